//! What the start page tells, for what is typed.

use super::found::ACTIVE;
use super::*;
use crate::calendar::{Day, Moment};
use crate::locale::Lang;
use crate::logic::Answers;
use crate::pack::{encode, handed_over, push_number};
use crate::source::Rules;
use crate::told::{self, Desk, Entries, Node, read_aloud};
use std::path::Path;
use std::sync::LazyLock;

fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> =
        LazyLock::new(|| Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap());
    &RULES
}

fn request(query: &str, active: &str) -> Request {
    let mut entries = Entries::default();
    entries.set(QUERY, query.to_owned());
    entries.set(ACTIVE, active.to_owned());
    Request {
        answers: Answers::new(),
        now: Moment::start_of(Day::new(2026, 11, 20).unwrap()),
        entries,
        address: String::new(),
        can_share: false,
    }
}

/// Every element with this role.
fn of_role<'n>(nodes: &'n [Node], role: &str, found: &mut Vec<&'n told::Element>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if attribute(element, Name::Role) == Some(role) {
            found.push(element);
        }
        of_role(&element.children, role, found);
    }
}

fn links(nodes: &[Node], found: &mut Vec<String>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        found.extend(attribute(element, Name::Href).map(str::to_owned));
        links(&element.children, found);
    }
}

fn attribute(element: &told::Element, name: Name) -> Option<&str> {
    element.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

#[test]
fn what_is_found_is_a_list_of_links_that_the_field_points_into() {
    let front = rules().front(Lang::Ru);
    let nodes = show(&front, &request("дубликат удостоверения реабилитированного", "1"));
    let (mut fields, mut options) = (Vec::new(), Vec::new());
    of_role(&nodes, "combobox", &mut fields);
    of_role(&nodes, "option", &mut options);
    assert_eq!(attribute(options[0], Name::Href), Some("../ru/rehabilitated-certificate/"));
    assert_eq!(attribute(options[0], Name::AriaSelected), Some("true"));
    assert_eq!(attribute(fields[0], Name::AriaActivedescendant), attribute(options[0], Name::Id));
    assert_eq!(attribute(fields[0], Name::AriaExpanded), Some("true"));
}

#[test]
fn what_is_not_covered_is_said_with_where_to_ask() {
    let front = rules().front(Lang::En);
    let nodes = show(&front, &request("driving licence", ""));
    let (mut options, mut fields) = (Vec::new(), Vec::new());
    of_role(&nodes, "option", &mut options);
    of_role(&nodes, "combobox", &mut fields);
    assert!(options.is_empty());
    assert_eq!(attribute(fields[0], Name::AriaExpanded), Some("false"));
    assert_eq!(attribute(fields[0], Name::AriaControls), None);
    let aloud = read_aloud(&nodes);
    assert!(aloud.contains("Nothing here covers that") && aloud.contains("1414"), "{aloud}");
}

#[test]
fn before_anything_is_typed_nothing_is_said_to_be_missing() {
    let front = rules().front(Lang::Kk);
    for query in ["", " ", "ж", "жс"] {
        let aloud = read_aloud(&show(&front, &request(query, "")));
        assert!(!aloud.contains(front.say(Say::SearchNone)), "{query:?}: {aloud}");
    }
}

#[test]
fn every_service_is_named_once_and_an_option_that_is_not_there_is_not_pointed_at() {
    let rules = rules();
    for lang in Lang::ALL {
        let front = rules.front(lang);
        let nodes = show(&front, &request("iin", "99"));
        let mut fields = Vec::new();
        of_role(&nodes, "combobox", &mut fields);
        assert_eq!(attribute(fields[0], Name::AriaActivedescendant), None);
        let mut addresses = Vec::new();
        links(&show(&front, &request("", "")), &mut addresses);
        for service in &front.catalogue.services {
            let own = front.address_of(service);
            assert_eq!(addresses.iter().filter(|address| **address == own).count(), 1, "{own}");
        }
    }
}

#[test]
fn the_desk_tells_from_packs_what_is_told_natively_and_refuses_others() {
    let rules = rules();
    let front = rules.front(Lang::Ru);
    let packs = rules.packs();
    let pack = |name: &str| packs.iter().find(|pack| pack.name == name).unwrap().bytes.clone();
    let mut bytes = Vec::new();
    for part in ["../".into(), Vec::new(), pack("page.ru"), pack("catalogue.ru"), pack("search")] {
        push_number(&mut bytes, part.len() as u32);
        bytes.extend(part);
    }
    let asked = request("внж", "2");
    let mut desk = Desk::<Front>::default();
    assert!(desk.show(&asked.bytes()).is_empty());
    assert!(desk.open(&bytes));
    assert_eq!(handed_over::<Vec<Node>>(&desk.show(&asked.bytes())), Some(show(&front, &asked)));
    assert!(!desk.open(&bytes[1..]));
    assert!(!desk.open(&encode(&front.catalogue)));
    // What was open stays open.
    assert!(!desk.show(&asked.bytes()).is_empty());
}

#[test]
fn until_the_search_has_come_nothing_is_said_to_be_missing() {
    let front = Front { index: None, ..rules().front(Lang::En) };
    let aloud = read_aloud(&show(&front, &request("residence card", "")));
    assert!(aloud.contains("Loading") && !aloud.contains("Nothing here covers that"), "{aloud}");
}
