use super::{Lang, Say};
use serde::{Deserialize, Serialize};

/// The page's own words in one language: what the page pack holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageTexts {
    pub lang: Lang,
    /// In the order of [`Say::KEYS`].
    pub says: Vec<String>,
    /// January to December, as in "20 November".
    pub months_on: Vec<String>,
    /// As in "from 20 November", "not later than 20 November".
    pub months_from: Vec<String>,
    /// Monday to Sunday.
    pub weekdays: Vec<String>,
    pub units: Vec<UnitForms>,
}

/// A noun that follows a number, in each of its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitForms {
    /// As it stands in a placeholder: `days`, `working-days-of`.
    pub name: String,
    /// As many as [`Lang::plural_form`] tells apart.
    pub forms: Vec<String>,
}

impl PageTexts {
    /// The words for a key; empty only if the pack is older than the module.
    pub fn say(&self, key: Say) -> &str {
        self.says.get(key as usize).map_or("", String::as_str)
    }

    /// The noun of a unit after `n`.
    pub fn unit(&self, name: &str, n: u16) -> Option<&str> {
        let unit = self.units.iter().find(|unit| unit.name == name)?;
        unit.forms.get(self.lang.plural_form(n)).map(String::as_str)
    }
}
