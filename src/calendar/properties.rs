//! The calendar against the same counted one day at a time, for days and spans drawn at random.

use proptest::prelude::*;

use super::*;

fn table() -> CalendarTable {
    crate::source::tables::calendar(include_str!("../../rules/calendar.json")).unwrap()
}

thread_local! {
    static CALENDAR: Calendar = Calendar::new(table()).unwrap();
}

fn calendar() -> Calendar {
    CALENDAR.with(Calendar::clone)
}

/// Any day of the calendar, and a month more on either side.
fn days() -> impl Strategy<Value = Day> {
    let (first, last) = (calendar().first(), calendar().last());
    (-31..first.days_until(last) + 31).prop_map(move |n| first.plus_days(n).unwrap())
}

fn any_day() -> impl Strategy<Value = Day> {
    let first = Day::new(1900, 1, 1).unwrap();
    (0..=first.days_until(Day::new(2100, 12, 31).unwrap())).prop_map(move |n| first.plus_days(n).unwrap())
}

/// The kind of a day, straight from the table.
fn kind_by_table(table: &CalendarTable, day: Day) -> Option<DayKind> {
    let year = table.years.iter().find(|year| i32::from(year.year) == day.year())?;
    let off = year.off.iter().find(|off| off.day == day);
    Some(match off {
        Some(off) => DayKind::Off(off.reason),
        None if day.weekday().is_weekend() && !year.working_weekends.contains(&day) => DayKind::Weekend,
        None => DayKind::Working,
    })
}

/// Steps from a day until n working days are behind, or the calendar ends.
fn add_by_steps(calendar: &Calendar, from: Day, n: i32) -> Option<Day> {
    let (mut day, mut left) = (from, n.abs());
    calendar.kind(day).ok()?;
    while left > 0 {
        day = if n > 0 { day.succ()? } else { day.pred()? };
        left -= i32::from(calendar.kind(day).ok()? == DayKind::Working);
    }
    Some(day)
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[test]
fn every_day_of_the_calendar_is_what_the_table_says() {
    let (calendar, table) = (calendar(), table());
    let mut day = calendar.first();
    while calendar.contains(day) {
        assert_eq!(calendar.kind(day).ok(), kind_by_table(&table, day), "{day}");
        assert_eq!(calendar.is_working(day), Ok(calendar.kind(day) == Ok(DayKind::Working)));
        day = day.succ().unwrap();
    }
}

#[test]
fn a_pack_carries_the_whole_table_in_two_kilobytes() {
    let bytes = postcard::to_allocvec(&table()).unwrap();
    assert!(bytes.len() < 2048, "{}", bytes.len());
    assert_eq!(postcard::from_bytes::<CalendarTable>(&bytes), Ok(table()));
}

proptest! {
    #[test]
    fn working_days_are_added_as_if_counted_one_by_one(from in days(), n in -2700..2700_i32, short in -40..40_i32) {
        let calendar = calendar();
        for n in [n, short] {
            let span = Span::new(n, Unit::WorkingDays);
            prop_assert_eq!(calendar.add(from, span).ok(), add_by_steps(&calendar, from, n));
        }
    }

    #[test]
    fn working_days_between_are_counted_one_by_one(a in days(), b in days()) {
        let calendar = calendar();
        let known = calendar.contains(a) && calendar.contains(b);
        let count = (0..).map_while(|n| a.plus_days(n)).skip(1).take_while(|&day| day <= b);
        let back = (0..).map_while(|n| b.plus_days(n)).take_while(|&day| day < a);
        let worked = |days: &mut dyn Iterator<Item = Day>| {
            days.filter(|&day| calendar.kind(day) == Ok(DayKind::Working)).count() as i32
        };
        let by_steps = worked(&mut count.into_iter()) - worked(&mut back.into_iter());
        prop_assert_eq!(calendar.working_days_between(a, b).ok(), known.then_some(by_steps));
        if let Ok(n) = calendar.working_days_between(a, b) && calendar.is_working(b) == Ok(true) {
            prop_assert_eq!(calendar.add(a, Span::new(n, Unit::WorkingDays)), Ok(b));
        }
    }

    #[test]
    fn the_next_working_day_is_the_first_one_met(day in days()) {
        let calendar = calendar();
        let mut met = Some(day).filter(|&day| calendar.contains(day));
        while let Some(day) = met && calendar.kind(day) != Ok(DayKind::Working) {
            met = day.succ().filter(|&day| calendar.contains(day));
        }
        prop_assert_eq!(calendar.next_working_day(day).ok(), met);
    }

    #[test]
    fn a_limit_counts_each_day_once_and_ends_on_its_number(
        start in days(), n in 0..400_u16, unit in 0..3_usize, same in any::<bool>(),
    ) {
        let calendar = calendar();
        let unit = [LimitUnit::WorkingDays, LimitUnit::Days, LimitUnit::Months][unit];
        let limit = TimeLimit { n, unit, first_day: if same { FirstDay::Same } else { FirstDay::Next } };
        let Ok(count) = limit.count(&calendar, start) else { return Ok(()) };
        prop_assert_eq!(limit.last(&calendar, start), Ok(count.last));
        prop_assert_eq!(calendar.next_working_day(count.last), Ok(count.practical));
        prop_assert_eq!(count.days.len() as i32, start.days_until(count.last) + 1);
        let mut number = 0;
        for (offset, counted) in count.days.iter().enumerate() {
            prop_assert_eq!(Some(counted.day), start.plus_days(offset as i32));
            match counted.mark {
                Mark::Start => prop_assert!(offset == 0 && (n == 0 || !same)),
                Mark::Skipped(kind) => prop_assert_eq!(Ok(kind), calendar.kind(counted.day)),
                Mark::Counted(k) => {
                    number += 1;
                    prop_assert_eq!(k, number);
                    prop_assert!(unit != LimitUnit::WorkingDays || calendar.is_working(counted.day) == Ok(true));
                }
            }
        }
        if unit != LimitUnit::Months {
            prop_assert_eq!(number, n);
        }
    }

    #[test]
    fn months_and_years_keep_the_number_or_fall_on_the_last_day(day in any_day(), months in -2500..2500_i32) {
        let total = day.year() * 12 + day.month() as i32 - 1 + months;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as u32 + 1);
        let expected = Day::new(year, month, day.day().min(month_length(year, month)));
        prop_assert_eq!(day.plus_months(months), expected);
        prop_assert_eq!(day.plus_years(months / 12), day.plus_months(months / 12 * 12));
    }

    #[test]
    fn a_day_is_the_same_after_text_and_pack(day in any_day()) {
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        prop_assert_eq!(serde_json::from_str::<Day>(&serde_json::to_string(&day).unwrap()).unwrap(), day);
        prop_assert_eq!(postcard::from_bytes::<Day>(&postcard::to_allocvec(&day).unwrap()), Ok(day));
        prop_assert_eq!(Day::from_days_since_1970(day.days_since_1970()), Some(day));
    }

    #[test]
    fn no_text_and_no_number_panics(text in ".{0,20}", number in any::<i32>(), ms in any::<i64>(), day in any_day()) {
        let _ = (Day::parse(&text), Moment::parse(&text), Day::from_days_since_1970(number), Moment::from_unix_ms(ms));
        let _ = (day.plus_days(number), day.plus_months(number), day.plus_years(number));
        for unit in [Unit::Days, Unit::Months, Unit::Years, Unit::WorkingDays] {
            let _ = calendar().add(day, Span::new(number, unit));
        }
    }
}
