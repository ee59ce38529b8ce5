//! A time limit of an act, counted day by day.

use serde::{Deserialize, Serialize};

use super::{Calendar, Day, DayKind, OutsideCalendar, Span, Standing, Unit};

/// A time limit that runs forward from a day, such as "5 working days from the day after acceptance".
///
/// A limit that ends before a day ("at least 10 days before the visa ends") is no `TimeLimit`: [`Calendar::add`] with
/// a negative span gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many units; 0 means on the start day itself, whatever `first_day` says.
    pub n: u16,
    /// What is counted.
    pub unit: LimitUnit,
    /// Which day is day 1.
    #[serde(default)]
    pub first_day: FirstDay,
}

/// What a [`TimeLimit`] is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LimitUnit {
    /// Days on which offices work.
    WorkingDays,
    /// Calendar days, off or not.
    Days,
    /// Months: to the day with the number of the start day, or to the last day of a month that has no such day.
    Months,
}

/// Which day is day 1 of a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    /// The day after the start; for working days the first working day after it. The rule unless an act differs.
    #[default]
    Next,
    /// The start day itself; for working days the first working day from it on.
    Same,
}

/// A time limit counted over the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The day the limit starts from, such as the day of acceptance.
    pub start: Day,
    /// Every day from the start to `last`, in order.
    pub days: Vec<CountedDay>,
    /// The legal limit: the day the count ends on, which in calendar days and months may be a day off.
    pub last: Day,
    /// `last` if it is worked, else the next working day. Whether an act lets a limit move so is for the act to say.
    pub practical: Day,
    /// How sure `practical` is, by the days it hangs on: all the days counted for working days, else those from `last`.
    pub standing: Standing,
}

/// One day of a [`Count`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CountedDay {
    /// The day.
    pub day: Day,
    /// What the count makes of it.
    pub mark: Mark,
}

/// What a count makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Mark {
    /// The start, which is not counted. With [`FirstDay::Same`] the start is counted or skipped as any other day.
    Start,
    /// It is this day of the count, from 1.
    Counted(u16),
    /// It is a day off, which a count of working days passes over.
    Skipped(DayKind),
}

impl TimeLimit {
    /// The legal limit, without the list of days: [`Count::last`].
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the start or the limit is not in the calendar.
    pub fn last(&self, calendar: &Calendar, start: Day) -> Result<Day, OutsideCalendar> {
        calendar.inside(start)?;
        if self.n == 0 {
            return Ok(start);
        }
        let n = i32::from(self.n);
        let same = self.first_day == FirstDay::Same;
        match self.unit {
            LimitUnit::Days => calendar.add(start, Span::new(n - i32::from(same), Unit::Days)),
            LimitUnit::WorkingDays => {
                let start_is_day_1 = same && calendar.is_working(start)?;
                calendar.add(start, Span::new(n - i32::from(start_is_day_1), Unit::WorkingDays))
            }
            LimitUnit::Months => {
                let end = start.plus_months(n).ok_or(calendar.past_last())?;
                // A month from the 10th with the 10th counted ends on the 9th. Where the last month has no day with the
                // number of the start, its last day already falls short of it.
                let end = if same && end.day() == start.day() { end.pred() } else { Some(end) };
                calendar.inside(end.ok_or(calendar.past_last())?)
            }
        }
    }

    /// Counts the limit day by day.
    ///
    /// # Errors
    ///
    /// [`OutsideCalendar`] if the start, the limit or the working day it moves to is not in the calendar.
    pub fn count(&self, calendar: &Calendar, start: Day) -> Result<Count, OutsideCalendar> {
        let last = self.last(calendar, start)?;
        let practical = calendar.next_working_day(last)?;
        let decisive = match (self.unit, self.first_day) {
            (LimitUnit::WorkingDays, FirstDay::Same) if self.n > 0 => start,
            (LimitUnit::WorkingDays, FirstDay::Next) if self.n > 0 => start.succ().unwrap_or(last),
            _ => last,
        };
        let days = self.days(calendar, start, last)?;
        let standing = calendar.standing(decisive, practical);
        Ok(Count { start, days, last, practical, standing })
    }

    /// The days from `start` to `last` with their marks.
    fn days(&self, calendar: &Calendar, start: Day, last: Day) -> Result<Vec<CountedDay>, OutsideCalendar> {
        let mut days = Vec::with_capacity(start.days_until(last).unsigned_abs() as usize + 1);
        let mut counted = 0_u16;
        let mut next = Some(start);
        while let Some(day) = next.filter(|&day| day <= last) {
            let kind = calendar.kind(day)?;
            let mark = if day == start && (self.first_day == FirstDay::Next || self.n == 0) {
                Mark::Start
            } else if self.unit == LimitUnit::WorkingDays && kind != DayKind::Working {
                Mark::Skipped(kind)
            } else {
                counted = counted.saturating_add(1);
                Mark::Counted(counted)
            };
            days.push(CountedDay { day, mark });
            next = day.succ();
        }
        Ok(days)
    }
}

#[cfg(all(test, feature = "source"))]
mod tests {
    use super::*;
    use crate::calendar::{HolidayName, OffReason};

    fn calendar() -> Calendar {
        let table = crate::source::tables::calendar(include_str!("../../rules/calendar.json")).unwrap();
        Calendar::new(table).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn limit(n: u16, unit: LimitUnit, first_day: FirstDay) -> TimeLimit {
        TimeLimit { n, unit, first_day }
    }

    fn ends(limit: TimeLimit, start: &str) -> [String; 2] {
        let count = limit.count(&calendar(), day(start)).unwrap();
        assert_eq!(limit.last(&calendar(), day(start)), Ok(count.last));
        [count.last.to_string(), count.practical.to_string()]
    }

    #[test]
    fn three_working_days_over_nauryz_2026_name_what_is_passed_over() {
        let count = limit(3, LimitUnit::WorkingDays, FirstDay::Next).count(&calendar(), day("2026-03-19")).unwrap();
        let marks: Vec<Mark> = count.days.iter().map(|counted| counted.mark).collect();
        let nauryz = |reason: fn(HolidayName) -> OffReason| Mark::Skipped(DayKind::Off(reason(HolidayName::Nauryz)));
        let expected = [
            Mark::Start,
            Mark::Counted(1),
            Mark::Skipped(DayKind::Weekend),
            Mark::Skipped(DayKind::Weekend),
            nauryz(OffReason::Holiday),
            nauryz(OffReason::Substitute),
            nauryz(OffReason::Substitute),
            Mark::Counted(2),
            Mark::Counted(3),
        ];
        assert_eq!(marks, expected);
        assert_eq!((count.last, count.practical), (day("2026-03-27"), day("2026-03-27")));
        assert_eq!(count.standing, Standing::Set);
    }

    #[test]
    fn the_start_day_counts_if_the_act_says_so() {
        let same = limit(3, LimitUnit::WorkingDays, FirstDay::Same);
        assert_eq!(ends(same, "2026-03-19"), ["2026-03-26", "2026-03-26"]);
        // A Saturday is passed over: Monday is day 1.
        assert_eq!(ends(same, "2026-06-06"), ["2026-06-10", "2026-06-10"]);
        assert_eq!(ends(limit(10, LimitUnit::Days, FirstDay::Same), "2026-06-01"), ["2026-06-10", "2026-06-10"]);
    }

    #[test]
    fn a_limit_in_days_that_ends_on_a_day_off_moves_to_the_next_working_day() {
        let ten = limit(10, LimitUnit::Days, FirstDay::Next);
        assert_eq!(ends(ten, "2026-03-11"), ["2026-03-21", "2026-03-26"]);
        let count = ten.count(&calendar(), day("2026-03-11")).unwrap();
        let counted = |n| Mark::Counted(n);
        assert!(count.days.iter().skip(1).map(|counted| counted.mark).eq((1..=10).map(counted)));
    }

    #[test]
    fn months_end_on_the_same_number_or_the_last_day_of_a_shorter_month() {
        let month = |first_day| limit(1, LimitUnit::Months, first_day);
        assert_eq!(ends(month(FirstDay::Next), "2026-01-15")[0], "2026-02-15");
        assert_eq!(ends(month(FirstDay::Next), "2026-01-31")[0], "2026-02-28");
        assert_eq!(ends(month(FirstDay::Same), "2026-01-15")[0], "2026-02-14");
        assert_eq!(ends(month(FirstDay::Same), "2026-03-01")[0], "2026-03-31");
        assert_eq!(ends(month(FirstDay::Same), "2026-01-31")[0], "2026-02-28");
        // Ends on the very last day that is known, a Sunday, so that no working day is known after it.
        let calendar = calendar();
        assert_eq!(month(FirstDay::Same).last(&calendar, day("2028-12-01")), Ok(calendar.last()));
        assert!(month(FirstDay::Same).count(&calendar, day("2028-12-01")).unwrap_err().is_after());
    }

    #[test]
    fn no_days_means_on_the_start_day() {
        for unit in [LimitUnit::WorkingDays, LimitUnit::Days, LimitUnit::Months] {
            for first_day in [FirstDay::Next, FirstDay::Same] {
                // 27 May 2026 is Kurban Ait.
                assert_eq!(ends(limit(0, unit, first_day), "2026-05-27"), ["2026-05-27", "2026-05-28"]);
                let count = limit(0, unit, first_day).count(&calendar(), day("2026-05-27")).unwrap();
                assert_eq!(count.days, [CountedDay { day: day("2026-05-27"), mark: Mark::Start }]);
            }
        }
    }

    #[test]
    fn a_limit_says_how_sure_it_is() {
        let standing = |n, unit, start| limit(n, unit, FirstDay::Next).count(&calendar(), day(start)).unwrap().standing;
        assert_eq!(standing(5, LimitUnit::WorkingDays, "2026-08-24"), Standing::Set);
        assert_eq!(standing(6, LimitUnit::WorkingDays, "2026-08-24"), Standing::Estimated);
        assert_eq!(standing(5, LimitUnit::WorkingDays, "2026-12-28"), Standing::Projected);
        // In calendar days only the end matters, and here it is a working day that is set.
        assert_eq!(standing(600, LimitUnit::Days, "2024-12-16"), Standing::Set);
        assert_eq!(standing(5, LimitUnit::Days, "2026-12-28"), Standing::Projected);
    }

    #[test]
    fn a_limit_past_the_calendar_has_no_date() {
        let calendar = calendar();
        for unit in [LimitUnit::WorkingDays, LimitUnit::Days, LimitUnit::Months] {
            let long = limit(u16::MAX, unit, FirstDay::Next);
            assert!(long.count(&calendar, day("2026-11-20")).unwrap_err().is_after());
            assert!(!long.last(&calendar, day("2018-12-31")).unwrap_err().is_after());
        }
    }
}
