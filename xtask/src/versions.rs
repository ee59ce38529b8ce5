//! Which version of its rules a service has, and whether it was withdrawn.

use std::collections::BTreeMap;

use aldyn::source::Rules;
use sha2::{Digest, Sha256};

/// By service, and for the guide: a hash over all that its rules ask and say, in every language.
pub fn versions(rules: &Rules) -> BTreeMap<String, [u8; 32]> {
    let packs = rules.packs();
    let of = |id: &str| {
        let mut hash = Sha256::new();
        for pack in &packs {
            let mut parts = pack.name.split('.');
            if matches!(parts.next(), Some("logic" | "ask" | "answer")) && parts.next() == Some(id) {
                hash.update(Sha256::digest(&pack.bytes));
            }
        }
        hash.finalize().into()
    };
    rules.interviews().map(|compiled| (compiled.id.clone(), of(&compiled.id))).collect()
}

/// A version as pages and the list of what is withdrawn write it: sixteen hexadecimal digits.
pub fn name(version: &[u8; 32]) -> String {
    version.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The services whose rules, as they are, have been withdrawn.
pub fn withdrawn(rules: &Rules) -> Vec<String> {
    let versions = versions(rules).into_iter().map(|(service, version)| (service, name(&version)));
    let is_listed = |version: &String| rules.withdrawn.withdrawn.iter().any(|one| one.version == *version);
    versions.filter(|(_, version)| is_listed(version)).map(|(service, _)| service).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aldyn::source::{RulesText, Withdrawn};
    use std::path::Path;

    fn rules(change: impl FnOnce(&mut RulesText)) -> Rules {
        let mut text = RulesText::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules")).unwrap();
        change(&mut text);
        Rules::from_text(&text).unwrap()
    }

    #[test]
    fn a_version_changes_with_one_word_of_its_service_and_with_no_other() {
        let before = versions(&rules(|_| ()));
        let after = versions(&rules(|text| {
            let file = text.0.get_mut("iin-issue/2023-02-19.json").unwrap();
            *file = file.replacen("free of charge", "without a fee", 1);
        }));
        let changed: Vec<&String> = before.keys().filter(|service| before[*service] != after[*service]).collect();
        assert_eq!(changed, ["iin-issue"]);
    }

    #[test]
    fn rules_are_withdrawn_until_they_change() {
        let version = name(&versions(&rules(|_| ()))["iin-issue"]);
        let mut rules = rules(|_| ());
        let (service, on, because) = ("iin-issue".to_owned(), "2026-11-21".to_owned(), "a wrong term".to_owned());
        rules.withdrawn.withdrawn.push(Withdrawn { service, version, on, because });
        assert_eq!(withdrawn(&rules), ["iin-issue"]);
        rules.withdrawn.withdrawn[0].version = "0123456789abcdef".to_owned();
        assert_eq!(withdrawn(&rules), Vec::<String>::new());
    }
}
