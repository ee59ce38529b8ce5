//! The answer with the keyboard alone: focus is never lost, however the page changes under it.

use crate::{FRIDAY, VETERAN};
use browser::{Complaints, FIRST, Key, Lang, SERVICE, Visit, fact, said, say, visit};
use serde_json::json;

const LANG: Lang = Lang::En;

#[test]
fn papers_are_ticked_a_day_is_typed_and_the_link_is_shown_without_a_mouse() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        visit.until("document.activeElement.localName === 'h1'").await;
        for _ in 0..3 {
            visit.tab_to(".tickable input").await;
            let paper = visit.focused().await;
            visit.press(Key::Space).await;
            visit.until("document.activeElement.checked").await;
            assert_eq!(visit.focused().await, paper);
        }
        assert!(visit.has(".readiness.good").await);

        visit.tab_to("summary:has(#when)").await;
        visit.press(Key::Enter).await;
        visit.tab_to("#when-day").await;
        for (field, typed) in [("when-day", "23"), ("when-month", "11"), ("when-year", "2026"), ("when-time", "12:30")]
        {
            assert_eq!(visit.focused().await, field);
            for key in typed.chars() {
                visit.press(key).await;
                assert_eq!(visit.focused().await, field, "focus stays while it is typed");
            }
            assert_eq!(visit.field(field).await, typed);
            visit.press(Key::Tab).await;
        }
        let told = said("computed-for", LANG, &[("{d:on}", "Monday, 23 November 2026"), ("{x}", "12:30")]);
        assert_eq!(visit.words(".verdict + .hint").await, told);

        tab_to_button(visit, say("qr-show", LANG)).await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('svg.qr')").await;
        assert_eq!(visit.js("document.activeElement.textContent").await, say("qr-hide", LANG));
        tab_to_button(visit, say("start-again", LANG)).await;
        visit.press(Key::Enter).await;
        visit.until("history.state === 1 && document.activeElement.localName === 'h1'").await;
    });
}

#[test]
fn what_is_typed_in_the_middle_of_a_field_goes_there() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        visit.unfold_section("when").await;
        visit.type_into("#when-year", "206").await;
        visit.press(Key::Left).await;
        visit.press('2').await;
        assert_eq!(visit.field("when-year").await, "2026");
        assert_eq!(visit.js("document.activeElement.selectionStart").await, 3, "the caret is where it was");
        visit.type_into("#when-time", "1730").await;
        visit.press(Key::Left).await;
        visit.press(Key::Left).await;
        visit.press(':').await;
        assert_eq!(visit.field("when-time").await, "17:30");
        assert_eq!(visit.js("document.activeElement.selectionStart").await, 3);
    });
}

#[test]
fn a_moment_and_a_way_chosen_by_key_leave_focus_where_reading_goes_on() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer("ww2-veteran-certificate", VETERAN, LANG).await;
        visit.tab_to("summary:has(#when)").await;
        visit.press(Key::Enter).await;
        tab_to_button(visit, "Friday, 20 November 2026, 20:00").await;
        visit.press(Key::Space).await;
        visit.until("document.getElementById('when-time').value === '20:00'").await;
        assert_eq!(text_of_focus(visit).await, "Friday, 20 November 2026, 20:00");

        let portal = fact("channel").option("portal", LANG);
        tab_to_button(visit, &said("channel-choose", LANG, &[("{x}", portal)])).await;
        visit.press(Key::Enter).await;
        visit.until("document.activeElement.localName === 'h1'").await;
        assert_eq!(visit.field("when-time").await, "20:00", "the moment that was chosen stays");
    });
}

#[test]
fn to_change_an_answer_and_back_again() {
    visit(Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        visit.tab_to(".answer .link-button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('form') && document.activeElement.localName === 'h1'").await;
        visit.back_a_view().await;
        visit.until("document.querySelector('.verdict') && document.activeElement.localName === 'h1'").await;
    });
}

/// Presses Tab until a button that says this has focus.
async fn tab_to_button(visit: &Visit, label: &str) {
    let of_label = format!(
        "[...document.querySelectorAll('main button')].filter((one) => one.textContent.replaceAll('\\u00a0', ' ') === {})
         .forEach((one) => {{ one.dataset.wanted = 'yes'; }})",
        json!(label)
    );
    visit.js(&of_label).await;
    visit.tab_to("[data-wanted]").await;
    visit.js("document.querySelectorAll('[data-wanted]').forEach((one) => { delete one.dataset.wanted; })").await;
}

async fn text_of_focus(visit: &Visit) -> String {
    let text = visit.js("document.activeElement.textContent").await;
    browser::with_plain_spaces(text.as_str().unwrap_or_default())
}
