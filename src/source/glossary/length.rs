//! Nothing is longer than a phone of 320 pixels shows well and a tired person reads in one go.

use super::form::words;
use super::passage::Passage;
use crate::locale::Lang;
use crate::source::Faults;

/// On 320 pixels a line of a heading has about 20 letters, a line of text about 35.
const LONGEST_WORD: usize = 20;

/// How many characters a text may have: half a screen for what is read by itself, five lines for what is chosen among
/// others, two for what stands beside something.
fn most_characters(passage: &Passage) -> usize {
    match passage.role.as_str() {
        _ if passage.is_own() => 150,
        "label" | "short" => 45,
        "text" => 110,
        "name" | "title" | "question" => 125,
        "why" | "hint" | "lead" => 230,
        "points" | "remedy" | "source" => 250,
        _ => 440,
    }
}

/// How many words a sentence may have. Kazakh puts into an ending what the others say with a word of its own.
fn most_words(lang: Lang) -> usize {
    match lang {
        Lang::Kk => 20,
        Lang::Ru | Lang::En => 25,
    }
}

pub(super) fn check(passages: &[Passage], faults: &mut Faults) {
    for passage in passages.iter().filter(|passage| !passage.is_of_the_act() && !passage.is_address()) {
        for lang in Lang::ALL {
            let (text, code) = (passage.get(lang), lang.code());
            let (has, most) = (text.chars().count(), most_characters(passage));
            if has > most {
                let reason = format!("\"{code}\" has {has} characters, no more than {most} fit: say it shorter");
                faults.add(&passage.file, &passage.item, reason);
            }
            for sentence in sentences(text) {
                let (has, most) = (read_words(sentence), most_words(lang));
                if has > most {
                    let reason = format!("\"{code}\" has a sentence of {has} words, more than {most}: {sentence}");
                    faults.add(&passage.file, &passage.item, reason);
                }
            }
            for word in words(text).iter().filter(|word| is_too_long(word)) {
                let reason = format!("\"{code}\" has a word that does not fit into a line: {word}");
                faults.add(&passage.file, &passage.item, reason);
            }
        }
    }
}

fn is_too_long(word: &str) -> bool {
    !word.starts_with('{') && word.chars().count() > LONGEST_WORD
}

/// What stands before a full stop that ends no sentence: "No. 501".
const ABBREVIATED: [&str; 3] = ["No", "reg", "рег"];

/// What ends in a full stop, a question mark, an exclamation mark or a semicolon before a space.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = |(at, mark): &(usize, &str)| {
            let (before, after) = rest.split_at(*at);
            let word = before.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
            let is_abbreviated = *mark == "." && ABBREVIATED.contains(&word);
            !is_abbreviated && after.strip_prefix(*mark).is_some_and(|after| after.starts_with(char::is_whitespace))
        };
        let end = rest.match_indices(['.', '?', '!', ';']).find(ends).map_or(rest.len(), |(at, mark)| at + mark.len());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// How many words one reads: an address is one, and so is what a hyphen joins.
fn read_words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|piece| piece.contains(char::is_alphanumeric)).count()
}
