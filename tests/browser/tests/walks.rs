//! Both variants can be walked to their result.

use browser::{Complaints, DUPLICATE, FIRST, Lang, Replies, Reply, Visit, fact, rule_text, say, visit};

#[test]
fn the_first_certificate_is_walked_to_its_result_in_every_language() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            walk_to_ready(visit, FIRST, lang).await;
            assert!(!page(visit).await.contains(rule_text("notes", "duplicate-when", lang)));
        }
    });
}

#[test]
fn a_duplicate_is_walked_to_its_result_in_every_language() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            walk_to_ready(visit, DUPLICATE, lang).await;
            assert!(page(visit).await.contains(rule_text("notes", "duplicate-when", lang)));
            assert!(page(visit).await.contains(rule_text("documents", "authority", lang)));
        }
    });
}

#[test]
fn whoever_is_not_rehabilitated_is_told_that_there_is_nothing_to_apply_for() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Ru;
        visit.open_service(lang).await;
        visit.start().await;
        visit.answer_all(&[("rehabilitated", Reply::Choose("no"))], lang).await;
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-nothing", lang));
        assert!(visit.text(".verdict.stop").await.contains(rule_text("exits", "not-rehabilitated", lang)));
        assert!(!visit.has("#documents").await, "nothing to bring");
    });
}

#[test]
fn whoever_does_not_know_is_told_what_it_turns_on() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Kk;
        visit.open_service(lang).await;
        visit.start().await;
        let mut replies = FIRST.to_vec();
        replies.retain(|(asked, _)| *asked != "identity-card-expiry");
        replies.push(("identity-card-expiry", Reply::DontKnow));
        visit.answer_all(&replies, lang).await;
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-cannot-tell", lang));
        let missing = fact("identity-card-expiry").question(lang);
        assert_eq!(visit.texts(".verdict.wait li").await, [missing]);
    });
}

#[test]
fn from_the_start_page_a_service_is_found_by_its_name() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open(&format!("/{}/", lang.code())).await;
            visit.until("history.state === 1").await;
            assert_eq!(visit.heading().await, say("home-title", lang));
            visit.click(".names a").await;
            visit.until("document.querySelector('main .button') && history.state === 1").await;
            assert_eq!(visit.js("document.documentElement.lang").await, lang.code());
        }
    });
}

/// Walks from the service's page to a result, which is that nothing stands in the way.
async fn walk_to_ready(visit: &Visit, replies: &Replies, lang: Lang) {
    visit.open_service(lang).await;
    let begun = visit.start().await;
    let answered = visit.answer_all(replies, lang).await;
    assert_eq!(visit.answers().await.len(), answered, "{lang:?}: answers to be checked");
    visit.show_result().await;
    assert!(visit.has(".verdict.good").await, "{lang:?}");
    assert_eq!(visit.heading().await, say("verdict-ready", lang));
    assert_eq!(visit.text("#documents").await, say("documents-title", lang));
    assert_eq!(visit.text("#risks").await, say("risks-title", lang));
    assert_eq!(visit.text("#deadline").await, say("deadline-title", lang));
    assert!(visit.has("section[aria-labelledby=deadline] .big").await, "{lang:?}: a day by which it is ready");
    // The day of acceptance and five working days.
    assert!(visit.texts("ol.count > li:not(.off)").await.len() >= 6, "{lang:?}: the days are counted one by one");
    assert_eq!(visit.js("document.documentElement.lang").await, lang.code());
    assert_eq!(visit.server.asked_since(begun), Vec::<String>::new(), "{lang:?}: after the first question");
    // A page that is left takes its complaints with it.
    assert_eq!(visit.complaints().await, Vec::<String>::new(), "{lang:?}");
}

/// All that the page says, what is folded away as well.
async fn page(visit: &Visit) -> String {
    visit.js("document.querySelector('main').textContent").await.as_str().unwrap_or_default().to_owned()
}
