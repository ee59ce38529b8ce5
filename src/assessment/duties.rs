use crate::calendar::Day;
use crate::law::{ItemId, Service};
use crate::logic::{Situation, Truth, truth};

/// Something to be done no later than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyLine {
    pub duty: ItemId,
    /// `Unknown`: whether it applies turns on an answer that is not known.
    pub applies: Truth,
    /// Its last day; `None` where the day it runs from is not known.
    pub by: Option<Day>,
    /// The last day lies before the day of filing.
    pub passed: bool,
}

pub(super) fn duties(service: &Service, situation: &Situation) -> Vec<DutyLine> {
    let lines = service.duties.iter().map(|duty| {
        let by = situation.moved(duty.after, duty.span);
        let passed = by.zip(situation.anchors.filing).is_some_and(|(by, filing)| by < filing);
        DutyLine { duty: duty.item.id, applies: truth(&duty.item.when, situation), by, passed }
    });
    lines.filter(|line| !line.applies.is_no()).collect()
}
