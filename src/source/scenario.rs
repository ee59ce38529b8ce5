use super::{Compiled, Rules, answer_of, describe, describe_outcome};
use crate::assessment::assess;
use crate::calendar::Moment;
use crate::interview::replay;
use crate::logic::{Anchors, Answer, Answers};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// `scenarios.json` beside a rule file, `guide-scenarios.json` beside the guide: cases from life, and what the answer must
/// be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub scenarios: Vec<Scenario>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Who it is and what happens, in a sentence.
    pub name: String,
    /// Kazakhstan wall time: `2026-11-20T10:00`.
    pub at: String,
    /// By fact; as on the command line of `cargo xtask assess`.
    pub answers: BTreeMap<String, String>,
    /// What the description of the assessment, or of the outcome, must contain: every key given must be there with this very value.
    pub expect: Value,
}

impl Scenario {
    /// Runs the interview and the assessment, and describes the outcome in the names of the rule file.
    pub fn run(&self, rules: &Rules, compiled: &Compiled) -> Result<Value, String> {
        let moment =
            Moment::parse(&self.at).ok_or_else(|| format!("\"{}\" is no moment: write 2026-11-20T10:00", self.at))?;
        let answers = self.answers.iter().map(|(fact, written)| answer_of(&rules.facts, fact, written));
        let answers: Answers = answers.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
        let anchors = Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None };
        let progress = replay(&compiled.service, &answers, anchors, &rules.calendar);
        let unused = answers.iter().find(|(fact, _)| !progress.active.is_answered(*fact));
        if let Some((fact, _)) = unused {
            let name = rules.facts.by_code(fact).map_or("?", |fact| &fact.id);
            return Err(format!("the answer about \"{name}\" is never asked for: leave it out"));
        }
        let first = compiled.service.channels.first().map(|channel| channel.option);
        let channel = match (progress.active.get(compiled.service.channel), first) {
            (Some(Answer::Option(channel)), _) => *channel,
            (_, Some(first)) => first,
            (_, None) => return Ok(describe_outcome(compiled, &rules.facts, &progress, moment, &rules.calendar)),
        };
        let assessment = assess(&compiled.service, &progress.active, channel, moment, &rules.calendar);
        Ok(describe(compiled, &rules.facts, &progress, &assessment))
    }
}

/// Where `actual` does not contain what is expected: the path, what was expected and what came. `None`: it does.
///
/// Objects may hold more than is expected; everything else must be equal.
pub fn difference(expected: &Value, actual: &Value) -> Option<String> {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => expected.iter().find_map(|(key, value)| {
            let found = difference(value, actual.get(key).unwrap_or(&Value::Null))?;
            Some(format!("{key}.{found}"))
        }),
        (Value::Array(expected_items), Value::Array(actual_items)) if expected_items.len() == actual_items.len() => {
            let mut pairs = expected_items.iter().zip(actual_items).enumerate();
            pairs.find_map(|(at, (expected, actual))| Some(format!("{at}.{}", difference(expected, actual)?)))
        }
        _ => (expected != actual).then(|| format!(": expected {expected}, got {actual}")),
    }
}
