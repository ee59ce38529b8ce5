//! The world outside the page: clock, files, history, printing.
//!
//! Nothing here knows a rule. What the browser may refuse (history in a sandbox, a file over a broken line) is met
//! with a fallback or a message, never with a panic.

mod address;
mod browser;
mod clock;
mod module;
mod packs;
mod paper;
mod take_away;

use crate::ui::{App, AppProps, HostHandle, State};
use browser::Browser;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Loads what the page is about and puts the application in the place of the page as it was built.
///
/// If that fails, the built page stays as it is and says why.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    spawn_local(async move {
        let loaded = match packs::Packs::of(document.clone()) {
            Some(packs) => packs.site().await.map(|site| (packs, site)),
            None => Err(crate::locale::Say::FailedStart),
        };
        let (Ok((packs, site)), Some(root), Some(moment)) = (loaded, document.get_element_by_id("aldyn"), clock::now())
        else {
            return show_failure(&document);
        };
        let host = HostHandle(Rc::new(Browser::new(packs, address::opened(&site))));
        let opened = State::new(site, moment);
        yew::Renderer::<App>::with_root_and_props(root, AppProps { opened, host }).render();
    });
}

/// The page as it was built carries the sentence in its own language.
fn show_failure(document: &web_sys::Document) {
    if let Some(message) = document.get_element_by_id("aldyn-failed") {
        // Where even this is refused, the page as it was built is still readable.
        let _ = message.remove_attribute("hidden");
    }
}
