//! Paths of any services, begun at any moment.

use super::*;
use aldyn::assessment::Dated;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A service with the active answers of one of its scenarios.
fn some_stage() -> impl Strategy<Value = (&'static Compiled, Answers, After)> {
    // A repealed service tells nothing but its own time.
    let told: Vec<&Compiled> = RULES.services.iter().filter(|compiled| compiled.service.repeal.is_none()).collect();
    // As far as the interview has come.
    let answered = 0..12_usize;
    let after = select(vec![After::Result, After::Filing]);
    (select(told), any::<Index>(), answered, after).prop_map(|(compiled, one, answered, after)| {
        let scenario = one.get(&RULES.scenarios[&compiled.id].scenarios);
        let read = |(fact, written): (&String, &String)| answer_of(&RULES.facts, fact, written).unwrap();
        let given: Answers = scenario.answers.iter().map(read).collect();
        let anchors = Anchors { filing: Some(day("2026-11-23")), ..Anchors::default() };
        let progress = replay(&compiled.service, &given, anchors, &RULES.calendar);
        let mut active = progress.active;
        progress.asked.iter().skip(answered).for_each(|fact| active.remove(*fact));
        (compiled, active, after)
    })
}

fn some_moment() -> impl Strategy<Value = Moment> {
    (0..1460_i32, 0..1440_u16)
        .prop_map(|(ahead, minute)| Moment { day: day("2025-01-01").plus_days(ahead).unwrap(), minute })
}

fn legs_of(stages: &[(&'static Compiled, Answers, After)], moment: Moment) -> Vec<Leg> {
    let stages = stages.iter();
    let stages: Vec<Stage> =
        stages.map(|(compiled, answers, after)| Stage { service: &compiled.service, answers, after: *after }).collect();
    path(&stages, moment, &RULES.calendar)
}

/// A day that is not known says nothing.
fn assert_not_before<T: Ord + core::fmt::Debug, E: Copy>(later: Result<Dated<T>, E>, earlier: Result<Dated<T>, E>) {
    if let (Ok(later), Ok(earlier)) = (later, earlier) {
        assert!(later.at >= earlier.at, "{:?} comes before {:?}", later.at, earlier.at);
    }
}

fn assert_course_not_before(later: &Result<Course, Gap>, earlier: &Result<Course, Gap>) {
    if let (Ok(later), Ok(earlier)) = (later, earlier) {
        assert_not_before::<_, Gap>(Ok(later.filed), Ok(earlier.filed));
        assert_not_before(later.ready, earlier.ready);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_path_goes_forward_and_who_begins_later_is_never_earlier(
        stages in proptest::collection::vec(some_stage(), 1..5),
        moment in some_moment(),
        wait in 0..30_i32,
        minute in 0..1440_u16,
    ) {
        let legs = legs_of(&stages, moment);
        prop_assert_eq!(legs.len(), stages.len());
        for leg in &legs {
            assert_course_not_before(&leg.latest, &leg.earliest);
        }
        for side in [|leg: &Leg| leg.earliest.clone(), |leg: &Leg| leg.latest.clone()] {
            let mut filed = Dated { at: moment, standing: Standing::Set };
            let mut result = filed;
            for (leg, (_, _, after)) in legs.iter().zip(&stages) {
                let from = if *after == After::Result { result } else { filed };
                match side(leg) {
                    Ok(course) => {
                        prop_assert!(course.filed.at >= from.at && course.filed.standing >= from.standing);
                        filed = course.filed;
                        if let Ok(ready) = course.ready {
                            prop_assert!(ready.at >= filed.at.day && ready.standing >= filed.standing);
                            result = Dated { at: Moment::start_of(ready.at), standing: ready.standing };
                        }
                    }
                    // Nothing was waited for.
                    Err(_) => (filed, result) = (from, from),
                }
            }
        }
        let later = Moment { day: moment.day.plus_days(wait).unwrap(), minute };
        if later >= moment {
            for (later, earlier) in legs_of(&stages, later).iter().zip(&legs) {
                assert_course_not_before(&later.earliest, &earlier.earliest);
                assert_course_not_before(&later.latest, &earlier.latest);
            }
        }
    }
}
