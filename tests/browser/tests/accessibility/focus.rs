//! Focus can be seen wherever it is, goes everywhere, and is where reading goes on.

use crate::states::{questions, start_page};
use browser::{Complaints, Engine, FIRST, IN_SIGHT, Key, Lang, Reply, Visit, visit};
use serde_json::Value;
use std::time::Duration;
use tokio::time::sleep;

const LANG: Lang = Lang::Kk;

#[test]
fn on_the_start_page_every_stop_of_tab_can_be_seen() {
    visit(Complaints::None, async |visit| {
        start_page(visit, LANG, &async |state: &str| tab_through(visit, state).await).await
    });
}

#[test]
fn at_a_question_every_stop_of_tab_can_be_seen() {
    visit(Complaints::None, async |visit| {
        questions(visit, LANG, &async |state: &str| tab_through(visit, state).await).await
    });
}

#[test]
fn in_the_answer_every_stop_of_tab_can_be_seen() {
    visit(Complaints::None, async |visit| {
        // Without a window manager a second window of WebKitGTK's never gets focus.
        if visit.engine != Engine::WebKit {
            visit.size(360, 640).await;
        }
        visit.walk_to_answer(browser::SERVICE, FIRST, LANG).await;
        visit.unfold().await;
        tab_through(visit, "answer").await;
    });
}

#[test]
fn a_mistake_leads_to_its_field_whatever_kind_of_question_it_is() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        while visit.has("form").await {
            let asked = visit.question(LANG).await;
            visit.go_on().await;
            visit.until("document.activeElement.matches('.error-summary')").await;
            visit.tab_to(".error-summary a").await;
            visit.press(Key::Enter).await;
            let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
            let field = if matches!(reply, Reply::Date(..)) { "day" } else { "option-0" };
            visit.until(&format!("document.activeElement.id === '{field}'")).await;
            assert!(
                visit.holds(&format!("{IN_SIGHT}(document.activeElement)")).await,
                "{}: the field is out of sight",
                asked.id()
            );
            visit.answer_one(FIRST, LANG).await;
        }
    });
}

/// Puts focus in front of everything, where the next Tab leads to the first stop.
const FROM_THE_TOP: &str = "void (() => {
    window.__stops = [];
    const top = document.createElement('span');
    top.id = 'top';
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
})()";

/// Where Tab has led to.
const STOP: &str = "(() => {
    const one = document.activeElement;
    if (one === document.body) return 'page';
    const is_known = window.__stops.includes(one);
    window.__stops.push(one);
    return is_known ? 'known' : 'new';
})()";

/// What is wrong with the stop where focus is: no ring, out of sight, covered by something.
const UNSEEN: &str = "((isInSight) => {
    const one = document.activeElement, { top, bottom, left, right } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const is_ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const is_in_sight = isInSight(one);
    const over = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    const is_bare = !over || one.contains(over) || over.contains(one);
    return is_ringed && is_in_sight && is_bare ? null
        : `${is_ringed ? '' : 'no ring '}${is_in_sight ? '' : 'out of sight '}${is_bare ? '' : `under ${over.outerHTML.slice(0, 100)} `}`
            + `${[top, bottom, left, right].map(Math.round)} ${one.outerHTML.slice(0, 140)}`;
})";

/// How often Tab may lead out of the page before it comes in: over what a browser has around it.
const AROUND: usize = 20;

/// Goes through the page with Tab. At each stop there is a ring, it is in sight, and nothing lies over it.
async fn tab_through(visit: &Visit, state: &str) {
    visit.js(FROM_THE_TOP).await;
    let there = visit.js(THERE).await.as_u64().expect("a number");
    for stop in 1..=there {
        assert_eq!(next_stop(visit).await, "new", "{state}: of {there} stops, number {stop}");
        // Some engines scroll a little after the key.
        let mut unseen = unseen(visit).await;
        for _ in 0..10 {
            if unseen.is_null() {
                break;
            }
            sleep(Duration::from_millis(30)).await;
            unseen = self::unseen(visit).await;
        }
        assert_eq!(unseen, Value::Null, "{state}");
    }
    // In Firefox a driver's keys are the browser's own from there on, and the page never has focus again.
    if visit.engine != Engine::Firefox {
        assert_ne!(next_stop(visit).await, "new", "{state}: there are {there} stops, and Tab leads to one more");
    }
    visit.js("document.getElementById('top').remove()").await;
}

/// Where Tab leads to, past what is not of the page.
async fn next_stop(visit: &Visit) -> String {
    for _ in 0..AROUND {
        visit.press(Key::Tab).await;
        match visit.js(STOP).await.as_str() {
            Some("page") => {}
            stop => return stop.unwrap_or_default().to_owned(),
        }
    }
    "page".to_owned()
}

async fn unseen(visit: &Visit) -> Value {
    visit.js(&format!("{UNSEEN}({IN_SIGHT})")).await
}

/// How many stops there must be: links, buttons and fields that are shown; of radio buttons one a group.
const THERE: &str = "(() => {
    const all = [...document.querySelectorAll('a[href], button:not(:disabled), summary, input:not(:disabled)')]
        .filter((one) => one.checkVisibility() && one.tabIndex >= 0);
    const groups = new Set(all.filter((one) => one.type === 'radio').map((one) => one.name));
    return all.filter((one) => one.type !== 'radio').length + groups.size;
})()";
