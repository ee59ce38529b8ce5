use crate::law::{Choice, Kind, Question};
use crate::logic::{Answer, Condition, OptionId, Rest};

/// No more boxes than these are ticked or unticked at once.
const MOST_BOXES: u32 = 3;

/// An answer other than the one given.
pub(super) struct Candidate {
    pub answer: Answer,
    /// On a page of boxes: which of them differ, a bit each. The last bit is "of the rest I know that none holds".
    pub boxes: u64,
}

/// The answers other than the one given that this condition can tell from it, where the fact is no date.
///
/// Of one choice: every other option, in declared order. Of several: up to three boxes more or less, fewest first, or
/// none of those that the condition speaks of. A box that it does not speak of stays as it is.
pub(super) fn candidates(question: &Question, given: Option<&Answer>, condition: &Condition) -> Vec<Candidate> {
    match &question.kind {
        Kind::Choice(choices) => {
            let mut others = Vec::new();
            for choice in choices {
                let answer = Answer::Option(choice.option);
                if Some(&answer) != given {
                    others.push(Candidate { answer, boxes: 0 });
                }
            }
            others
        }
        Kind::Several(choices) => boxes(question, choices, condition).others(given),
        Kind::Date => Vec::new(),
    }
}

/// The boxes of a page that a condition speaks of.
struct Boxes {
    options: Vec<OptionId>,
    /// Unticked boxes may stay unknown.
    may_not_know: bool,
}

fn boxes(question: &Question, choices: &[Choice], condition: &Condition) -> Boxes {
    let mut options = Vec::new();
    for choice in choices {
        let mut spoken_of = false;
        condition.atoms(&mut |atom| {
            spoken_of = spoken_of || *atom == Condition::Has(question.fact, choice.option);
        });
        // A bit for each, and one for the rest.
        if spoken_of && options.len() < 63 {
            options.push(choice.option);
        }
    }
    Boxes { options, may_not_know: question.may_not_know }
}

impl Boxes {
    fn others(&self, given: Option<&Answer>) -> Vec<Candidate> {
        let (yes, rest) = match given {
            Some(Answer::Several { yes, rest }) => (yes.as_slice(), *rest),
            _ => ([].as_slice(), Rest::Unknown),
        };
        let all = self.options.len() + usize::from(rest == Rest::Unknown);
        let mut others = Vec::new();
        let mut add = |boxes: u64| {
            if let Some(other) = self.other(yes, rest, boxes) {
                others.push(other);
            }
        };
        for count in 1..=MOST_BOXES {
            combinations(0, all, count, 0, &mut add);
        }
        let mut none = 0;
        for (at, option) in self.options.iter().enumerate() {
            none |= u64::from(yes.contains(option)) << at;
        }
        none |= u64::from(rest == Rest::Unknown) << self.options.len();
        if none.count_ones() > MOST_BOXES {
            add(none);
        }
        others
    }

    /// The answer in which these boxes differ; `None` where it would say less than the one given.
    fn other(&self, yes: &[OptionId], rest: Rest, boxes: u64) -> Option<Candidate> {
        let rest = if boxes >> self.options.len() & 1 == 1 { Rest::No } else { rest };
        let mut after = yes.to_vec();
        for (at, option) in self.options.iter().enumerate() {
            if boxes >> at & 1 == 1 {
                match after.binary_search(option) {
                    // What is unticked while the rest is not known would not be known either.
                    Ok(_) if rest == Rest::Unknown => return None,
                    Ok(place) => {
                        after.remove(place);
                    }
                    Err(place) => after.insert(place, *option),
                }
            }
        }
        let fits = rest == Rest::No || self.may_not_know;
        fits.then_some(Candidate { answer: Answer::Several { yes: after, rest }, boxes })
    }
}

/// Calls `visit` with each way to add `count` bits, from bit `from` up to bit `all`, to those that are set.
fn combinations(from: usize, all: usize, count: u32, set: u64, visit: &mut dyn FnMut(u64)) {
    if count == 0 {
        return visit(set);
    }
    for at in from..all {
        combinations(at + 1, all, count - 1, set | 1 << at, visit);
    }
}
