//! In a frame that belongs to no origin.

use crate::{begin, ready, show_answer};
use browser::{Complaints, Engine, FIRST, Host, Lang, SERVICE, Visit, say, visit};
use serde_json::json;

const LANG: Lang = Lang::En;

async fn to_the_answer(visit: &Visit, element: &str, has_origin: bool) {
    ready(visit, element.trim_start_matches('#')).await;
    visit.enter(element).await;
    assert_eq!(visit.js("origin !== 'null'").await, has_origin);
    begin(visit, LANG).await;
    visit.answer_in_place(FIRST, LANG).await;
    show_answer(visit).await;
    assert_eq!(visit.heading().await, say("verdict-ready", LANG));
}

async fn open(visit: &Visit) -> Host {
    let host = Host::serve(visit, "sandboxed").await;
    if visit.engine == Engine::WebKit {
        host.names_itself(visit, &format!("/en/{SERVICE}/index.html"));
    }
    host.show(visit).await;
    host
}

#[test]
fn alone_it_answers_and_gives_a_link_to_be_copied_by_hand_for_what_it_may_not_do() {
    // That storage and tabs are forbidden the browser says.
    visit(Complaints::Expected, async |visit| {
        let _host = open(visit).await;
        to_the_answer(visit, "#alone", false).await;
        for button in ["print", "take-trace"] {
            visit.js("void document.activeElement.blur()").await;
            visit.press_button(say(button, LANG)).await;
            visit.until("document.activeElement.id === 'link'").await;
            let selected = visit.js("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)").await;
            assert!(
                selected.as_str().is_some_and(|link| link.contains(&format!("/en/{SERVICE}/#"))),
                "{button}: {selected}"
            );
        }
        visit.press_button(say("link-copy", LANG)).await;
        let refused = json!(say("link-refused", LANG));
        visit
            .until(&format!(
                "[...document.querySelectorAll('p[role=status]')].some((one) => one.innerText === {refused})"
            ))
            .await;
        visit.leave().await;
    });
}

#[test]
fn where_it_may_open_tabs_printing_is_done_in_one() {
    visit(Complaints::Expected, async |visit| {
        let _host = open(visit).await;
        to_the_answer(visit, "#tabs", false).await;
        visit.press_button(say("print", LANG)).await;
        visit.go_to_the_other_tab().await;
        visit.until("document.querySelector('.verdict')").await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        assert_eq!(visit.js("opener").await, json!(null));
    });
}

#[test]
fn with_an_origin_and_without_forms_it_answers_and_prints_in_its_place() {
    visit(Complaints::Expected, async |visit| {
        let _host = open(visit).await;
        to_the_answer(visit, "#inside", true).await;
        visit.js("void (window.printed = 0, window.print = () => { window.printed += 1; })").await;
        visit.press_button(say("print", LANG)).await;
        assert_eq!(visit.js("printed").await, 1);
    });
}
