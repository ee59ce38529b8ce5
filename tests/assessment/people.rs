//! Whom the properties are tried on.

use crate::{RULES, calendar, in_force};
use aldyn::assessment::{Assessment, assess};
use aldyn::calendar::{Day, Moment};
use aldyn::interview::{offered, replay};
use aldyn::law::{Kind, Question, Service};
use aldyn::logic::{Anchors, Answer, Answers, OptionId, Rest, Situation};
use aldyn::source::answer_of;
use proptest::prelude::*;
use proptest::sample::Index;

/// Somebody with their answers.
#[derive(Clone, Debug)]
pub struct Person {
    /// All that they ever answered.
    pub given: Answers,
    /// The answers that take part.
    pub active: Answers,
    pub channel: OptionId,
    /// Nothing is left to ask.
    pub is_finished: bool,
}

impl Person {
    pub fn new(service: &Service, given: Answers, at: Day) -> Person {
        let anchors = Anchors { filing: Some(at), acceptance: Some(at), decision: None };
        let progress = replay(service, &given, anchors, calendar());
        let channel = match progress.active.get(service.channel) {
            Some(Answer::Option(channel)) => *channel,
            _ => service.channels[0].option,
        };
        Person { given, active: progress.active, channel, is_finished: progress.next.is_none() }
    }

    pub fn assess(&self, service: &Service, moment: Moment) -> Assessment {
        assess(service, &self.active, self.channel, moment, calendar())
    }

    /// Every question is answered, and every answer that takes part is definite.
    pub fn knows_everything(&self) -> bool {
        self.is_finished && self.active.iter().all(|(_, answer)| !answer.is_open())
    }
}

/// The people of the scenarios, with their moments.
pub fn people_of_scenarios(service: &'static Service) -> Vec<(Person, Moment)> {
    let compiled = RULES.services.iter().find(|compiled| compiled.service.id == service.id).unwrap();
    let people = RULES.scenarios[&compiled.id].scenarios.iter().map(|scenario| {
        let answers = scenario.answers.iter().map(|(fact, written)| answer_of(&RULES.facts, fact, written).unwrap());
        let moment = Moment::parse(&scenario.at).unwrap();
        (Person::new(service, answers.collect(), moment.day), moment)
    });
    people.collect()
}

/// So many of them, evenly spread.
pub fn some_people(service: &'static Service, most: usize) -> Vec<(Person, Moment)> {
    let all = people_of_scenarios(service);
    let step = all.len().div_ceil(most);
    all.into_iter().step_by(step).collect()
}

/// Answers that tell the fact; dates on both sides of whatever a rule may count from `at`.
pub fn definite_answers(question: &Question, at: Day) -> Vec<Answer> {
    match &question.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| Answer::Option(choice.option)).collect(),
        Kind::Several(choices) => {
            let alone = choices.iter().map(|choice| vec![choice.option]);
            let sets = alone.chain([Vec::new(), choices.iter().map(|choice| choice.option).collect()]);
            sets.map(|yes| Answer::Several { yes, rest: Rest::No }).collect()
        }
        Kind::Date => {
            let offsets = [-9000, -2000, -1826, -400, -182, -31, -1, 0, 1, 3, 40, 181, 200, 400, 2000];
            offsets.iter().map(|offset| Answer::Date(at.plus_days(*offset).unwrap())).collect()
        }
    }
}

/// Answers that leave the fact, or a part of it, unknown; whether or not the page would offer them.
pub fn open_answers(question: &Question) -> Vec<Answer> {
    let mut answers = vec![Answer::DontKnow];
    if let Kind::Several(choices) = &question.kind {
        answers.extend(choices.iter().map(|c| Answer::Several { yes: vec![c.option], rest: Rest::Unknown }));
    }
    answers
}

/// Somebody with an answer to every question, from indices; one in five is open where the page offers that.
pub fn drawn(service: &Service, picks: &[Index]) -> Person {
    let at = in_force(service);
    let answer = |(question, pick): (&Question, &Index)| {
        let mut answers = definite_answers(question, at);
        if question.may_not_know {
            let each = answers.len().div_ceil(4);
            answers.extend(open_answers(question).into_iter().cycle().take(each));
        }
        (question.fact, pick.get(&answers).clone())
    };
    let mut given: Answers = service.questions.iter().zip(picks).map(answer).collect();
    // A channel that is closed to this person is no answer.
    let person = Person::new(service, given.clone(), at);
    if !person.active.is_answered(service.channel) {
        let filed = Anchors { filing: Some(at), acceptance: Some(at), decision: None };
        let open = offered(service, &Situation { answers: &person.active, anchors: filed, calendar: calendar() });
        given.set(service.channel, Answer::Option(*open.first().expect("a channel is open")));
    }
    Person::new(service, given, at)
}

pub fn picks() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 64)
}

pub fn office_hours_matter(service: &Service, channel: OptionId) -> bool {
    let known = service.channels.iter().find(|known| known.option == channel);
    known.is_some_and(|known| service.accepting_office(known).is_some())
}

pub fn is_sent_round_the_clock(service: &Service, channel: OptionId) -> bool {
    service.channels.iter().any(|known| known.option == channel && known.round_the_clock)
}
