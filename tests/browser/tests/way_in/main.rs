//! The way in: from the start page by search, by need or by name to a service and its answer.

mod guide;
mod guide_and_service;
mod guide_history;
mod guide_languages;
mod guide_loading;
mod keyboard;
mod search;
mod search_keys;
mod search_silence;
mod static_pages;

use browser::{FIRST, Replies, Reply, Visit};

/// A Monday morning on which every counter is open.
const MONDAY: &str = "2026-11-23T10:00";

/// A woman who was born in a special settlement and has no certificate yet; she goes herself, all is in order.
const FIRST_CERTIFICATE: &Replies = &[
    ("need", Reply::Choose("certificate")),
    ("certificate-kind", Reply::Choose("rehabilitated")),
    FIRST[0],
    FIRST[1],
    FIRST[2],
    FIRST[3],
    FIRST[4],
    FIRST[5],
];

/// None of the replies is left out.
const _: () = assert!(FIRST_CERTIFICATE.len() == 2 + FIRST.len());

/// A welder from Minsk without an IIN: two services, one after the other.
const WELDER: &Replies = &[
    ("need", Reply::Choose("stay")),
    ("citizenship", Reply::Choose("eaeu")),
    ("temporary-purpose", Reply::Choose("work")),
    ("temporary-age", Reply::Choose("older")),
    ("iin", Reply::Choose("no")),
];

/// A page without an app is there to its end.
async fn until_read(visit: &Visit, path: &str) {
    visit.until(&format!("location.pathname === '{path}' && document.readyState === 'complete'")).await;
}
