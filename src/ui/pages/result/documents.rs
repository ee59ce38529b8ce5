use super::Shown;
use crate::law::{Bearer, Document, Stage};
use crate::locale::Say;
use crate::logic::Truth;
use crate::ui::parts::{el, p, section, words};
use crate::ui::words::{handling, item_text};
use yew::prelude::*;

/// What to bring when applying, what to bring when collecting, and what not to bring at all.
pub(super) fn documents(shown: &Shown) -> Html {
    let page = shown.page;
    let mut parts = Vec::new();
    for title in [Say::DocumentsBring, Say::DocumentsCollect, Say::DocumentsOffice] {
        let lines = shown.assessment.documents.iter().filter_map(|line| {
            let mut documents = page.data.service.documents.iter();
            let document = documents.find(|document| document.item.id == line.document)?;
            (group(document) as usize == title as usize).then(|| one(shown, document, line.needed))
        });
        let lines: Vec<Html> = lines.collect();
        if !lines.is_empty() {
            parts.push(words("h3", "", page.say(title)));
            parts.push(el("ul", "lines", lines));
        }
    }
    if parts.is_empty() {
        parts.push(p(page.say(Say::DocumentsNone)));
    }
    section("documents", &page.say(Say::DocumentsTitle), parts)
}

/// The heading that a document stands under.
fn group(document: &Document) -> Say {
    match (document.bearer, document.stage) {
        (Bearer::Office, _) => Say::DocumentsOffice,
        (Bearer::Applicant, Stage::Filing) => Say::DocumentsBring,
        (Bearer::Applicant, Stage::Collection) => Say::DocumentsCollect,
    }
}

fn one(shown: &Shown, document: &Document, needed: Truth) -> Html {
    let page = shown.page;
    let ways: Vec<&str> = document.handling.iter().map(|way| page.site().say(handling(*way))).collect();
    let ways = ways.join(if document.one_way { page.site().say(Say::OrWay) } else { "; " });
    let mut below = Vec::new();
    if !ways.is_empty() {
        below.push(words("p", "ways", ways));
    }
    if let Some(source) = document.source {
        let label = words("strong", "", [page.site().say(Say::DocumentsSource), ": "].concat());
        let source = item_text(page.site(), page.data, &document.item, source);
        below.push(el("p", "", vec![label, words("span", "", source)]));
    }
    let perhaps = (needed != Truth::Yes).then_some(Say::DocumentsPerhaps);
    let tag = perhaps.or(document.if_any.then_some(Say::IfAny));
    el("li", "", vec![shown.line(&document.item, tag, below)])
}
