//! A file that is not as it was built is not used, and the page says so.

use browser::{Complaints, FIRST, Lang, SERVICE, Visit, say, visit};
use std::time::Instant;

#[test]
fn one_changed_byte_in_a_file_keeps_the_page_from_starting_and_is_told() {
    visit(Complaints::Expected, async |visit| {
        for lang in Lang::ALL {
            let page = page(lang);
            let files = visit.server.named_by(&page);
            assert_eq!(files.iter().filter(|path| path.ends_with(".js")).count(), 2, "{files:?}");
            assert_eq!(files.iter().filter(|path| path.ends_with(".css")).count(), 1, "{files:?}");
            assert!(files.iter().any(|path| path.ends_with(".wasm")), "{files:?}");
            assert!(files.iter().filter(|path| path.ends_with(".pack")).count() >= 4, "{files:?}");
            for file in files {
                visit.server.change_one_byte(&file);
                visit.open(&page).await;
                visit.assert_start_failed("changed", lang).await;
                assert!(visit.has("main h1").await, "{file}: the page as it was built is still to be read");
                // What looks wrong may still be answered; what is no longer ours may not run.
                if !file.ends_with(".css") {
                    assert_eq!(visit.js("history.state").await, serde_json::Value::Null, "{file}: the app runs");
                }
                visit.server.mend();
            }
        }
    });
}

#[test]
fn a_pack_that_was_built_wrongly_is_told_and_breaks_nothing() {
    visit(Complaints::Expected, async |visit| {
        let lang = Lang::Ru;
        let page = page(lang);
        let packs = visit.server.named_by(&page).into_iter().filter(|path| path.ends_with(".pack"));
        for pack in packs {
            let built = visit.server.file(&pack);
            let other_version = [&built[..2], &[built[2] + 1], &built[3..]].concat();
            let other_kind = [&built[..3], &[77], &built[4..]].concat();
            let no_lengths = [&built[..4], &[0xff; 64]].concat();
            let half = built[..built.len() / 2].to_vec();
            let damaged = [Vec::new(), half, other_kind, no_lengths].map(|wrong| (wrong, "changed"));
            for (wrong, why) in damaged.into_iter().chain([(other_version, "missing")]) {
                visit.server.build_wrongly(&page, &pack, wrong);
                assert_told_and_not_started(visit, &page, lang, why, &pack).await;
                let complaints = visit.complaints().await;
                assert!(complaints.is_empty(), "{pack}: the page does not break, it says so: {complaints:?}");
                visit.server.mend();
            }
        }
    });
}

#[test]
fn texts_of_another_language_that_are_damaged_are_not_used_and_the_page_goes_on() {
    visit(Complaints::Expected, async |visit| {
        let index = visit.server.index_of(&page(Lang::Ru));
        for path in visit.server.named_by(&page(Lang::Ru)).into_iter().chain([index]) {
            let is_shared = visit.server.named_by(&page(Lang::Kk)).contains(&path);
            if is_shared {
                continue;
            }
            visit.server.change_one_byte(&path);
            visit.open_service(Lang::Kk).await;
            visit.start().await;
            visit.click("#option-0").await;
            visit.click(".languages a[lang=ru]").await;
            visit.until("document.querySelector('main .failure')").await;
            assert_eq!(visit.text("main .failure p").await, say("failed-pack", Lang::Kk));
            assert_eq!(visit.ticked().await, ["option-0"]);
            visit.server.mend();
        }
    });
}

#[test]
fn where_the_rest_of_the_texts_does_not_come_it_can_be_asked_for_again_and_the_answers_stay() {
    visit(Complaints::Expected, async |visit| {
        let lang = Lang::Kk;
        let rest = rest_of_the_texts(visit, lang).await;
        assert!(!rest.is_empty(), "some texts come later");
        rest.iter().for_each(|path| visit.server.withhold(path));
        visit.open_service(lang).await;
        // It is said at once, above the button that is pressed next.
        visit.until("document.querySelector('main .failure')").await;
        visit.start().await;
        visit.answer_all(FIRST, lang).await;
        visit.click("main > p > .button").await;
        visit.until("document.querySelector('main .failure')").await;
        assert_eq!(visit.text("main .failure p").await, say("failed-fetch", lang));
        assert_eq!(visit.text("main .failure button").await, say("try-again", lang));

        visit.server.mend();
        visit.click("main .failure button").await;
        visit.until("document.querySelector('.verdict')").await;
        assert_eq!(visit.heading().await, say("verdict-ready", lang));
        assert!(!visit.has("main .failure").await);
    });
}

/// The packs that a page asks for by itself once it runs.
async fn rest_of_the_texts(visit: &Visit, lang: Lang) -> Vec<String> {
    let opened = Instant::now();
    visit.open_service(lang).await;
    visit.start().await;
    let named = visit.server.named_by(&page(lang));
    let asked = visit.server.asked_since(opened).into_iter();
    asked.filter(|path| path.ends_with(".pack") && !named.contains(path)).collect()
}

#[test]
fn an_empty_module_keeps_the_page_from_starting_and_is_told() {
    visit(Complaints::Expected, async |visit| {
        let module = visit.server.named_by(&page(Lang::Kk)).into_iter().find(|path| path.ends_with(".wasm")).unwrap();
        visit.server.serve_instead(&module, Vec::new());
        assert_told_and_not_started(visit, &page(Lang::Kk), Lang::Kk, "changed", &module).await;
    });
}

fn page(lang: Lang) -> String {
    format!("/{}/{SERVICE}/", lang.code())
}

async fn assert_told_and_not_started(visit: &Visit, page: &str, lang: Lang, why: &str, file: &str) {
    visit.open(page).await;
    visit.assert_start_failed(why, lang).await;
    assert_eq!(visit.js("history.state").await, serde_json::Value::Null, "{file}: the app runs");
    assert!(visit.has("main h1").await, "{file}: the page as it was built is still to be read");
}
