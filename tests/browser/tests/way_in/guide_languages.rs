//! The language can be changed anywhere between the guide's first question and the service's answer.

use crate::{FIRST_CERTIFICATE, MONDAY, WELDER};
use browser::{Complaints, GUIDE, Lang, SERVICE, WORKED_OUT, official_name, say, visit, visit_in_chromium};
use std::time::Instant;

#[test]
fn in_the_guide_in_the_service_and_in_the_guide_again_nothing_is_lost() {
    visit(Complaints::None, async |visit| {
        visit.open_guide(Lang::Kk).await;
        visit.start().await;
        visit.answer_until("rehabilitated", FIRST_CERTIFICATE, Lang::Kk).await;
        visit.speak(Lang::Ru).await;
        assert_eq!(visit.question(Lang::Ru).await.id(), "rehabilitated");
        visit.answer_guide(FIRST_CERTIFICATE, Lang::Ru).await;
        assert_eq!(visit.steps().await, [official_name(SERVICE, Lang::Ru)]);

        visit.follow(1).await;
        visit.answer_one(FIRST_CERTIFICATE, Lang::Ru).await;
        let asked = visit.question(Lang::Ru).await.id();
        visit.speak(Lang::En).await;
        assert_eq!(visit.question(Lang::En).await.id(), asked);
        assert_eq!(
            visit.js("location.pathname").await,
            format!("/en/{GUIDE}/"),
            "the guide's address, in the language"
        );

        visit.back_a_view().await;
        visit.back_a_view().await;
        visit.until("document.documentElement.lang === 'en' && document.querySelector('.path')").await;
        assert_eq!(visit.steps().await, [official_name(SERVICE, Lang::En)]);
        assert_eq!(visit.text(".verdict > .hint").await, say("guide-one", Lang::En));
        visit.follow(1).await;
        visit.answer_whatever_is_asked(FIRST_CERTIFICATE, Lang::En).await;
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::En));
        visit.speak(Lang::Kk).await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Kk));
        assert_eq!(visit.text("#documents").await, say("documents-title", Lang::Kk));
    });
}

#[test]
fn an_outcome_is_told_in_the_language_that_it_is_put_into() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(MONDAY);
        visit.walk_guide(WELDER, Lang::Ru).await;
        for lang in [Lang::En, Lang::Kk, Lang::Ru] {
            visit.speak(lang).await;
            let names = ["iin-issue", "temporary-residence-permit"].map(|service| official_name(service, lang));
            assert_eq!(visit.steps().await, names);
            assert_eq!(visit.text("#steps").await, say("guide-steps", lang));
            assert_eq!(visit.text("#answers").await, say("your-answers", lang));
        }
    });
}

#[test]
fn a_language_asks_for_the_same_wherever_it_is_chosen() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let mut asked = Vec::new();
        for is_led in [false, true] {
            visit.walk_guide(FIRST_CERTIFICATE, Lang::Kk).await;
            if is_led {
                visit.follow(1).await;
            }
            let chosen = Instant::now();
            visit.speak(Lang::Ru).await;
            if is_led {
                visit.back_a_view().await;
                visit.until("document.documentElement.lang === 'ru' && document.querySelector('.path')").await;
            }
            let mut paths = visit.server.asked_since(chosen);
            // For the icon Chromium asks anew at each address, where it may not keep it.
            paths.retain(|path| !path.starts_with("/icon-"));
            paths.sort();
            asked.push(paths);
        }
        assert!(!asked[0].is_empty());
        assert_eq!(asked[0], asked[1], "the service that is shown can be told from what was asked for");
    });
}
