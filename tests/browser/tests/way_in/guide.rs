//! Where the guide leads, in everything that people come with.

use crate::{FIRST_CERTIFICATE, MONDAY, WELDER};
use browser::{
    Complaints, Lang, REPEALED, Reply, WORKED_OUT, fact, official_name, said, say, scenarios, visit, visit_in_chromium,
};

#[test]
fn everybody_of_the_scenarios_is_led_where_they_have_to_go_and_the_questions_left_never_become_more() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let lang = Lang::Ru;
        visit.server.clock_is(MONDAY);
        visit.open_guide(lang).await;
        for one in scenarios() {
            let name = one.name();
            visit.start().await;
            let mut left = usize::MAX;
            while visit.has("form").await {
                let now = visit.left().await;
                assert!(now < left, "{name}: after a question {left} were left, now {now}");
                left = now;
                visit.answer_one(&one.replies(), lang).await;
            }
            visit.until("document.querySelector('.verdict h1')").await;
            let steps: Vec<String> = one.steps().into_iter().map(|service| official_name(service, lang)).collect();
            if one.possible() > 1 {
                assert_eq!(visit.heading().await, say("guide-several", lang), "{name}");
                assert_eq!(visit.text("#possible").await, say("guide-possible", lang), "{name}");
            } else if let Some(title) = one.title(lang) {
                assert_eq!(visit.words("h1").await, title, "{name}");
                assert_eq!(visit.steps().await, steps, "{name}");
            } else {
                assert_eq!(visit.steps().await, steps, "{name}");
            }
            let is_history = one.steps().into_iter().any(|service| REPEALED.contains(&service));
            assert_eq!(visit.has(".verdict.good").await, !steps.is_empty() && !is_history, "{name}");
            assert_eq!(visit.texts(".answers dt").await.len(), one.replies().len(), "{name}: what it rests on");
            visit.press_button(say("start-again", lang)).await;
            visit.until("history.state === 1 && !document.querySelector('.verdict')").await;
        }
    });
}

#[test]
fn whoever_wants_a_first_certificate_is_led_to_its_one_service() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            let asked = visit.walk_guide(FIRST_CERTIFICATE, lang).await;
            assert_eq!(asked, ["need", "certificate-kind", "rehabilitated", "rehabilitated-purpose"]);
            assert_eq!(visit.text(".verdict.good > .hint").await, say("guide-one", lang));
            assert_eq!(visit.steps().await, [official_name("rehabilitated-certificate", lang)]);
            assert_eq!(visit.text("#steps").await, say("guide-step", lang));
            let kind = fact("rehabilitated-purpose").option("first", lang);
            assert!(visit.words(".verdict").await.contains(kind), "{lang:?}: which kind of it");
            // For those who hear it, the name of the service follows; not every engine breaks the line there.
            assert!(visit.text(".path .button").await.starts_with(say("guide-follow", lang)), "{lang:?}");
        }
    });
}

#[test]
fn a_path_of_several_services_names_the_days_of_each_step() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(MONDAY);
        for lang in Lang::ALL {
            visit.walk_guide(WELDER, lang).await;
            assert_eq!(visit.text(".verdict.good > .hint").await, say("guide-path", lang));
            let names = ["iin-issue", "temporary-residence-permit"].map(|service| official_name(service, lang));
            assert_eq!(visit.steps().await, names);
            let first = visit.words(".path > .step:nth-child(1)").await;
            let second = visit.words(".path > .step:nth-child(2)").await;
            assert!(first.contains(say("path-apply-now", lang)), "{first}");
            assert!(second.contains(say("path-after-result", lang)), "{second}");
            // One working day each, by any way to apply.
            let [tuesday, wednesday] = days(lang);
            assert!(first.contains(tuesday) && !first.contains(wednesday), "{first}");
            let (from, ready) = (second.find(tuesday), second.find(wednesday));
            assert!(from.is_some() && from < ready, "{second}");
        }
    });
}

#[test]
fn where_there_is_nothing_to_apply_for_it_says_why_and_where_that_is_written() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let citizen = [("need", Reply::Choose("stay")), ("citizenship", Reply::Choose("kazakhstan"))];
        for lang in Lang::ALL {
            visit.walk_guide(&citizen, lang).await;
            assert_eq!(visit.text(".verdict.stop > .hint").await, say("verdict-nothing", lang));
            assert!(!visit.has(".path").await, "no way to apply");
            let source = visit.texts(".verdict .hint").await;
            assert_eq!(source.len(), 2, "{lang:?}: the source stands below: {source:?}");
            let link = visit.js("document.querySelector('.verdict a').pathname").await;
            assert_eq!(link, format!("/{}/temporary-residence-permit/", lang.code()), "what it is about can be read");
        }
    });
}

#[test]
fn what_no_act_covers_is_said_with_where_to_ask() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let driving_licence = [("need", Reply::Choose("lost")), ("lost-paper", Reply::Choose("other"))];
        let pension = [("need", Reply::Choose("other"))];
        for lang in Lang::ALL {
            for replies in [&driving_licence[..], &pension] {
                visit.walk_guide(replies, lang).await;
                assert_eq!(visit.text(".verdict.wait > .hint").await, say("verdict-not-covered", lang));
                let told = visit.words(".verdict").await;
                assert!(told.contains(&said("where-to-ask", lang, &[])), "{told}");
                for place in ["1414", "8 800 080 7777", "egov.kz"] {
                    assert!(told.contains(place), "nothing says to ask at {place}: {told}");
                }
                assert!(!visit.has(".path").await);
            }
        }
    });
}

#[test]
fn whoever_does_not_know_is_shown_what_it_may_be_and_what_to_find_out() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let cook = [&WELDER[..4], &[("iin", Reply::DontKnow)]].concat();
        for lang in Lang::ALL {
            visit.walk_guide(&cook, lang).await;
            assert_eq!(visit.heading().await, say("guide-several", lang));
            assert_eq!(visit.texts(".verdict.wait li").await, [fact("iin").question(lang)]);
            let possible = visit.steps().await;
            assert_eq!(possible.len(), 2, "with an IIN, and without one: {possible:?}");
            assert_eq!(possible[0], official_name("temporary-residence-permit", lang));
            visit.follow(1).await;
            visit.until("document.querySelector('form')").await;
            assert_ne!(visit.question(lang).await.id(), "iin", "{lang:?}: nothing is asked twice");
        }
    });
}

/// The two days after [`MONDAY`].
fn days(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Kk => ["2026 ж. 24 қараша", "2026 ж. 25 қараша"],
        Lang::Ru => ["24 ноября 2026 г.", "25 ноября 2026 г."],
        Lang::En => ["24 November 2026", "25 November 2026"],
    }
}
