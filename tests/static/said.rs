//! What a description says: every line with its clause, a repealed service as bygone, terms and fees as the law has them.

use crate::{Read, read, rules, words};
use scraper::Selector;

/// The pages about one service: Kazakh, Russian, English.
fn about(service: &str) -> Vec<Read> {
    read(&rules()).into_iter().filter(|read| read.service() == Some(service)).collect()
}

#[test]
fn every_line_ends_with_its_clause() {
    let rules = rules();
    let mut lines = 0;
    for read in read(&rules) {
        let Some(service) = read.service() else { continue };
        let compiled = rules.service(service).unwrap();
        let lang = aldyn::locale::Lang::from_code(read.page.lang).unwrap();
        let act = compiled.text(compiled.service.act.as_ref().unwrap().short, lang);
        let last = Selector::parse(":scope > .hint:last-child").unwrap();
        for line in read.all(".line") {
            let source = line.select(&last).next().map(words).unwrap_or_default();
            assert!(source.starts_with(&format!("{act}: ")), "{}: {}", read.page.folder, words(line));
            lines += 1;
        }
    }
    assert!(lines > 1000, "{lines}");
}

#[test]
fn no_placeholder_is_left_open() {
    for read in read(&rules()) {
        let text = [&read.page.title, &read.page.description, &read.page.body].map(String::as_str).concat();
        assert!(!text.contains('{') && !text.contains('}'), "{}", read.page.folder);
    }
}

#[test]
fn a_repealed_service_says_so_first_and_lists_nothing_as_if_it_applied() {
    let rules = rules();
    for read in read(&rules) {
        let Some(service) = read.service() else { continue };
        let current = ["who", "documents", "term", "cost", "where", "refusal"];
        let shown = |id: &&str| !read.all(&format!("#{id}")).is_empty();
        if rules.service(service).unwrap().service.repeal.is_none() {
            assert!(read.all(".verdict, #history").is_empty());
            assert!(current.iter().all(shown), "{}", read.page.folder);
            continue;
        }
        assert!(!current.iter().any(shown), "{}", read.page.folder);
        let body = &read.page.body;
        let verdict = body.find("verdict stop").unwrap();
        assert!(body[..verdict].find("<p class=\"lead\"").is_none() && body[..verdict].find("<dl").is_none());
        // By what, and where today's rules are.
        let told = words(read.one(".verdict"));
        assert!(["267", "egov.kz", "1414"].iter().all(|said| told.contains(said)), "{told}");
        read.one(".verdict a[href$='V2000020192']");
        // What it used to be is folded away and named as history.
        read.one("#history details:not([open]) .history");
    }
}

#[test]
fn terms_and_fees_are_those_of_the_act() {
    let plain = |read: &Read| words(read.one(".facts")).replace('\u{a0}', " ");
    let facts = |service: &str| about(service).iter().map(plain).collect::<Vec<_>>();
    // Order 219, permanent residence, rows 3 and 6.
    let permanent = facts("permanent-residence-permit");
    assert!(permanent[0].contains("45 күнтізбелік күн"));
    assert!(permanent[1].contains("4 МРП") && permanent[2].contains("4 MCI"));
    // Order 172, correction of records, row 3: three working days, up to ninety.
    let correction = facts("military-record-correction");
    assert!(correction[2].contains("3 working days; if extended, at most 90 working days"), "{}", correction[2]);
    // No sum in tenge stands in a page that grows old.
    assert!(permanent.iter().all(|facts| !facts.contains('₸')));
}

#[test]
fn the_cases_of_the_act_are_told_apart() {
    for read in about("permanent-residence-permit") {
        assert_eq!(read.all("#documents .case").len(), 3);
        let cases: Vec<usize> = read
            .all("#documents .case")
            .into_iter()
            .map(|case| case.select(&Selector::parse(".line").unwrap()).count())
            .collect();
        // The short list of those who took another citizenship through a mission is the shortest.
        assert!(cases[1] < cases[2] && cases[2] < cases[0], "{cases:?}");
    }
}

/// Order 172, annex 32, rows 8 and 10, and clauses 54 and 55 of the Rules: whoever is on the register, or is put on it by
/// their institution, applies for nothing.
#[test]
fn a_case_without_an_application_asks_for_no_papers() {
    for read in about("military-registration") {
        let exits = Selector::parse(".exits").unwrap();
        let leaves = read.all("#documents .case").into_iter().map(|case| case.select(&exits).next().is_some());
        assert_eq!(leaves.collect::<Vec<_>>(), [false, false, false, false, false, true, true, true]);
    }
}
