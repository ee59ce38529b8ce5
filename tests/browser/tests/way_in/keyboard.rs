//! From the start page to an answer without a mouse.

use crate::{FIRST_CERTIFICATE, until_read};
use browser::{Complaints, FIRST, IN_SIGHT, Key, Lang, Replies, Reply, Visit, fact, say, visit};

const LANG: Lang = Lang::Kk;

#[test]
fn by_search_to_a_services_answer() {
    visit(Complaints::None, async |visit| {
        visit.open_front(LANG).await;
        tab_to(visit, "#query").await;
        visit.press_all("ақталған куәлік").await;
        visit.press(Key::Down).await;
        visit.press(Key::Enter).await;
        visit.until("location.pathname === '/kk/rehabilitated-certificate/' && history.state === 1").await;
        to_the_answer(visit, FIRST).await;
    });
}

#[test]
fn by_need_to_a_services_answer() {
    visit(Complaints::None, async |visit| {
        visit.open_front(LANG).await;
        tab_to(visit, "#need ~ * a.button, #need ~ a.button, section[aria-labelledby=need] a.button").await;
        visit.press(Key::Enter).await;
        visit.until("location.pathname === '/kk/which/' && history.state === 1").await;
        tab_to(visit, "main > p > .button").await;
        visit.press(Key::Enter).await;
        answer_by_keys(visit, FIRST_CERTIFICATE).await;
        visit.until("document.querySelector('.path')").await;
        assert_heading_has_focus(visit).await;
        tab_to(visit, ".path .button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('form')").await;
        answer_by_keys(visit, FIRST_CERTIFICATE).await;
        see_the_result(visit).await;
    });
}

#[test]
fn by_name_to_a_services_description_and_on_to_its_questions() {
    visit(Complaints::None, async |visit| {
        visit.open_front(LANG).await;
        tab_to(visit, "a[href$='services/']").await;
        visit.press(Key::Enter).await;
        until_read(visit, "/kk/services/").await;
        tab_to(visit, ".card a[href*='rehabilitated-certificate/about/']").await;
        visit.press(Key::Enter).await;
        until_read(visit, "/kk/rehabilitated-certificate/about/").await;
        tab_to(visit, "main a.button").await;
        visit.press(Key::Enter).await;
        visit.until("location.pathname === '/kk/rehabilitated-certificate/' && history.state === 1").await;
        to_the_answer(visit, FIRST).await;
    });
}

async fn to_the_answer(visit: &Visit, replies: &Replies) {
    tab_to(visit, "main > p > .button").await;
    visit.press(Key::Enter).await;
    visit.until("document.querySelector('form')").await;
    answer_by_keys(visit, replies).await;
    see_the_result(visit).await;
}

async fn see_the_result(visit: &Visit) {
    assert_eq!(visit.heading().await, say("review-title", LANG));
    assert_heading_has_focus(visit).await;
    tab_to(visit, "main > p > .button").await;
    visit.press(Key::Enter).await;
    visit.until("document.querySelector('.verdict')").await;
    assert_heading_has_focus(visit).await;
    assert_eq!(visit.heading().await, say("verdict-ready", LANG));
}

/// Answers by keys for as long as something is asked.
async fn answer_by_keys(visit: &Visit, replies: &Replies) {
    while visit.has("form").await {
        assert_heading_has_focus(visit).await;
        let asked = visit.question(LANG).await.id();
        let depth = visit.js("history.state").await;
        let (_, reply) = replies.iter().find(|(id, _)| *id == asked).expect("a reply");
        reply_by_keys(visit, asked, *reply).await;
        visit.until(&format!("history.state > {depth}")).await;
    }
}

async fn reply_by_keys(visit: &Visit, asked: &str, reply: Reply) {
    match reply {
        Reply::Choose(option) => {
            tab_to(visit, "#option-0").await;
            visit.press(Key::Space).await;
            for _ in 0..fact(asked).place(option) {
                visit.press(Key::Down).await;
            }
        }
        Reply::Tick(options) => {
            for option in options {
                tab_to(visit, &format!("#option-{}", fact(asked).place(option))).await;
                visit.press(Key::Space).await;
            }
        }
        Reply::Date(day, month, year) => {
            for (field, figures) in [("#day", day), ("#month", month), ("#year", year)] {
                tab_to(visit, field).await;
                visit.press_all(figures).await;
            }
        }
        Reply::NoneOfThese | Reply::DontKnow | Reply::PreferNotToSay => unreachable!("nobody replies so here"),
    }
    visit.press(Key::Enter).await;
}

/// Presses Tab until such an element has focus; wherever focus is on the way, it can be seen.
async fn tab_to(visit: &Visit, selector: &str) {
    let stops = visit.js("document.querySelectorAll('a, button, input, summary').length").await;
    for _ in 0..=stops.as_u64().unwrap_or_default() {
        visit.press(Key::Tab).await;
        let focus = visit
            .js(&format!(
                "(() => {{
                 const one = document.activeElement;
                 const style = getComputedStyle(one);
                 return {{ what: one.outerHTML.slice(0, 120),
                     lost: one === document.body && !document.hasFocus(),
                     ringed: one === document.body
                         || one.matches(':focus-visible') && style.outlineStyle !== 'none'
                             && parseFloat(style.outlineWidth) >= 2,
                     seen: one === document.body || {IN_SIGHT}(one) }};
             }})()"
            ))
            .await;
        assert_eq!(focus["lost"], false, "focus has left the page");
        assert_eq!(focus["ringed"], true, "focus cannot be told: {}", focus["what"]);
        assert_eq!(focus["seen"], true, "focus is out of sight: {}", focus["what"]);
        if visit.holds(&format!("document.activeElement.matches({})", serde_json::json!(selector))).await {
            return;
        }
    }
    panic!("the Tab key never leads to {selector}");
}

async fn assert_heading_has_focus(visit: &Visit) {
    visit.until("document.activeElement.localName === 'h1'").await;
    assert!(
        visit.holds("document.activeElement.getBoundingClientRect().bottom <= innerHeight").await,
        "the new heading is out of sight"
    );
}
