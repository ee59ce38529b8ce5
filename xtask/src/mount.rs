//! The app for an element of a page on the same site: `mount.js` at the top of the site, with a sheet of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aldyn::locale::{Lang, static_words};
use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::assemble::piece;
use crate::minify::Minifier;
use crate::pages::{Parts, Piece};
use crate::sheets;
use crate::start_script::{told, without_comments};
use crate::workshop::Workshop;

/// What hosts name: it has no hash, so that they need not change it with every build.
const FILE: &str = "mount.js";

/// Where the glue takes its place.
const GLUE: &str = "\"the glue\";";

/// The parts that are made from code alone.
pub struct Mount {
    /// The script with the glue in it, but without the names of files.
    script: String,
    style: Piece,
}

/// What the script has to know of the site, each file by path and hash.
#[derive(Serialize)]
struct Site<'s> {
    module: [&'s str; 2],
    style: [&'s str; 2],
    indexes: BTreeMap<&'s str, [&'s str; 2]>,
    /// The version of the rules of each service.
    rules: &'s BTreeMap<String, String>,
    /// What is said in the place of rules that were withdrawn, by language.
    withdrawn: BTreeMap<&'s str, String>,
}

impl Mount {
    /// Makes script and sheet; `glue` is wasm-bindgen's, ready to be joined.
    pub fn make(workshop: &Workshop, staging: &Path, glue: &str, minifier: Option<&Minifier>) -> Result<Mount> {
        let folder = workshop.root.join("static");
        let source = fs::read_to_string(folder.join(FILE)).context("static/mount.js")?;
        if source.matches(GLUE).count() != 1 {
            bail!("static/mount.js has no {GLUE}, or several: there the build writes wasm-bindgen's glue");
        }
        let script = without_comments(&source).replace(GLUE, glue);
        let sheet = ["style", "answer", "mount"]
            .map(|stem| sheets::join(&folder, stem))
            .into_iter()
            .collect::<Result<String>>()?;
        let file = staging.join("mount.css");
        fs::write(&file, below_a_place(&without_comments(&sheet))?)?;
        if let Some(minifier) = minifier {
            minifier.style(&file)?;
        }
        let bytes = fs::read(&file)?;
        let style = piece("mount", "css", &bytes);
        fs::rename(&file, staging.join(&style.path))?;
        Ok(Mount { script, style })
    }

    /// Writes the script, once it is known which files there are.
    pub fn write(&self, staging: &Path, parts: &Parts, minifier: Option<&Minifier>) -> Result<()> {
        let site = Site {
            module: known(&parts.code.module),
            style: known(&self.style),
            indexes: parts.indexes.iter().map(|(service, index)| (service.as_str(), known(index))).collect(),
            rules: &parts.versions,
            withdrawn: Lang::ALL.map(|lang| (lang.code(), static_words(lang).withdrawn)).into(),
        };
        let file = staging.join(FILE);
        fs::write(&file, told(&self.script, "SITE", &serde_json::to_string(&site)?)?)?;
        match minifier {
            Some(minifier) => minifier.module_script(&file),
            None => Ok(()),
        }
    }
}

fn known(piece: &Piece) -> [&str; 2] {
    [&piece.path, &piece.integrity]
}

/// The sheet of a page for the shadow tree of an element: what is said of the page's root, its body and a host is said of the
/// `.place` in it, where no rule of the page around reaches.
fn below_a_place(sheet: &str) -> Result<String> {
    let below = [
        ("] body {", "] {"),
        ("> body {", "{"),
        ("body > ", ".place > "),
        ("html {", ".place {"),
        ("body {", ".place {"),
    ];
    let mut sheet = below.iter().fold(sheet.to_owned(), |sheet, (page, place)| sheet.replace(page, place));
    sheet = without_hosts_beside_roots(&sheet).replace(":root", ".place").replace(":host", ".place");
    // The larger unit of the look for weak sight: the usual one is said in pixels for hosts already.
    sheet = sheet.replace("0.0875rem", "1.4px");
    for rest in ["html", "body"] {
        let is_word = |(at, _): (usize, &str)| {
            let around = [sheet[..at].chars().next_back(), sheet[at + rest.len()..].chars().next()];
            around.iter().all(|sign| sign.is_none_or(|sign| !sign.is_alphanumeric() && sign != '-' && sign != '.'))
        };
        if sheet.match_indices(rest).any(is_word) {
            bail!(
                "the sheets say something of `{rest}` that the app in an element cannot have: see xtask/src/mount.rs"
            );
        }
    }
    Ok(sheet)
}

/// Leaves out a host in a list after a page's root: of one and the same place it would take back what the root says of itself
/// (that it is light, say).
fn without_hosts_beside_roots(sheet: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in sheet.lines() {
        match lines.last_mut().filter(|before| line.trim() == ":host {" && before.ends_with(',')) {
            Some(before) => before.replace_range(before.len() - 1.., " {"),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_page_is_said_of_the_place() {
        let sheet =
            ":root,\n:host {\n  --unit: 1px;\n}\nbody {\n}\n:root[data-sight=\"strong\"] body {\n}\n.header {\n}\n";
        let below = ".place {\n  --unit: 1px;\n}\n.place {\n}\n.place[data-sight=\"strong\"] {\n}\n.header {\n}\n";
        assert_eq!(below_a_place(sheet).unwrap(), below);
    }

    #[test]
    fn a_place_that_is_light_stays_light() {
        let sheet = "    :root:not([data-theme=\"light\"]),\n    :host {\n      --light: ;\n    }\n";
        let below = "    .place:not([data-theme=\"light\"]) {\n      --light: ;\n    }\n";
        assert_eq!(below_a_place(sheet).unwrap(), below);
    }

    #[test]
    fn what_cannot_be_said_of_a_place_is_refused() {
        assert!(below_a_place("html > p {\n}\n").unwrap_err().to_string().contains("`html`"));
        assert!(below_a_place(".body-text {\n}\n").is_ok());
    }
}
