//! Which question is next, what an edit keeps, and how many questions can remain.
//!
//! No flow is written by hand. The interview is [replayed](replay) from nothing at every step: a question is asked
//! because the condition of some goal cannot be settled without it. So an irrelevant question cannot be asked, and an
//! edit can leave no stale answer behind: answers whose question is not met on the way are kept aside by the caller,
//! take no part, and return if their question does.

mod goals;
mod replay;

pub use goals::{Goal, goals};
pub use replay::{Progress, accepts, offered, open_exits, replay, still_open};
