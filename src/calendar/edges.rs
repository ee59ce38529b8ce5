//! Where the calendar ends, and how sure it is before that.

use super::*;

fn calendar() -> Calendar {
    let table = crate::source::tables::calendar(include_str!("../../rules/calendar.json")).unwrap();
    Calendar::new(table).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn no_day_is_known_outside_2019_to_2028() {
    let calendar = calendar();
    assert_eq!((calendar.first(), calendar.last()), (day("2019-01-01"), day("2028-12-31")));
    for (text, is_after) in [("2018-12-31", false), ("2029-01-01", true)] {
        let outside = calendar.kind(day(text)).unwrap_err();
        assert_eq!((outside.day, outside.is_after()), (day(text), is_after));
        assert_eq!(calendar.is_working(day(text)), Err(outside));
        assert_eq!(calendar.next_working_day(day(text)), Err(outside));
        assert_eq!(calendar.add(day(text), Span::new(0, Unit::WorkingDays)), Err(outside));
        assert_eq!(calendar.working_days_between(day("2026-01-01"), day(text)), Err(outside));
        assert_eq!(calendar.standing(day(text), day(text)), Standing::Projected);
        assert!(calendar.year_of(day(text)).is_none());
    }
    assert_eq!(
        calendar.kind(day("2029-01-01")).unwrap_err().to_string(),
        "the calendar has not been set for days after 2028-12-31"
    );
}

#[test]
fn a_count_that_runs_out_of_the_calendar_is_an_error() {
    let calendar = calendar();
    let last_worked = day("2028-12-29");
    assert_eq!(calendar.add(day("2028-12-28"), Span::new(1, Unit::WorkingDays)), Ok(last_worked));
    assert_eq!(calendar.add(day("2028-12-28"), Span::new(2, Unit::WorkingDays)), Err(calendar.past_last()));
    assert_eq!(calendar.next_working_day(day("2028-12-30")), Err(calendar.past_last()));
    let first_worked = day("2019-01-03");
    assert_eq!(calendar.add(day("2019-01-04"), Span::new(-1, Unit::WorkingDays)), Ok(first_worked));
    assert!(!calendar.add(day("2019-01-04"), Span::new(-2, Unit::WorkingDays)).unwrap_err().is_after());
    for unit in [Unit::Days, Unit::Months, Unit::Years, Unit::WorkingDays] {
        assert!(calendar.add(day("2026-01-01"), Span::new(i32::MAX, unit)).unwrap_err().is_after());
        assert!(!calendar.add(day("2026-01-01"), Span::new(i32::MIN, unit)).unwrap_err().is_after());
    }
}

#[test]
fn a_range_is_as_sure_as_its_least_sure_day() {
    let calendar = calendar();
    let standing = |from, through| calendar.standing(day(from), day(through));
    assert_eq!(standing("2019-01-01", "2026-08-31"), Standing::Set);
    assert_eq!(standing("2026-08-31", "2026-09-01"), Standing::Estimated);
    assert_eq!(standing("2025-12-31", "2026-12-31"), Standing::Estimated);
    assert_eq!(standing("2026-12-31", "2027-01-01"), Standing::Projected);
    assert_eq!(standing("2028-05-05", "2028-05-05"), Standing::Projected);
}

#[test]
fn an_uncertain_day_is_projected_even_in_a_year_that_is_set() {
    let mut table = crate::source::tables::calendar(include_str!("../../rules/calendar.json")).unwrap();
    table.years[0].uncertain.push(day("2019-05-17"));
    let calendar = Calendar::new(table).unwrap();
    assert_eq!(calendar.standing(day("2019-05-16"), day("2019-05-16")), Standing::Set);
    assert_eq!(calendar.standing(day("2019-05-16"), day("2019-05-20")), Standing::Projected);
}
