//! What was meant by keys that were pressed while the keyboard was switched to the other alphabet.

use super::fold::{MOST_CHARS, lower};

/// Keys by what they give on an English and on a Russian layout; on a Kazakh one the figures give letters besides.
const ENGLISH: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-=";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ";

/// The text that the same keys give on the other layout; `None` where it has no letter of either.
pub fn switched(text: &str) -> Option<String> {
    let text: String = text.chars().take(MOST_CHARS).map(lower).collect();
    let (from, to) = if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        (ENGLISH, CYRILLIC)
    } else if text.bytes().any(|byte| byte >= 128) {
        (CYRILLIC, ENGLISH)
    } else {
        return None;
    };
    let key = |char| from.chars().zip(to.chars()).find(|(key, _)| *key == char).map_or(char, |(_, other)| other);
    Some(text.chars().map(key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_same_on_both_layouts() {
        assert_eq!(switched("ghjgbcrf").as_deref(), Some("прописка"));
        assert_eq!(switched(";cy").as_deref(), Some("жсн"));
        assert_eq!(switched("Зфыызщке").as_deref(), Some("passport"));
        assert_eq!(switched("0fpf0").as_deref(), Some("қазақ"));
        assert_eq!(switched("1414"), None);
    }
}
