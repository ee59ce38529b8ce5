//! The working-day calendar: which days are worked, and counting over them.

use core::error::Error;
use core::fmt;

use serde::Serialize;

use super::{BadTable, CalendarTable, Day, OffReason, Span, Standing, Unit, YearTable};

/// The days of whole years, each known to be worked or not.
///
/// Counting looks at a bit for each day and at a running total for every 64 of them, so that it takes the same time
/// for 5 working days as for 500.
#[derive(Debug, Clone)]
pub struct Calendar {
    years: Vec<YearTable>,
    first: Day,
    last: Day,
    /// A bit for each day from the first, set if the day is worked; there is always a bit to spare after the last day.
    worked: Vec<u64>,
    /// For each word of `worked`, how many days before it are worked.
    worked_before: Vec<u32>,
}

/// What a day is to those who count working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum DayKind {
    /// Worked, be it a weekday or a weekend day to which work was moved.
    Working,
    /// A Saturday or Sunday that is not worked, also if it is a holiday.
    Weekend,
    /// A weekday that is off.
    Off(OffReason),
}

impl Calendar {
    /// Makes the calendar.
    ///
    /// # Errors
    ///
    /// [`BadTable`] if years are missing or out of order, a day is listed out of order or under the wrong year, a day
    /// off is no weekday, or a working weekend day is one.
    pub fn new(table: CalendarTable) -> Result<Calendar, BadTable> {
        let (first, last) = table.check()?;
        let years = table.years;

        // One bit more than there are days, so that totals can be asked for past the last day.
        let days = first.days_until(last).unsigned_abs() as usize + 1;
        let mut worked = vec![0_u64; days / 64 + 1];
        let mut weekday = first.weekday().index();
        for index in 0..days {
            set(&mut worked, index, weekday < 5);
            weekday = (weekday + 1) % 7;
        }
        for year in &years {
            let index = |day: Day| first.days_until(day).unsigned_abs() as usize;
            year.off.iter().for_each(|off| set(&mut worked, index(off.day), false));
            year.working_weekends.iter().for_each(|&day| set(&mut worked, index(day), true));
        }

        let mut total = 0;
        let mut worked_before = Vec::with_capacity(worked.len());
        for word in &worked {
            worked_before.push(total);
            total += word.count_ones();
        }
        Ok(Calendar { years, first, last, worked, worked_before })
    }

    /// The first day: 1 January of the first year.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day: 31 December of the last year.
    pub fn last(&self) -> Day {
        self.last
    }

    /// Whether the day lies in the years of this calendar.
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The table of the year in which this day lies, with the decree that made it; `None` outside the calendar.
    pub fn year_of(&self, day: Day) -> Option<&YearTable> {
        let index = usize::try_from(day.year() - self.first.year()).ok()?;
        self.years.get(index)
    }

    /// What kind of day it is.
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the day is not in the calendar.
    pub fn kind(&self, day: Day) -> Result<DayKind, OutsideCalendar> {
        if self.is_working(day)? {
            return Ok(DayKind::Working);
        }
        let off = self.year_of(day).and_then(|year| {
            let place = year.off.binary_search_by_key(&day, |off| off.day).ok()?;
            year.off.get(place)
        });
        Ok(off.map_or(DayKind::Weekend, |off| DayKind::Off(off.reason)))
    }

    /// Whether the day is worked.
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the day is not in the calendar.
    pub fn is_working(&self, day: Day) -> Result<bool, OutsideCalendar> {
        let index = self.index(day)?;
        Ok(self.word(index / 64) >> (index % 64) & 1 == 1)
    }

    /// The day itself if it is worked, else the first day after it that is.
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the day is not in the calendar, or the calendar ends before the next working day.
    pub fn next_working_day(&self, day: Day) -> Result<Day, OutsideCalendar> {
        let before = self.worked_before_index(self.index(day)?);
        self.nth_worked(before).ok_or(self.past_last())
    }

    /// The day that is this span later, or earlier if the span is negative.
    ///
    /// Working days: the nth working day strictly after `day`, or strictly before it; with n = 0 the day itself, worked
    /// or not. Days, months and years: as [`Day::plus_days`], [`Day::plus_months`] and [`Day::plus_years`] have it,
    /// worked or not. Both ends must be in the calendar, as no deadline is given beyond it; for dates that have nothing
    /// to do with working days there are the methods of [`Day`].
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the day or the result is not in the calendar.
    pub fn add(&self, day: Day, span: Span) -> Result<Day, OutsideCalendar> {
        let index = self.index(day)?;
        let n = span.n;
        let end = match span.unit {
            Unit::Days => day.plus_days(n),
            Unit::Months => day.plus_months(n),
            Unit::Years => day.plus_years(n),
            Unit::WorkingDays if n == 0 => Some(day),
            Unit::WorkingDays if n > 0 => {
                self.worked_before_index(index + 1).checked_add(n.unsigned_abs() - 1).and_then(|k| self.nth_worked(k))
            }
            Unit::WorkingDays => {
                self.worked_before_index(index).checked_sub(n.unsigned_abs()).and_then(|k| self.nth_worked(k))
            }
        };
        match end {
            Some(end) => self.inside(end),
            None if n < 0 => Err(self.outside(self.first)),
            None => Err(self.past_last()),
        }
    }

    /// How many working days lie between two days, the first of which is not counted and the second is. Negative if
    /// the second is earlier. So `add(a, n working days)` is `b` whenever `b` is worked and n is this number.
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if either day is not in the calendar.
    pub fn working_days_between(&self, a: Day, b: Day) -> Result<i32, OutsideCalendar> {
        let (i, j) = (self.index(a)?, self.index(b)?);
        let skip = usize::from(a <= b);
        let from = self.worked_before_index(i + skip).cast_signed();
        let to = self.worked_before_index(j + skip).cast_signed();
        Ok(to - from)
    }

    /// How sure it is which days of this range are worked, both ends included: the least sure of them. A day that the
    /// table calls uncertain, and any day outside the calendar, is [`Standing::Projected`].
    pub fn standing(&self, from: Day, through: Day) -> Standing {
        if !self.contains(from) || !self.contains(through) {
            return Standing::Projected;
        }
        let range = from..=through;
        let mut least = Standing::Set;
        for year in &self.years {
            let number = i32::from(year.year);
            if number < from.year() || through.year() < number {
                continue;
            }
            // A year that the range leaves behind is needed to its end.
            let standing = match Day::new(number, 12, 31) {
                Some(end) => year.standing_through(end.min(through)),
                None => Standing::Projected,
            };
            least = least.max(standing);
            if year.uncertain.iter().any(|day| range.contains(day)) {
                least = Standing::Projected;
            }
        }
        least
    }

    /// The day, if it is in the calendar.
    pub(super) fn inside(&self, day: Day) -> Result<Day, OutsideCalendar> {
        if self.contains(day) { Ok(day) } else { Err(self.outside(day)) }
    }

    /// The error for a count that runs past the last day.
    pub(crate) fn past_last(&self) -> OutsideCalendar {
        self.outside(self.last)
    }

    fn outside(&self, day: Day) -> OutsideCalendar {
        OutsideCalendar { day, first: self.first, last: self.last }
    }

    /// How many days after the first day this one is.
    fn index(&self, day: Day) -> Result<usize, OutsideCalendar> {
        self.inside(day).map(|day| self.first.days_until(day).unsigned_abs() as usize)
    }

    fn word(&self, place: usize) -> u64 {
        self.worked.get(place).copied().unwrap_or(0)
    }

    /// How many days before the one with this index are worked.
    fn worked_before_index(&self, index: usize) -> u32 {
        let place = index / 64;
        let earlier_in_word = (1_u64 << (index % 64)) - 1;
        let before = self.worked_before.get(place).copied().unwrap_or(0);
        before + (self.word(place) & earlier_in_word).count_ones()
    }

    /// The worked day that has so many worked days before it, or `None` if there are not as many.
    fn nth_worked(&self, before: u32) -> Option<Day> {
        let place = self.worked_before.partition_point(|&total| total <= before).checked_sub(1)?;
        let mut word = self.word(place);
        for _ in *self.worked_before.get(place)?..before {
            word &= word.wrapping_sub(1); // clears the lowest bit that is set
            if word == 0 {
                return None;
            }
        }
        let index = place.checked_mul(64)?.checked_add(word.trailing_zeros() as usize)?;
        self.first.plus_days(i32::try_from(index).ok()?)
    }
}

fn set(worked: &mut [u64], index: usize, is_worked: bool) {
    if let Some(word) = worked.get_mut(index / 64) {
        let bit = 1_u64 << (index % 64);
        *word = if is_worked { *word | bit } else { *word & !bit };
    }
}

/// The calendar does not reach as far: the working days of that time have not been set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutsideCalendar {
    /// The day that was asked for; if a count ran out of the calendar, the end that it passed.
    pub day: Day,
    /// The first day of the calendar.
    pub first: Day,
    /// The last day of the calendar.
    pub last: Day,
}

impl OutsideCalendar {
    /// Whether it was the end of the calendar that was passed, and not its beginning.
    pub fn is_after(&self) -> bool {
        self.day >= self.last
    }
}

impl fmt::Display for OutsideCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (side, end) = if self.is_after() { ("after ", self.last) } else { ("before ", self.first) };
        f.write_str("the calendar has not been set for days ")?;
        f.write_str(side)?;
        fmt::Display::fmt(&end, f)
    }
}

impl Error for OutsideCalendar {}
