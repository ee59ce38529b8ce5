use super::{Case, Other, every_atom};
use crate::calendar::Day;
use crate::law::TermKind;
use crate::logic::{Anchors, Answer, Answers, Condition, DateRef, FactId, Interval, Situation, Truth, truth};

/// The days of a date fact, in runs over which no condition of the service, nor this one, can change its value,
/// whatever the channel; in ascending order. The other dates are those given.
///
/// They reach from 1900 to 2100, and as far in that as every sum can be told: a working-day sum within the calendar.
pub(super) fn cells(case: &Case, fact: FactId, condition: &Condition, answers: &Answers) -> Vec<Interval> {
    let (Some(first), Some(last)) = (Day::new(Day::FIRST_YEAR, 1, 1), Day::new(Day::LAST_YEAR, 12, 31)) else {
        return Vec::new();
    };
    let mut all = Interval { from: first, to: last };
    let mut starts = Vec::new();
    let mut answers = answers.clone();
    let mut split = |atom: &Condition| {
        if !atom.own_facts().contains(&Some(fact)) {
            return;
        }
        for anchors in others_of(case, fact, atom) {
            let mut value = |day: Day| {
                answers.set(fact, Answer::Date(day));
                truth(atom, &Situation { answers: &answers, anchors, calendar: case.calendar })
            };
            let own = changes(case, Interval { from: first, to: last }, &mut value);
            if let [second, .., past] | [second @ past] = own[..] {
                if value(first).is_unknown() {
                    all.from = all.from.max(second);
                }
                if value(last).is_unknown() {
                    all.to = all.to.min(past.pred().unwrap_or(past));
                }
            }
            for day in own {
                // Ascending, each once.
                if let Err(place) = starts.binary_search(&day) {
                    starts.insert(place, day);
                }
            }
        }
    };
    condition.atoms(&mut split);
    every_atom(case.service, &mut split);

    let mut cells = Vec::new();
    let mut from = all.from;
    for start in starts {
        if from < start && start <= all.to {
            cells.push(Interval { from, to: start.pred().unwrap_or(start) });
            from = start;
        }
    }
    cells.push(Interval { from, to: all.to });
    cells
}

/// The longest runs of these cells on which something holds; each cell stands for all its days.
pub(super) fn runs(cells: &[Interval], holds: &mut dyn FnMut(Day) -> bool) -> Vec<Interval> {
    let mut runs: Vec<Interval> = Vec::new();
    let mut goes_on = false;
    for cell in cells {
        let held = holds(cell.from);
        match runs.last_mut() {
            Some(run) if held && goes_on => run.to = cell.to,
            _ if held => runs.push(*cell),
            _ => {}
        }
        goes_on = held;
    }
    runs
}

/// Every date in this run of cells.
pub(super) fn any_of(run: Interval, cells: &[Interval]) -> Other {
    if cells.last().is_some_and(|cell| cell.to == run.to) {
        Other::From(run.from)
    } else if cells.first().is_some_and(|cell| cell.from == run.from) {
        Other::Until(run.to)
    } else {
        Other::Between(run.from, run.to)
    }
}

/// How many days these lie from a day; 0 where it is one of them.
pub(super) fn distance(days: Interval, day: Day) -> i32 {
    day.days_until(days.from).max(days.to.days_until(day)).max(0)
}

/// The days that a comparison can hold a fact against, each as every anchor: only one of them is looked at.
fn others_of(case: &Case, fact: FactId, atom: &Condition) -> Vec<Anchors> {
    let Condition::NotAfter { earlier, later, .. } = atom else { return Vec::new() };
    let other = if earlier.fact() == Some(fact) { *later } else { *earlier };
    let mut days = Vec::new();
    let mut add = |day: Option<Day>| {
        let anchors = Anchors { filing: day, acceptance: day, decision: day };
        if !days.contains(&anchors) {
            days.push(anchors);
        }
    };
    if other.fact().is_some() {
        add(None);
        return days;
    }
    let nothing = Answers::new();
    for channel in core::iter::once(case.channel).chain(case.service.channels.iter().map(|channel| channel.option)) {
        let anchors = super::anchors(case.service, channel, case.moment, &nothing, case.calendar);
        match other {
            DateRef::Acceptance => add(anchors.acceptance),
            // Which term applies can depend on the very answers that are changed.
            DateRef::Decision => {
                for term in case.service.terms.iter().filter(|term| term.kind == TermKind::Result) {
                    let limit = term.limit().zip(anchors.acceptance);
                    add(limit.and_then(|(limit, accepted)| limit.last(case.calendar, accepted).ok()));
                }
            }
            DateRef::Filing | DateRef::Fact(_) => add(anchors.filing),
        }
    }
    days
}

/// The days after the first on which the value becomes another, ascending. Before, within and after the calendar each
/// value holds on days in a row.
fn changes(case: &Case, all: Interval, value: &mut dyn FnMut(Day) -> Truth) -> Vec<Day> {
    let mut changes = Vec::new();
    let (first, last) = (case.calendar.first(), case.calendar.last());
    let mut low = all.from;
    let (before, after) = (first.pred().unwrap_or(all.from), last.succ().unwrap_or(all.to));
    for to in [before, first, last, after, all.to] {
        while value(low) != value(to) {
            // Invariant: the value at `low` is that of the whole run, at `high` it is another.
            let (run, mut high) = (value(low), to);
            while let Some(middle) = low.plus_days(low.days_until(high) / 2)
                && middle != low
            {
                if value(middle) == run {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            changes.push(high);
            low = high;
        }
        low = low.max(to);
    }
    changes
}
