//! What cannot be an answer is told, in the person's language, and costs nothing.

use browser::{Complaints, FIRST, Lang, Reply, Visit, WORKED_OUT, fact, say, visit, visit_in_chromium};

#[test]
fn the_31st_of_february_is_named_and_loses_nothing() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open_service(lang).await;
            visit.start().await;
            visit.answer_until("identity-card-expiry", FIRST, lang).await;
            visit.reply(fact("identity-card-expiry"), Reply::Date("31", "2", "2096"), lang).await;
            visit.go_on().await;

            assert_told(visit, &say("error-date-impossible", lang).replace("{x}", "31 2 2096"), lang).await;
            assert_eq!(fields(visit).await, ["31", "2", "2096"], "what was typed stays to be mended");
            assert_eq!(visit.question(lang).await.id(), "identity-card-expiry", "the view is the same");

            visit.empty("#day").await;
            visit.type_into("#day", "28").await;
            visit.go_on().await;
            assert_eq!(visit.heading().await, say("review-title", lang));
            assert_eq!(visit.answers().await.len(), FIRST.len(), "nothing answered before is lost");
        }
    });
}

#[test]
fn the_mistake_leads_to_its_field_and_back_still_goes_to_the_question_before() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::En;
        visit.open_service(lang).await;
        visit.start().await;
        visit.answer_until("identity-card-expiry", FIRST, lang).await;
        visit.reply(fact("identity-card-expiry"), Reply::Date("31", "2", "2096"), lang).await;
        visit.go_on().await;
        visit.click(".error-summary a").await;
        assert_eq!(visit.focused().await, "day");
        assert_eq!(fields(visit).await, ["31", "2", "2096"]);
        visit.back().await;
        visit.until("document.querySelector('#option-0')").await;
        assert_eq!(visit.question(lang).await.id(), "identity-shown");
    });
}

#[test]
fn every_mistake_has_its_own_words() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open_service(lang).await;
            visit.start().await;
            visit.go_on().await;
            assert_told(visit, say("error-choose", lang), lang).await;

            visit.answer_until("rehabilitation-proof", FIRST, lang).await;
            visit.go_on().await;
            assert_told(visit, say("error-tick", lang), lang).await;
            visit.click("#option-0").await;
            visit.click("#none").await;
            send_again(visit).await;
            assert_told(visit, say("error-none-and-some", lang), lang).await;
            assert_eq!(visit.ticked().await, ["option-0", "none"]);
            visit.click("#none").await;
            visit.click("#option-0").await;

            visit.answer_until("identity-card-expiry", FIRST, lang).await;
            visit.go_on().await;
            assert_told(visit, say("error-date-missing", lang), lang).await;
            visit.reply(fact("identity-card-expiry"), Reply::Date("1", "12", "96"), lang).await;
            send_again(visit).await;
            assert_told(visit, say("error-date-year", lang), lang).await;
            visit.reply(fact("identity-card-expiry"), Reply::Date("1", "12", "2096"), lang).await;
            visit.click("#dont-know").await;
            send_again(visit).await;
            assert_told(visit, say("error-date-and-unknown", lang), lang).await;
            visit.click("#dont-know").await;
            visit.answer_all(FIRST, lang).await;
        }
    });
}

/// The summary has focus and says it; the field's own message says it too.
async fn assert_told(visit: &Visit, message: &str, lang: Lang) {
    assert_eq!(visit.text(".error-summary a").await, message);
    assert_eq!(visit.text("#error").await, message);
    assert_eq!(visit.text(".error-summary h2").await, say("error-title", lang));
    visit.until("document.activeElement.className === 'error-summary'").await;
}

/// Presses Continue where a mistake is shown already.
async fn send_again(visit: &Visit) {
    visit.click("h1").await;
    visit.click("button[type=submit]").await;
    visit.until("document.activeElement.className === 'error-summary'").await;
}

async fn fields(visit: &Visit) -> [String; 3] {
    [visit.field("day").await, visit.field("month").await, visit.field("year").await]
}
