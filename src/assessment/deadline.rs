use super::acceptance::acceptance;
use crate::calendar::{Count, Day, Moment, OutsideCalendar, Standing};
use crate::law::{ItemId, Service, Start, Term, TermKind};
use crate::logic::{OptionId, Situation, Truth, truth};

/// When the result can be expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Deadline {
    /// One timeline; several where it is not known which term applies.
    Counted(Vec<Timeline>),
    /// No term applies: an exit holds, or the act sets none.
    NoTerm,
    /// The count leaves the working-day calendar: for those days none has been set.
    OutsideCalendar(OutsideCalendar),
}

/// One base term, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub term: ItemId,
    /// When the application is accepted.
    pub accepted: Moment,
    /// The office was closed at the moment asked about.
    pub waits: bool,
    /// The count day by day.
    pub count: Count,
    /// The result is ready on this day at the latest.
    pub ready: Day,
    /// The same, or the next working day where the limit falls on a day off.
    pub practical: Day,
    pub standing: Standing,
    /// What else has a day of its own, in the order of the days.
    pub events: Vec<Event>,
    /// The longer terms that can take its place.
    pub extended: Vec<Extended>,
}

impl Timeline {
    /// The term to expect and its last day: of the longer terms that this person's answers bring, the last one, else the
    /// base term. `None` where one of them ends past the calendar.
    pub fn expected(&self) -> Option<(ItemId, Day)> {
        let mut expected = (self.term, self.ready);
        for extended in self.extended.iter().filter(|extended| extended.applies.is_yes()) {
            let ready = extended.ready?;
            if ready >= expected.1 {
                expected = (extended.term, ready);
            }
        }
        Some(expected)
    }
}

/// A longer term in place of a base term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extended {
    pub term: ItemId,
    /// `Yes`: it does for this person; `Unknown`: it may.
    pub applies: Truth,
    /// Its last day; `None` where that lies past the calendar.
    pub ready: Option<Day>,
}

/// A day that follows from a term, at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub term: ItemId,
    pub by: Day,
}

pub(super) fn deadline(service: &Service, channel: OptionId, moment: Moment, situation: &Situation) -> Deadline {
    if service.exits.iter().any(|exit| truth(&exit.item.when, situation).is_yes()) {
        return Deadline::NoTerm;
    }
    let accepted = match acceptance(service, channel, moment, situation.calendar) {
        Ok(accepted) => accepted,
        Err(outside) => return Deadline::OutsideCalendar(outside),
    };
    let base = |value: Truth| {
        let results = service.terms.iter().filter(|term| term.kind == TermKind::Result);
        results.filter(move |term| truth(&term.item.when, situation) == value)
    };
    let mut terms: Vec<&Term> = base(Truth::Yes).collect();
    if terms.is_empty() {
        terms = base(Truth::Unknown).collect();
    }
    let mut timelines = Vec::new();
    for term in terms {
        let Some(limit) = term.limit() else { continue };
        match limit.count(situation.calendar, accepted.at.day) {
            Ok(count) => timelines.push(Timeline {
                term: term.item.id,
                accepted: accepted.at,
                waits: accepted.waits,
                ready: count.last,
                practical: count.practical,
                standing: count.standing,
                events: events(service, situation, &count),
                extended: extended(service, situation, term.item.id, accepted.at.day),
                count,
            }),
            Err(outside) => return Deadline::OutsideCalendar(outside),
        }
    }
    if timelines.is_empty() { Deadline::NoTerm } else { Deadline::Counted(timelines) }
}

fn extended(service: &Service, situation: &Situation, base: ItemId, accepted: Day) -> Vec<Extended> {
    let terms = service.terms.iter().filter(|term| term.extends == Some(base));
    let lines = terms.map(|term| Extended {
        term: term.item.id,
        applies: truth(&term.item.when, situation),
        ready: term.limit().and_then(|limit| limit.last(situation.calendar, accepted).ok()),
    });
    lines.filter(|line| !line.applies.is_no()).collect()
}

/// Delivery before the end of the term, and keeping after it. A day past the calendar's end is left out.
fn events(service: &Service, situation: &Situation, count: &Count) -> Vec<Event> {
    let applies = |kind: TermKind| {
        let mut terms = service.terms.iter().filter(move |term| term.kind == kind);
        terms.find(|term| truth(&term.item.when, situation).is_yes())
    };
    let mut events = Vec::new();
    let mut arrival = count.last;
    if let Some(term) = applies(TermKind::Delivery)
        && term.start == Start::BeforeResult
        && let Some(n) = term.item.n
        && let Some(by) = count.last.plus_days(-i32::from(n))
    {
        arrival = by;
        events.push(Event { term: term.item.id, by });
    }
    if let Some(term) = applies(TermKind::Keeping)
        && term.start == Start::ResultArrival
        && let Some(limit) = term.limit()
        && let Ok(by) = limit.last(situation.calendar, arrival)
    {
        events.push(Event { term: term.item.id, by });
    }
    events
}
