//! "What if I apply at another time?"

use crate::FRIDAY;
use browser::{Complaints, FIRST, Lang, Reply, SERVICE, Visit, WORKED_OUT, fact, said, say, visit, visit_in_chromium};

const LANG: Lang = Lang::En;

#[test]
fn another_morning_chosen_from_the_list_moves_the_day_the_result_and_the_calendar() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        on_friday(visit).await;
        assert_worked_out_for(visit, "Friday, 20 November 2026", "10:00").await;
        assert_ready(visit, "by 27 November 2026", ["20", "27"]).await;
        assert_eq!(visit.days_marked("day").await, ["23", "24", "25", "26", "27"]);
        assert_eq!(visit.days_marked("off").await, ["21", "22"]);

        // It is Friday: the next working day is Monday.
        visit.press_button("Monday, 23 November 2026, 9:00").await;
        assert_worked_out_for(visit, "Monday, 23 November 2026", "9:00").await;
        assert_ready(visit, "by 30 November 2026", ["23", "30"]).await;
        assert_eq!(fields(visit).await, ["23", "11", "2026", "9:00"]);

        visit.press_button(say("when-now", LANG)).await;
        assert_eq!(fields(visit).await, [""; 4], "nothing is filled in any more");
        assert_worked_out_for(visit, "Friday, 20 November 2026", "10:00").await;
        assert_ready(visit, "by 27 November 2026", ["20", "27"]).await;
    });
}

#[test]
fn a_day_and_a_time_typed_in_count_as_closing_time_has_it() {
    visit(Complaints::None, async |visit| {
        on_friday(visit).await;
        visit.enter_day("when", ["1", "12", "2026"]).await;
        visit.type_into("#when-time", "17:45").await;
        assert_worked_out_for(visit, "Tuesday, 1 December 2026", "17:45").await;
        assert_ready(visit, "by 8 December 2026", ["1", "8"]).await;

        // A quarter of an hour later the counter is closed.
        visit.empty("#when-time").await;
        visit.press_all("\u{e003}18.00").await;
        assert_worked_out_for(visit, "Tuesday, 1 December 2026", "18:00").await;
        assert_ready(visit, "by 9 December 2026", ["2", "9"]).await;
        let waits = said("deadline-waits", LANG, &[("{d:on}", "Wednesday, 2 December 2026"), ("{x}", "9:00")]);
        assert!(visit.words(DEADLINE).await.contains(&waits));
    });
}

#[test]
fn a_count_over_two_months_has_two_grids() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        on_friday(visit).await;
        visit.enter_day("when", ["26", "11", "2026"]).await;
        assert_ready(visit, "by 3 December 2026", ["26", "3"]).await;
        let months = visit.texts(".month caption").await;
        assert!(months.len() == 2 && months[0].starts_with("November 2026"), "{months:?}");
        assert!(months[1].starts_with("December 2026"), "{months:?}");
    });
}

#[test]
fn a_day_that_is_none_one_that_has_passed_and_one_too_far_off_are_told_and_change_nothing() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        on_friday(visit).await;
        let far = say("deadline-outside", LANG).split("{x}").next().unwrap();
        for (day, told) in [
            (["31", "11", "2026"], say("when-mistyped", LANG)),
            (["19", "11", "2026"], say("when-passed", LANG)),
            (["19", "11", "2090"], far),
            (["x", "11", "2026"], say("when-mistyped", LANG)),
        ] {
            visit.enter_day("when", day).await;
            let status = visit.words(".fold:has(#when) .error[role=status]").await;
            assert!(status.starts_with(told), "{day:?}: {status}");
            assert_worked_out_for(visit, "Friday, 20 November 2026", "10:00").await;
            assert_ready(visit, "by 27 November 2026", ["20", "27"]).await;
        }
        visit.enter_day("when", ["20", "11", "2026"]).await;
        assert!(!visit.has(".fold:has(#when) .error").await, "today is no mistake");
        visit.type_into("#when-time", "9:59").await;
        assert_eq!(visit.words(".fold:has(#when) .error").await, say("when-passed", LANG));
    });
}

#[test]
fn after_the_card_has_expired_the_answer_is_another_and_what_is_typed_stays_where_it_is() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        let mut replies = FIRST.to_vec();
        let expiry = fact("identity-card-expiry").id();
        replies.retain(|(asked, _)| *asked != expiry);
        replies.push((expiry, Reply::Date("3", "12", "2026")));
        visit.walk_to_answer(SERVICE, &replies, LANG).await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        visit.unfold_section("when").await;

        visit.enter_day("when", ["4", "12", "2026"]).await;
        visit.click("#when-time").await;
        for (typed, has_passed) in [('1', true), ('0', true), (':', false), ('3', true), ('0', true)] {
            visit.press(typed).await;
            assert_eq!(visit.focused().await, "when-time");
            // "10:" is no time yet, and the answer is for now.
            let heading = visit.heading().await;
            assert_eq!(heading != say("verdict-ready", LANG), has_passed, "{heading}");
        }
        assert_eq!(fields(visit).await, ["4", "12", "2026", "10:30"]);
        visit.press(browser::Key::Left).await;
        visit.press(browser::Key::Backspace).await;
        assert_eq!(visit.field("when-time").await, "10:0", "the caret is where it was put");
    });
}

const DEADLINE: &str = "section[aria-labelledby=deadline]";

/// The answer for somebody who asks on Friday morning, with the section unfolded.
async fn on_friday(visit: &Visit) {
    visit.server.clock_is(FRIDAY);
    visit.walk_to_answer(SERVICE, FIRST, LANG).await;
    visit.unfold_section("when").await;
}

async fn assert_worked_out_for(visit: &Visit, day: &str, time: &str) {
    let told = said("computed-for", LANG, &[("{d:on}", day), ("{x}", time)]);
    assert_eq!(visit.words(".verdict + .hint").await, told);
}

/// The day by which it is ready, and the first and the last day in the calendar.
async fn assert_ready(visit: &Visit, by: &str, [first, last]: [&str; 2]) {
    let told = said("deadline-ready", LANG, &[("{d:by}", by)]);
    assert_eq!(visit.words(&format!("{DEADLINE} .big")).await, told);
    assert_eq!(visit.days_marked("start").await, [first]);
    assert_eq!(visit.days_marked("last").await, [last]);
}

async fn fields(visit: &Visit) -> [String; 4] {
    let [day, month, year, time] = ["when-day", "when-month", "when-year", "when-time"];
    [visit.field(day).await, visit.field(month).await, visit.field(year).await, visit.field(time).await]
}
