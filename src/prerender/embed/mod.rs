//! The page for webmasters: the lines that show Aldyn on another page, what they can be made to show, and what that page
//! needs and learns. `static/generator.js` lets the lines follow the form; without it they stand as they are written here.

mod form;
mod lines;

use super::StaticPage;
use super::line::{section, text_with};
use super::markup::{Element, el};
use super::services;
use super::sheet::Sheet;
use crate::locale::Lang;
use crate::source::Rules;
use form::form;
use lines::lines;

/// Its folder, below the language's own.
pub(super) const PATH: &str = "embed/";

/// The script that works the form, by the name of its file in `static/`.
const SCRIPT: &str = "generator";

/// Where the site stands, as long as nobody has said it.
const EXAMPLE: &str = "https://aldyn.example/";

/// What the build alone knows of the lines that other pages paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// The whole address of the site's top, with its last slash; `None` where it is not known.
    pub site: Option<String>,
    /// The newest script for other pages, by its path from the top, and its hash.
    pub loader: String,
    pub integrity: String,
}

impl Embedding {
    fn site(&self) -> &str {
        self.site.as_deref().unwrap_or(EXAMPLE)
    }

    /// Scheme and host alone, as policies name them.
    fn origin(&self) -> &str {
        origin_of(self.site())
    }
}

/// Scheme and host of an address: `https://example.kz` of `https://example.kz/check`.
pub fn origin_of(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| host + at);
    address.get(..end).unwrap_or(address)
}

pub(super) fn page(rules: &Rules, embedding: &Embedding, lang: Lang) -> StaticPage {
    let sheet = Sheet::new(lang, PATH.to_owned());
    let words = &sheet.words;
    let steps = [(sheet.to(services::PATH), words.services_title.as_str())];
    let mut main =
        vec![sheet.trail(&steps), el("h1").words(&*words.embed_title), el("p").class("lead").words(&*words.embed_lead)];
    let sections = [
        lines(embedding, &sheet),
        form(rules, &sheet),
        preview(&sheet),
        allow(embedding, &sheet),
        boxed(&sheet),
        events(&sheet),
        learns(&sheet),
        access(&sheet),
        versions(&sheet),
    ];
    main.extend(sections.into_iter().flatten());
    let (title, description) = (words.embed_head.clone(), words.embed_description.clone());
    let page = sheet.ready(&title, description, main);
    StaticPage { is_for_webmasters: true, script: Some(SCRIPT), ..page }
}

/// The element itself, which the script puts there.
fn preview(sheet: &Sheet) -> Option<Element> {
    let lead = el("p").words(&*sheet.words.preview_lead);
    let place = el("div").class("preview").attribute("id", "shown-here");
    Some(section("preview", &sheet.words.preview_title, vec![lead, place])?.flag("hidden"))
}

/// What the policies of both sites have to say.
fn allow(embedding: &Embedding, sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let origin = embedding.origin();
    let lines = ["script-src ", origin, "\nframe-src ", origin].concat();
    let inside = vec![
        text_with(&words.allow_lead, "Content-Security-Policy"),
        code(&lines).attribute("id", "policy"),
        text_with(&words.allow_isolated, "Cross-Origin-Embedder-Policy: require-corp"),
        text_with(&words.allow_operator, "frame-ancestors"),
        code("frame-ancestors 'self' https://ministry.example"),
    ];
    section("allow", &words.allow_title, inside)
}

fn boxed(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let more = [
        ("allow-popups allow-popups-to-escape-sandbox", &words.boxed_tabs),
        ("allow-same-origin allow-downloads allow-modals", &words.boxed_inside),
    ];
    let more = more.map(|(value, told)| named(value, el("dd").words(told)));
    let lead = text_with(&words.boxed_lead, "sandbox=\"allow-scripts\"");
    let section = el("section").class("section").attribute("id", "boxed");
    let heading = text_with(&words.boxed_title, "sandbox").called("h2");
    Some(section.with(heading).with(lead).with(el("dl").class("facts").with_all(more)))
}

fn events(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let plain = |told: &str| el("dd").words(told);
    let told = [
        ("ready", plain(&words.event_ready)),
        ("resize", text_with(&words.event_resize, "detail.height").called("dd")),
        ("step", plain(&words.event_step)),
        ("result", plain(&words.event_result)),
        ("error", text_with(&words.event_error, "detail.reason").called("dd")),
    ];
    let told = el("dl").class("facts").with_all(told.map(|(event, told)| named(event, told)));
    section("events", &words.events_title, vec![text_with(&words.events_lead, "detail"), told, code(EVENTS)])
}

/// Without braces: on a page to read they would be a placeholder that nobody has filled.
const EVENTS: &str = "const check = document.querySelector(\"aldyn-check\");
const tell = (event) => console.log(event.type, event.detail);
check.addEventListener(\"result\", tell);
check.addEventListener(\"error\", tell);";

fn learns(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    section("learns", &words.learns_title, vec![points([&words.learns_this, &words.learns_never, &words.learns_frame])])
}

fn access(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let rest = points([&words.access_keys, &words.access_scroll, &words.access_sight]);
    section("access", &words.access_title, vec![text_with(&words.access_name, "title"), rest])
}

fn versions(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let told = points([&words.versions_script, &words.versions_protocol, &words.versions_update]);
    section("versions", &words.versions_title, vec![told])
}

fn points<const N: usize>(points: [&String; N]) -> Element {
    el("ul").with_all(points.map(|point| el("li").words(point)))
}

/// A word of code and what it is for.
fn named(code: &str, told: Element) -> Element {
    el("div").class("row").with(el("dt").with(el("code").words(code))).with(told)
}

/// Lines of code that are read or copied as they are: each a block of its own, so that it is told from a line that is too long.
fn code(lines: &str) -> Element {
    el("pre").class("code").with_all(lines.lines().map(|line| el("code").words(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding(site: Option<&str>) -> Embedding {
        let site = site.map(str::to_owned);
        Embedding { site, loader: "embed/1/0123456789abcdef.js".to_owned(), integrity: "sha384-x".to_owned() }
    }

    #[test]
    fn a_policy_names_the_origin_and_not_the_folder() {
        assert_eq!(embedding(Some("https://example.kz/check/")).origin(), "https://example.kz");
        assert_eq!(embedding(Some("http://example.kz:8080/")).origin(), "http://example.kz:8080");
        assert_eq!(embedding(None).origin(), "https://aldyn.example");
    }
}
