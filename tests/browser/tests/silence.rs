//! No answer leaves the device.

use browser::{Complaints, DUPLICATE, Engine, FIRST, Lang, Reply, SERVICE, fact, visit, visit_in};
use std::collections::BTreeSet;
use std::time::Instant;

#[test]
fn from_the_first_question_to_the_result_nothing_is_asked_of_the_server() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Kk;
        visit.open_service(lang).await;
        let begun = visit.start().await;
        visit.answer_all(DUPLICATE, lang).await;
        visit.change(fact("rehabilitated"), lang).await;
        visit.reply(fact("rehabilitated"), Reply::DontKnow, lang).await;
        visit.go_on().await;
        if visit.has("form").await {
            visit.answer_all(DUPLICATE, lang).await;
        }
        visit.show_result().await;
        visit.back_a_view().await;
        assert_eq!(visit.server.asked_since(begun), Vec::<String>::new());
    });
}

#[test]
fn what_is_asked_of_the_server_is_the_same_whatever_is_answered() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::En;
        let mut asked = BTreeSet::new();
        for replies in [FIRST, DUPLICATE] {
            let opened = Instant::now();
            visit.open_service(lang).await;
            visit.start().await;
            visit.answer_all(replies, lang).await;
            visit.show_result().await;
            visit.speak(Lang::Ru).await;
            let mut paths = visit.server.asked_since(opened);
            // The browser asks for the icon when it sees fit.
            paths.retain(|path| !path.contains("/icon-"));
            paths.sort();
            asked.insert(paths);
        }
        assert_eq!(asked.len(), 1, "{asked:#?}");
    });
}

#[test]
fn nothing_is_fetched_twice() {
    let why = "where nothing may be kept, as in its automation, WebKitGTK fetches again what was preloaded";
    visit_in(&[Engine::Chromium, Engine::Firefox], why, Complaints::None, async |visit| {
        visit.server.let_it_be_cached();
        let opened = Instant::now();
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        let asked = visit.server.asked_since(opened);
        let once: BTreeSet<&String> = asked.iter().collect();
        assert_eq!(once.len(), asked.len(), "{asked:#?}");
    });
}

#[test]
fn a_reload_forgets_every_answer() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        visit.answer_until("applicant", FIRST, Lang::Kk).await;
        visit.js("location.reload()").await;
        visit
            .until("document.querySelector('main .button') && !document.querySelector('form') && history.state === 1")
            .await;
        visit.start().await;
        assert_eq!(visit.ticked().await, Vec::<String>::new());
        assert_eq!(visit.js("location.pathname").await, format!("/kk/{SERVICE}/"));
        visit.assert_nothing_is_kept().await;
    });
}
