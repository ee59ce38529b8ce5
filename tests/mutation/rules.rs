//! A small service with one item of every kind: a reader's card of a library.

use aldyn::source::{Compiled, Rules, RulesText};
use serde_json::{Value, json};
use std::path::Path;

pub const SERVICE: &str = "reading-card";

/// The same words in each language: texts are no subject here.
fn words(text: &str) -> Value {
    json!({ "kk": text, "ru": text, "en": text })
}

/// An item with what all items have.
fn item(id: &str, own: Value) -> Value {
    let mut item = json!({ "id": id, "title": words(id), "cite": ["rules 1"] });
    if own.get("n").is_some() {
        item["title"] = words("{n}");
    }
    let members = own.as_object().expect("an object").clone();
    item.as_object_mut().expect("an object").extend(members);
    item
}

fn fact(id: &str, code: u16, kind: &str, options: &[&str]) -> Value {
    let options = options.iter().enumerate().map(|(at, id)| json!({ "id": id, "code": at + 1, "text": words(id) }));
    let mut fact = json!({ "id": id, "code": code, "kind": kind });
    for text in ["question", "why", "label"] {
        fact[text] = words(id);
    }
    if kind != "date" {
        fact["options"] = options.collect();
    }
    fact
}

fn facts() -> Value {
    json!({ "facts": [
        fact("channel", 1, "choice", &["counter", "portal"]),
        fact("member", 2, "choice", &["yes", "no"]),
        fact("status", 3, "several", &["pupil", "veteran"]),
        fact("passport-expiry", 4, "date", &[]),
        fact("moved", 5, "date", &[]),
    ] })
}

fn act() -> Value {
    let part = json!({ "id": "rules", "division": "clause", "name": words("rules"), "places": ["1"] });
    json!({
        "id": "library", "title": words("library"), "short": words("library"), "page": words("page"),
        "ministry": words("ministry"), "registered": "1", "amended_by": [], "parts": [part]
    })
}

fn service() -> Value {
    let pupil = json!({ "fact": "status", "has": "pupil" });
    let valid = json!({ "day": "filing", "plus": { "n": 30, "unit": "days" }, "not_after": "passport-expiry" });
    let by_applicant = |own: Value| {
        let mut all = json!({ "stage": "filing", "bearer": "applicant" });
        all.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
        all
    };
    let unavoidable = |own: Value| {
        let mut all = json!({ "unavoidable": true });
        all.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
        all
    };
    json!({
        "id": SERVICE, "code": 1, "act": "library",
        "in_force": { "from": { "not_before": "2024-01-01", "not_after": "2024-01-01" }, "because": "a test" },
        "review": {}, "name": words("name"), "summary": words("summary"), "covers": [],
        "questions": ["member", "status", "passport-expiry", "moved", "channel"],
        "channels": [
            { "channel": "counter", "office": "library" },
            { "channel": "portal", "when": pupil, "office": "library", "round_the_clock": true }
        ],
        "offices": [item("library", json!({ "hours": [
            { "days": ["monday", "friday"], "open": "09:00", "close": "18:00", "lunch": ["13:00", "14:00"] }
        ] }))],
        "exits": [
            item("has-one", json!({ "when": { "fact": "member", "is": "yes" }, "kind": "nothing-to-do" }))
        ],
        "documents": [
            item("passport", by_applicant(json!({ "handling": ["show-original", "show-digital"], "one_way": true }))),
            item("pupil-card", by_applicant(json!({
                "when": pupil, "unless": { "fact": "status", "has": "veteran" }, "if_any": true, "n": 2,
                "handling": ["hand-in-copy"]
            }))),
            item("register", json!({ "handling": [], "stage": "filing", "bearer": "office" })),
        ],
        "grounds": [
            item("passport-expires", unavoidable(json!({
                "when": { "not": valid }, "effect": "not-accepted", "known_to": "applicant"
            }))),
            item("misuse", unavoidable(json!({ "effect": "cancelled", "known_to": "officer" }))),
        ],
        "duties": [
            item("tell-address", json!({ "day": "moved", "plus": { "n": 10, "unit": "days" }, "n": 10 }))
        ],
        "terms": [
            item("card", json!({ "kind": "result", "unit": "working-days", "start": "acceptance", "n": 5 })),
            item("delivery", json!({ "kind": "delivery", "unit": "days", "start": "before-result", "n": 1 })),
            item("keeping", json!({ "kind": "keeping", "unit": "months", "start": "result-arrival", "n": 1 })),
            item("waiting", json!({ "kind": "waiting", "unit": "minutes", "start": "arrival", "n": 15 })),
        ],
        "fees": [item("fee", json!({ "mci": 2 }))],
        "notes": [
            item("books-at-once", json!({ "when": pupil, "section": "result", "n": 3 })),
            // Whoever is a member is sent away before this could be read.
            item("members-only", json!({
                "when": { "all": [{ "fact": "member", "is": "yes" }, valid] }, "section": "result"
            })),
        ]
    })
}

/// The rules with these scenarios and these listed survivors.
pub fn rules(scenarios: Value, survivors: Value) -> Rules {
    let own = |file: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(file);
        std::fs::read_to_string(path).expect("it can be read")
    };
    let files = [
        ("facts.json".to_owned(), facts().to_string()),
        ("acts/library.json".to_owned(), act().to_string()),
        ("calendar.json".to_owned(), own("calendar.json")),
        ("mci.json".to_owned(), own("mci.json")),
        (format!("{SERVICE}/2024-01-01.json"), service().to_string()),
        (format!("{SERVICE}/scenarios.json"), json!({ "scenarios": scenarios }).to_string()),
        (format!("{SERVICE}/survivors.json"), survivors.to_string()),
    ];
    Rules::from_text(&RulesText(files.into_iter().collect())).unwrap_or_else(|faults| panic!("{faults}"))
}

pub fn reading_card(rules: &Rules) -> &Compiled {
    rules.service(SERVICE).expect("it is there")
}
