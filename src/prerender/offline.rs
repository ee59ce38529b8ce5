//! How the site is kept on a device, so that it opens without internet: a page to read with two buttons, which
//! `static/offline.js` works.

use super::failure::without_script;
use super::line::section;
use super::markup::{Element, button, el};
use super::sheet::Sheet;
use super::{StaticPage, WEIGHT};
use crate::calendar::Day;
use crate::locale::{Lang, StaticWords, date};
use crate::source::Rules;

/// Its folder, below the language's own.
pub(super) const PATH: &str = "offline/";

/// The script that works the buttons, by the name of its file in `static/`.
const SCRIPT: &str = "offline";

pub(super) fn page(rules: &Rules, lang: Lang) -> StaticPage {
    let sheet = Sheet::new(lang, PATH.to_owned());
    let words = &sheet.words;
    let mut main = vec![
        sheet.trail(&[]),
        el("h1").words(&*words.offline_title),
        el("p").class("lead").words(&*words.offline_lead),
        keeping(rules.edition(), &sheet),
    ];
    let install = [&words.offline_install_phone, &words.offline_install_computer];
    let install = install.map(|said| el("p").words(said.as_str()));
    main.extend(what_is_kept(&sheet));
    main.extend(section("install", &words.offline_install, install.into()));
    let (title, description) = (words.offline_head.clone(), words.offline_description.clone());
    StaticPage { script: Some(SCRIPT), ..sheet.ready(&title, description, main) }
}

/// How it stands with this device, and what can be done: what is said, the script chooses.
fn keeping(edition: Option<Day>, sheet: &Sheet) -> Element {
    let words = &sheet.words;
    let without = without_script().with(el("p").words(&*words.offline_without_script));
    let status =
        el("p").attribute("id", "state").attribute("role", "status").attribute("tabindex", "-1").class("private");
    let press = |id: &'static str, class: &'static str, said: &str| {
        button(class).attribute("id", id).flag("hidden").words(said)
    };
    let buttons = el("p").class("actions").with_all([
        press("keep", "button", &words.offline_keep),
        press("remove", "button secondary", &words.offline_remove),
    ]);
    let states = states(words).map(|(state, said)| {
        let place = match (state, edition) {
            ("kept", Some(edition)) => {
                let day = edition.to_string();
                el("time").attribute("datetime", day).words(date(edition, &sheet.page))
            }
            _ => el("span"),
        };
        around(said, place.flag("data-filled")).attribute("data-state", state)
    });
    let states = el("div").flag("hidden").with_all(states);
    el("div").with(without).with(status).with(buttons).with(states)
}

/// The states that the script finds, each with its words.
fn states(words: &StaticWords) -> [(&'static str, &str); 10] {
    [
        ("none", &words.offline_none),
        ("keeping", &words.offline_keeping),
        ("kept", &words.offline_kept),
        ("newer", &words.offline_newer),
        ("failed", &words.offline_failed),
        ("broken", &words.offline_broken),
        ("removed", &words.offline_removed),
        ("frame", &words.offline_frame),
        ("insecure", &words.offline_insecure),
        ("cannot", &words.offline_cannot),
    ]
}

fn what_is_kept(sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let files = sheet.filled(&words.offline_files, WEIGHT);
    let said =
        [&files, &words.offline_no_answers, &words.offline_updates, &words.offline_shared, &words.offline_evicted];
    let said = said.map(|said| el("li").words(said.as_str()));
    section("what", &words.offline_what, vec![el("ul").with_all(said)])
}

/// A sentence with an element in the place of `{x}`, if it has one.
fn around(sentence: &str, element: Element) -> Element {
    match sentence.split_once("{x}") {
        Some((before, after)) => el("p").words(before).with(element).words(after),
        None => el("p").words(sentence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::static_words;

    #[test]
    fn every_state_that_the_script_finds_has_its_words_and_no_other() {
        let script = include_str!("../../static/offline.js");
        let words = static_words(Lang::Kk);
        let known = states(&words).map(|(state, _)| state);
        for state in known {
            assert!(script.contains(&format!("\"{state}\"")), "nothing finds \"{state}\"");
        }
        let after = |mark: &'static str| script.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        for state in after("say(\"").chain(after("return \"")).chain(after("\" : \"")) {
            assert!(state.is_empty() || known.contains(&state), "no words for \"{state}\"");
        }
    }
}
