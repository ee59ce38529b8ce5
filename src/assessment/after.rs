use crate::calendar::{Count, Day, Span, Unit};
use crate::law::{Force, ItemId, Service, Start, Term, TermKind, TermUnit};
use crate::logic::{Situation, Truth, truth};

/// A term that runs from a day after filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    pub term: ItemId,
    /// `Unknown`: whether it applies turns on an answer that is not known.
    pub applies: Truth,
    /// What it runs from; [`Start::BeforeDecision`] is counted back from the last day for the decision.
    pub from: Start,
    /// Its last day. `None`: it is set in minutes, or the count leaves the calendar.
    pub by: Option<Day>,
    /// The same, or the next working day where that is a day off.
    pub practical: Option<Day>,
    /// The count day by day; `None` besides for what is counted back.
    pub count: Option<Count>,
}

/// The days after filing that a person can learn of, in the order in which they come.
///
/// Not among them: what happens inside the office (the handing over of the papers, its own steps), and what is known
/// without being asked (filing, acceptance, the last days of the result and of the decision).
const LEARNT: [Start; 8] = [
    Start::Extension,
    Start::InformationReceived,
    Start::Notice,
    Start::Hearing,
    Start::ResultArrival,
    Start::Request,
    Start::ComplaintReceived,
    Start::ComplaintRegistered,
];

/// The days that the person can be asked for: those from which some term of this service runs that applies, or may.
///
/// Each stands once, in the order in which they come. None where an exit holds, or the wording is not in force.
pub fn starts(service: &Service, situation: &Situation) -> Vec<Start> {
    let mut starts = Vec::new();
    if is_told(service, situation) {
        for start in LEARNT {
            if service.terms.iter().any(|term| term.start == start && !truth(&term.item.when, situation).is_no()) {
                starts.push(start);
            }
        }
    }
    starts
}

/// Every term that runs from a day that was entered, with its last day: by the order in which the days come, then by
/// that of the rule file. A day that is none of [`starts`] is passed over; of two of one kind the first counts.
///
/// What must come before the decision stands first and needs no day entered: its last day follows from the last day
/// for the decision, and it is left out where that is not known.
pub fn after(service: &Service, situation: &Situation, entered: &[(Start, Day)]) -> Vec<Later> {
    let mut lines = Vec::new();
    if !is_told(service, situation) {
        return lines;
    }
    if let Some(decision) = decision(service, situation) {
        for (term, applies) in running_from(service, situation, Start::BeforeDecision) {
            lines.push(back(term, applies, decision, situation));
        }
    }
    for start in LEARNT {
        let Some((_, day)) = entered.iter().find(|(known, _)| *known == start) else { continue };
        for (term, applies) in running_from(service, situation, start) {
            let limit = term.limit();
            let count = limit.and_then(|limit| limit.count(situation.calendar, *day).ok());
            lines.push(Later {
                term: term.item.id,
                applies,
                from: start,
                // Its last day may be the calendar's, after which no working day is known.
                by: limit.and_then(|limit| limit.last(situation.calendar, *day).ok()),
                practical: count.as_ref().map(|count| count.practical),
                count,
            });
        }
    }
    lines
}

/// The terms with this start that apply, or may.
fn running_from<'s>(
    service: &'s Service,
    situation: &Situation,
    start: Start,
) -> impl Iterator<Item = (&'s Term, Truth)> {
    let terms = service.terms.iter().filter(move |term| term.start == start);
    terms.map(move |term| (term, truth(&term.item.when, situation))).filter(|(_, applies)| !applies.is_no())
}

/// A term that ends so long before the decision.
fn back(term: &Term, applies: Truth, decision: Day, situation: &Situation) -> Later {
    let unit = match term.unit {
        TermUnit::Seconds | TermUnit::Minutes => None,
        TermUnit::Days => Some(Unit::Days),
        TermUnit::WorkingDays => Some(Unit::WorkingDays),
        TermUnit::Months => Some(Unit::Months),
    };
    let span = unit.zip(term.item.n).map(|(unit, n)| Span::new(-i32::from(n), unit));
    let by = span.and_then(|span| situation.calendar.add(decision, span).ok());
    let practical = by.and_then(|by| situation.calendar.next_working_day(by).ok());
    Later { term: term.item.id, applies, from: Start::BeforeDecision, by, practical, count: None }
}

/// The last day for the decision: that of the base term, extended where it is known that it is. `None` where it may be.
fn decision(service: &Service, situation: &Situation) -> Option<Day> {
    let mut last = situation.anchors.decision?;
    for term in service.terms.iter().filter(|term| term.kind == TermKind::Extension) {
        match truth(&term.item.when, situation) {
            Truth::No => {}
            Truth::Unknown => return None,
            Truth::Yes => last = last.max(term.limit()?.last(situation.calendar, situation.anchors.acceptance?).ok()?),
        }
    }
    Some(last)
}

/// Nothing follows from an application that an exit turns away, nor from a wording that is not in force.
fn is_told(service: &Service, situation: &Situation) -> bool {
    let force = situation.anchors.filing.map_or(Force::NotKnown, |day| service.in_force.on(day));
    matches!(force, Force::InForce | Force::NotKnown)
        && !service.exits.iter().any(|exit| truth(&exit.item.when, situation).is_yes())
}
