//! The start page: three ways to a service that meet - by search, by need, by name.
//!
//! [`show`] is one pure function of the [`Front`] and a request. In the browser it runs in a module of its own, so that
//! searching weighs on no service's first question; natively it gives the static page.

mod desk;
mod found;
#[cfg(all(test, feature = "source"))]
mod tests;

pub use desk::Opening;
pub use found::QUERY;

use crate::locale::{PageTexts, Say};
use crate::pack::{Catalogue, CatalogueEntry, Event};
use crate::search::Index;
use crate::told::{Name, Node, Request, Tag, el, heading, p, plain, section, with, words};

/// What the start page is told from, in one language.
pub struct Front {
    /// From the page to the folder that holds the languages: `""`, `"../"`.
    pub root: String,
    pub page: PageTexts,
    pub catalogue: Catalogue,
    /// Comes after the page; until then nothing can be found.
    pub index: Option<Index>,
}

/// With more services than these the start page names the groups alone: it must not grow with each service.
const NAMED: usize = 50;

/// The start page.
pub fn show(front: &Front, request: &Request) -> Vec<Node> {
    let mut parts = vec![
        heading(front.say(Say::HomeTitle)),
        words(Tag::P, "lead", front.say(Say::HomeLead)),
        found::search(front, request),
    ];
    parts.extend(need(front));
    parts.extend(by_name(front));
    parts.push(words(Tag::P, "private", front.say(Say::Private)));
    parts
}

impl Front {
    fn say(&self, key: Say) -> &str {
        self.page.say(key)
    }

    /// Address of a page in this language.
    fn address(&self, path: &[&str]) -> String {
        let mut address = [&self.root, self.page.lang.code(), "/"].concat();
        path.iter().for_each(|part| address.push_str(part));
        address
    }

    fn address_of(&self, service: &CatalogueEntry) -> String {
        self.address(&[&service.slug, "/"])
    }

    fn service(&self, position: u16) -> Option<&CatalogueEntry> {
        self.catalogue.services.get(usize::from(position))
    }

    /// What a person lives through when they look for this service.
    fn event_of(&self, position: u16) -> Option<&Event> {
        self.catalogue.events.iter().find(|event| event.services.contains(&position))
    }

    /// That an act is repealed, beside the name of its service.
    fn mark(&self, service: &CatalogueEntry) -> Option<Node> {
        service.repealed.then(|| words(Tag::Span, "tag", self.say(Say::RepealedTag)))
    }
}

/// The way into the questions that lead to a service.
fn need(front: &Front) -> Option<Node> {
    let guide = front.catalogue.guide.as_ref()?;
    let address = front.address(&[guide, "/"]);
    let start = with(Tag::A, "button", &[(Name::Href, &address)], vec![plain(front.say(Say::NeedStart))]);
    section("need", front.say(Say::NeedTitle), vec![p(front.say(Say::NeedLead)), el(Tag::P, "", vec![start])])
}

/// The services by what one lives through.
fn by_name(front: &Front) -> Option<Node> {
    let all = front.address(&["services/"]);
    let is_named = front.catalogue.services.len() <= NAMED;
    let mut lines = Vec::new();
    for event in &front.catalogue.events {
        if is_named {
            lines.push(words(Tag::H3, "", &*event.title));
            lines.push(el(Tag::Ul, "names", event.services.iter().filter_map(|at| name(front, *at)).collect()));
        } else {
            let address = [&all, "#event-", &event.id].concat();
            let link = with(Tag::A, "", &[(Name::Href, &address)], vec![plain(&*event.title)]);
            lines.push(el(Tag::P, "", vec![link]));
        }
    }
    let whole = with(Tag::A, "", &[(Name::Href, &all)], vec![plain(front.say(Say::NamesAll))]);
    lines.push(el(Tag::P, "", vec![whole]));
    section("names", front.say(Say::NamesTitle), lines)
}

fn name(front: &Front, position: u16) -> Option<Node> {
    let service = front.service(position)?;
    let address = front.address_of(service);
    let mut line = vec![with(Tag::A, "", &[(Name::Href, &address)], vec![plain(&*service.name)]), plain(" ")];
    line.extend(front.mark(service));
    Some(el(Tag::Li, "", line))
}
