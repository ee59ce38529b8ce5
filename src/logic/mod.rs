//! Conditions over facts, three-valued.
//!
//! A condition says when a rule applies. It is built from three kinds of [atom](Condition) and no others, and its
//! value is [`Truth`]: what nobody has answered, or what a person honestly does not know, is *unknown*, never "no".
//!
//! From the one tree four things are read: its value ([`truth`]), what it still needs to know ([`open_facts`]), which
//! answers settled it ([`deciding_facts`]), and the days on which it would hold ([`window`]).
//!
//! This room knows facts by number only. What they mean, in which order they are asked and in which words, is said
//! elsewhere; the day of filing is passed in.

mod answer;
mod condition;
mod evaluation;
mod need;
#[cfg(test)]
mod properties;
mod truth;
mod window;

pub use answer::{Answer, Answers, FactId, OptionId, Rest};
pub use condition::{Condition, DateRef};
pub use evaluation::{Anchors, Situation, deciding_facts, truth};
pub use need::open_facts;
pub use truth::Truth;
pub use window::{Days, Interval, Window, window};
