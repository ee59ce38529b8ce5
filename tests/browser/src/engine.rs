//! The browsers, each behind its own WebDriver.

use crate::driver::Driver;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use std::path::Path;
use std::process::Command;

/// Which browser the tests run in: `ALDYN_ENGINE`, or Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

const CHROMIUM_ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Engine {
    pub fn asked_for() -> Engine {
        match env::var("ALDYN_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("ALDYN_ENGINE is \"{other}\", not chromium, firefox or webkit"),
        }
    }

    /// Starts a driver and, with it, a browser that remembers nothing; Chromium with these arguments as well.
    pub(crate) async fn start(self, arguments: &[&str]) -> (Driver, Client) {
        let driver = Driver::start(self);
        let Value::Object(capabilities) = self.capabilities(driver.home(), arguments) else {
            unreachable!("capabilities are an object");
        };
        let capabilities: Capabilities = capabilities;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await
            .unwrap_or_else(|fault| panic!("{self:?} does not start: {fault}"));
        (driver, client)
    }

    /// A new tab can take the place of the one before. WebKitGTK gives focus to no other than the first.
    pub(crate) fn has_tabs(self) -> bool {
        self != Engine::WebKit
    }

    /// It has no mode without a window.
    pub(crate) fn needs_a_screen(self) -> bool {
        self == Engine::WebKit
    }

    /// The narrowest window that it has, whatever is asked for.
    pub fn narrowest(self) -> u32 {
        match self {
            Engine::Chromium | Engine::Firefox => 1,
            // The buttons in the title of its MiniBrowser.
            Engine::WebKit => 334,
        }
    }

    fn capabilities(self, home: &Path, more: &[&str]) -> Value {
        let mut capabilities = self.own_capabilities(home, more);
        // A page that never comes is a fault of its own. (Usual are five minutes.)
        capabilities["timeouts"] = json!({ "pageLoad": 60_000, "script": 60_000 });
        capabilities
    }

    fn own_capabilities(self, home: &Path, more: &[&str]) -> Value {
        match self {
            Engine::Chromium => {
                let mut arguments: Vec<String> =
                    CHROMIUM_ARGUMENTS.iter().chain(more).map(|one| (*one).to_owned()).collect();
                arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
                let mut options = json!({ "args": arguments });
                if let Ok(chromium) = env::var("CHROMIUM") {
                    options["binary"] = chromium.into();
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Engine::Firefox => {
                let mut options = json!({
                    "args": ["-headless"],
                    // What is scrolled to is there at once.
                    "prefs": { "general.smoothScroll": false },
                });
                if let Ok(firefox) = env::var("FIREFOX") {
                    options["binary"] = firefox.into();
                }
                json!({ "browserName": "firefox", "moz:firefoxOptions": options })
            }
            // Of WebKitGTK's browsers the driver starts its own MiniBrowser, with nothing kept.
            Engine::WebKit => json!({}),
        }
    }

    /// The driver, to listen on a port.
    pub(crate) fn driver(self, port: u16) -> Command {
        let named = |variable: &str, usual: &str| Command::new(env::var(variable).unwrap_or_else(|_| usual.to_owned()));
        match self {
            Engine::Chromium => {
                let mut command = named("CHROMEDRIVER", "chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = named("GECKODRIVER", "geckodriver");
                // The other port would be the same for all that run at once.
                command.args(["--port", &port.to_string(), "--websocket-port", "0"]);
                command
            }
            Engine::WebKit => {
                let mut command = named("WEBKITDRIVER", "WebKitWebDriver");
                command.arg(format!("--port={port}"));
                command
            }
        }
    }
}
