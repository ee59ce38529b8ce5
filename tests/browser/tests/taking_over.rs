//! What was done on the built page, before the app came, is there when it has come.

use browser::{Complaints, Lang, SERVICE, Visit, say, visit, visit_in_chromium};
use std::time::Duration;

const LANG: Lang = Lang::Kk;

/// Long enough to type and press before the app comes.
const WHILE: Duration = Duration::from_secs(3);

/// Long enough to be painted before the app comes.
const A_MOMENT: Duration = Duration::from_millis(700);

/// Opens a page whose module is late by so much, and returns the module's address.
async fn open_late(visit: &Visit, page: &str, late: Duration) -> String {
    let module = visit.server.named_by(page).into_iter().find(|path| path.ends_with(".wasm")).expect("a module");
    visit.server.delay(&module, late);
    visit.open(page).await;
    module
}

/// Opens a page on which something is to be done before the app comes.
async fn open_early(visit: &Visit, page: &str) {
    open_late(visit, page, WHILE).await;
    assert_eq!(visit.js("history.state").await, serde_json::Value::Null, "the app has not come yet");
}

async fn until_taken_over(visit: &Visit) {
    assert_eq!(visit.js("history.state").await, serde_json::Value::Null, "all was done before the app came");
    visit.until("history.state >= 1").await;
}

#[test]
fn what_was_typed_is_searched_for_and_the_caret_stays_where_it_was() {
    visit(Complaints::None, async |visit| {
        open_early(visit, "/kk/").await;
        visit.type_into("#query", "внж").await;
        visit.js("document.getElementById('query').setSelectionRange(1, 2)").await;
        until_taken_over(visit).await;
        visit.until("document.querySelector('[role=option]')").await;
        let found = visit.found().await;
        assert_eq!(found.typed, "внж");
        assert_eq!(found.focused, "query");
        let caret = visit.js("[document.activeElement.selectionStart, document.activeElement.selectionEnd]").await;
        assert_eq!(caret, serde_json::json!([1, 2]));
    });
}

#[test]
fn what_was_ticked_stays_ticked() {
    visit(Complaints::None, async |visit| {
        open_early(visit, &format!("/kk/{SERVICE}/")).await;
        visit.click("#keep").await;
        visit.keeps.set(true);
        until_taken_over(visit).await;
        visit.until("document.getElementById('keep').checked").await;
        visit.start().await;
        visit.click("#option-0").await;
        visit.go_on().await;
        visit.until("sessionStorage.length === 1").await;
    });
}

#[test]
fn what_had_focus_has_it_still() {
    visit(Complaints::None, async |visit| {
        open_early(visit, &format!("/kk/{SERVICE}/")).await;
        visit.js("void document.querySelector('main .button').focus()").await;
        until_taken_over(visit).await;
        visit.until("document.activeElement.matches('main .button')").await;
        assert_eq!(visit.js("document.activeElement.innerText").await, say("start", LANG));
    });
}

#[test]
fn what_was_pressed_is_done_once_it_can_be() {
    visit(Complaints::None, async |visit| {
        open_early(visit, &format!("/kk/{SERVICE}/")).await;
        visit.click("main .button").await;
        assert!(visit.has("main .button[aria-busy=true]").await, "it is seen that the press was noticed");
        until_taken_over(visit).await;
        visit.until("document.querySelector('form')").await;
        assert_eq!(visit.js("history.state").await, 2);
        assert_eq!(visit.focused().await, "h1");
    });
}

#[test]
fn nothing_jumps_when_the_app_comes() {
    // Chromium says of what was preloaded that it is used late: the module is late on purpose.
    visit_in_chromium("only Chromium tells layout shifts", Complaints::Expected, async |visit| {
        visit.server.run_before(
            "window.__shift = 0; new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.__shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });",
        );
        for width in [360, 1280] {
            visit.width(width).await;
            for lang in Lang::ALL {
                for path in ["", "which/", "rehabilitated-certificate/", "passport-id-card/"] {
                    let page = format!("/{}/{path}", lang.code());
                    let module = open_late(visit, &page, A_MOMENT).await;
                    visit.until("history.state >= 1").await;
                    tokio::time::sleep(Duration::from_millis(300)).await;
                    let was_painted = visit
                        .js(&format!(
                            "performance.getEntriesByName('first-contentful-paint')[0].startTime
                             < performance.getEntriesByName(new URL('{module}', location.origin).href)[0].responseEnd"
                        ))
                        .await;
                    assert_eq!(was_painted, true, "{page} at {width}: painted before the module came");
                    let shift = visit.js("window.__shift").await.as_f64().expect("a number");
                    assert!(shift < 0.02, "{page} at {width}: {shift}");
                }
            }
        }
    });
}
