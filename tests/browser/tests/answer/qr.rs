//! The link as a QR code, as a phone's camera sees it.

use crate::FRIDAY;
use browser::{Complaints, FIRST, Lang, SERVICE, say, visit};
use serde_json::json;

const LANG: Lang = Lang::Kk;

#[test]
fn the_code_on_the_screen_reads_as_the_link() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        assert!(!visit.has("svg.qr").await, "until it is asked for nobody can photograph it");
        visit.press_button(say("qr-show", LANG)).await;
        visit.until("document.querySelector('svg.qr')").await;
        assert_eq!(visit.js("document.activeElement.textContent").await, say("qr-hide", LANG));
        assert_eq!(visit.scanned().await, visit.link().await);
        assert!(
            visit
                .holds(&format!("document.querySelector('svg.qr').ariaLabel === {}", json!(say("qr-label", LANG))))
                .await
        );

        visit.press_button(say("qr-hide", LANG)).await;
        visit.until("!document.querySelector('svg.qr')").await;
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn it_reads_on_a_narrow_dark_screen_and_on_paper() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        visit.prefers(&[("prefers-color-scheme", "dark")]).await;
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        visit.press_button(say("qr-show", LANG)).await;
        visit.until("document.querySelector('svg.qr')").await;
        assert_eq!(visit.scanned().await, visit.link().await);
        if visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await {
            assert_eq!(visit.scanned().await, visit.link().await);
        }
    });
}
