//! The typed model of what an act says to an applicant: services, documents, grounds, terms, and where each stands.
//!
//! A [`Service`] is what a rule file says, with names and texts replaced by numbers: it is what travels to the browser
//! in a pack. The guide, which leads to services, is one too: without an act, and its exits are where it ends. Nothing here is evaluated, and nothing here is a text: a [`TextId`] points into the text pack of one
//! language.

mod act;
mod document;
mod duty;
mod ground;
mod item;
mod office;
mod question;
mod service;
mod term;

pub use act::{Act, Bound, Citation, Division, Force, InForce, Part, Place, Repeal, Review};
pub use document::{Bearer, Document, Handling, Stage};
pub use duty::Duty;
pub use ground::{After, Effect, Exit, ExitKind, Ground, KnownTo, Step};
pub use item::{Fee, FeeAmount, Item, ItemId, Note, Section, ServiceLink, TextId, Topic};
pub use office::{Channel, Hours, Office};
pub use question::{Choice, Kind, Question};
pub use service::{Service, ServiceId};
pub use term::{Start, Term, TermKind, TermUnit};
