//! The search field and what it finds: a combobox whose list stands open below it
//! ([ARIA Authoring Practices](https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), list autocomplete with manual
//! selection). The options are links: they can be pressed, and reached with Tab as well.

use super::Front;
use crate::locale::Say;
use crate::told::{Deed, Entry, Name, Node, Request, Tag, el, element, p, plain, with, words};

/// What is typed.
pub const QUERY: Entry = Entry(1);
/// Which option the arrow keys have come to, counted from 1.
pub(super) const ACTIVE: Entry = Entry(2);

/// More than so many are no help; one digit counts them.
const MOST: usize = 6;

/// The field, and what was found.
pub(super) fn search(front: &Front, request: &Request) -> Node {
    let query = request.entries.get(QUERY);
    let hits = front.index.as_ref().map(|index| index.find(query)).unwrap_or_default();
    let shown: Vec<u16> = hits.iter().map(|hit| hit.service).take(MOST).collect();
    let active = request.entries.get(ACTIVE).parse::<usize>().ok().filter(|at| (1..=shown.len()).contains(at));
    let mut parts = vec![
        with(Tag::Label, "", &[(Name::For, "query")], vec![plain(front.say(Say::SearchLabel))]),
        with(Tag::P, "hint", &[(Name::Id, "query-hint")], vec![plain(front.say(Say::SearchHint))]),
        field(query, active, shown.len()),
    ];
    // A query of three letters says too little for "nothing here covers that".
    let is_enough = query.trim().chars().count() > 3;
    let is_missing = is_enough && front.index.is_some();
    let said = match shown.len() {
        0 if is_missing => vec![words(Tag::Strong, "", front.say(Say::SearchNone))],
        0 if is_enough => vec![plain(front.say(Say::Loading))],
        0 => Vec::new(),
        n => vec![plain([front.say(Say::SearchFound), " ", &digit(n)].concat())],
    };
    parts.push(with(Tag::P, "said", &[(Name::Role, "status")], said));
    let told = if !shown.is_empty() {
        let options = shown.iter().enumerate().filter_map(|(at, service)| option(front, *service, at + 1, active));
        let label = front.say(Say::SearchLabel);
        let attributes = [(Name::Id, "found"), (Name::Role, "listbox"), (Name::AriaLabel, label)];
        vec![with(Tag::Div, "", &attributes, options.collect())]
    } else if is_missing {
        vec![p(front.say(Say::SearchNoneLead)), p(front.say(Say::WhereToAsk))]
    } else {
        Vec::new()
    };
    // Its place is always there: what stands before it, the field that is being typed into, is not made anew.
    parts.push(el(Tag::Div, "", told));
    with(Tag::Div, "search", &[(Name::Role, "search")], parts)
}

fn field(query: &str, active: Option<usize>, options: usize) -> Node {
    let pointed = active.map(option_id).unwrap_or_default();
    let expanded = if options > 0 { "true" } else { "false" };
    let attributes = [
        (Name::Id, "query"),
        (Name::Type, "search"),
        (Name::Role, "combobox"),
        (Name::AriaAutocomplete, "list"),
        (Name::AriaExpanded, expanded),
        (Name::AriaControls, if options > 0 { "found" } else { "" }),
        (Name::AriaActivedescendant, &*pointed),
        (Name::AriaDescribedby, "query-hint"),
        (Name::Autocomplete, "off"),
        (Name::Maxlength, "200"),
    ];
    let mut field = element(Tag::Input, "", &attributes, Vec::new());
    // Said even where it is empty: what was typed is taken away by a press of Escape.
    field.attributes.push((Name::Value, query.to_owned()));
    let options = u16::try_from(options).unwrap_or_default();
    field.doing(Deed::Look { typed: QUERY, active: ACTIVE, options })
}

/// One of the services found; the group beside its name tells those apart that are called alike.
fn option(front: &Front, position: u16, at: usize, active: Option<usize>) -> Option<Node> {
    let service = front.service(position)?;
    let id = option_id(at);
    let address = front.address_of(service);
    let is_active = active == Some(at);
    let attributes = [
        (Name::Id, &*id),
        (Name::Role, "option"),
        (Name::AriaSelected, if is_active { "true" } else { "false" }),
        (Name::Href, &*address),
    ];
    let mut told = vec![words(Tag::Strong, "", &*service.name)];
    told.extend(front.mark(service));
    told.extend(front.event_of(position).map(|event| words(Tag::Span, "hint", &*event.title)));
    Some(with(Tag::A, if is_active { "hit active" } else { "hit" }, &attributes, told))
}

fn option_id(at: usize) -> String {
    ["found-", &digit(at)].concat()
}

/// A number up to [`MOST`], without the machinery of formatting.
fn digit(number: usize) -> String {
    u32::try_from(number).ok().and_then(|number| char::from_digit(number, 10)).map(String::from).unwrap_or_default()
}
