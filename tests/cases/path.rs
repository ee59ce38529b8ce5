//! Several services one after another: dates counted by hand from the acts and the calendar of `rules/calendar.json`.

mod gaps;
mod other_rules;
mod properties;

use super::*;
use aldyn::assessment::{Course, Gap, Leg, Stage, path};
use aldyn::calendar::Standing;
use aldyn::law::{After, Service};
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(rules);

const IIN: &str = "iin-issue";
const TEMPORARY: &str = "temporary-residence-permit";
const PERMANENT: &str = "permanent-residence-permit";
const RECORD: &str = "military-record-correction";

type Said = [(&'static str, &'static str)];

/// Order No. 146: he goes to the State Corporation himself.
const NO_IIN_YET: [(&str, &str); 7] = [
    ("iin-person", "temporary"),
    ("iin", "no"),
    ("identity-document", "passport"),
    ("applicant", "self"),
    ("names-script", "cyrillic-or-latin"),
    ("passport-expiry", "2031-05-10"),
    ("channel", "state-corporation"),
];

/// Order No. 219, annex 2: at the police.
const STUDENT: [(&str, &str); 8] = [
    ("citizenship", "visa-free"),
    ("temporary-purpose", "study"),
    ("temporary-age", "older"),
    ("channel", "provider"),
    ("temporary-applicant", "self"),
    ("home-owner", "yes"),
    ("fingerprinted", "certificate"),
    ("stay-term", "in-time"),
];

/// Order No. 219, annex 3: at the police.
const SETTLER: [(&str, &str); 8] = [
    ("permanent-applicant", "adult"),
    ("channel", "provider"),
    ("permanent-attends", "self"),
    ("permanent-ties", "none"),
    ("fingerprinted", "certificate"),
    ("passport-expiry", "2031-05-10"),
    ("permanent-papers", "none"),
    ("permanent-history", "none"),
];

/// With one answer changed or added.
fn but(said: &Said, fact: &'static str, answer: &'static str) -> Vec<(&'static str, &'static str)> {
    let others = said.iter().copied().filter(|(known, _)| *known != fact);
    others.chain([(fact, answer)]).collect()
}

/// Without one answer.
fn without(said: &Said, fact: &str) -> Vec<(&'static str, &'static str)> {
    said.iter().copied().filter(|(known, _)| *known != fact).collect()
}

fn counted(at: &str, stages: &[(After, &str, &Said)]) -> Vec<Leg> {
    let answers: Vec<Answers> = stages.iter().map(|(_, _, said)| answers(said)).collect();
    let stages = stages.iter().zip(&answers);
    let stages: Vec<Stage> = stages
        .map(|((after, service, _), answers)| Stage { service: service_of(service), answers, after: *after })
        .collect();
    path(&stages, Moment::parse(at).unwrap(), &RULES.calendar)
}

fn answers(said: &Said) -> Answers {
    said.iter().map(|(fact, written)| answer_of(&RULES.facts, fact, written).unwrap()).collect()
}

fn service_of(id: &str) -> &'static Service {
    &RULES.service(id).unwrap().service
}

/// Accepted at this moment, ready by the end of this day.
fn days(course: &Course) -> [String; 2] {
    [course.filed.at.to_string(), course.ready.unwrap().at.to_string()]
}

fn earliest(leg: &Leg) -> [String; 2] {
    days(leg.earliest.as_ref().unwrap())
}

fn latest(leg: &Leg) -> [String; 2] {
    days(leg.latest.as_ref().unwrap())
}

/// The names of grounds of a service.
fn grounds(service: &str, ids: &[ItemId]) -> Vec<&'static str> {
    ids.iter().map(|id| RULES.service(service).unwrap().names.item(*id)).collect()
}

/// Nothing is left open: both courses are the same, to the given days.
fn assert_sure(legs: &[Leg], expected: &[[&str; 2]]) {
    let counted: Vec<[String; 2]> = legs.iter().map(earliest).collect();
    assert_eq!(counted, expected);
    for leg in legs {
        assert_eq!(leg.earliest, leg.latest);
    }
}

#[test]
fn a_student_has_the_iin_in_a_working_day_and_temporary_residence_in_another() {
    // 146, requirements 3: one working day, the day of acceptance is not counted. 219, temporary requirements 3/1: one.
    let legs = counted("2026-11-23T10:00", &[(After::Result, IIN, &NO_IIN_YET), (After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2026-11-23T10:00", "2026-11-24"], ["2026-11-24T09:00", "2026-11-25"]]);
    // 2026 after August comes from one source.
    let standing = |leg: &Leg| leg.earliest.as_ref().unwrap().ready.unwrap().standing;
    assert!(legs.iter().all(|leg| standing(leg) == Standing::Estimated));
}

#[test]
fn on_friday_evening_the_corporation_is_closed_until_monday_and_the_path_waits() {
    // 146, requirements 7[1](2): until 18:00; the duty units' longer hours are no promise.
    let stages: [(After, &str, &Said); 2] = [(After::Result, IIN, &NO_IIN_YET), (After::Result, TEMPORARY, &STUDENT)];
    let in_time = counted("2026-11-27T17:59", &stages);
    assert_sure(&in_time, &[["2026-11-27T17:59", "2026-11-30"], ["2026-11-30T09:00", "2026-12-01"]]);
    let too_late = counted("2026-11-27T18:30", &stages);
    assert_sure(&too_late, &[["2026-11-30T09:00", "2026-12-01"], ["2026-12-01T09:00", "2026-12-02"]]);
}

#[test]
fn while_the_way_to_apply_is_not_chosen_the_portal_gives_the_earliest_day_and_the_counter_the_latest() {
    let open = without(&NO_IIN_YET, "channel");
    let legs = counted("2026-11-27T18:30", &[(After::Result, IIN, &open), (After::Result, TEMPORARY, &STUDENT)]);
    assert_eq!(earliest(&legs[0]), ["2026-11-27T18:30", "2026-11-30"]);
    assert_eq!(latest(&legs[0]), ["2026-11-30T09:00", "2026-12-01"]);
    assert_eq!(earliest(&legs[1]), ["2026-11-30T09:00", "2026-12-01"]);
    assert_eq!(latest(&legs[1]), ["2026-12-01T09:00", "2026-12-02"]);
    // Who has no papers has no portal (146, rules 3/2): one way is left.
    let no_papers = but(&but(&open, "identity-document", "none"), "sentenced-to-imprisonment", "yes");
    assert_eq!(earliest(&counted("2026-11-27T18:30", &[(After::Result, IIN, &no_papers)])[0])[0], "2026-11-30T09:00");
    let to_portal = but(&no_papers, "channel", "portal");
    assert_eq!(earliest(&counted("2026-11-27T18:30", &[(After::Result, IIN, &to_portal)])[0])[0], "2026-11-30T09:00");
}

#[test]
fn who_has_said_nothing_at_all_still_sees_between_which_days_the_path_ends() {
    let legs = counted("2026-11-27T18:30", &[(After::Result, IIN, &[]), (After::Result, TEMPORARY, &[])]);
    assert_eq!(earliest(&legs[1]), ["2026-11-30T00:00", "2026-12-01"]);
    assert_eq!(latest(&legs[1]), ["2026-12-01T09:00", "2026-12-02"]);
}

#[test]
fn the_police_at_lunch_take_the_application_after_it() {
    // 219, temporary requirements 7[1](1): lunch from 13:00 to 14:30.
    let legs = counted("2026-11-23T13:10", &[(After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2026-11-23T14:30", "2026-11-24"]]);
}

#[test]
fn a_path_over_independence_day_passes_over_it() {
    // Wednesday 16 December 2026.
    let legs = counted("2026-12-15T10:00", &[(After::Result, IIN, &NO_IIN_YET), (After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2026-12-15T10:00", "2026-12-17"], ["2026-12-17T09:00", "2026-12-18"]]);
}

#[test]
fn a_path_over_nauryz_2027_waits_six_days_and_rests_on_a_projected_year() {
    // Friday 19 March; 22 and 23 March are Nauryz, the 24th stands in for Sunday the 21st.
    let legs = counted("2027-03-19T10:00", &[(After::Result, IIN, &NO_IIN_YET), (After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2027-03-19T10:00", "2027-03-25"], ["2027-03-25T09:00", "2027-03-26"]]);
    let Ok(Course { filed, ready: Ok(ready), .. }) = &legs[1].earliest else { panic!("{legs:?}") };
    assert_eq!((filed.standing, ready.standing), (Standing::Projected, Standing::Projected));
}

#[test]
fn on_new_years_eve_the_day_of_the_filing_itself_is_projected() {
    // Thursday, after 17:30; 1 January is off, and Monday the 4th stands in for Saturday the 2nd.
    let legs = counted("2026-12-31T18:00", &[(After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2027-01-05T09:00", "2027-01-06"]]);
    assert_eq!(legs[0].earliest.as_ref().unwrap().filed.standing, Standing::Projected);
}

#[test]
fn purpose_8_waits_for_the_filing_of_permanent_residence_alone() {
    // 219, permanent requirements 3/1: 45 calendar days, to Christmas; temporary requirements 8[2](8).
    let applicant = but(&but(&STUDENT, "temporary-purpose", "permanent"), "permanent-application", "filed");
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &SETTLER), (After::Filing, TEMPORARY, &applicant)]);
    assert_eq!(earliest(&legs[0]), ["2026-11-23T10:00", "2027-01-07"]);
    assert_eq!(latest(&legs[0]), ["2026-11-23T10:00", "2027-01-08"]);
    assert_sure(&legs[1..], &[["2026-11-23T10:00", "2026-11-24"]]);
    // Sent while the police is closed, it is filed on Monday, and so is the other.
    let weekend =
        counted("2026-11-28T12:00", &[(After::Result, PERMANENT, &SETTLER), (After::Filing, TEMPORARY, &applicant)]);
    assert_sure(&weekend[1..], &[["2026-11-30T09:00", "2026-12-01"]]);
}

#[test]
fn after_a_result_that_is_due_on_a_day_off_the_counter_opens_on_the_next_working_day() {
    // 45 calendar days from Monday 23 November 2026 end on Thursday 7 January 2027, Christmas.
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &SETTLER), (After::Result, TEMPORARY, &STUDENT)]);
    assert_sure(&legs[1..], &[["2027-01-08T09:00", "2027-01-11"]]);
    // The portal takes an application on that very day: between the two lies what the act does not say.
    let portal = but(&STUDENT, "channel", "portal");
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &SETTLER), (After::Result, TEMPORARY, &portal)]);
    assert_eq!(earliest(&legs[1]), ["2027-01-07T00:00", "2027-01-08"]);
    assert_eq!(latest(&legs[1]), ["2027-01-08T00:00", "2027-01-11"]);
}

#[test]
fn a_term_that_may_be_extended_lies_between_three_and_ninety_working_days() {
    // 172, correction requirements 3: three working days; 90 where others must be asked. From 23 November 2026: 5 in November, 22 in
    // December, 18 in January, 20 in February, 18 in March, and 7 in April 2027.
    let state = [("military-record-state", "wrong"), ("military-record-proof", "yes"), ("signature-means", "eds")];
    let asked = |inquiry| {
        let said = but(&state, "military-record-inquiry", inquiry);
        counted("2026-11-23T10:00", &[(After::Result, RECORD, &said), (After::Result, RECORD, &said)])
    };
    let perhaps = asked("dont-know");
    assert_eq!(earliest(&perhaps[0]), ["2026-11-23T10:00", "2026-11-26"]);
    assert_eq!(latest(&perhaps[0]), ["2026-11-23T10:00", "2027-04-09"]);
    assert_eq!(earliest(&perhaps[1]), ["2026-11-26T00:00", "2026-12-01"]);
    assert_eq!(latest(&perhaps[1])[0], "2027-04-09T00:00");
    let standing = |course: &Course| course.ready.unwrap().standing;
    assert_eq!(standing(perhaps[0].earliest.as_ref().unwrap()), Standing::Estimated);
    assert_eq!(standing(perhaps[0].latest.as_ref().unwrap()), Standing::Projected);
    assert_eq!(perhaps[1].latest.as_ref().unwrap().filed.standing, Standing::Projected);
    assert_eq!(earliest(&asked("needed")[0]), latest(&perhaps[0]));
    assert_eq!(latest(&asked("not-needed")[0]), earliest(&perhaps[0]));
}

#[test]
fn what_was_sent_after_hours_counts_from_the_next_working_day() {
    // 172, correction requirements 7(2): the day, and not the hour.
    let said = [("military-record-state", "wrong"), ("military-record-inquiry", "not-needed")];
    let legs = counted("2026-11-27T21:00", &[(After::Result, RECORD, &said), (After::Filing, TEMPORARY, &STUDENT)]);
    assert_sure(&legs, &[["2026-11-30T00:00", "2026-12-03"], ["2026-11-30T09:00", "2026-12-01"]]);
}

#[test]
fn who_was_removed_from_the_country_waits_until_the_decision_comes_after_five_years() {
    // 219, permanent requirements 9[2](13): removed on 11 January 2022. 45 days from Friday 27 November 2026 still end
    // on 11 January 2027; the next opening is on Monday.
    let removed = but(&but(&SETTLER, "permanent-history", "removed"), "permanent-removal-date", "2022-01-11");
    let legs =
        counted("2026-11-23T10:00", &[(After::Result, TEMPORARY, &STUDENT), (After::Result, PERMANENT, &removed)]);
    assert_sure(&legs[1..], &[["2026-11-30T09:00", "2027-01-14"]]);
    let course = legs[1].earliest.as_ref().unwrap();
    assert_eq!(grounds(PERMANENT, &course.held_up_by), ["removed"]);
    assert_eq!(course.to_clear, []);
    // From that Monday on it waits for nothing.
    let later = counted("2026-11-30T10:00", &[(After::Result, PERMANENT, &removed)]);
    assert_eq!(later[0].earliest.as_ref().unwrap().held_up_by, []);
    // Five years that end in 2030 lie past the calendar: time will clear it, on a day that is not known.
    let recent = but(&removed, "permanent-removal-date", "2025-06-02");
    let legs = counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &recent)]);
    assert!(matches!(legs[0].earliest, Err(Gap::OutsideCalendar(outside)) if outside.is_after()));
}

#[test]
fn a_passport_that_is_long_enough_today_is_named_where_it_will_be_too_short() {
    // 219, permanent requirements 8(2): valid for more than 180 days on the day of application, so to 23 November at the
    // latest.
    let short = but(&SETTLER, "passport-expiry", "2027-05-23");
    let to_clear = |legs: &[Leg]| grounds(PERMANENT, &legs.last().unwrap().earliest.as_ref().unwrap().to_clear);
    assert!(to_clear(&counted("2026-11-23T10:00", &[(After::Result, PERMANENT, &short)])).is_empty());
    let legs = counted("2026-11-23T10:00", &[(After::Result, TEMPORARY, &STUDENT), (After::Result, PERMANENT, &short)]);
    assert_eq!(to_clear(&legs), ["passport-too-short"]);
    // The days hold once there is a new one.
    assert_eq!(earliest(&legs[1]), ["2026-11-24T09:00", "2027-01-08"]);
}
