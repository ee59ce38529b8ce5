//! Words of another language within a text: names that people have to know again at a counter.

use super::Lang;

/// A text cut into pieces, each with its language where that is another than the page's.
///
/// What another alphabet or its own letters show is found, and no more: in English whatever is Cyrillic (Kazakh where it has
/// a letter that Russian lacks, else Russian), in Russian words with such a letter. A Russian word in Kazakh looks like a
/// Kazakh one.
pub fn by_language(text: &str, lang: Lang) -> Vec<(Option<Lang>, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((begin, end)) = next(rest, lang) {
        let (own, tail) = rest.split_at(begin);
        let (foreign, tail) = tail.split_at(end - begin);
        if !own.is_empty() {
            pieces.push((None, own));
        }
        let spoken = if foreign.chars().any(is_kazakh) { Lang::Kk } else { Lang::Ru };
        pieces.push((Some(spoken), foreign));
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push((None, rest));
    }
    pieces
}

/// Where the next foreign words begin and end: words side by side are one piece.
fn next(text: &str, lang: Lang) -> Option<(usize, usize)> {
    let mut found: Option<(usize, usize)> = None;
    let mut begin = 0;
    for word in text.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let letters = word.trim_end_matches(|sign: char| !sign.is_alphabetic());
        let end = begin + letters.len();
        if is_foreign(letters, lang) {
            found = Some((found.map_or(begin, |(first, _)| first), end));
        } else if found.is_some() && !letters.is_empty() {
            break;
        }
        begin += word.len();
    }
    found
}

fn is_foreign(word: &str, lang: Lang) -> bool {
    match lang {
        Lang::Kk => false,
        Lang::Ru => word.chars().any(is_kazakh),
        Lang::En => word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter)),
    }
}

/// A letter of the Kazakh alphabet that the Russian one lacks.
fn is_kazakh(letter: char) -> bool {
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(text: &str, lang: Lang) -> Vec<(Lang, &str)> {
        let pieces = by_language(text, lang);
        assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text, "nothing is lost");
        pieces.into_iter().filter_map(|(lang, piece)| Some((lang?, piece))).collect()
    }

    #[test]
    fn in_english_whatever_is_cyrillic_is_another_language() {
        assert_eq!(
            foreign("Open the section (“Мемлекеттік көрсетілетін қызметтер”), then ЦОН.", Lang::En),
            [(Lang::Kk, "Мемлекеттік көрсетілетін қызметтер"), (Lang::Ru, "ЦОН")]
        );
        assert_eq!(foreign("the stamp “ҚАІІб, № 5 – тіркеу”", Lang::En), [(Lang::Kk, "ҚАІІб, № 5 – тіркеу")]);
    }

    #[test]
    fn in_russian_words_with_kazakh_letters_are() {
        assert_eq!(foreign("Бланк «өтініш» заполняют сами", Lang::Ru), [(Lang::Kk, "өтініш")]);
        assert_eq!(foreign("Заявление подают сами", Lang::Ru), []);
    }

    #[test]
    fn in_kazakh_nothing_can_be_told_apart() {
        assert_eq!(foreign("Өтініш, ЦОН, Chrome", Lang::Kk), []);
        assert_eq!(foreign("", Lang::En), []);
    }
}
