//! The module that works out the answer, once the first one has asked its questions.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

aldyn::module!(aldyn::answer::Subject);
