use super::days::{any_of, cells, distance, runs};
use super::others::candidates;
use super::{Case, Change, Other, asked_by, every_atom, restore};
use crate::calendar::{Calendar, Day, Moment};
use crate::interview::offered;
use crate::law::{Effect, Ground, ItemId, Kind, KnownTo, Question, Service};
use crate::logic::{Answer, Answers, FactId, Interval, OptionId, Situation, truth};

/// A change is of no more answers than these.
const MOST_FACTS: usize = 3;

/// The smallest set of changed answers after which this ground does not apply, no exit holds, and no ground known to
/// the applicant stands in the way that did not before. Empty where all that is so already; `None` where no change of
/// up to three answers does it, out of those that the ground's condition mentions, and the channel where it mentions a
/// day that follows from filing.
///
/// Fewest answers first. Among equals delicate facts come last; of the others the one declared last comes first, for a
/// later question rests on the earlier ones: who has no power of attorney is told to get one, not to be somebody else.
/// Then the declared order of options; of dates the nearest to the one given, or to the moment. Of boxes at most three
/// differ, or none is left of those that the ground speaks of. Of two dates that a condition compares with each other
/// only one is changed.
///
/// The result holds in full: any of the days that a change allows does it, together with the other changes. Where the
/// channel is one of them it is open to this person; where the channel is closed by another of them it does it on every
/// channel that is left. `answers` are all that were given, or the active ones.
pub fn smallest_change(
    service: &Service,
    answers: &Answers,
    ground: ItemId,
    channel: OptionId,
    moment: Moment,
    calendar: &Calendar,
) -> Option<Vec<Change>> {
    let ground = service.grounds.iter().find(|known| known.item.id == ground)?;
    let case = Case { service, channel, moment, calendar };
    let mut answers = case.fitting(answers);
    let situation = case.situation(&answers);
    let standing = service.grounds.iter().filter(|known| stands(known, &situation)).map(|known| known.item.id);
    let search = Search { case, ground, standing: standing.collect() };
    let levers = search.levers(&answers);
    let mut pulled = Vec::new();
    for most in 0..=MOST_FACTS {
        if search.find(most, &levers, &mut answers, &mut pulled) {
            return Some(search.changes(&pulled, &mut answers));
        }
    }
    None
}

/// It stops the application, as far as the applicant can know.
fn stands(ground: &Ground, situation: &Situation) -> bool {
    ground.known_to == KnownTo::Applicant
        && ground.effect != Effect::Cancelled
        && truth(&ground.item.when, situation).is_yes()
}

struct Search<'a> {
    case: Case<'a>,
    ground: &'a Ground,
    /// The grounds that stand in the way before anything is changed.
    standing: Vec<ItemId>,
}

/// A fact that can be answered otherwise.
struct Lever {
    fact: FactId,
    /// In the order in which they are tried; a date stands for all days of its cell.
    others: Vec<Answer>,
    /// Of a date, ascending: the runs of days over which nothing changes.
    cells: Vec<Interval>,
}

impl Search<'_> {
    /// The facts that the ground's condition turns on, in the order in which they are tried.
    fn levers(&self, answers: &Answers) -> Vec<Lever> {
        let questions = asked_by(self.case.service, &self.ground.item.when);
        let mut levers = Vec::new();
        for delicate in [false, true] {
            for question in questions.iter().rev().filter(|question| question.delicate == delicate) {
                levers.push(self.lever(question, answers));
            }
        }
        levers
    }

    fn lever(&self, question: &Question, answers: &Answers) -> Lever {
        let given = answers.get(question.fact);
        let when = &self.ground.item.when;
        if question.kind != Kind::Date {
            let others = candidates(question, given, when).into_iter().map(|other| other.answer).collect();
            return Lever { fact: question.fact, others, cells: Vec::new() };
        }
        let cells = cells(&self.case, question.fact, when, answers);
        let (near, is_given) = match given {
            Some(Answer::Date(day)) => (*day, true),
            _ => (self.case.moment.day, false),
        };
        let mut nearest: Vec<Interval> = Vec::new();
        for cell in &cells {
            let away = distance(*cell, near);
            if away > 0 || !is_given {
                let place = nearest.iter().position(|other| distance(*other, near) > away).unwrap_or(nearest.len());
                nearest.insert(place, *cell);
            }
        }
        let others = nearest.into_iter().map(|cell| Answer::Date(cell.from)).collect();
        Lever { fact: question.fact, others, cells }
    }

    /// Tries every change of so many of these facts, and stops at the first that clears the ground: then `answers` are
    /// the changed ones and `pulled` says which facts. If none does, both are as they were.
    fn find<'l>(&self, count: usize, levers: &'l [Lever], answers: &mut Answers, pulled: &mut Vec<&'l Lever>) -> bool {
        if count == 0 {
            return self.clears(answers);
        }
        let mut left = levers;
        while let Some((lever, later)) = left.split_first() {
            left = later;
            if pulled.iter().any(|other| self.are_compared(lever, other)) {
                continue;
            }
            let given = answers.get(lever.fact).cloned();
            pulled.push(lever);
            for other in &lever.others {
                answers.set(lever.fact, other.clone());
                if self.find(count - 1, later, answers, pulled) {
                    return true;
                }
            }
            pulled.pop();
            restore(answers, lever.fact, given);
        }
        false
    }

    /// Whether a condition holds the two dates against each other, so that the days of one hang on the other.
    fn are_compared(&self, one: &Lever, other: &Lever) -> bool {
        let mut compared = false;
        every_atom(self.case.service, &mut |atom| {
            let facts = atom.own_facts();
            compared = compared || facts.contains(&Some(one.fact)) && facts.contains(&Some(other.fact));
        });
        compared
    }

    /// Whether with these answers the ground is gone and nothing else has come in its place.
    fn clears(&self, answers: &Answers) -> bool {
        let situation = self.case.situation(answers);
        let open = offered(self.case.service, &situation);
        let channel = self.case.channel(answers);
        if open.contains(&channel) {
            return self.is_cleared(&situation);
        }
        let on_another = |option: &OptionId| {
            let mut answers = answers.clone();
            answers.set(self.case.service.channel, Answer::Option(*option));
            self.is_cleared(&self.case.situation(&answers))
        };
        !open.is_empty() && open.iter().all(on_another)
    }

    fn is_cleared(&self, situation: &Situation) -> bool {
        let is_new = |other: &Ground| stands(other, situation) && !self.standing.contains(&other.item.id);
        truth(&self.ground.item.when, situation).is_no()
            && !self.case.service.exits.iter().any(|exit| truth(&exit.item.when, situation).is_yes())
            && !self.case.service.grounds.iter().any(is_new)
    }

    /// What the changed answers say of these facts, with as many days as each date can have.
    fn changes(&self, pulled: &[&Lever], answers: &mut Answers) -> Vec<Change> {
        let mut dates = Vec::new();
        for lever in pulled {
            if let Some(Answer::Date(day)) = answers.get(lever.fact) {
                let day = *day;
                dates.push((*lever, self.widened(lever, day, answers)));
            }
        }
        // Each was widened while the others stood still: together they may go too far.
        if dates.len() > 1 && !self.clear_throughout(&dates, &mut answers.clone()) {
            for (lever, days) in &mut dates {
                let found = answers.get(lever.fact);
                let cell = lever.cells.iter().find(|cell| found == Some(&Answer::Date(cell.from)));
                *days = cell.copied().unwrap_or(*days);
            }
        }
        let mut changes = Vec::new();
        for lever in pulled {
            let days = dates.iter().find(|(date, _)| date.fact == lever.fact);
            let days = days.map(|(_, days)| any_of(*days, &lever.cells));
            let to = days.or_else(|| answers.get(lever.fact).cloned().map(Other::Answer));
            changes.extend(to.map(|to| Change { fact: lever.fact, to }));
        }
        changes
    }

    /// The longest run of days, around those whose first is `day`, that clears the ground with the other answers as
    /// they are.
    fn widened(&self, lever: &Lever, day: Day, answers: &mut Answers) -> Interval {
        let mut clears = |cell: Day| {
            answers.set(lever.fact, Answer::Date(cell));
            self.clears(answers)
        };
        let runs = runs(&lever.cells, &mut clears);
        answers.set(lever.fact, Answer::Date(day));
        let around = runs.into_iter().find(|run| run.from <= day && day <= run.to);
        around.unwrap_or(Interval { from: day, to: day })
    }

    /// Whether every combination of these days clears the ground.
    fn clear_throughout(&self, dates: &[(&Lever, Interval)], answers: &mut Answers) -> bool {
        let Some(((lever, days), others)) = dates.split_first() else { return self.clears(answers) };
        let within = |cell: &&Interval| days.from <= cell.from && cell.to <= days.to;
        lever.cells.iter().filter(within).all(|cell| {
            answers.set(lever.fact, Answer::Date(cell.from));
            self.clear_throughout(others, answers)
        })
    }
}
