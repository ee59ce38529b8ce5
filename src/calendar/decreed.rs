//! The calendar of the rules against what is known of its years: totals, holidays, substitutes, transfers.

use super::HolidayName::*;
use super::*;

fn table() -> CalendarTable {
    crate::source::tables::calendar(include_str!("../../rules/calendar.json")).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The holidays of a year that have a fixed date, with whether a substitute follows one on a day off.
fn holidays(year: i32) -> Vec<(Day, HolidayName, bool)> {
    let fixed = [
        (1, 1, NewYear, 0..=9999),
        (1, 2, NewYear, 0..=9999),
        (1, 7, Christmas, 0..=9999),
        (3, 8, WomensDay, 0..=9999),
        (3, 15, ConstitutionDayMarch, 2027..=9999),
        (3, 21, Nauryz, 0..=9999),
        (3, 22, Nauryz, 0..=9999),
        (3, 23, Nauryz, 0..=9999),
        (5, 1, UnityDay, 0..=9999),
        (5, 7, DefendersDay, 0..=9999),
        (5, 9, VictoryDay, 0..=9999),
        (7, 6, CapitalDay, 0..=9999),
        (8, 30, ConstitutionDayAugust, 0..=2025),
        (10, 25, RepublicDay, 2022..=9999),
        (12, 1, FirstPresidentDay, 0..=2021),
        (12, 16, IndependenceDay, 0..=9999),
        (12, 17, IndependenceDay, 0..=2021),
    ];
    let in_force = fixed.into_iter().filter(|(.., years)| years.contains(&year));
    in_force.map(|(m, d, name, _)| (Day::new(year, m, d).unwrap(), name, name != Christmas)).collect()
}

#[test]
fn the_years_2019_to_2028_have_their_known_numbers_of_working_days() {
    let calendar = Calendar::new(table()).unwrap();
    let known = [246, 246, 245, 246, 246, 249, 246, 247, 247, 245];
    for (year, expected) in (2019..).zip(known) {
        let (first, last) = (Day::new(year, 1, 1).unwrap(), Day::new(year, 12, 31).unwrap());
        // 1 January is never worked.
        assert_eq!(calendar.working_days_between(first, last), Ok(expected), "{year}");
    }
}

#[test]
fn days_off_follow_from_the_holidays_and_their_substitutes() {
    for year in table().years {
        let mut holidays = holidays(year.year.into());
        let ait = year.off.iter().find(|off| off.reason == OffReason::Holiday(KurbanAit));
        holidays.extend(ait.map(|off| (off.day, KurbanAit, false)));
        let (weekend, weekday): (Vec<_>, Vec<_>) = holidays.iter().partition(|(day, ..)| day.weekday().is_weekend());
        let mut off: Vec<(Day, OffReason)> =
            weekday.into_iter().map(|(day, name, _)| (day, OffReason::Holiday(name))).collect();
        for (holiday, name, _) in weekend.into_iter().filter(|&(_, _, substitute)| substitute) {
            let mut later = (1..).map(|n| holiday.plus_days(n).unwrap());
            let free = |day: &Day| !day.weekday().is_weekend() && off.iter().all(|(taken, _)| taken != day);
            off.push((later.find(free).unwrap(), OffReason::Substitute(name)));
        }
        // Decree P1900000820 moved this substitute to 8 May 2020.
        off.retain(|&(substitute, _)| substitute != day("2020-05-11"));
        off.sort_by_key(|&(day, _)| day);
        let listed = year.off.iter().filter(|off| off.reason != OffReason::Transferred);
        assert_eq!(listed.map(|off| (off.day, off.reason)).collect::<Vec<_>>(), off, "{}", year.year);
    }
}

#[test]
fn every_transferred_day_is_worked_elsewhere() {
    for year in table().years {
        let transferred = year.off.iter().filter(|off| off.reason == OffReason::Transferred).count();
        // In 2020 one day is worked on Monday 11 May.
        let weekdays = usize::from(year.year == 2020);
        assert_eq!(transferred, year.working_weekends.len() + weekdays, "{}", year.year);
    }
}

#[test]
fn days_that_other_lists_have_wrong_are_right() {
    let calendar = Calendar::new(table()).unwrap();
    for worked in ["2026-08-31", "2020-05-11", "2020-01-05", "2020-12-20", "2022-10-22", "2025-01-05"] {
        assert_eq!(calendar.kind(day(worked)), Ok(DayKind::Working), "{worked}");
    }
    let off = |text| calendar.kind(day(text));
    assert_eq!(off("2022-05-10"), Ok(DayKind::Off(OffReason::Substitute(DefendersDay))));
    assert_eq!(off("2026-05-11"), Ok(DayKind::Off(OffReason::Substitute(VictoryDay))));
    assert_eq!(off("2020-05-08"), Ok(DayKind::Off(OffReason::Transferred)));
    assert_eq!(off("2025-09-01"), Ok(DayKind::Off(OffReason::Substitute(ConstitutionDayAugust))));
    assert_eq!(off("2025-12-17"), Ok(DayKind::Working));
    // Christmas 2023 was a Saturday: no substitute.
    assert_eq!(off("2023-01-07"), Ok(DayKind::Weekend));
    assert_eq!(off("2023-01-09"), Ok(DayKind::Working));
}

#[test]
fn kurban_ait_2027_is_uncertain_and_nothing_after_2026_is_set() {
    let table = table();
    let of = |number: u16| table.years.iter().find(|year| year.year == number).unwrap();
    assert_eq!(of(2027).uncertain, [day("2027-05-17")]);
    assert_eq!(of(2026).standing_through(day("2026-08-31")), Standing::Set);
    assert_eq!(of(2026).standing_through(day("2026-09-01")), Standing::Estimated);
    assert_eq!(of(2028).standing_through(day("2028-01-03")), Standing::Projected);
}
