use crate::law::{ItemId, Service};
use crate::logic::{FactId, Situation, Truth, deciding_facts, truth};

/// Why a line is as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceLine {
    pub item: ItemId,
    pub value: Truth,
    /// The facts whose answers settled it, or keep it open; empty for an item that always applies.
    pub decided_by: Vec<FactId>,
}

pub(super) fn trace(service: &Service, situation: &Situation) -> Vec<TraceLine> {
    let lines = service.items().map(|item| TraceLine {
        item: item.id,
        value: truth(&item.when, situation),
        decided_by: deciding_facts(&item.when, situation),
    });
    lines.collect()
}
