//! The world outside the page: clock, files, history, printing.
//!
//! Nothing here knows a rule. What the browser may refuse (history in a sandbox, a file over a broken line) is met
//! with a fallback or a message, never with a panic.

mod address;
mod browser;
mod clock;
mod early;
mod module;
mod packs;
mod paper;
mod take_away;

use crate::carry::link;
use crate::ui::{App, AppProps, HostHandle, State};
use browser::Browser;
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Loads what the page is about and puts the application in the place of the page as it was built.
///
/// If that fails, the built page stays as it is and says why.
pub fn start() {
    spawn_local(async {
        if let Err(reason) = started().await {
            early::tell(reason);
        }
    });
}

/// The reason why it did not start, in a word that the built page has a sentence for.
async fn started() -> Result<(), &'static str> {
    let root = early::root().ok_or("start")?;
    let packs = packs::Packs::of(&root).ok_or("start")?;
    let site = packs.site().await.map_err(early::reason_of)?;
    let moment = clock::now().ok_or("clock")?;
    let kept = site.slug().and_then(|slug| early::kept(&slug));
    let held = kept.as_deref().filter(|held| !held.is_empty());
    let linked = early::owns_address().then(|| address::opened(&site)).flatten();
    let brought = linked.or_else(|| Some(link::read(held?, &site.service()?.service)));
    let browser = Rc::new(Browser::new(packs, brought));
    let host = HostHandle(browser.clone());
    let opened = State { keeps: kept.as_deref().map(|held| !held.is_empty()), ..State::new(site, moment) };
    early::leave();
    let app = yew::Renderer::<App>::with_root_and_props(root.clone(), AppProps { opened, host }).render();
    // Whoever has put the app into an element of theirs can take it out again: nothing of it goes on.
    let end = move |_: &web_sys::Event| {
        browser.end();
        app.destroy();
    };
    EventListener::once(&root, "aldyn-end", end).forget();
    Ok(())
}
