//! For everyone: in each state what axe knows, and nothing smaller to press than a thumb.

use crate::{answer_all, answer_one, choose_language, choose_service, go_on, open_kiosk, show_result, visit_kiosk};
use browser::{FIRST, Lang, Rules, SERVICE, Visit, WORKED_OUT};
use serde_json::json;

/// Everything that is pressed and smaller than 44 pixels; of a link, where it stands alone (WCAG 2.5.8 leaves out those in a
/// sentence). A box and its label are one row, whose label lies over the box.
const SMALL: &str = "(() => {
    const modal = document.querySelector('dialog[open]') || document;
    const pressed = [...modal.querySelectorAll('button, summary, label, input, a[href]')].filter((one) =>
        one.checkVisibility() && one.getClientRects().length && !one.closest('.skip-link, .date-field label'));
    const alone = (one) => one.localName !== 'a' || one.parentNode.textContent.trim() === one.textContent.trim();
    const row = (one) => one.closest('.option') || one.closest('.tickable')?.querySelector('label') || one;
    return pressed.filter(alone).map((one) => [one, row(one).getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([one, { width, height }]) => `${Math.round(width)}x${Math.round(height)}: ${one.outerHTML.slice(0, 120)}`);
})()";

async fn look(visit: &Visit, state: &str, faults: &mut Vec<String>) {
    let small = visit.list(SMALL).await;
    let found = visit.axe(Rules::All).await;
    faults.extend(small.into_iter().chain(found).map(|fault| format!("{state}: {fault}")));
}

async fn walk_states(visit: &Visit, lang: Lang) -> Vec<String> {
    let mut faults = Vec::new();
    open_kiosk(visit, "").await;
    look(visit, "at rest", &mut faults).await;
    choose_language(visit, lang).await;
    look(visit, "services", &mut faults).await;
    choose_service(visit, SERVICE, lang).await;
    // Its script has run once it draws.
    visit.until("!document.querySelector('.keep')").await;
    look(visit, "a service", &mut faults).await;
    visit.start().await;
    let mut has_seen_a_choice = false;
    while visit.has("form").await {
        if visit.has(".date input").await || !has_seen_a_choice {
            has_seen_a_choice = true;
            visit.unfold().await;
            look(visit, "a question", &mut faults).await;
            go_on(visit).await;
            look(visit, "a mistake", &mut faults).await;
        }
        answer_one(visit, FIRST, lang).await;
    }
    look(visit, "answers", &mut faults).await;
    show_result(visit).await;
    visit.unfold().await;
    look(visit, "the answer", &mut faults).await;
    visit.js("void document.querySelector('main a[href^=http]').click()").await;
    visit.until("document.querySelector('dialog[open]')").await;
    look(visit, "a code", &mut faults).await;
    visit.click("dialog .button").await;
    visit.until("!document.querySelector('dialog')").await;
    faults
}

async fn assert_for_everyone(visit: &Visit, lang: Lang) {
    let faults = walk_states(visit, lang).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn in_chromium(story: impl AsyncFnOnce(&Visit)) {
    browser::visit_in_chromium(WORKED_OUT, browser::Complaints::None, async |visit| {
        crate::prepare(visit, &json!({ "public": "https://aldyn.example/", "printer": true }));
        story(visit).await;
    });
}

#[test]
fn every_state_on_a_tall_screen_is_for_everyone() {
    in_chromium(async |visit| {
        visit.size(1080, 1920).await;
        assert_for_everyone(visit, Lang::Kk).await;
    });
}

#[test]
fn every_state_on_a_tablet_is_for_everyone() {
    in_chromium(async |visit| {
        visit.size(1280, 800).await;
        assert_for_everyone(visit, Lang::Ru).await;
    });
}

#[test]
fn every_state_on_a_narrow_screen_is_for_everyone_and_fits() {
    in_chromium(async |visit| {
        visit.size(360, 740).await;
        assert_for_everyone(visit, Lang::En).await;
        visit.assert_fits("the answer").await;
    });
}

#[test]
fn the_warning_is_for_everyone() {
    visit_kiosk(json!({}), async |visit| {
        // Half a minute passes at once, and then no more: the warning stands for as long as axe needs.
        visit.server.run_before("performance.now = () => window.isLate ? 45000 : 1000;");
        open_kiosk(visit, "?idle=30").await;
        choose_language(visit, Lang::Kk).await;
        choose_service(visit, SERVICE, Lang::Kk).await;
        visit.js("void (window.isLate = true)").await;
        visit.until("document.querySelector('.kiosk-warning[open]')").await;
        let mut faults = Vec::new();
        look(visit, "the warning", &mut faults).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn the_bar_hides_nothing_that_has_focus() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        choose_language(visit, Lang::Ru).await;
        choose_service(visit, SERVICE, Lang::Ru).await;
        visit.start().await;
        answer_all(visit, FIRST, Lang::Ru).await;
        show_result(visit).await;
        let hidden = "(() => {
            const one = document.activeElement, bar = document.querySelector('.kiosk-bar');
            if (bar.contains(one) || one === document.body) return false;
            const { top, bottom } = one.getBoundingClientRect();
            return top > bar.getBoundingClientRect().top - 4 && bottom > innerHeight - bar.offsetHeight;
        })()";
        for _ in 0..25 {
            visit.press(browser::Key::Tab).await;
            let which = visit.js("document.activeElement.outerHTML.slice(0, 120)").await;
            assert!(!visit.holds(hidden).await, "{which}");
        }
    });
}
