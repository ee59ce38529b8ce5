//! What the sheets style is what the pages are made of, and each component has its folder.

use super::rules::{Piece, SHEETS, declarations, files, folder, pieces};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Classes that are there for something else than a look, and what for.
const WITHOUT_A_LOOK: [(&str, &str); 4] = [
    ("counted", "a status that is read out; its lines look as they do elsewhere"),
    ("exits", "read by tests: what ends a case on a page to read"),
    ("kiosk-group", "hidden as a whole where an operator offers nothing of it"),
    ("officer", "a risk that only the officer can tell: a plain bar, as every risk has"),
];

/// Rooms whose code writes elements.
const WRITERS: [&str; 6] = ["ui", "answer", "front", "prerender", "told", "host"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && path.file_stem().unwrap() != "tests" {
            found.push(path);
        }
    }
}

/// The code that writes elements, without its tests.
fn code() -> Vec<String> {
    let mut paths = Vec::new();
    for room in WRITERS {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src").join(room), &mut paths);
    }
    let script = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/kiosk")).unwrap();
    paths.extend(script.map(|file| file.unwrap().path()));
    let code = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    code.map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()).collect()
}

fn is_class(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-')
}

/// Words that stand in quotes in the code: some are classes.
fn quoted(code: &[String]) -> BTreeSet<&str> {
    let texts = code.iter().flat_map(|text| text.split('"').skip(1).step_by(2));
    texts.flat_map(|text| text.split(' ')).filter(|word| is_class(word)).collect()
}

/// Classes as the code gives them to elements: `el("p", "hint", …)`, `words(Tag::P, "hint", …)`, `button("back", …)`,
/// `.class("card")`, `let class = if … { "button" } …`; and what stands beside a styled class: `"verdict good"`.
fn given<'c>(code: &'c [String], styled: &BTreeMap<String, String>) -> BTreeSet<&'c str> {
    let mut given = BTreeSet::new();
    for text in code {
        for (at, _) in text.match_indices('"') {
            let (before, rest) = (text[..at].trim_end(), &text[at + 1..]);
            let words: Vec<&str> = rest.split('"').next().unwrap_or_default().split(' ').collect();
            let chosen = before.rsplit(';').next().is_some_and(|statement| statement.contains("let class ="));
            let beside = words.len() > 1 && styled.contains_key(words[0]);
            let passed = before.ends_with("button(") || before.ends_with(".class(") || follows_a_tag(before);
            if (chosen || beside || passed) && words.iter().all(|word| is_class(word)) {
                given.extend(words);
            }
        }
    }
    given
}

/// `words(Tag::P,` or `el("p",`: what comes next is a class.
fn follows_a_tag(before: &str) -> bool {
    let Some((call, tag)) = before.strip_suffix(',').and_then(|call| call.rsplit_once('(')) else { return false };
    let tag = tag.trim();
    let is_tag = tag.starts_with("Tag::") || tag.starts_with('"');
    is_tag
        && !tag.contains(',')
        && ["el", "words", "with", "element", "listening"].iter().any(|one| call.ends_with(one))
}

/// Classes that selectors name, with the file that does.
fn styled() -> BTreeMap<String, String> {
    let mut styled = BTreeMap::new();
    for (file, text) in files() {
        for piece in pieces(&text) {
            let Piece::Prelude(selectors) = piece else { continue };
            if selectors.starts_with('@') {
                continue;
            }
            for after in selectors.split('.').skip(1) {
                let end = after.find(|one: char| !one.is_ascii_alphanumeric() && one != '-').unwrap_or(after.len());
                styled.insert(after[..end].to_owned(), file.clone());
            }
        }
    }
    styled
}

#[test]
fn every_class_that_is_styled_is_written_somewhere() {
    let code = code();
    // What the build writes outside the app, and what stands around it in an element of another page.
    let mount = fs::read_to_string(folder().join("mount.js")).unwrap();
    let pages = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages.rs")).unwrap();
    let written = quoted(&code);
    let unknown = styled().into_iter().filter(|(class, _)| !written.contains(class.as_str()));
    let unknown = unknown.filter(|(class, _)| !mount.contains(&format!("className = \"{class}\"")));
    let unknown: Vec<_> = unknown.filter(|(class, _)| !pages.contains(&format!("class=\\\"{class}"))).collect();
    assert!(unknown.is_empty(), "styled and never written: {unknown:?}");
}

#[test]
fn every_class_that_is_written_has_a_look_or_a_reason() {
    let (code, styled) = (code(), styled());
    let given = given(&code, &styled);
    let bare = given.iter().filter(|class| !styled.contains_key(**class));
    let bare: BTreeSet<&str> = bare.copied().collect();
    let listed: BTreeSet<&str> = WITHOUT_A_LOOK.iter().map(|(class, _)| *class).collect();
    assert_eq!(bare, listed);
    // The reading of the code still finds what it should.
    for known in ["wide", "stop", "is-better", "card", "tickable", "back", "sight-on"] {
        assert!(given.contains(known), "{known}");
    }
}

#[test]
fn each_component_has_its_style_and_its_criteria_and_stands_in_one_sheet() {
    let mut expected = vec!["design/tokens.css".to_owned()];
    for entry in fs::read_dir(folder().join("design")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let criteria = fs::read_to_string(path.join("README.md")).expect(&name);
            for part in ["## Written by", "## States", "## Criteria"] {
                assert!(criteria.contains(part), "{name}/README.md has no \"{part}\"");
            }
            assert_eq!(fs::read_dir(&path).unwrap().count(), 2, "{name} holds a sheet and a README.md");
            expected.push(format!("design/{name}/{name}.css"));
        }
    }
    let mut listed: Vec<String> = files().into_iter().map(|(file, _)| file).collect();
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected, "each stands in one of {SHEETS:?}");
}

#[test]
fn colours_stand_in_the_tokens_alone() {
    const NAMED: [&str; 8] = ["white", "black", "red", "green", "blue", "yellow", "gray", "grey"];
    for (file, text) in files().into_iter().filter(|(file, _)| file != "design/tokens.css") {
        for (name, value) in declarations(&text) {
            let words = value.split(|one: char| !one.is_ascii_alphanumeric() && one != '#' && one != '-');
            let raw = words.filter(|word| NAMED.contains(word) || word.starts_with('#') || word.starts_with("rgb"));
            let raw: Vec<_> =
                raw.chain(["hsl(", "lab(", "lch("].into_iter().filter(|one| value.contains(one))).collect();
            assert!(raw.is_empty(), "{file}: {name}: {value}");
        }
    }
}

/// With nothing that moves there is nothing to be stilled for those whom movement makes unwell.
#[test]
fn nothing_moves() {
    for (file, text) in files() {
        for (name, value) in declarations(&text) {
            let moves = ["transition", "animation", "scroll-behavior"].iter().any(|word| name.starts_with(word));
            assert!(!moves, "{file}: {name}: {value}");
        }
    }
}

/// The pages' policy lets a style fetch nothing, and a page that lies in any folder has no address to give it.
#[test]
fn a_style_fetches_nothing() {
    for (file, text) in files() {
        assert!(!text.contains("url(") && !text.contains("@import"), "{file}");
    }
}
