use super::{ConditionSource, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `guide.json`: a few questions about a person and what they want, and where each of their answers leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Its folder in the page's address.
    pub id: String,
    /// Frozen, as those of services: never changed, never given to a service.
    pub code: u16,
    pub name: Text,
    /// One or two sentences: what it helps with.
    pub summary: Text,
    /// The facts that the conditions speak about, in the order in which they are asked where nothing else decides.
    pub questions: Vec<String>,
    /// Where it ends. Exactly one holds for everybody who knows the answers.
    pub outcomes: Vec<OutcomeSource>,
}

/// Where the guide ends. Exactly one of `steps`, `borrow` and `kind` says what is found there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeSource {
    pub id: String,
    /// When it applies; left out: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<ConditionSource>,
    /// Of an outcome with steps it may be left out: then it is the name of the last step's service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    /// A list below the detail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Text>,
    /// The services to apply for, one after the other; the last is the one that the person came for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<StepSource>>,
    /// The outcome stands for one a variant of the last step's service: `true` for every variant, or a list of them.
    #[serde(default, skip_serializing_if = "VariantsSource::is_none")]
    pub variants: VariantsSource,
    /// A service's own exit, with its condition, its words and where its act says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub borrow: Option<BorrowSource>,
    /// What the guide says by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OutcomeKindSource>,
}

/// A service on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepSource {
    /// Its id.
    pub service: String,
    /// What of the step before it waits for; left out: its result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<AfterSource>,
    /// By fact, the option that is surely true once this step begins: the service does not ask it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gives: BTreeMap<String, String>,
}

/// Which variants of its service an outcome stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum VariantsSource {
    /// All of them, or (`false`) the service as a whole.
    Every(bool),
    /// These options of the fact that tells them apart.
    Listed(Vec<String>),
}

/// An exit of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BorrowSource {
    pub service: String,
    pub exit: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKindSource {
    NothingToDo,
    NotCovered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AfterSource {
    /// The step before has its result.
    Result,
    /// The step before is filed.
    Filing,
}

impl Default for VariantsSource {
    fn default() -> VariantsSource {
        VariantsSource::Every(false)
    }
}

impl VariantsSource {
    /// The outcome stands for the service as a whole.
    pub fn is_none(&self) -> bool {
        *self == VariantsSource::Every(false)
    }
}
