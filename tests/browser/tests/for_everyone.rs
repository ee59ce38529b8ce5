//! It can be used without a mouse and on a narrow screen.

use browser::{Complaints, FIRST, Key, Lang, Reply, SERVICE, Visit, fact, say, visit};

const LANG: Lang = Lang::Kk;

#[test]
fn the_whole_way_can_be_gone_with_the_keyboard_alone() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        tab_to(visit, "main .button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('form')").await;
        while visit.has("form").await {
            assert_heading_has_focus(visit).await;
            let asked = visit.question(LANG).await;
            let depth = visit.js("history.state").await;
            let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
            reply_by_keys(visit, asked.id(), *reply).await;
            visit.until(&format!("history.state > {depth}")).await;
        }
        assert_heading_has_focus(visit).await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        tab_to(visit, "main .button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('.verdict')").await;
        assert_heading_has_focus(visit).await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
    });
}

#[test]
fn a_mistake_made_with_the_keyboard_is_mended_with_it() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        tab_to(visit, "button[type=submit]").await;
        visit.press(Key::Space).await;
        visit.until("document.activeElement.className === 'error-summary'").await;
        tab_to(visit, ".error-summary a").await;
        visit.press(Key::Enter).await;
        visit.until("document.activeElement.id === 'option-0'").await;
        visit.press(Key::Space).await;
        visit.press(Key::Enter).await;
        visit.until("history.state === 3").await;
        assert!(!visit.has(".error-summary").await);
    });
}

#[test]
fn the_skip_link_leads_past_the_header() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.press(Key::Tab).await;
        assert_eq!(visit.js("document.activeElement.className").await, "skip-link");
        visit.press(Key::Enter).await;
        visit.press(Key::Tab).await;
        assert!(
            visit.holds("document.activeElement.matches('main .button')").await,
            "the next stop is in the main part"
        );
    });
}

#[test]
fn at_320_pixels_no_view_scrolls_sideways() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        visit.open(&format!("/{}/", LANG.code())).await;
        visit.until("history.state === 1").await;
        assert_fits(visit, "services").await;
        visit.open_service(LANG).await;
        assert_fits(visit, "start").await;
        visit.start().await;
        while visit.has("form").await {
            let asked = visit.question(LANG).await;
            assert_fits(visit, asked.id()).await;
            visit.go_on().await;
            assert_fits(visit, &format!("{}, with a mistake", asked.id())).await;
            let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
            visit.reply(fact(asked.id()), *reply, LANG).await;
            visit.go_on().await;
        }
        assert_fits(visit, "answers").await;
        visit.show_result().await;
        assert_fits(visit, "result").await;
        assert_eq!(visit.js("location.pathname").await, format!("/kk/{SERVICE}/"));
    });
}

/// Everything unfolded, nothing sticks out of the window; what is hidden from sight does not count.
async fn assert_fits(visit: &Visit, view: &str) {
    visit.js("document.querySelectorAll('details').forEach((one) => { one.open = true; })").await;
    assert!(visit.holds("document.documentElement.scrollWidth <= innerWidth").await, "{view} scrolls sideways");
    let out = visit
        .js("[...document.querySelectorAll('body *')]
             .filter((one) => one.getClientRects().length && !one.closest('.visually-hidden, .skip-link'))
             .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
             .map((one) => one.outerHTML.slice(0, 120))")
        .await;
    assert_eq!(out, serde_json::json!([]), "{view}: out of sight");
}

/// Presses Tab until such an element has focus.
async fn tab_to(visit: &Visit, selector: &str) {
    for _ in 0..40 {
        visit.press(Key::Tab).await;
        if visit.holds(&format!("document.activeElement.matches({})", serde_json::json!(selector))).await {
            return;
        }
    }
    panic!("the Tab key never leads to {selector}");
}

async fn reply_by_keys(visit: &Visit, asked: &str, reply: Reply) {
    match reply {
        Reply::Choose(option) => {
            tab_to(visit, "#option-0").await;
            visit.press(Key::Space).await;
            for _ in 0..fact(asked).place(option) {
                visit.press(Key::Down).await;
            }
            tab_to(visit, "button[type=submit]").await;
        }
        Reply::Tick(options) => {
            for option in options {
                tab_to(visit, &format!("#option-{}", fact(asked).place(option))).await;
                visit.press(Key::Space).await;
            }
            tab_to(visit, "button[type=submit]").await;
        }
        Reply::Date(day, month, year) => {
            for (field, figures) in [("#day", day), ("#month", month), ("#year", year)] {
                tab_to(visit, field).await;
                for figure in figures.chars() {
                    visit.press(figure).await;
                }
            }
        }
        Reply::NoneOfThese | Reply::DontKnow => unreachable!("nobody replies so here"),
    }
    visit.press(Key::Enter).await;
}

async fn assert_heading_has_focus(visit: &Visit) {
    visit.until("document.activeElement.localName === 'h1'").await;
}
