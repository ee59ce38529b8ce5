//! The language can be changed at any moment, and nothing is lost by it.

use browser::{Complaints, FIRST, Lang, Reply, SERVICE, Visit, fact, say, visit};
use std::time::{Duration, Instant};
use tokio::time::sleep;

#[test]
fn a_change_of_language_keeps_answers_and_what_is_half_typed() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        visit.answer_until("identity-card-expiry", FIRST, Lang::Kk).await;
        visit.reply(fact("identity-card-expiry"), Reply::Date("27", "3", "20"), Lang::Kk).await;

        for lang in [Lang::Ru, Lang::En, Lang::Kk, Lang::En] {
            visit.speak(lang).await;
            assert_eq!(visit.question(lang).await.id(), "identity-card-expiry");
            assert_eq!(fields(visit).await, ["27", "3", "20"]);
            assert_eq!(visit.js("location.pathname").await, format!("/{}/{SERVICE}/", lang.code()));
            visit.until("document.title.startsWith(document.querySelector('h1').innerText.trim())").await;
        }
        visit.type_into("#year", "96").await;
        visit.go_on().await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        visit.show_result().await;
        visit.speak(Lang::Ru).await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Ru));
    });
}

#[test]
fn ticks_that_are_not_sent_yet_outlive_a_change_of_language() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Ru).await;
        visit.start().await;
        visit.answer_until("rehabilitation-proof", FIRST, Lang::Ru).await;
        visit.click("#option-2").await;
        visit.click("#rest-unknown").await;
        visit.speak(Lang::Kk).await;
        assert_eq!(visit.ticked().await, ["option-2", "rest-unknown"]);
    });
}

#[test]
fn a_mistake_is_told_in_the_new_language() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Ru).await;
        visit.start().await;
        visit.go_on().await;
        visit.speak(Lang::Kk).await;
        assert_eq!(visit.text("#error").await, say("error-choose", Lang::Kk));
        assert_eq!(visit.text(".error-summary h2").await, say("error-title", Lang::Kk));
    });
}

#[test]
fn back_after_a_change_of_language_stays_in_it() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        visit.answer_until("applicant", FIRST, Lang::Kk).await;
        visit.speak(Lang::Ru).await;
        visit.back_a_view().await;
        assert_eq!(visit.question(Lang::Ru).await.id(), "rehabilitated-purpose");
        assert_eq!(visit.js("document.documentElement.lang").await, "ru");
        let path = format!("/ru/{SERVICE}/");
        assert_eq!(
            visit.js("location.pathname").await,
            path,
            "the address, and so a reload, is of the page's language"
        );
    });
}

#[test]
fn where_the_server_is_gone_a_change_of_language_says_so_and_keeps_every_answer() {
    visit(Complaints::Expected, async |visit| {
        let lang = Lang::Kk;
        visit.open_service(lang).await;
        visit.start().await;
        visit.answer_until("identity-card-expiry", FIRST, lang).await;
        visit.reply(fact("identity-card-expiry"), Reply::Date("27", "3", "2096"), lang).await;

        visit.server.is_gone(true);
        visit.click(".languages a[lang=ru]").await;
        visit.until("document.querySelector('main .failure')").await;
        assert_eq!(visit.text("main .failure").await, say("failed-fetch", lang));
        assert_eq!(visit.js("document.documentElement.lang").await, "kk");
        assert_eq!(visit.js("location.pathname").await, format!("/kk/{SERVICE}/"));
        assert_eq!(fields(visit).await, ["27", "3", "2096"]);

        visit.go_on().await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        assert!(!visit.has("main .failure").await, "what is over is not shown");
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-ready", lang));

        visit.server.is_gone(false);
        visit.speak(Lang::Ru).await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Ru), "a second try is enough");
    });
}

#[test]
fn texts_that_come_late_do_not_take_back_the_language_that_was_chosen_since() {
    visit(Complaints::None, async |visit| {
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        let russian = visit.server.named_by(&format!("/ru/{SERVICE}/"));
        visit.speak(Lang::En).await;
        // Russian is asked for first and comes last.
        russian.iter().filter(|path| path.ends_with(".pack")).for_each(|path| visit.server.delay(path, LATE));
        visit.click(".languages a[lang=ru]").await;
        visit.click(".languages a[lang=kk]").await;
        visit.until("document.documentElement.lang === 'kk'").await;
        sleep(LATE * 3 / 2).await;
        assert_eq!(visit.js("document.documentElement.lang").await, "kk");
    });
}

#[test]
fn the_rest_of_the_first_language_does_not_take_back_the_second() {
    visit(Complaints::None, async |visit| {
        let opened = Instant::now();
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        let named = visit.server.named_by(&format!("/kk/{SERVICE}/"));
        let asked = visit.server.asked_since(opened);
        let rest = asked.iter().filter(|path| path.ends_with(".pack") && !named.contains(path));
        rest.for_each(|path| visit.server.delay(path, LATE));

        visit.open_service(Lang::Kk).await;
        visit.start().await;
        visit.speak(Lang::Ru).await;
        sleep(LATE * 3 / 2).await;
        assert_eq!(visit.js("document.documentElement.lang").await, "ru");
    });
}

/// Longer than a hand needs to press once more.
const LATE: Duration = Duration::from_millis(1500);

async fn fields(visit: &Visit) -> [String; 3] {
    [visit.field("day").await, visit.field("month").await, visit.field("year").await]
}
