//! What the operator sets: in the file, in the address, and wrongly.

use crate::{choose_language, choose_service, open_kiosk, prepare, seen_texts, until_at_rest, visit_kiosk};
use browser::{Complaints, Lang, SERVICE, on_kiosk, service_name, visit};
use serde_json::json;

const OTHER: &str = "iin-issue";

#[test]
fn without_settings_all_is_offered_in_three_languages() {
    // Chromium says of a file that it is not there.
    visit(Complaints::Expected, async |visit| {
        prepare(visit, &json!({}));
        visit.server.lose("/kiosk.json");
        open_kiosk(visit, "").await;
        assert!(!visit.has("main .failure").await, "a file that is not there is no fault");
        assert_eq!(seen_texts(visit, "[data-enters]").await, ["Қазақша", "Русский", "English"]);
        choose_language(visit, Lang::En).await;
        let all = visit.js("document.querySelectorAll('[data-speaks=en] [data-service]').length").await;
        assert_eq!(seen_texts(visit, "[data-service]").await.len() as u64, all.as_u64().expect("a number"));
        assert!(
            visit.js("getComputedStyle(document.querySelector('[data-speaks=en] .sight-on')).display").await != "none"
        );
    });
}

#[test]
fn the_address_says_what_is_offered_in_which_languages_and_under_which_title() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, &format!("?services={SERVICE},{OTHER}&languages=ru,kk&title=Зал+7")).await;
        assert_eq!(seen_texts(visit, "[data-enters]").await, ["Русский", "Қазақша"]);
        assert_eq!(visit.js("document.documentElement.lang").await, "ru");
        assert_eq!(visit.text("#kiosk-title").await, "Зал 7");
        choose_language(visit, Lang::Kk).await;
        let mut names = seen_texts(visit, ".kiosk-name").await;
        names.sort();
        let mut expected = [SERVICE, OTHER].map(|id| service_name(id, Lang::Kk).to_owned());
        expected.sort();
        assert_eq!(names, expected);

        choose_service(visit, OTHER, Lang::Kk).await;
        assert_eq!(seen_texts(visit, ".languages a").await.len(), 2, "the language that is not offered is not there");
    });
}

#[test]
fn the_address_goes_before_the_file() {
    let file = json!({ "languages": ["en"], "title": { "kk": "Зал", "ru": "Зал", "en": "Hall" }, "services": [OTHER] });
    visit_kiosk(file, async |visit| {
        open_kiosk(visit, "").await;
        assert_eq!(seen_texts(visit, "[data-enters]").await, ["English"]);
        assert_eq!(visit.text("#kiosk-title").await, "Hall");
        open_kiosk(visit, "?languages=ru").await;
        assert_eq!(seen_texts(visit, "[data-enters]").await, ["Русский"]);
        choose_language(visit, Lang::Ru).await;
        assert_eq!(seen_texts(visit, ".kiosk-name").await, [service_name(OTHER, Lang::Ru)]);
        choose_service(visit, OTHER, Lang::Ru).await;
        visit.click(".kiosk-bar .button").await;
        until_at_rest(visit).await;
        assert_eq!(visit.js("location.search").await, "?languages=ru", "the operator's part of the address stays");
    });
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_holds() {
    let file = json!({ "idle": 5, "colour": "red", "languages": ["xx", "ru"] });
    visit_kiosk(file, async |visit| {
        open_kiosk(visit, "?printer=maybe&services=nothing&public=ftp://x&rules-days=0&title=").await;
        let told = visit.texts("#kiosk-attract .failure li").await;
        for (what, place, why) in [
            ("idle = 5", "in_file", "fault_idle"),
            ("colour", "in_file", "fault_key"),
            ("languages = \"xx\"", "in_file", "fault_languages"),
            ("printer = \"maybe\"", "in_address", "fault_printer"),
            ("services = \"nothing\"", "in_address", "fault_services"),
            ("public = \"ftp://x\"", "in_address", "fault_public"),
            ("rules_days = \"0\"", "in_address", "fault_rules_days"),
            ("title = \"\"", "in_address", "fault_title"),
        ] {
            let place = on_kiosk(place, Lang::Ru).replace("{x}", "kiosk.json");
            let why = on_kiosk(why, Lang::Ru).split("{x}").next().expect("a sentence");
            let begins = format!("{what} ({place}): {why}");
            assert!(told.iter().any(|line| line.starts_with(&begins)), "{begins}\n{told:#?}");
        }
        assert_eq!(told.len(), 8, "{told:#?}");
        assert_eq!(seen_texts(visit, "[data-enters]").await, ["Русский"], "what is right of a list holds");
        choose_language(visit, Lang::Ru).await;
        assert!(seen_texts(visit, ".kiosk-name").await.len() > 10, "all services, where none of those named is one");
    });
}

#[test]
fn a_file_that_makes_no_sense_is_told() {
    visit_kiosk(json!(null), async |visit| {
        for content in ["{ \"idle\": ", "null", "[]"] {
            visit.server.serve_instead("/kiosk.json", content.as_bytes().to_vec());
            open_kiosk(visit, "").await;
            let expected = on_kiosk("fault_file", Lang::Kk).replace("{x}", "kiosk.json");
            assert_eq!(visit.texts("#kiosk-attract .failure li").await, [expected], "{content}");
        }
    });
}
