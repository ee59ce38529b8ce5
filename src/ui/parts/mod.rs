//! Parts that several pages are made of.

mod elements;
mod footer;
mod header;

pub use elements::{all, el, element, focus_below, heading, listening, on_click, on_input, p, plain, with, words};
pub use footer::footer;
pub use header::header;
