//! Which version of its rules a service has, and whether it was withdrawn.

use std::collections::BTreeMap;

use aldyn::pack::file_name;
use aldyn::source::Rules;
use sha2::{Digest, Sha256};

/// By service, and for the guide: a hash over all that its rules ask and say, in every language. Packs come in ascending order
/// of names, each with its hash; those that are of no service are passed over.
pub fn of_packs<'p>(packs: impl Iterator<Item = (&'p str, &'p [u8; 32])>) -> BTreeMap<String, [u8; 32]> {
    let mut hashes: BTreeMap<&str, Sha256> = BTreeMap::new();
    for (name, hash) in packs {
        let mut parts = name.split('.');
        if let (Some("logic" | "ask" | "answer"), Some(service)) = (parts.next(), parts.next()) {
            hashes.entry(service).or_default().update(hash);
        }
    }
    hashes.into_iter().map(|(service, hash)| (service.to_owned(), hash.finalize().into())).collect()
}

/// The same for rules that are not being built.
pub fn versions(rules: &Rules) -> BTreeMap<String, [u8; 32]> {
    let packs = rules.packs();
    let hashes: Vec<[u8; 32]> = packs.iter().map(|pack| Sha256::digest(&pack.bytes).into()).collect();
    of_packs(packs.iter().map(|pack| pack.name.as_str()).zip(&hashes))
}

/// A version as pages and the list of what is withdrawn write it: sixteen hexadecimal digits, as the app writes those of a
/// pack's name.
pub fn name(version: &[u8; 32]) -> String {
    file_name(version)[..16].to_owned()
}

/// The services whose rules, as they are, have been withdrawn.
pub fn withdrawn(rules: &Rules) -> Vec<String> {
    let listed = &rules.withdrawn.withdrawn;
    if listed.is_empty() {
        return Vec::new();
    }
    let versions = versions(rules).into_iter().map(|(service, version)| (service, name(&version)));
    let is_listed = |version: &String| listed.iter().any(|one| one.version == *version);
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
