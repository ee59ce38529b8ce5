use super::{Compiled, ScenarioFile};
use crate::law::{Effect, KnownTo};
use serde_json::Value;
use std::collections::BTreeSet;

/// The exits, documents, grounds, duties and terms that no scenario expects to apply, by name: a document that is
/// needed, a ground that fires, an exit that is taken.
pub fn without_scenario<'c>(compiled: &'c Compiled, scenarios: &ScenarioFile) -> Vec<&'c str> {
    let mut expected = Expected::default();
    scenarios.scenarios.iter().for_each(|scenario| expected.take_in(&scenario.expect));
    let service = &compiled.service;
    let mut missing = Vec::new();
    let mut want = |id, among: &BTreeSet<String>| {
        let name = compiled.names.item(id);
        if !among.contains(name) {
            missing.push(name);
        }
    };
    service.exits.iter().for_each(|exit| want(exit.item.id, &expected.exits));
    service.documents.iter().for_each(|document| want(document.item.id, &expected.documents));
    for ground in &service.grounds {
        let fires = match (ground.effect, ground.known_to) {
            (Effect::Cancelled, _) => &expected.later,
            (_, KnownTo::Officer) => &expected.officer_only,
            (_, KnownTo::Applicant) => &expected.will_happen,
        };
        want(ground.item.id, fires);
    }
    service.duties.iter().for_each(|duty| want(duty.item.id, &expected.duties));
    service.terms.iter().for_each(|term| want(term.item.id, &expected.terms));
    missing
}

/// What the scenarios of a service expect, taken together.
#[derive(Default)]
struct Expected {
    exits: BTreeSet<String>,
    documents: BTreeSet<String>,
    will_happen: BTreeSet<String>,
    officer_only: BTreeSet<String>,
    later: BTreeSet<String>,
    duties: BTreeSet<String>,
    terms: BTreeSet<String>,
}

impl Expected {
    fn take_in(&mut self, expect: &Value) {
        let words = |value: &Value| value.as_str().map(str::to_owned);
        let listed = |value: &Value| value.as_array().into_iter().flatten().filter_map(words).collect::<Vec<_>>();
        let keyed =
            |value: &Value| value.as_object().into_iter().flat_map(|map| map.keys().cloned()).collect::<Vec<_>>();
        self.exits.extend(listed(&expect["exits"]));
        self.exits.extend(words(&expect["verdict"]["exit"]));
        self.exits.extend(words(&expect["outcome"]));
        self.documents.extend(listed(&expect["documents"]));
        self.will_happen.extend(listed(&expect["risks"]["will_happen"]));
        self.officer_only.extend(listed(&expect["risks"]["officer_only"]));
        self.later.extend(listed(&expect["risks"]["later"]));
        self.duties.extend(keyed(&expect["duties"]));
        self.terms.extend(listed(&expect["lines"]));
        for timeline in expect["deadline"].as_array().into_iter().flatten() {
            self.terms.extend(words(&timeline["term"]));
            self.terms.extend(keyed(&timeline["events"]));
            self.terms.extend(keyed(&timeline["extended"]));
        }
    }
}
