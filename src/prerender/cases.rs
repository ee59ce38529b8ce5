//! What can be said of a service before anything is answered but which case it is: three-valued, as always.

use crate::calendar::Calendar;
use crate::law::{Choice, Document, Exit, Kind, Service};
use crate::locale::Texts;
use crate::logic::{Anchors, Answer, Answers, Condition, OptionId, Situation, Truth, truth};

/// A paper that is needed, always or on a condition.
#[derive(Clone, PartialEq)]
pub(super) struct Needed<'s> {
    /// As each way to apply asks for it: on the portal it is attached, elsewhere it is shown.
    pub ways: Vec<(Vec<OptionId>, &'s Document)>,
    /// What is still open about it, with what is known left out; always for one that is needed whatever else holds.
    pub when: Condition,
}

/// One of the cases that the act tells apart.
pub(super) struct Case<'s> {
    pub choice: &'s Choice,
    /// Where whatever else holds there is nothing to apply for here: why, and what each reason still hangs on.
    pub exits: Vec<(&'s Exit, Condition)>,
    /// Without what is needed in every case.
    pub documents: Vec<Needed<'s>>,
}

/// The documents of every case, and then those of each.
pub(super) struct Cases<'s> {
    pub common: Vec<Needed<'s>>,
    pub cases: Vec<Case<'s>>,
}

/// Takes a service apart by its variant; one without variants has no cases.
pub(super) fn cases<'s>(service: &'s Service, texts: &Texts, calendar: &Calendar) -> Cases<'s> {
    let choices = service.variant.and_then(|fact| Some((fact, service.question(fact)?.kind.choices())));
    let Some((fact, choices)) = choices else {
        return Cases { common: needed(service, texts, &Answers::new(), calendar), cases: Vec::new() };
    };
    let mut cases: Vec<Case> = choices
        .iter()
        .map(|choice| {
            let mut answers = Answers::new();
            answers.set(fact, Answer::Option(choice.option));
            let exits = exits(service, &answers, calendar);
            Case { choice, exits, documents: needed(service, texts, &answers, calendar) }
        })
        .collect();
    let mut open = cases.iter().filter(|case| case.exits.is_empty());
    let mut common = open.next().map(|case| case.documents.clone()).unwrap_or_default();
    open.for_each(|case| common.retain(|one| case.documents.contains(one)));
    for case in &mut cases {
        case.documents.retain(|one| !common.contains(one));
    }
    Cases { common, cases }
}

/// The exits that the answers can lead to, if every further answer leads to one.
fn exits<'s>(service: &'s Service, answers: &Answers, calendar: &Calendar) -> Vec<(&'s Exit, Condition)> {
    if !leaves(service, answers, calendar) {
        return Vec::new();
    }
    let situation = Situation { answers, anchors: Anchors::default(), calendar };
    let open = service.exits.iter().map(|exit| (exit, &exit.item.when));
    let open = open.filter(|(_, when)| !truth(when, &situation).is_no());
    open.map(|(exit, when)| (exit, open_part(when, &situation))).collect()
}

/// Whether an exit holds whatever else is answered: tried out, one question after the other.
fn leaves(service: &Service, answers: &Answers, calendar: &Calendar) -> bool {
    let situation = Situation { answers, anchors: Anchors::default(), calendar };
    let values: Vec<Truth> = service.exits.iter().map(|exit| truth(&exit.item.when, &situation)).collect();
    if values.contains(&Truth::Yes) {
        return true;
    }
    let open = service.exits.iter().zip(values).filter(|(_, value)| *value == Truth::Unknown);
    let facts = open.flat_map(|(exit, _)| open_part(&exit.item.when, &situation).facts());
    let next = facts.filter_map(|fact| service.question(fact)).find_map(|question| match &question.kind {
        Kind::Choice(choices) => Some((question.fact, choices)),
        Kind::Several(_) | Kind::Date => None,
    });
    next.is_some_and(|(fact, choices)| {
        choices.iter().all(|choice| {
            let mut answers = answers.clone();
            answers.set(fact, Answer::Option(choice.option));
            leaves(service, &answers, calendar)
        })
    })
}

/// What the answers ask for by each way to apply that is open to them; a paper that several ask for is said once.
fn needed<'s>(service: &'s Service, texts: &Texts, answers: &Answers, calendar: &Calendar) -> Vec<Needed<'s>> {
    let mut found: Vec<Needed> = Vec::new();
    let mut open = 0;
    for channel in &service.channels {
        let mut answers = answers.clone();
        answers.set(service.channel, Answer::Option(channel.option));
        let situation = Situation { answers: &answers, anchors: Anchors::default(), calendar };
        if truth(&channel.when, &situation).is_no() {
            continue;
        }
        open += 1;
        for document in &service.documents {
            let spared = Condition::Not(Box::new(document.unless.clone()));
            let when = Condition::All(vec![document.item.when.clone(), spared]);
            if !truth(&when, &situation).is_no() {
                add(&mut found, document, open_part(&when, &situation), channel.option, texts);
            }
        }
    }
    for one in &mut found {
        let asking: Vec<OptionId> = one.ways.iter().flat_map(|(channels, _)| channels.clone()).collect();
        if asking.len() < open {
            let by = asking.into_iter().map(|option| Condition::Is(service.channel, option)).collect();
            let parts = [joined(by, Condition::Any), one.when.clone()];
            let parts = parts.into_iter().filter(|part| !part.is_always()).collect();
            one.when = joined(parts, Condition::All);
        }
    }
    found.sort_by_key(|one| one.ways.first().map(|(_, document)| document.item.id));
    found
}

/// Adds what one way to apply asks for, to the same paper of another way where there is one: under the same title, in
/// the same case.
fn add<'s>(found: &mut Vec<Needed<'s>>, document: &'s Document, when: Condition, channel: OptionId, texts: &Texts) {
    let title = |document: &Document| texts.get(document.item.title);
    let is_same = |one: &&mut Needed| {
        let known = one.ways.iter().all(|(_, other)| other.paper == document.paper && title(other) == title(document));
        known && one.when == when
    };
    let Some(one) = found.iter_mut().find(is_same) else {
        found.push(Needed { ways: vec![(vec![channel], document)], when });
        return;
    };
    match one.ways.iter_mut().find(|(_, other)| other.item.id == document.item.id) {
        Some((channels, _)) => channels.push(channel),
        None => one.ways.push((vec![channel], document)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Moment;
    use crate::interview::replay;
    use crate::locale::Lang;
    use crate::source::{Compiled, Rules, answer_of};
    use std::path::Path;

    /// Everyone of the scenarios: their answers, and the day they come.
    fn people(rules: &Rules, compiled: &Compiled) -> Vec<(Answers, Anchors)> {
        let scenarios = rules.scenarios[&compiled.id].scenarios.iter();
        let person = scenarios.map(|scenario| {
            let given = scenario.answers.iter().map(|(fact, said)| answer_of(&rules.facts, fact, said).unwrap());
            let day = Some(Moment::parse(&scenario.at).unwrap().day);
            let anchors = Anchors { filing: day, acceptance: day, decision: None };
            (replay(&compiled.service, &given.collect(), anchors, &rules.calendar).active, anchors)
        });
        person.collect()
    }

    /// A person finds under their case what they need, and what is said to be needed by everyone they do need.
    #[test]
    fn what_the_people_of_the_scenarios_need_stands_under_their_case() {
        let rules = Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
        let mut compared = 0;
        for compiled in &rules.services {
            let service = &compiled.service;
            let parts = cases(service, &compiled.texts[Lang::Kk as usize], &rules.calendar);
            for (answers, anchors) in people(&rules, compiled) {
                let situation = Situation { answers: &answers, anchors, calendar: &rules.calendar };
                let Some(Answer::Option(channel)) = answers.get(service.channel) else { continue };
                let own = service.variant.and_then(|fact| answers.get(fact));
                let case = parts.cases.iter().find(|case| own == Some(&Answer::Option(case.choice.option)));
                if service.variant.is_some() && case.is_none_or(|case| !case.exits.is_empty()) {
                    continue;
                }
                let listed = parts.common.iter().chain(case.into_iter().flat_map(|case| &case.documents));
                let listed: Vec<(&Document, &Condition)> = listed
                    .flat_map(|one| one.ways.iter().map(move |way| (way, &one.when)))
                    .filter(|((channels, _), _)| channels.contains(channel))
                    .map(|((_, document), when)| (*document, when))
                    .collect();
                for document in &service.documents {
                    let value = truth(&document.item.when, &situation).and(truth(&document.unless, &situation).not());
                    let told = listed.iter().find(|(listed, _)| listed.item.id == document.item.id);
                    let said = told.map_or(Truth::No, |(_, when)| truth(when, &situation));
                    assert_eq!(said, value, "{}: {}", compiled.id, compiled.names.item(document.item.id));
                    compared += 1;
                }
            }
        }
        assert!(compared > 1000, "{compared}");
    }
}
