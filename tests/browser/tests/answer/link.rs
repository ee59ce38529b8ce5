//! The answers in a link: copied, opened elsewhere, and nowhere else.

use crate::{FRIDAY, SENTENCED};
use browser::{Complaints, Engine, FIRST, Lang, SERVICE, Visit, WORKED_OUT, fact, say, visit, visit_in_chromium};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Instant;

const LANG: Lang = Lang::En;

#[test]
fn the_link_that_was_copied_is_the_one_in_the_field() {
    visit(Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        if visit.engine == Engine::Chromium {
            // The others ask a person: there a clipboard of the page's own kind stands in for it.
            let origin = visit.server.url("");
            let both = ["clipboardReadWrite", "clipboardSanitizedWrite"];
            visit.chromium("Browser.grantPermissions", json!({ "origin": origin, "permissions": both })).await;
        } else {
            visit
                .js("Object.defineProperty(navigator, 'clipboard', { value: {
                    writeText: (text) => { window.__copied = text; return window.Promise.resolve(); },
                    readText: () => window.Promise.resolve(window.__copied),
                } }) && 1")
                .await;
        }
        let link = visit.link().await;
        assert!(link.starts_with(&visit.server.url(&format!("/en/{SERVICE}/#a1."))), "{link}");
        assert!(visit.holds("document.getElementById('link').readOnly").await);
        visit.press_button(say("link-copy", LANG)).await;
        visit.until(&status_is("link-copied")).await;
        visit.js("void navigator.clipboard.readText().then((text) => { window.__pasted = text; })").await;
        visit.until("window.__pasted").await;
        assert_eq!(visit.js("window.__pasted").await, link);
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn where_copying_is_refused_or_there_is_no_clipboard_the_field_is_pointed_to() {
    visit(Complaints::None, async |visit| {
        let refuses = "{ writeText: () => Promise.reject(new Error('not allowed')) }";
        let throws = "{ writeText: () => { throw new Error('not allowed'); } }";
        for clipboard in [refuses, throws, "undefined"] {
            visit.walk_to_answer(SERVICE, FIRST, LANG).await;
            visit.js(&format!("Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }}) && 1")).await;
            visit.press_button(say("link-copy", LANG)).await;
            visit.until(&status_is("link-refused")).await;
        }
    });
}

#[test]
fn a_link_opened_elsewhere_gives_the_same_answer_and_leaves_no_trace() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        let opened = Instant::now();
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let without = asked(visit, opened);
        let (link, answers) = (visit.link().await, given(visit).await);
        let deadline = visit.text(".big").await;

        visit.open_tab().await;
        let opened = Instant::now();
        open_link(visit, &link).await;
        visit.until("document.querySelector('.verdict')").await;
        visit.until_styled().await;
        assert_eq!(visit.text(".link-opened").await, say("link-opened", LANG));
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        assert_eq!(given(visit).await, answers);
        assert_eq!(visit.text(".big").await, deadline);
        visit.until("document.activeElement.localName === 'h1'").await;
        visit.assert_nothing_is_kept().await;
        assert_eq!(asked(visit, opened), without, "no request hangs on what the link holds");
        assert_eq!(visit.complaints().await, Vec::<String>::new());

        // The page's own: the browser's, in WebKit, leaves out steps that no hand has made.
        visit.click("button.back").await;
        visit.until("history.state === 1 && !document.querySelector('.verdict')").await;
        assert_eq!(visit.js("[location.hash, location.href.includes('a1')]").await, json!(["", false]));
        assert!(visit.has("main > p > .button").await, "before it lies the service's page");
    });
}

#[test]
fn a_link_opens_in_the_language_of_its_reader() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let link = visit.link().await.replace("/en/", "/kk/");
        visit.open_tab().await;
        open_link(visit, &link).await;
        visit.until("document.querySelector('.verdict')").await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Kk));
    });
}

#[test]
fn a_delicate_answer_travels_only_where_it_was_ticked() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let service = "iin-issue";
        visit.walk_to_answer(service, SENTENCED, LANG).await;
        let (short, answers) = (visit.link().await, given(visit).await);
        visit.click("#link-delicate").await;
        visit.until(&format!("document.getElementById('link').value !== {}", json!(short))).await;
        let whole = visit.link().await;
        assert!(whole.len() > short.len());
        visit.click("#link-delicate").await;
        visit.until(&format!("document.getElementById('link').value === {}", json!(short))).await;

        visit.open_tab().await;
        open_link(visit, &short).await;
        visit.until("document.querySelector('form')").await;
        assert_eq!(visit.question(LANG).await.id(), "sentenced-to-imprisonment", "what was left out is asked");
        assert_eq!(visit.ticked().await, Vec::<String>::new());
        visit.reply(fact("sentenced-to-imprisonment"), SENTENCED[3].1, LANG).await;
        visit.go_on().await;
        visit.show_result().await;
        assert_eq!(given(visit).await, answers);

        visit.open_tab().await;
        open_link(visit, &whole).await;
        visit.until("document.querySelector('.verdict')").await;
        assert_eq!(given(visit).await, answers);
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn that_it_was_copied_is_not_said_of_a_link_that_has_changed_since() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_to_answer("iin-issue", SENTENCED, LANG).await;
        visit.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => window.Promise.resolve() } }) && 1").await;
        visit.press_button(say("link-copy", LANG)).await;
        visit.until(&status_is("link-copied")).await;
        visit.click("#link-delicate").await;
        visit.until(&format!("!({})", status_is("link-copied"))).await;
    });
}

#[test]
fn a_link_pasted_into_the_open_page_opens_there() {
    visit(Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let (link, answers) = (visit.link().await, given(visit).await);
        visit.open_service(LANG).await;
        visit.start().await;
        visit.click("#option-1").await;
        visit.js(&format!("void (location.href = {})", json!(link))).await;
        visit.until("document.querySelector('.verdict')").await;
        assert_eq!(given(visit).await, answers);
        visit.assert_nothing_is_kept().await;
    });
}

/// Follows a link as it stands.
async fn open_link(visit: &Visit, link: &str) {
    visit.open(link.strip_prefix(&visit.server.url("")).expect("a link of this site")).await;
}

/// What the answer's page says was answered.
async fn given(visit: &Visit) -> Vec<(String, String)> {
    let labels = visit.texts(".section .answer dt").await;
    let answers = visit.texts(".section .answer dd > span").await;
    assert!(!labels.is_empty() && labels.len() == answers.len());
    labels.into_iter().zip(answers).collect()
}

/// What was asked of the server: what is asked at once comes in any order. When a browser asks for the icon is its own
/// affair.
fn asked(visit: &Visit, since: Instant) -> BTreeSet<String> {
    visit.server.asked_since(since).into_iter().filter(|path| !path.starts_with("/icon-")).collect()
}

fn status_is(key: &str) -> String {
    format!(
        "[...document.querySelectorAll('section[aria-labelledby=take-away] [role=status]')]
         .some((one) => one.textContent === {})",
        json!(say(key, LANG))
    )
}
