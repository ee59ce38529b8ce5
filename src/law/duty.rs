use super::Item;
use crate::calendar::Span;
use crate::logic::{Condition, DateRef};
use serde::{Deserialize, Serialize};

/// Something to be done no later than a day: `after` and `span` later. It is no bar to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub item: Item,
    pub after: DateRef,
    pub span: Span,
    /// The item applies and its last day is the filing day or earlier: what the interview needs to settle.
    pub due: Condition,
}

impl Duty {
    pub fn new(item: Item, after: DateRef, span: Span) -> Duty {
        let reached = Condition::NotAfter { earlier: after, span, later: DateRef::Filing };
        let due = Condition::All(vec![item.when.clone(), reached]);
        Duty { item, after, span, due }
    }
}
