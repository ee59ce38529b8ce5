use super::{Goal, goals};
use crate::calendar::Calendar;
use crate::law::{Exit, ItemId, Question, Service};
use crate::logic::{Anchors, Answer, Answers, FactId, OptionId, Situation, Truth, open_facts, truth};

/// Where an interview stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The answers met on the way, the channel among them even where there is only one: what an assessment rests on.
    pub active: Answers,
    /// The questions they answer, in the order they were asked.
    pub asked: Vec<FactId>,
    /// The question to ask now; `None`: every goal is settled, or as settled as the answers allow.
    pub next: Option<FactId>,
    /// At most so many questions are left, `next` included.
    pub left: usize,
    /// The exit that ended the interview.
    pub exit: Option<ItemId>,
}

/// Replays the interview from nothing over everything the person ever answered.
///
/// Answers that do not fit their question (an option that is not offered, "I don't know" where it is none) count as
/// not given.
pub fn replay(service: &Service, answers: &Answers, anchors: Anchors, calendar: &Calendar) -> Progress {
    let goals = goals(service);
    // A goal that has nothing left to ask never asks again: answers only settle more.
    let mut unsettled = goals.as_slice();
    let mut progress = Progress { active: Answers::new(), asked: Vec::new(), next: None, left: 0, exit: None };
    loop {
        settle_channel(service, &mut progress.active, anchors, calendar);
        let situation = Situation { answers: &progress.active, anchors, calendar };
        if let Some(exit) = taken(service, &situation) {
            progress.exit = Some(exit.item.id);
            return progress;
        }
        let Some(question) = next_question(service, &mut unsettled, &situation) else {
            return progress;
        };
        match answers.get(question.fact).filter(|answer| accepts(service, question, answer, &situation)) {
            Some(answer) => {
                progress.asked.push(question.fact);
                progress.active.set(question.fact, answer.clone());
            }
            None => {
                let before_the_last =
                    service.longest.map(|longest| usize::from(longest).saturating_sub(progress.asked.len()));
                progress.left = still_open(unsettled, &situation).len().min(before_the_last.unwrap_or(usize::MAX));
                progress.next = Some(question.fact);
                return progress;
            }
        }
    }
}

/// Whether an answer fits a question: it is offered, and a channel is open to this person.
pub fn accepts(service: &Service, question: &Question, answer: &Answer, situation: &Situation) -> bool {
    let is_open = match answer {
        Answer::Option(option) if question.fact == service.channel => offered(service, situation).contains(option),
        _ => true,
    };
    is_open && question.offers(answer)
}

/// The channels that are not ruled out for this person.
pub fn offered(service: &Service, situation: &Situation) -> Vec<OptionId> {
    let open = |channel: &&crate::law::Channel| truth(&channel.when, situation) != Truth::No;
    service.channels.iter().filter(open).map(|channel| channel.option).collect()
}

/// Where one channel is left, it need not be asked.
fn settle_channel(service: &Service, active: &mut Answers, anchors: Anchors, calendar: &Calendar) {
    if !active.is_answered(service.channel)
        && let [only] = offered(service, &Situation { answers: active, anchors, calendar })[..]
    {
        active.set(service.channel, Answer::Option(only));
    }
}

/// The first open fact, in declared order, of the first goal that is not settled; the goals before it are passed by.
fn next_question<'s>(service: &'s Service, unsettled: &mut &[Goal], situation: &Situation) -> Option<&'s Question> {
    while let [goal, later @ ..] = *unsettled {
        let open = open_facts_of(goal, situation);
        let asked = service.questions.iter().find(|question| open.contains(&question.fact));
        if asked.is_some() {
            return asked;
        }
        *unsettled = later;
    }
    None
}

/// The exit that holds: nothing that could still be asked would change the answer.
fn taken<'s>(service: &'s Service, situation: &Situation) -> Option<&'s Exit> {
    service.exits.iter().find(|exit| truth(&exit.item.when, situation).is_yes())
}

/// The exits that may hold, whatever is not known: of the guide, where it can still lead to.
pub fn open_exits<'s>(service: &'s Service, situation: &Situation) -> Vec<&'s Exit> {
    service.exits.iter().filter(|exit| truth(&exit.item.when, situation) != Truth::No).collect()
}

/// The facts that unsettled goals can still ask. Answers only ever settle more, so this never grows without an edit.
pub fn still_open(goals: &[Goal], situation: &Situation) -> Vec<FactId> {
    let mut open = Vec::new();
    for goal in goals {
        for fact in open_facts_of(goal, situation) {
            if !open.contains(&fact) {
                open.push(fact);
            }
        }
    }
    open
}

fn open_facts_of(goal: &Goal, situation: &Situation) -> Vec<FactId> {
    let mut open = Vec::new();
    match goal {
        Goal::Fact(fact) if situation.answers.is_answered(*fact) => {}
        Goal::Fact(fact) => open.push(*fact),
        Goal::Exit(when) | Goal::Condition(when) => open_facts(when, situation, &mut open),
    }
    open
}
