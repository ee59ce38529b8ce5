//! Parts that several pages are made of.

mod error_summary;
mod footer;
mod header;
mod line;

pub use error_summary::ErrorSummary;
pub use footer::Footer;
pub use header::Header;
pub use line::{Line, section};

use web_sys::wasm_bindgen::JsCast;

/// Moves focus to the first heading below an element, so that a screen reader reads the new view from its top.
pub fn focus_heading(below: &web_sys::Element) {
    let heading = below.query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A heading that cannot take focus leaves it where it was: nothing else hangs on it.
        let _ = heading.focus();
    }
}
