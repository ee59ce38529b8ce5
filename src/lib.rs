//! Aldyn: a pre-check for the state services of Kazakhstan.
//!
//! Data goes one way: rule file and answers -> [`interview`] -> [`assessment`] -> page. Up to the assessment nothing
//! here knows a browser, a clock or a language. ARCHITECTURE.md maps the rooms.

#![forbid(unsafe_code)]
// The page aborts on a panic: what runs in it has no way into one. What reads rule files may say `expect`.
#![cfg_attr(
    not(any(test, feature = "source")),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

pub mod answer;
pub mod assessment;
pub mod calendar;
pub mod carry;
pub mod front;
#[cfg(feature = "app")]
pub mod host;
pub mod interview;
pub mod law;
pub mod locale;
pub mod logic;
pub mod pack;
#[cfg(feature = "prerender")]
pub mod prerender;
#[cfg(feature = "proof")]
pub mod proof;
pub mod search;
#[cfg(feature = "source")]
pub mod source;
pub mod told;
#[cfg(feature = "ui")]
pub mod ui;
