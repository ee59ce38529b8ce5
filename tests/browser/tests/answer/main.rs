//! The answer's page in a browser: what can be ticked, typed, chosen, saved, sent, printed and reached with keys.

mod afterwards;
mod keyboard;
mod link;
mod link_damaged;
mod moment;
mod paper;
mod papers;
mod qr;
mod saved_file;
mod way_to_apply;

use browser::{Replies, Reply};

/// A Friday morning on which every counter is open.
const FRIDAY: &str = "2026-11-20T10:00";

/// A veteran at the counter, with everything in order; the portal would do as well.
const VETERAN: &Replies = &[
    ("channel", Reply::Choose("state-corporation")),
    ("veteran-proof", Reply::Choose("yes")),
    ("veteran-information", Reply::Choose("held")),
];

/// A foreigner without papers whom a court has sentenced: to say so is delicate, and all turns on it.
const SENTENCED: &Replies = &[
    ("iin-person", Reply::Choose("temporary")),
    ("iin", Reply::Choose("no")),
    ("identity-document", Reply::Choose("none")),
    ("sentenced-to-imprisonment", Reply::Choose("yes")),
    ("applicant", Reply::Choose("self")),
];
