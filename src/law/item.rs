use super::{Citation, ServiceId};
use crate::logic::Condition;
use serde::{Deserialize, Serialize};

/// Index into the text pack of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextId(pub u16);

/// An item of a service, by its place in the rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemId(pub u16);

/// What every line of an answer has: when it applies, its words, and the clauses it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    pub when: Condition,
    pub title: TextId,
    pub detail: Option<TextId>,
    /// A list below the detail: tests, parameters, addresses.
    pub points: Vec<TextId>,
    /// The number that the item's texts speak of: days of a term, months of keeping.
    pub n: Option<u16>,
    pub cites: Vec<Citation>,
}

/// What the service costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    pub item: Item,
    pub amount: FeeAmount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeeAmount {
    Free,
    /// A number of monthly calculation indices, of the day of payment.
    Mci(u16),
}

/// A statement of the act that is neither document, ground, term nor fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub item: Item,
    pub section: Section,
    /// The one thing that it is about, where ways to apply are compared by it.
    pub topic: Option<Topic>,
    /// The service that it leads to.
    pub link: Option<ServiceLink>,
}

/// Another service, as it is linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLink {
    pub service: ServiceId,
    /// Its folder in the address; the same in every language.
    pub slug: TextId,
    pub name: TextId,
}

/// What ways to apply are compared by, besides documents, terms and hours. A note on it may also say that the act says
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// What the application is signed with: by hand, with a digital signature, with a one-time password.
    Signature,
    /// Whether an officer comes to those who cannot come.
    HomeVisit,
    /// Where and how the result is collected, or reaches the person.
    Collection,
    /// It can be sent at any hour, and what becomes of what is sent when the office is closed.
    RoundTheClock,
}

/// Where on the result page a note is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Section {
    /// What would hurt later: shown first.
    Warning,
    /// What happens instead, where an exit holds.
    Instead,
    /// What must come before, and what follows.
    Path,
    /// Who may apply, and for whom.
    Who,
    /// Preparing the documents.
    Documents,
    /// Handing in the application.
    Filing,
    /// What the office checks, so that trouble can be foreseen.
    Checks,
    /// Where, when, and where to ask.
    Where,
    /// What is given, in what form, how long it is valid.
    Result,
    /// Picking the result up.
    Collection,
    /// If the documents are not accepted or the service is refused.
    Refusal,
    /// Complaint and court.
    Appeal,
    /// What the act does not say.
    Silence,
}
