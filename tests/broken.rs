//! A broken rule file fails with file, item and reason: every file of `tests/broken` breaks the rules in one way, in
//! memory, and names the fault that must be found. See tests/README.md for what such a file holds.

use aldyn::proof::{prove, prove_guide};
use aldyn::source::{Fault, Rules, RulesText};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const GUIDE: &str = "guide.json";

/// One way to break the rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Broken {
    /// The obligation that no longer holds, in a sentence.
    #[serde(rename = "breaks")]
    _breaks: String,
    /// Why no check finds it: a known gap. Taken out when the gap is closed.
    not_yet: Option<String>,
    file: String,
    #[serde(default)]
    change: Vec<Change>,
    /// A change of the file's text, where the point is that it is no JSON.
    text: Option<TextChange>,
    /// The file is taken away.
    #[serde(default)]
    remove: bool,
    /// Files that are added, each a changed copy of one that is there.
    #[serde(default)]
    other_files: BTreeMap<String, ChangedCopy>,
    fails_with: Expected,
    /// What follows from the fault and cannot be kept apart from it.
    #[serde(default)]
    followed_by: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangedCopy {
    copy_of: String,
    #[serde(default)]
    change: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextChange {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: String,
    item: String,
    reason_contains: String,
}

/// An operation of RFC 6902.
#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
enum Change {
    Add { path: String, value: Value },
    Replace { path: String, value: Value },
    Remove { path: String },
    Copy { from: String, path: String },
}

impl Expected {
    fn names(&self, fault: &Fault) -> bool {
        (&self.file, &self.item) == (&fault.file, &fault.item) && fault.reason.contains(&self.reason_contains)
    }
}

impl Broken {
    /// The faults of the rules with this change, in the order in which they are found.
    fn faults(&self, rules: &RulesText) -> Vec<Fault> {
        let mut text = rules.clone();
        let original = || rules.0.get(&self.file).unwrap_or_else(|| panic!("there is no {}", self.file));
        for (path, copy) in &self.other_files {
            let original = rules.0.get(&copy.copy_of).unwrap_or_else(|| panic!("there is no {}", copy.copy_of));
            text.0.insert(path.clone(), changed(original, &copy.change));
        }
        if self.remove {
            text.0.remove(&self.file);
        } else if !self.change.is_empty() {
            text.0.insert(self.file.clone(), changed(original(), &self.change));
        } else if let Some(change) = &self.text {
            assert!(original().contains(&change.from), "{} does not contain {}", self.file, change.from);
            text.0.insert(self.file.clone(), original().replacen(&change.from, &change.to, 1));
        }
        faults(&text)
    }
}

/// Everything that is wrong with the rules: what keeps them from loading, or else what is not proven. That nothing
/// panics on bad rules is a part of it.
fn faults(text: &RulesText) -> Vec<Fault> {
    std::panic::catch_unwind(|| found(text)).unwrap_or_else(|_| {
        let reason = "the check panics on these rules".to_owned();
        vec![Fault { file: "?".to_owned(), item: "?".to_owned(), reason }]
    })
}

fn found(text: &RulesText) -> Vec<Fault> {
    match Rules::from_text(text) {
        Err(faults) => faults.0,
        Ok(rules) => {
            let of_services = rules.services.iter().flat_map(|compiled| prove(&rules, compiled, None).faults);
            let of_guide = rules.guide.iter().flat_map(|guide| prove_guide(&rules, guide).faults);
            of_services.chain(of_guide).collect()
        }
    }
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut root: Value = serde_json::from_str(text).expect("the file is JSON");
    for change in changes {
        match change {
            Change::Add { path, value } => add(&mut root, path, value.clone()),
            Change::Replace { path, value } => {
                remove(&mut root, path, Some(value.clone()));
            }
            Change::Remove { path } => {
                remove(&mut root, path, None);
            }
            Change::Copy { from, path } => {
                let value = find(&mut root, from).clone();
                add(&mut root, path, value);
            }
        }
    }
    root.to_string()
}

fn find<'v>(root: &'v mut Value, path: &str) -> &'v mut Value {
    let mut value = root;
    for segment in path.split('/').skip(1) {
        let next = match value {
            Value::Object(members) => members.get_mut(segment),
            Value::Array(elements) => place(elements, segment).and_then(|at| elements.get_mut(at)),
            _ => None,
        };
        value = next.unwrap_or_else(|| panic!("nothing lies at {segment} of {path}"));
    }
    value
}

/// The element that a segment names: by its index, by a member (`@id=no-proof`), or by itself (`@=applicant`).
fn place(elements: &[Value], segment: &str) -> Option<usize> {
    let Some((member, wanted)) = segment.strip_prefix('@').and_then(|named| named.split_once('=')) else {
        return segment.parse().ok();
    };
    elements.iter().position(|element| {
        let named = if member.is_empty() { Some(element) } else { element.get(member) };
        match named {
            Some(Value::String(text)) => text == wanted,
            Some(Value::Number(number)) => number.as_i64().is_some_and(|number| wanted.parse() == Ok(number)),
            _ => false,
        }
    })
}

fn parent<'v, 'p>(root: &'v mut Value, path: &'p str) -> (&'v mut Value, &'p str) {
    let (parent, last) = path.rsplit_once('/').unwrap_or_else(|| panic!("{path} is no path"));
    (find(root, parent), last)
}

/// Adds a member, or an element before the one that is named; `-` is the end.
fn add(root: &mut Value, path: &str, value: Value) {
    match parent(root, path) {
        (Value::Object(members), last) => {
            members.insert(last.to_owned(), value);
        }
        (Value::Array(elements), "-") => elements.push(value),
        (Value::Array(elements), last) => {
            let at = place(elements, last).unwrap_or_else(|| panic!("nothing lies at {path}"));
            elements.insert(at, value);
        }
        _ => panic!("nothing can be added at {path}"),
    }
}

/// Takes out what lies there, and puts `by` in its place.
fn remove(root: &mut Value, path: &str, by: Option<Value>) {
    let target = find(root, path);
    if let Some(by) = by {
        *target = by;
        return;
    }
    match parent(root, path) {
        (Value::Object(members), last) => {
            members.remove(last);
        }
        (Value::Array(elements), last) => {
            let at = place(elements, last).unwrap_or_else(|| panic!("nothing lies at {path}"));
            elements.remove(at);
        }
        _ => unreachable!("it was found"),
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> RulesText {
    let mut text =
        RulesText::read(&root().join("rules")).unwrap_or_else(|faults| panic!("the rules cannot be read:\n{faults}"));
    // One service is enough to break, and each break is proven anew.
    let kept = |path: &str| {
        // The catalogue and the search list the services that are left out here.
        let shared = !path.contains('/') && !matches!(path, "catalogue.json" | "search.json");
        shared || path.starts_with("rehabilitated-certificate/") || path == "acts/order-78.json"
    };
    text.0.retain(|path, _| kept(path));
    text.0.remove(GUIDE);
    text.0.remove("guide-scenarios.json");
    text
}

/// The same with a guide that leads to the one service.
fn guided(rules: &RulesText) -> RulesText {
    let mut text = rules.clone();
    text.0.insert(GUIDE.to_owned(), include_str!("guide/small.json").to_owned());
    text
}

fn broken_files() -> BTreeMap<String, Broken> {
    let entries = std::fs::read_dir(root().join("tests/broken")).expect("tests/broken can be read");
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("it can be read");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let paths =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json"));
    paths.map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), read(&path))).collect()
}

/// Every broken file with the faults that are found, worked out once for all tests.
fn found_in_each() -> &'static BTreeMap<String, (Broken, Vec<Fault>)> {
    static FOUND: OnceLock<BTreeMap<String, (Broken, Vec<Fault>)>> = OnceLock::new();
    FOUND.get_or_init(|| {
        let rules = rules();
        let guided = guided(&rules);
        let with_faults = |(name, broken): (String, Broken)| {
            let faults = broken.faults(if broken.file == GUIDE { &guided } else { &rules });
            (name, (broken, faults))
        };
        broken_files().into_iter().map(with_faults).collect()
    })
}

fn listed(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("\n    {fault}")).collect()
}

#[test]
fn unbroken_rules_have_no_fault() {
    let faults = faults(&guided(&rules()));
    assert!(faults.is_empty(), "{}", listed(&faults));
}

#[test]
fn every_broken_file_fails_with_its_file_item_and_reason() {
    let broken = found_in_each();
    assert!(!broken.is_empty());
    let mut wrong = String::new();
    for (name, (broken, faults)) in broken {
        if let Some(why) = &broken.not_yet {
            let wanted = &broken.fails_with;
            if faults.iter().any(|fault| (&fault.file, &fault.item) == (&wanted.file, &wanted.item)) {
                wrong += &format!("\n  {name}: found, take \"not_yet\" out ({why}):{}", listed(faults));
            }
            continue;
        }
        let expected = &broken.fails_with;
        let follows = |fault: &Fault| broken.followed_by.iter().any(|other| other.names(fault));
        let (following, named): (Vec<Fault>, Vec<Fault>) = faults.iter().cloned().partition(follows);
        let all_follow = broken.followed_by.iter().all(|other| following.iter().any(|fault| other.names(fault)));
        let is_found = !named.is_empty() && named.iter().all(|fault| expected.names(fault)) && all_follow;
        if !is_found {
            wrong += &format!(
                "\n  {name}: expected {}: {}: {}{}, found:{}",
                expected.file,
                expected.item,
                expected.reason_contains,
                if broken.followed_by.is_empty() { "" } else { " and what follows" },
                listed(faults)
            );
        }
    }
    assert!(wrong.is_empty(), "of {} broken files:{wrong}", broken.len());
}

#[test]
fn no_two_broken_files_fail_for_one_reason() {
    let mut known: BTreeSet<&Fault> = BTreeSet::new();
    for (name, (broken, faults)) in found_in_each() {
        let first = faults.iter().find(|fault| broken.fails_with.names(fault));
        if let Some(first) = first {
            let shown = first.to_string();
            assert!(known.insert(first), "{name} fails as another file does: {shown}");
        }
    }
}

/// The interview asks whatever an item leaves open, so no rule file can break this. It is proven all the same: here
/// for a service whose question is lost after compiling.
#[test]
fn an_item_that_complete_answers_leave_open_is_found() {
    let rules = Rules::from_text(&rules()).unwrap_or_else(|faults| panic!("{faults}"));
    let mut compiled = rules.service("rehabilitated-certificate").expect("it is there").clone();
    let expiry = rules.facts.get("identity-card-expiry").expect("it is there").number();
    compiled.service.questions.retain(|question| question.fact != expiry);
    let faults = prove(&rules, &compiled, None).faults;
    let unsettled = |fault: &Fault| fault.reason.contains("it stays unsettled although every question was answered");
    assert!(faults.iter().any(|fault| fault.item == "identity-expired" && unsettled(fault)), "{}", listed(&faults));
}

#[test]
fn a_folder_without_rules_is_rejected_by_name() {
    let fault = |folder: &str| {
        let faults = RulesText::read(&root().join(folder)).expect_err("no rules lie here").0;
        let [fault] = &faults[..] else { panic!("expected one fault, found:{}", listed(&faults)) };
        fault.clone()
    };
    assert!(fault("rules/schema/nothing-here").reason.contains("cannot be read"));
    let no_rules = fault("src/calendar");
    assert!(no_rules.reason.contains("no rule files here"));
    assert!(no_rules.file.ends_with("src/calendar"), "{}", no_rules.file);
}
