//! What another module tells, as elements.

use super::Action;
use super::page::{self, Page};
use super::parts::{Attributes, all, made, on_click, on_input, on_key};
use crate::pack::handed_over;
use crate::told::{self, Deed, Entry, Name, Node, Tag};
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VText};

/// What the other module tells of this page; `None` if it is not there, or broke off: nothing is made up in its place.
pub fn page_told(page: &Page) -> Option<Html> {
    let told = page.host.0.answer(page.site(), &page.request().bytes())?;
    let nodes = handed_over::<Vec<Node>>(&told)?;
    Some(all(nodes.into_iter().map(|node| piece(page, node)).collect()))
}

/// A piece of the page under its name: whatever comes and goes around it, what is unfolded and has focus in it stays.
fn piece(page: &Page, node: Node) -> Html {
    let key = Key::from(node.name());
    VList::with_children(vec![one(page, node)], Some(key)).into()
}

/// Nodes as elements.
pub fn nodes(page: &Page, nodes: Vec<Node>) -> Html {
    all(nodes.into_iter().map(|node| one(page, node)).collect())
}

fn one(page: &Page, node: Node) -> Html {
    let told = match node {
        Node::Text(text) => return VText::new(text).into(),
        Node::Element(element) => element,
    };
    let told::Element { tag, class, attributes, deed, children } = told;
    let mut given = Attributes::new();
    given.set(Name::Class, AttrValue::from(class.into_owned()));
    let (mut checked, mut typed, mut key) = (None, None, None);
    for (name, value) in attributes {
        match name {
            // Said even where it is not: an element may have been another box before.
            Name::Checked => checked = Some(value == "1"),
            Name::Value => typed = Some(AttrValue::from(value)),
            name => {
                if name == Name::Id {
                    key = Some(Key::from(value.as_str()));
                }
                given.set(name, AttrValue::from(value));
            }
        }
    }
    let mut element = made(tag.name(), given, children.into_iter().map(|child| one(page, child)).collect());
    element.key = key;
    if let Some(checked) = checked {
        element.set_checked(checked);
    }
    element.set_value(typed);
    if let Some(Deed::Look { typed, active, options }) = deed {
        element.add_listener(keys(page, typed, active, options));
    }
    if let Some(deed) = deed {
        element.add_listener(listener(page, tag, deed));
    }
    element.into()
}

fn listener(page: &Page, tag: Tag, deed: Deed) -> Rc<dyn Listener> {
    let entered = match deed {
        Deed::Type(entry) | Deed::Look { typed: entry, .. } => entry,
        Deed::Tick(entry) if tag == Tag::Input => entry,
        deed => return on_click(page.on(page::Deed::Told(deed))),
    };
    let dispatcher = page.dispatcher.clone();
    on_input(Callback::from(move |event: InputEvent| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let value = match field.type_().as_str() {
            "checkbox" if !field.checked() => String::new(),
            _ => field.value(),
        };
        let mut entries = vec![(entered, value)];
        // Other words find something else.
        if let Deed::Look { active, .. } = deed {
            entries.push((active, String::new()));
        }
        dispatcher.dispatch(Action::Enter(entries));
    }))
}

/// The keys of a combobox: up and down through the options, Enter to follow one, Escape to begin anew.
fn keys(page: &Page, typed: Entry, active: Entry, options: u16) -> Rc<dyn Listener> {
    let at = page.state.entries.get(active).parse::<u16>().unwrap_or_default();
    let dispatcher = page.dispatcher.clone();
    on_key(Callback::from(move |event: KeyboardEvent| {
        let entries = match event.key().as_str() {
            // Past either end comes the field itself, then the other end.
            "ArrowDown" => vec![(active, come_to(&event, if at < options { at + 1 } else { 0 }))],
            "ArrowUp" => vec![(active, come_to(&event, at.checked_sub(1).unwrap_or(options)))],
            "Escape" => vec![(typed, String::new()), (active, String::new())],
            "Enter" => return follow(&event),
            _ => return,
        };
        event.prevent_default();
        dispatcher.dispatch(Action::Enter(entries));
    }))
}

/// The entry for the option at this place, counted from 1, which is brought into sight: focus stays in the field, so that
/// no browser does it by itself. 0 is the field.
fn come_to(event: &KeyboardEvent, place: u16) -> String {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    let field = event.target_dyn_into::<Element>();
    let options = || field.as_ref()?.parent_element()?.query_selector_all("[role=option]").ok();
    let option = || options()?.item(u32::from(place).checked_sub(1)?)?.dyn_into::<Element>().ok();
    if let Some(shown) = option().or_else(|| field.clone()) {
        shown.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    if place == 0 { String::new() } else { place.to_string() }
}

/// Presses the option that the arrow keys have come to.
fn follow(event: &KeyboardEvent) {
    let field = event.target_dyn_into::<HtmlElement>();
    let around = field.and_then(|field| field.parent_element());
    let option = around.and_then(|around| around.query_selector("[aria-selected=true]").ok().flatten());
    if let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        option.click();
    }
}
