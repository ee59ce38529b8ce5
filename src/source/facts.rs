use super::{Faults, Text};
use crate::locale::Lang;
use crate::logic::{FactId, OptionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const FILE: &str = "facts.json";

/// `facts.json`: every fact that is asked about, shared by all services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub facts: Vec<FactSource>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    pub id: String,
    /// Frozen: never changed, never given to another fact.
    pub code: u16,
    pub kind: FactKind,
    /// For `choice` and `several`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionSource>,
    /// "I don't know" is an honest answer here.
    #[serde(default)]
    pub may_not_know: bool,
    /// "I prefer not to say" is offered; the page says that the answer stays on the device.
    #[serde(default)]
    pub delicate: bool,
    /// The question, as it is asked.
    pub question: Text,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// Two or three words for the list of answers.
    pub label: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Exactly one option.
    Choice,
    /// Any number of options, or none.
    Several,
    /// A calendar day.
    Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    pub id: String,
    /// Frozen within the fact: never changed, never given to another option.
    pub code: u8,
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
}

impl FactsFile {
    /// Faults that concern no service in particular.
    pub(super) fn check(&self, faults: &mut Faults) {
        for (at, fact) in self.facts.iter().enumerate() {
            let earlier = self.facts.get(..at).unwrap_or_default();
            if earlier.iter().any(|other| other.id == fact.id || other.code == fact.code) {
                faults.add(FILE, &fact.id, "another fact has the same id or code");
            }
            if (fact.kind == FactKind::Date) != fact.options.is_empty() {
                faults.add(FILE, &fact.id, "a fact has options exactly when it is no date");
            }
            fact.check_texts(faults);
            for (at, option) in fact.options.iter().enumerate() {
                let earlier = fact.options.get(..at).unwrap_or_default();
                if earlier.iter().any(|other| other.id == option.id || other.code == option.code) {
                    faults.add(FILE, &fact.id, format!("another option has the id or code of \"{}\"", option.id));
                }
            }
        }
    }

    pub fn get(&self, id: &str) -> Option<&FactSource> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    pub fn by_code(&self, code: FactId) -> Option<&FactSource> {
        self.facts.iter().find(|fact| fact.code == code.0)
    }
}

impl FactSource {
    /// Words in every language, and no placeholder: a fact has no number.
    fn check_texts(&self, faults: &mut Faults) {
        let own = [Some(&self.question), self.hint.as_ref(), Some(&self.why), Some(&self.label)];
        let options = self.options.iter().flat_map(|option| [Some(&option.text), option.hint.as_ref()]);
        for text in own.into_iter().chain(options).flatten() {
            for lang in Lang::ALL {
                if text.get(lang).trim().is_empty() {
                    faults.add(FILE, &self.id, format!("a text is empty in \"{}\"", lang.code()));
                } else if text.get(lang).contains('{') {
                    faults.add(FILE, &self.id, format!("a fact has no number to speak of in \"{}\"", text.get(lang)));
                }
            }
        }
    }

    pub fn number(&self) -> FactId {
        FactId(self.code)
    }

    pub fn option(&self, id: &str) -> Option<&OptionSource> {
        self.options.iter().find(|option| option.id == id)
    }

    pub fn option_by_code(&self, code: OptionId) -> Option<&OptionSource> {
        self.options.iter().find(|option| option.code == code.0)
    }
}
