//! Aldyn on other people's pages: in a frame on another site, and in an element of a page on its own.

mod foreign;
mod frame;
mod hosts;
mod look;
mod messages;
mod mounted;
mod sandboxed;

use browser::{Host, Lang, SERVICE, Visit, say};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The element that pages with one have.
const ELEMENT: &str = "aldyn-check";

/// Waits until an element says that it is ready.
async fn ready(visit: &Visit, id: &str) {
    visit.until(&format!("window.seen.some(([kind, at]) => kind === 'ready' && at === {})", json!(id))).await;
}

/// A page with one element, which is ready.
async fn shown(visit: &Visit, name: &'static str) -> Host {
    let host = Host::open(visit, name).await;
    ready(visit, "").await;
    host
}

/// The kinds of what the elements have said, in order, without those that repeat at once.
async fn heard(visit: &Visit) -> Vec<String> {
    let mut kinds = visit.list("seen.map(([kind]) => kind)").await;
    kinds.dedup();
    kinds
}

/// What the elements say is of the protocol, names the service of the element and tells nothing else.
async fn assert_discreet(visit: &Visit) {
    let seen = visit.js("seen").await;
    for one in seen.as_array().into_iter().flatten() {
        let mut said = one[2].as_object().expect("a detail").clone();
        assert_eq!(said.remove("protocol"), Some(json!(1)), "{one}");
        let service = said.remove("service").expect("a service");
        assert!([json!(SERVICE), json!("iin-issue"), Value::Null].contains(&service), "{one}");
        match one[0].as_str().expect("a kind") {
            "resize" => assert!(said.remove("height").is_some_and(|height| height.is_u64()), "{one}"),
            // A word, or that the page's own colours were refused and why.
            "error" => {
                let reason = said.remove("reason").expect("a reason");
                let reason = reason.as_str().expect("a word");
                assert!(reason.len() <= 20 && reason.bytes().all(|sign| sign.is_ascii_lowercase()), "{one}");
                let why = said.remove("why");
                assert_eq!(why.is_some(), reason == "colours", "{one}");
                assert!(why.is_none_or(|why| why.as_str().is_some_and(|why| why.len() <= 200)), "{one}");
            }
            kind => assert!(["ready", "step", "result"].contains(&kind), "{one}"),
        }
        assert!(said.is_empty(), "{one}");
    }
}

/// The frame is as tall as its page, and the page scrolls in no direction.
async fn assert_fitting(visit: &Visit, element: &str) {
    let frame = format!("document.querySelector({}).shadowRoot.querySelector('iframe').offsetHeight", json!(element));
    let begun = Instant::now();
    // What has just begun may still grow.
    loop {
        visit.enter(element).await;
        let page = visit.js("Math.max(320, Math.ceil(document.documentElement.getBoundingClientRect().height))").await;
        visit.leave().await;
        let height = visit.js(&frame).await;
        if height == page {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{element}: the frame has {height}, its page {page}");
    }
    visit.enter(element).await;
    let scrolls =
        "[document.scrollingElement.scrollHeight > innerHeight, document.scrollingElement.scrollWidth > innerWidth]";
    assert_eq!(visit.js(scrolls).await, json!([false, false]), "{element}");
    visit.leave().await;
}

/// In the frame: from the service's first view to its first question.
async fn begin(visit: &Visit, lang: Lang) {
    assert_eq!(visit.text("main > p > .button").await, say("start", lang));
    visit.click("main > p > .button").await;
    visit.until("document.querySelector('form')").await;
}

/// In the frame: from the list of answers to the answer.
async fn show_answer(visit: &Visit) {
    visit.click("main > p > .button").await;
    visit.until("document.querySelector('.verdict')").await;
}
