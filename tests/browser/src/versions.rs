//! A site that a device has kept, the next version of it, and versions of rules that were withdrawn.

use crate::server::Server;
use crate::visit::Visit;
use serde_json::json;

/// Asks for a newer version, and says how it went with it.
const UPDATED: &str = "navigator.serviceWorker.getRegistration().then((one) => one.update().then(() => {
    const worker = one.installing;
    if (!worker) return one.waiting ? 'installed' : 'none';
    return new Promise((done) => worker.addEventListener('statechange', () => done(worker.state)));
  }, () => 'refused'))";

/// Every address that is in a cache.
const KEPT: &str = "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)))
    .then((all) => Promise.all(all.map((one) => one.keys()))).then((all) => all.flat().map((one) => one.url).sort()))";

impl Visit {
    /// Every address that this browser has kept of the site.
    pub async fn kept_addresses(&self) -> Vec<String> {
        let kept = self.promised(KEPT).await;
        let kept = kept.as_array().expect("addresses");
        kept.iter().map(|one| one.as_str().expect("an address").to_owned()).collect()
    }

    /// A page of the next version can be told from the page before.
    pub fn change_in_next_version(&self, page: &str) {
        let file = format!("{page}index.html");
        let html = String::from_utf8(self.server.file(&file)).expect("a page");
        self.server.serve_instead(&file, html.replacen("<html ", "<html data-second ", 1).into_bytes());
    }

    /// The page shown is of the next version.
    pub async fn is_of_next_version(&self) -> bool {
        self.has("html[data-second]").await
    }

    /// Waits until the page shown is of the next version.
    pub async fn until_of_next_version(&self) {
        self.until("document.documentElement.hasAttribute('data-second')").await;
    }

    /// Has the browser ask for the next version: the state of what came, "none" or "refused".
    pub async fn ask_for_next_version(&self) -> String {
        let state = self.promised(UPDATED).await;
        state.as_str().map(str::to_owned).unwrap_or_else(|| panic!("no state: {}", json!(state)))
    }
}

impl Server {
    /// The version of the rules that a page tells, as the page says it.
    pub fn rules_of(&self, page: &str) -> String {
        let html = String::from_utf8(self.file(&format!("{page}index.html"))).expect("a page");
        let (_, rest) = html.split_once(" data-rules=\"").expect("the page says a version");
        rest.split('"').next().expect("a version").to_owned()
    }

    /// Puts the rules of a service on the list of those in which a mistake was found.
    pub fn withdraw(&self, service: &str) {
        let list = json!([self.rules_of(&format!("/kk/{service}/"))]);
        self.serve_instead("/withdrawn.json", list.to_string().into_bytes());
    }
}
