//! The module that tells the start page: the search, and the ways into the services.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

aldyn::module!(aldyn::front::Front);
