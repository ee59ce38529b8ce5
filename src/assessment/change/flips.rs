use super::days::{any_of, cells, runs};
use super::others::candidates;
use super::{Case, Other, asked_by, restore};
use crate::calendar::{Calendar, Day, Moment};
use crate::law::{Kind, Question, Service};
use crate::logic::{Answer, Answers, Condition, FactId, OptionId, Truth, truth};

/// The other answers to one fact that turn a condition to one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    pub fact: FactId,
    /// Options in declared order; boxes: the fewest that must differ; dates: in runs as long as can be, ascending.
    pub to: Vec<Other>,
    /// What the condition comes to: yes or no.
    pub value: Truth,
}

/// The single other answers, by fact in declared order, each of which alone turns this condition round: to no where
/// it holds, to yes where it does not. Where its value is not known, the answers that settle it, to no and to yes.
///
/// Everything else stays as it is, the days that follow from filing being those of the changed answers. A channel is
/// proposed only where it is open to this person. Of boxes, at most three differ, or none is left of those that the
/// condition speaks of; and none differs that need not. `answers` are all that were given, or the active ones.
pub fn flips(
    condition: &Condition,
    service: &Service,
    answers: &Answers,
    channel: OptionId,
    moment: Moment,
    calendar: &Calendar,
) -> Vec<Flip> {
    let case = Case { service, channel, moment, calendar };
    let mut answers = case.fitting(answers);
    let before = truth(condition, &case.situation(&answers));
    let mut flips = Vec::new();
    for question in asked_by(service, condition) {
        let given = answers.get(question.fact).cloned();
        for value in [Truth::No, Truth::Yes] {
            if value != before {
                let to = turning(&case, question, condition, value, &mut answers);
                if !to.is_empty() {
                    flips.push(Flip { fact: question.fact, to, value });
                }
                restore(&mut answers, question.fact, given.clone());
            }
        }
    }
    flips
}

/// The other answers to a question that bring the condition to a value. The last one tried stays behind in `answers`.
fn turning(case: &Case, question: &Question, condition: &Condition, value: Truth, answers: &mut Answers) -> Vec<Other> {
    let mut turning = Vec::new();
    if question.kind == Kind::Date {
        let cells = cells(case, question.fact, condition, answers);
        let mut turns = |day: Day| {
            answers.set(question.fact, Answer::Date(day));
            truth(condition, &case.situation(answers)) == value
        };
        turning.extend(runs(&cells, &mut turns).into_iter().map(|run| any_of(run, &cells)));
        return turning;
    }
    let mut found: Vec<u64> = Vec::new();
    for other in candidates(question, answers.get(question.fact), condition) {
        let needless = |fewer: &u64| *fewer != 0 && fewer & other.boxes == *fewer;
        if found.iter().any(needless) {
            continue;
        }
        answers.set(question.fact, other.answer.clone());
        let is_open = question.fact != case.service.channel || case.is_offered(answers);
        if is_open && truth(condition, &case.situation(answers)) == value {
            found.push(other.boxes);
            turning.push(Other::Answer(other.answer));
        }
    }
    turning
}
