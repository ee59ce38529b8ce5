//! Where no day is known: past the calendar, out of force, at an exit, at a ground that nothing clears.

use super::*;
use aldyn::law::{ExitKind, Force};

#[test]
fn a_path_that_leaves_the_calendar_says_where() {
    // 45 calendar days from 20 November 2028 end on 4 January 2029.
    let stages: [(After, &str, &Said); 4] = [
        (After::Result, PERMANENT, &SETTLER),
        (After::Filing, TEMPORARY, &STUDENT),
        (After::Result, IIN, &NO_IIN_YET),
        (After::Result, RECORD, &[]),
    ];
    let legs = counted("2028-11-20T10:00", &stages);
    let Ok(Course { filed, ready: Err(Gap::OutsideCalendar(outside)), .. }) = &legs[0].earliest else {
        panic!("{legs:?}")
    };
    assert!(outside.is_after() && filed.at.to_string() == "2028-11-20T10:00");
    // What waits for the filing alone goes on.
    assert_sure(&legs[1..3], &[["2028-11-20T10:00", "2028-11-21"], ["2028-11-21T09:00", "2028-11-22"]]);
    let stages: [(After, &str, &Said); 3] =
        [(After::Result, PERMANENT, &SETTLER), (After::Result, TEMPORARY, &STUDENT), (After::Filing, IIN, &NO_IIN_YET)];
    for leg in &counted("2028-11-20T10:00", &stages)[1..] {
        assert_eq!((&leg.earliest, &leg.latest), (&Err(Gap::WaitsFor { stage: 0 }), &Err(Gap::WaitsFor { stage: 0 })));
    }
    let past = counted("2029-01-03T10:00", &stages);
    assert!(matches!(past[0].earliest, Err(Gap::OutsideCalendar(outside)) if outside.is_after()));
}

#[test]
fn where_only_the_longer_term_leaves_the_calendar_the_earliest_day_stands() {
    let said = but(&[("military-record-state", "wrong")], "military-record-inquiry", "dont-know");
    let legs = counted("2028-11-20T10:00", &[(After::Result, RECORD, &said), (After::Result, RECORD, &said)]);
    assert_eq!(earliest(&legs[0]), ["2028-11-20T10:00", "2028-11-23"]);
    assert!(matches!(legs[0].latest.as_ref().unwrap().ready, Err(Gap::OutsideCalendar(_))));
    assert_eq!(earliest(&legs[1])[0], "2028-11-23T00:00");
    assert_eq!(legs[1].latest, Err(Gap::WaitsFor { stage: 0 }));
}

#[test]
fn where_the_counter_opens_past_the_calendar_the_latest_day_is_not_known() {
    // Friday 29 December 2028 is the last working day; the portal takes an application at any hour.
    let open = without(&NO_IIN_YET, "channel");
    let legs = counted("2028-12-29T18:30", &[(After::Result, IIN, &open)]);
    assert_eq!(legs[0].earliest.as_ref().unwrap().filed.at.to_string(), "2028-12-29T18:30");
    assert!(matches!(legs[0].latest, Err(Gap::OutsideCalendar(outside)) if outside.is_after()));
}

#[test]
fn a_repealed_service_has_no_dates_and_nothing_after_it_has() {
    // Order No. 501 was repealed in 2020.
    let legs = counted(
        "2026-11-23T10:00",
        &[
            (After::Result, "residence-registration", &[]),
            (After::Filing, IIN, &NO_IIN_YET),
            (After::Result, TEMPORARY, &STUDENT),
        ],
    );
    let gaps: Vec<Gap> = legs.iter().map(|leg| leg.earliest.clone().unwrap_err()).collect();
    let waits = Gap::WaitsFor { stage: 0 };
    assert_eq!(gaps, [Gap::NotInForce(Force::Ended), waits, waits]);
    // In its own time it could be applied for; order 501 sets no total term.
    let history = counted("2020-03-30T10:00", &[(After::Result, "residence-registration", &[])]);
    assert_eq!(history[0].earliest.as_ref().unwrap().ready, Err(Gap::NoTerm));
    assert_eq!(history[0].latest.as_ref().unwrap().ready, Err(Gap::NoTerm));
}

#[test]
fn a_wording_that_is_not_yet_in_force_has_no_dates() {
    let legs = counted("2021-03-30T10:00", &[(After::Result, IIN, &NO_IIN_YET)]);
    assert_eq!(legs[0].latest, Err(Gap::NotInForce(Force::NotYet)));
}

#[test]
fn who_has_an_iin_already_goes_on_at_once() {
    // 146, requirements 9(3): no second number is given.
    let known = but(&NO_IIN_YET, "iin", "yes");
    let legs = counted("2026-11-23T10:00", &[(After::Result, IIN, &known), (After::Result, TEMPORARY, &STUDENT)]);
    assert!(matches!(legs[0].earliest, Err(Gap::Exit { kind: ExitKind::NothingToDo, .. })));
    assert_sure(&legs[1..], &[["2026-11-23T10:00", "2026-11-24"]]);
}

#[test]
fn after_an_exit_that_leads_elsewhere_nothing_is_counted() {
    // 219, temporary requirements 8[2](8): purpose 8 needs the application for permanent residence.
    let not_filed = but(&but(&STUDENT, "temporary-purpose", "permanent"), "permanent-application", "not-filed");
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, TEMPORARY, &not_filed), (After::Result, PERMANENT, &SETTLER)]);
    let Err(Gap::Exit { exit, kind: ExitKind::AnotherService(_) }) = legs[0].earliest else { panic!("{legs:?}") };
    assert_eq!(grounds(TEMPORARY, &[exit]), ["permanent-not-filed"]);
    assert_eq!(legs[1].earliest, Err(Gap::WaitsFor { stage: 0 }));
    // 8[1](2): of other nationals the act does not speak.
    let other = but(&STUDENT, "citizenship", "other");
    let legs = counted("2026-11-23T10:00", &[(After::Result, TEMPORARY, &other), (After::Filing, PERMANENT, &SETTLER)]);
    assert!(matches!(legs[0].latest, Err(Gap::Exit { kind: ExitKind::NotCovered, .. })));
    assert_eq!(legs[1].latest, Err(Gap::WaitsFor { stage: 0 }));
}

#[test]
fn what_nobody_can_clear_ends_the_path() {
    // 219, permanent requirements 9[2](1): unlawful entry.
    let unlawful = but(&SETTLER, "permanent-history", "unlawful-entry");
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &unlawful), (After::Result, TEMPORARY, &STUDENT)]);
    let Err(Gap::Refused { ground }) = legs[0].earliest else { panic!("{legs:?}") };
    assert_eq!(grounds(PERMANENT, &[ground]), ["unlawful-entry"]);
    assert_eq!(legs[1].latest, Err(Gap::WaitsFor { stage: 0 }));
}
