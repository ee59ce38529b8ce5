//! What is typed in one's own words finds services at once, or says that there is none.

use browser::{Complaints, Key, Lang, WORKED_OUT, say, service_name, visit, visit_in_chromium};

/// Everyday words, how much of them has to be typed until the service that is meant comes first, and that service.
const ASKED: [(Lang, &str, &str, &str); 3] = [
    (Lang::Kk, "ақталған куәлік", "ақтал", "rehabilitated-certificate"),
    (Lang::Ru, "исправить данные иин", "исправить данные ии", "iin-correction"),
    (Lang::En, "temporary residence permit", "temporary res", "temporary-residence-permit"),
];

#[test]
fn services_are_found_as_one_types_and_the_status_line_says_how_many() {
    visit(Complaints::None, async |visit| {
        for (lang, words, enough, meant) in ASKED {
            visit.open_front(lang).await;
            assert_eq!(visit.found().await.said, "", "{lang:?}: before anything is typed nothing is said");
            let mut typed = String::new();
            for letter in words.chars() {
                typed.push(letter);
                visit.type_into("#query", &letter.to_string()).await;
                let found = visit.found().await;
                if !found.hits.is_empty() {
                    let count = format!("{} {}", say("search-found", lang), found.hits.len());
                    assert_eq!(found.said, count, "{typed}");
                }
                // From there on it stays first, whatever letter comes next.
                if typed.starts_with(enough) {
                    assert_eq!(found.services().first(), Some(&meant), "{typed}: {found:#?}");
                }
            }
            let found = visit.found().await;
            assert_eq!(found.services()[0], meant, "{found:#?}");
            assert_eq!(found.hits[0].name, service_name(meant, lang));
            assert_eq!(found.focused, "query", "focus stays where one types");
        }
    });
}

#[test]
fn a_query_in_any_language_is_answered_on_a_page_in_any_other() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open_front(lang).await;
            for (_, words, _, meant) in ASKED {
                let found = visit.search(words).await;
                assert_eq!(found.services()[0], meant, "{words} in {lang:?}: {found:#?}");
            }
        }
    });
}

#[test]
fn what_is_not_covered_is_said_with_where_to_ask() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let asked = [(Lang::Kk, "жүргізуші куәлігі"), (Lang::Ru, "водительские права"), (Lang::En, "driving licence")];
        for (lang, words) in asked {
            visit.open_front(lang).await;
            let found = visit.search(words).await;
            assert!(found.hits.is_empty(), "{words}: {found:#?}");
            assert_eq!(found.said, say("search-none", lang));
            let told = visit.words(".search").await;
            assert!(told.contains(say("search-none-lead", lang)), "{told}");
            for place in ["1414", "8 800 080 7777", "egov.kz"] {
                assert!(told.contains(place), "{words}: nothing says to ask at {place}: {told}");
            }
        }
    });
}

#[test]
fn what_was_typed_stays_when_the_language_is_switched_and_its_services_are_named_anew() {
    visit(Complaints::None, async |visit| {
        visit.open_front(Lang::Ru).await;
        let words = "разрешение на временное проживание";
        visit.search(words).await;
        visit.press(Key::Down).await;
        for lang in [Lang::Kk, Lang::En, Lang::Ru] {
            visit.speak(lang).await;
            let found = visit.found().await;
            assert_eq!(found.typed, words);
            assert_eq!(found.hits[0].name, service_name("temporary-residence-permit", lang));
            assert_eq!(found.hits[0].path, format!("/{}/temporary-residence-permit/", lang.code()));
            assert_eq!(visit.text("label[for=query]").await, say("search-label", lang));
            assert_eq!(visit.js("location.pathname").await, format!("/{}/", lang.code()));
        }
    });
}

#[test]
fn very_long_and_odd_input_does_no_harm() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.open_front(Lang::Ru).await;
        let long = "разрешение на временное проживание ".repeat(300);
        let one_word = "ы".repeat(10_000);
        let marks = "а\u{301}\u{302}\u{303}\u{304}".repeat(200);
        let odd = [
            long.as_str(),
            &one_word,
            &marks,
            "<script>alert(1)</script><img src=x onerror=alert(2)>",
            "'\" OR 1=1; --",
            "../../../etc/passwd?a=b#c&d=%00%ff",
            "\u{202e}зивн\u{202c} \u{200b}\u{feff}\u{ad}",
            "👩‍👩‍👧‍👦🇰🇿𐍈\u{10ffff}",
            "\u{0}\u{1}\u{7f}\t",
            "(((((*+?[\\",
            "居留许可 تصريح الإقامة",
            "0",
        ];
        for text in odd {
            let found = visit.paste(text).await;
            let starts: String = text.chars().take(20).collect();
            assert!(!visit.has("main script, main img").await, "{starts}: words have become elements");
            assert_eq!(visit.heading().await, say("home-title", Lang::Ru), "{starts}: {found:?}");
            let found = visit.search("внж").await;
            assert!(!found.hits.is_empty(), "after {starts:?} nothing is found any more");
            assert_eq!(visit.complaints().await, Vec::<String>::new(), "{starts}");
        }
    });
}
