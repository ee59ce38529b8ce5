use super::{el, listening, on_click, plain, with, words};
use crate::locale::{Lang, Say};
use crate::told::Name;
use crate::ui::page::{Page, ask_for};
use yew::prelude::*;

/// The name, and the language switch. Languages are links, so that the static pages work as they are; where the page
/// runs, only the texts change and nothing is lost.
pub fn header(page: &Page) -> Html {
    let site = page.site();
    let brand = with("a", "brand", &[(Name::Href, &site.home())], vec![words("span", "", page.say(Say::AppName))]);
    let languages = Lang::ALL.into_iter().map(|lang| el("li", "", vec![switch(page, lang)])).collect();
    let nav = with("nav", "languages", &[(Name::AriaLabel, site.say(Say::Language))], vec![el("ul", "", languages)]);
    el("header", "header", vec![el("div", "wide", vec![brand, nav])])
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
