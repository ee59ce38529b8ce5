use super::{Outlook, RiskLine, acceptance::anchors};
use crate::calendar::{Day, Moment};
use crate::law::{Exit, ExitKind, Force, Ground, ItemId, Service, ServiceId};
use crate::logic::{Condition, FactId, OptionId, Situation, Truth, deciding_facts, truth, window};

/// What to do, in one word. The first that holds, in the order below; the rest stand beneath in the assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The wording these rules come from is no longer in force.
    Repealed,
    /// Whether these rules are in force on that day is not known.
    ForceNotKnown(Force),
    /// Another service applies.
    AnotherService { exit: ItemId, service: ServiceId },
    /// There is nothing to apply for.
    NothingToDo { exit: ItemId },
    /// It cannot be told yet; these facts are missing.
    CannotTell { missing: Vec<FactId> },
    /// An application succeeds from this day on and not before.
    NotBefore { day: Day, grounds: Vec<ItemId> },
    /// An application could succeed until this day only.
    NotAfter { day: Day, grounds: Vec<ItemId> },
    /// These grounds would stop the application: clear them first.
    MendFirst { grounds: Vec<ItemId> },
    /// Nothing stands in the way; `until`: the last day on which that is so, where a date sets one.
    Ready { until: Option<Day> },
}

pub(super) fn verdict(
    service: &Service,
    channel: OptionId,
    moment: Moment,
    situation: &Situation,
    risks: &[RiskLine],
) -> Verdict {
    match service.in_force.on(moment.day) {
        Force::InForce => {}
        Force::Ended => return Verdict::Repealed,
        unclear @ (Force::NotYet | Force::NotKnown) => return Verdict::ForceNotKnown(unclear),
    }
    if let Some(exit) = first_exit(service, situation) {
        return match exit.kind {
            ExitKind::AnotherService(id) => Verdict::AnotherService { exit: exit.item.id, service: ServiceId(id) },
            ExitKind::NothingToDo => Verdict::NothingToDo { exit: exit.item.id },
        };
    }
    let missing = missing_for_exits(service, situation);
    if !missing.is_empty() {
        return Verdict::CannotTell { missing };
    }

    let firing: Vec<&Ground> = with_outlook(service, risks, |outlook| *outlook == Outlook::WillHappen);
    let success = succeeds(service);
    let anchors_of =
        |day: Day| anchors(service, channel, Moment { day, minute: 0 }, situation.answers, situation.calendar);
    let filing = situation.anchors.filing.unwrap_or(moment.day);
    if !firing.is_empty() {
        let grounds: Vec<ItemId> = firing.iter().map(|ground| ground.item.id).collect();
        let days = window(&success, situation, &anchors_of).certain;
        return match days.first_from(filing) {
            Some(day) => Verdict::NotBefore { day, grounds },
            None => match days.intervals().last() {
                Some(past) if firing.iter().all(|ground| ground.remedy.is_none()) => {
                    Verdict::NotAfter { day: past.to, grounds }
                }
                _ => Verdict::MendFirst { grounds },
            },
        };
    }

    let depends = with_outlook(service, risks, |outlook| matches!(outlook, Outlook::Depends(_)));
    let mut missing = missing_for_term(service, situation);
    for ground in depends {
        add_unknown(&ground.item.when, situation, &mut missing);
    }
    if !missing.is_empty() {
        return Verdict::CannotTell { missing };
    }
    let days = window(&success, situation, &anchors_of).certain;
    let until = days.holding(filing).map(|interval| interval.to).filter(|day| *day < situation.calendar.last());
    Verdict::Ready { until }
}

/// Of the exits that hold, the one whose kind takes precedence.
fn first_exit<'s>(service: &'s Service, situation: &Situation) -> Option<&'s Exit> {
    let holding = service.exits.iter().filter(|exit| truth(&exit.item.when, situation).is_yes());
    holding.min_by_key(|exit| exit.kind)
}

/// No ground that the applicant can know applies.
fn succeeds(service: &Service) -> Condition {
    let known = service.grounds.iter().filter(|ground| ground.known_to == crate::law::KnownTo::Applicant);
    Condition::All(known.map(|ground| Condition::Not(Box::new(ground.item.when.clone()))).collect())
}

fn with_outlook<'s>(service: &'s Service, risks: &[RiskLine], wanted: impl Fn(&Outlook) -> bool) -> Vec<&'s Ground> {
    let chosen = service
        .grounds
        .iter()
        .filter(|ground| risks.iter().any(|risk| risk.ground == ground.item.id && wanted(&risk.outlook)));
    chosen.collect()
}

fn missing_for_exits(service: &Service, situation: &Situation) -> Vec<FactId> {
    let mut missing = Vec::new();
    for exit in &service.exits {
        add_unknown(&exit.item.when, situation, &mut missing);
    }
    if let Some(variant) = service.variant
        && situation.answers.get(variant).is_none_or(|answer| answer.is_open())
        && !missing.contains(&variant)
    {
        missing.push(variant);
    }
    missing
}

fn missing_for_term(service: &Service, situation: &Situation) -> Vec<FactId> {
    let mut missing = Vec::new();
    for term in service.terms.iter().filter(|term| term.kind == crate::law::TermKind::Result) {
        add_unknown(&term.item.when, situation, &mut missing);
    }
    missing
}

fn add_unknown(condition: &Condition, situation: &Situation, missing: &mut Vec<FactId>) {
    if truth(condition, situation) == Truth::Unknown {
        for fact in deciding_facts(condition, situation) {
            // A date that is known is not missing: what is unknown then is a day past the calendar.
            let known = situation.answers.get(fact).is_some_and(|answer| !answer.is_open());
            if !known && !missing.contains(&fact) {
                missing.push(fact);
            }
        }
    }
}
