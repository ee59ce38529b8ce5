//! The page's address, and the fragment that a link of ours has.

use crate::carry::link::{self, Opened, State};
use crate::ui::Site;
use wasm_bindgen::JsValue;
use web_sys::Location;

/// What the fragment holds; it is taken out of the address, where the next person could read it. `None` where there is
/// none of ours.
pub fn opened(site: &Site) -> Option<Opened> {
    let fragment = part(Location::hash).filter(|fragment| fragment.len() > 1)?;
    let opened = link::read(&fragment, &site.service()?.service);
    if opened.state == State::NotOurs {
        return None;
    }
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let (Some(history), Some(path), Some(query)) = (history, part(Location::pathname), part(Location::search)) {
        // Refused in some sandboxes: the answers are then as visible as in the link itself. On a kiosk the query says that it
        // is one.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&[path, query].concat()));
    }
    Some(opened)
}

/// Opens the page again if the address has a fragment of ours now.
pub fn open_anew() {
    let is_ours = part(Location::hash).is_some_and(|fragment| link::is_ours(&fragment));
    if let (true, Some(window)) = (is_ours, web_sys::window()) {
        // Where it may not reload, the link can still be opened in another tab.
        let _ = window.location().reload();
    }
}

fn part(of: fn(&Location) -> Result<String, JsValue>) -> Option<String> {
    of(&web_sys::window()?.location()).ok()
}
