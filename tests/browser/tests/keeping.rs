//! Answers are kept in the tab where the person asks for it, and nowhere else.

use browser::{Complaints, FIRST, Lang, SERVICE, Visit, say, visit};

const LANG: Lang = Lang::Ru;

async fn kept(visit: &Visit) -> Vec<String> {
    visit.list("Object.keys(sessionStorage)").await
}

/// Loads the page anew and waits until it shows something. What the browser remembers of the page, such as
/// `history.state`, is there before the app.
async fn reload(visit: &Visit, then: &str) {
    visit.js("void (window.__old = true, location.reload())").await;
    visit.until(&format!("!window.__old && {then}")).await;
}

#[test]
fn answers_outlast_a_reload_only_where_that_was_asked_for() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        assert_eq!(visit.text("label[for=keep]").await, say("keep", LANG));
        visit.click("#keep").await;
        visit.keeps.set(true);
        visit.start().await;
        visit.answer_until("identity-shown", FIRST, LANG).await;
        assert_eq!(kept(visit).await, [format!("aldyn.answers.{SERVICE}")]);
        let answered = visit.question(LANG).await.id();

        reload(visit, "document.querySelector('form')").await;
        assert_eq!(visit.question(LANG).await.id(), answered, "it goes on where it was");
        visit.answer_whatever_is_asked(FIRST, LANG).await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        assert!(visit.holds("document.getElementById('keep').checked").await, "and says that they are kept");

        visit.click("#keep").await;
        visit.until("sessionStorage.length === 0").await;
        visit.keeps.set(false);
        assert_eq!(visit.answers().await.len(), FIRST.len(), "what is said stays on the page");
        // And is forgotten with it: the first view, which asks nothing.
        let first = "history.state === 1 && document.querySelector('main > p > .button')";
        reload(visit, &format!("{first} && !document.querySelector('form')")).await;
    });
}

#[test]
fn starting_again_forgets_what_was_kept() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.click("#keep").await;
        visit.keeps.set(true);
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        visit.press_button(say("start-again", LANG)).await;
        visit.until("sessionStorage.length === 0").await;
    });
}

#[test]
fn in_a_frame_nothing_is_kept_and_nothing_is_offered() {
    visit(Complaints::Expected, async |visit| {
        let host = format!("<!doctype html><head></head><iframe src=\"/{}/{SERVICE}/\"></iframe>", LANG.code());
        visit.server.serve_instead("/host/index.html", host.into_bytes());
        // What a page of ours says of itself forbids frames; this one is somebody else's.
        visit.server.forbid("default-src 'self' 'wasm-unsafe-eval'");
        visit.open("/host/").await;
        let inside = "document.querySelector('iframe').contentDocument";
        visit.until(&format!("{inside}?.querySelector('main .button') && !{inside}.getElementById('keep')")).await;
        visit.js(&format!("void {inside}.querySelector('main .button').click()")).await;
        visit.until(&format!("{inside}.querySelector('form')")).await;
        assert_eq!(kept(visit).await, Vec::<String>::new());
    });
}
