//! Parts that several pages are made of.

mod elements;
mod footer;
mod header;
mod line;

pub use elements::{
    all, el, element, focus_below, fold, heading, listening, on_click, on_input, p, plain, section, with, words,
};
pub use footer::footer;
pub use header::header;
pub use line::{Line, line, points, way_to};
