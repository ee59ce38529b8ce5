//! The three lines to paste.

use super::{Embedding, code};
use crate::prerender::line::{section, text_with};
use crate::prerender::markup::{Element, button, el};
use crate::prerender::sheet::Sheet;

/// The lines as they stand before anything is chosen, with the button that copies them, and what each line is.
pub(super) fn lines(embedding: &Embedding, sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let snippet = code(&snippet(embedding, sheet)).attribute("id", "lines").attribute("data-site", embedding.site());
    // The script takes this away where it knows the address itself.
    let replace = text_with(&words.lines_replace, embedding.site()).attribute("id", "replace");
    let replace = embedding.site.is_none().then_some(replace);
    let told = [&words.line_script, &words.line_element, &words.line_link].map(|line| el("li").words(line));
    let mut inside = vec![snippet];
    inside.extend(replace);
    inside.extend([copy(sheet), el("ol").with_all(told)]);
    section("paste", &words.lines_title, inside)
}

/// The button, and what came of it. A status is there before it says something, so that it is read out.
pub(super) fn copy(sheet: &Sheet) -> Element {
    let words = &sheet.words;
    let copy = button("button secondary").words(&*words.lines_copy);
    let outcome = |which, told: &str| el("span").attribute("data-outcome", which).flag("hidden").words(told);
    let status = el("span").attribute("role", "status");
    let status = status.with(outcome("copied", &words.lines_copied)).with(outcome("by-hand", &words.lines_by_hand));
    el("p").class("actions").flag("hidden").with(copy).with(status)
}

/// What `static/generator.js` writes as well, once something is chosen: the start page, as the page around has it.
fn snippet(embedding: &Embedding, sheet: &Sheet) -> String {
    let Embedding { loader, integrity, .. } = embedding;
    let (site, lang) = (embedding.site(), sheet.lang.code());
    let opened = &sheet.words.embed_open_start;
    format!(
        "<script src=\"{site}{loader}\" integrity=\"{integrity}\" crossorigin=\"anonymous\" async></script>\n\
         <aldyn-check>\n\
         <a href=\"{site}{lang}/\">{opened}</a></aldyn-check>"
    )
}
