//! What can be said of a service before anything is answered but which case it is: three-valued, as always.

use crate::calendar::Calendar;
use crate::law::{Choice, Document, Exit, Service};
use crate::logic::{Anchors, Answer, Answers, Condition, Situation, Truth, truth};

/// A document that is needed, always or on a condition.
#[derive(Clone, PartialEq)]
pub(super) struct Needed<'s> {
    pub document: &'s Document,
    /// What is still open about it, with what is known left out; always for one that is needed whatever else holds.
    pub when: Condition,
}

/// One of the cases that the act tells apart.
pub(super) struct Case<'s> {
    pub choice: &'s Choice,
    /// Why there is nothing to apply for here, whatever else holds.
    pub exit: Option<&'s Exit>,
    /// Without what is needed in every case.
    pub documents: Vec<Needed<'s>>,
}

/// The documents of every case, and then those of each.
pub(super) struct Cases<'s> {
    pub common: Vec<Needed<'s>>,
    pub cases: Vec<Case<'s>>,
}

/// Takes a service apart by its variant; one without variants has no cases.
pub(super) fn cases<'s>(service: &'s Service, calendar: &Calendar) -> Cases<'s> {
    let answers = known(service);
    let choices = service.variant.and_then(|fact| Some((fact, service.question(fact)?.kind.choices())));
    let Some((fact, choices)) = choices else {
        return Cases { common: needed(service, &answers, calendar), cases: Vec::new() };
    };
    let mut cases: Vec<Case> = choices
        .iter()
        .map(|choice| {
            let mut answers = answers.clone();
            answers.set(fact, Answer::Option(choice.option));
            let situation = Situation { answers: &answers, anchors: Anchors::default(), calendar };
            let exit = service.exits.iter().find(|exit| truth(&exit.item.when, &situation).is_yes());
            Case { choice, exit, documents: needed(service, &answers, calendar) }
        })
        .collect();
    let mut open = cases.iter().filter(|case| case.exit.is_none());
    let mut common = open.next().map(|case| case.documents.clone()).unwrap_or_default();
    open.for_each(|case| common.retain(|one| case.documents.contains(one)));
    for case in &mut cases {
        case.documents.retain(|one| !common.contains(one));
    }
    Cases { common, cases }
}

/// What holds of everybody: where there is one way to apply, it is taken.
fn known(service: &Service) -> Answers {
    let mut answers = Answers::new();
    if let [channel] = &service.channels[..] {
        answers.set(service.channel, Answer::Option(channel.option));
    }
    answers
}

fn needed<'s>(service: &'s Service, answers: &Answers, calendar: &Calendar) -> Vec<Needed<'s>> {
    let situation = Situation { answers, anchors: Anchors::default(), calendar };
    let needed = service.documents.iter().map(|document| {
        let spared = Condition::Not(Box::new(document.unless.clone()));
        let when = Condition::All(vec![document.item.when.clone(), spared]);
        (document, truth(&when, &situation), open_part(&when, &situation))
    });
    let needed = needed.filter(|(_, value, _)| !value.is_no());
    needed.map(|(document, _, when)| Needed { document, when }).collect()
}

/// What of a condition is still open: the same condition for everybody of whom the answers are true.
fn open_part(condition: &Condition, situation: &Situation) -> Condition {
    let open = |parts: &[Condition]| -> Vec<Condition> {
        let parts = parts.iter().filter(|part| truth(part, situation) == Truth::Unknown);
        parts.map(|part| open_part(part, situation)).collect()
    };
    match (truth(condition, situation), condition) {
        (Truth::Yes, _) => Condition::always(),
        (Truth::No, _) => Condition::never(),
        (Truth::Unknown, Condition::All(parts)) => joined(open(parts), Condition::All),
        (Truth::Unknown, Condition::Any(parts)) => joined(open(parts), Condition::Any),
        (Truth::Unknown, Condition::Not(part)) => Condition::Not(Box::new(open_part(part, situation))),
        (Truth::Unknown, atom) => atom.clone(),
    }
}

/// Of one part nothing but the part.
fn joined(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}
