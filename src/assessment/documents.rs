use crate::law::{ItemId, Service};
use crate::logic::{Situation, Truth, truth};

/// A document of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    pub document: ItemId,
    /// `Yes`: needed; `Unknown`: needed or not, by an answer that is not known.
    pub needed: Truth,
}

pub(super) fn documents(service: &Service, situation: &Situation) -> Vec<DocumentLine> {
    let lines = service.documents.iter().map(|document| DocumentLine {
        document: document.item.id,
        needed: truth(&document.item.when, situation).and(truth(&document.unless, situation).not()),
    });
    lines.filter(|line| !line.needed.is_no()).collect()
}
