//! Where a word's stem ends: light stemming of folded words, in the three languages at once.
//!
//! Nothing here knows the language of a word: what is a Kazakh ending is cut off a Russian word too. That does no harm
//! as long as the forms of one word are cut alike and those of two words stay apart; what is cut too far or not far
//! enough, nearness makes up for.

/// So much of a word stays.
const SHORTEST: usize = 4;

/// Kazakh stacks endings: number, possessive, case.
const MOST: usize = 4;

/// Longest first.
const ENDINGS: &[&str] = &[
    "imizdin", "inizdin", "larimiz", "lerimiz", "larinin", "lerinin", "larin", "lerin", "larga", "lerge", "lardi",
    "lerdi", "inizdi", "imizdi", "iniz", "imiz", "atin", "etin", "itin", "dagi", "degi", "tagi", "tegi", "iami",
    "iuiu", "imdi", "indi", "inin", "lar", "ler", "dar", "der", "tar", "ter", "nin", "din", "tin", "dan", "den", "tan",
    "ten", "nan", "nen", "men", "ben", "pen", "nda", "nde", "miz", "niz", "dik", "tik", "gan", "gen", "kan", "ken",
    "uge", "uga", "ogo", "ego", "omu", "emu", "imi", "ami", "iam", "iah", "aia", "uiu", "iei", "ing", "oiu", "ga",
    "ge", "ka", "ke", "na", "ne", "ni", "di", "ti", "da", "de", "ta", "te", "im", "in", "si", "oi", "ei", "om", "em",
    "am", "ah", "ih", "ov", "ev", "ia", "iu", "ie", "oe", "ee", "ed", "ip", "ep", "a", "e", "i", "o", "u", "s",
];

/// Cuts a folded word down to its stem.
pub fn cut(word: &mut Vec<u8>) {
    for turn in 0..MOST {
        let found = ENDINGS.iter().find_map(|ending| {
            let stem = word.strip_suffix(ending.as_bytes())?;
            // Of a short word a vowel alone may go: виза, визы.
            let is_enough = stem.len() >= SHORTEST || turn == 0 && ending.len() == 1 && stem.len() + 1 >= SHORTEST;
            // доверенность, доверенности: the т is the noun's own.
            let is_own = *ending == "ti" && stem.ends_with(b"os");
            (is_enough && !is_own && may_follow(ending, *stem.last()?)).then_some(stem.len())
        });
        let Some(length) = found else { break };
        word.truncate(length);
    }
    // куәлік, куәлігім; кітап, кітабы.
    let voiceless = match word.last() {
        Some(b'g') => b'k',
        Some(b'b') => b'p',
        _ => return,
    };
    if word.len() > SHORTEST {
        word.pop();
        word.push(voiceless);
    }
}

/// Kazakh endings fit the sound before them, which tells them from Russian ones: жерге, but сайтқа; not карт-а.
fn may_follow(ending: &str, before: u8) -> bool {
    let is_voiceless = matches!(before, b'k' | b'p' | b's' | b't' | b'w' | b'x' | b'h' | b'f' | b'q');
    match ending {
        "ka" | "ke" | "ta" | "te" | "ti" => is_voiceless,
        "ga" | "ge" | "da" | "de" | "di" => !is_voiceless,
        "na" | "ne" => before == b'i',
        "ni" => matches!(before, b'i' | b'a'),
        // An English plural; not тұрмыс, қандас, бонус.
        "s" => !matches!(before, b'a' | b'i' | b'u' | b's'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::stems;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["куәлік", "куәлігім", "куәлігімді", "куәлікті", "куәліктің"][..],
            &["паспорт", "паспорта", "паспортом", "паспортымды", "паспорты", "passports"],
            &["временный", "временное", "временного", "временных"],
            &["виза", "визы", "визу"],
            &["доверенность", "доверенности", "доверенностью"],
            &["certificate", "certificates"],
        ] {
            let stems: Vec<_> = forms
                .iter()
                .flat_map(|form| stems(form))
                .map(|stem| String::from_utf8_lossy(&stem).into_owned())
                .collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn words_that_are_not_one_stay_apart() {
        for (one, other) in [("түрме", "тұрмыс"), ("қандай", "қандас"), ("военник", "военный"), ("карта", "кара")]
        {
            assert_ne!(stems(one).next(), stems(other).next(), "{one}, {other}");
        }
    }
}
