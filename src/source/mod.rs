//! Rule files as a legal analyst writes them (JSON), and their way into [`law`](crate::law) and packs. Native only.
//!
//! A file that cannot be used is rejected with file, item and reason ([`Fault`]); as many faults as can be told apart
//! are reported at once.

pub mod act;
mod attributes;
mod catalogue;
mod compile;
mod condition;
mod coverage;
mod describe;
mod edition;
mod facts;
mod fault;
mod glossary;
mod guide;
mod notation;
mod outcome;
mod packs;
mod page;
mod rules;
mod rules_text;
mod scenario;
mod search;
pub mod service;
mod survivor;
pub mod tables;
mod text;
mod withdrawn;

pub use act::ActFile;
pub use catalogue::{CatalogueFile, LifeEvent};
pub use compile::{Compiled, Names};
pub use condition::{ConditionSource, SpanSource};
pub use coverage::without_scenario;
pub use describe::{answer_of, describe, describe_answers};
pub use facts::{FactKind, FactSource, FactsFile};
pub use fault::{Fault, Faults};
pub use glossary::{GlossaryFile, Term, Wording};
pub use guide::GuideFile;
#[cfg(feature = "proof")]
pub(crate) use notation::{hours_spelled, spelled};
pub use outcome::describe_outcome;
pub use page::{front_says, page_texts, page_words};
pub use rules::Rules;
pub use rules_text::RulesText;
pub use scenario::{Scenario, ScenarioFile, difference};
pub use search::{Phrases, SearchFile};
pub use service::ServiceFile;
pub use survivor::{Survivor, SurvivorsFile};
pub use text::Text;
pub use withdrawn::{Withdrawn, WithdrawnFile};
