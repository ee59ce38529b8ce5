//! How many bytes come of rules, for the pages that growth could weigh on.

use std::collections::BTreeMap;

use aldyn::locale::Lang;
use aldyn::prerender::{AppPage, StaticPage, list_of_services, service_page, start_page};
use aldyn::source::Rules;
use anyhow::{Context, Result};

use crate::assemble::{self, OWN, Packed, piece};
use crate::budget::brotli_length;
use crate::pages::{self, Code, Parts};

/// The service whose first question must not wait for others: of those with the most questions.
const OPENED: &str = "temporary-residence-permit";

/// Sizes after brotli, in one language. What is made from code (modules, script, styles) is left out: it is the same for
/// any rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// The start page itself.
    pub start: usize,
    pub catalogue: usize,
    pub search: usize,
    /// All that the start page waits for: itself, the catalogue and the page's words. What is searched comes after it.
    pub start_in_all: usize,
    /// The same of a service's first question.
    pub first_question: usize,
    /// The list of all services, which loads nothing else.
    pub list: usize,
}

/// Measures what is made from rules, in each language.
pub fn measure(rules: &Rules) -> Result<[Bytes; 3]> {
    let opened = rules.service(OPENED).with_context(|| format!("there is no service \"{OPENED}\""))?;
    // Of the other services nothing is measured.
    let is_loaded = |name: &str| {
        let mut parts = name.split('.');
        !matches!(parts.next(), Some("logic" | "ask" | "answer")) || parts.next() == Some(OPENED)
    };
    let packs = rules.packs().into_iter().filter(|pack| is_loaded(&pack.name));
    let Packed { files, indexes, pieces, versions } = assemble::packed(packs, rules)?;
    let parts = Parts { code: code(), indexes, packs: pieces, versions, edition: rules.edition() };
    let files: BTreeMap<&str, &[u8]> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let pack = |name: &str| -> Result<usize> {
        let (_, piece) = parts.packs.iter().find(|(known, _)| known == name).with_context(|| format!("no {name}"))?;
        brotli_length(files.get(piece.path.as_str()).with_context(|| format!("no file of {name}"))?)
    };
    // Before anything is typed nothing is searched, and an index is long in the making.
    let unsearched = Rules { search: None, ..rules.clone() };
    let of = |lang: Lang| -> Result<Bytes> {
        let page = |page: &StaticPage| brotli_length(pages::html(page, &parts, None)?.as_bytes());
        let in_all = |opened: StaticPage| -> Result<usize> {
            let packs = opened.app.as_ref().context("it is a page to read")?.packs.iter();
            packs.map(|name| pack(name)).chain([page(&opened)]).sum()
        };
        let start = without_module(assemble::rendered(start_page(&unsearched, lang))?);
        Ok(Bytes {
            start: page(&start)?,
            catalogue: pack(&format!("catalogue.{}", lang.code()))?,
            search: pack("search")?,
            start_in_all: in_all(start)?,
            first_question: in_all(assemble::rendered(service_page(rules, opened, lang))?)?,
            list: page(&list_of_services(rules, lang))?,
        })
    };
    let [kk, ru, en] = Lang::ALL.map(of);
    Ok([kk?, ru?, en?])
}

/// The start page without its module, which is made from code.
fn without_module(page: StaticPage) -> StaticPage {
    let app = page.app.map(|app| AppPage {
        packs: app.packs.into_iter().filter(|name| !name.starts_with("module.")).collect(),
        ..app
    });
    StaticPage { app, ..page }
}

/// In the place of files that are made from code: as long in the page as they are.
fn code() -> Code {
    let stand_in = |stem: &str, extension: &str| piece(stem, extension, [stem, extension].concat().as_bytes());
    Code {
        icon: stand_in("icon", "svg"),
        pictures: Vec::new(),
        style: stand_in("style", "css"),
        answer_style: stand_in("answer", "css"),
        about_style: stand_in("about", "css"),
        kiosk_style: stand_in("kiosk", "css"),
        early: stand_in("early", "js"),
        script: stand_in("aldyn", "js"),
        module: stand_in("aldyn", "wasm"),
        loader: stand_in("embed/1/loader", "js"),
        own: OWN.map(|name| (name, stand_in(name, "js"))).into(),
    }
}
