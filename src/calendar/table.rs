//! What a calendar is made of: the days off and the weekend days worked, year by year.

use core::error::Error;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::Day;

/// The whole table, made from the rule file and carried in a pack. [`Calendar::new`](super::Calendar::new) checks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarTable {
    /// The years, one after the other without a gap.
    pub years: Vec<YearTable>,
}

impl CalendarTable {
    /// Checks that this can be a calendar, and gives its first and last day.
    pub(super) fn check(&self) -> Result<(Day, Day), BadTable> {
        let (Some(head), Some(tail)) = (self.years.first(), self.years.last()) else {
            return Err(BadTable::Empty);
        };
        for (expected, year) in (i32::from(head.year)..).zip(&self.years) {
            if i32::from(year.year) != expected {
                return Err(BadTable::Year { year: year.year });
            }
            year.check()?;
        }
        let ((first, _), (_, last)) = (bounds(head.year)?, bounds(tail.year)?);
        Ok((first, last))
    }
}

/// One year of the calendar. Every Monday to Friday that is not listed as off is worked, every Saturday and Sunday that
/// is not listed as working is off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearTable {
    /// The year, 1900 to 2100.
    pub year: u16,
    /// The decree that moved days off, by its number in the state's collection of acts; `None` where none was found.
    pub decree: Option<String>,
    /// Up to this day the year is [`Standing::Set`], after it [`Standing::Estimated`]; `None`: the whole year is
    /// [`Standing::Projected`].
    pub sure_through: Option<Day>,
    /// Weekdays that are off, in order.
    pub off: Vec<DayOff>,
    /// Saturdays and Sundays that are worked, in order.
    pub working_weekends: Vec<Day>,
    /// Days of which it is not known whether they will be worked, in order; they count as the table has them.
    pub uncertain: Vec<Day>,
}

impl YearTable {
    /// How sure it is, of every day of this year up to `through`, whether it is worked; the days in
    /// [`uncertain`](YearTable::uncertain) apart.
    pub fn standing_through(&self, through: Day) -> Standing {
        match self.sure_through {
            Some(sure) if through <= sure => Standing::Set,
            Some(_) => Standing::Estimated,
            None => Standing::Projected,
        }
    }

    fn check(&self) -> Result<(), BadTable> {
        let year = self.year;
        check_days(year, self.off.iter().map(|off| off.day))?;
        check_days(year, self.working_weekends.iter().copied())?;
        check_days(year, self.uncertain.iter().copied())?;
        check_days(year, self.sure_through.into_iter())?;
        if let Some(off) = self.off.iter().find(|off| off.day.weekday().is_weekend()) {
            return Err(BadTable::OffWeekend { day: off.day });
        }
        match self.working_weekends.iter().find(|day| !day.weekday().is_weekend()) {
            Some(&day) => Err(BadTable::WorkingWeekday { day }),
            None => Ok(()),
        }
    }
}

/// The first and the last day of a year.
fn bounds(year: u16) -> Result<(Day, Day), BadTable> {
    let ends = Day::new(year.into(), 1, 1).zip(Day::new(year.into(), 12, 31));
    ends.ok_or(BadTable::Year { year })
}

/// Whether the days lie in the year and follow one another.
fn check_days(year: u16, days: impl Iterator<Item = Day>) -> Result<(), BadTable> {
    let (first, last) = bounds(year)?;
    let mut previous = None;
    for day in days {
        if day < first || last < day {
            return Err(BadTable::OutsideYear { year, day });
        }
        if previous >= Some(day) {
            return Err(BadTable::Order { day });
        }
        previous = Some(day);
    }
    Ok(())
}

/// A weekday that is off, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOff {
    /// The weekday.
    pub day: Day,
    /// Why it is off.
    pub reason: OffReason,
}

/// Why a weekday is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OffReason {
    /// It is this holiday.
    Holiday(HolidayName),
    /// This holiday fell on a day off, and this is the next working day.
    Substitute(HolidayName),
    /// A decree made it a day off; a day off elsewhere is worked for it.
    Transferred,
}

/// The days off that the law of Kazakhstan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HolidayName {
    /// 1 and 2 January.
    NewYear,
    /// 7 January, Orthodox Christmas: off without a substitute.
    Christmas,
    /// 8 March, International Women's Day.
    WomensDay,
    /// 15 March, Constitution Day from 2027.
    ConstitutionDayMarch,
    /// 21 to 23 March, Nauryz.
    Nauryz,
    /// 1 May, Day of Unity of the People of Kazakhstan.
    UnityDay,
    /// 7 May, Defender of the Fatherland Day.
    DefendersDay,
    /// 9 May, Victory Day.
    VictoryDay,
    /// The first day of Kurban Ait, by the moon: off without a substitute.
    KurbanAit,
    /// 6 July, Capital Day.
    CapitalDay,
    /// 30 August, Constitution Day to 2025.
    ConstitutionDayAugust,
    /// 25 October, Republic Day, from 2022.
    RepublicDay,
    /// 1 December, Day of the First President, to 2021.
    FirstPresidentDay,
    /// 16 December, Independence Day; with 17 December to 2021.
    IndependenceDay,
}

/// How sure it is whether days are worked. The greater, the less sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Decreed, or agreed by several sources.
    Set,
    /// From one good source; a decree may still move a day.
    Estimated,
    /// Not yet decreed: the rules were carried forward.
    Projected,
}

/// Why a table is no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadTable {
    /// It has no year.
    Empty,
    /// This year does not follow the one before it, or is not between 1900 and 2100.
    Year {
        /// The year as it is listed.
        year: u16,
    },
    /// This day is listed under another year.
    OutsideYear {
        /// The year it is listed under.
        year: u16,
        /// The day.
        day: Day,
    },
    /// This day is listed twice, or after a later one.
    Order {
        /// The day.
        day: Day,
    },
    /// This Saturday or Sunday is listed among the weekdays off.
    OffWeekend {
        /// The day.
        day: Day,
    },
    /// This weekday is listed among the working weekend days.
    WorkingWeekday {
        /// The day.
        day: Day,
    },
}

impl fmt::Display for BadTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadTable::Empty => f.write_str("the calendar has no year"),
            BadTable::Year { year } => {
                write!(f, "year {year} does not follow the year before it, or is not between 1900 and 2100")
            }
            BadTable::OutsideYear { year, day } => write!(f, "{day} is listed under year {year}"),
            BadTable::Order { day } => write!(f, "{day} is listed twice or out of order"),
            BadTable::OffWeekend { day } => write!(f, "{day} is no weekday: list days off from Monday to Friday only"),
            BadTable::WorkingWeekday { day } => {
                write!(f, "{day} is a weekday: list working Saturdays and Sundays only")
            }
        }
    }
}

impl Error for BadTable {}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: u16, off: &[&str], working: &[&str]) -> YearTable {
        let day = |text: &&str| Day::parse(text).unwrap();
        let off = off.iter().map(|text| DayOff { day: day(text), reason: OffReason::Transferred }).collect();
        let working_weekends = working.iter().map(day).collect();
        YearTable { year, decree: None, sure_through: None, off, working_weekends, uncertain: Vec::new() }
    }

    fn fault(years: Vec<YearTable>) -> Option<BadTable> {
        CalendarTable { years }.check().err()
    }

    #[test]
    fn a_table_that_contradicts_itself_is_rejected() {
        let day = |text: &str| Day::parse(text).unwrap();
        let fine = || year(2026, &["2026-01-01", "2026-01-02"], &["2026-01-03"]);
        assert_eq!(fault(vec![fine(), year(2027, &[], &[])]), None);
        assert_eq!(fault(vec![]), Some(BadTable::Empty));
        assert_eq!(fault(vec![fine(), fine()]), Some(BadTable::Year { year: 2026 }));
        assert_eq!(fault(vec![fine(), year(2028, &[], &[])]), Some(BadTable::Year { year: 2028 }));
        assert_eq!(fault(vec![year(u16::MAX, &[], &[])]), Some(BadTable::Year { year: u16::MAX }));
        assert_eq!(fault(vec![year(0, &[], &[])]), Some(BadTable::Year { year: 0 }));
        let elsewhere = BadTable::OutsideYear { year: 2026, day: day("2027-01-01") };
        assert_eq!(fault(vec![year(2026, &["2027-01-01"], &[])]), Some(elsewhere));
        let twice = BadTable::Order { day: day("2026-01-01") };
        assert_eq!(fault(vec![year(2026, &["2026-01-01", "2026-01-01"], &[])]), Some(twice));
        let saturday = BadTable::OffWeekend { day: day("2026-01-03") };
        assert_eq!(fault(vec![year(2026, &["2026-01-03"], &[])]), Some(saturday));
        let thursday = BadTable::WorkingWeekday { day: day("2026-01-01") };
        assert_eq!(fault(vec![year(2026, &[], &["2026-01-01"])]), Some(thursday));
    }
}
