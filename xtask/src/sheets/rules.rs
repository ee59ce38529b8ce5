//! Reads a style sheet as far as its checks need: what rules are for, and what they declare.

use std::fs;
use std::path::{Path, PathBuf};

/// A piece of a sheet, in its order.
pub enum Piece {
    /// What stands before `{`: selectors, or `@media` and its condition.
    Prelude(String),
    /// `color: var(--ink)`
    Declaration { name: String, value: String },
}

/// The pieces of a sheet without its comments; what is quoted is left as it is.
pub fn pieces(sheet: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut read = String::new();
    let mut is_quoted = false;
    for one in uncommented(sheet).chars() {
        is_quoted ^= one == '"';
        match one {
            '{' if !is_quoted => pieces.push(Piece::Prelude(std::mem::take(&mut read).trim().to_owned())),
            ';' | '}' if !is_quoted => {
                if let Some((name, value)) = std::mem::take(&mut read).split_once(':') {
                    let [name, value] = [name, value].map(|text| text.trim().to_owned());
                    pieces.push(Piece::Declaration { name, value });
                }
            }
            _ => read.push(one),
        }
    }
    pieces
}

fn uncommented(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest))
}

pub fn declarations(sheet: &str) -> Vec<(String, String)> {
    let declared = |piece| match piece {
        Piece::Declaration { name, value } => Some((name, value)),
        Piece::Prelude(_) => None,
    };
    pieces(sheet).into_iter().filter_map(declared).collect()
}

/// `static/`.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../static")
}

/// The sheets, as lists.
pub const SHEETS: [&str; 5] = ["style", "answer", "about", "kiosk", "mount"];

/// Every file that the sheets list: its path from `static/`, and its text.
pub fn files() -> Vec<(String, String)> {
    let lists = SHEETS.map(|stem| fs::read_to_string(folder().join(format!("{stem}.css"))).unwrap());
    let files = lists.iter().flat_map(|list| super::listed(list).unwrap());
    files.map(|file| (file.clone(), fs::read_to_string(folder().join(&file)).expect(&file))).collect()
}

#[test]
fn what_is_quoted_or_a_comment_ends_nothing() {
    let read = pieces("/* a; b { c */ .a::before { content: \"; }\"; } @media print { p { margin: 0 } }");
    let told = read.iter().map(|piece| match piece {
        Piece::Prelude(text) => format!("{text} {{"),
        Piece::Declaration { name, value } => format!("{name}: {value};"),
    });
    let expected = [".a::before {", "content: \"; }\";", "@media print {", "p {", "margin: 0;"];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}
