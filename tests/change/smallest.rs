//! The smallest change: it clears the ground, nothing smaller does, and none is given only where there is none.

use super::{Person, allowed, filed_at, for_each_person};
use aldyn::assessment::{Assessment, Change, Outlook, assess};
use aldyn::interview::{Progress, replay};
use aldyn::law::{Ground, ItemId, Kind, Question};
use aldyn::logic::{Answer, Answers, Condition, FactId, OptionId, Rest};

/// Every way to do what is said: one answer for each change, of dates several.
fn ways(person: &Person, changes: &[Change]) -> Vec<Answers> {
    let mut ways = vec![person.answers.clone()];
    for change in changes {
        let longer = ways.iter().flat_map(|way| {
            allowed(&change.to).into_iter().map(|answer| {
                let mut way = way.clone();
                way.set(change.fact, answer);
                way
            })
        });
        ways = longer.collect();
    }
    ways
}

/// The interview with these answers, followed to its end: whatever new it asks is answered with the option that stands
/// there. Says whether it asked anything new.
fn followed(person: &Person, mut answers: Answers, pick: usize) -> (Progress, bool) {
    let mut is_new = false;
    loop {
        let progress = replay(person.service, &answers, filed_at(person.moment), person.calendar);
        let Some(fact) = progress.next else { return (progress, is_new) };
        is_new = true;
        let question = person.service.question(fact).unwrap();
        let options = match fact == person.service.channel {
            true => person.offered(&answers),
            false => question.kind.choices().iter().map(|choice| choice.option).collect(),
        };
        let option = options.get(pick % options.len().max(1)).copied();
        answers.set(fact, new_answer(question, option, pick, person));
    }
}

fn new_answer(question: &Question, option: Option<OptionId>, pick: usize, person: &Person) -> Answer {
    match (&question.kind, option) {
        (_, _) if question.may_not_know && pick == 2 => Answer::DontKnow,
        (Kind::Choice(_), Some(option)) => Answer::Option(option),
        (Kind::Several(_), option) => Answer::Several { yes: option.into_iter().collect(), rest: Rest::No },
        _ => Answer::Date(person.moment.day.plus_days(3_650).unwrap()),
    }
}

fn assessed(person: &Person, answers: &Answers) -> Assessment {
    assess(person.service, answers, person.channel_in(answers), person.moment, person.calendar)
}

fn will_happen(assessment: &Assessment) -> Vec<ItemId> {
    let risks = assessment.risks.iter().filter(|risk| risk.outlook == Outlook::WillHappen);
    risks.map(|risk| risk.ground).collect()
}

/// Does what is said, goes through the interview again, and looks at the assessment.
fn assert_clears(name: &str, person: &Person, ground: &Ground, changes: &[Change]) {
    let before = will_happen(&assessed(person, &person.answers));
    for answers in ways(person, changes) {
        assert!(person.is_rid_of(ground, &answers), "{name}: {changes:?} with {answers:?}");
        for pick in 0..3 {
            let (progress, is_new) = followed(person, answers.clone(), pick);
            let assessment = assessed(person, &progress.active);
            let is_closed = !person.offered(&progress.active).contains(&person.channel_in(&answers));
            if is_new && (!assessment.exits.is_empty() || is_closed) {
                // What is asked anew can lead to an exit, or close the channel.
                continue;
            }
            let outlook = assessment.risks.iter().find(|risk| risk.ground == ground.item.id).map(|risk| &risk.outlook);
            assert!(
                matches!(outlook, None | Some(Outlook::Cleared)),
                "{name}: {changes:?} give {outlook:?} with {answers:?}"
            );
            assert_eq!(assessment.exits, [], "{name}: {changes:?}");
            if !is_new {
                let new: Vec<_> = will_happen(&assessment).into_iter().filter(|id| !before.contains(id)).collect();
                assert_eq!(new, [], "{name}: {changes:?} bring other grounds");
            }
        }
        // Part of the changes is not enough.
        for left_out in changes {
            let mut part = answers.clone();
            match person.answers.get(left_out.fact) {
                Some(given) => part.set(left_out.fact, given.clone()),
                None => part.remove(left_out.fact),
            }
            assert!(!person.is_rid_of(ground, &part), "{name}: {changes:?} without {left_out:?}");
        }
    }
}

/// Whether changing so many of these facts can do it: every one of them, to everything.
fn can_do(person: &Person, ground: &Ground, count: usize, facts: &[(FactId, Vec<Answer>)], answers: &Answers) -> bool {
    if count == 0 {
        return person.is_rid_of(ground, answers);
    }
    facts.iter().enumerate().any(|(at, (fact, others))| {
        others.iter().any(|other| {
            let mut answers = answers.clone();
            answers.set(*fact, other.clone());
            can_do(person, ground, count - 1, &facts[at + 1..], &answers)
        })
    })
}

fn other_answers(person: &Person, condition: &Condition, years: i32) -> Vec<(FactId, Vec<Answer>)> {
    let others = person.asked_by(condition).into_iter().map(|question| {
        let days = if question.kind == Kind::Date { person.telling_days(question, years) } else { Vec::new() };
        (question.fact, person.others(question, condition, &days))
    });
    others.collect()
}

/// Holds the smallest change against every change of up to two facts; the dates are those of some years around.
pub fn assert_smallest(name: &str, person: &Person, ground: &Ground, years: i32) {
    let told = person.smallest(ground);
    if let Some(changes) = &told {
        assert_clears(name, person, ground, changes);
    }
    let facts = other_answers(person, &ground.item.when, years);
    let fewest = (0..=2).find(|count| can_do(person, ground, *count, &facts, &person.answers));
    match (told.map(|changes| changes.len()), fewest) {
        (told, Some(fewest)) => assert_eq!(told, Some(fewest), "{name}: {:?}", ground.item.when),
        (told, None) => assert!(told.is_none_or(|told| told == 3), "{name}: {told:?} are named, none is found"),
    }
}

#[test]
fn doing_what_is_said_clears_each_ground_and_nothing_smaller_does() {
    for_each_person(|name, person| {
        for ground in &person.service.grounds {
            assert_smallest(name, person, ground, 8);
        }
    });
}
