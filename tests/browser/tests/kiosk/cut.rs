//! With the network cut: the kiosk goes on with what the device has kept, and takes a new version between two people alone.

use crate::{
    NOON, answer_all, answer_one, begin, choose_language, choose_service, finish, kept, nothing_kept, open_kiosk,
    seen_texts, show_result,
};
use browser::{Complaints, FIRST, Lang, SERVICE, Visit, built, service_name, visit};
use serde_json::json;
use std::time::{Duration, Instant};

/// The device has all of the site.
const IS_KEPT: &str = "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated'
    || new Promise((done) => active.addEventListener('statechange', () => done(active.state === 'activated'))))";

/// A kiosk that has been open once with the network there.
async fn open_once(visit: &Visit) {
    visit.server.clock_is(NOON);
    let file = json!({ "services": [SERVICE], "title": "Зал" });
    visit.server.serve_instead("/kiosk.json", file.to_string().into_bytes());
    open_kiosk(visit, "").await;
    assert_eq!(visit.promised(IS_KEPT).await, true);
}

/// The version that the kiosk says of itself, at rest.
async fn version_shown(visit: &Visit) -> String {
    let said = "document.querySelector('#kiosk-state [data-said=version]')";
    visit.until(said).await;
    visit.js(&format!("{said}.dataset.x")).await.as_str().expect("a version").to_owned()
}

#[test]
fn after_the_first_visit_person_after_person_is_served_without_the_network() {
    visit(Complaints::None, async |visit| {
        open_once(visit).await;
        let has = visit.kept_addresses().await;
        assert!(has.iter().all(|one| !one.contains(['?', '#'])), "{has:?}");
        visit.server.is_gone(true);
        for lang in [Lang::Kk, Lang::Ru, Lang::Kk] {
            choose_language(visit, lang).await;
            assert_eq!(visit.text("#kiosk-title").await, "Зал", "what the operator has set is kept as well");
            assert_eq!(seen_texts(visit, ".kiosk-name").await, [service_name(SERVICE, lang)]);
            finish(visit).await;
            begin(visit, lang).await;
            answer_all(visit, FIRST, lang).await;
            show_result(visit).await;
            assert!(visit.has(".verdict.good").await);
            finish(visit).await;
            assert_eq!(kept(visit).await, nothing_kept());
            assert_eq!(visit.kept_addresses().await, has, "what is kept does not depend on who was there");
        }
    });
}

#[test]
fn a_new_version_waits_until_the_person_has_finished() {
    visit(Complaints::None, async |visit| {
        open_once(visit).await;
        let before = version_shown(visit).await;
        begin(visit, Lang::Ru).await;
        answer_one(visit, FIRST, Lang::Ru).await;
        for page in ["/kiosk/", &format!("/ru/{SERVICE}/"), &format!("/kk/{SERVICE}/")] {
            visit.change_in_next_version(page);
        }
        assert_eq!(visit.ask_for_next_version().await, "installed");
        answer_one(visit, FIRST, Lang::Ru).await;
        // The line hangs meanwhile: whatever waits for it holds up nobody, and no version.
        visit.server.delay("/withdrawn.json", Duration::from_secs(60));
        // By the site's name to the services, and from there to one again: it is the same person still.
        visit.click(".brand").await;
        visit.until("document.querySelector('[data-speaks=ru]:not([hidden]) h1')").await;
        assert!(!visit.is_of_next_version().await, "nothing changes under anybody's hands");
        choose_service(visit, SERVICE, Lang::Ru).await;
        assert!(!visit.is_of_next_version().await, "nothing changes under anybody's hands");
        finish(visit).await;
        visit.until_of_next_version().await;
        let after = version_shown(visit).await;
        assert!(after.len() == 12 && before.len() == 12 && after != before, "{before}, then {after}");
        visit.server.is_gone(true);
        begin(visit, Lang::Kk).await;
        assert!(visit.is_of_next_version().await, "the next person has all of the new one");
    });
}

#[test]
fn what_was_withdrawn_stays_withdrawn_without_the_network() {
    visit(Complaints::None, async |visit| {
        open_once(visit).await;
        visit.server.withdraw(SERVICE);
        for is_gone in [false, true] {
            visit.server.is_gone(is_gone);
            visit.open(&format!("/ru/{SERVICE}/?kiosk")).await;
            visit.until("document.querySelector('#aldyn-withdrawn:not([hidden])')").await;
            assert_eq!(visit.text("#aldyn-withdrawn > p").await, built("withdrawn", Lang::Ru));
            assert_eq!(visit.seen("main").await.len(), 0, "nothing of the rules is seen");
            visit.until("document.querySelector('.kiosk-bar .button')").await;
            finish(visit).await;
        }
    });
}

#[test]
fn a_line_that_hangs_keeps_nobody_waiting() {
    visit(Complaints::None, async |visit| {
        open_once(visit).await;
        for file in ["/kiosk.json", "/withdrawn.json"] {
            visit.server.delay(file, Duration::from_secs(60));
        }
        let begun = Instant::now();
        begin(visit, Lang::Ru).await;
        finish(visit).await;
        choose_language(visit, Lang::Kk).await;
        assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    });
}
