//! What would change this: the other answers that turn a condition round, and the fewest that clear a ground.
//!
//! Both look for answers that settle something. "I don't know" and "I prefer not to say" settle nothing, so they are
//! never proposed; where they were given, any other answer is a change. Answers that the interview has not met take
//! part as well: one that it does not need changes no condition that is settled without it.

mod days;
mod flips;
mod others;
mod smallest;

pub use flips::{Flip, flips};
pub use smallest::smallest_change;

use super::anchors;
use crate::calendar::{Calendar, Day, Moment};
use crate::interview::{accepts, offered};
use crate::law::{Question, Service};
use crate::logic::{Anchors, Answer, Answers, Condition, FactId, OptionId, Situation};

/// Another answer to one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// This one: an option, or the boxes that are ticked and what is true of the rest.
    Answer(Answer),
    /// Any date from this day on, the day itself among them.
    From(Day),
    /// Any date up to this day, the day itself among them.
    Until(Day),
    /// Any date between these days, both of them among them.
    Between(Day, Day),
}

/// One answer changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub fact: FactId,
    pub to: Other,
}

/// The application that the answers are about.
#[derive(Clone, Copy)]
struct Case<'a> {
    service: &'a Service,
    /// The channel it is made on, where the answers name no other.
    channel: OptionId,
    moment: Moment,
    calendar: &'a Calendar,
}

impl<'a> Case<'a> {
    /// The answers that fit their questions, with the channel among them.
    fn fitting(&self, answers: &Answers) -> Answers {
        let mut fitting = answers.clone();
        fitting.set(self.service.channel, Answer::Option(self.channel));
        let situation = Situation { answers, anchors: Anchors::default(), calendar: self.calendar };
        for question in &self.service.questions {
            if question.fact != self.service.channel
                && let Some(answer) = answers.get(question.fact)
                && !accepts(self.service, question, answer, &situation)
            {
                fitting.remove(question.fact);
            }
        }
        fitting
    }

    /// The channel that these answers name.
    fn channel(&self, answers: &Answers) -> OptionId {
        match answers.get(self.service.channel) {
            Some(Answer::Option(channel)) => *channel,
            _ => self.channel,
        }
    }

    /// What conditions are evaluated against, with the days that follow from these answers.
    fn situation<'s>(&self, answers: &'s Answers) -> Situation<'s>
    where
        'a: 's,
    {
        let anchors = anchors(self.service, self.channel(answers), self.moment, answers, self.calendar);
        Situation { answers, anchors, calendar: self.calendar }
    }

    /// Whether the channel that the answers name is open to whoever gives them.
    fn is_offered(&self, answers: &Answers) -> bool {
        offered(self.service, &self.situation(answers)).contains(&self.channel(answers))
    }
}

fn mentions(condition: &Condition, fact: FactId) -> bool {
    let mut found = false;
    condition.atoms(&mut |atom| found = found || atom.own_facts().contains(&Some(fact)));
    found
}

/// The questions that a condition turns on, in declared order: those whose facts it mentions, and the channel where it
/// mentions a day that follows from filing.
fn asked_by<'s>(service: &'s Service, condition: &Condition) -> Vec<&'s Question> {
    let mut hangs_on_filing = false;
    condition.atoms(&mut |atom| {
        if let Condition::NotAfter { earlier, later, .. } = atom {
            hangs_on_filing = hangs_on_filing || earlier.fact().is_none() || later.fact().is_none();
        }
    });
    let is_asked = |question: &&Question| {
        mentions(condition, question.fact) || hangs_on_filing && question.fact == service.channel
    };
    service.questions.iter().filter(is_asked).collect()
}

/// Calls `visit` with each atom of what can change an answer: the items' conditions and the channels'.
fn every_atom<'s>(service: &'s Service, visit: &mut dyn FnMut(&'s Condition)) {
    service.items().for_each(|item| item.when.atoms(visit));
    service.channels.iter().for_each(|channel| channel.when.atoms(visit));
}

/// Puts a fact's answer back, or its silence.
fn restore(answers: &mut Answers, fact: FactId, given: Option<Answer>) {
    match given {
        Some(answer) => answers.set(fact, answer),
        None => answers.remove(fact),
    }
}
