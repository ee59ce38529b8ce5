//! The items of a rule file, each as one entry of a factsheet.

use aldyn::source::service::{ItemParts, ServiceFile};
use aldyn::source::{ConditionSource, Text};
use serde_json::Value;

/// An item with what its kind has besides, in the rule file's own words.
pub struct Entry<'s> {
    pub kind: &'static str,
    pub parts: ItemParts<'s>,
    /// For a document: when it is not asked for although its condition holds.
    pub unless: Option<&'s ConditionSource>,
    /// What stands below its texts: the remedy, where to get it.
    pub below: Vec<(&'static str, &'s Text)>,
    /// `kind: result · unit: working-days`.
    pub attributes: String,
}

/// Every item, in the order of the rule file.
pub fn entries(source: &ServiceFile) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    let mut add = |kind, parts, unless, below, attributes| {
        all.push(Entry { kind, parts, unless, below, attributes });
    };
    for exit in &source.exits {
        add("exit", exit.parts(), None, Vec::new(), attributes(exit));
    }
    for document in &source.documents {
        let below = document.source.iter().map(|text| ("source", text)).collect();
        add("document", document.parts(), document.unless.as_ref(), below, attributes(document));
    }
    for ground in &source.grounds {
        let below = ground.remedy.iter().map(|text| ("remedy", text)).collect();
        add("ground", ground.parts(), None, below, attributes(ground));
    }
    for duty in &source.duties {
        add("duty", duty.parts(), None, Vec::new(), attributes(duty));
    }
    for term in &source.terms {
        add("term", term.parts(), None, Vec::new(), attributes(term));
    }
    for fee in &source.fees {
        add("fee", fee.parts(), None, Vec::new(), attributes(fee));
    }
    for note in &source.notes {
        add("note", note.parts(), None, Vec::new(), attributes(note));
    }
    for office in &source.offices {
        add("office", office.parts(), None, Vec::new(), attributes(office));
    }
    all
}

/// What every item has, and what is shown as a text or a condition of its own.
const SHOWN: [&str; 10] = ["id", "when", "unless", "title", "detail", "points", "cite", "remedy", "source", "n"];

/// Everything else that the rule file says of an item, in its own words.
fn attributes(item: &impl serde::Serialize) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(item) else { return String::new() };
    let said = fields
        .iter()
        .filter(|(name, value)| !SHOWN.contains(&name.as_str()) && !matches!(value, Value::Null | Value::Bool(false)));
    let said = said.map(|(name, value)| match value {
        Value::Bool(_) => name.clone(),
        Value::String(word) => format!("{name}: {word}"),
        other => format!("{name}: {}", flat(other)),
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// A list or an object without its quotes and brackets.
fn flat(value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        Value::Array(values) => values.iter().map(flat).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !matches!(value, Value::Null | Value::Bool(false)));
            fields.map(|(name, value)| format!("{name} {}", flat(value))).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}
