//! axe-core, which knows what assistive technology trips over.

use crate::visit::Visit;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The script, as npm brought it.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|fault| panic!("{}: {fault}; run `npm ci` first", file.display()))
});

/// What is held against the page: WCAG 2.2, levels A and AA, and what axe's authors advise beyond it.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Which of axe's rules.
#[derive(Clone, Copy, Debug)]
pub enum Rules {
    All,
    /// What hangs on style alone: contrast, sizes of targets, links told from text by more than colour.
    Style,
    /// The same where all colours are the reader's own. (Chromium still tells those of the page, so that their contrast
    /// means nothing.)
    ForcedColours,
}

impl Visit {
    /// Every fault that axe finds in the page as it stands, one a line: rule, element, what is wrong with it. Contrast
    /// that axe cannot judge is a fault as well: nobody else would look at it.
    pub async fn axe(&self, rules: Rules) -> Vec<String> {
        if !self.holds("window.axe").await {
            // The page's policy keeps scripts of others out; a driver's are none of the page.
            let loaded = self.client.execute(&AXE, Vec::new()).await;
            loaded.unwrap_or_else(|fault| panic!("axe does not load: {fault}"));
        }
        let only = match rules {
            Rules::All => json!({ "type": "tag", "values": TAGS }),
            Rules::Style => {
                json!({ "type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"] })
            }
            Rules::ForcedColours => json!({ "type": "rule", "values": ["target-size"] }),
        };
        // Target size is off unless asked for, though WCAG 2.2 has it at AA. Nothing is to be fetched.
        let options = json!({ "runOnly": only, "rules": { "target-size": { "enabled": true } }, "preload": false,
            "resultTypes": ["violations", "incomplete"] });
        let told = self.client.execute_async(RUN, vec![options]).await.unwrap_or_else(|fault| panic!("axe: {fault}"));
        assert_eq!(told["error"], Value::Null, "axe breaks off");
        assert!(told["checked"].as_u64() > Some(0), "axe has looked at nothing: {told}");
        told["faults"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

/// Runs axe and makes lines of what it says. "Incomplete" is what it could not judge: of contrast, on text that is seen
/// at all, that counts as a fault.
const RUN: &str = r#"
    const [options, done] = arguments;
    const line = (rule, node) =>
        `${rule.id}: ${node.target.join(" ")}  ${node.html.slice(0, 160)}  ${(node.failureSummary || "").replace(/\s+/g, " ")}`;
    const lines = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => line(rule, node)));
    axe.run(document, options).then((found) => done({
        checked: found.passes.length + found.violations.length,
        faults: lines(found.violations).concat(lines(found.incomplete.filter((rule) => rule.id === "color-contrast"))),
    }), (fault) => done({ error: String(fault && fault.stack || fault) }));
"#;
