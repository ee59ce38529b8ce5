//! What a module of its own tells the page, and what it is asked with.
//!
//! The first module takes answers; others, which it does not wait for, tell the rest as a tree of plain values. They
//! share no memory: a [`Request`] goes in as bytes, [`Node`]s come out. Natively the same trees give static pages, golden
//! texts and the command line.

mod aloud;
mod desk;
mod node;
mod request;

pub use aloud::read_aloud;
pub use desk::{Desk, Subject};
pub use node::{
    Deed, Element, Entry, File, Name, Node, Tag, button, el, element, fold, heading, link_out, p, plain, section, with,
    words,
};
pub use request::{Entries, Mistyped, Request};
