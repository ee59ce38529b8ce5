//! What crosses rooms: every rule file loads, is proven, and gives the answers of its scenarios.

use aldyn::proof::{prove, prove_guide};
use aldyn::source::{Rules, difference, without_scenario};
use std::path::Path;

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

#[test]
fn every_obligation_holds_for_every_service() {
    let rules = rules();
    assert!(!rules.services.is_empty());
    for compiled in &rules.services {
        let proof = prove(&rules, compiled, None);
        let faults: Vec<String> = proof.faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn every_obligation_holds_for_the_guide() {
    let rules = rules();
    if let Some(guide) = &rules.guide {
        let proof = prove_guide(&rules, guide);
        let faults: Vec<String> = proof.faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let scenarios = rules.scenarios.get(&guide.id).expect("the guide has scenarios");
        assert_eq!(without_scenario(guide, scenarios), Vec::<&str>::new(), "outcomes that no scenario ends in");
    }
}

#[test]
fn every_scenario_gives_the_answer_it_names() {
    let rules = rules();
    let mut wrong = Vec::new();
    let mut run = 0;
    for compiled in rules.interviews() {
        let file = rules.scenarios.get(&compiled.id).unwrap_or_else(|| panic!("{} has no scenarios", compiled.id));
        for scenario in &file.scenarios {
            run += 1;
            match scenario.run(&rules, compiled) {
                Ok(actual) => {
                    wrong.extend(difference(&scenario.expect, &actual).map(|difference| (&scenario.name, difference)))
                }
                Err(error) => wrong.push((&scenario.name, error)),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {run} scenarios differ: {wrong:#?}", wrong.len());
}
