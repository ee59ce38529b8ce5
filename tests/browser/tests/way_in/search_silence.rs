//! Nothing that is typed leaves the device.

use browser::{Complaints, Engine, Key, Lang, visit, visit_in};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

#[test]
fn whatever_is_typed_nothing_is_asked_of_the_server() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.open_front(lang).await;
            let begun = Instant::now();
            for words in
                ["внж", "әскери есеп", "my father was repressed", "водительские права", "http://example.kz/?q=1"]
            {
                visit.search(words).await;
                visit.press(Key::Down).await;
                visit.press(Key::Up).await;
                visit.press(Key::Enter).await;
                visit.press(Key::Escape).await;
            }
            // Late requests would have begun by now.
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(visit.server.asked_since(begun), Vec::<String>::new(), "{lang:?}");
        }
    });
}

#[test]
fn what_is_typed_is_kept_nowhere() {
    visit(Complaints::None, async |visit| {
        visit.open_front(Lang::Ru).await;
        visit.search("сын осуждён").await;
        let kept = visit
            .js("[location.search, location.hash, history.state, document.cookie, localStorage.length, \
                 sessionStorage.length, window.name, document.title.includes('сын')]")
            .await;
        assert_eq!(kept, serde_json::json!(["", "", 1, "", 0, 0, "", false]));
        assert_eq!(visit.js("document.getElementById('query').autocomplete").await, "off", "nor by the browser");
        visit.js("location.reload()").await;
        visit.until("history.state === 1 && document.querySelector('#query').value === ''").await;
    });
}

#[test]
fn the_start_page_asks_for_nothing_twice() {
    let why = "where nothing may be kept, as in its automation, WebKitGTK fetches again what was preloaded";
    visit_in(&[Engine::Chromium, Engine::Firefox], why, Complaints::None, async |visit| {
        visit.server.let_it_be_cached();
        let opened = Instant::now();
        visit.open_front(Lang::Kk).await;
        visit.search("жсн").await;
        let asked = visit.server.asked_since(opened);
        let once: BTreeSet<&String> = asked.iter().collect();
        assert_eq!(once.len(), asked.len(), "{asked:#?}");
    });
}
