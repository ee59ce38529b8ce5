//! On paper nothing can be opened: what is folded away is unfolded before it is printed, and folded again after that.

use super::early;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Window};

/// Whoever prints, by our button or by the browser's own menu.
pub fn listeners(window: &Window) -> [EventListener; 2] {
    let unfolded: Rc<RefCell<Vec<Element>>> = Rc::default();
    let opened = unfolded.clone();
    let before = EventListener::new(window, "beforeprint", move |_| *opened.borrow_mut() = unfold());
    let after = EventListener::new(window, "afterprint", move |_| {
        for element in unfolded.take() {
            // One that stays open is only longer to read.
            let _ = element.remove_attribute("open");
        }
    });
    [before, after]
}

/// Opens everything of the app that is folded away, and gives it back: what else stands on the page is not ours.
fn unfold() -> Vec<Element> {
    let folded = early::root().and_then(|root| root.query_selector_all("details:not([open])").ok());
    let Some(folded) = folded else { return Vec::new() };
    let elements = (0..folded.length()).filter_map(|at| folded.item(at)?.dyn_into::<Element>().ok());
    // One that stays folded leaves its heading on the paper.
    elements.filter(|element| element.set_attribute("open", "").is_ok()).collect()
}
