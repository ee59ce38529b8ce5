//! A clock that is wrong and rules that are old are told first.

use crate::{open_kiosk, visit_kiosk};
use browser::{Complaints, Lang, SERVICE, Visit, on_kiosk, say, visit, with_plain_spaces};
use serde_json::json;

/// The kiosk's pages as built with rules of this day.
fn rules_are_of(visit: &Visit, day: &str) {
    for page in ["kiosk/", &format!("ru/{SERVICE}/")] {
        let path = format!("/{page}index.html");
        let html = String::from_utf8(visit.server.file(&path)).expect("a page");
        let html = match html.split_once(" data-edition=\"") {
            Some((before, rest)) => [before, rest.split_once('"').expect("a value").1].concat(),
            None => html,
        };
        let html = html.replacen("<html ", &format!("<html data-edition=\"{day}\" "), 1);
        visit.server.serve_instead(&path, html.into_bytes());
    }
}

/// What is said before all else on the page.
async fn first_alarm(visit: &Visit) -> String {
    visit.text("body > .failure:first-child").await
}

fn told(key: &str, day: &str) -> String {
    on_kiosk(key, Lang::Kk).replace("{x}", day)
}

#[test]
fn a_clock_before_the_rules_or_past_the_calendar_is_told_first() {
    visit_kiosk(json!({}), async |visit| {
        rules_are_of(visit, "2026-11-20");
        visit.server.clock_is("2026-11-20T00:00");
        open_kiosk(visit, "").await;
        assert!(!visit.has("body > .failure[role=alert]:not([hidden])").await, "the day itself is right");
        let state = visit.text("#kiosk-state").await;
        assert!(state.contains("20.11.2026") && state.ends_with(&told("rules_age", "0")), "{state}");

        visit.server.clock_is("2026-11-19T23:59");
        open_kiosk(visit, "").await;
        assert_eq!(first_alarm(visit).await, told("clock_before", "19.11.2026"));

        let until = visit.js("document.documentElement.dataset.until").await;
        let year: i32 = until.as_str().and_then(|day| day[..4].parse().ok()).expect("a day");
        visit.server.clock_is(&format!("{}-01-01T00:00", year + 1));
        open_kiosk(visit, "").await;
        assert_eq!(first_alarm(visit).await, told("clock_after", &format!("01.01.{}", year + 1)));
    });
}

#[test]
fn rules_past_the_operators_limit_are_told_first_on_every_page() {
    visit_kiosk(json!({ "rules_days": 3 }), async |visit| {
        for (of, is_old) in [("2026-11-20", false), ("2026-11-19", true)] {
            rules_are_of(visit, of);
            open_kiosk(visit, "").await;
            let alarm = "body > .failure[role=alert]:not([hidden])";
            assert_eq!(visit.has(alarm).await, is_old, "{of}");
            visit.open(&format!("/ru/{SERVICE}/?kiosk")).await;
            visit.until("document.querySelector('.kiosk-bar')").await;
            assert_eq!(visit.has(alarm).await, is_old, "{of}");
            if is_old {
                let expected = on_kiosk("rules_old", Lang::Ru).replace("{x}", "19.11.2026");
                assert_eq!(visit.text(alarm).await, expected);
            }
        }
    });
}

/// Not on a kiosk: for whoever opens the page.
#[test]
fn a_clock_before_the_texts_were_compared_or_past_the_calendar_is_told_on_the_page_itself() {
    visit(Complaints::None, async |visit| {
        for (clock, key) in [("2026-11-19T10:00", "clock-before"), ("2029-01-01T10:00", "clock-after")] {
            visit.server.clock_is(clock);
            visit.open_page_of(SERVICE, Lang::Ru).await;
            let (before, after) = say(key, Lang::Ru).split_once("{d:on}").expect("the sentence names the day");
            let shown = with_plain_spaces(&visit.text("main .failure").await);
            assert!(shown.starts_with(before) && shown.ends_with(after), "{shown}");
        }
        visit.server.clock_is("2026-11-20T00:00");
        visit.open_page_of(SERVICE, Lang::Ru).await;
        assert!(!visit.has("main .failure").await);
    });
}
