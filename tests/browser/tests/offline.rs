//! The site on a device of somebody who wants it there: without internet, in one version, and gone when it is to go.

use browser::{Complaints, FIRST, GUIDE, Lang, SERVICE, Visit, built, built_pages, say, visit};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// What this browser holds for the site: workers, and names of caches.
const HELD: &str = "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
    .then(([workers, caches]) => [workers.length, caches.length])";

/// The site can be kept.
const TO_KEEP: &str = "document.querySelector('#keep:not([hidden])')";

/// Presses "Save on this device", and waits until it is kept.
async fn keep(visit: &Visit) {
    open_to_keep(visit, Lang::Ru).await;
    visit.click("#keep").await;
    until_kept(visit).await;
}

/// Opens the page, and waits until it offers to keep the site.
async fn open_to_keep(visit: &Visit, lang: Lang) {
    visit.open(&format!("/{}/offline/", lang.code())).await;
    visit.until(TO_KEEP).await;
}

async fn until_kept(visit: &Visit) {
    let begun = Instant::now();
    while !visit.has("#remove:not([hidden])").await && begun.elapsed() < Duration::from_secs(30) {
        sleep(Duration::from_millis(50)).await;
    }
    let said = visit.text("#state").await;
    let (before, _) = built("offline_kept", Lang::Ru).split_once("{x}").expect("the day of the rules");
    assert!(said.starts_with(before) && said.contains("2026"), "{said}");
    assert!(!visit.has("main [aria-busy]").await, "what was pressed is done");
}

async fn held(visit: &Visit) -> Value {
    visit.promised(HELD).await
}

#[test]
fn nothing_is_kept_until_somebody_asks_for_it() {
    visit(Complaints::None, async |visit| {
        let begun = Instant::now();
        visit.open_service(Lang::Kk).await;
        visit.start().await;
        open_to_keep(visit, Lang::Kk).await;
        assert_eq!(visit.text("#state").await, built("offline_none", Lang::Kk));
        let seen = "[...document.querySelectorAll('main button')].filter((one) => one.getClientRects().length).map((one) => one.id)";
        assert_eq!(visit.list(seen).await, ["keep"], "nothing else can be pressed");
        assert_eq!(held(visit).await, json!([0, 0]));
        assert!(!visit.server.asked_since(begun).contains(&"/worker.js".to_owned()));
    });
}

#[test]
fn a_link_to_a_kiosks_page_keeps_nothing_on_anybodys_device() {
    // That there is no kiosk.json the browser says.
    visit(Complaints::Expected, async |visit| {
        visit.open("/ru/services/").await;
        visit.js("void localStorage.setItem('of another', '1')").await;
        for page in ["", "about/"] {
            visit.open(&format!("/ru/{SERVICE}/{page}?kiosk")).await;
            visit.until("document.querySelector('.kiosk-bar')").await;
            visit.click(".kiosk-bar .button").await;
            visit.until("location.pathname === '/kiosk/' && document.querySelector('.kiosk-bar')").await;
            assert_eq!(held(visit).await, json!([0, 0]), "{page}");
        }
        visit.open("/ru/services/").await;
        assert_eq!(visit.js("localStorage.getItem('of another')").await, "1", "the host's other pages keep theirs");
    });
}

#[test]
fn in_a_frame_nothing_can_be_kept() {
    visit(Complaints::Expected, async |visit| {
        visit.server.forbid("frame-src 'self'");
        let around = "<!doctype html><html><head></head><body><iframe src=\"/kk/offline/\"></iframe></body></html>";
        visit.server.serve_instead("/around.html", around.as_bytes().to_vec());
        visit.open("/around.html").await;
        visit.until("frames[0].document.getElementById('state')?.textContent").await;
        assert_eq!(
            visit.js("frames[0].document.getElementById('state').textContent").await,
            built("offline_frame", Lang::Kk)
        );
        assert!(visit.holds("frames[0].document.querySelector('#keep[hidden]')").await);
        let refused = visit.promised("frames[0].aldynEarly.work().then(() => 'kept', (why) => why)").await;
        assert_eq!(refused, "frame");
        assert_eq!(held(visit).await, json!([0, 0]));
    });
}

#[test]
fn what_is_kept_opens_with_the_network_cut_and_holds_no_answer() {
    visit(Complaints::None, async |visit| {
        keep(visit).await;
        let kept = visit.kept_addresses().await;
        visit.server.is_gone(true);
        let about = format!("/kk/{SERVICE}/about/");
        for page in ["/", "/kk/", "/en/?from=here", "/ru/services/", &about, "/en/offline/"] {
            visit.open(page).await;
            visit
                .until("document.querySelector('h1') && [...document.styleSheets].every((one) => one.cssRules.length)")
                .await;
            assert_eq!(visit.complaints().await, Vec::<String>::new(), "{page}");
        }
        let policy = "fetch('/ru/').then((page) => page.headers.get('Content-Security-Policy'))";
        assert!(
            visit.promised(policy).await.as_str().is_some_and(|one| one.contains("'none'")),
            "the headers are kept"
        );
        visit.open("/ru").await;
        visit.until("location.pathname === '/ru/' && history.state === 1").await;
        visit.search("жсн").await;
        visit.until("document.querySelector('[role=option]')").await;
        visit.open_page_of(GUIDE, Lang::Ru).await;
        visit.start().await;

        visit.open_service(Lang::Ru).await;
        visit.start().await;
        visit.answer_all(FIRST, Lang::Ru).await;
        visit.show_result().await;
        visit.speak(Lang::Kk).await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Kk));
        assert_eq!(visit.kept_addresses().await, kept, "what is kept does not depend on what was opened or answered");
        assert!(kept.len() > built_pages().len(), "{} files", kept.len());
        assert!(kept.iter().all(|one| !one.contains(['?', '#'])), "{kept:?}");
    });
}

#[test]
fn a_new_version_comes_with_a_start_page_and_only_where_no_other_page_is_open() {
    visit(Complaints::None, async |visit| {
        keep(visit).await;
        visit.open_service(Lang::Ru).await;
        visit.start().await;
        let service = format!("/ru/{SERVICE}/");
        visit.change_in_next_version("/ru/");
        visit.change_in_next_version(&service);
        assert_eq!(visit.ask_for_next_version().await, "installed");

        // Whoever is at it goes on in the version that they began with, as does any other page.
        visit.answer_one(FIRST, Lang::Ru).await;
        visit.speak(Lang::Kk).await;
        visit.open_tab().await;
        for page in [service.as_str(), "/ru/"] {
            visit.open_running(page).await;
            assert!(!visit.is_of_next_version().await, "{page} is of the old version");
        }
        visit.close_tab().await;
        visit.open_running(&service).await;
        assert!(!visit.is_of_next_version().await, "it is no start page");

        // Between two people.
        visit.open("/ru/").await;
        visit.until_of_next_version().await;
        visit.until("history.state === 1").await;
        visit.server.is_gone(true);
        visit.open_running(&service).await;
        assert!(visit.is_of_next_version().await, "all pages are of the new version");
        visit.open_running("/ru/").await;
        let begun = Instant::now();
        // One of the version, and one of what may change.
        while held(visit).await != json!([1, 2]) {
            assert!(begun.elapsed() < Duration::from_secs(8), "the old version is still there");
            sleep(Duration::from_millis(100)).await;
        }
    });
}

#[test]
fn a_broken_update_leaves_the_version_that_is_there() {
    visit(Complaints::Expected, async |visit| {
        keep(visit).await;
        let harms: [(&str, &dyn Fn(), &str); 5] = [
            ("one byte changed", &|| visit.server.change_one_byte("/ru/index.html"), "redundant"),
            ("a file missing", &|| visit.server.lose("/ru/index.html"), "redundant"),
            ("the line cut in the middle", &|| visit.server.withhold("/ru/"), "redundant"),
            (
                "a hash damaged",
                &|| damage_worker(visit, |script| script.replacen("\"kk/\":\"", "\"kk/\":\"A", 1)),
                "redundant",
            ),
            ("no script", &|| damage_worker(visit, |script| script + "}{"), "refused"),
        ];
        for (harm, harmed, outcome) in harms {
            visit.open("/ru/offline/").await;
            visit.change_in_next_version("/ru/");
            visit.server.publish();
            harmed();
            let asked = Instant::now();
            let ended = visit.ask_for_next_version().await;
            // The browser may have tried by itself a moment before.
            assert!(ended == outcome || (ended == "none" && outcome == "redundant"), "{harm}: {ended}");
            assert!(visit.server.asked_since(asked).contains(&"/worker.js".to_owned()), "{harm}");
            visit.server.is_gone(true);
            visit.open_running("/ru/").await;
            assert!(!visit.is_of_next_version().await, "{harm}");
            visit.server.is_gone(false);
            visit.server.mend();
        }
        visit.open("/ru/offline/").await;
        visit.change_in_next_version("/ru/");
        assert_eq!(visit.ask_for_next_version().await, "installed", "once it is whole, it comes");
        visit.open("/ru/").await;
        visit.until_of_next_version().await;
    });
}

/// Publishes a worker that is not as it was made.
fn damage_worker(visit: &Visit, damaged: impl Fn(String) -> String) {
    let worker = String::from_utf8(visit.server.served("/worker.js")).expect("a script");
    visit.server.serve_instead("/worker.js", damaged(worker).into_bytes());
}

#[test]
fn what_could_not_be_kept_is_said_and_can_be_tried_again() {
    visit(Complaints::Expected, async |visit| {
        visit.server.publish();
        visit.server.change_one_byte("/kk/index.html");
        open_to_keep(visit, Lang::Ru).await;
        visit.click("#keep").await;
        visit.until_says("#state", built("offline_failed", Lang::Ru)).await;
        assert_eq!(visit.focused().await, "state");
        assert_eq!(held(visit).await[0], 0, "no worker is there");
        visit.server.mend();
        visit.click("#keep").await;
        until_kept(visit).await;
    });
}

#[test]
fn removing_removes_all_and_it_can_be_kept_again() {
    visit(Complaints::None, async |visit| {
        keep(visit).await;
        // Now the worker answers this very page.
        visit.open("/ru/offline/").await;
        until_kept(visit).await;
        for _ in 0..2 {
            visit.click("#remove").await;
            visit.until(TO_KEEP).await;
            assert_eq!(visit.text("#state").await, built("offline_removed", Lang::Ru));
            assert_eq!(held(visit).await, json!([0, 0]));
            visit.click("#keep").await;
            until_kept(visit).await;
        }
        visit.click("#remove").await;
        visit.until(TO_KEEP).await;
        let left = Instant::now();
        visit.open_service(Lang::Ru).await;
        assert!(visit.server.asked_since(left).contains(&format!("/ru/{SERVICE}/")), "the server is asked again");
        assert_eq!(held(visit).await, json!([0, 0]));
    });
}

#[test]
fn what_may_change_is_asked_for_anew_and_else_the_last_copy_is_told() {
    visit(Complaints::Expected, async |visit| {
        let file = "/withdrawn.json";
        let told = "fetch('/withdrawn.json').then((file) => file.ok ? file.text() : String(file.status))";
        let say = |text: &str| visit.server.serve_instead(file, text.as_bytes().to_vec());
        say("[1]");
        keep(visit).await;
        visit.server.is_gone(true);
        visit.open("/ru/services/").await;
        assert_eq!(visit.promised(told).await, "[1]", "it was kept with the rest");
        visit.server.is_gone(false);
        say("[2]");
        assert_eq!(visit.promised(told).await, "[2]");
        for of_somebody_else in ["<p>Log in to this network", "{\"error\": \"log in\"}", "null", "{}"] {
            say(of_somebody_else);
            assert_eq!(visit.promised(told).await, "[2]", "{of_somebody_else}");
        }
        say("[3]");
        visit.server.delay(file, Duration::from_secs(9));
        let begun = Instant::now();
        assert_eq!(visit.promised(told).await, "[2]", "the server does not answer");
        assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
        visit.server.mend();
        visit.server.lose(file);
        let last = visit.promised(told).await;
        assert!(last == "[2]" || last == "[3]", "no answer takes a list back: {last}");
    });
}
