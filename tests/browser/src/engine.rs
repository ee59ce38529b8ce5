//! The browsers, each behind its own WebDriver.

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs, process};

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

    /// Starts a driver and, with it, a browser that remembers nothing.
    pub async fn start(self) -> (Driver, Client) {
        let driver = Driver::start(self);
        let Value::Object(capabilities) = self.capabilities(&driver.profile.to_string_lossy()) else {
            unreachable!("capabilities are an object");
        };
        let capabilities: Capabilities = capabilities;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|fault| panic!("{self:?} does not start: {fault}"));
        (driver, client)
    }

    fn capabilities(self, profile: &str) -> Value {
        match self {
            Engine::Chromium => {
                let mut arguments: Vec<String> = CHROMIUM_ARGUMENTS.map(str::to_owned).into();
                arguments.push(format!("--user-data-dir={profile}"));
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
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "args": ["-headless", "-profile", profile] },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": "MiniBrowser", "args": ["--automation"] },
            }),
        }
    }

    fn command(self, port: u16) -> Command {
        let named = |variable: &str, usual: &str| Command::new(env::var(variable).unwrap_or_else(|_| usual.to_owned()));
        match self {
            Engine::Chromium => {
                let mut command = named("CHROMEDRIVER", "chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = named("GECKODRIVER", "geckodriver");
                command.args(["--port", &port.to_string()]);
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

/// A driver on a port of its own; it ends when it is dropped, and takes what the browser wrote with it.
pub struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start(engine: Engine) -> Driver {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("aldyn-browser-{}-{number}", process::id()));
        fs::create_dir_all(&profile).expect("a folder for the browser's profile");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut command = engine.command(port);
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|fault| panic!("{command:?}: {fault}"));
        let driver = Driver { process, port, profile };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10), "{command:?} does not listen");
            sleep(Duration::from_millis(20));
        }
        driver
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Neither can be mended here, and neither spoils a result.
        let _ = self.process.kill().and_then(|()| self.process.wait());
        let _ = fs::remove_dir_all(&self.profile);
    }
}
