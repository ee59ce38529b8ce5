//! Elements as plain values. `html!` writes out the construction of each element where it stands; one function for all
//! of them is a third of the module's size.

use super::Attributes;
use crate::told::Name;
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;
use yew::virtual_dom::{Listener, VTag, VText};

/// An element with a class (none if empty) and children.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    with(tag, class, &[], children)
}

/// An element that holds words.
pub fn words(tag: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    el(tag, class, vec![plain(text.into())])
}

/// A paragraph.
pub fn p(text: impl Into<AttrValue>) -> Html {
    words("p", "", text)
}

/// Words without an element of their own.
pub fn plain(text: impl Into<AttrValue>) -> Html {
    VText::new(text.into()).into()
}

/// A view's heading: it takes focus when the view appears.
pub fn heading(text: impl Into<AttrValue>) -> Html {
    with("h1", "", &[(Name::Tabindex, "-1")], vec![plain(text.into())])
}

/// An element with further attributes.
pub fn with(tag: &'static str, class: &'static str, attributes: &[(Name, &str)], children: Vec<Html>) -> Html {
    element(tag, class, attributes, children).into()
}

/// An element that listens.
pub fn listening(
    tag: &'static str,
    class: &'static str,
    attributes: &[(Name, &str)],
    listener: Rc<dyn Listener>,
    children: Vec<Html>,
) -> Html {
    let mut element = element(tag, class, attributes, children);
    element.add_listener(listener);
    element.into()
}

/// What to do on a click, for [`listening`].
pub fn on_click(callback: Callback<MouseEvent>) -> Rc<dyn Listener> {
    Rc::new(yew::html::onclick::Wrapper::new(callback))
}

/// What to do on each change of a text, for [`listening`].
pub fn on_input(callback: Callback<InputEvent>) -> Rc<dyn Listener> {
    Rc::new(yew::html::oninput::Wrapper::new(callback))
}

/// What to do on a key, for [`made`] elements.
pub fn on_key(callback: Callback<KeyboardEvent>) -> Rc<dyn Listener> {
    Rc::new(yew::html::onkeydown::Wrapper::new(callback))
}

/// The element itself, for what has no attribute: whether a box is ticked.
pub fn element(tag: &'static str, class: &'static str, attributes: &[(Name, &str)], children: Vec<Html>) -> VTag {
    let mut all = Attributes::new();
    all.set(Name::Class, AttrValue::Static(class));
    for (name, value) in attributes {
        all.set(*name, AttrValue::from((*value).to_owned()));
    }
    made(tag, all, children)
}

/// An element from its parts.
pub fn made(tag: &'static str, attributes: Attributes, children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    element.attributes = attributes.into();
    if let Some(inside) = element.children_mut() {
        *inside = all(children);
    }
    element
}

/// Children without an element around them.
pub fn all(children: Vec<Html>) -> Html {
    children.into_iter().collect()
}

/// Moves focus to the first such element below another, so that a screen reader reads on from there.
pub fn focus_below(above: Option<web_sys::Element>, selector: &str) {
    let found = above.and_then(|above| above.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What cannot take focus leaves it where it was: nothing else hangs on it.
        let _ = element.focus();
    }
}
