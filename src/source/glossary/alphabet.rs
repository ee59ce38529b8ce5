//! Nothing is left untranslated: no text is the same in two languages, none holds a word of another alphabet.

use super::passage::Passage;
use super::{FILE, GlossaryFile};
use crate::locale::Lang;
use crate::source::Faults;
use std::collections::BTreeSet;

pub(super) fn check(glossary: &GlossaryFile, passages: &[Passage], faults: &mut Faults) {
    let mut found: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut alike: BTreeSet<&str> = BTreeSet::new();
    for passage in passages.iter().filter(|passage| !passage.is_address()) {
        let text = |lang| passage.get(lang);
        for (one, other) in [(Lang::Kk, Lang::Ru), (Lang::Kk, Lang::En), (Lang::Ru, Lang::En)] {
            if text(one) == text(other) && without_placeholders(text(one)).chars().any(char::is_alphabetic) {
                alike.insert(text(one));
                if !glossary.alike.iter().any(|listed| listed.texts.iter().any(|listed| listed == text(one))) {
                    let (one, other) = (one.code(), other.code());
                    let reason = format!("\"{one}\" and \"{other}\" say the same: translate it, or list it in {FILE}");
                    faults.add(&passage.file, &passage.item, reason);
                }
            }
        }
        for lang in Lang::ALL {
            for word in foreign(text(lang), lang) {
                let is_listed = |word: &String| {
                    let mut of_lang = glossary.foreign.iter().filter(|foreign| foreign.lang == lang.code());
                    of_lang.any(|foreign| foreign.words.contains(word))
                };
                if !is_listed(&word) {
                    let code = lang.code();
                    let reason =
                        format!("\"{code}\" has \"{word}\" in another alphabet: translate it, or list it in {FILE}");
                    faults.add(&passage.file, &passage.item, reason);
                }
                found.insert((lang.code(), word));
            }
        }
    }
    for foreign in &glossary.foreign {
        for word in foreign.words.iter().filter(|word| !found.contains(&(foreign.lang.as_str(), (*word).clone()))) {
            faults.add(FILE, "foreign", format!("no text has \"{word}\" in \"{}\"", foreign.lang));
        }
    }
    for text in glossary.alike.iter().flat_map(|alike| &alike.texts).filter(|text| !alike.contains(text.as_str())) {
        faults.add(FILE, "alike", format!("no two languages say \"{text}\" alike"));
    }
}

/// The words with a letter that the language does not have, addresses left out.
fn foreign(text: &str, lang: Lang) -> Vec<String> {
    let text = without_placeholders(text);
    let pieces = text.split_whitespace().filter(|piece| !piece.contains(".kz") && !piece.contains("://"));
    let words = pieces.flat_map(|piece| piece.split(|char: char| !char.is_alphanumeric()));
    words.filter(|word| word.chars().any(|char| !is_of(char, lang))).map(str::to_owned).collect()
}

fn is_of(char: char, lang: Lang) -> bool {
    const KAZAKH: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
    let is_cyrillic = ('Ѐ'..='ԯ').contains(&char);
    match lang {
        _ if !char.is_alphabetic() => true,
        Lang::Kk => is_cyrillic,
        Lang::Ru => is_cyrillic && !KAZAKH.contains(char),
        Lang::En => char.is_ascii(),
    }
}

fn without_placeholders(text: &str) -> String {
    let pieces = text.split('{').enumerate();
    pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) }).collect()
}
