use super::Text;
use crate::law::{Division, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An act that rules come from: one file per act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub id: String,
    /// Name with date and number.
    pub title: Text,
    /// Short name, as used in a citation.
    pub short: Text,
    /// The body that issued it. It is said on the pages that are read without answering, and travels in no pack.
    pub ministry: Text,
    /// The act's page in the state register.
    pub page: Text,
    /// Number and day of the state registration.
    pub registered: String,
    /// What its text does not cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// The orders that amended it, in order of time.
    #[serde(default)]
    pub amended_by: Vec<String>,
    pub parts: Vec<PartSource>,
}

/// A part of an act that is numbered by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartSource {
    pub id: String,
    pub division: DivisionSource,
    /// As it is named in a citation.
    pub name: Text,
    /// Every place: `8` a clause or row, `8(2)` an item of it, `9[2](3)` an item of its second list. A part that is
    /// not divided has none.
    #[serde(default)]
    pub places: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DivisionSource {
    Clause,
    Row,
    Step,
    Whole,
}

impl From<DivisionSource> for Division {
    fn from(source: DivisionSource) -> Division {
        match source {
            DivisionSource::Clause => Division::Clause,
            DivisionSource::Row => Division::Row,
            DivisionSource::Step => Division::Step,
            DivisionSource::Whole => Division::Whole,
        }
    }
}

impl ActFile {
    /// Resolves `part place`, for example `requirements 8(2)` or, for a part that is not divided, `sample`.
    pub fn resolve(&self, citation: &str) -> Option<Place> {
        let (part, place) = citation.split_once(' ').unwrap_or((citation, ""));
        let at = self.parts.iter().position(|known| known.id == part)?;
        let known = self.parts.get(at)?;
        let listed = match known.division {
            DivisionSource::Whole => place.is_empty(),
            _ => known.places.iter().any(|listed| listed == place),
        };
        if !listed {
            return None;
        }
        parse_place(u8::try_from(at).ok()?, place)
    }

    /// The citations of every place of a part.
    pub fn places_of(&self, part: &str) -> Option<Vec<String>> {
        let part = self.parts.iter().find(|known| known.id == part)?;
        Some(match part.division {
            DivisionSource::Whole => vec![part.id.clone()],
            _ => part.places.iter().map(|place| format!("{} {place}", part.id)).collect(),
        })
    }
}

/// Reads `8`, `8(2)`, `9[2](3)`, `9-1(2)`, `5/4` (its fourth paragraph), or nothing.
pub(super) fn parse_place(part: u8, text: &str) -> Option<Place> {
    let mut place = Place { part, number: 0, inserted: 0, list: 0, item: 0, paragraph: 0 };
    if text.is_empty() {
        return Some(place);
    }
    let (text, paragraph) = match text.split_once('/') {
        Some((text, paragraph)) => (text, Some(paragraph)),
        None => (text, None),
    };
    if let Some(paragraph) = paragraph {
        place.paragraph = paragraph.parse().ok().filter(|paragraph| *paragraph > 0)?;
    }
    let (head, item) = match text.split_once('(') {
        Some((head, item)) => (head, Some(item.strip_suffix(')')?)),
        None => (text, None),
    };
    let (number, list) = match head.split_once('[') {
        Some((number, list)) => (number, Some(list.strip_suffix(']')?)),
        None => (head, None),
    };
    let (number, inserted) = match number.split_once('-') {
        Some((number, inserted)) if !number.is_empty() => (number, Some(inserted)),
        _ => (number, None),
    };
    if let Some(inserted) = inserted {
        place.inserted = inserted.parse().ok().filter(|inserted| *inserted > 0)?;
    }
    place.number = number.parse().ok().filter(|number| *number > 0)?;
    if let Some(list) = list {
        place.list = list.parse().ok().filter(|list| *list > 0)?;
    }
    if let Some(item) = item {
        place.item = item.parse().ok().filter(|item| *item > 0)?;
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_row_with_an_optional_list_and_item() {
        let place = |number, list, item| Some(Place { part: 0, number, inserted: 0, list, item, paragraph: 0 });
        assert_eq!(parse_place(0, "8"), place(8, 0, 0));
        assert_eq!(parse_place(0, "8(2)"), place(8, 0, 2));
        assert_eq!(parse_place(0, "9[2](3)"), place(9, 2, 3));
        let inserted = Place { part: 0, number: 9, inserted: 1, list: 2, item: 3, paragraph: 0 };
        assert_eq!(parse_place(0, "9-1[2](3)"), Some(inserted));
        let paragraph = Place { part: 0, number: 5, inserted: 0, list: 0, item: 0, paragraph: 4 };
        assert_eq!(parse_place(0, "5/4"), Some(paragraph));
        for wrong in ["0", "9-", "9-0", "5/", "5/0", "8(", "8()", "x", "8(2", "9[](3)", "-1"] {
            assert_eq!(parse_place(0, wrong), None, "{wrong}");
        }
    }
}
