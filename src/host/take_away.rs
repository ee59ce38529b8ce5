//! What a person takes away: files, the clipboard, the share sheet. Each can be refused or missing.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Navigator, Url};

/// Offers a file of this name for download, and gives back the address that keeps it in memory: some browsers read it
/// only after the click. `None` where the browser has no way to.
pub fn save(name: &str, mime: &str, content: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let about = BlobPropertyBag::new();
    about.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(content)), &about).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    Some(address)
}

/// Lets a file go that was saved before.
pub fn forget(address: &str) {
    // One that is gone already needs no letting go.
    let _ = Url::revoke_object_url(address);
}

/// Begins to copy; `None` where there is no clipboard (no secure context, an old browser).
pub fn copy(text: &str) -> Option<Promise> {
    let navigator = navigator()?;
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let write: Function = Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}

pub fn can_share() -> bool {
    share_sheet().is_some()
}

/// Opens the share sheet. That it was closed without sharing is no mistake.
pub fn share(title: &str, address: &str) {
    let (Some(navigator), Some(share)) = (navigator(), share_sheet()) else { return };
    let shared = Object::new();
    for (key, value) in [("title", title), ("url", address)] {
        let _ = Reflect::set(&shared, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    if let Ok(promise) = share.call1(&navigator, &shared)
        && let Ok(promise) = promise.dyn_into::<Promise>()
    {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

fn share_sheet() -> Option<Function> {
    let navigator = navigator()?;
    Reflect::get(&navigator, &JsValue::from_str("share")).ok()?.dyn_into().ok()
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}
