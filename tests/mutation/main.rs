//! Mutation of rules, on a small service: which changes are made, which are left out, and what becomes of them.

mod rules;

use aldyn::proof::{Mutants, Trial, mutants, trial};
use rules::{reading_card, rules};
use serde_json::{Value, json};

fn made() -> Mutants {
    let rules = rules(json!([]), json!([]));
    mutants(reading_card(&rules), &rules.facts)
}

/// The changes of one item.
fn changes(of: &str) -> Vec<String> {
    let mutants = made().all;
    mutants.iter().filter(|mutant| mutant.name == of).map(|mutant| mutant.mutation.to_string()).collect()
}

fn tried(scenarios: Value, survivors: Value) -> Trial {
    let rules = rules(scenarios, survivors);
    trial(&rules, reading_card(&rules))
}

/// A pupil at the counter on a Monday morning.
fn pupil(expect: Value) -> Value {
    let answers = json!({
        "member": "no", "status": "pupil", "passport-expiry": "2027-01-01", "moved": "2026-11-20", "channel": "counter"
    });
    json!([{ "name": "a pupil", "at": "2026-11-23T10:00", "answers": answers, "expect": expect }])
}

#[test]
fn an_exit_is_dropped_negated_and_of_another_kind() {
    assert_eq!(changes("has-one"), ["dropped", "when negated", "kind not-covered"]);
}

#[test]
fn a_document_is_brought_otherwise_by_another_at_another_stage() {
    assert_eq!(
        changes("passport"),
        [
            "dropped",
            "handling without show-original",
            "handling without show-digital",
            "one_way false",
            "stage collection",
            "bearer office",
            "if_any true"
        ]
    );
    assert_eq!(
        changes("pupil-card"),
        [
            "dropped",
            "when negated",
            "n 3",
            "unless negated",
            "handling without hand-in-copy",
            "stage collection",
            "bearer office",
            "if_any false"
        ]
    );
}

#[test]
fn what_the_office_fetches_has_no_stage_that_could_be_told() {
    assert_eq!(changes("register"), ["dropped", "bearer applicant", "if_any true"]);
}

#[test]
fn a_ground_has_another_condition_effect_and_knower() {
    let valid = "\"filing + 30 days not_after passport-expiry\" becomes";
    let when = |other: &str| format!("when {valid} \"{other} not_after passport-expiry\"");
    assert_eq!(
        changes("passport-expires"),
        [
            "dropped".to_owned(),
            "when negated".to_owned(),
            when("filing + 31 days"),
            when("filing + 30 working-days"),
            when("acceptance + 30 days"),
            when("decision + 30 days"),
            "effect refused".to_owned(),
            "known_to officer".to_owned(),
            "also_cancels true".to_owned(),
        ]
    );
}

#[test]
fn lengths_units_and_what_decides_a_day_are_changed() {
    assert_eq!(changes("tell-address"), ["dropped", "plus 11 days", "plus 10 working-days"]);
    assert_eq!(changes("card"), ["dropped", "n 6", "unit days", "first_day same"]);
    assert_eq!(changes("delivery"), ["dropped", "n 2", "unit working-days", "start acceptance"]);
    assert_eq!(changes("keeping"), ["dropped", "n 2", "unit days", "start acceptance", "first_day same"]);
    assert_eq!(changes("waiting"), ["dropped", "n 16", "unit seconds"]);
}

#[test]
fn fees_notes_hours_and_channels_are_changed() {
    assert_eq!(changes("fee"), ["dropped", "mci 3"]);
    assert_eq!(changes("books-at-once"), ["dropped", "when negated", "n 4"]);
    let hours = |other: &str| format!("hours monday-friday 09:00-18:00, lunch 13:00-14:00 become {other}");
    assert_eq!(
        changes("library"),
        [
            "dropped".to_owned(),
            hours("monday-friday 09:30-18:00, lunch 13:00-14:00"),
            hours("monday-friday 09:00-18:30, lunch 13:00-14:00"),
            hours("monday-friday 09:00-18:00, lunch 13:00-14:00, duty"),
            hours("monday-friday 09:00-18:00"),
            hours("monday-saturday 09:00-18:00, lunch 13:00-14:00"),
        ]
    );
    assert_eq!(changes("channel counter"), ["dropped", "round_the_clock true"]);
    assert_eq!(changes("channel portal"), ["when negated", "dropped", "round_the_clock false"]);
}

#[test]
fn every_change_changes_the_service_and_has_a_name_of_its_own() {
    let rules = rules(json!([]), json!([]));
    let compiled = reading_card(&rules);
    let mutants = mutants(compiled, &rules.facts).all;
    let mut names: Vec<String> = mutants.iter().map(ToString::to_string).collect();
    for mutant in &mutants {
        assert_ne!(mutant.applied(&compiled.service), compiled.service, "{mutant}");
    }
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_ground_that_only_cancels_later_is_told_of_alike_whoever_can_know_it() {
    assert_eq!(changes("misuse"), ["dropped", "effect refused", "also_cancels true"]);
}

#[test]
fn a_comparison_that_nobody_reaches_is_left_out_and_counted() {
    assert_eq!(changes("members-only"), ["dropped", "when negated"]);
    // Four other comparisons, and who can know of a misuse.
    assert_eq!(made().equal, 5);
}

#[test]
fn a_scenario_kills_the_changes_that_it_notices_and_no_others() {
    let survivors = tried(pupil(json!({ "fees": { "fee": "2 mci" } })), json!([])).survivors;
    let survives = |mutant: &str| survivors.iter().any(|survivor| survivor == mutant);
    assert!(!survives("fee: mci 3") && !survives("fee: dropped"));
    assert!(survives("card: n 6") && survives("waiting: n 16"));
    // Five working days after Monday 23 November: Monday 30.
    let survivors = tried(pupil(json!({ "deadline": [{ "ready": "2026-11-30" }] })), json!([])).survivors;
    let survives = |mutant: &str| survivors.iter().any(|survivor| survivor == mutant);
    assert!(survives("fee: mci 3") && survives("waiting: n 16"));
    assert!(!survives("card: n 6") && !survives("card: unit days") && !survives("card: first_day same"));
}

#[test]
fn an_answer_that_is_no_longer_asked_for_kills_too() {
    let survivors = tried(pupil(json!({})), json!([])).survivors;
    // Only for this ground is the passport's date asked about; the fee is never asked about.
    assert!(!survivors.contains(&"passport-expires: dropped".to_owned()));
    assert!(survivors.contains(&"fee: dropped".to_owned()));
}

#[test]
fn a_scenario_that_fails_on_the_rules_themselves_kills_nothing() {
    let trial = tried(pupil(json!({ "fees": { "fee": "7 mci" } })), json!([]));
    assert_eq!((trial.killed(), trial.survivors.len()), (0, trial.mutants));
}

#[test]
fn too_few_killed_is_an_error() {
    let trial = tried(pupil(json!({ "fees": { "fee": "2 mci" } })), json!([]));
    assert!(trial.faults.iter().any(|fault| fault.contains("95 % must be")), "{:#?}", trial.faults);
}

#[test]
fn a_survivor_is_an_error_until_it_is_listed_with_its_reason() {
    let expect = json!({ "fees": { "fee": "2 mci" } });
    let names = |trial: &Trial| trial.faults.iter().any(|fault| fault.contains("\"waiting: n 16\""));
    assert!(names(&tried(pupil(expect.clone()), json!([]))));
    let listed = json!([{ "mutant": "waiting: n 16", "because": "a test" }]);
    assert!(!names(&tried(pupil(expect), listed)));
}

#[test]
fn a_listed_survivor_that_is_killed_or_is_no_mutant_is_an_error() {
    let listed = json!([
        { "mutant": "fee: mci 3", "because": "it was once so" },
        { "mutant": "fee: mci 9", "because": "a slip" }
    ]);
    let faults = tried(pupil(json!({ "fees": { "fee": "2 mci" } })), listed).faults;
    assert!(faults.iter().any(|fault| fault.contains("\"fee: mci 3\" is noticed")), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.contains("\"fee: mci 9\" is no mutant")), "{faults:#?}");
}
