use crate::locale::Say;
use crate::pack::{Catalogue, CatalogueEntry};
use crate::ui::page::Page;
use crate::ui::parts::{all, el, heading, p, plain, with, words};
use yew::prelude::*;

/// What this is, and the services by name.
pub fn home(page: &Page, catalogue: &Catalogue) -> Html {
    let address = page.site().home();
    let entry = |service: &CatalogueEntry| {
        let href = [&*address, &service.slug, "/"].concat();
        let link = with("a", "", &[("href", &href)], vec![plain(service.name.clone())]);
        el("li", "card", vec![el("h3", "", vec![link]), p(service.summary.clone())])
    };
    all(vec![
        heading(page.say(Say::HomeTitle)),
        words("p", "lead", page.say(Say::HomeLead)),
        words("p", "private", page.say(Say::Private)),
        words("h2", "", page.say(Say::HomeServices)),
        el("ul", "cards", catalogue.services.iter().map(entry).collect()),
    ])
}
