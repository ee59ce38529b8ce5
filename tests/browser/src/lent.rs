//! Browsers that go from one visit to the next: starting one takes longer than most visits.
//!
//! A visit has a site on a host that no other had, with nothing stored, cached or allowed there; and a tab that no other
//! had. What outlives both keeps the browser from others: `Visit::keep_from_others`.

use crate::chromium::bring_to_front;
use crate::driver::Driver;
use crate::engine::Engine;
use fantoccini::Client;
use fantoccini::error::CmdError;
use hyper_util::client::legacy::connect::HttpConnector;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::timeout;

/// How long a browser may take to be made ready for another visit, or to close.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser between two visits, by its session. All are of the one engine that was asked for.
struct Waiting {
    driver: Driver,
    session: String,
}

static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());

/// One that waits, else a new one.
pub async fn take(engine: Engine) -> (Driver, Client) {
    while let Some(Waiting { driver, session }) = next() {
        let client = Client::with_existing_session(&driver.address(), &session, HttpConnector::new()).await;
        let client = client.expect("the driver's address");
        match timeout(PATIENCE, is_as_new(&client)).await {
            Ok(Ok(true)) => return (driver, client),
            _ => end(driver, client).await,
        }
    }
    engine.start(&[]).await
}

fn next() -> Option<Waiting> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

/// Lets it wait for the next visit, with a tab that has nothing of this one's; where there can be none it ends.
pub async fn give_back(engine: Engine, driver: Driver, client: Client) {
    let session = match engine.has_tabs() {
        true => timeout(PATIENCE, renewed(engine, &client)).await.ok().and_then(Result::ok).flatten(),
        false => None,
    };
    match session {
        Some(session) => wait(Waiting { driver, session }),
        None => end(driver, client).await,
    }
}

fn wait(waiting: Waiting) {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
}

/// Ends a browser.
pub async fn end(driver: Driver, client: Client) {
    // One that is gone already, or does not answer, needs no closing: it ends with its driver.
    let _ = timeout(PATIENCE, client.close()).await;
    drop(driver);
}

/// The session, with one empty tab in place of all that were open.
async fn renewed(engine: Engine, client: &Client) -> Result<Option<String>, CmdError> {
    client.release_actions().await?;
    let used = client.windows().await?;
    let empty = client.new_window(true).await?.handle;
    for tab in used {
        client.switch_to_window(tab).await?;
        client.close_window().await?;
    }
    client.switch_to_window(empty).await?;
    if engine == Engine::Chromium {
        bring_to_front(client).await?;
    }
    client.persist().await?;
    client.session_id().await
}

/// Whether it still answers, and shows an empty tab and nothing else.
async fn is_as_new(client: &Client) -> Result<bool, CmdError> {
    let is_empty = "return location.href === 'about:blank' && history.length === 1 && document.hasFocus()";
    Ok(client.windows().await?.len() == 1 && client.execute(is_empty, Vec::new()).await? == true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::visit::{Complaints, Visit, visit};
    use serde_json::{Value, json};
    use std::panic::catch_unwind;

    /// Both look at what waits.
    static ALONE: Mutex<()> = Mutex::new(());

    /// What a page can tell of the browser that it is in.
    const TOLD: &str = "(async () => ({
        size: [innerWidth, innerHeight, outerWidth, outerHeight, screen.width, screen.height, devicePixelRatio],
        place: [screenX, screenY, scrollX, scrollY, visualViewport.scale],
        media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(prefers-contrast: more)',
            '(forced-colors: active)', '(hover)', '(pointer: fine)'].map((media) => matchMedia(media).matches),
        here: [document.hidden, document.hasFocus(), document.activeElement.localName, history.length],
        settings: [new Date(0).toString(), navigator.languages, navigator.userAgent, Notification.permission],
        allowed: await Promise.all(['geolocation', 'notifications', 'persistent-storage'].map(async (name) =>
            (await navigator.permissions.query({ name })).state)),
        kept: [localStorage.length, sessionStorage.length, document.cookie, window.name, await caches.keys(),
            await indexedDB.databases(), (await navigator.serviceWorker.getRegistrations()).length],
    }))()";

    /// Leaves behind what a page can.
    const LEAVE: &str = "(async () => {
        localStorage.left = sessionStorage.left = document.cookie = window.name = 'left=1';
        history.pushState(5, '', '?left');
        await caches.open('left');
        await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
        addEventListener('beforeunload', (event) => event.preventDefault());
        document.querySelector('#query').focus();
    })()";

    /// The session of a visit, and what its page tells.
    fn told() -> (Option<String>, Value) {
        let mut told = (None, Value::Null);
        visit(Complaints::None, async |visit| {
            visit.open_front(Lang::Ru).await;
            told = (session(visit).await, visit.promised(TOLD).await);
        });
        told
    }

    async fn session(visit: &Visit) -> Option<String> {
        visit.client.session_id().await.expect("a session")
    }

    #[test]
    fn a_visit_finds_nothing_of_the_one_before_it() {
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        if !Engine::asked_for().has_tabs() {
            return;
        }
        let (new, found) = told();
        visit(Complaints::Expected, async |visit| {
            assert_eq!(session(visit).await, new, "the same browser");
            visit.prefers(&[("prefers-color-scheme", "dark")]).await;
            if visit.engine == Engine::Chromium {
                visit.width(320).await;
            }
            visit.open_front(Lang::Ru).await;
            visit.promised(LEAVE).await;
            visit.press('в').await;
            visit.open_tab().await;
            visit.open_front(Lang::Kk).await;
        });
        assert_eq!(told(), (new, found), "the same browser, as it was");
    }

    #[test]
    fn a_browser_that_is_not_as_it_was_is_lent_to_nobody() {
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        if !Engine::asked_for().has_tabs() {
            return;
        }
        let (first, _) = told();
        visit(Complaints::Expected, async |visit| {
            if !visit.chromium("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Almaty" })).await {
                visit.width(400).await;
            }
        });
        let (second, _) = told();
        assert_ne!(second, first, "something was changed for the whole browser");

        let fails = || visit(Complaints::Expected, async |_| panic!("on purpose"));
        assert!(catch_unwind(fails).is_err());
        let (third, _) = told();
        assert_ne!(third, second, "a visit failed");

        visit(Complaints::Expected, async |visit| visit.client.clone().close().await.expect("it closes"));
        let (fourth, _) = told();
        assert_ne!(fourth, third, "it was closed");

        let Some(waiting) = next() else { return };
        wait(Waiting { session: "none".to_owned(), ..waiting });
        assert_ne!(told().0, fourth, "it broke while it waited");
    }
}
