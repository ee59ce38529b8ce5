//! Words that are said on a kiosk alone. Its script holds them (the build writes them there), and so does its page.

use super::Lang;
use crate::source::Text;
use std::collections::BTreeMap;

/// `kiosk.json`: by name, each in three languages; `{x}` stands for a value.
pub const KIOSK_WORDS: &str = include_str!("kiosk.json");

/// The words in one language, by name.
pub fn kiosk_words(lang: Lang) -> BTreeMap<String, String> {
    let file: BTreeMap<String, Text> =
        serde_json::from_str(KIOSK_WORDS).expect("src/locale/kiosk.json is read in a test");
    file.into_iter().map(|(name, text)| (name, text.get(lang).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_three_languages_with_the_same_placeholder() {
        let [kk, ru, en] = Lang::ALL.map(kiosk_words);
        for (name, text) in &kk {
            let texts = [text, &ru[name], &en[name]];
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{name}");
            let has_place = texts.map(|text| text.matches("{x}").count());
            assert!(has_place == [0; 3] || has_place == [1; 3], "{name}: {has_place:?}");
            assert_eq!(texts.map(|text| text.matches('{').count()), has_place, "{name} has another placeholder");
        }
    }
}
