//! The monthly calculation index (АЕК, МРП), in which fees are set. It is dated like the calendar.

use serde::{Deserialize, Serialize};

use super::Day;

/// The index through the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MciTable {
    /// The values, the earliest first; each holds until the next.
    pub entries: Vec<MciEntry>,
}

/// One value of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MciEntry {
    /// The first day on which it holds.
    pub from: Day,
    /// Its value in tenge.
    pub tenge: u32,
    /// Whether several sources or an official text agree; if not, a fee computed from it is an estimate.
    pub certain: bool,
}

impl MciTable {
    /// The value on this day. `None` before the first entry and after the end of the last entry's year: the index is
    /// set for one budget year at a time, so a fee that falls later is given in units of the index only.
    pub fn on(&self, day: Day) -> Option<MciEntry> {
        let last = self.entries.last()?;
        if day.year() > last.from.year() {
            return None;
        }
        self.entries.iter().rev().find(|entry| entry.from <= day).copied()
    }
}

#[cfg(all(test, feature = "source"))]
mod tests {
    use super::*;

    fn tenge_on(text: &str) -> Option<u32> {
        let table = crate::source::tables::mci(include_str!("../../rules/mci.json")).unwrap();
        table.on(Day::parse(text).unwrap()).map(|entry| entry.tenge)
    }

    #[test]
    fn four_units_in_2026_are_17_300_tenge() {
        assert_eq!(tenge_on("2026-07-01").map(|mci| mci * 4), Some(17_300));
    }

    #[test]
    fn a_value_holds_from_its_day_to_the_next() {
        assert_eq!(tenge_on("2020-03-31"), Some(2651));
        assert_eq!(tenge_on("2020-04-01"), Some(2778));
        assert_eq!(tenge_on("2020-12-31"), Some(2778));
        assert_eq!(tenge_on("2021-01-01"), Some(2917));
    }

    #[test]
    fn nothing_is_known_before_2019_and_after_2026() {
        assert_eq!(tenge_on("2018-12-31"), None);
        assert_eq!(tenge_on("2026-12-31"), Some(4325));
        assert_eq!(tenge_on("2027-01-01"), None);
    }
}
