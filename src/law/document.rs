use super::{Item, TextId};
use crate::logic::Condition;
use serde::{Deserialize, Serialize};

/// A document that the act asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub item: Item,
    /// Which paper it is: two items with the same paper are never both required.
    pub paper: u16,
    /// When the paper is not asked for although the item's condition holds: the exemption prevails.
    pub unless: Condition,
    /// Asked for only if the person has one: its absence is no bar.
    pub if_any: bool,
    /// In which forms and ways it is brought, in the order in which they are said.
    pub handling: Vec<Handling>,
    /// One of these ways is enough; otherwise all of them are meant.
    pub one_way: bool,
    pub stage: Stage,
    pub bearer: Bearer,
    /// Where to get it first, if the person does not have it.
    pub source: Option<TextId>,
}

/// What is done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Handling {
    /// The original is shown for comparison and handed back.
    ShowOriginal,
    /// The original is handed in and kept.
    HandInOriginal,
    /// A copy is handed in.
    HandInCopy,
    /// A form is filled in and signed.
    FillAndSign,
    /// The electronic document is shown on a phone.
    ShowDigital,
    /// An electronic copy is attached.
    AttachElectronic,
    /// Certified by a notary.
    Notarised,
    /// Translated, the translation certified by a notary.
    Translated,
    /// Legalised, or what a treaty puts in its place.
    Legalised,
}

/// When it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    Filing,
    Collection,
}

/// Who brings it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bearer {
    /// The person who comes.
    Applicant,
    /// The office fetches it itself: not to be brought.
    Office,
}
