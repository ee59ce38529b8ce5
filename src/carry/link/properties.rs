//! What holds for any answers and any fragment.

use super::tests::{RULES, asking, whole};
use super::*;
use crate::calendar::Day;
use crate::interview::accepts;
use crate::law::{Service, ServiceId};
use crate::logic::{Anchors, Answer, Answers, FactId, OptionId, Rest, Situation};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;

/// Any answer at all, within the numbers given.
fn any_answer(options: u8) -> impl Strategy<Value = Answer> {
    let day = -25_567..47_847_i32;
    let rest = prop_oneof![Just(Rest::No), Just(Rest::Unknown)];
    prop_oneof![
        (0..=options).prop_map(|option| Answer::Option(OptionId(option))),
        (btree_set(0..=options, 0..20), rest)
            .prop_map(|(yes, rest)| Answer::Several { yes: yes.into_iter().map(OptionId).collect(), rest }),
        day.prop_map(|days| Answer::Date(Day::from_days_since_1970(days).unwrap())),
        Just(Answer::DontKnow),
        Just(Answer::PreferNotToSay),
    ]
}

fn any_answers(facts: impl Strategy<Value = u16>, options: u8) -> impl Strategy<Value = Answers> {
    let answers = btree_map(facts, any_answer(options), 0..40);
    answers.prop_map(|answers| answers.into_iter().map(|(fact, answer)| (FactId(fact), answer)).collect())
}

/// No answer that the interview would not take. Which channels are open turns on the other answers and is for the
/// interview to say: here all of them are.
fn only_what_is_offered(opened: &Opened, service: &Service) -> bool {
    let answers = Answers::new();
    let situation = Situation { answers: &answers, anchors: Anchors::default(), calendar: &RULES.calendar };
    opened.answers.iter().all(|(fact, answer)| {
        let question = service.question(fact).expect("only what is asked");
        let as_any_other = Service { channel: FactId(u16::MAX), ..service.clone() };
        accepts(&as_any_other, question, answer, &situation)
    })
}

proptest! {
    #[test]
    fn any_answers_come_back(id in any::<u16>(), answers in any_answers(any::<u16>(), 255)) {
        let id = ServiceId(id);
        prop_assert_eq!(read(&write(id, &answers), &asking(id, &answers)), whole(&answers));
    }

    #[test]
    fn a_link_takes_and_leaves_what_the_interview_does(at in 0..13_usize, seed in any_answers(0..20_u16, 9)) {
        let service = &RULES.services[at % RULES.services.len()].service;
        // Facts of this service in place of the first numbers, so that most of them are asked.
        let fact = |FactId(n)| service.questions.get(usize::from(n)).map_or(FactId(n), |question| question.fact);
        let answers: Answers = seed.iter().map(|(n, answer)| (fact(n), answer.clone())).collect();
        let opened = read(&write(service.id, &answers), service);
        prop_assert_eq!(opened.state, State::Whole);
        prop_assert!(only_what_is_offered(&opened, service));
        prop_assert_eq!(opened.answers.len() + opened.dropped.len(), answers.len());
        for fact in &opened.dropped {
            let alone = Opened {
                answers: answers.iter().filter(|(id, _)| id == fact).map(|(id, answer)| (id, answer.clone())).collect(),
                ..opened.clone()
            };
            prop_assert!(service.question(*fact).is_none() || !only_what_is_offered(&alone, service));
        }
    }

    #[test]
    fn nothing_typed_in_place_of_a_link_is_taken(text in ".*") {
        let opened = read(&text, &RULES.services[0].service);
        prop_assert!(opened.answers.is_empty());
    }

    #[test]
    fn no_forged_link_gets_in_an_answer_that_is_not_offered(
        at in 0..13_usize, noise in vec(any::<u8>(), 0..60), count in 0..40_u8, sealed in any::<bool>()
    ) {
        let service = &RULES.services[at % RULES.services.len()].service;
        let mut bytes = vec![service.id.0 as u8, count];
        bytes.extend(noise);
        if sealed {
            bytes.extend(check(&bytes).to_be_bytes());
        }
        let opened = read(&fragment(&bytes), service);
        prop_assert!(only_what_is_offered(&opened, service));
    }

    #[test]
    fn no_letters_after_our_mark_are_too_odd(text in "#?a1\\.[A-Za-z0-9_-]{0,90}") {
        for compiled in &RULES.services {
            prop_assert!(only_what_is_offered(&read(&text, &compiled.service), &compiled.service));
        }
    }
}

fn fragment(bytes: &[u8]) -> String {
    let mut text = String::from("a1.");
    write::encode(bytes, &mut text);
    text
}
