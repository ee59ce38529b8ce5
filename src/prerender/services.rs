//! All services by name: by what happens in people's lives, each with what can be said of it at a glance.

use super::StaticPage;
use super::glance::Listed;
use super::markup::{Element, el, link, value};
use super::sheet::Sheet;
use crate::locale::{Lang, Say};
use crate::source::{LifeEvent, Rules};

/// Its folder, below the language's own.
pub(super) const PATH: &str = "services/";

pub(super) fn page(rules: &Rules, lang: Lang) -> StaticPage {
    let sheet = Sheet::new(lang, PATH.to_owned());
    let words = &sheet.words;
    let mut main = vec![
        sheet.trail(&[]),
        el("h1").words(&*words.services_title),
        el("p").class("lead").words(&*words.services_lead),
    ];
    main.extend(rules.events.iter().map(|event| group(rules, event, &sheet)));
    let (title, description) = (words.services_head.clone(), words.services_description.clone());
    sheet.ready(&title, description, main)
}

/// The services of one life event. Without a catalogue the group has no name, and so no heading.
fn group(rules: &Rules, event: &LifeEvent, sheet: &Sheet) -> Element {
    let listed = event.services.iter().filter_map(|id| {
        let mut services = rules.services.iter().zip(&rules.sources);
        let (compiled, source) = services.find(|(compiled, _)| compiled.id == *id)?;
        Listed::new(rules, compiled, source, sheet.lang)
    });
    let cards = el("ul").class("cards").with_all(listed.map(|listed| card(&listed, sheet)));
    if event.id.is_empty() {
        return el("section").with(cards);
    }
    let id = ["event-", &event.id].concat();
    let section = el("section").attribute("id", &*id);
    let heading = el("h2").words(event.title.get(sheet.lang));
    section.with(heading).with(el("p").words(event.lead.get(sheet.lang))).with(cards)
}

fn card(listed: &Listed, sheet: &Sheet) -> Element {
    let official = listed.wording(&sheet.page).text(listed.compiled.service.name);
    let name = el("span").property("alternateName").words(listed.short_name);
    let heading = el("h3").with(link(sheet.to(&listed.about()), "").property("url").with(name));
    let mut card = el("li").class("card").thing("GovernmentService");
    if listed.is_repealed() {
        card = card.with(el("p").class("tag").words(sheet.say(Say::RepealedTag)));
    }
    card = card.with(heading).with(el("p").class("service-name").property("name").words(official));
    card.with(value("areaServed", "KZ")).with(listed.facts(sheet))
}
