use super::{Item, ItemId};
use crate::calendar::{FirstDay, LimitUnit, TimeLimit};
use serde::{Deserialize, Serialize};

/// A length of time that the act sets. How long stands in the item's `n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub item: Item,
    pub kind: TermKind,
    pub unit: TermUnit,
    pub start: Start,
    /// Whether the day it starts from is counted.
    pub first_day: FirstDay,
    /// For an extension: the base term that it lengthens.
    pub extends: Option<ItemId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TermKind {
    /// Until the result is ready: the base term.
    Result,
    /// A longer term in place of the base term.
    Extension,
    /// Telling of an extension.
    ExtensionNotice,
    /// Issuing the result after the information asked for has come.
    Completion,
    /// One step of the office's own work, in the order of the file.
    Step,
    /// Waiting in the queue.
    Waiting,
    /// Being served at the counter.
    Service,
    /// Entering the application in the office's register.
    Registration,
    /// Bringing the result to the place where it is collected, so long before the base term ends.
    Delivery,
    /// Keeping the result for collection.
    Keeping,
    /// Bringing it back when it was sent away.
    Retrieval,
    /// Telling of a preliminary decision to refuse, so long before the decision.
    Notice,
    /// Objecting to it.
    Objection,
    /// Deciding after the hearing.
    Decision,
    /// Passing a complaint on to the higher body.
    Forwarding,
    /// Examining a complaint.
    Complaint,
    /// Examining a complaint about the quality of service.
    QualityComplaint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TermUnit {
    Seconds,
    Minutes,
    /// Calendar days.
    Days,
    WorkingDays,
    Months,
}

/// The event that a term runs from, or up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Start {
    /// The person's arrival at the counter.
    Arrival,
    Filing,
    Acceptance,
    /// The end of the base term, counted backwards.
    BeforeResult,
    /// The result's arrival at the place where it is collected.
    ResultArrival,
    Request,
    /// The decision, counted backwards.
    BeforeDecision,
    /// The person's receipt of the notice.
    Notice,
    Hearing,
    /// The receipt of a complaint.
    ComplaintReceived,
    /// The registration of a complaint.
    ComplaintRegistered,
    /// The handing over of the papers to the office that decides.
    HandOver,
    /// The decision to extend the term.
    Extension,
    /// The arrival of the information that was asked for.
    InformationReceived,
    /// The end of the step before.
    PreviousStep,
}

impl TermKind {
    /// The person has to keep it, and not the office: that its end might move to the next working day is nothing to rely
    /// on.
    pub fn binds_applicant(self) -> bool {
        matches!(self, TermKind::Keeping | TermKind::Objection)
    }
}

impl Term {
    /// The term as a time limit in days; `None` for seconds and minutes, or without a length.
    pub fn limit(&self) -> Option<TimeLimit> {
        let unit = match self.unit {
            TermUnit::Seconds | TermUnit::Minutes => return None,
            TermUnit::Days => LimitUnit::Days,
            TermUnit::WorkingDays => LimitUnit::WorkingDays,
            TermUnit::Months => LimitUnit::Months,
        };
        Some(TimeLimit { n: self.item.n?, unit, first_day: self.first_day })
    }
}
