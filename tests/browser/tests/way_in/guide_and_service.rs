//! The service that the guide has led to goes on in the same page with what was answered.

use crate::{FIRST_CERTIFICATE, MONDAY, WELDER};
use browser::{
    Complaints, DUPLICATE, FIRST, GUIDE, Lang, Reply, SERVICE, WORKED_OUT, fact, official_name, say, visit,
    visit_in_chromium,
};

const LANG: Lang = Lang::En;

/// A flood has taken his grandfather's certificate; in the service he answers as for any duplicate.
const LOST: [(&str, Reply); 2] = [("need", Reply::Choose("lost")), ("lost-paper", Reply::Choose("rehabilitated"))];

/// What the welder answers in the first service, once the guide has led there.
const WELDERS_IIN: [(&str, Reply); 6] = [
    ("identity-document", Reply::Choose("passport")),
    ("channel", Reply::Choose("state-corporation")),
    ("applicant", Reply::Choose("self")),
    ("passport-expiry", Reply::Date("27", "3", "2031")),
    ("names-script", Reply::Choose("cyrillic-or-latin")),
    ("lawful-representative", Reply::Choose("no")),
];

/// And in the second one.
const WELDERS_STAY: [(&str, Reply); 7] = [
    ("temporary-age", Reply::Choose("older")),
    ("channel", Reply::Choose("state-corporation")),
    ("work-paper", Reply::Choose("employer-permit")),
    ("temporary-applicant", Reply::Choose("self")),
    ("home-owner", Reply::Choose("yes")),
    ("fingerprinted", Reply::Choose("recorded")),
    ("stay-term", Reply::Choose("in-time")),
];

#[test]
fn nothing_that_was_asked_is_asked_again_and_the_answer_rests_on_all_of_it() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            let by_guide = visit.walk_guide(FIRST_CERTIFICATE, lang).await;
            visit.follow(1).await;
            let by_service = visit.answer_whatever_is_asked(FIRST_CERTIFICATE, lang).await;
            assert!(by_service.iter().all(|fact| !by_guide.contains(fact)), "{by_guide:?}, then {by_service:?}");
            assert_eq!(visit.heading().await, say("review-title", lang));
            assert_eq!(visit.answers().await.len(), FIRST.len(), "{lang:?}: carried over and given here");
            visit.show_result().await;
            visit.until_styled().await;
            assert_eq!(visit.heading().await, say("verdict-ready", lang));
            assert_eq!(visit.text("#documents").await, say("documents-title", lang));
        }
    });
}

#[test]
fn what_follows_from_the_persons_words_is_not_asked_either() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_guide(&LOST, LANG).await;
        visit.follow(1).await;
        let asked = visit.answer_whatever_is_asked(DUPLICATE, LANG).await;
        assert!(!asked.contains(&"rehabilitated") && !asked.contains(&"rehabilitated-purpose"), "{asked:?}");
        let purpose = fact("rehabilitated-purpose");
        let row = (purpose.question(LANG).to_owned(), purpose.option("duplicate", LANG).to_owned());
        assert!(visit.answers().await.contains(&row), "it can be seen, and so changed");
    });
}

#[test]
fn back_from_the_service_the_guide_has_its_answers_and_leads_elsewhere_when_one_is_changed() {
    visit(Complaints::None, async |visit| {
        visit.walk_guide(&LOST, LANG).await;
        let before = visit.answers().await;
        visit.follow(1).await;
        visit.answer_one(DUPLICATE, LANG).await;
        visit.back_a_view().await;
        visit.back_a_view().await;
        visit.until("document.querySelector('.path')").await;
        assert_eq!(visit.answers().await, before);

        visit.change_in_guide(fact("lost-paper"), LANG).await;
        visit.reply(fact("lost-paper"), Reply::Choose("identity"), LANG).await;
        visit.go_on().await;
        assert_eq!(visit.steps().await, [official_name("passport-id-card", LANG)]);
        visit.follow(1).await;
        assert_eq!(
            visit.text(".verdict.stop > h2").await,
            say("verdict-repealed", LANG),
            "a repealed one says so first"
        );
    });
}

#[test]
fn what_the_guide_said_in_the_persons_place_is_taken_back_when_they_leave_its_service() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_guide(&LOST, LANG).await;
        visit.follow(1).await;
        visit.until("document.querySelector('form')").await;
        visit.click("button.back").await;
        visit.until("document.querySelector('.path')").await;
        visit.change_in_guide(fact("need"), LANG).await;
        visit.reply(fact("need"), Reply::Choose("certificate"), LANG).await;
        visit.go_on().await;
        let asked = visit.answer_guide(FIRST_CERTIFICATE, LANG).await;
        assert_eq!(asked, ["certificate-kind", "rehabilitated", "rehabilitated-purpose"], "none is taken as said");
    });
}

#[test]
fn what_was_set_on_the_answer_of_one_service_is_not_set_on_the_next() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(MONDAY);
        visit.walk_guide(WELDER, LANG).await;
        visit.follow(1).await;
        visit.answer_whatever_is_asked(&WELDERS_IIN, LANG).await;
        visit.show_result().await;
        visit.until_styled().await;
        visit.press_button(say("qr-show", LANG)).await;
        visit.until("document.querySelector('svg.qr')").await;
        while !visit.has(".path").await {
            visit.back_a_view().await;
        }
        visit.follow(2).await;
        visit.answer_whatever_is_asked(&WELDERS_STAY, LANG).await;
        visit.show_result().await;
        visit.until_styled().await;
        assert!(!visit.has("svg.qr").await, "nobody has asked for this service's code");
        assert!(visit.has("#link").await);
    });
}

#[test]
fn starting_again_in_the_service_forgets_the_guides_answers_too() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        visit.answer_whatever_is_asked(FIRST_CERTIFICATE, LANG).await;
        visit.show_result().await;
        visit.press_button(say("start-again", LANG)).await;
        visit.until("history.state === 1 && !document.querySelector('.verdict')").await;
        assert_eq!(visit.js("location.pathname").await, format!("/en/{GUIDE}/"));
        visit.start().await;
        assert_eq!(visit.question(LANG).await.id(), "need");
        assert_eq!(visit.ticked().await, Vec::<String>::new());
        assert_eq!(visit.answer_guide(&LOST, LANG).await.len(), 2, "and leads anew");
    });
}

#[test]
fn the_link_that_is_taken_away_is_the_services_own_and_opens_its_answer() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(MONDAY);
        visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        visit.answer_whatever_is_asked(FIRST_CERTIFICATE, LANG).await;
        visit.show_result().await;
        visit.until_styled().await;
        let (link, deadline) = (visit.link().await, visit.text(".big").await);
        assert!(link.starts_with(&visit.server.url(&format!("/en/{SERVICE}/#a1."))), "{link}");
        assert_eq!(visit.js("location.pathname").await, format!("/en/{GUIDE}/"), "the address bar does not tell");

        visit.open_tab().await;
        let path = link.strip_prefix(&visit.server.url("")).expect("a link of this site").to_owned();
        visit.open(&path).await;
        visit.until("document.querySelector('.verdict h1')").await;
        visit.until_styled().await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        assert_eq!(visit.text(".big").await, deadline);
    });
}

#[test]
fn its_answer_can_be_printed_and_names_the_service() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        visit.answer_whatever_is_asked(FIRST_CERTIFICATE, LANG).await;
        visit.show_result().await;
        visit
            .js("void (() => {
                 window.print = () => {
                     dispatchEvent(new Event('beforeprint'));
                     window.__printed = { folded: document.querySelectorAll('details:not([open])').length,
                         title: document.title };
                     dispatchEvent(new Event('afterprint'));
                 };
             })()")
            .await;
        visit.press_button(say("print", LANG)).await;
        visit.until("window.__printed && window.__printed.folded === 0").await;
        let name = visit.text(".service-name").await;
        let title = visit.js("__printed.title").await;
        assert!(title.as_str().is_some_and(|title| title.contains(&name)), "{title} is about {name}");
    });
}
