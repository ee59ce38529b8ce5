//! What stands on a page in case the app does not come: each reason with its remedy, and the way to what can be read
//! without it.

use super::markup::{Element, button, el, link};
use crate::locale::{Lang, StaticWords, static_words};

/// The reasons that `static/early.js` and `static/start.js` find, each with its words.
fn reasons(words: &StaticWords) -> [(&'static str, &str); 10] {
    [
        ("cut", &words.failed_cut),
        ("slow", &words.failed_slow),
        ("missing", &words.failed_missing),
        ("changed", &words.failed_changed),
        ("cache", &words.failed_cache),
        ("type", &words.failed_type),
        ("policy", &words.failed_policy),
        ("engine", &words.failed_engine),
        ("clock", &words.failed_clock),
        ("start", &words.failed_start),
    ]
}

/// Both blocks, with the address of what can be read instead. The first is shown by a script that has found out why; the
/// second is hidden wherever a script runs.
pub(super) fn blocks(lang: Lang, to_read: &str) -> String {
    let words = static_words(lang);
    let reasons = reasons(&words).map(|(why, told)| el("p").attribute("data-why", why).flag("hidden").words(told));
    let ways = el("p").class("actions").with(again().words(&*words.failed_again)).with(read(&words, to_read));
    let without = without_script().with(el("p").words(&*words.without_script));
    let without = without.with(el("p").with(read(&words, to_read)));
    [alert("aldyn-failed").with_all(reasons).with(ways), without].map(|block| block.to_string()).concat()
}

/// What a script shows by its id: read out at once.
fn alert(id: &'static str) -> Element {
    el("div").attribute("id", id).class("failure").attribute("role", "alert").flag("hidden")
}

/// The button that loads the page again.
fn again() -> Element {
    button("button").attribute("id", "aldyn-again")
}

/// What is hidden wherever a script runs.
pub(super) fn without_script() -> Element {
    el("div").class("failure without-script").attribute("role", "status")
}

/// What is shown in the place of rules that were withdrawn; with the address of the list of services.
pub(super) fn withdrawn(lang: Lang, services: &str) -> String {
    let words = static_words(lang);
    let others = el("p").with(link(services, &*words.services_title));
    alert("aldyn-withdrawn").with(el("p").words(&*words.withdrawn)).with(others).to_string()
}

/// The first of them for a kiosk's own page, which stands in all languages at once and leads nowhere.
pub(super) fn on_a_kiosk() -> String {
    let languages = Lang::ALL.map(|lang| (lang, static_words(lang)));
    let why = reasons(&languages[0].1).map(|(why, _)| why);
    let said = |lang: &Lang, told: &str| el("p").attribute("lang", lang.code()).words(told);
    let told = why.iter().enumerate().map(|(at, why)| {
        let lines = languages.iter().map(|(lang, words)| said(lang, reasons(words)[at].1));
        el("div").attribute("data-why", *why).flag("hidden").with_all(lines)
    });
    let in_each =
        languages.iter().map(|(lang, words)| el("span").attribute("lang", lang.code()).words(&*words.failed_again));
    let ways = el("p").class("actions").with(again().with_all(in_each));
    let without = without_script().with_all(languages.iter().map(|(lang, words)| said(lang, &words.without_script)));
    [alert("aldyn-failed").with_all(told).with(ways), without].map(|block| block.to_string()).concat()
}

fn read(words: &StaticWords, to_read: &str) -> Element {
    link(to_read, &*words.failed_read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_that_a_script_or_the_app_gives_has_its_words_and_no_other() {
        let given = [
            include_str!("../../static/early.js"),
            include_str!("../../static/start.js"),
            include_str!("../host/early.rs"),
            include_str!("../host/mod.rs"),
        ]
        .concat();
        let words = static_words(Lang::Kk);
        for (why, _) in reasons(&words) {
            assert!(given.contains(&format!("\"{why}\"")), "nothing gives \"{why}\"");
        }
        let told = blocks(Lang::Kk, "about/");
        let after = |mark: &'static str| given.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        let words = after("tell(\"").chain(after("throw \"")).chain(after("return \"")).chain(after("=> \""));
        for word in words.filter(|word| !word.is_empty()) {
            assert!(told.contains(&format!("data-why=\"{word}\"")), "no words for \"{word}\"");
        }
    }
}
