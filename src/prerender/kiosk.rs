//! The page that a kiosk starts on: in three languages what this is, and the services by name. `static/kiosk/` shows of it what
//! the person has chosen and the operator allows.

use super::markup::{Element, button, el};
use super::sheet::sight;
use super::{KioskPage, StaticPage, failure};
use crate::locale::{Lang, PageTexts, Say, kiosk_words};
use crate::source::{Compiled, LifeEvent, Rules, page_texts};

/// Its folder, beside those of the languages.
const FOLDER: &str = "kiosk/";

pub(super) fn page(rules: &Rules) -> StaticPage {
    // In the two alphabets that it is written in.
    let name = [Lang::Kk, Lang::En].map(|lang| page_texts(lang).say(Say::AppName).to_owned()).join(" · ");
    let page = page_texts(Lang::Kk);
    let main =
        el("main").attribute("id", "main").with(attract(&name)).with_all(Lang::ALL.map(|lang| choice(rules, lang)));
    StaticPage {
        folder: FOLDER.to_owned(),
        lang: Lang::Kk.code(),
        title: name.clone(),
        description: page.say(Say::HomeLead).to_owned(),
        body: [header(&name).to_string(), main.to_string(), footer().to_string(), failure::on_a_kiosk()].concat(),
        app: None,
        alternates: Vec::new(),
        rules_of: None,
        is_for_webmasters: false,
        script: None,
        kiosk: Some(KioskPage { until: rules.calendar.last() }),
    }
}

/// The name, and a place for the operator's.
fn header(name: &str) -> Element {
    let brand = el("p").class("brand").with(el("span").words(name));
    let title = el("p").class("kiosk-title").attribute("id", "kiosk-title");
    el("header").class("header").with(el("div").class("wide").with(brand).with(title))
}

/// Always: that nothing here is a decision. Last, a place for what the operator wants to know.
fn footer() -> Element {
    let said = |lang: Lang| spoken("p", lang).words(page_texts(lang).say(Say::NoDecision));
    let state = el("p").class("kiosk-state").attribute("id", "kiosk-state");
    let lines = el("div").class("wide").with_all(Lang::ALL.map(said)).with(state);
    el("footer").class("footer").with(lines)
}

/// What is seen while nobody is there: in each language what this is, and the way in.
fn attract(name: &str) -> Element {
    let name = el("h1").words(name);
    let languages = Lang::ALL.map(|lang| {
        let words = kiosk_words(lang);
        let enter = button("button").attribute("data-enters", lang.code());
        let line = el("li").attribute("lang", lang.code()).attribute("data-language", lang.code());
        line.with(el("p").class("lead").words(word(&words, "lead"))).with(enter.words(lang.own_name()))
    });
    let languages = el("ul").class("kiosk-languages").with_all(languages);
    el("div").class("kiosk-attract").attribute("id", "kiosk-attract").with(name).with(languages)
}

type Words = std::collections::BTreeMap<String, String>;

/// A word of `kiosk.json`; a test sees that each is there.
fn word(words: &Words, name: &str) -> String {
    words.get(name).cloned().unwrap_or_default()
}

/// An element of one language, hidden until that is chosen.
fn spoken(tag: &'static str, lang: Lang) -> Element {
    el(tag).attribute("lang", lang.code()).attribute("data-speaks", lang.code()).flag("hidden")
}

/// What is seen once a language is chosen: the way in by questions, and the services by what one lives through.
fn choice(rules: &Rules, lang: Lang) -> Element {
    let (page, words) = (page_texts(lang), kiosk_words(lang));
    let back = button("back").flag("data-leaves").words(word(&words, "to_languages"));
    let tools = el("div").class("kiosk-tools").with(back).with_all(sight(&page));
    let heading = el("h1").attribute("tabindex", "-1").words(word(&words, "choose"));
    let private = el("p").class("private").words(word(&words, "private"));
    let events = rules.events.iter().map(|event| group(rules, event, lang, &page));
    let guide = rules.guide.iter().map(|guide| {
        let way = card(guide, lang, page.say(Say::NeedTitle), page.say(Say::NeedLead), None);
        el("ul").class("kiosk-services").with(way)
    });
    spoken("div", lang).with(tools).with(heading).with(private).with_all(guide).with_all(events)
}

fn group(rules: &Rules, event: &LifeEvent, lang: Lang, page: &PageTexts) -> Element {
    let cards = event.services.iter().filter_map(|id| {
        let compiled = rules.service(id)?;
        let summary = compiled.text(compiled.service.summary, lang);
        let tag = compiled.service.repeal.as_ref().map(|_| page.say(Say::RepealedTag));
        Some(card(compiled, lang, rules.short_names.get(id)?.get(lang), summary, tag))
    });
    let heading = el("h2").words(event.title.get(lang));
    el("section").class("kiosk-group").with(heading).with(el("ul").class("kiosk-services").with_all(cards))
}

/// One service to press on.
fn card(compiled: &Compiled, lang: Lang, name: &str, summary: &str, tag: Option<&str>) -> Element {
    let address = ["../", lang.code(), "/", &compiled.id, "/"].concat();
    let mut link = el("a").class("kiosk-service").attribute("href", address);
    link = link.with(el("span").class("kiosk-name").words(name));
    link = link.with_all(tag.map(|tag| el("span").class("tag").words(tag)));
    el("li").attribute("data-service", &*compiled.id).with(link.with(el("span").class("hint").words(summary)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_and_the_guide_can_be_chosen_in_each_language() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let rules = Rules::load(&folder).unwrap();
        let page = page(&rules);
        for compiled in rules.interviews() {
            for lang in Lang::ALL {
                let way = format!("href=\"../{}/{}/\"", lang.code(), compiled.id);
                assert_eq!(page.body.matches(&way).count(), 1, "{way}");
            }
        }
    }
}
