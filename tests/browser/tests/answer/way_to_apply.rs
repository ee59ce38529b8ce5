//! Ways to apply, side by side.

use crate::VETERAN;
use browser::{Complaints, Lang, Replies, Reply, Visit, WORKED_OUT, fact, said, say, visit, visit_in_chromium};

const LANG: Lang = Lang::En;
const VETERANS: &str = "ww2-veteran-certificate";

/// A student from Russia at the police; at the State Corporation there would be something to collect.
const STUDENT: &Replies = &[
    ("citizenship", Reply::Choose("eaeu")),
    ("temporary-purpose", Reply::Choose("study")),
    ("temporary-age", Reply::Choose("older")),
    ("channel", Reply::Choose("provider")),
    ("temporary-applicant", Reply::Choose("self")),
    ("home-owner", Reply::Choose("yes")),
    ("fingerprinted", Reply::Choose("certificate")),
    ("stay-term", Reply::Choose("in-time")),
];

#[test]
fn choosing_the_portal_from_the_comparison_gives_the_answer_for_the_portal() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(crate::FRIDAY);
        visit.walk_to_answer(VETERANS, VETERAN, LANG).await;
        let (counter, portal) = (way("state-corporation"), way("portal"));
        assert_eq!(visit.texts(".channel h3").await, [counter, portal]);
        assert_eq!(chosen(visit).await, [counter]);
        let before = visit.texts(".tickable label").await;

        visit.press_button(&said("channel-choose", LANG, &[("{x}", portal)])).await;
        assert_eq!(chosen(visit).await, [portal]);
        assert_ne!(visit.texts(".tickable label").await, before, "what is attached is not what is brought");
        let answers = visit.texts(".section .answer dd > span").await;
        assert!(answers.iter().any(|answer| answer == portal), "{answers:?}");
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        visit.until("document.activeElement.localName === 'h1'").await;

        visit.press_button(&said("channel-choose", LANG, &[("{x}", counter)])).await;
        assert_eq!(visit.texts(".tickable label").await, before);
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn what_was_unfolded_stays_so_for_another_way_and_in_another_language() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(crate::FRIDAY);
        visit.walk_to_answer("temporary-residence-permit", STUDENT, LANG).await;
        visit.unfold_section("when").await;
        visit.unfold_section("who").await;
        assert!(!visit.has("#collection").await);
        let counter = said("channel-choose", LANG, &[("{x}", way("state-corporation"))]);
        visit.press_button(&counter).await;
        visit.until("document.getElementById('collection')").await;
        assert_eq!(unfolded(visit).await, ["when", "who"], "what is new pushes nothing aside");
        visit.speak(Lang::Kk).await;
        assert_eq!(unfolded(visit).await, ["when", "who"]);
    });
}

#[test]
fn in_the_evening_the_portal_is_marked_as_better_and_says_by_what() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is("2026-11-20T19:00");
        visit.walk_to_answer(VETERANS, VETERAN, LANG).await;
        assert_eq!(visit.texts(".is-better h3").await, [way("portal")]);
        assert_eq!(visit.text(".is-better .better").await, say("channel-better", LANG));
        assert_eq!(visit.texts(".is-better .reasons li").await, [say("reason-any-hour", LANG)]);
        assert_eq!(chosen(visit).await, [way("state-corporation")], "nobody is led there unasked");
    });
}

#[test]
fn this_evening_can_be_tried_in_the_morning_where_something_can_be_sent_then() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(crate::FRIDAY);
        visit.walk_to_answer(VETERANS, VETERAN, LANG).await;
        visit.unfold_section("when").await;
        visit.press_button("Friday, 20 November 2026, 20:00").await;
        assert_eq!(visit.texts(".is-better h3").await, [way("portal")]);
    });
}

/// The sections that are unfolded.
async fn unfolded(visit: &Visit) -> Vec<String> {
    let ids = visit.js("[...document.querySelectorAll('.fold[open] h2')].map((one) => one.id)").await;
    ids.as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn way(option: &str) -> &'static str {
    fact("channel").option(option, LANG)
}

/// The headings of the ways that the answer is for.
async fn chosen(visit: &Visit) -> Vec<String> {
    let cards = format!(
        "[...document.querySelectorAll('.channel')].filter((one) => one.innerText.includes({}))
         .map((one) => one.querySelector('h3').innerText)",
        serde_json::json!(say("channel-chosen", LANG))
    );
    let cards = visit.js(&cards).await;
    cards.as_array().into_iter().flatten().map(|one| one.as_str().unwrap().to_owned()).collect()
}
