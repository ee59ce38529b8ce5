//! Parts that several pages are made of.

mod attributes;
mod elements;
mod footer;
mod header;

pub use attributes::Attributes;
pub use elements::{
    all, el, element, focus_below, heading, listening, made, on_click, on_input, on_key, p, plain, with, words,
};
pub use footer::footer;
pub use header::header;
