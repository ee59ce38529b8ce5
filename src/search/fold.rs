//! One alphabet for everything that people type: Kazakh, Russian, their Latin spellings, old and new, and English.
//!
//! A folded word is made of lower-case ASCII letters and digits. Kazakh letters fall together with the Russian ones that
//! stand in for them on a Russian layout, and Cyrillic ones with their usual transliterations. Four letters take on a
//! sound that ASCII has no letter of its own for: `j` is ж, `q` is ч, `w` is ш and щ, `x` is кс.

/// Of a query no more is looked at: enough for a long question, and a bound on the time that an answer takes.
pub const MOST_WORDS: usize = 24;
pub const MOST_CHARS: usize = 400;

/// Of a word no more is looked at; the distance between two words is counted in 32 bits.
pub const LONGEST: usize = 24;

/// Nearer to the beginning two equal letters stay two: ИИН is not the English "in".
const KEPT_DOUBLE: usize = 3;

/// A letter of an alphabet that we do not know: such a word is a word, and like no other.
const STRANGE: u8 = b'.';

/// The words of a text, folded, in their order.
pub fn words(text: &str) -> Vec<Vec<u8>> {
    let mut words = vec![Vec::new()];
    let mut before = ' ';
    for char in text.chars().take(MOST_CHARS).map(lower) {
        match letters(char) {
            // ё, which Cyrillic writes as е.
            Some(_) if (before, char) == ('y', 'o') => {
                if let Some(word) = words.last_mut() {
                    word.pop();
                    push(word, b'e');
                }
            }
            Some(folded) => {
                if let Some(word) = words.last_mut() {
                    folded.bytes().for_each(|letter| push(word, letter));
                }
            }
            None if words.last().is_some_and(|word| !word.is_empty()) => words.push(Vec::new()),
            None => {}
        }
        before = char;
    }
    words.retain(|word| !word.is_empty());
    words.truncate(MOST_WORDS);
    words
}

/// Appends a letter; two that are the Latin spelling of one sound become that one.
fn push(word: &mut Vec<u8>, letter: u8) {
    let last = word.last().copied().unwrap_or_default();
    let joined = match (last, letter) {
        (b'z', b'h') => b'j',
        (b's', b'h' | b'q') | (b'w', b'q') => b'w',
        (b'c', b'h') | (b't', b'q') => b'q',
        (b'k', b'h') => b'h',
        (b'g', b'h') => b'g',
        (b'k', b's') => b'x',
        _ if last == letter && word.len() >= KEPT_DOUBLE && !letter.is_ascii_digit() => letter,
        _ if word.len() >= LONGEST => return,
        _ => return word.push(letter),
    };
    word.pop();
    // ш and ч together are щ.
    push(word, joined);
}

/// Small letters without Unicode's tables, which would weigh more than the rest of the search.
pub fn lower(char: char) -> char {
    let shift = match char {
        'A'..='Z' | 'А'..='Я' | 'À'..='Þ' => 32,
        'Ѐ'..='Џ' => 80,
        // In these blocks a capital stands right before its small letter, on an even number.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ǎ' | 'Ǵ' | 'Ҁ'..='ҿ' | 'Ӑ'..='ӿ' => u32::from(u32::from(char) % 2 == 0),
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ń' | 'Ņ' | 'Ň' | 'Ź' | 'Ż' | 'Ž' => 1,
        _ => 0,
    };
    char::from_u32(u32::from(char) + shift).unwrap_or(char)
}

/// What a small letter folds to; `None` where a word ends.
fn letters(char: char) -> Option<&'static str> {
    Some(match char {
        'а' | 'ә' | 'a' | 'ä' | 'á' | 'à' | 'â' | 'ǎ' | 'ă' => "a",
        'б' | 'b' => "b",
        'c' => "c",
        'д' | 'd' => "d",
        'е' | 'ё' | 'э' | 'e' | 'é' | 'è' | 'ê' | 'ë' => "e",
        'ф' | 'f' => "f",
        'г' | 'ғ' | 'ґ' | 'g' | 'ğ' | 'ǵ' => "g",
        'х' | 'һ' | 'h' => "h",
        'и' | 'й' | 'і' | 'ї' | 'ы' | 'i' | 'y' | 'ı' | 'í' | 'ï' | 'î' => "i",
        'ж' | 'j' => "j",
        'к' | 'қ' | 'k' | 'q' => "k",
        'л' | 'l' => "l",
        'м' | 'm' => "m",
        'н' | 'ң' | 'n' | 'ñ' | 'ń' | 'ŋ' => "n",
        'о' | 'ө' | 'o' | 'ö' | 'ó' | 'ô' => "o",
        'п' | 'p' => "p",
        'ч' | 'ç' => "q",
        'р' | 'r' => "r",
        'с' | 's' => "s",
        'т' | 't' => "t",
        'у' | 'ұ' | 'ү' | 'u' | 'w' | 'ü' | 'ú' | 'û' | 'ū' | 'ý' => "u",
        'в' | 'v' => "v",
        'ш' | 'щ' | 'ş' | 'ś' => "w",
        'x' => "x",
        'з' | 'z' => "z",
        'ц' => "ts",
        'ю' => "iu",
        'я' => "ia",
        '0' => "0",
        '1' => "1",
        '2' => "2",
        '3' => "3",
        '4' => "4",
        '5' => "5",
        '6' => "6",
        '7' => "7",
        '8' => "8",
        '9' => "9",
        // Signs without a sound, and accents that stand after their letter.
        'ь' | 'ъ' | '\'' | '’' | 'ʼ' | '`' | '´' | '\u{0300}'..='\u{036f}' => "",
        '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => return None,
        _ => ".",
    })
}

/// A word without what cannot be in a vocabulary is one that can be looked up.
pub fn is_strange(word: &[u8]) -> bool {
    word.contains(&STRANGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        words(text).iter().map(|word| String::from_utf8_lossy(word).into_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn kazakh_falls_together_with_what_a_russian_layout_has() {
        for (kazakh, typed) in [
            ("Жеке куәлікті ЖОҒАЛТТЫМ", "жеке куаликти жогалттым"),
            ("тұрғылықты жер", "тургылыкты жер"),
            ("ұлы отан соғысының ардагері", "улы отан согысынын ардагери"),
            ("тіркеуден шығару үшін", "тиркеуден шыгару ушин"),
            ("ЁЛКА Һ", "елка х"),
        ] {
            assert_eq!(folded(kazakh), folded(typed));
        }
    }

    #[test]
    fn latin_spellings_fall_together_with_cyrillic() {
        for (cyrillic, latin) in [
            ("вид на жительство", "vid na zhitelstvo"),
            ("жительство", "jitelstvo"),
            ("регистрация", "registratsiya"),
            ("регистрация", "registratsia"),
            ("учёт", "uchet"),
            ("учёт", "uchyot"),
            ("военнообязанный", "voennoobyazannyy"),
            ("беженцы", "bezhentsy"),
            ("тұрғылықты", "turghylyqty"),
            ("тұрғылықты", "turǵylyqty"),
            ("азаматтық", "azamattıq"),
            ("рұқсат", "ruqsat"),
            ("шетелдік", "şeteldik"),
            ("шетелдік", "sheteldik"),
            ("куәлік", "kwälik"),
            ("хабарлама", "khabarlama"),
            ("экспорт", "export"),
            ("щит", "shchit"),
            ("объект", "ob'ekt"),
        ] {
            assert_eq!(folded(cyrillic), folded(latin));
        }
    }

    #[test]
    fn short_words_keep_their_double_letters() {
        assert_eq!(folded("ИИН"), "iin");
        assert_eq!(folded("IIN"), "iin");
        assert_eq!(folded("in"), "in");
        assert_eq!(folded("военный"), "voeni");
    }

    #[test]
    fn what_is_no_letter_ends_a_word() {
        assert_eq!(folded(" №501-бұйрық,паспорт?!"), "501 buirik pasport");
        assert_eq!(folded("й"), folded("и\u{0306}"));
        assert!(folded("—…“”").is_empty());
        assert_eq!(words("居留证 护照").len(), 2);
        assert!(words("居留证").iter().all(|word| is_strange(word)));
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(words(&"ab ".repeat(10_000)).len(), MOST_WORDS);
        assert_eq!(words(&"abc".repeat(10_000)).iter().map(Vec::len).collect::<Vec<_>>(), [LONGEST]);
    }
}
