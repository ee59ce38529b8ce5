//! Cases from life: ways to apply side by side, and what comes after filing.

mod after;
mod channels;
mod path;

use aldyn::assessment::{Comparison, Later, after, anchors, compare, starts};
use aldyn::calendar::{Day, Moment};
use aldyn::interview::{offered, replay};
use aldyn::law::{ItemId, Start};
use aldyn::logic::{Anchors, Answer, Answers, OptionId, Situation};
use aldyn::source::{Compiled, Rules, answer_of};
use std::path::Path;

const STATE_CORPORATION: OptionId = OptionId(1);
const PORTAL: OptionId = OptionId(2);

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Somebody with answers, who asks at a moment.
struct Case<'r> {
    rules: &'r Rules,
    compiled: &'r Compiled,
    answers: Answers,
    moment: Moment,
}

impl<'r> Case<'r> {
    fn new(rules: &'r Rules, service: &str, at: &str, answers: &[(&str, &str)]) -> Case<'r> {
        let read = |(fact, written): &(&str, &str)| answer_of(&rules.facts, fact, written).unwrap();
        let answers = answers.iter().map(read).collect();
        Case { rules, compiled: rules.service(service).unwrap(), answers, moment: Moment::parse(at).unwrap() }
    }

    /// Every scenario of every service, at its own moment and on other hours and days.
    fn of_all_scenarios(rules: &'r Rules) -> Vec<Case<'r>> {
        let mut cases = Vec::new();
        for compiled in &rules.services {
            for scenario in &rules.scenarios[&compiled.id].scenarios {
                let read = |(fact, written): (&String, &String)| answer_of(&rules.facts, fact, written).unwrap();
                let answers: Answers = scenario.answers.iter().map(read).collect();
                let own = Moment::parse(&scenario.at).unwrap();
                let lunch = Moment { minute: 13 * 60 + 15, ..own };
                let evening = Moment { minute: 20 * 60, ..own };
                let saturday = Moment::parse("2026-11-28T12:00").unwrap();
                let last = Moment { day: rules.calendar.last(), minute: 600 };
                for moment in [own, lunch, evening, saturday, last] {
                    cases.push(Case { rules, compiled, answers: answers.clone(), moment });
                }
            }
        }
        cases
    }

    /// What is asked on a channel, answered as far as it is.
    fn active(&self, channel: OptionId) -> (Answers, Anchors) {
        let service = &self.compiled.service;
        let mut answers = self.answers.clone();
        answers.set(service.channel, Answer::Option(channel));
        let anchors = anchors(service, channel, self.moment, &answers, &self.rules.calendar);
        (replay(service, &answers, anchors, &self.rules.calendar).active, anchors)
    }

    fn compare(&self) -> Comparison {
        let service = &self.compiled.service;
        let (active, anchors) = self.active(service.channels[0].option);
        let situation = Situation { answers: &active, anchors, calendar: &self.rules.calendar };
        let channels = offered(service, &situation);
        compare(service, &self.answers, &channels, self.moment, &self.rules.calendar)
    }

    fn starts(&self) -> Vec<Start> {
        self.in_situation(|situation| starts(&self.compiled.service, situation))
    }

    fn after(&self, entered: &[(Start, Day)]) -> Vec<Later> {
        self.in_situation(|situation| after(&self.compiled.service, situation, entered))
    }

    fn in_situation<T>(&self, told: impl Fn(&Situation) -> T) -> T {
        let channel = match self.answers.get(self.compiled.service.channel) {
            Some(Answer::Option(channel)) => *channel,
            _ => self.compiled.service.channels[0].option,
        };
        let (answers, anchors) = self.active(channel);
        told(&Situation { answers: &answers, anchors, calendar: &self.rules.calendar })
    }

    fn name(&self, id: ItemId) -> &str {
        self.compiled.names.item(id)
    }

    fn names(&self, ids: &[ItemId]) -> Vec<&str> {
        ids.iter().map(|id| self.name(*id)).collect()
    }
}
