//! What Chromium alone can be told to do, or tells: its own protocol.

use crate::engine::Engine;
use crate::visit::Visit;
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// What these commands change goes with the tab that they are said to, or is nothing that another visit could find.
const FORGOTTEN: [&str; 3] =
    ["Emulation.setDeviceMetricsOverride", "Emulation.setEmulatedMedia", "Network.clearBrowserCache"];

impl Visit {
    /// What Chromium answers to a command of its protocol; nothing where the engine has none.
    pub async fn protocol(&self, command: &'static str, parameters: Value) -> Option<Value> {
        if self.engine != Engine::Chromium {
            return None;
        }
        if !FORGOTTEN.contains(&command) {
            self.keep_from_others();
        }
        let told = self.client.issue_cmd(Vendors::protocol(command, parameters)).await;
        Some(told.unwrap_or_else(|fault| panic!("{command}: {fault}")))
    }

    /// A command of Chromium's own protocol; `false` where the engine has none.
    pub async fn chromium(&self, command: &'static str, parameters: Value) -> bool {
        self.protocol(command, parameters).await.is_some()
    }

    /// Lets style sheets see these media features (`("prefers-color-scheme", "dark")`) and no others; `false` where the
    /// engine cannot pretend.
    pub async fn prefers(&self, features: &[(&str, &str)]) -> bool {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await
    }

    /// Forgets what was fetched; `false` where the engine cannot be told to.
    pub async fn forget_cache(&self) -> bool {
        self.chromium("Network.clearBrowserCache", json!({})).await
    }

    /// Errors and warnings in Chromium's log since it was read last.
    pub async fn log(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let log = self.client.issue_cmd(Vendors { path: "se/log", body: json!({ "type": "browser" }) }).await;
        let log = log.expect("Chromium's log");
        let bad =
            log.as_array().into_iter().flatten().filter(|line| line["level"] == "SEVERE" || line["level"] == "WARNING");
        let words = bad.filter_map(|line| line["message"].as_str().map(str::to_owned));
        // A page that is left, or a frame that is taken away, breaks off what it has asked for: without a reason being said.
        let is_broken_off = |words: &str| words.contains("Fetch API cannot load") && words.ends_with(". ");
        words.filter(|words| !words.contains("/favicon.ico") && !is_broken_off(words)).collect()
    }
}

/// Gives focus to the tab that is driven, which a new one does not have in Chromium.
pub(crate) async fn bring_to_front(client: &Client) -> Result<(), CmdError> {
    client.issue_cmd(Vendors::protocol("Page.bringToFront", json!({}))).await.map(drop)
}

/// A command that only some drivers have.
#[derive(Debug)]
struct Vendors {
    path: &'static str,
    body: Value,
}

impl Vendors {
    fn protocol(command: &str, parameters: Value) -> Vendors {
        Vendors { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }
}

impl WebDriverCompatibleCommand for Vendors {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(self.body.to_string()))
    }
}
