use aldyn::locale::Lang;
use aldyn::told::{Name, Node};

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// What Russian tells in Kazakh: words of the acts that it explains.
const KAZAKH_TERMS: [&str; 2] = ["телнұсқа", "ҚАІІб"];

/// What English tells in Cyrillic, beside its own word: what people will see on papers, screens and doors.
const CYRILLIC_TERMS: [&str; 29] = [
    "028/у",
    "ЕШЕБЖ",
    "ЕСУТД",
    "ЖСН",
    "ЖӘБО",
    "Мемлекеттік",
    "Министрлік",
    "ХҚКО",
    "ЦОН",
    "ЭЦҚ",
    "ЭЦП",
    "анықтама",
    "билет",
    "кету",
    "көрсетілетін",
    "мекенжайдан",
    "невропатолог",
    "нұсқама",
    "окулист",
    "парағы",
    "телнұсқа",
    "терапевт",
    "туралы",
    "формуляр",
    "ҚАІІб",
    "қызметтер",
    "ҰЖЖ",
    "әскери",
    "өтініш-сауалнама",
];

/// What Kazakh and Russian write in Latin letters, besides addresses.
const LATIN_TERMS: [&str; 6] = ["QR-код", "QR-кодты", "QR-коды", "SMS", "ics", "txt"];

/// Signs that stand side by side where something was left out.
const GAPS: [&str; 14] = ["{", "}", "  ", " ,", "..", ": .", ": ;", "()", "«»", "“”", ",,", ";;", " ;", ": :"];

/// What is wrong with the words of a page, text by text.
pub fn faults_of_words(nodes: &[Node], lang: Lang) -> Vec<String> {
    let mut faults = Vec::new();
    for node in nodes {
        match node {
            Node::Text(words) => faults.extend(faults_of(words, lang).map(|why| format!("{why} in \"{words}\""))),
            Node::Element(element) => {
                let label = element.attributes.iter().find(|(name, _)| *name == Name::AriaLabel);
                faults.extend(label.and_then(|(_, label)| faults_of(label, lang)));
                faults.extend(faults_of_words(&element.children, lang));
            }
        }
    }
    faults
}

fn faults_of(words: &str, lang: Lang) -> Option<String> {
    if words.trim().is_empty() {
        return Some("an empty text".to_owned());
    }
    let spaced: String = words.chars().map(|sign| if sign == '\u{a0}' { ' ' } else { sign }).collect();
    if let Some(gap) = GAPS.iter().find(|gap| spaced.contains(**gap)) {
        return Some(format!("\"{gap}\""));
    }
    if spaced.split(' ').any(|word| word == ".") {
        return Some("a full stop of its own".to_owned());
    }
    word_of_another_language(&spaced, lang).map(|word| format!("\"{word}\""))
}

/// A word in letters that the language does not have, unless it is a name that is told so on purpose.
fn word_of_another_language(words: &str, lang: Lang) -> Option<&str> {
    let is_word = |sign: char| sign.is_alphanumeric() || "-./@_".contains(sign);
    let mut found = words.split(|sign| !is_word(sign)).map(|word| word.trim_matches(|sign| "-./".contains(sign)));
    found.find(|word| match lang {
        Lang::En => word.contains(is_cyrillic) && !CYRILLIC_TERMS.contains(word),
        Lang::Ru if word.contains(|sign| KAZAKH.contains(sign)) => !KAZAKH_TERMS.contains(word),
        _ => word.contains(|sign: char| sign.is_ascii_alphabetic()) && !is_address(word) && !LATIN_TERMS.contains(word),
    })
}

fn is_cyrillic(sign: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&sign)
}

fn is_address(word: &str) -> bool {
    word.contains(".kz") && word.is_ascii()
}
