//! A length of time, as acts write it: 10 days, 3 months, 2 years, 5 working days.

use serde::{Deserialize, Serialize};

/// What a [`Span`] is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Months; a shorter month ends the span on its last day.
    Months,
    /// Years; 29 February becomes 28 February in a common year.
    Years,
    /// Working days of the [`Calendar`](super::Calendar).
    WorkingDays,
}

/// A length of time; negative goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many units.
    pub n: i32,
    /// Of which unit.
    pub unit: Unit,
}

impl Span {
    /// So many units.
    pub const fn new(n: i32, unit: Unit) -> Span {
        Span { n, unit }
    }
}
