use super::{FactKind, FactsFile};
use crate::calendar::{Span, Unit};
use crate::logic::{Condition, DateRef, FactId, OptionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When an item applies. Exactly one of these forms:
///
/// - `{"all": [...]}`, `{"any": [...]}`, `{"not": {...}}`
/// - `{"fact": "applicant", "is": "representative"}` for a fact of kind `choice`
/// - `{"fact": "proof", "has": "court-act"}` for a fact of kind `several`
/// - `{"day": "filing", "plus": {"n": 180, "unit": "days"}, "not_after": "passport-expiry"}`, where a day is a fact of
///   kind `date` or one of `filing`, `acceptance`, `decision`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionSource {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<ConditionSource>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<ConditionSource>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<ConditionSource>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plus: Option<SpanSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpanSource {
    /// May be negative.
    pub n: i32,
    pub unit: SpanUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpanUnit {
    /// Calendar days.
    Days,
    Months,
    Years,
    WorkingDays,
}

/// Days that are no facts.
const ANCHORS: [&str; 3] = ["filing", "acceptance", "decision"];

const FORMS: &str = "use one of: all / any / not; fact with is or has; day with not_after (and plus)";

impl ConditionSource {
    /// The condition with every name resolved; every fault found in it otherwise.
    pub fn resolve(&self, facts: &FactsFile) -> Result<Condition, Vec<String>> {
        if !self.is_one_form() {
            return Err(vec![format!("this is no condition: {FORMS}")]);
        }
        if let Some(parts) = &self.all {
            return resolve_all(parts, facts).map(Condition::All);
        }
        if let Some(parts) = &self.any {
            return resolve_all(parts, facts).map(Condition::Any);
        }
        if let Some(part) = &self.not {
            return part.resolve(facts).map(|part| Condition::Not(Box::new(part)));
        }
        let atom = match (&self.fact, &self.is, &self.has, &self.day, &self.not_after) {
            (Some(fact), Some(option), None, None, None) => {
                option_of(facts, fact, option, FactKind::Choice).map(|(fact, option)| Condition::Is(fact, option))
            }
            (Some(fact), None, Some(option), None, None) => {
                option_of(facts, fact, option, FactKind::Several).map(|(fact, option)| Condition::Has(fact, option))
            }
            (None, None, None, Some(earlier), Some(later)) => self.comparison(facts, earlier, later),
            _ => Err(format!("this is no condition: {FORMS}")),
        };
        atom.map_err(|fault| vec![fault])
    }

    /// Exactly one of the five forms is begun, and a span stands beside a day only.
    fn is_one_form(&self) -> bool {
        let begun =
            [self.all.is_some(), self.any.is_some(), self.not.is_some(), self.fact.is_some(), self.day.is_some()];
        let is_atom = self.fact.is_some() || self.day.is_some();
        let has_rest = self.is.is_some() || self.has.is_some() || self.not_after.is_some();
        begun.iter().filter(|begun| **begun).count() == 1
            && is_atom == has_rest
            && (self.plus.is_none() || self.day.is_some())
    }

    fn comparison(&self, facts: &FactsFile, earlier: &str, later: &str) -> Result<Condition, String> {
        if [earlier, later].iter().all(|day| ANCHORS.contains(day)) {
            return Err(format!(
                "\"{earlier}\" and \"{later}\" are both days of the office: compare with a date that the person gives"
            ));
        }
        let span = self.plus.map_or(Span { n: 0, unit: Unit::Days }, Span::from);
        Ok(Condition::NotAfter { earlier: day_of(facts, earlier)?, span, later: day_of(facts, later)? })
    }
}

fn resolve_all(parts: &[ConditionSource], facts: &FactsFile) -> Result<Vec<Condition>, Vec<String>> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for part in parts {
        match part.resolve(facts) {
            Ok(condition) => good.push(condition),
            Err(mut faults) => bad.append(&mut faults),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

fn option_of(facts: &FactsFile, fact: &str, option: &str, kind: FactKind) -> Result<(FactId, OptionId), String> {
    let known =
        facts.get(fact).ok_or_else(|| format!("no fact \"{fact}\" in facts.json: add it there or correct the name"))?;
    if known.kind != kind {
        let word = if kind == FactKind::Choice { "is" } else { "has" };
        return Err(format!("\"{word}\" does not fit the fact \"{fact}\": use \"is\" for choice, \"has\" for several"));
    }
    let option = known.option(option).ok_or_else(|| format!("the fact \"{fact}\" has no option \"{option}\""))?;
    Ok((known.number(), OptionId(option.code)))
}

fn day_of(facts: &FactsFile, name: &str) -> Result<DateRef, String> {
    match name {
        "filing" => Ok(DateRef::Filing),
        "acceptance" => Ok(DateRef::Acceptance),
        "decision" => Ok(DateRef::Decision),
        fact => match facts.get(fact) {
            Some(known) if known.kind == FactKind::Date => Ok(DateRef::Fact(known.number())),
            Some(_) => Err(format!("the fact \"{fact}\" is no date")),
            None => {
                Err(format!("no date fact \"{fact}\" in facts.json, and it is none of filing, acceptance, decision"))
            }
        },
    }
}

impl From<SpanSource> for Span {
    fn from(source: SpanSource) -> Span {
        let unit = match source.unit {
            SpanUnit::Days => Unit::Days,
            SpanUnit::Months => Unit::Months,
            SpanUnit::Years => Unit::Years,
            SpanUnit::WorkingDays => Unit::WorkingDays,
        };
        Span { n: source.n, unit }
    }
}
