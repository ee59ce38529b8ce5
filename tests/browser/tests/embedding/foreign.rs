//! The loader, as a foreign page finds it.

use crate::{ELEMENT, shown};
use browser::{Complaints, Host, visit};

#[test]
fn a_loader_that_was_changed_is_not_run() {
    visit(Complaints::Expected, async |visit| {
        let host = Host::serve(visit, "slow").await;
        host.aldyn.change_one_byte(&host.loader());
        host.show(visit).await;
        assert!(!visit.holds("customElements.get('aldyn-check')").await);
        assert_eq!(visit.seen("#instead").await.len(), 1);
    });
}

#[test]
fn the_frame_has_a_title_and_learns_nothing_of_the_page_around() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        let frame = "document.querySelector('aldyn-check').shadowRoot.querySelector('iframe')";
        let title = visit.js(&format!("{frame}.title")).await;
        assert!(title.as_str().is_some_and(|title| title.contains("Алдын")), "{title}");
        visit.enter(ELEMENT).await;
        assert_eq!(visit.js("document.referrer").await, "");
        assert_eq!(visit.js("sessionStorage.length + localStorage.length").await, 0);
        visit.leave().await;
    });
}
