//! What an act may say and none of these does: rules changed for one case.

use super::*;
use aldyn::law::{Bound, Force};
use aldyn::logic::Condition;

fn legs(at: &str, stages: &[(&Service, &Said)]) -> Vec<Leg> {
    let said: Vec<Answers> = stages.iter().map(|(_, said)| answers(said)).collect();
    let stages = stages.iter().zip(&said);
    let stages: Vec<Stage> =
        stages.map(|((service, _), answers)| Stage { service, answers, after: After::Result }).collect();
    path(&stages, Moment::parse(at).unwrap(), &RULES.calendar)
}

#[test]
fn where_either_of_two_terms_may_apply_the_shorter_is_the_earliest() {
    let mut certificate = service_of("rehabilitated-certificate").clone();
    certificate.terms[1].item.n = Some(10);
    let legs = legs("2026-11-23T10:00", &[(&certificate, &[])]);
    // Five working days and ten.
    assert_eq!(earliest(&legs[0]), ["2026-11-23T10:00", "2026-11-30"]);
    assert_eq!(latest(&legs[0]), ["2026-11-23T10:00", "2026-12-07"]);
}

#[test]
fn where_one_way_has_a_term_and_the_other_none_the_latest_day_is_not_known() {
    let mut iin = service_of(IIN).clone();
    iin.terms[0].item.when = Condition::Is(iin.channel, STATE_CORPORATION);
    let legs = legs("2026-11-23T10:00", &[(&iin, &without(&NO_IIN_YET, "channel"))]);
    assert_eq!(earliest(&legs[0]), ["2026-11-23T10:00", "2026-11-24"]);
    assert_eq!(legs[0].latest.as_ref().unwrap().ready, Err(Gap::NoTerm));
}

#[test]
fn after_a_result_of_the_same_day_the_path_goes_on_from_the_hour_of_the_filing() {
    let mut iin = service_of(IIN).clone();
    iin.terms[0].item.n = Some(0);
    let portal = but(&STUDENT, "channel", "portal");
    let legs = legs("2026-11-23T10:00", &[(&iin, &NO_IIN_YET), (service_of(TEMPORARY), &portal)]);
    assert_sure(&legs, &[["2026-11-23T10:00", "2026-11-23"], ["2026-11-23T10:00", "2026-11-24"]]);
}

#[test]
fn who_would_be_accepted_only_after_the_end_of_the_wording_has_no_date() {
    let mut iin = service_of(IIN).clone();
    let end = Some(day("2026-11-30"));
    iin.in_force.until = Some(Bound { not_before: end, not_after: end });
    assert_sure(&legs("2026-11-27T17:00", &[(&iin, &NO_IIN_YET)]), &[["2026-11-27T17:00", "2026-11-30"]]);
    let evening = legs("2026-11-27T18:30", &[(&iin, &NO_IIN_YET)]);
    assert_eq!(evening[0].earliest, Err(Gap::NotInForce(Force::Ended)));
}

#[test]
fn of_two_grounds_that_time_clears_it_waits_for_both_and_names_both() {
    let removed = but(&but(&SETTLER, "permanent-history", "removed"), "permanent-removal-date", "2022-01-11");
    let mut permanent = service_of(PERMANENT).clone();
    let again = permanent.grounds.iter().find(|ground| grounds(PERMANENT, &[ground.item.id]) == ["removed"]);
    let again = again.unwrap().clone();
    permanent.grounds.push(again);
    let legs = legs("2026-11-23T10:00", &[(&permanent, &removed)]);
    assert_sure(&legs, &[["2026-11-30T09:00", "2027-01-14"]]);
    let held_up_by = &legs[0].earliest.as_ref().unwrap().held_up_by;
    assert_eq!(grounds(PERMANENT, held_up_by), ["removed", "removed"]);
}

#[test]
fn of_two_ways_that_are_as_soon_the_earliest_course_is_the_one_with_nothing_to_clear() {
    let mut permanent = service_of(PERMANENT).clone();
    let police = permanent.channels[0].option;
    let ids = |ground: &&mut aldyn::law::Ground| grounds(PERMANENT, &[ground.item.id]) == ["breaches"];
    permanent.grounds.iter_mut().find(ids).unwrap().item.when = Condition::Is(permanent.channel, police);
    let legs = legs("2026-11-23T10:00", &[(&permanent, &without(&SETTLER, "channel"))]);
    assert_eq!(legs[0].earliest.as_ref().unwrap().to_clear, []);
    assert_eq!(grounds(PERMANENT, &legs[0].latest.as_ref().unwrap().to_clear), ["breaches"]);
}
