//! Every way in which the app does not come has its own words and its remedy.

use browser::{Complaints, Lang, SERVICE, Visit, built, say, visit, with_plain_spaces};
use std::time::Duration;

const LANG: Lang = Lang::Ru;

fn page() -> String {
    format!("/{}/{SERVICE}/", LANG.code())
}

/// The start script; or the first file of another kind that a page names.
fn file(visit: &Visit, kind: &str) -> String {
    let named = visit.server.named_by(&page()).into_iter();
    let file = named.rev().find(|path| path.ends_with(kind) && !path.starts_with("/early-"));
    file.unwrap_or_else(|| panic!("the page names no {kind}"))
}

async fn assert_failed(visit: &Visit, why: &str) {
    visit.open(&page()).await;
    visit.assert_start_failed(why, LANG).await;
}

/// One file of each kind is harmed, and why the page does not start is told.
fn assert_told_of_each_kind(why: &str, harm: impl Fn(&Visit, &str)) {
    visit(Complaints::Expected, async |visit| {
        for kind in [".js", ".css", ".wasm", ".pack"] {
            harm(visit, &file(visit, kind));
            assert_failed(visit, why).await;
            visit.server.mend();
        }
    });
}

#[test]
fn a_cut_connection_is_told_whatever_it_cuts() {
    assert_told_of_each_kind("cut", |visit, file| visit.server.withhold(file));
}

#[test]
fn a_file_that_is_no_longer_there_is_told() {
    assert_told_of_each_kind("missing", |visit, file| visit.server.lose(file));
}

#[test]
fn a_script_and_a_style_of_the_wrong_type_are_told_and_a_module_is_run_all_the_same() {
    visit(Complaints::Expected, async |visit| {
        visit.server.call(&file(visit, ".js"), "text/plain");
        assert_failed(visit, "type").await;
        visit.server.mend();
        visit.server.call(&file(visit, ".wasm"), "text/plain");
        visit.open_page_of(SERVICE, LANG).await;
        assert!(!visit.has("#aldyn-failed:not([hidden])").await);
    });
}

#[test]
fn a_policy_that_forbids_the_module_or_its_parts_is_told() {
    visit(Complaints::Expected, async |visit| {
        for policy in ["script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"] {
            visit.server.forbid(policy);
            assert_failed(visit, "policy").await;
            visit.server.mend();
        }
    });
}

#[test]
fn a_browser_that_knows_no_modules_or_no_webassembly_is_told_to_be_too_old() {
    visit(Complaints::Expected, async |visit| {
        for old in [
            "delete window.WebAssembly;",
            "WebAssembly.instantiateStreaming = WebAssembly.instantiate = async () => { throw new WebAssembly.CompileError(\"unknown\"); };",
        ] {
            visit.server.run_before(old);
            assert_failed(visit, "engine").await;
            visit.server.mend();
        }
    });
}

#[test]
fn a_damaged_copy_in_the_cache_is_replaced_and_where_that_is_too_late_a_reload_is_asked_for() {
    visit(Complaints::Expected, async |visit| {
        visit.server.let_it_be_cached();
        visit.server.serve_once(&file(visit, ".js"), b"damaged".to_vec());
        assert_failed(visit, "cache").await;
        visit.click("#aldyn-again").await;
        visit.until("history.state === 1").await;
        for kind in [".wasm", ".pack"] {
            // As if for the first time; where the engine cannot forget, the copy it has is sound.
            visit.forget_cache().await;
            visit.server.serve_once(&file(visit, kind), b"damaged".to_vec());
            visit.open_page_of(SERVICE, LANG).await;
            assert!(!visit.has("#aldyn-failed:not([hidden])").await, "{kind}: nobody notices");
        }
    });
}

#[test]
fn a_clock_before_the_rules_is_told_and_one_that_cannot_be_keeps_the_page_from_starting() {
    visit(Complaints::Expected, async |visit| {
        visit.server.clock_is("2020-02-29T10:00");
        visit.open_page_of(SERVICE, LANG).await;
        let told = say("clock-before", LANG);
        let (before, after) = told.split_once("{d:on}").expect("the sentence names the day");
        let shown = with_plain_spaces(&visit.text("main .failure").await);
        assert!(shown.starts_with(before) && shown.ends_with(after) && shown.contains("29 февраля 2020"), "{shown}");
        visit.server.clock_is("+012026-01-01T10:00");
        assert_failed(visit, "clock").await;
    });
}

#[test]
fn a_slow_connection_is_told_until_the_page_runs() {
    // Chromium says of what was preloaded that it is used late.
    visit(Complaints::Expected, async |visit| {
        // As servers of ours do: the module is asked for once.
        visit.server.let_it_be_cached();
        visit.server.delay(&file(visit, ".wasm"), Duration::from_secs(14));
        visit.open(&page()).await;
        tokio::time::sleep(Duration::from_secs(6)).await;
        visit.assert_start_failed("slow", LANG).await;
        visit.until("history.state === 1").await;
        assert!(!visit.has("#aldyn-failed:not([hidden])").await);
    });
}

#[test]
fn where_no_script_runs_a_clear_line_leads_to_what_can_be_read() {
    visit(Complaints::Expected, async |visit| {
        visit.open(&page()).await;
        visit.until("history.state === 1").await;
        assert!(visit.holds("document.querySelector('.without-script').offsetHeight === 0").await, "scripts run");
        visit.server.forbid("script-src 'none'");
        for lang in Lang::ALL {
            for (page, to) in [
                (format!("/{}/", lang.code()), "services/"),
                (format!("/{}/{SERVICE}/", lang.code()), "about/"),
                (format!("/{}/which/", lang.code()), "../services/"),
            ] {
                visit.open(&page).await;
                let told = visit.text(".without-script").await;
                assert!(told.starts_with(built("without_script", lang)), "{told}");
                let link = visit.js("document.querySelector('.without-script a').getAttribute('href')").await;
                assert!(link.as_str().is_some_and(|link| link.ends_with(to)), "{link}");
            }
        }
        visit.click(".without-script a").await;
        visit.until("location.pathname.endsWith('/services/')").await;
    });
}
