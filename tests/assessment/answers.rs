//! What an answer can do to risks and verdict.

use crate::people::{Person, definite_answers, drawn, open_answers, people_of_scenarios, picks};
use crate::{at_ten, in_force, services};
use aldyn::assessment::{Assessment, Outlook, Verdict};
use aldyn::calendar::Moment;
use aldyn::law::{ExitKind, Service};
use aldyn::logic::{Answer, FactId};
use proptest::prelude::*;

/// The same person after another answer; the channel stays.
fn answering(service: &Service, person: &Person, fact: FactId, answer: &Answer, moment: Moment) -> Person {
    let mut given = person.given.clone();
    given.set(fact, answer.clone());
    Person { channel: person.channel, ..Person::new(service, given, moment.day) }
}

/// Each ground with what was to be expected before and what is now.
fn outlooks(before: &Assessment, after: &Assessment) -> Vec<(u16, Outlook, Option<Outlook>)> {
    let now = |risk: &aldyn::assessment::RiskLine| after.risks.iter().find(|line| line.ground == risk.ground);
    let lines = before.risks.iter().map(|risk| (risk, now(risk).map(|line| line.outlook.clone())));
    lines.map(|(risk, now)| (risk.ground.0, risk.outlook.clone(), now)).collect()
}

/// Whoever finds out what they did not know keeps every refusal that was certain, and every one that was ruled out.
fn assert_knowing_more_settles_only(service: &Service, person: &Person, moment: Moment) {
    let before = person.assess(service, moment);
    let is_open = |fact: FactId| person.active.get(fact).is_some_and(|answer| answer.is_open());
    for question in service.questions.iter().filter(|question| is_open(question.fact)) {
        let fact = question.fact;
        for answer in definite_answers(question, moment.day) {
            // Ticked as holding stays ticked; the channel may no longer be offered.
            let keeps = match (person.given.get(fact), &answer) {
                (Some(Answer::Several { yes: ticked, .. }), Answer::Several { yes, .. }) => {
                    ticked.iter().all(|option| yes.contains(option))
                }
                _ => fact != service.channel,
            };
            let knowing = answering(service, person, fact, &answer, moment);
            let after = knowing.assess(service, moment);
            if !keeps || !after.exits.is_empty() || !knowing.active.is_answered(service.channel) {
                continue;
            }
            for (ground, before, after) in outlooks(&before, &after) {
                if matches!(before, Outlook::WillHappen | Outlook::Cleared) {
                    assert_eq!(after, Some(before), "ground {ground} by {fact:?} = {answer:?} of {person:?}");
                }
            }
        }
    }
}

/// Whoever no longer knows what they said is not told that a refusal is ruled out.
fn assert_knowing_less_clears_nothing(service: &Service, person: &Person, moment: Moment) {
    let before = person.assess(service, moment);
    for question in service.questions.iter().filter(|question| question.fact != service.channel) {
        let Some(answer) = person.active.get(question.fact).filter(|answer| !answer.is_open()) else { continue };
        for open in open_answers(question) {
            // What stays ticked held before.
            if let (Answer::Several { yes, .. }, Answer::Several { yes: ticked, .. }) = (&open, answer)
                && !yes.iter().all(|option| ticked.contains(option))
            {
                continue;
            }
            // As the answers stand, and as the interview would ask again.
            let mut forgetting = person.clone();
            forgetting.active.set(question.fact, open.clone());
            let asked_again = answering(service, person, question.fact, &open, moment);
            for (unsure, asks_again) in [(forgetting, false), (asked_again, true)] {
                let after = unsure.assess(service, moment);
                for (ground, before, after) in outlooks(&before, &after) {
                    let what = format!("ground {ground} without {:?} of {person:?}", question.fact);
                    match before {
                        Outlook::WillHappen => {
                            assert!(
                                matches!(after, Some(Outlook::WillHappen | Outlook::Depends(_))),
                                "{what}: {after:?}"
                            );
                        }
                        Outlook::Cleared => {
                            assert!(
                                matches!(after, Some(Outlook::Cleared | Outlook::Depends(_) | Outlook::Later)),
                                "{what}: {after:?}"
                            );
                        }
                        // More questions may be asked now, and settle what was open.
                        Outlook::Depends(_) if !asks_again => {
                            assert!(matches!(after, Some(Outlook::Depends(_))), "{what}: {after:?}");
                        }
                        Outlook::OfficerOnly if !asks_again => assert_eq!(after, Some(Outlook::OfficerOnly), "{what}"),
                        Outlook::Later if !asks_again => assert_eq!(after, Some(Outlook::Later), "{what}"),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// One verdict, against everything that stands beneath it.
fn assert_precedence(service: &Service, person: &Person, moment: Moment) {
    let assessment = person.assess(service, moment);
    let what = || format!("{moment}: {assessment:?} of {person:?}");
    let fires = assessment.risks.iter().any(|risk| risk.outlook == Outlook::WillHappen);
    let depends = assessment.risks.iter().any(|risk| matches!(risk.outlook, Outlook::Depends(_)));
    let kind = |id| service.exits.iter().find(|exit| exit.item.id == id).expect("an exit of the service").kind;
    let first = assessment.exits.iter().map(|exit| kind(*exit)).min();
    match &assessment.verdict {
        Verdict::AnotherService { exit, .. } => {
            assert!(matches!(kind(*exit), ExitKind::AnotherService(_)) && Some(kind(*exit)) == first, "{}", what());
        }
        Verdict::NothingToDo { exit } | Verdict::NotCovered { exit } => {
            assert!(assessment.exits.contains(exit) && Some(kind(*exit)) == first, "{}", what());
        }
        Verdict::NotBefore { grounds, .. } | Verdict::NotAfter { grounds, .. } | Verdict::MendFirst { grounds } => {
            let firing = assessment.risks.iter().filter(|risk| risk.outlook == Outlook::WillHappen);
            assert!(firing.map(|risk| risk.ground).eq(grounds.iter().copied()), "{}", what());
            assert!(fires && first.is_none(), "{}", what());
        }
        Verdict::Ready { .. } => assert!(!fires && !depends && first.is_none(), "{}", what()),
        Verdict::CannotTell { .. } => assert!(first.is_none() && !person.knows_everything(), "{}", what()),
        Verdict::History => assert!(service.repeal.is_some() && first.is_none(), "{}", what()),
        Verdict::Repealed | Verdict::ForceNotKnown(_) => assert!(assessment.risks.is_empty(), "{}", what()),
    }
}

#[test]
fn in_every_scenario_answers_settle_and_the_verdict_is_the_first_that_holds() {
    for service in services() {
        for (at, (person, moment)) in people_of_scenarios(service).into_iter().enumerate() {
            if !matches!(person.assess(service, moment).verdict, Verdict::ForceNotKnown(_)) {
                assert_precedence(service, &person, moment);
            }
            if at % 6 == 0 {
                assert_knowing_more_settles_only(service, &person, moment);
                assert_knowing_less_clears_nothing(service, &person, moment);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_answered_the_verdict_is_the_first_that_holds(picks in picks()) {
        for service in services() {
            assert_precedence(service, &drawn(service, &picks), at_ten(in_force(service)));
        }
    }

    #[test]
    fn finding_out_what_was_not_known_settles_and_forgetting_clears_nothing(picks in picks(), turn in 0_usize..4) {
        for service in services().skip(turn).step_by(4) {
            let person = drawn(service, &picks);
            assert_knowing_more_settles_only(service, &person, at_ten(in_force(service)));
            assert_knowing_less_clears_nothing(service, &person, at_ten(in_force(service)));
        }
    }
}
