use super::{el, listening, on_click, plain, with, words};
use crate::locale::{Lang, Say};
use crate::told::Name;
use crate::ui::page::{Page, ask_for};
use yew::prelude::*;

/// The name, the language switch, and the way to large text. Languages are links, so that the static pages work as they
/// are; where the page runs, only the texts change and nothing is lost.
pub fn header(page: &Page) -> Html {
    let site = page.site();
    let brand = with("a", "brand", &[(Name::Href, &site.home())], vec![words("span", "", page.say(Say::AppName))]);
    let languages = Lang::ALL.into_iter().map(|lang| el("li", "", vec![switch(page, lang)])).collect();
    let nav = with("nav", "languages", &[(Name::AriaLabel, site.say(Say::Language))], vec![el("ul", "", languages)]);
    el(
        "header",
        "header",
        vec![el("div", "wide", vec![brand, nav, sight(page, Say::SightOn), sight(page, Say::SightOff)])],
    )
}

/// Into the looks for weak sight, and back. The early script hears the press, on pages to read as well, and the style
/// shows one of the two: which look it is stands at the page's root, and neither here nor in the state.
fn sight(page: &Page, said: Say) -> Html {
    let class = if said == Say::SightOn { "sight-on" } else { "sight-off" };
    with("button", class, &[(Name::Type, "button")], vec![plain(page.say(said))])
}

fn switch(page: &Page, lang: Lang) -> Html {
    let (site, host, dispatcher) = (page.site().clone(), page.host.clone(), page.dispatcher.clone());
    let current = if lang == site.lang() { "true" } else { "" };
    let href = site.address(lang);
    let onclick = Callback::from(move |event: MouseEvent| {
        // Into another tab the link is simply followed.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        ask_for(&site, lang, &host, &dispatcher);
    });
    let attributes = [
        (Name::Href, href.as_str()),
        (Name::Lang, lang.code()),
        (Name::Hreflang, lang.code()),
        (Name::Title, lang.own_name()),
        (Name::AriaCurrent, current),
    ];
    listening("a", "", &attributes, on_click(onclick), vec![plain(lang.label())])
}
