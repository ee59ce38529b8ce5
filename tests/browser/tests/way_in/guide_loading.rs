//! Whatever the guide leads to is there before its first question, so that no request can depend on an answer.

use crate::{FIRST_CERTIFICATE, WELDER};
use browser::{Complaints, GUIDE, Lang, Reply, Visit, WORKED_OUT, say, visit, visit_in_chromium};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const LANG: Lang = Lang::Ru;

/// Longer than a hand needs to press Start.
const LATE: Duration = Duration::from_millis(1500);

#[test]
fn from_the_first_question_through_a_services_answer_nothing_is_asked_of_the_server() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open_guide(lang).await;
            let begun = visit.start().await;
            visit.answer_guide(FIRST_CERTIFICATE, lang).await;
            visit.follow(1).await;
            visit.answer_whatever_is_asked(FIRST_CERTIFICATE, lang).await;
            visit.show_result().await;
            visit.until_styled().await;
            assert_eq!(visit.js("location.pathname").await, format!("/{}/{GUIDE}/", lang.code()));
            while !visit.has(".path").await {
                visit.back_a_view().await;
            }
            assert_eq!(visit.server.asked_since(begun), Vec::<String>::new(), "{lang:?}");
        }
    });
}

#[test]
fn two_who_are_led_elsewhere_look_alike_to_the_server() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        let pension = [("need", Reply::Choose("other"))];
        let mut seen = BTreeSet::new();
        for replies in [FIRST_CERTIFICATE, WELDER, &pension] {
            let opened = Instant::now();
            visit.walk_guide(replies, LANG).await;
            if visit.has(".path").await {
                visit.follow(1).await;
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
            let mut asked = visit.server.asked_since(opened);
            asked.sort();
            // What is preloaded late is asked for twice by some engines.
            asked.dedup();
            seen.insert(asked);
        }
        assert_eq!(seen.len(), 1, "{seen:#?}");
    });
}

#[test]
fn who_presses_start_too_soon_is_told_to_wait_and_then_asked() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            rest_of(visit, lang).await.iter().for_each(|path| visit.server.delay(path, LATE));
            visit.open_guide(lang).await;
            visit.click("main > p > .button").await;
            visit.until("history.state === 2").await;
            assert_eq!(visit.text("main [role=status]").await, say("loading", lang));
            assert!(!visit.has("form").await, "{lang:?}: a question could be answered before everything is there");
            visit.until("document.querySelector('form')").await;
            let begun = Instant::now();
            visit.until("document.activeElement.localName === 'h1'").await;
            visit.answer_guide(FIRST_CERTIFICATE, lang).await;
            assert_eq!(visit.server.asked_since(begun), Vec::<String>::new(), "{lang:?}");
            visit.server.mend();
        }
    });
}

#[test]
fn where_the_connection_breaks_it_says_so_and_a_second_try_is_enough() {
    visit(Complaints::Expected, async |visit| {
        let rest = rest_of(visit, LANG).await;
        for path in &rest {
            visit.server.withhold(path);
            visit.open_guide(LANG).await;
            // It moves what stands below it.
            visit.until("document.querySelector('main .failure')").await;
            visit.click("main > p > .button").await;
            visit.until("history.state === 2 && document.querySelector('main .failure')").await;
            assert_eq!(visit.text("main .failure p").await, say("failed-fetch", LANG), "{path}");
            assert!(!visit.has("form").await, "{path}: a question could be answered before everything is there");
            visit.server.mend();
            visit.press_button(say("try-again", LANG)).await;
            visit.until("document.querySelector('form') && !document.querySelector('main .failure')").await;
            visit.until("document.activeElement.localName === 'h1'").await;
            visit.answer_guide(&[("need", Reply::Choose("other"))], LANG).await;
        }
    });
}

/// The packs that the guide's page asks for once it runs: what it leads to, the module of the answer, its words.
async fn rest_of(visit: &Visit, lang: Lang) -> Vec<String> {
    let opened = Instant::now();
    visit.open_guide(lang).await;
    visit.start().await;
    let named = visit.server.named_by(&format!("/{}/{GUIDE}/", lang.code()));
    let mut rest = visit.server.asked_since(opened);
    rest.retain(|path| path.ends_with(".pack") && !named.contains(path));
    assert!(rest.len() > 3, "{rest:?}");
    rest
}
