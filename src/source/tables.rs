//! The two dated tables as JSON: the working-day calendar and the monthly calculation index.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;

use crate::calendar::{
    BadTable, Calendar, CalendarTable, Day, DayOff, HolidayName, MciEntry, MciTable, OffReason, YearTable,
};

/// `rules/calendar.json`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// What the file is, for its readers.
    pub about: String,
    /// What the marks of certainty mean, for its readers.
    pub certainty: String,
    /// The years, without a gap.
    pub years: Vec<YearRecord>,
}

/// One year of the calendar.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearRecord {
    /// The year.
    pub year: u16,
    /// The decree that moved days off; null where none was found.
    pub decree: Option<String>,
    /// How good the sources are, up to `sure_through` if it is given.
    pub certainty: Certainty,
    /// The last day of the year up to which it is set; null if the year is projected.
    pub sure_through: Option<Day>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Weekdays off, in order.
    pub off: Vec<DayOffRecord>,
    /// Saturdays and Sundays worked, in order.
    pub working_weekends: Vec<Day>,
    /// Days of which it is not known whether they will be worked.
    #[serde(default)]
    pub uncertain: Vec<Day>,
}

/// A weekday off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOffRecord {
    /// The weekday.
    pub day: Day,
    /// Why it is off.
    pub reason: ReasonName,
    /// The holiday that it is or stands for; none if the day was transferred.
    pub of: Option<HolidayName>,
}

/// Why a weekday is off.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonName {
    /// It is a holiday.
    Holiday,
    /// It stands for a holiday that fell on a day off.
    Substitute,
    /// It was moved by decree.
    Transferred,
}

/// How good the sources of a value are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Certainty {
    /// Two or more agreeing sources, or an official text.
    H,
    /// One good source.
    M,
    /// Inferred.
    L,
}

/// `rules/mci.json`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MciFile {
    /// What the file is, for its readers.
    pub about: String,
    /// What the marks of certainty mean, for its readers.
    pub certainty: String,
    /// The values, the earliest first.
    pub entries: Vec<MciRecord>,
}

/// One value of the monthly calculation index.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MciRecord {
    /// The first day on which it holds.
    pub from: Day,
    /// Its value in tenge.
    pub tenge: u32,
    /// How good its sources are.
    pub certainty: Certainty,
}

/// Why a table was rejected.
#[derive(Debug, thiserror::Error)]
pub enum TableFault {
    /// The file is no JSON of the expected shape.
    #[error("the table cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The calendar contradicts itself.
    #[error("the calendar contradicts itself: {0}")]
    Calendar(#[from] BadTable),
    /// A day off names a holiday where it must not, or names none where it must.
    #[error("{day}: a holiday or a substitute names its holiday in `of`, a transferred day has no `of`")]
    Holiday {
        /// The day.
        day: Day,
    },
    /// The mark of certainty does not fit `sure_through`.
    #[error("year {year}: `sure_through` is given for a year marked H, and for no other")]
    Certainty {
        /// The year.
        year: u16,
    },
    /// A value of the index is out of order, or a year has none from 1 January.
    #[error("index from {from}: values are in order, and each year has one from 1 January")]
    IndexOrder {
        /// The value's first day.
        from: Day,
    },
    /// The index is empty or has a value of nothing.
    #[error("the index has no value, or one of 0 tenge")]
    IndexEmpty,
}

/// Reads the calendar.
///
/// # Errors
///
/// [`TableFault`] with the day or the year that is wrong.
pub fn calendar(text: &str) -> Result<CalendarTable, TableFault> {
    let file: CalendarFile = serde_json::from_str(text)?;
    let years = file.years.into_iter().map(year).collect::<Result<_, _>>()?;
    let table = CalendarTable { years };
    Calendar::new(table.clone())?;
    Ok(table)
}

fn year(record: YearRecord) -> Result<YearTable, TableFault> {
    if (record.certainty == Certainty::H) != record.sure_through.is_some() {
        return Err(TableFault::Certainty { year: record.year });
    }
    Ok(YearTable {
        year: record.year,
        decree: record.decree,
        sure_through: record.sure_through,
        off: record.off.into_iter().map(day_off).collect::<Result<_, _>>()?,
        working_weekends: record.working_weekends,
        uncertain: record.uncertain,
    })
}

fn day_off(record: DayOffRecord) -> Result<DayOff, TableFault> {
    let day = record.day;
    let reason = match (record.reason, record.of) {
        (ReasonName::Holiday, Some(of)) => OffReason::Holiday(of),
        (ReasonName::Substitute, Some(of)) => OffReason::Substitute(of),
        (ReasonName::Transferred, None) => OffReason::Transferred,
        _ => return Err(TableFault::Holiday { day }),
    };
    Ok(DayOff { day, reason })
}

/// Reads the monthly calculation index.
///
/// # Errors
///
/// [`TableFault`] with the value that is wrong.
pub fn mci(text: &str) -> Result<MciTable, TableFault> {
    let file: MciFile = serde_json::from_str(text)?;
    if file.entries.is_empty() || file.entries.iter().any(|entry| entry.tenge == 0) {
        return Err(TableFault::IndexEmpty);
    }
    let mut previous: Option<Day> = None;
    for &MciRecord { from, .. } in &file.entries {
        let opens_year = (from.month(), from.day()) == (1, 1);
        let follows = match previous {
            None => opens_year,
            Some(previous) => {
                previous < from && (from.year() == previous.year() || opens_year && from.year() == previous.year() + 1)
            }
        };
        if !follows {
            return Err(TableFault::IndexOrder { from });
        }
        previous = Some(from);
    }
    let certain = |record: &MciRecord| record.certainty == Certainty::H;
    let entry = |record: MciRecord| MciEntry { from: record.from, tenge: record.tenge, certain: certain(&record) };
    Ok(MciTable { entries: file.entries.into_iter().map(entry).collect() })
}

/// In rule files a day is its ISO text.
impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^(19|20|21)\\d{2}-\\d{2}-\\d{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALENDAR: &str = include_str!("../../rules/calendar.json");
    const MCI: &str = include_str!("../../rules/mci.json");

    #[test]
    fn a_wrong_calendar_is_rejected_with_its_day() {
        let fault = |from: &str, to: &str| {
            assert!(CALENDAR.contains(from), "{from}");
            calendar(&CALENDAR.replacen(from, to, 1)).unwrap_err().to_string()
        };
        assert!(fault(r#""2026-08-31""#, "null").contains("year 2026"));
        assert!(
            fault(r#""2019-05-10", "reason": "transferred""#, r#""2019-05-10", "reason": "holiday""#)
                .contains("2019-05-10")
        );
        assert!(fault(r#""day": "2019-05-10""#, r#""day": "2019-05-11""#).contains("2019-05-11"));
        assert!(fault("\"year\": 2020", "\"year\": 2021").contains("2021"));
        assert!(fault("2019-05-10", "2019-02-30").contains("line"));
        assert!(fault("women", "men").contains("unknown variant"));
    }

    #[test]
    fn only_an_index_marked_h_is_certain() {
        let certain: Vec<u32> =
            mci(MCI).unwrap().entries.iter().filter(|entry| entry.certain).map(|entry| entry.tenge).collect();
        assert_eq!(certain, [2917, 3932, 4325]);
    }

    #[test]
    fn an_index_with_a_gap_is_rejected() {
        for (from, to) in [("2024-01-01", "2024-01-02"), ("2024-01-01", "2023-01-01"), ("2026-01-01", "2027-01-01")] {
            assert!(matches!(mci(&MCI.replacen(from, to, 1)), Err(TableFault::IndexOrder { .. })), "{to}");
        }
        assert!(matches!(mci(&MCI.replacen("4325", "0", 1)), Err(TableFault::IndexEmpty)));
    }
}
