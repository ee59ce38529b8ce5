//! What `static/early.js` does for the app: it fetches and finds out why that failed, and it knows what was done on the
//! built page before the app came.

use crate::locale::Say;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A file with this integrity, as an `ArrayBuffer`; rejected with the reason, in a word.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn bytes(address: &str, integrity: &str) -> js_sys::Promise;

    /// Keeps a text for this page in this tab; an empty one is forgotten.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn keep(page: &str, text: &str);

    /// The text that is kept for this page, empty without one; `None` where nothing can be kept.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn kept(page: &str) -> Option<String>;

    /// The element that the app takes the place in.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn root() -> Option<web_sys::Element>;

    /// Another view is shown, this deep in the trail of views; its title.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn shows(depth: u32, view: &str, title: &str);

    /// The page tells this version of rules as well from now on: they may have been withdrawn.
    #[wasm_bindgen(js_namespace = aldynEarly, js_name = restsOn)]
    pub fn rests_on(version: &str);

    /// True where what the browser would do here (print, save a file) is done in another place: in a sandbox.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn aside() -> bool;

    /// The page's history is its own: it stands in no frame and on no kiosk.
    #[wasm_bindgen(js_namespace = aldynEarly, js_name = keepsHistory)]
    pub fn keeps_history() -> bool;

    /// The window's address and steps are the app's: it does not stand in an element of another page.
    #[wasm_bindgen(js_namespace = aldynEarly, js_name = ownsAddress)]
    pub fn owns_address() -> bool;

    /// The whole address of a page of the site, without a fragment; empty where it has none that could be opened elsewhere.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn address(relative: &str) -> String;

    /// Whether another service may be shown here: on a kiosk its operator says so, and the person is told where they find it.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn allows(service: &str) -> bool;

    /// Shows the page's own words for a reason.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn tell(reason: &str);

    /// Remembers what was done on the built page, which is about to go.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn leave();

    /// Does it again in the app, which has come.
    #[wasm_bindgen(js_namespace = aldynEarly)]
    pub fn take();
}

/// The sentence for a reason, where the app runs already and says it in the language of the moment.
pub fn said_of(reason: &JsValue) -> Say {
    match reason.as_string().as_deref() {
        Some("changed") => Say::FailedPack,
        Some("missing") => Say::FailedVersion,
        Some("policy") => Say::FailedPolicy,
        _ => Say::FailedFetch,
    }
}

/// The reason that the built page has words for.
pub fn reason_of(failure: Say) -> &'static str {
    match failure {
        Say::FailedFetch => "cut",
        Say::FailedPack => "changed",
        Say::FailedVersion => "missing",
        Say::FailedPolicy => "policy",
        _ => "start",
    }
}
