//! The checks of the words, on a glossary of two terms and texts made for each case.

use super::form::{Form, words};
use super::passage::{Passage, passages};
use super::{FILE, GlossaryFile, agreement, alphabet, length};
use crate::source::{Faults, RulesText};

const GLOSSARY: &str = r#"{
    "terms": [
        {
            "id": "identity-card",
            "about": "The card of a citizen.",
            "kk": { "say": "жеке куәлік", "forms": ["жеке куәлі*"] },
            "ru": { "say": "удостоверение личности", "forms": ["удостоверени* личности"],
                    "not": [{ "words": ["удостоверк*", "удостоверку"], "because": "colloquial" }] },
            "en": { "say": "identity card", "forms": ["identity card*"], "also": ["card"] }
        },
        {
            "id": "temporary-certificate",
            "about": "A paper in its place.",
            "kk": { "say": "уақытша жеке куәлік", "forms": ["уақытша жеке куәлі*"] },
            "ru": { "say": "временное удостоверение личности", "forms": ["временн* удостоверени* личности"] },
            "en": { "say": "temporary certificate", "forms": ["temporary certificate*"] }
        }
    ],
    "foreign": [{ "lang": "en", "words": ["ЭЦҚ"], "because": "it is read on the screen" }],
    "alike": [{ "texts": ["портал"], "because": "one word" }]
}"#;

/// Texts that say everything the glossary lists.
const GOOD: [[&str; 3]; 4] = [
    ["Жеке куәлігіңізді көрсетіңіз", "Покажите удостоверение личности", "Show your identity card"],
    ["Уақытша жеке куәлік", "Временное удостоверение личности", "Temporary certificate"],
    ["портал", "портал", "portal"],
    ["Қолтаңба", "Подпись", "Signature (ЭЦҚ)"],
];

fn glossary() -> GlossaryFile {
    serde_json::from_str(GLOSSARY).unwrap()
}

/// Items `a`, `b`, … of one file, each with a title.
fn items(titles: &[[&str; 3]]) -> Vec<Passage> {
    let item = |(letter, [kk, ru, en]): (char, &[&str; 3])| serde_json::json!({ "id": letter.to_string(), "title": { "kk": kk, "ru": ru, "en": en } });
    let items: Vec<serde_json::Value> = ('a'..).zip(titles).map(item).collect();
    let text = RulesText([("made.json".to_owned(), serde_json::json!(items).to_string())].into());
    passages(&text).into_iter().filter(|passage| passage.file == "made.json").collect()
}

/// What is found in these texts and in those that say everything.
fn faults_with(glossary: &GlossaryFile, titles: &[[&str; 3]]) -> Vec<String> {
    let passages = items(&[titles, &GOOD].concat());
    let mut faults = Faults::default();
    agreement::check(glossary, &passages, &mut faults);
    alphabet::check(glossary, &passages, &mut faults);
    length::check(&passages, &mut faults);
    faults.0.iter().map(ToString::to_string).collect()
}

fn faults(title: [&str; 3]) -> Vec<String> {
    faults_with(&glossary(), &[title])
}

#[test]
fn texts_that_keep_to_the_glossary_have_no_fault() {
    assert_eq!(faults(["Жеке куәлік", "Удостоверения личности", "The card"]), <[&str; 0]>::default());
}

#[test]
fn what_one_language_says_the_others_say_too() {
    assert_eq!(
        faults(["Жеке куәлік керек", "Нужен документ", "You need an identity card"]),
        [
            r#"made.json: a: "kk" says "жеке куәлік", "ru" does not say "удостоверение личности" (glossary: identity-card)"#
        ]
    );
}

#[test]
fn a_counterpart_does_not_ask_for_the_term_itself() {
    assert!(faults(["Картаны алыңыз", "Возьмите карту", "Take the card"]).is_empty());
}

#[test]
fn a_term_inside_a_longer_one_is_not_said() {
    // The temporary certificate is no identity card, though two languages call it a temporary one.
    assert!(faults(GOOD[1]).is_empty());
}

#[test]
fn a_rejected_word_is_found_with_its_reason() {
    assert_eq!(
        faults(["Картаны алыңыз", "Возьмите удостоверку", "Take it"]),
        [r#"made.json: a: "ru" says "удостоверку": colloquial (glossary: identity-card)"#]
    );
}

#[test]
fn a_homonym_is_not_the_term() {
    let mut glossary = glossary();
    glossary.terms[0].en.homonyms.push("identity card games".to_owned());
    let games = ["Ойындар", "Игры", "Identity card games"];
    assert_eq!(faults(games).len(), 2);
    assert!(faults_with(&glossary, &[games]).is_empty());
}

#[test]
fn an_exception_is_kept_only_while_it_is_needed() {
    let mut glossary = glossary();
    let departs = ["Жеке куәлік керек", "Нужен документ", "You need an identity card"];
    glossary.terms[0].except.push(super::Exception {
        file: "made.json".to_owned(),
        item: "a".to_owned(),
        because: "for the test".to_owned(),
    });
    assert!(faults_with(&glossary, &[departs]).is_empty());
    assert_eq!(
        faults_with(&glossary, &[GOOD[0]]),
        ["glossary.json: identity-card: the exception for made.json: a is not needed"]
    );
}

#[test]
fn every_term_is_said_in_every_language() {
    let mut faults = Faults::default();
    agreement::check(&glossary(), &items(&GOOD[..1]), &mut faults);
    let found: Vec<String> = faults.0.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], r#"glossary.json: temporary-certificate: no text says "уақытша жеке куәлік" in "kk""#);
}

#[test]
fn a_text_that_was_not_translated_is_found() {
    let found = faults(["Жауап", "Жауап", "Answer"]);
    assert_eq!(found, [r#"made.json: a: "kk" and "ru" say the same: translate it, or list it in glossary.json"#]);
    assert!(faults(["17", "17", "17"]).is_empty(), "a number is no word");
}

#[test]
fn a_word_of_another_alphabet_is_found() {
    for (title, lang, word) in [
        (["Жауап", "Ответ", "The жауап"], "en", "жауап"),
        (["Жауап", "Ответ: жауабыңыз", "Answer"], "ru", "жауабыңыз"),
        (["Жауап online", "Ответ", "Answer"], "kk", "online"),
        // A Latin letter among Cyrillic ones looks right and is not.
        (["Жауап", "Oтвет", "Answer"], "ru", "Oтвет"),
    ] {
        let reason = format!("\"{lang}\" has \"{word}\" in another alphabet: translate it, or list it in {FILE}");
        assert_eq!(faults(title), [format!("made.json: a: {reason}")]);
    }
    assert!(faults(["egov.kz сайты", "Сайт egov.kz", "The site egov.kz"]).is_empty(), "an address is no word");
}

#[test]
fn what_is_allowed_and_not_said_is_found() {
    let mut faults = Faults::default();
    alphabet::check(&glossary(), &items(&GOOD[..2]), &mut faults);
    let found: Vec<String> = faults.0.iter().map(ToString::to_string).collect();
    let expected = [
        r#"glossary.json: foreign: no text has "ЭЦҚ" in "en""#,
        r#"glossary.json: alike: no two languages say "портал" alike"#,
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_too_long_is_found() {
    let long = "word ".repeat(26);
    let title = format!("{}. {}", "word ".repeat(12).trim(), "word ".repeat(12).trim());
    assert_eq!(faults(["Сөз", "Слово", title.as_str()]), <[&str; 0]>::default());
    let found = faults(["Сөз", "Слово", long.trim()]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("\"en\" has 129 characters, no more than 125 fit"), "{found:?}");
    assert!(found[1].contains("\"en\" has a sentence of 26 words, more than 25"), "{found:?}");
    let found = faults(["Сөз", "Превысокомногорассмотрительствующий", "Word"]);
    assert!(found[0].contains("a word that does not fit into a line"), "{found:?}");
}

#[test]
fn an_abbreviation_ends_no_sentence() {
    let halves = ["a ".repeat(20), "b ".repeat(20)];
    let abbreviated = format!("{}No. 501 {}", halves[0], halves[1]);
    let two = format!("{}end. Then {}", halves[0], halves[1]);
    assert_eq!(faults(["Сөз", "Слово", abbreviated.as_str()]).len(), 1);
    assert!(faults(["Сөз", "Слово", two.as_str()]).is_empty());
}

#[test]
fn forms_are_words_and_stems() {
    for (form, text, stands) in [
        ("жұмыс күн*", "Үш жұмыс күнінен кейін", true),
        ("жұмыс күн*", "жұмыс істейтін күн", false),
        ("power* of attorney", "Two powers of attorney", true),
        ("сот", "сотталған адам", false),
        ("ЖСН", "ЖСН-ді алыңыз", true),
        ("{n:days*", "в течение {n:days-of}", true),
        ("{n:days*", "days {n}", false),
    ] {
        assert_eq!(Form::new(form).unwrap().stands_in(&words(text)), stands, "{form}: {text}");
    }
    assert_eq!(Form::new(" * "), None);
    assert_eq!(words("«{n} күн» – applicant’s, egov.kz"), ["{n}", "күн", "applicant’s", "egov", "kz"]);
}

#[test]
fn texts_are_found_with_their_place() {
    let facts = r#"{ "facts": [{ "id": "iin", "question": { "kk": "а", "ru": "б", "en": "c" },
        "options": [{ "id": "yes", "text": { "kk": "г", "ru": "д", "en": "e" } }] }] }"#;
    let text = RulesText([("facts.json".to_owned(), facts.to_owned())].into());
    let places: Vec<(String, String)> = passages(&text)
        .into_iter()
        .filter(|passage| !passage.is_own())
        .map(|passage| (passage.item, passage.role))
        .collect();
    let expected = [("iin.yes", "text"), ("iin", "question")];
    assert_eq!(places, expected.map(|(item, role)| (item.to_owned(), role.to_owned())));
    assert!(passages(&text).iter().any(|passage| passage.is_own() && passage.item == "home-title"));
}

#[test]
fn the_readme_shows_what_we_say() {
    let glossary: GlossaryFile = serde_json::from_str(include_str!("../../../rules/glossary.json")).unwrap();
    let row = |term: &super::Term| format!("| {} | {} | {} |", term.kk.say, term.ru.say, term.en.say);
    let rows: Vec<String> = glossary.terms.iter().map(row).collect();
    let readme = include_str!("../../../rules/README.md");
    let shown: Vec<&str> = readme.lines().skip_while(|line| !line.starts_with("| қазақша")).skip(2).collect();
    let table: Vec<&str> = shown.iter().copied().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(table, rows, "the table in rules/README.md is glossary.json: write its rows anew");
}
