//! A line of a page to read: what it says, and the clause or the code that belongs to it.

use super::markup::{Element, el};
use super::sheet::Sheet;
use crate::law::{Citation, Item};
use crate::locale::{Say, Wording};

/// An item with its title, its detail and points, what is below them, and its places in the act.
pub(super) fn line(item: &Item, wording: &Wording, below: impl IntoIterator<Item = Element>) -> Element {
    let mut line = titled(item, wording);
    if let Some(detail) = item.detail {
        line = line.with(el("p").words(wording.of(item, detail)));
    }
    if !item.points.is_empty() {
        let points = item.points.iter().map(|point| el("li").words(wording.of(item, *point)));
        line = line.with(el("ul").with_all(points));
    }
    line.with_all(below).with(source(&item.cites, wording))
}

/// An item in few words: its title, what is below it, and its places in the act.
pub(super) fn brief(item: &Item, wording: &Wording, below: impl IntoIterator<Item = Element>) -> Element {
    titled(item, wording).with_all(below).with(source(&item.cites, wording))
}

/// The beginning of a line.
pub(super) fn titled(item: &Item, wording: &Wording) -> Element {
    el("li").class("line").with(el("p").class("line-title").words(wording.title(item)))
}

/// Places in the act.
pub(super) fn source(cites: &[Citation], wording: &Wording) -> Element {
    el("p").class("hint").words(wording.sources(cites))
}

/// "What to do: …".
pub(super) fn labelled(label: Say, words: String, sheet: &Sheet) -> Element {
    el("p").with(el("strong").words([sheet.say(label), ": "].concat())).words(words)
}

/// Lines below a heading; nothing without lines.
pub(super) fn section(id: &'static str, title: &str, inside: Vec<Element>) -> Option<Element> {
    let heading = el("h2").words(title);
    (!inside.is_empty()).then(|| el("section").class("section").attribute("id", id).with(heading).with_all(inside))
}

/// A text with a piece of code in the place of its `{x}`.
pub(super) fn text_with(text: &str, code: &str) -> Element {
    let (before, after) = text.split_once("{x}").unwrap_or((text, ""));
    el("p").words(before).with(el("code").words(code)).words(after)
}

/// Lines as a list.
pub(super) fn list(lines: Vec<Element>) -> Element {
    el("ul").class("lines").with_all(lines)
}
