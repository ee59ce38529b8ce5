//! The single answers that turn a condition round: each does, and none is missing.

use super::brute::differing;
use super::{Person, allowed, for_each_person};
use aldyn::assessment::{Flip, Other, flips};
use aldyn::calendar::Day;
use aldyn::law::{Kind, Question};
use aldyn::logic::{Answer, Condition, Truth};
use std::cell::RefCell;
use std::collections::BTreeSet;

fn flips_of(person: &Person, condition: &Condition) -> Vec<Flip> {
    flips(condition, person.service, &person.answers, person.channel, person.moment, person.calendar)
}

/// Whether a date is among those that a flip names.
fn names(to: &[Other], day: Day) -> bool {
    to.iter().any(|other| match other {
        Other::From(from) => *from <= day,
        Other::Until(until) => day <= *until,
        Other::Between(from, to) => *from <= day && day <= *to,
        Other::Answer(_) => false,
    })
}

fn date(answer: &Answer) -> Option<Day> {
    match answer {
        Answer::Date(day) => Some(*day),
        _ => None,
    }
}

/// Holds the flips against every other answer; the dates are those of some years around.
pub fn assert_flips(name: &str, person: &Person, condition: &Condition, years: i32) {
    let flips = flips_of(person, condition);
    let before = person.value(condition, &person.answers);
    for question in person.asked_by(condition) {
        let days = if question.kind == Kind::Date { person.days_around(question, years) } else { Vec::new() };
        let others = person.others(question, condition, &days).into_iter().filter_map(|answer| {
            let answers = person.with(question.fact, answer.clone());
            let is_open = question.fact != person.service.channel
                || person.offered(&answers).contains(&person.channel_in(&answers));
            is_open.then(|| (answer, person.value(condition, &answers)))
        });
        let others: Vec<(Answer, Truth)> = others.collect();
        for value in [Truth::No, Truth::Yes] {
            let told: Vec<&Flip> =
                flips.iter().filter(|flip| flip.fact == question.fact && flip.value == value).collect();
            assert!(told.len() <= 1, "{name}: {told:?}");
            let to = told.first().map_or(&[][..], |flip| &flip.to);
            if value == before {
                assert_eq!(to, [], "{name}: it is {value:?} already");
                continue;
            }
            for answer in to.iter().flat_map(allowed) {
                let turned = person.value(condition, &person.with(question.fact, answer.clone()));
                assert_eq!(turned, value, "{name}: {condition:?} with {answer:?}");
            }
            let turning = others.iter().filter(|(_, found)| *found == value).map(|(answer, _)| answer);
            let name = format!("{name}: {condition:?} to {value:?}");
            assert_none_is_missing(&name, person, question, &turning.cloned().collect::<Vec<_>>(), &days, to);
        }
    }
}

/// `turning` are all answers that turn the condition, `to` those that are told.
fn assert_none_is_missing(
    name: &str,
    person: &Person,
    question: &Question,
    turning: &[Answer],
    days: &[Day],
    to: &[Other],
) {
    match question.kind {
        Kind::Choice(_) => {
            let turning: Vec<Other> = turning.iter().cloned().map(Other::Answer).collect();
            assert_eq!(to, turning, "{name}");
        }
        Kind::Date => {
            let turning: BTreeSet<Day> = turning.iter().filter_map(date).collect();
            for day in days {
                assert_eq!(names(to, *day), turning.contains(day), "{name} on {day}");
            }
            assert!(to.iter().filter(|other| matches!(other, Other::From(_))).count() <= 1, "{name}: {to:?}");
            assert!(to.iter().filter(|other| matches!(other, Other::Until(_))).count() <= 1, "{name}: {to:?}");
        }
        Kind::Several(_) => {
            let given = person.answers.get(question.fact);
            let turning: Vec<_> = turning.iter().map(|answer| differing(given, answer)).collect();
            let is_fewest = |set: &&_| !turning.iter().any(|other| other != *set && other.is_subset(set));
            let fewest: Vec<_> = turning.iter().filter(is_fewest).collect();
            let told = to.iter().flat_map(allowed).map(|answer| differing(given, &answer));
            let told: Vec<_> = told.collect();
            assert_eq!(told.len(), fewest.len(), "{name} from {given:?}: {to:?}");
            assert!(fewest.iter().all(|set| told.contains(set)), "{name} from {given:?}: {to:?}");
            assert!(told.is_sorted_by_key(|set| set.len()), "{name}: the fewest boxes come first: {to:?}");
        }
    }
}

#[test]
fn every_flip_turns_the_line_round_and_no_single_answer_that_does_is_left_out() {
    // Of people who differ in nothing that a condition can see, one is enough.
    let seen = RefCell::new(BTreeSet::new());
    for_each_person(|name, person| {
        let items = person.service.items().map(|item| &item.when);
        let unless = person.service.documents.iter().map(|document| &document.unless);
        let channels = person.service.channels.iter().map(|channel| &channel.when);
        let due = person.service.duties.iter().map(|duty| &duty.due);
        for condition in items.chain(unless).chain(channels).chain(due) {
            let answers: Vec<_> = condition.facts().into_iter().map(|fact| person.answers.get(fact)).collect();
            let anchors = person.on(person.channel, &person.answers, |situation| situation.anchors);
            let sight = format!("{:?}", (person.service.id, condition, answers, person.channel, anchors));
            if seen.borrow_mut().insert(sight) {
                assert_flips(name, person, condition, 4);
            }
        }
    });
}
