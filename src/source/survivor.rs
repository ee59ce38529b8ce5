use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `survivors.json`, beside a rule file: slips in it that no scenario notices, each with the reason why that is borne.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct SurvivorsFile(pub Vec<Survivor>);

/// One change that goes unnoticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Survivor {
    /// As `cargo xtask mutate` names it.
    pub mutant: String,
    /// Why no scenario can or need tell it from the rules.
    pub because: String,
}
