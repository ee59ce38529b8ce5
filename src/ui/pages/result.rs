use crate::locale::Say;
use crate::pack::handed_over;
use crate::told::{Deed, Element, Name, Node, Tag};
use crate::ui::Action;
use crate::ui::page::{self, ServicePage};
use crate::ui::parts::{Attributes, all, heading, made, on_click, on_input, p};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VText};

/// The answer, as the second module tells it.
pub fn result(page: &ServicePage) -> Html {
    let answer = page.host.0.answer(page.site(), &page.request().bytes());
    match answer.and_then(|bytes| handed_over::<Vec<Node>>(&bytes)) {
        Some(nodes) => all(nodes.into_iter().map(|node| piece(page, node)).collect()),
        // It broke off, or what came is not its own: nothing is made up in its place.
        None => instead(page, p(page.say(Say::FailedAnswer))),
    }
}

/// What is shown in the place of an answer that is not there; the way back to the answers given is.
pub fn instead(page: &ServicePage, told: Html) -> Html {
    all(vec![page.back_button(), heading(page.say(Say::YourAnswer)), told])
}

/// A piece of the page under its name: whatever comes and goes around it, what is unfolded and has focus in it stays.
fn piece(page: &ServicePage, node: Node) -> Html {
    let key = Key::from(node.name());
    VList::with_children(vec![one(page, node)], Some(key)).into()
}

/// Nodes as elements.
pub fn told(page: &page::Page, nodes: Vec<Node>) -> Html {
    all(nodes.into_iter().map(|node| one(page, node)).collect())
}

fn one(page: &page::Page, node: Node) -> Html {
    let told = match node {
        Node::Text(text) => return VText::new(text).into(),
        Node::Element(element) => element,
    };
    let Element { tag, class, attributes, deed, children } = told;
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
    if let Some(deed) = deed {
        element.add_listener(listener(page, tag, deed));
    }
    element.into()
}

fn listener(page: &page::Page, tag: Tag, deed: Deed) -> Rc<dyn Listener> {
    let entered = match deed {
        Deed::Type(entry) => entry,
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
        dispatcher.dispatch(Action::Enter(vec![(entered, value)]));
    }))
}
