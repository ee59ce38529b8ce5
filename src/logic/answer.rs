use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// A fact that can be asked about, by its frozen number in `rules/facts.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactId(pub u16);

/// One option of a fact, by its frozen number within that fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OptionId(pub u8);

/// What an unticked box means on a page that takes several answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rest {
    /// "None of the others."
    No,
    /// "About the others I don't know."
    Unknown,
}

/// What a person said about one fact. Every variant settles its question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// The one option that holds.
    Option(OptionId),
    /// The options that hold (ascending), and what is true of those not among them.
    Several { yes: Vec<OptionId>, rest: Rest },
    /// A calendar day.
    Date(Day),
    /// "I don't know": conditions that turn on it stay unknown.
    DontKnow,
    /// "I prefer not to say": as [`Answer::DontKnow`] for every rule.
    PreferNotToSay,
}

impl Answer {
    /// True for answers that leave the fact unknown.
    pub fn is_open(&self) -> bool {
        matches!(self, Answer::DontKnow | Answer::PreferNotToSay | Answer::Several { rest: Rest::Unknown, .. })
    }
}

/// Answers by fact. Small, so a sorted list: a service asks a few dozen facts at the most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(Vec<(FactId, Answer)>);

impl Answers {
    pub fn new() -> Answers {
        Answers::default()
    }

    pub fn get(&self, fact: FactId) -> Option<&Answer> {
        self.place(fact).ok().and_then(|at| self.0.get(at)).map(|(_, answer)| answer)
    }

    pub fn is_answered(&self, fact: FactId) -> bool {
        self.place(fact).is_ok()
    }

    /// Sets or replaces the answer about a fact.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        match self.place(fact) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = answer;
                }
            }
            Err(at) => self.0.insert(at, (fact, answer)),
        }
    }

    pub fn remove(&mut self, fact: FactId) {
        if let Ok(at) = self.place(fact) {
            self.0.remove(at);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In ascending order of fact numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Answer)> {
        self.0.iter().map(|(fact, answer)| (*fact, answer))
    }

    fn place(&self, fact: FactId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&fact, |(id, _)| *id)
    }
}

impl FromIterator<(FactId, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (FactId, Answer)>>(entries: I) -> Answers {
        let mut answers = Answers::new();
        for (fact, answer) in entries {
            answers.set(fact, answer);
        }
        answers
    }
}
