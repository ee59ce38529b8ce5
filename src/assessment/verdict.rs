use super::{Outlook, RiskLine, Success};
use crate::calendar::{Day, Moment};
use crate::law::{Exit, ExitKind, Force, Ground, ItemId, Service, ServiceId, TermKind};
use crate::logic::{Condition, FactId, Situation, Truth, Window, deciding_facts, truth};

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
    /// The acts that are encoded do not say what applies to this person.
    NotCovered { exit: ItemId },
    /// It cannot be told yet; these facts are missing. None is where a day that decides lies past the calendar.
    CannotTell { missing: Vec<FactId> },
    /// The moment lies in the time of an act that has been repealed since: this is how it was then.
    History,
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
    moment: Moment,
    situation: &Situation,
    risks: &[RiskLine],
    success: &Success,
) -> Verdict {
    // For a day on which the wording is known not to be in force there is no assessment to come here from.
    if service.in_force.on(moment.day) == Force::NotKnown {
        return Verdict::ForceNotKnown(Force::NotKnown);
    }
    if let Some(exit) = first_exit(service, situation) {
        return match exit.kind {
            ExitKind::AnotherService(id) => Verdict::AnotherService { exit: exit.item.id, service: ServiceId(id) },
            ExitKind::NothingToDo => Verdict::NothingToDo { exit: exit.item.id },
            ExitKind::NotCovered => Verdict::NotCovered { exit: exit.item.id },
        };
    }
    let mut missing = Missing::default();
    service.exits.iter().for_each(|exit| missing.add(&exit.item.when, situation));
    if let Some(variant) = service.variant {
        missing.add_fact(variant, situation);
    }
    if missing.anything {
        return Verdict::CannotTell { missing: missing.facts };
    }

    if service.repeal.is_some() {
        return Verdict::History;
    }

    let firing: Vec<&Ground> = with_outlook(service, risks, |outlook| *outlook == Outlook::WillHappen);
    let filing = situation.anchors.filing.unwrap_or(moment.day);
    if !firing.is_empty() {
        let grounds: Vec<ItemId> = firing.iter().map(|ground| ground.item.id).collect();
        let days = &success.all.certain;
        // Not today: what is sent after hours is filed today and accepted on a later day, which may be too late.
        return match filing.succ().and_then(|next| days.first_from(next)) {
            Some(day) => Verdict::NotBefore { day: success.opening(day), grounds },
            None => match days.intervals().last() {
                Some(past) if firing.iter().all(|ground| ground.remedy.is_none()) => {
                    Verdict::NotAfter { day: past.to, grounds }
                }
                _ => Verdict::MendFirst { grounds },
            },
        };
    }

    let mut missing = Missing::default();
    service
        .terms
        .iter()
        .filter(|term| term.kind == TermKind::Result)
        .for_each(|term| missing.add(&term.item.when, situation));
    for ground in with_outlook(service, risks, |outlook| matches!(outlook, Outlook::Depends(_))) {
        missing.add(&ground.item.when, situation);
    }
    if missing.anything {
        return Verdict::CannotTell { missing: missing.facts };
    }
    Verdict::Ready { until: last_good_day(&success.all, filing, situation) }
}

/// The last day of the stretch of success that `filing` lies in; none where the calendar's end alone sets it.
fn last_good_day(success: &Window, filing: Day, situation: &Situation) -> Option<Day> {
    let last = success.certain.holding(filing)?.to;
    let next = last.succ().filter(|next| *next <= situation.calendar.last())?;
    (!success.possible.contains(next)).then_some(last)
}

/// Of the exits that hold, the one whose kind takes precedence.
pub(super) fn first_exit<'s>(service: &'s Service, situation: &Situation) -> Option<&'s Exit> {
    let holding = service.exits.iter().filter(|exit| truth(&exit.item.when, situation).is_yes());
    holding.min_by_key(|exit| exit.kind)
}

fn with_outlook<'s>(service: &'s Service, risks: &[RiskLine], wanted: impl Fn(&Outlook) -> bool) -> Vec<&'s Ground> {
    let chosen = service
        .grounds
        .iter()
        .filter(|ground| risks.iter().any(|risk| risk.ground == ground.item.id && wanted(&risk.outlook)));
    chosen.collect()
}

/// What keeps a verdict open.
#[derive(Default)]
struct Missing {
    /// Something is unknown; perhaps a day past the calendar, which no answer would settle.
    anything: bool,
    /// The facts that are not known.
    facts: Vec<FactId>,
}

impl Missing {
    fn add(&mut self, condition: &Condition, situation: &Situation) {
        if truth(condition, situation) != Truth::Unknown {
            return;
        }
        self.anything = true;
        for fact in deciding_facts(condition, situation) {
            self.add_fact(fact, situation);
        }
    }

    fn add_fact(&mut self, fact: FactId, situation: &Situation) {
        let is_open = situation.answers.get(fact).is_none_or(|answer| answer.is_open());
        if is_open && !self.facts.contains(&fact) {
            self.anything = true;
            self.facts.push(fact);
        }
    }
}
