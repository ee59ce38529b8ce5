use serde::{Deserialize, Serialize};

/// The page's own words that the answer alone needs, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerWords {
    /// From [`Say::ASKED`](super::Say::ASKED) on.
    pub says: Vec<String>,
    /// January to December, as they stand above a month.
    pub months: Vec<String>,
    /// Monday to Sunday, in two or three letters.
    pub weekdays_short: Vec<String>,
}
