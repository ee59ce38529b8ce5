//! Between two people no trace is left.

use crate::{
    answer_all, answer_one, begin, finish, kept, nothing_kept, open_kiosk, show_result, until_at_rest, visit_kiosk,
};
use browser::{FIRST, Lang, SERVICE, Visit};
use serde_json::json;

const LANG: Lang = Lang::Ru;

/// What was answered, wherever it may show: the words of options, the day that was typed.
const TRACES: [&str; 2] = ["2096", "27 марта"];

/// What of it is on the page.
async fn traces(visit: &Visit) -> Vec<String> {
    let page = visit.js("document.body.textContent").await;
    let page = browser::with_plain_spaces(page.as_str().expect("a page"));
    let (fact, reply) = FIRST[1];
    let browser::Reply::Choose(option) = reply else { panic!("a choice is the second answer: {reply:?}") };
    let words = browser::fact(fact).option(option, LANG).to_owned();
    let traces = TRACES.iter().map(|trace| (*trace).to_owned()).chain([words]);
    traces.filter(|trace| page.contains(trace)).collect()
}

#[test]
fn finish_wipes_at_once_and_back_yields_no_answer() {
    visit_kiosk(json!({}), async |visit| {
        visit.open_tab().await;
        open_kiosk(visit, "?title=Зал").await;
        let steps = visit.js("history.length").await;
        begin(visit, LANG).await;
        answer_all(visit, FIRST, LANG).await;
        assert_eq!(traces(visit).await.len(), TRACES.len() + 1, "this is what to look for");
        show_result(visit).await;
        // As if something had been stored, by whomever.
        visit.js("void (sessionStorage.setItem('aldyn.a', '1'), localStorage.setItem('aldyn.b', '2'), window.name = 'c')").await;
        visit.js("void (window.__before = true)").await;
        finish(visit).await;

        assert!(visit.holds("!window.__before").await, "it is another document");
        assert_eq!(kept(visit).await, nothing_kept());
        assert_eq!(visit.js("location.pathname + decodeURIComponent(location.search)").await, "/kiosk/?title=Зал");
        assert_eq!(visit.js("history.length").await, steps);
        assert_eq!(visit.js("document.documentElement.lang").await, "kk");
        assert_eq!(visit.promised("window.caches ? caches.keys() : []").await, json!([]));
        assert_eq!(visit.promised("indexedDB.databases ? indexedDB.databases() : []").await, json!([]));
        assert_eq!(traces(visit).await, Vec::<String>::new(), "something of the answers is on the page");

        // The browser's own ways back: there is nothing behind this page but what was there before the kiosk.
        visit.back().await;
        for _ in 0..10 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let shown = visit.js("[location.href, document.querySelector('form, .answers, .verdict') === null]").await;
            assert_eq!(shown[1], true, "an answer came back: {shown}");
            assert!(!shown[0].as_str().unwrap_or_default().contains(SERVICE), "{shown}");
        }
        visit.forward().await;
        until_at_rest(visit).await;
        assert_eq!(kept(visit).await, nothing_kept());
    });
}

#[test]
fn the_next_person_begins_with_empty_fields() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        for person in ["the first", "the next"] {
            begin(visit, LANG).await;
            assert!(visit.ticked().await.is_empty(), "{person}");
            while !visit.has(".date input").await {
                answer_one(visit, FIRST, LANG).await;
            }
            assert_eq!(
                [visit.field("day").await, visit.field("month").await, visit.field("year").await],
                [""; 3],
                "{person}"
            );
            crate::press_date(visit, ["27", "3", "2096"]).await;
            // In the middle of it.
            finish(visit).await;
        }
    });
}

#[test]
fn a_page_that_the_browser_brings_back_is_wiped() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        begin(visit, LANG).await;
        answer_one(visit, FIRST, LANG).await;
        visit.js("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
        until_at_rest(visit).await;
    });
}
