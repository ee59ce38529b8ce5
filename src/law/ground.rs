use super::{Item, ServiceLink, TextId};
use crate::logic::{FactId, OptionId};
use serde::{Deserialize, Serialize};

/// A reason for which documents are not accepted, the service is refused, or what was given is cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// For a ground known to the officer alone, the condition says for whom it can arise at all.
    pub item: Item,
    pub effect: Effect,
    /// The same ground also cancels what was given earlier.
    pub also_cancels: bool,
    pub known_to: KnownTo,
    /// How to avoid it; `None`: it cannot be avoided.
    pub remedy: Option<TextId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effect {
    /// The documents are not accepted; a receipt says why.
    NotAccepted,
    /// The service is refused after the documents were accepted.
    Refused,
    /// What was given is cancelled later.
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KnownTo {
    Applicant,
    Officer,
}

/// A case in which the answer is not "apply here".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    pub item: Item,
    pub kind: ExitKind,
    /// For another service: the way there.
    pub link: Option<ServiceLink>,
    /// For an outcome of the guide that leads to services: these, one after the other. The last is the one that the
    /// person came for.
    pub route: Vec<Step>,
    /// For an outcome of the guide that is told in a service's words: where that service's act says so.
    pub source: Option<TextId>,
}

/// A service on the way that the guide shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub link: ServiceLink,
    /// What the service need not ask any more. Where the person said otherwise in the guide, this is what will be true
    /// by then.
    pub gives: Vec<(FactId, OptionId)>,
    pub after: After,
}

/// What a step waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum After {
    /// It can begin once the one before has its result.
    Result,
    /// It can begin once the one before is filed.
    Filing,
}

/// In descending precedence: of two exits that hold, the first kind gives the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ExitKind {
    /// Another service applies; its frozen number. Of a route its last.
    AnotherService(u16),
    /// There is nothing to apply for.
    NothingToDo,
    /// The acts that are encoded do not say.
    NotCovered,
}
