use super::Text;
use crate::locale::{AnswerWords, Lang, PageTexts, Say, UnitForms};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `locale/page.json`: the page's own words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageFile {
    says: BTreeMap<String, Text>,
    months_on: Lists,
    months_from: Lists,
    weekdays: Lists,
    months: Lists,
    weekdays_short: Lists,
    /// By unit, then by language: its forms after a number.
    units: BTreeMap<String, Lists>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    kk: Vec<String>,
    ru: Vec<String>,
    en: Vec<String>,
}

impl Lists {
    fn get(&self, lang: Lang) -> Vec<String> {
        match lang {
            Lang::Kk => self.kk.clone(),
            Lang::Ru => self.ru.clone(),
            Lang::En => self.en.clone(),
        }
    }
}

fn file() -> PageFile {
    serde_json::from_str(include_str!("../locale/page.json")).expect("src/locale/page.json is read in a test")
}

/// The page's own words in one language. A key that the file lacks gives an empty text; a test sees that none does.
pub fn page_texts(lang: Lang) -> PageTexts {
    let file = file();
    let say = |(_, key): &(Say, &str)| file.says.get(*key).map(|text| text.get(lang).to_owned()).unwrap_or_default();
    PageTexts {
        lang,
        says: Say::KEYS.iter().map(say).collect(),
        months_on: file.months_on.get(lang),
        months_from: file.months_from.get(lang),
        weekdays: file.weekdays.get(lang),
        units: file
            .units
            .iter()
            .map(|(name, lists)| UnitForms { name: name.clone(), forms: lists.get(lang) })
            .collect(),
    }
}

/// The part of [`page_texts`] that is said on the start page alone.
pub fn front_says(lang: Lang) -> Vec<String> {
    page_texts(lang).says.split_off(Say::FRONT)
}

/// The part of [`page_texts`] that is said up to the last question, and the words of the answer.
pub fn page_words(lang: Lang) -> (PageTexts, AnswerWords) {
    let mut page = page_texts(lang);
    page.says.truncate(Say::FRONT);
    let says = page.says.split_off(Say::ASKED);
    let file = file();
    (page, AnswerWords { says, months: file.months.get(lang), weekdays_short: file.weekdays_short.get(lang) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_text_and_every_text_a_key() {
        let file = file();
        for (_, key) in Say::KEYS {
            assert!(file.says.contains_key(*key), "src/locale/page.json lacks \"{key}\"");
        }
        for key in file.says.keys() {
            assert!(Say::KEYS.iter().any(|(_, known)| known == key), "nothing says \"{key}\"");
        }
        for (at, (say, _)) in Say::KEYS.iter().enumerate() {
            assert_eq!(*say as usize, at);
        }
    }

    #[test]
    fn lists_have_their_length_and_units_their_plural_forms() {
        for lang in Lang::ALL {
            let texts = page_texts(lang);
            assert_eq!((texts.months_on.len(), texts.months_from.len(), texts.weekdays.len()), (12, 12, 7));
            let words = page_words(lang).1;
            assert_eq!((words.months.len(), words.weekdays_short.len()), (12, 7));
            for unit in &texts.units {
                for n in 0..200 {
                    assert!(unit.forms.get(lang.plural_form(n)).is_some_and(|form| !form.is_empty()), "{unit:?}");
                }
            }
        }
    }

    #[test]
    fn the_three_languages_have_the_same_placeholders() {
        for (key, text) in &file().says {
            let kk = super::super::text::placeholders(&text.kk);
            assert_eq!(kk, super::super::text::placeholders(&text.ru), "{key}");
            assert_eq!(kk, super::super::text::placeholders(&text.en), "{key}");
            assert!(Lang::ALL.iter().all(|lang| !text.get(*lang).trim().is_empty()), "{key}");
        }
    }
}
