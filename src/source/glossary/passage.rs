//! Every text in three languages, found by its shape, with the place where it stands.

use super::super::RulesText;
use crate::locale::Lang;
use serde_json::Value;

/// A text in its three languages.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub file: String,
    /// The nearest id; of an option `fact.option`; of the page’s own words their key.
    pub item: String,
    /// What it is there: `title`, `detail`, `hint`; of the page’s own words nothing.
    pub role: String,
    /// In the order of the languages.
    texts: [String; 3],
}

/// The page’s own words: what their file is called in faults, and what it holds.
const OWN_WORDS: [(&str, &str); 3] = [
    ("src/locale/page.json", include_str!("../../locale/page.json")),
    ("src/locale/static.json", include_str!("../../locale/static.json")),
    ("src/locale/kiosk.json", crate::locale::KIOSK_WORDS),
];

impl Passage {
    pub fn get(&self, lang: Lang) -> &str {
        let [kk, ru, en] = &self.texts;
        match lang {
            Lang::Kk => kk,
            Lang::Ru => ru,
            Lang::En => en,
        }
    }

    /// Whether it is one of the page’s own words.
    pub fn is_own(&self) -> bool {
        self.role.is_empty()
    }

    /// Whether the act itself is speaking: its names are as long, and say what they say.
    pub fn is_of_the_act(&self) -> bool {
        self.file.starts_with("acts/") && self.role != "about"
    }

    /// Whether it is an address and no text.
    pub fn is_address(&self) -> bool {
        Lang::ALL.iter().any(|lang| self.get(*lang).starts_with("https://"))
    }
}

/// Every text of the rules but what people type (`search.json`), and the page’s own.
pub(super) fn passages(text: &RulesText) -> Vec<Passage> {
    let read =
        |path: &str| !matches!(path, super::FILE | super::super::search::FILE) && !path.ends_with("scenarios.json");
    let rules = text.0.iter().map(|(path, content)| (path.as_str(), content.as_str())).filter(|(path, _)| read(path));
    let mut found = Vec::new();
    for (file, content) in rules.chain(OWN_WORDS) {
        // What cannot be read is a fault of the file, found where it is read for what it says.
        if let Ok(value) = serde_json::from_str::<Value>(content) {
            let place = Place { file, item: String::new(), role: "" };
            walk(&value, &place, &mut found);
        }
    }
    found
}

struct Place<'t> {
    file: &'t str,
    item: String,
    role: &'t str,
}

fn walk<'t>(value: &'t Value, place: &Place<'t>, found: &mut Vec<Passage>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| walk(element, place, found)),
        Value::Object(members) => {
            let texts = Lang::ALL.map(|lang| members.get(lang.code()).and_then(Value::as_str).map(str::to_owned));
            if let ([Some(kk), Some(ru), Some(en)], 3) = (texts, members.len()) {
                let (file, item) = (place.file.to_owned(), place.item.clone());
                found.push(if is_own(place.file) {
                    Passage { file, item: place.role.to_owned(), role: String::new(), texts: [kk, ru, en] }
                } else {
                    Passage { file, item, role: place.role.to_owned(), texts: [kk, ru, en] }
                });
                return;
            }
            let item = match members.get("id").and_then(Value::as_str) {
                // An option of a fact has an id of its own; so have the items of a service, and those stand alone.
                Some(id) if place.file == "facts.json" && !place.item.is_empty() => format!("{}.{id}", place.item),
                Some(id) => id.to_owned(),
                None => place.item.clone(),
            };
            for (role, value) in members {
                walk(value, &Place { file: place.file, item: item.clone(), role }, found);
            }
        }
        _ => {}
    }
}

fn is_own(file: &str) -> bool {
    OWN_WORDS.iter().any(|(own, _)| *own == file)
}
