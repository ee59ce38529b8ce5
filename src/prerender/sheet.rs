//! What every page to read has in common: its words, its addresses, the frame around what it says.

use super::markup::{Element, button, el, link, value};
use super::{StaticPage, embed, in_each_language, offline, services};
use crate::locale::{Args, Lang, PageTexts, Say, StaticWords, fill, static_words};
use crate::source::page_texts;

/// A page to read in one language, about to be written.
pub(super) struct Sheet {
    pub lang: Lang,
    pub page: PageTexts,
    pub words: StaticWords,
    /// Its folder below the language's own: `services/`.
    path: String,
}

impl Sheet {
    pub fn new(lang: Lang, path: String) -> Sheet {
        Sheet { lang, page: page_texts(lang), words: static_words(lang), path }
    }

    pub fn say(&self, key: Say) -> &str {
        self.page.say(key)
    }

    /// Words filled with a value.
    pub fn filled(&self, words: &str, x: &str) -> String {
        fill(words, Args { x: Some(x), ..Args::default() }, &self.page)
    }

    /// The address of another page of the same language, by its folder below the language's own.
    pub fn to(&self, path: &str) -> String {
        [&self.root(), self.lang.code(), "/", path].concat()
    }

    /// The page made ready; in `main` stands what it says.
    pub fn ready(self, title: &str, description: String, main: Vec<Element>) -> StaticPage {
        let skip = link("#main", self.say(Say::SkipLink)).class("skip-link");
        let main = el("main").attribute("id", "main").with_all(main).spoken(self.lang);
        let offline = link(self.to(offline::PATH), &*self.words.offline_title);
        let footer = el("div").class("wide").with(el("p").words(self.say(Say::NoDecision))).with(el("p").with(offline));
        let footer = footer.with_all(self.to_webmasters());
        let footer = el("footer").class("footer").with(footer);
        StaticPage {
            folder: [self.lang.code(), "/", &self.path].concat(),
            lang: self.lang.code(),
            title: [title, " – ", self.say(Say::AppName)].concat(),
            description,
            body: [skip, self.header(), main, footer].map(|part| part.to_string()).concat(),
            rules_of: None,
            app: None,
            is_for_webmasters: false,
            script: None,
            alternates: in_each_language(&self.path),
            kiosk: None,
        }
    }

    /// The way to the page for webmasters: from the list of all services, since hardly anybody looks for it.
    fn to_webmasters(&self) -> Option<Element> {
        let way = link(self.to(embed::PATH), &*self.words.embed_link);
        (self.path == services::PATH).then(|| el("p").class("to-webmasters").with(way))
    }

    /// Where the page stands: the start page, then these, each with its address.
    pub fn trail(&self, steps: &[(String, &str)]) -> Element {
        let mut trail = el("nav").class("trail").attribute("aria-label", &*self.words.you_are_here);
        trail = trail.thing("BreadcrumbList");
        let home = (self.to(""), self.say(Say::AppName));
        for (at, (address, name)) in std::iter::once(&home).chain(steps).enumerate() {
            let name = el("span").property("name").words(*name);
            let step = el("span").property("itemListElement").thing("ListItem");
            let step = step.with(el("a").attribute("href", address.as_str()).property("item").with(name));
            trail = trail.with(step.with(value("position", (at + 1).to_string())));
        }
        trail
    }

    /// The same as on the pages that the app starts on.
    fn header(&self) -> Element {
        let brand = link(self.to(""), "").class("brand").with(el("span").words(self.say(Say::AppName)));
        let switch = |lang: Lang| {
            let mut switch = el("a").attribute("href", [&self.root(), lang.code(), "/", &self.path].concat());
            for name in ["lang", "hreflang"] {
                switch = switch.attribute(name, lang.code());
            }
            switch = switch.attribute("title", lang.own_name());
            if lang == self.lang {
                switch = switch.attribute("aria-current", "true");
            }
            el("li").with(switch.words(lang.label()))
        };
        let languages = el("nav").class("languages").attribute("aria-label", self.say(Say::Language));
        let languages = languages.with(el("ul").with_all(Lang::ALL.map(switch)));
        el("header")
            .class("header")
            .with(el("div").class("wide").with(brand).with(languages).with_all(sight(&self.page)))
    }

    /// From the page to the folder that holds the languages.
    fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count() + 1)
    }
}

/// To larger text and back: shown where scripts run, since the early script hears them.
pub(super) fn sight(page: &PageTexts) -> [Element; 2] {
    [("sight-on", Say::SightOn), ("sight-off", Say::SightOff)].map(|(class, said)| button(class).words(page.say(said)))
}
