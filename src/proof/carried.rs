//! What the guide's answers say in the service that it leads to.

use crate::law::{Kind, Question, Service, Step};
use crate::logic::{Condition, FactId, OptionId};
use std::collections::BTreeSet;

/// Whether a step's service asks a fact that it is not given.
pub(super) fn asks(service: &Service, step: &Step, fact: FactId) -> bool {
    service.question(fact).is_some() && !step.gives.iter().any(|(given, _)| *given == fact)
}

/// Whether every answer that one question takes is taken by the other too.
pub(super) fn takes_all(theirs: &Question, own: &Question) -> bool {
    let options = |question: &Question| {
        question.kind.choices().iter().map(|choice| choice.option).collect::<BTreeSet<OptionId>>()
    };
    let same_kind = matches!(
        (&theirs.kind, &own.kind),
        (Kind::Choice(_), Kind::Choice(_)) | (Kind::Several(_), Kind::Several(_)) | (Kind::Date, Kind::Date)
    );
    same_kind
        && options(theirs).is_superset(&options(own))
        && theirs.may_not_know >= own.may_not_know
        && theirs.delicate >= own.delicate
}

/// The condition with what the step gives put in the place of what the person said.
pub(super) fn carried_over(condition: &Condition, step: &Step) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(|part| carried_over(part, step)).collect();
    match condition {
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(carried_over(part, step))),
        Condition::Is(fact, option) => match step.gives.iter().find(|(given, _)| given == fact) {
            Some((_, given)) if given == option => Condition::always(),
            Some(_) => Condition::never(),
            None => condition.clone(),
        },
        Condition::Has(..) | Condition::NotAfter { .. } => condition.clone(),
    }
}
