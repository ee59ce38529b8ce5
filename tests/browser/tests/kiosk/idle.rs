//! When nobody is there any more: a warning, time for whoever is, and then nothing is left.

use crate::{answer_one, begin, choose_language, open_kiosk, seen_texts, until_at_rest, visit_kiosk};
use browser::{FIRST, Key, Lang, Visit, on_kiosk};
use serde_json::json;

const LANG: Lang = Lang::Ru;

/// A clock on which a second is a fifth as long, and what is spoken on it.
const FAST: &str = "{
    const now = performance.now.bind(performance);
    performance.now = () => now() * 5;
    window.__spoken = [];
    new MutationObserver(() => {
        const said = document.querySelector('.kiosk-warning [role=status]')?.textContent;
        if (said && said !== window.__spoken.at(-1)) window.__spoken.push(said);
    }).observe(document, { subtree: true, childList: true, characterData: true });
}";

/// From a first answer to the warning, which comes after half a minute.
async fn until_warned(visit: &Visit) {
    visit.server.run_before(FAST);
    open_kiosk(visit, "?idle=30").await;
    begin(visit, LANG).await;
    answer_one(visit, FIRST, LANG).await;
    visit.until("document.querySelector('.kiosk-warning[open]')").await;
}

#[test]
fn a_warning_counts_down_is_spoken_and_then_all_is_wiped() {
    visit_kiosk(json!({}), async |visit| {
        until_warned(visit).await;
        assert_eq!(visit.text(".kiosk-warning h2").await, on_kiosk("warning", LANG));
        assert_eq!(visit.js("document.activeElement.textContent").await, on_kiosk("still_here", LANG));
        assert!(visit.holds("document.querySelector('.kiosk-warning').matches(':modal')").await);
        let count = "Number(document.querySelector('.kiosk-count').textContent)";
        visit.until(&format!("{count} < 26 && {count} > 0")).await;
        visit.until("window.__spoken.length === 4").await;
        let spoken = ["30", "20", "10", "5"].map(|left| on_kiosk("left", LANG).replace("{x}", left));
        let heard = visit.list("window.__spoken").await;
        assert_eq!(heard.len(), 4, "{heard:?}");
        // The first word is said a moment after the warning is there.
        assert!(spoken.iter().all(|left| heard.contains(left)), "{heard:?}");
        until_at_rest(visit).await;
        assert_eq!(visit.js("location.search").await, "?idle=30");
        assert!(!visit.has("dialog").await);
    });
}

#[test]
fn any_touch_or_key_and_the_button_give_more_time_as_often_as_they_come() {
    visit_kiosk(json!({}), async |visit| {
        until_warned(visit).await;
        let question = visit.heading().await;
        visit.click(".kiosk-warning .actions .button").await;
        visit.until("!document.querySelector('.kiosk-warning')").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        visit.press('a').await;
        visit.until("!document.querySelector('.kiosk-warning')").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        visit.press(Key::Escape).await;
        visit.until("!document.querySelector('.kiosk-warning')").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        // Beside the buttons; Tab goes on to them and keeps the warning.
        visit.press(Key::Tab).await;
        assert_eq!(visit.js("document.activeElement.textContent").await, on_kiosk("finish", LANG));
        visit.click(".kiosk-count").await;
        visit.until("!document.querySelector('.kiosk-warning')").await;
        assert_eq!(visit.heading().await, question, "nothing was lost");

        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        visit.click(".kiosk-warning .secondary").await;
        until_at_rest(visit).await;
    });
}

#[test]
fn at_rest_nothing_runs_and_a_chosen_language_goes_back_by_itself() {
    visit_kiosk(json!({}), async |visit| {
        visit.server.run_before(&[FAST, "window.__timers = 0; { const set = window.setInterval.bind(window); window.setInterval = (...of) => { window.__timers += 1; return set(...of); }; }"].concat());
        open_kiosk(visit, "?idle=30").await;
        assert_eq!(visit.js("window.__timers").await, 0);
        visit.js("void (window.__same = true)").await;
        choose_language(visit, LANG).await;
        visit.click("[data-speaks=ru] .sight-on").await;
        assert!(seen_texts(visit, ".kiosk-name").await.len() > 10);
        visit.until("!window.__same").await;
        until_at_rest(visit).await;
        assert!(visit.holds("!document.documentElement.dataset.sight").await);
    });
}

#[test]
fn while_it_prints_the_clock_stands() {
    visit_kiosk(json!({ "printer": true }), async |visit| {
        visit.server.run_before(FAST);
        open_kiosk(visit, "?idle=30").await;
        begin(visit, LANG).await;
        visit.js("void dispatchEvent(new Event('beforeprint'))").await;
        tokio::time::sleep(std::time::Duration::from_secs(8)).await;
        assert!(visit.has("form").await && !visit.has("dialog").await);
        visit.js("void dispatchEvent(new Event('afterprint'))").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        assert!(visit.has("form").await);
    });
}
