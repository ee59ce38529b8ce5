//! The accessibility tree of the main pages, as assistive technology is given it: read, judged and kept as text.
//!
//! After a change, `ALDYN_ACCEPT=1 cargo test -p browser --test accessibility every_state` writes the texts anew; the
//! difference is then to be read as somebody who hears the page.

use browser::{Lang, Visit};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The states that are kept, and the files they are kept in.
const KEPT: [(&str, &str); 8] = [
    ("services found", "search"),
    ("service", "service"),
    ("question, one of several", "question"),
    ("question, several, with a mistake", "mistake"),
    ("question, a date", "date"),
    ("answers", "answers"),
    ("answer, to mend first", "result"),
    ("guide, several one after the other", "path"),
];

/// Folds away what every state is shown with, and unfolds it again: what is folded away is heard on request.
const FOLD: &str = "void document.querySelectorAll('details[open]').forEach((one) => {
    one.open = false;
    one.dataset.folded = 'yes';
})";
const UNFOLD: &str = "void document.querySelectorAll('[data-folded]').forEach((one) => {
    one.open = true;
    delete one.dataset.folded;
})";

/// Where the tree of a state is not what was read, if it is one of those that are kept.
pub async fn faults(visit: &Visit, state: &str, lang: Lang) -> Vec<String> {
    let Some((_, page)) = KEPT.iter().find(|(kept, _)| *kept == state) else { return Vec::new() };
    visit.js(FOLD).await;
    let tree = tree(visit).await;
    visit.js(UNFOLD).await;
    compared(page, lang, &tree).into_iter().collect()
}

/// The first line that differs from what was kept.
fn compared(page: &str, lang: Lang, tree: &str) -> Option<String> {
    let file = file(page, lang);
    if env::var_os("ALDYN_ACCEPT").is_some() {
        fs::write(&file, tree).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        return None;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept == tree {
        return None;
    }
    let same = kept.lines().zip(tree.lines()).take_while(|(kept, now)| kept == now).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").trim().to_owned();
    let file = format!("trees/{page}.{}.txt", lang.code());
    Some(format!("{file}, line {}: was \"{}\", is \"{}\"", same + 1, line(&kept), line(tree)))
}

fn file(page: &str, lang: Lang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("trees").join(format!("{page}.{}.txt", lang.code()))
}

/// The tree, a role, a name and states a line.
async fn tree(visit: &Visit) -> String {
    visit.chromium("Accessibility.enable", json!({})).await;
    let told = visit.protocol("Accessibility.getFullAXTree", json!({})).await.expect("Chromium");
    let nodes: HashMap<&str, &Value> = told["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let root = nodes.values().find(|node| node["parentId"].is_null()).expect("a root");
    let mut lines = String::new();
    write(root, &nodes, 0, "", &mut lines);
    // The site has another port each time.
    lines.replace(visit.server.url("").as_str(), "http://SITE")
}

/// A node's line and those below it. What has nothing to say is left out, and so is text that a name repeats.
fn write(node: &Value, nodes: &HashMap<&str, &Value>, depth: usize, above: &str, lines: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_silent = is_silent(node);
    let is_repeated = role == "StaticText" && (name.is_empty() || above.contains(name));
    let (mut below, mut inner) = (depth, above);
    if !is_silent && !is_repeated {
        let role = if role == "StaticText" { "text" } else { role };
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(role);
        if !name.is_empty() {
            lines.push_str(&format!(" \"{name}\""));
        }
        lines.push_str(&states(node));
        if let (true, Some(words)) = (name.is_empty(), only_text(node, nodes)) {
            lines.push_str(&format!(": {words}\n"));
            return;
        }
        lines.push('\n');
        (below, inner) = (depth + 1, name);
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = nodes.get(child) {
            write(child, nodes, below, inner, lines);
        }
    }
}

/// The words of a node that holds nothing else.
fn only_text(node: &Value, nodes: &HashMap<&str, &Value>) -> Option<String> {
    let mut words = Vec::new();
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let child = nodes.get(child)?;
        let role = child["role"]["value"].as_str().unwrap_or_default();
        match role {
            "StaticText" => words.push(child["name"]["value"].as_str()?.trim().to_owned()),
            "ListMarker" => {}
            _ if is_silent(child) || matches!(role, "strong" | "emphasis" | "paragraph") => {
                let below = child["childIds"].as_array().is_some_and(|below| !below.is_empty());
                if below {
                    words.push(only_text(child, nodes)?);
                }
            }
            _ => return None,
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// A node that assistive technology is not told of, or only of what it holds.
fn is_silent(node: &Value) -> bool {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    node["ignored"] == true || matches!(role, "none" | "generic" | "InlineTextBox" | "ListMarker")
}

/// What is said of an element beside its name: ` [level 2, required]`.
fn states(node: &Value) -> String {
    // That a list's item is of the first level is nothing to be read.
    let is_item = node["role"]["value"] == "listitem";
    const SAID: [&str; 9] =
        ["level", "checked", "expanded", "selected", "invalid", "required", "disabled", "readonly", "live"];
    let properties = node["properties"].as_array().into_iter().flatten();
    let mut said: Vec<String> = properties
        .filter_map(|property| {
            let name =
                property["name"].as_str().filter(|name| SAID.contains(name) && !(is_item && *name == "level"))?;
            match &property["value"]["value"] {
                Value::Bool(true) => Some(name.to_owned()),
                Value::Number(number) => Some(format!("{name} {number}")),
                Value::String(value) if value == "true" => Some(name.to_owned()),
                Value::String(value) if value != "false" => Some(format!("{name} {value}")),
                _ => None,
            }
        })
        .collect();
    if let Some(described) = node["description"]["value"].as_str().filter(|words| !words.is_empty()) {
        said.push(format!("described by \"{described}\""));
    }
    if said.is_empty() { String::new() } else { format!(" [{}]", said.join(", ")) }
}
