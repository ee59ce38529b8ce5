//! Links that did not come through as they were sent.

use browser::{Complaints, FIRST, Lang, SERVICE, Visit, WORKED_OUT, say, visit, visit_in_chromium};
use serde_json::json;

const LANG: Lang = Lang::En;

#[test]
fn a_link_that_was_cut_short_says_so_and_opens_what_stands_before_the_cut() {
    visit(Complaints::None, async |visit| {
        let fragment = fragment(visit).await;
        open(visit, SERVICE, &fragment[..fragment.len() - 5]).await;
        visit.until("document.querySelector('form')").await;
        assert_eq!(visit.text(".link-opened").await, say("link-damaged", LANG));
        assert_ne!(visit.question(LANG).await.id(), FIRST[0].0, "what came through is not asked");
        visit.answer_all(FIRST, LANG).await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn a_mistyped_link_says_so() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let fragment = fragment(visit).await;
        let last = if fragment.ends_with('A') { "Q" } else { "A" };
        open(visit, SERVICE, &[&fragment[..fragment.len() - 1], last].concat()).await;
        visit.until("document.querySelector('.link-opened')").await;
        assert_eq!(visit.text(".link-opened").await, say("link-damaged", LANG));
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn a_link_for_another_service_opens_nothing_and_says_so() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let fragment = fragment(visit).await;
        open(visit, "ww2-veteran-certificate", &fragment).await;
        visit.until("document.querySelector('.link-opened')").await;
        assert_eq!(visit.text(".link-opened").await, say("link-other-service", LANG));
        assert_eq!(visit.js("history.state").await, 1, "the service's own page");
        visit.start().await;
        assert_eq!(visit.ticked().await, Vec::<String>::new());
    });
}

#[test]
fn a_link_of_a_later_version_opens_nothing_and_says_so() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let later = fragment(visit).await.replacen("a1.", "a2.", 1);
        open(visit, SERVICE, &later).await;
        visit.until("document.querySelector('.link-opened')").await;
        assert_eq!(visit.text(".link-opened").await, say("link-other-version", LANG));
        visit.assert_nothing_is_kept().await;

        // Pasted into the page that is open.
        visit.open_service(LANG).await;
        visit.js(&format!("void (location.hash = {})", json!(later))).await;
        visit.until("document.querySelector('.link-opened')").await;
        assert_eq!(visit.text(".link-opened").await, say("link-other-version", LANG));
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn a_fragment_that_is_not_ours_is_let_be() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        for fragment in ["about", "a1", "main", "a1x.abc", "%D0%B0"] {
            open(visit, SERVICE, fragment).await;
            visit.until("history.state === 1").await;
            assert!(!visit.has(".link-opened").await, "{fragment}");
            visit.start().await;
            visit.js("void (location.hash = 'elsewhere')").await;
            assert!(visit.has("form").await, "{fragment}: the page stays");
        }
    });
}

#[test]
fn whatever_stands_in_a_fragment_the_page_runs() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let fragment = fragment(visit).await;
        let long = "_".repeat(3000);
        for forged in ["a1.", "a1.AAAA", "a1.________", &["a1.", &long].concat(), &[&fragment, ")."].concat()] {
            open(visit, SERVICE, forged).await;
            visit.until("history.state && document.querySelector('.link-opened')").await;
            visit.assert_nothing_is_kept().await;
            visit.until("document.querySelector('main .button')").await;
        }
    });
}

/// The fragment of a link with everything in order.
async fn fragment(visit: &Visit) -> String {
    visit.walk_to_answer(SERVICE, FIRST, LANG).await;
    let link = visit.link().await;
    link.split_once('#').expect("a fragment").1.to_owned()
}

/// Opens it in a page of its own.
async fn open(visit: &Visit, service: &str, fragment: &str) {
    visit.open_tab().await;
    visit.open(&format!("/{}/{service}/#{fragment}", LANG.code())).await;
}
