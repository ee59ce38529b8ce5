//! What is found stands on the page before the next key is pressed. A file of its own, so that nothing else runs meanwhile.

use browser::{Complaints, Key, Lang, visit_in_chromium};

/// What people type, key by key.
const TYPED: [&str; 8] = [
    "temporary residence permit for work",
    "исправить данные иин иностранца",
    "адресная справка для школы",
    "разрешение на временное проживание",
    "шетелдікке жсн алу",
    "дубликат удостоверения реабилитированного",
    "where do I register my new address",
    "әскери билетті жоғалттым",
];

/// From here on typing would be felt to lag.
const TOO_LONG: f64 = 100.0;
/// A search may take so many times as long as an update of the page that searches for nothing.
const TOO_MANY: f64 = 25.0;

#[test]
fn results_follow_each_key_at_once() {
    visit_in_chromium("times are compared within one engine", Complaints::None, async |visit| {
        visit.open_front(Lang::Ru).await;
        // From the event, before anybody hears it, to the change in the page that it leads to.
        visit
            .js("void (() => {
                 const times = window.__times = { input: [], keydown: [] };
                 let heard = null;
                 for (const kind of ['input', 'keydown']) {
                     addEventListener(kind, () => { heard = { kind, at: performance.now() }; }, true);
                 }
                 new MutationObserver(() => {
                     if (heard) times[heard.kind].push(performance.now() - heard.at);
                     heard = null;
                 }).observe(document.querySelector('main'),
                     { subtree: true, childList: true, characterData: true, attributes: true });
             })()")
            .await;
        let mut keys = 0;
        for words in TYPED {
            visit.click("#query").await;
            visit.press_all(words).await;
            keys += words.chars().count();
            visit.press(Key::Escape).await;
        }
        for _ in 0..10 {
            visit.press_all("внж").await;
            visit.press(Key::Escape).await;
        }
        let [search, nothing] = [times(visit, "input").await, times(visit, "keydown").await];
        assert!(keys > 50 && search.len() > 50, "only {} of {keys} keys changed the page", search.len());
        assert!(nothing.len() >= TYPED.len(), "{nothing:?}");
        let slowest = search[search.len() * 95 / 100];
        println!(
            "search: {} keys, median {:.1} ms, 95 of 100 within {slowest:.1} ms; a page with nothing searched for: median {:.1} ms",
            search.len(),
            median(&search),
            median(&nothing),
        );
        assert!(median(&search) < TOO_LONG, "{search:?}");
        assert!(median(&search) < TOO_MANY * median(&nothing).max(0.2), "{search:?} against {nothing:?}");
    });
}

/// How long it took, in milliseconds, the shortest first.
async fn times(visit: &browser::Visit, kind: &str) -> Vec<f64> {
    let times = visit.js(&format!("__times.{kind}")).await;
    let mut times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}
