//! Aldyn in a real browser, driven by WebDriver.
//!
//! A test is a [`Visit`]: a site served on this machine, which can be damaged or taken away, and a browser
//! that has nothing of other visits. At the end of each visit the browser must have nothing to complain of, unless the
//! test expects it to.

mod answer_page;
mod axe;
mod built;
mod chromium;
mod code;
mod dots;
mod driver;
mod engine;
mod guide;
mod host_page;
mod lent;
pub mod nginx;
mod probe;
mod published;
mod search_field;
mod server;
mod sight;
mod texts;
mod versions;
mod visit;
mod walk;
mod window;

pub use axe::Rules;
pub use built::{BuiltPage, built_pages, folder};
pub use dots::Dots;
pub use engine::Engine;
pub use fantoccini::key::Key;
pub use guide::{GUIDE, Scenario, scenarios};
pub use host_page::Host;
pub use search_field::{Found, Hit};
pub use server::Server;
pub use sight::IN_SIGHT;
pub use texts::{
    Fact, Lang, built, fact, facts, official_name, on_kiosk, rule_text, said, say, service_name, with_plain_spaces,
};
pub use visit::{Complaints, Visit, WORKED_OUT, visit, visit_in, visit_in_chromium, visit_in_chromium_with};
pub use walk::{DUPLICATE, FIRST, Replies, Reply, SERVICE};

/// The folders of the services that order No. 501 described, which order No. 267 repealed: they are history.
pub const REPEALED: [&str; 5] = [
    "passport-id-card",
    "temporary-id-certificate",
    "residence-registration",
    "residence-deregistration",
    "address-certificate",
];
