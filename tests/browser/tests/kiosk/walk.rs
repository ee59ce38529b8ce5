//! From a screen at rest to the answer, by touch alone.

use crate::{
    answer_all, answer_one, begin, choose_language, choose_service, kept, nothing_kept, open_kiosk, press_key,
    seen_texts, show_result, visit_kiosk,
};
use browser::{FIRST, Key, Lang, SERVICE, Visit, on_kiosk, say};
use serde_json::json;

const PUBLIC: &str = "https://aldyn.example/check/";

async fn walk(visit: &Visit, lang: Lang) {
    // A tab of its own, whose history begins with the kiosk.
    visit.open_tab().await;
    open_kiosk(visit, "").await;
    let steps = visit.js("history.length").await;
    assert!(steps.as_u64() <= Some(2), "{steps}");
    begin(visit, lang).await;
    assert!(!visit.has("#main .keep").await, "nothing is kept here, and so it is not offered");
    while visit.has("form").await {
        if visit.has(".date input").await {
            assert!(
                visit
                    .holds("[...document.querySelectorAll('.date input')].every((one) => one.inputMode === 'none')")
                    .await
            );
        } else {
            assert!(!visit.has(".kiosk-pad").await, "no figures are asked for");
        }
        answer_one(visit, FIRST, lang).await;
        assert_eq!(kept(visit).await, nothing_kept());
        assert_eq!(visit.js("history.length").await, steps);
    }
    assert_eq!(visit.answers().await.len(), FIRST.len());
    show_result(visit).await;
    assert!(visit.holds("document.querySelector('.verdict.good')").await, "everything is in order");
    assert_eq!(visit.js("history.length").await, steps);
    assert_eq!(kept(visit).await, nothing_kept());
    visit.unfold().await;
    let keys = ["take-calendar", "take-trace", "link-copy", "link-share", "print"].map(|key| say(key, lang));
    let seen = seen_texts(visit, "main button").await;
    assert!(!keys.iter().any(|key| seen.iter().any(|seen| seen == key)), "nobody can take these away: {seen:?}");
}

#[test]
fn a_service_is_walked_by_touch_in_kazakh() {
    visit_kiosk(json!({}), async |visit| walk(visit, Lang::Kk).await);
}

#[test]
fn a_service_is_walked_by_touch_in_russian() {
    visit_kiosk(json!({}), async |visit| walk(visit, Lang::Ru).await);
}

#[test]
fn the_answer_goes_to_a_phone_and_to_the_printer_where_the_operator_has_them() {
    let lang = Lang::En;
    visit_kiosk(json!({ "public": PUBLIC.trim_end_matches('/'), "printer": true }), async |visit| {
        open_kiosk(visit, "").await;
        begin(visit, lang).await;
        answer_all(visit, FIRST, lang).await;
        show_result(visit).await;
        visit.unfold().await;
        assert!(seen_texts(visit, "main button").await.contains(&say("print", lang).to_owned()));
        visit.press_button(say("qr-show", lang)).await;
        visit.until("document.querySelector('svg.qr')").await;
        let link = visit.scanned().await;
        assert!(link.starts_with(&format!("{PUBLIC}en/{SERVICE}/#")), "{link}");
        assert!(!link.contains("kiosk"), "at home it is no kiosk: {link}");
    });
}

#[test]
fn figures_go_where_a_person_expects_them() {
    let lang = Lang::Ru;
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        begin(visit, lang).await;
        while !visit.has(".date input").await {
            answer_one(visit, FIRST, lang).await;
        }
        visit.until("document.querySelector('.kiosk-pad')").await;
        assert_eq!(visit.text(".kiosk-pad [data-said=pad_next]").await, on_kiosk("pad_next", lang));
        for digit in ["3", "1", "1", "2", "2", "0", "3", "0"] {
            press_key(visit, digit).await;
        }
        let fields = async || [visit.field("day").await, visit.field("month").await, visit.field("year").await];
        assert_eq!(fields().await, ["31", "12", "2030"]);
        // Delete takes one figure, and on an empty field goes to the one before.
        for _ in 0..6 {
            visit.click(".kiosk-pad [data-said=pad_delete]").await;
        }
        assert_eq!(fields().await, ["31", "1", ""]);
        // A field that is touched is written anew.
        visit.click("#day").await;
        assert!(visit.has("#day[data-current]").await && visit.focused().await == "day");
        press_key(visit, "5").await;
        assert_eq!(fields().await, ["5", "1", ""]);
        assert_eq!(visit.focused().await, "day", "a press by hand leaves focus in the field");
        // The last field too, though what was pressed last has filled it.
        visit.click("#year").await;
        for digit in ["2", "0", "3", "1"] {
            press_key(visit, digit).await;
        }
        assert_eq!(fields().await, ["5", "1", "2031"]);
        visit.click("#year").await;
        for digit in ["2", "0", "3", "2"] {
            press_key(visit, digit).await;
        }
        assert_eq!(fields().await, ["5", "1", "2032"]);
        visit.click("#day").await;
        press_key(visit, "5").await;
        // With keys, and said aloud.
        visit.js("void document.querySelector('.kiosk-pad .button').focus()").await;
        visit.press(Key::Enter).await;
        assert_eq!(fields().await, ["51", "1", "2032"]);
        assert_eq!(visit.text(".kiosk-pad [role=status]").await, format!("{}: 51", say("day", lang)));
        // A mistake is told as ever.
        crate::go_on(visit).await;
        assert!(visit.has(".error-summary").await && visit.has(".kiosk-pad").await);
    });
}

#[test]
fn what_is_said_follows_the_language_of_the_page() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        begin(visit, Lang::Kk).await;
        assert_eq!(visit.text(".kiosk-bar .button").await, on_kiosk("finish", Lang::Kk));
        visit.click(".languages a[lang=en]").await;
        visit.until("document.documentElement.lang === 'en'").await;
        visit.until_says(".kiosk-bar .button", on_kiosk("finish", Lang::En)).await;
        assert!(visit.has("form").await, "nothing that was begun is lost");
        // The name of the site leads back to the services, in this language.
        visit.click(".brand").await;
        visit
            .until("location.pathname === '/kiosk/' && document.querySelector('[data-speaks=en]:not([hidden])')")
            .await;
        visit.until_says(".kiosk-bar .button", on_kiosk("finish", Lang::En)).await;
    });
}

#[test]
fn large_text_goes_from_page_to_page_and_ends_with_the_visit() {
    visit_kiosk(json!({}), async |visit| {
        open_kiosk(visit, "").await;
        choose_language(visit, Lang::Ru).await;
        visit.click("[data-speaks=ru] .sight-on").await;
        choose_service(visit, SERVICE, Lang::Ru).await;
        assert_eq!(visit.js("document.documentElement.dataset.sight").await, "strong");
        assert_eq!(kept(visit).await, nothing_kept());
        visit.click(".kiosk-bar .button").await;
        crate::until_at_rest(visit).await;
        assert!(visit.holds("!document.documentElement.dataset.sight && !location.search").await);
    });
}
