//! An answer can be changed, and nothing else is lost by it.

use browser::{Complaints, FIRST, Lang, Reply, fact, say, visit};

const LANG: Lang = Lang::Ru;

#[test]
fn changing_an_early_answer_keeps_the_others() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        let before = visit.answers().await;

        let purpose = fact("rehabilitated-purpose");
        visit.change(purpose, LANG).await;
        assert_eq!(visit.ticked().await, ["option-0"], "the answer as it was given");
        visit.reply(purpose, Reply::Choose("duplicate"), LANG).await;
        visit.go_on().await;

        assert_eq!(visit.heading().await, say("review-title", LANG));
        let mut expected = before;
        let row = expected.iter_mut().find(|(question, _)| question == purpose.question(LANG)).unwrap();
        row.1 = purpose.option("duplicate", LANG).to_owned();
        assert_eq!(visit.answers().await, expected);
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
    });
}

#[test]
fn an_answer_whose_question_goes_away_comes_back_with_it() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        let alone = visit.answers().await;
        let (applicant, authority) = (fact("applicant"), fact("authority-document"));

        visit.change(applicant, LANG).await;
        visit.reply(applicant, Reply::Choose("representative"), LANG).await;
        visit.go_on().await;
        assert_eq!(visit.question(LANG).await.id(), authority.id(), "what is new is asked at once");
        visit.reply(authority, Reply::Choose("expired"), LANG).await;
        visit.go_on().await;
        let together = visit.answers().await;
        assert_eq!(together.len(), alone.len() + 1);

        visit.change(applicant, LANG).await;
        visit.reply(applicant, Reply::Choose("self"), LANG).await;
        visit.go_on().await;
        assert_eq!(visit.answers().await, alone, "what has no question takes no part");

        visit.change(applicant, LANG).await;
        visit.reply(applicant, Reply::Choose("representative"), LANG).await;
        visit.go_on().await;
        assert_eq!(visit.heading().await, say("review-title", LANG), "nothing is asked twice");
        assert_eq!(visit.answers().await, together);
    });
}

#[test]
fn the_browsers_back_goes_to_the_question_before_with_its_answer() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_until("identity-card-expiry", FIRST, LANG).await;

        visit.back_a_view().await;
        assert_eq!(visit.question(LANG).await.id(), "identity-shown");
        assert_eq!(visit.ticked().await, ["option-0"]);
        visit.go_on().await;
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        visit.back_a_view().await;
        assert_eq!(visit.heading().await, say("review-title", LANG));
        visit.back_a_view().await;
        assert_eq!(visit.question(LANG).await.id(), "identity-card-expiry");
        assert_eq!(visit.field("year").await, "2096");
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn the_pages_own_back_does_as_the_browsers() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_until("applicant", FIRST, LANG).await;
        visit.click("button.back").await;
        visit.until("history.state === 3").await;
        assert_eq!(visit.question(LANG).await.id(), "rehabilitated-purpose");
        assert_eq!(visit.ticked().await, ["option-0"]);
    });
}

#[test]
fn forward_after_back_does_not_leave_the_page_without_its_view() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_until("applicant", FIRST, LANG).await;
        visit.back_a_view().await;
        visit.forward().await;
        visit.until("history.state === 3").await;
        assert_eq!(visit.question(LANG).await.id(), "rehabilitated-purpose");
        visit.go_on().await;
        visit.answer_all(FIRST, LANG).await;
    });
}

#[test]
fn starting_again_forgets_every_answer() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        visit.press_button(say("start-again", LANG)).await;
        visit.until("history.state === 1 && !document.querySelector('.verdict')").await;
        visit.start().await;
        assert_eq!(visit.question(LANG).await.id(), FIRST[0].0);
        assert_eq!(visit.ticked().await, Vec::<String>::new());
    });
}

#[test]
fn i_dont_know_stays_chosen_however_often_it_is_pressed() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        for _ in 0..2 {
            visit.click("#dont-know").await;
            assert_eq!(visit.ticked().await, ["dont-know"]);
        }
        visit.click("#option-0").await;
        assert_eq!(visit.ticked().await, ["option-0"], "one answer at a time");
    });
}
