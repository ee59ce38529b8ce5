//! The browser's own buttons lead through the guide and the service that follows as through one page.

use crate::FIRST_CERTIFICATE;
use browser::{Complaints, GUIDE, Lang, say, visit};

const LANG: Lang = Lang::Kk;

#[test]
fn back_goes_view_by_view_from_the_answer_to_the_first_question() {
    visit(Complaints::None, async |visit| {
        let by_guide = visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        let by_service = visit.answer_whatever_is_asked(FIRST_CERTIFICATE, LANG).await;
        visit.show_result().await;

        visit.back_a_view().await;
        assert_eq!(visit.heading().await, say("review-title", LANG));
        for fact in by_service.iter().rev() {
            visit.back_a_view().await;
            assert_eq!(visit.question(LANG).await.id(), *fact);
            assert_eq!(visit.js("location.pathname").await, format!("/kk/{GUIDE}/"));
        }
        visit.back_a_view().await;
        visit.until("document.querySelector('.path')").await;
        assert_eq!(visit.text(".verdict > .hint").await, say("guide-one", LANG));
        for fact in by_guide.iter().rev() {
            visit.back_a_view().await;
            assert_eq!(visit.question(LANG).await.id(), *fact);
            assert_eq!(visit.ticked().await.len(), 1, "{fact}: with its answer");
        }
        visit.back_a_view().await;
        visit.until("document.querySelector('main > p > .button') && !document.querySelector('form')").await;
    });
}

#[test]
fn forward_after_back_into_the_guide_stays_there_and_the_service_can_be_followed_again() {
    visit(Complaints::None, async |visit| {
        visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        visit.answer_one(FIRST_CERTIFICATE, LANG).await;
        visit.back_a_view().await;
        visit.back_a_view().await;
        visit.until("document.querySelector('.path')").await;
        let depth = visit.js("history.state").await;
        visit.forward().await;
        visit.until(&format!("history.state === {depth}")).await;
        assert!(visit.has(".path").await);
        visit.follow(1).await;
        visit.answer_whatever_is_asked(FIRST_CERTIFICATE, LANG).await;
        assert_eq!(visit.heading().await, say("review-title", LANG));
    });
}

#[test]
fn a_reload_in_the_service_starts_the_guide_anew() {
    visit(Complaints::None, async |visit| {
        visit.walk_guide(FIRST_CERTIFICATE, LANG).await;
        visit.follow(1).await;
        visit.answer_one(FIRST_CERTIFICATE, LANG).await;
        visit.js("location.reload()").await;
        visit.until("history.state === 1 && document.querySelector('main > p > .button') && !document.querySelector('form')").await;
        assert_eq!(visit.js("location.pathname").await, format!("/kk/{GUIDE}/"));
        visit.start().await;
        assert_eq!(visit.question(LANG).await.id(), "need");
        assert_eq!(visit.ticked().await, Vec::<String>::new());
    });
}
