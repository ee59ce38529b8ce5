//! A page of another site that shows Aldyn: each in its folder of `hosts/`, on another origin.

use crate::nginx;
use crate::server::Server;
use crate::texts::Lang;
use crate::visit::Visit;
use crate::walk::Replies;
use fantoccini::elements::{Element, ElementRef};
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long a tab may take to open.
const PATIENCE: Duration = Duration::from_secs(10);

/// Aldyn as its servers are told to serve it, for the page of the visit's own server to show.
pub struct Host {
    pub aldyn: Server,
    /// The page's own folder.
    folder: PathBuf,
    name: &'static str,
    /// The script that the page loads: path and hash.
    loader: Loader,
}

/// A published loader: its path and hash.
pub type Loader = (String, String);

impl Host {
    /// Serves the page of this folder, and Aldyn for it.
    pub async fn serve(visit: &Visit, name: &'static str) -> Host {
        Host::serve_with(visit, name, newest()).await
    }

    async fn serve_with(visit: &Visit, name: &'static str, loader: Loader) -> Host {
        let aldyn = Server::start().await;
        let around = visit.server.url("");
        aldyn.say(move |path| nginx::say(path, &format!("'self' {around}")));
        let hosts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("hosts");
        let host = Host { aldyn, folder: hosts.join(name), name, loader };
        for file in
            ["index.html", "style.css"].map(|file| host.folder.join(file)).into_iter().chain([hosts.join("listen.js")])
        {
            if let Ok(text) = fs::read_to_string(&file) {
                let file = file.file_name().unwrap_or_default().to_string_lossy();
                visit.server.serve_instead(&format!("/{name}/{file}"), host.filled(&text).into_bytes());
            }
        }
        let headers = host.headers();
        visit.server.say(move |path| {
            let media = nginx::media_type(path).unwrap_or_else(|| "text/plain".to_owned());
            let mut said = headers.clone();
            said.insert(CONTENT_TYPE, HeaderValue::from_str(&media).expect("a type"));
            said
        });
        host
    }

    /// Serves it and opens the page.
    pub async fn open(visit: &Visit, name: &'static str) -> Host {
        let host = Host::serve(visit, name).await;
        host.show(visit).await;
        host
    }

    /// Serves it with one of the published loaders, and opens the page.
    pub async fn open_with(visit: &Visit, name: &'static str, loader: Loader) -> Host {
        let host = Host::serve_with(visit, name, loader).await;
        host.show(visit).await;
        host
    }

    /// Every loader that was published, the newest last.
    pub fn loaders() -> Vec<Loader> {
        let published: Value =
            serde_json::from_str(include_str!("../../../static/embed/1/loaders.json")).expect("a list");
        let of = |one: &Value, name: &str| one[name].as_str().expect("a text").to_owned();
        let named = |one| (format!("/embed/1/{}", of(one, "file")), of(one, "integrity"));
        published.as_array().into_iter().flatten().map(named).collect()
    }

    /// Opens the page.
    pub async fn show(&self, visit: &Visit) {
        visit.go(&self.address(visit)).await;
    }

    /// The page's address: of another site than Aldyn's.
    pub fn address(&self, visit: &Visit) -> String {
        visit.server.url(&format!("/{}/", self.name))
    }

    /// The path of the loader that the page loads.
    pub fn loader(&self) -> String {
        self.loader.0.clone()
    }

    /// In a sandbox WebKit takes 'self' for nobody: the site says its own name, in its headers and its pages.
    pub fn names_itself(&self, visit: &Visit, page: &str) {
        let own = self.aldyn.url("");
        let around = visit.server.url("");
        let named = format!("'self' {own}");
        let html = String::from_utf8(self.aldyn.file(page)).expect("a page");
        self.aldyn.serve_instead(page, html.replace("'self'", &named).into_bytes());
        self.aldyn.say(move |path| {
            let mut said = nginx::say(path, &format!("ANCESTORS {around}"));
            for value in said.values_mut() {
                let words = value.to_str().expect("a header is text");
                let words = words.replace("'self'", &named).replace("ANCESTORS", "'self'");
                *value = HeaderValue::from_str(&words).expect("a header is text");
            }
            said
        });
    }

    fn headers(&self) -> HeaderMap {
        let lines = fs::read_to_string(self.folder.join("headers.txt")).unwrap_or_default();
        let lines = lines.lines().filter_map(|line| line.split_once(": "));
        let header = |(name, value): (&str, &str)| {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
            (name, HeaderValue::from_str(&self.filled(value)).expect("a header is text"))
        };
        lines.map(header).collect()
    }

    fn filled(&self, text: &str) -> String {
        let (loader, integrity) = &self.loader;
        let address = self.aldyn.url("");
        text.replace("{ALDYN}", &address)
            .replace("{LOADER}", loader.trim_start_matches('/'))
            .replace("{INTEGRITY}", integrity)
    }
}

fn newest() -> Loader {
    Host::loaders().pop().expect("a loader is published")
}

/// The expression for a frame, or for that of an element.
pub(crate) fn frame_of(element: &str) -> String {
    let element = json!(element);
    format!("((one) => one && (one.shadowRoot?.querySelector('iframe') || one))(document.querySelector({element}))")
}

impl Visit {
    /// Goes into a frame, or into that of such an element: from now on what is done is done there.
    pub async fn enter(&self, element: &str) {
        let frame = frame_of(element);
        self.until(&frame).await;
        let frame = self.js(&frame).await;
        let id = frame.as_object().and_then(|one| one.values().next()).and_then(Value::as_str).expect("an element");
        let frame = Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        frame.enter_frame().await.unwrap_or_else(|fault| panic!("the frame of {element}: {fault}"));
        self.entered.replace(Some(element.to_owned()));
    }

    /// Back to the page around the frame.
    pub async fn leave(&self) {
        self.client.enter_parent_frame().await.expect("the page around");
        self.entered.replace(None);
    }

    /// Waits for a second tab, and goes there.
    pub async fn go_to_the_other_tab(&self) {
        let here = self.client.window().await.expect("a window");
        let begun = Instant::now();
        let other = loop {
            let tabs = self.client.windows().await.expect("the windows that are open");
            match tabs.into_iter().find(|tab| *tab != here) {
                Some(other) => break other,
                None => assert!(begun.elapsed() < PATIENCE, "no tab was opened"),
            }
            sleep(Duration::from_millis(20)).await;
        };
        self.client.switch_to_window(other).await.expect("the other tab is shown");
    }

    /// Answers the questions of a page that keeps no history, up to the list of answers.
    pub async fn answer_in_place(&self, replies: &Replies, lang: Lang) {
        while self.has("form").await {
            let fact = self.question(lang).await;
            let (_, reply) = replies.iter().find(|(asked, _)| *asked == fact.id()).expect("a reply");
            self.reply(fact, *reply, lang).await;
            self.click("button[type=submit]").await;
            self.until(&format!("document.querySelector('h1').innerText.trim() !== {}", json!(fact.question(lang))))
                .await;
        }
    }
}
