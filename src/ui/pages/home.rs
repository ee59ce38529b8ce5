use crate::locale::Say;
use crate::pack::{Catalogue, CatalogueEntry};
use crate::told::Name;
use crate::ui::page::Page;
use crate::ui::parts::{all, el, heading, p, plain, with, words};
use yew::prelude::*;

/// What this is, and the services by name.
pub fn home(page: &Page, catalogue: &Catalogue) -> Html {
    let address = page.site().home();
    let entry = |service: &CatalogueEntry| {
        let href = [&*address, &service.slug, "/"].concat();
        let link = with("a", "", &[(Name::Href, &href)], vec![plain(service.name.clone())]);
        let mut lines = vec![el("h3", "", vec![link]), p(service.summary.clone())];
        if service.repealed {
            lines.insert(0, words("p", "tag", page.say(Say::RepealedTag)));
        }
        el("li", "card", lines)
    };
    let cards = |repealed: bool| {
        let services = catalogue.services.iter().filter(|service| service.repealed == repealed);
        el("ul", "cards", services.map(entry).collect())
    };
    let bygone = match catalogue.services.iter().any(|service| service.repealed) {
        true => all(vec![words("h2", "", page.say(Say::HomeRepealed)), cards(true)]),
        false => Html::default(),
    };
    all(vec![
        heading(page.say(Say::HomeTitle)),
        words("p", "lead", page.say(Say::HomeLead)),
        words("p", "private", page.say(Say::Private)),
        words("h2", "", page.say(Say::HomeServices)),
        cards(false),
        bygone,
    ])
}
