//! When nobody is there any more: a warning, time for whoever is, and then nothing is left.

use crate::{answer_one, begin, choose_language, open_kiosk, seen_texts, until_at_rest, visit_kiosk};
use browser::{FIRST, Key, Lang, Visit, on_kiosk};
use serde_json::json;
use std::time::{Duration, Instant};

const LANG: Lang = Lang::Ru;

/// A clock on which a second is a fifth as long; what is spoken on it is told to the server, since the page will be gone.
const FAST: &str = "{
    const now = performance.now.bind(performance);
    performance.now = () => now() * 5;
    let last = '';
    new MutationObserver(() => {
        const said = document.querySelector('.kiosk-warning [role=status]')?.textContent;
        if (!said || said === last) return;
        last = said;
        fetch('/spoken?' + encodeURIComponent(said));
    }).observe(document, { subtree: true, childList: true, characterData: true });
}";

/// How often something was set to run again and again.
const COUNT: &str = "{
    window.__timers = 0;
    const set = window.setInterval.bind(window);
    window.setInterval = (...of) => { window.__timers += 1; return set(...of); };
}";

fn listen(visit: &Visit, script: &str) {
    visit.server.serve_instead("/spoken", Vec::new());
    visit.server.run_before(script);
}

/// From a first answer to the warning, which comes after half a minute.
async fn until_warned(visit: &Visit) {
    listen(visit, FAST);
    open_kiosk(visit, "?idle=30").await;
    begin(visit, LANG).await;
    answer_one(visit, FIRST, LANG).await;
    visit.until("document.querySelector('.kiosk-warning[open]')").await;
}

#[test]
fn a_warning_counts_down_is_spoken_and_then_all_is_wiped() {
    visit_kiosk(json!({}), async |visit| {
        let begun = Instant::now();
        until_warned(visit).await;
        assert_eq!(visit.text(".kiosk-warning h2").await, on_kiosk("warning", LANG));
        assert_eq!(visit.js("document.activeElement.textContent").await, on_kiosk("still_here", LANG));
        assert!(visit.holds("document.querySelector('.kiosk-warning').matches(':modal')").await);
        let count = "Number(document.querySelector('.kiosk-count').textContent)";
        visit.until(&format!("{count} < 26 && {count} > 0")).await;
        until_at_rest(visit).await;
        assert_eq!(visit.js("location.search").await, "?idle=30");
        assert!(!visit.has("dialog").await);
        let asked = visit.server.asked_since(begun);
        let spoken: Vec<&str> = asked.iter().filter_map(|path| path.strip_prefix("/spoken?")).collect();
        let sentences = ["30", "20", "10", "5"].map(|left| on_kiosk("left", LANG).replace("{x}", left));
        let mut expected = Vec::new();
        for sentence in &sentences {
            let encoded = visit.js(&format!("encodeURIComponent({})", json!(sentence))).await;
            expected.push(encoded.as_str().expect("a text").to_owned());
        }
        assert_eq!(spoken, expected, "not each second");
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
        listen(visit, &[FAST, COUNT].concat());
        open_kiosk(visit, "?idle=30").await;
        assert_eq!(visit.js("window.__timers").await, 0);
        visit.js("void (window.__same = true)").await;
        choose_language(visit, LANG).await;
        visit.click("[data-speaks=ru] .sight-on").await;
        assert!(seen_texts(visit, ".kiosk-name").await.len() > 10);
        // Whoever reads the list slowly is asked as well.
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        assert_eq!(visit.text("#kiosk-lead").await, on_kiosk("warning_lead_list", LANG));
        visit.click(".kiosk-warning .actions .button").await;
        visit.until("!document.querySelector('.kiosk-warning')").await;
        assert!(visit.holds("document.documentElement.dataset.sight === 'strong'").await, "nothing was lost");
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        visit.until("!window.__same").await;
        until_at_rest(visit).await;
        assert!(visit.holds("!document.documentElement.dataset.sight").await);
    });
}

#[test]
fn a_device_that_has_slept_shows_nobody_what_the_one_before_has_answered() {
    // The clock on the wall goes on while the other stands; the tests' own stands still otherwise.
    let sleep =
        "window.__sleep = (hours) => { const before = Date.now(); Date.now = () => before + hours * 3600000; };";
    visit_kiosk(json!({}), async |visit| {
        listen(visit, sleep);
        open_kiosk(visit, "?idle=600").await;
        begin(visit, LANG).await;
        answer_one(visit, FIRST, LANG).await;
        // Back in winter, say: that is no sleep.
        visit.js("void window.__sleep(-1)").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert!(visit.has("form").await);
        visit.js("void window.__sleep(2)").await;
        until_at_rest(visit).await;
    });
}

#[test]
fn a_window_for_printing_that_is_left_open_ends_too() {
    // Ten minutes in three seconds.
    let faster = "{ const now = performance.now.bind(performance); performance.now = () => now() * 200; }";
    visit_kiosk(json!({ "printer": true }), async |visit| {
        open_kiosk(visit, "?idle=600").await;
        begin(visit, LANG).await;
        answer_one(visit, FIRST, LANG).await;
        visit.js(&format!("void (() => {{ {faster} dispatchEvent(new Event('beforeprint')); }})()")).await;
        until_at_rest(visit).await;
    });
}

#[test]
fn while_it_prints_the_clock_stands() {
    visit_kiosk(json!({ "printer": true }), async |visit| {
        listen(visit, FAST);
        open_kiosk(visit, "?idle=30").await;
        begin(visit, LANG).await;
        visit.js("void dispatchEvent(new Event('beforeprint'))").await;
        tokio::time::sleep(Duration::from_secs(8)).await;
        assert!(visit.has("form").await && !visit.has("dialog").await);
        visit.js("void dispatchEvent(new Event('afterprint'))").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        assert!(visit.has("form").await);
    });
}
