use super::{Anchors, Condition, DateRef, Situation, Truth, truth};
use crate::calendar::Day;

/// Days from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub from: Day,
    pub to: Day,
}

/// A set of days: intervals in ascending order that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(Vec<Interval>);

/// The filing days on which a condition holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// It holds on these days whatever the unknown answers turn out to be.
    pub certain: Days,
    /// It can hold on these days, and on no others.
    pub possible: Days,
}

impl Days {
    pub fn none() -> Days {
        Days(Vec::new())
    }

    pub fn one(from: Day, to: Day) -> Days {
        if from <= to { Days(vec![Interval { from, to }]) } else { Days::none() }
    }

    pub fn intervals(&self) -> &[Interval] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, day: Day) -> bool {
        self.holding(day).is_some()
    }

    /// The interval that the day lies in.
    pub fn holding(&self, day: Day) -> Option<Interval> {
        self.0.iter().copied().find(|interval| interval.from <= day && day <= interval.to)
    }

    /// The first day of the set that is not before `day`.
    pub fn first_from(&self, day: Day) -> Option<Day> {
        self.0.iter().find(|interval| interval.to >= day).map(|interval| interval.from.max(day))
    }

    pub fn intersection(&self, other: &Days) -> Days {
        let mut both = Days::none();
        for a in &self.0 {
            for b in &other.0 {
                let (from, to) = (a.from.max(b.from), a.to.min(b.to));
                if from <= to {
                    both.0.push(Interval { from, to });
                }
            }
        }
        both
    }

    /// The days from `first` to `last` that are not in the set.
    pub fn complement(&self, first: Day, last: Day) -> Days {
        let mut rest = Vec::new();
        let mut from = Some(first);
        for interval in &self.0 {
            if let (Some(start), Some(end)) = (from, interval.from.pred())
                && start <= end
            {
                rest.push(Interval { from: start, to: end.min(last) });
            }
            from = interval.to.succ();
        }
        if let Some(start) = from
            && start <= last
        {
            rest.push(Interval { from: start, to: last });
        }
        Days(rest)
    }
}

impl Window {
    fn constant(value: Truth, first: Day, last: Day) -> Window {
        let all = || Days::one(first, last);
        match value {
            Truth::Yes => Window { certain: all(), possible: all() },
            Truth::No => Window { certain: Days::none(), possible: Days::none() },
            Truth::Unknown => Window { certain: Days::none(), possible: all() },
        }
    }
}

/// Turns a condition round: the filing days, within the calendar, on which it holds.
///
/// `anchors_of` gives the acceptance and decision days that follow from a filing day. A later filing must not give
/// an earlier acceptance or decision: then every atom changes its value at most once along the calendar, and the day
/// of that change is found by bisection with the very evaluation that the assessment uses.
pub fn window(condition: &Condition, situation: &Situation, anchors_of: &dyn Fn(Day) -> Anchors) -> Window {
    let (first, last) = (situation.calendar.first(), situation.calendar.last());
    // Most conditions are settled without any day of the office: they are so on every day.
    let settled = truth(condition, &Situation { anchors: Anchors::default(), ..*situation });
    if settled != Truth::Unknown {
        return Window::constant(settled, first, last);
    }
    match condition {
        Condition::All(parts) => {
            let mut all = Window::constant(Truth::Yes, first, last);
            for part in parts {
                let part = window(part, situation, anchors_of);
                all.certain = all.certain.intersection(&part.certain);
                all.possible = all.possible.intersection(&part.possible);
            }
            all
        }
        Condition::Any(parts) => {
            // a or b = not (not a and not b)
            let mut none = Window::constant(Truth::Yes, first, last);
            for part in parts {
                let part = negated(window(part, situation, anchors_of), first, last);
                none.certain = none.certain.intersection(&part.certain);
                none.possible = none.possible.intersection(&part.possible);
            }
            negated(none, first, last)
        }
        Condition::Not(part) => negated(window(part, situation, anchors_of), first, last),
        Condition::Is(..) | Condition::Has(..) => Window::constant(Truth::Unknown, first, last),
        Condition::NotAfter { earlier, later, .. } => {
            let given = |which: &DateRef| which.fact().is_none() || situation.day(*which).is_some();
            if !given(earlier) || !given(later) {
                return Window::constant(Truth::Unknown, first, last);
            }
            let on = |day: Day| Situation { anchors: anchors_of(day), ..*situation };
            let at = |day: Day| truth(condition, &on(day));
            let has_days = |day: Day| {
                let situation = on(day);
                situation.day(*earlier).is_some() && situation.day(*later).is_some()
            };
            // The last filing days have no decision within the calendar. Before them a sum may lead out of it at one
            // end: there the value is unknown, and within what is left it changes once at the most.
            let within = |days: Days, holds: &dyn Fn(Day) -> bool| match days.intervals() {
                [Interval { from, to }, ..] => where_holds(*from, *to, holds),
                _ => Days::none(),
            };
            let known = within(Days::one(first, last), &has_days);
            let known = within(known, &|day| at(day) != Truth::Unknown);
            let certain = within(known.clone(), &|day| at(day) == Truth::Yes);
            let excluded = certain.complement(first, last).intersection(&known);
            Window { possible: excluded.complement(first, last), certain }
        }
    }
}

fn negated(window: Window, first: Day, last: Day) -> Window {
    Window { certain: window.possible.complement(first, last), possible: window.certain.complement(first, last) }
}

/// The days on which a property holds that changes at most once between `first` and `last`.
fn where_holds(first: Day, last: Day, holds: &dyn Fn(Day) -> bool) -> Days {
    match (holds(first), holds(last)) {
        (true, true) => Days::one(first, last),
        (false, false) => Days::none(),
        (at_first, _) => {
            // Invariant: the value at `low` is `at_first`, at `high` it is not.
            let (mut low, mut high) = (first, last);
            while let Some(middle) = low.plus_days(low.days_until(high) / 2)
                && middle != low
            {
                if holds(middle) == at_first {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            if at_first { Days::one(first, low) } else { Days::one(high, last) }
        }
    }
}
