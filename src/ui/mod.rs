//! Components and pages: take answers, show what the second module tells.
//!
//! State is a plain struct behind a reducer ([`State`], [`Action`]); components get what they show and say what
//! happened. This room makes no rules of its own and reaches the world outside through [`Host`] alone, so that it
//! renders natively as well, for the static pages.

mod app;
mod draft;
mod host;
mod page;
mod pages;
mod parts;
mod site;
mod state;
mod told;

pub use app::{App, AppProps};
pub use draft::{Draft, Fill, InputError};
pub use host::{Host, HostHandle};
pub use site::{Content, ServiceData, Site};
pub use state::{Action, State, View};
