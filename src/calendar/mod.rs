//! Working days, time limits and Kazakhstan time.
//!
//! A [`Day`] is a date, a [`Moment`] a date with a time on Kazakhstan's clocks, a [`Span`] a length of time. A
//! [`Calendar`], made from a [`CalendarTable`], knows which days are worked and how sure that is; a [`TimeLimit`]
//! counts a term of an act over it, day by day. [`MciTable`] holds the monthly calculation index, dated as well.
//!
//! What holds here:
//!
//! - No clock is read: "today" is always passed in.
//! - Nothing panics: what cannot be computed is `None` or an error that says which day was asked for.
//! - Beyond the last year of the calendar no day is given. The calendar of that year has not been set, and a guess
//!   would look like a date.
//! - A result over days that are not yet decreed carries its [`Standing`].
//!
//! What this does not do: texts and formats for people (`locale`), which term applies (`law`, `assessment`), dates
//! turned round into "apply no later than" (`logic`), time zones other than Kazakhstan's.

#[expect(clippy::module_inception, reason = "the file is named by what it holds")]
mod calendar;
mod day;
#[cfg(all(test, feature = "source"))]
mod decreed;
#[cfg(all(test, feature = "source"))]
mod edges;
mod limit;
mod mci;
mod moment;
#[cfg(all(test, feature = "source"))]
mod properties;
mod span;
mod table;

pub use calendar::{Calendar, DayKind, OutsideCalendar};
pub use day::{Day, Weekday};
pub use limit::{Count, CountedDay, FirstDay, LimitUnit, Mark, TimeLimit};
pub use mci::{MciEntry, MciTable};
pub use moment::Moment;
pub use span::{Span, Unit};
pub use table::{BadTable, CalendarTable, DayOff, HolidayName, OffReason, Standing, YearTable};
