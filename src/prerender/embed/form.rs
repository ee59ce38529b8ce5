//! What the lines can be made to show: a form that `static/generator.js` unhides and reads.

use super::lines::copy;
use crate::locale::{Lang, Say, static_words};
use crate::prerender::line::section;
use crate::prerender::markup::{Element, el};
use crate::prerender::services;
use crate::prerender::sheet::Sheet;
use crate::source::{LifeEvent, Rules, page_texts};

/// The tokens, whose values the fields of colours begin with.
const TOKENS: &str = include_str!("../../../static/design/tokens.css");

pub(super) fn form(rules: &Rules, sheet: &Sheet) -> Option<Element> {
    let words = &sheet.words;
    let about = tick("about", &words.shown_about).attribute("id", "about-row").flag("hidden");
    let inside = vec![
        el("p").words(&*words.choose_lead),
        field("shown", &words.shown_label, shown(rules, sheet)),
        about,
        field("spoken", sheet.say(Say::Language), spoken(sheet)),
        field("theme", &words.theme_label, theme(sheet)),
        tick("plain", &words.theme_plain),
        tick("own", &words.colours_own).attribute("aria-controls", "colours"),
        colours(sheet),
        height(sheet),
        tick("lazy", &words.lazy_label),
        copy(sheet),
    ];
    Some(section("choose", &words.choose_title, inside)?.flag("hidden"))
}

/// A field with its label above it.
fn field(id: &'static str, label: &str, input: Element) -> Element {
    let label = el("label").attribute("for", id).words(label);
    el("div").class("field").with(label).with(input.attribute("id", id))
}

/// A box to tick.
fn tick(id: &'static str, label: &str) -> Element {
    let input = el("input").attribute("type", "checkbox").attribute("id", id);
    el("div").class("option").with(input).with(el("label").attribute("for", id).words(label))
}

/// The start page, the way in by questions, all services, and each of them by its name.
fn shown(rules: &Rules, sheet: &Sheet) -> Element {
    let start = Choice {
        value: String::new(),
        name: sheet.words.shown_start.clone(),
        links: Lang::ALL.map(|lang| static_words(lang).embed_open_start),
    };
    let need_start = |lang| page_texts(lang).say(Say::NeedStart).to_owned();
    let guide = rules.guide.as_ref().map(|guide| Choice::new(["/", &guide.id].concat(), need_start, sheet.lang));
    let list = ["/", services::PATH.trim_end_matches('/')].concat();
    let list = Choice::new(list, |lang| static_words(lang).services_title, sheet.lang);
    let of_events = rules.events.iter().map(|event| of_event(rules, event, sheet));
    let whole = std::iter::once(start).chain(guide).chain([list]).map(Choice::option);
    el("select").with_all(whole).with_all(of_events)
}

/// The services of a life event.
fn of_event(rules: &Rules, event: &LifeEvent, sheet: &Sheet) -> Element {
    let services = event.services.iter().filter_map(|id| {
        let (compiled, names) = (rules.service(id)?, rules.short_names.get(id)?);
        let mut choice = Choice::new(id.clone(), |lang| names.get(lang).to_owned(), sheet.lang);
        if compiled.service.repeal.is_some() {
            choice.name.extend([" – ", sheet.say(Say::RepealedTag)]);
        }
        Some(choice.option())
    });
    let services: Vec<Element> = services.collect();
    el("optgroup").attribute("label", event.title.get(sheet.lang)).with_all(services)
}

/// What can be shown.
struct Choice {
    /// The attributes that say so: `SERVICE`, or `/PAGE`.
    value: String,
    name: String,
    /// What the link in the lines says, in each language: it speaks the one that is chosen for them.
    links: [String; 3],
}

impl Choice {
    fn new(value: String, name: impl Fn(Lang) -> String, lang: Lang) -> Choice {
        let links = Lang::ALL.map(|lang| static_words(lang).embed_open.replace("{x}", &name(lang)));
        Choice { value, name: name(lang), links }
    }

    fn option(self) -> Element {
        let option = el("option").attribute("value", self.value).words(self.name);
        ["data-kk", "data-ru", "data-en"]
            .into_iter()
            .zip(self.links)
            .fold(option, |option, (name, link)| option.attribute(name, link))
    }
}

fn spoken(sheet: &Sheet) -> Element {
    let around = el("option").attribute("value", "").words(&*sheet.words.lang_around);
    let each = Lang::ALL
        .map(|lang| el("option").attribute("value", lang.code()).attribute("lang", lang.code()).words(lang.own_name()));
    el("select").with(around).with_all(each)
}

fn theme(sheet: &Sheet) -> Element {
    let words = &sheet.words;
    let themes = [("light", &words.theme_light), ("dark", &words.theme_dark), ("auto", &words.theme_auto)];
    el("select").with_all(themes.map(|(theme, name)| el("option").attribute("value", theme).words(name)))
}

/// A colour begins as Aldyn has it in the theme that is chosen.
fn colours(sheet: &Sheet) -> Element {
    let words = &sheet.words;
    let colours = [
        ("ground", "ground", &words.colour_ground),
        ("ink", "ink", &words.colour_ink),
        ("accent", "accent", &words.colour_accent),
        ("band", "sky", &words.colour_band),
    ];
    let fields = colours.map(|(id, token, label)| {
        let (light, dark) = (usual(token, "light"), usual(token, "dark"));
        let input = el("input").attribute("type", "color").attribute("value", light);
        field(id, label, input.attribute("data-light", light).attribute("data-dark", dark))
    });
    let refused = |which, told: &str| el("p").class("error").attribute("id", which).flag("hidden").words(told);
    let faint = refused("faint", &words.colours_faint).words(" ").with(el("code").attribute("lang", "en"));
    let refusals = el("div").attribute("id", "refused").attribute("role", "status").with(faint);
    let refusals = refusals.with(refused("scheme", &words.colours_scheme));
    let group = el("fieldset").attribute("id", "colours").attribute("aria-describedby", "refused").flag("hidden");
    let hint = el("p").class("hint").words(&*words.colours_hint);
    let fields = el("div").class("colours").with_all(fields);
    group.with(el("legend").class("visually-hidden").words(&*words.colours_own)).with(hint).with(fields).with(refusals)
}

/// The value of a token in a usual look, as its line in the style sheet says it.
fn usual(token: &str, scheme: &str) -> &'static str {
    let line = TOKENS.lines().find_map(|line| line.trim().strip_prefix(&format!("--{token}: ")));
    let value = line.and_then(|line| line.split_once(&format!("var(--{scheme}, "))).map(|(_, rest)| rest);
    value.and_then(|value| value.split(')').next()).unwrap_or_default()
}

fn height(sheet: &Sheet) -> Element {
    let words = &sheet.words;
    let input = el("input").attribute("type", "number").attribute("min", "0").attribute("value", LEAST_HEIGHT);
    let hint = el("p").class("hint").attribute("id", "height-hint").words(&*words.height_hint);
    field("height", &words.height_label, input.attribute("aria-describedby", "height-hint")).with(hint)
}

/// What the element has where nothing is said, in pixels.
const LEAST_HEIGHT: &str = "320";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_begin_as_the_tokens_have_them() {
        for token in ["ground", "ink", "accent", "sky"] {
            for scheme in ["light", "dark"] {
                let colour = usual(token, scheme);
                assert!(colour.len() == 7 && colour.starts_with('#'), "{token}, {scheme}: \"{colour}\"");
            }
            assert_ne!(usual(token, "light"), usual(token, "dark"), "{token}");
        }
    }

    #[test]
    fn the_height_is_the_elements_own() {
        let loader = include_str!("../../../static/embed/loader.js");
        assert!(loader.contains(&format!("|| {LEAST_HEIGHT})")));
    }
}
