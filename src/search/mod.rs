//! From a citizen's words to services, in Kazakh, Russian and English at once.
//!
//! ```text
//! query -> fold (one alphabet) -> endings (stems) -> vocabulary (which stems may that be) -> rank (which service)
//! ```
//!
//! What is searched is a list of *subjects*, each with the phrases that name it. Subjects are the services, and after
//! them what people ask of a state that nothing here covers: driving licences, pensions, births. A query that one of
//! those explains better than any service has no answer here: a wrong confident answer is worse than none.

mod endings;
mod fold;
mod keyboard;
mod nearness;
mod rank;
pub(crate) mod vocabulary;

use crate::pack::{Kind, Packed};
use serde::{Deserialize, Serialize};

pub use fold::LONGEST;

/// What is searched: one for all languages. [`source`](crate::source) makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Sorted stems, front-coded: see [`vocabulary`]. A stem is told by its number.
    pub(crate) vocabulary: String,
    /// How telling each stem is; 0: it says nothing (where, please, how).
    pub(crate) weights: Vec<u8>,
    /// Stems that mean the same as an earlier one, with that one, in ascending order.
    pub(crate) same: Vec<(u16, u16)>,
    /// Subject after subject, phrase after phrase: [`END_OF_SUBJECT`], [`END_OF_PHRASE`], or a stem's number from
    /// [`FIRST_STEM`] on.
    pub(crate) phrases: Vec<u16>,
    /// The first so many subjects are services, in the order of the rules.
    pub(crate) services: u16,
}

pub(crate) const END_OF_SUBJECT: u16 = 0;
pub(crate) const END_OF_PHRASE: u16 = 1;
pub(crate) const FIRST_STEM: u16 = 2;

/// The most that a word weighs that goes with any subject.
pub(crate) const FAINT: u8 = 5;

/// A service that a query may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its position among the services of the rules.
    pub service: u16,
    /// How much of the query it explains, of 100.
    pub explained: u8,
}

impl Packed for Index {
    const KIND: Kind = Kind::Search;
}

impl Index {
    /// Services that a query may mean, the likeliest first; empty: nothing here covers it.
    ///
    /// Any text gives an answer within a bounded time: of a long one only the beginning is looked at.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        self.read(query).map_or_else(Vec::new, |query| rank::hits(self, &query))
    }

    /// How much of a query each subject explains, of 100: the services, and after them what nothing here covers.
    #[cfg(feature = "source")]
    pub fn explained(&self, query: &str) -> Vec<u8> {
        let query = self.read(query);
        let scores = query.iter().flat_map(|query| rank::scores_by_subject(self, query));
        scores.map(|score| (score * 100.0) as u8).collect()
    }

    /// What the words of a query may mean; `None` if it has none.
    fn read(&self, query: &str) -> Option<rank::Query> {
        let asked = vocabulary::asked(query);
        // One letter is the beginning of anything.
        if asked.iter().all(|word| word.letters.len() < 2) {
            return None;
        }
        let typed = rank::Query::new(self, &asked);
        if typed.understood {
            return Some(typed);
        }
        // Nothing of it is surely a word: perhaps the keyboard was switched to the other alphabet.
        let switched = keyboard::switched(query).map(|other| rank::Query::new(self, &vocabulary::asked(&other)));
        Some(switched.filter(|other| other.understood && other.is_clearer_than(&typed)).unwrap_or(typed))
    }
}
