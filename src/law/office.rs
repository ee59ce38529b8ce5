use super::Item;
use crate::logic::{Condition, OptionId};
use serde::{Deserialize, Serialize};

/// A way to apply that the act knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its option of the shared fact "channel".
    pub option: OptionId,
    /// For whom it is open.
    pub when: Condition,
    /// Index into [`Service::offices`](super::Service::offices) of the office that accepts; `None`: accepted at any
    /// hour.
    pub office: Option<u8>,
    /// It can be sent at any hour; while the office is closed it counts as accepted at the next opening.
    pub round_the_clock: bool,
}

/// A place with opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub item: Item,
    /// The hours that an application is accepted in first; then those of duty units.
    pub hours: Vec<Hours>,
}

/// Opening hours, in minutes after midnight, on a run of weekdays (Monday is 0). Holidays are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// First and last weekday; `None`: the act does not say which, so every working day.
    pub days: Option<(u8, u8)>,
    pub open: u16,
    pub close: u16,
    pub lunch: Option<(u16, u16)>,
    /// Duty units only.
    pub duty: bool,
}
