//! What would change this, against brute force: for every scenario of every service, and for conditions made for it.

mod brute;
mod drawn;
mod flips;
mod life;
mod made;
mod smallest;

use aldyn::assessment::{Change, Other, smallest_change};
use aldyn::calendar::{Calendar, Day, Moment};
use aldyn::interview::replay;
use aldyn::law::{Ground, Service};
use aldyn::logic::{Anchors, Answer, Answers, FactId, OptionId};
use aldyn::source::{Compiled, Rules, Scenario, answer_of};
use std::cell::LazyCell;
use std::path::Path;

thread_local! {
    static RULES: LazyCell<Rules> = const { LazyCell::new(load) };
}

fn load() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Somebody who applies, or wants to.
struct Person<'r> {
    service: &'r Service,
    calendar: &'r Calendar,
    answers: Answers,
    channel: OptionId,
    moment: Moment,
}

impl Person<'_> {
    fn with(&self, fact: FactId, answer: Answer) -> Answers {
        let mut answers = self.answers.clone();
        answers.set(fact, answer);
        answers
    }

    fn smallest(&self, ground: &Ground) -> Option<Vec<Change>> {
        smallest_change(self.service, &self.answers, ground.item.id, self.channel, self.moment, self.calendar)
    }
}

fn filed_at(moment: Moment) -> Anchors {
    Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None }
}

fn person<'r>(rules: &'r Rules, compiled: &'r Compiled, scenario: &Scenario) -> Person<'r> {
    let moment = Moment::parse(&scenario.at).unwrap();
    let answers = scenario.answers.iter().map(|(fact, written)| answer_of(&rules.facts, fact, written).unwrap());
    let mut answers: Answers = answers.collect();
    let service = &compiled.service;
    let active = replay(service, &answers, filed_at(moment), &rules.calendar).active;
    let channel = match active.get(service.channel) {
        Some(Answer::Option(channel)) => *channel,
        _ => service.channels[0].option,
    };
    // Where one channel is left it is taken, whatever was said.
    answers.set(service.channel, Answer::Option(channel));
    Person { service, calendar: &rules.calendar, answers, channel, moment }
}

/// Everybody in the scenarios of every service, by name.
fn for_each_person(check: impl Fn(&str, &Person)) {
    RULES.with(|rules| {
        for compiled in &rules.services {
            for scenario in rules.scenarios.get(&compiled.id).map_or(&[][..], |file| &file.scenarios) {
                check(&format!("{}: {}", compiled.id, scenario.name), &person(rules, compiled, scenario));
            }
        }
    });
}

/// Answers that this change allows: of dates the ends, and some within.
fn allowed(to: &Other) -> Vec<Answer> {
    let days = |days: &[Option<Day>]| days.iter().flatten().copied().map(Answer::Date).collect();
    match to {
        Other::Answer(answer) => vec![answer.clone()],
        Other::From(from) => days(&[Some(*from), from.succ(), from.plus_days(400), from.plus_days(1_200)]),
        Other::Until(until) => days(&[Some(*until), until.pred(), until.plus_days(-400), until.plus_days(-1_200)]),
        Other::Between(from, to) => days(&[Some(*from), from.plus_days(from.days_until(*to) / 2), Some(*to)]),
    }
}
