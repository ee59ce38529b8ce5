use crate::locale::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One text in the three languages, side by side.
///
/// Placeholders: `{n}` the item's number, `{n:UNIT}` the number with its unit in the right form (`minutes`, `days`,
/// `working-days`, `months`), `{n:UNIT-of}` the same in the genitive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Text {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

/// The names of a text's placeholders without their forms, sorted, each once: `["d", "n"]`.
///
/// Forms are left out: one language may need a number with its noun where another declines the noun itself.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .map(|after| after.split_once('}').map_or(after, |(inside, _)| inside))
        .map(|inside| inside.split_once(':').map_or(inside, |(name, _)| name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The units that `{n:UNIT}` knows in rule texts.
const UNITS: [&str; 6] = ["seconds", "minutes", "days", "working-days", "months", "years"];

/// The first placeholder of a rule text that is neither `{n}` nor `{n:UNIT}`.
pub(super) fn unknown_placeholder(text: &str) -> Option<&str> {
    let inside = text.split('{').skip(1).map(|after| after.split_once('}').map_or(after, |(inside, _)| inside));
    let is_known = |inside: &str| match inside.split_once(':') {
        None => inside == "n",
        Some((name, unit)) => name == "n" && UNITS.contains(&unit.strip_suffix("-of").unwrap_or(unit)),
    };
    inside.into_iter().find(|inside| !is_known(inside))
}
