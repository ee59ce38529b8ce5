use super::TextId;
use crate::logic::{Answer, FactId, OptionId, Rest};
use serde::{Deserialize, Serialize};

/// A fact as it is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub fact: FactId,
    pub kind: Kind,
    /// "I don't know" is an honest answer here.
    pub may_not_know: bool,
    /// "I prefer not to say" is offered, and the answer is left out of links unless ticked.
    pub delicate: bool,
    pub text: TextId,
    pub hint: Option<TextId>,
    /// Why it is asked.
    pub why: TextId,
    /// Two or three words for the list of answers.
    pub label: TextId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Exactly one of these.
    Choice(Vec<Choice>),
    /// Any number of these, or none.
    Several(Vec<Choice>),
    Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub option: OptionId,
    pub text: TextId,
    pub hint: Option<TextId>,
}

impl Question {
    /// Whether an answer is one that the question offers, whatever else was answered.
    pub fn offers(&self, answer: &Answer) -> bool {
        let among = |option: &OptionId| self.kind.choices().iter().any(|choice| choice.option == *option);
        match (answer, &self.kind) {
            (Answer::DontKnow, _) => self.may_not_know,
            (Answer::PreferNotToSay, _) => self.delicate,
            (Answer::Option(option), Kind::Choice(_)) => among(option),
            (Answer::Several { yes, rest }, Kind::Several(_)) => {
                yes.iter().all(among) && (self.may_not_know || *rest == Rest::No)
            }
            (Answer::Date(_), Kind::Date) => true,
            _ => false,
        }
    }
}

impl Kind {
    /// The options, of either kind of choice; none for a date.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Kind::Choice(choices) | Kind::Several(choices) => choices,
            Kind::Date => &[],
        }
    }
}
