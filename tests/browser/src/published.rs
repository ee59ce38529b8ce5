//! The service worker of a site that is served otherwise than it was built: its list is made anew, as a build would.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The worker as it was built, with the hashes of what is served now; `served` gives the bytes of what has another hash than
/// in the list, or is not in it. Addresses count from the top of the site.
pub fn worker(built: &str, served: impl Fn(&str) -> Option<Vec<u8>>, more: &[&str]) -> Vec<u8> {
    let begin = built.find("files").and_then(|at| Some(at + built[at..].find('{')?)).expect("a list of files");
    let end = begin + built[begin..].find('}').expect("the end of the list") + 1;
    let mut list: BTreeMap<String, String> = serde_json::from_str(&built[begin..end]).expect("addresses and hashes");
    list.extend(more.iter().map(|address| ((*address).to_owned(), String::new())));
    for (address, hash) in &mut list {
        if let Some(bytes) = served(address) {
            *hash = BASE64.encode(Sha256::digest(bytes));
        }
    }
    let edition = quoted(built, "edition");
    let whole = serde_json::to_string(&(edition, &list)).expect("a list");
    let version = BASE64.encode(Sha256::digest(whole));
    let list = serde_json::to_string(&list).expect("a list");
    let told = [&built[..begin], &list, &built[end..]].concat();
    told.replace(quoted(built, "version"), &version).into_bytes()
}

/// What stands in quotes behind a name.
fn quoted<'s>(script: &'s str, name: &str) -> &'s str {
    let after = script.find(&format!("{name}:\"")).or_else(|| script.find(&format!("{name}\":\""))).expect("a name");
    script[after..].split_once(":\"").and_then(|(_, rest)| rest.split('"').next()).expect("a text in quotes")
}
