//! What comes after filing, and by which day.

use browser::{Complaints, FIRST, Lang, SERVICE, Visit, WORKED_OUT, rule_text, said, say, visit_in_chromium};

const LANG: Lang = Lang::En;

#[test]
fn the_day_on_which_something_happened_gives_the_days_that_follow_from_it() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(crate::FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let notice = asked(visit, "start-notice").await;
        assert_eq!(visit.words(&counted(&notice)).await, "", "nothing is counted yet");

        // Two working days, from Friday.
        visit.enter_day(&notice, ["27", "11", "2026"]).await;
        assert_counted(visit, &notice, "Tuesday, 1 December 2026").await;
        assert_eq!(visit.focused().await, format!("{notice}-year"));
        let arrival = asked(visit, "start-arrival").await;
        visit.enter_day(&arrival, ["30", "11", "2026"]).await;
        assert_counted(visit, &arrival, "Wednesday, 30 December 2026").await;
        assert!(visit.words(&counted(&arrival)).await.contains(rule_text("terms", "keeping", LANG)));
        assert_counted(visit, &notice, "Tuesday, 1 December 2026").await;

        visit.speak(Lang::Ru).await;
        assert_eq!(visit.field(&format!("{notice}-day")).await, "27", "what was entered outlives the language");
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn a_day_that_does_not_exist_is_told_where_it_stands_and_gives_none() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(crate::FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let (notice, hearing) = (asked(visit, "start-notice").await, asked(visit, "start-hearing").await);
        visit.enter_day(&hearing, ["25", "11", "2026"]).await;
        visit.enter_day(&notice, ["31", "11", "2026"]).await;
        assert_eq!(visit.texts(&counted(&notice)).await, [say("when-mistyped", LANG)]);
        assert_counted(visit, &hearing, "Thursday, 26 November 2026").await;

        visit.empty(&format!("#{notice}-day")).await;
        visit.type_into(&format!("#{notice}-day"), "30").await;
        assert_counted(visit, &notice, "Wednesday, 2 December 2026").await;
    });
}

/// What the fields begin with under the question with these words.
async fn asked(visit: &Visit, key: &str) -> String {
    let field = format!(
        "[...document.querySelectorAll('fieldset')].find((one) => one.querySelector('legend').textContent === {})
         .querySelector('input').id",
        serde_json::json!(say(key, LANG))
    );
    let field = visit.js(&field).await;
    field.as_str().and_then(|id| id.strip_suffix("-day")).expect("a day is asked for").to_owned()
}

/// Where the days that follow are told.
fn counted(id: &str) -> String {
    format!("fieldset:has(#{id}-day) + .counted")
}

async fn assert_counted(visit: &Visit, id: &str, day: &str) {
    let told = visit.words(&format!("{} .big", counted(id))).await;
    assert_eq!(told, said("event-by", LANG, &[("{d:on}", day)]));
}
