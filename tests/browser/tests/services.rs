//! Every service is walked in a browser, and a repealed one never reads as current.

use browser::{Complaints, Lang, REPEALED, Visit, say, visit, visit_in_chromium};
use std::path::Path;

/// Why the walks through all services are gone in one engine.
const DATA: &str = "what differs from service to service is data, and one service is walked in every engine";

#[test]
fn every_service_can_be_walked_on_a_phone_in_every_language_without_a_request_or_a_complaint() {
    visit_in_chromium(DATA, Complaints::None, async |visit| {
        visit.width(320).await;
        for service in services() {
            for lang in Lang::ALL {
                walk(visit, &service, lang).await;
            }
        }
    });
}

#[test]
fn every_option_that_is_shown_is_taken() {
    visit_in_chromium(DATA, Complaints::None, async |visit| {
        for service in services() {
            open(visit, &service, Lang::Ru).await;
            visit.click("main .button").await;
            visit.until("history.state > 1").await;
            while visit.has("form").await {
                if visit.has("#day").await {
                    answer_somehow(visit).await;
                    continue;
                }
                let before = visit.heading().await;
                let last = visit.texts("label[for^=option-]").await.len() - 1;
                visit.click(&format!("#option-{last}")).await;
                visit.go_on().await;
                assert_ne!(visit.heading().await, before, "{service}: the last option is no answer");
            }
        }
    });
}

#[test]
fn a_repealed_service_says_so_before_anything_else_and_is_shown_as_history_on_request_alone() {
    visit_in_chromium(DATA, Complaints::None, async |visit| {
        for service in REPEALED {
            for lang in Lang::ALL {
                open(visit, service, lang).await;
                assert_eq!(visit.text(".verdict.stop > h2").await, say("verdict-repealed", lang), "{service}");
                assert_eq!(visit.texts("main .button").await, [say("see-history", lang)], "{service}: no way to apply");
                let today = visit.texts(".verdict.stop a[href]").await;
                assert_eq!(today, [say("open-today", lang)], "{service}: where today's rules are");
                let places = visit.text(".verdict.stop").await;
                assert!(places.contains("1414") && places.contains("egov.kz") && places.contains("267"), "{places}");
                go_to_the_result(visit).await;
                assert!(visit.has(".history").await, "{service}: the result says that it is history");
                assert_eq!(visit.heading().await, say("verdict-history", lang), "{service}");
                assert!(!visit.has("#deadline, #documents, .count").await, "{service}: nothing to bring, no date");
                assert_eq!(
                    visit.has("#answers").await,
                    visit.has(".section .answer").await,
                    "{service}: an empty list"
                );
            }
        }
    });
}

#[test]
fn the_services_that_are_repealed_are_marked_wherever_they_are_named() {
    visit_in_chromium(DATA, Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open(&format!("/{}/", lang.code())).await;
            visit.until("history.state === 1").await;
            assert_marked(visit, ".names li", lang).await;
            visit.open(&format!("/{}/services/", lang.code())).await;
            assert_marked(visit, ".card", lang).await;
        }
    });
}

/// Of the services listed in such elements those that are repealed say so, and no others.
async fn assert_marked(visit: &Visit, listed: &str, lang: Lang) {
    let services = format!(
        "[...document.querySelectorAll({listed:?})].map((one) => [
             one.querySelector('a').pathname.split('/')[2],
             one.querySelector('.tag') && one.querySelector('.tag').innerText.trim()])"
    );
    let listed = visit.js(&services).await;
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() > REPEALED.len(), "{listed:?}");
    for service in listed {
        let name = service[0].as_str().expect("a folder");
        let mark = REPEALED.contains(&name).then_some(say("repealed-tag", lang));
        assert_eq!(service[1].as_str(), mark, "{name}");
    }
}

#[test]
fn a_delicate_question_can_be_left_unanswered_and_the_reasons_it_touches_stay_open() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::En;
        open(visit, "permanent-residence-permit", lang).await;
        visit.click("main > p > .button").await;
        let mut skipped = false;
        while visit.has("form").await {
            if visit.has("#prefer-not").await {
                assert!(visit.texts(".private").await.contains(&say("delicate", lang).to_owned()));
                visit.click("#prefer-not").await;
                skipped = true;
                visit.go_on().await;
            } else {
                answer_somehow(visit).await;
            }
        }
        assert!(skipped, "a delicate question was asked");
        visit.show_result().await;
        assert!(visit.has(".risk.wait").await, "what was not said keeps a reason open");
    });
}

/// The services of the checkout, by folder.
fn services() -> Vec<String> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let folders = std::fs::read_dir(rules).expect("the rules").flatten();
    let services = folders.filter(|folder| folder.path().join("scenarios.json").is_file());
    let mut names: Vec<String> = services.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != "schema");
    names.sort();
    names
}

async fn open(visit: &Visit, service: &str, lang: Lang) {
    visit.open(&format!("/{}/{service}/", lang.code())).await;
    visit.until("history.state === 1").await;
}

async fn walk(visit: &Visit, service: &str, lang: Lang) {
    open(visit, service, lang).await;
    visit.assert_fits(&format!("{service} in {lang:?}")).await;
    let asked = go_to_the_result(visit).await;
    visit.until_styled().await;
    visit.assert_fits(&format!("the answer of {service} in {lang:?}")).await;
    assert!(visit.has(".verdict h1").await, "{service} in {lang:?}");
    assert_eq!(asked, Vec::<String>::new(), "{service} in {lang:?}: requests after the first question");
    assert_eq!(visit.complaints().await, Vec::<String>::new(), "{service} in {lang:?}");
}

/// Answers whatever is asked; gives back what was asked of the server meanwhile.
async fn go_to_the_result(visit: &Visit) -> Vec<String> {
    visit.click("main .button").await;
    visit.until("history.state > 1").await;
    let begun = std::time::Instant::now();
    while visit.has("form").await {
        answer_somehow(visit).await;
    }
    // Of a repealed service that asks nothing, the answer follows at once.
    if visit.has("main > p > .button:not(.secondary)").await {
        visit.show_result().await;
    }
    visit.until("document.querySelector('.verdict h1')").await;
    visit.server.asked_since(begun)
}

/// The first option, a day in the far future.
async fn answer_somehow(visit: &Visit) {
    if visit.has("#day").await {
        for (field, typed) in [("#day", "1"), ("#month", "12"), ("#year", "2040")] {
            visit.type_into(field, typed).await;
        }
    } else {
        visit.click("#option-0").await;
    }
    visit.go_on().await;
}
