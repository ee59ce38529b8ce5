//! A day of the calendar, from 1900 to 2100.

use core::fmt::{self, Write as _};

use chrono::{Datelike, Months, NaiveDate};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number that chrono gives to 1970-01-01, counted from the first day of year 1.
const EPOCH_FROM_CE: i32 = 719_163;

/// A date without a time, between 1900-01-01 and 2100-12-31; every `Day` lies in that range.
///
/// The text form is ISO 8601, `2026-11-20`. In JSON a day is that text, in a binary pack the number of days since
/// 1970-01-01; reading rejects anything outside the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The first year a day can lie in.
    pub const FIRST_YEAR: i32 = 1900;
    /// The last year a day can lie in.
    pub const LAST_YEAR: i32 = 2100;

    /// The day with this year, month (1 to 12) and day of the month (1 to 31), or `None` if there is no such day or
    /// its year is out of range.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Day::in_range)
    }

    /// The day that is so many days after 1970-01-01, or before it if negative.
    pub fn from_days_since_1970(days: i32) -> Option<Day> {
        let from_ce = days.checked_add(EPOCH_FROM_CE)?;
        NaiveDate::from_num_days_from_ce_opt(from_ce).and_then(Day::in_range)
    }

    /// 1970-01-01.
    pub fn epoch() -> Day {
        Day(NaiveDate::default())
    }

    /// Reads `2026-11-20`: exactly ten characters, digits and hyphens.
    pub fn parse(text: &str) -> Option<Day> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        let year = number(&[y1, y2, y3, y4])?;
        Day::new(i32::try_from(year).ok()?, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    fn in_range(date: NaiveDate) -> Option<Day> {
        (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&date.year()).then_some(Day(date))
    }

    /// The year, 1900 to 2100.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::of_days_since_1970(self.days_since_1970())
    }

    /// The number of days from 1970-01-01 to this day; negative before it.
    pub fn days_since_1970(self) -> i32 {
        self.0.num_days_from_ce() - EPOCH_FROM_CE
    }

    /// The day after, or `None` after 2100-12-31.
    pub fn succ(self) -> Option<Day> {
        self.0.succ_opt().and_then(Day::in_range)
    }

    /// The day before, or `None` before 1900-01-01.
    pub fn pred(self) -> Option<Day> {
        self.0.pred_opt().and_then(Day::in_range)
    }

    /// The day so many calendar days later, or earlier if negative; `None` outside 1900 to 2100.
    pub fn plus_days(self, days: i32) -> Option<Day> {
        Day::from_days_since_1970(self.days_since_1970().checked_add(days)?)
    }

    /// The same day of the month so many months later, or earlier if negative; the last day of the month where that
    /// month is shorter (31 January and 1 month: 28 or 29 February). `None` outside 1900 to 2100.
    pub fn plus_months(self, months: i32) -> Option<Day> {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        moved.and_then(Day::in_range)
    }

    /// The same date so many years later, or earlier if negative; 28 February for 29 February in a common year.
    /// `None` outside 1900 to 2100.
    pub fn plus_years(self, years: i32) -> Option<Day> {
        self.plus_months(years.checked_mul(12)?)
    }

    /// The number of days from this day to the other: 0 for the same day, negative if the other is earlier.
    pub fn days_until(self, other: Day) -> i32 {
        other.days_since_1970() - self.days_since_1970()
    }

    /// The ten characters of the ISO form, all ASCII.
    fn iso(self) -> [u8; 10] {
        let digit = |n: u32| b'0' + (n % 10) as u8;
        let (y, m, d) = (self.year().unsigned_abs(), self.month(), self.day());
        let year = [digit(y / 1000), digit(y / 100), digit(y / 10), digit(y)];
        [year[0], year[1], year[2], year[3], b'-', digit(m / 10), digit(m), b'-', digit(d / 10), digit(d)]
    }

    /// Appends the ISO form, as `Display` shows it but without the machinery of formatting.
    pub fn push_iso(self, text: &mut String) {
        text.extend(self.iso().map(char::from));
    }
}

/// The number that these ASCII digits write, or `None` if one of them is no digit.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, &b| {
        if b.is_ascii_digit() { sum.checked_mul(10)?.checked_add(u32::from(b - b'0')) } else { None }
    })
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iso().into_iter().try_for_each(|b| f.write_char(char::from(b)))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            let mut text = String::with_capacity(10);
            self.push_iso(&mut text);
            serializer.serialize_str(&text)
        } else {
            serializer.serialize_i32(self.days_since_1970())
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(IsoText)
        } else {
            let days = i32::deserialize(deserializer)?;
            Day::from_days_since_1970(days).ok_or_else(|| de::Error::custom("a day outside 1900 to 2100"))
        }
    }
}

/// Reads a day from its ISO text.
struct IsoText;

impl Visitor<'_> for IsoText {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as \"2026-11-20\", from 1900 to 2100")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
        Day::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// A day of the week. The week begins on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// The first day of the week.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth, the last of the working week.
    Friday,
    /// The first of the weekend.
    Saturday,
    /// The second of the weekend.
    Sunday,
}

impl Weekday {
    /// All seven, from Monday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Whether this is Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        self >= Weekday::Saturday
    }

    /// 1970-01-01 was a Thursday.
    fn of_days_since_1970(days: i32) -> Weekday {
        match days.rem_euclid(7) {
            0 => Weekday::Thursday,
            1 => Weekday::Friday,
            2 => Weekday::Saturday,
            3 => Weekday::Sunday,
            4 => Weekday::Monday,
            5 => Weekday::Tuesday,
            _ => Weekday::Wednesday,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn iso_text_is_read_strictly_and_written_back() {
        assert_eq!(day("2026-11-20").to_string(), "2026-11-20");
        assert_eq!((day("2026-11-20").year(), day("2026-11-20").month(), day("2026-11-20").day()), (2026, 11, 20));
        for wrong in
            ["", "2026-11-2", "2026-1-20", "2026-11-20 ", "+026-11-20", "2026/11/20", "2026-02-29", "2026-13-01"]
        {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Day::parse("２026-11-2"), None);
    }

    #[test]
    fn only_1900_to_2100_are_days() {
        assert_eq!(Day::parse("1899-12-31"), None);
        assert_eq!(Day::parse("2101-01-01"), None);
        assert_eq!(day("1900-01-01").pred(), None);
        assert_eq!(day("2100-12-31").succ(), None);
        assert_eq!(day("2100-12-31").plus_months(1), None);
        assert_eq!(day("2000-01-01").plus_days(i32::MAX), None);
        assert_eq!(day("2000-01-01").plus_years(i32::MIN), None);
        assert_eq!(day("2000-01-01").plus_months(i32::MIN), None);
        assert_eq!(Day::from_days_since_1970(i32::MAX), None);
    }

    #[test]
    fn a_shorter_month_ends_on_its_last_day() {
        assert_eq!(day("2026-01-31").plus_months(1), Some(day("2026-02-28")));
        assert_eq!(day("2024-03-31").plus_months(-1), Some(day("2024-02-29")));
        assert_eq!(day("2024-02-29").plus_years(1), Some(day("2025-02-28")));
        assert_eq!(day("2024-02-29").plus_years(-4), Some(day("2020-02-29")));
    }

    #[test]
    fn weekdays_run_from_monday() {
        assert_eq!(day("1970-01-01").weekday(), Weekday::Thursday);
        assert_eq!(day("2026-11-20").weekday(), Weekday::Friday);
        assert_eq!(day("1900-01-01").weekday(), Weekday::Monday);
        for (index, weekday) in Weekday::ALL.into_iter().enumerate() {
            assert_eq!(weekday.index(), index);
            assert_eq!(day("2026-11-16").plus_days(index as i32).unwrap().weekday(), weekday);
        }
    }

    #[test]
    fn a_pack_holds_the_days_since_1970_and_rejects_others() {
        let bytes = postcard::to_allocvec(&day("2026-11-20")).unwrap();
        assert!(bytes.len() <= 3);
        assert_eq!(postcard::from_bytes::<Day>(&bytes), Ok(day("2026-11-20")));
        let far = postcard::to_allocvec(&1_000_000_i32).unwrap();
        assert!(postcard::from_bytes::<Day>(&far).is_err());
    }
}
