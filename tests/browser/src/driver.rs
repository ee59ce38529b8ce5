//! The processes behind a browser: its driver, and a screen for an engine that cannot do without one.

use crate::engine::Engine;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs, process};

/// How long a process may take to be ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver on a port of its own. When it is dropped it ends, with every browser that it started, and takes with it
/// what those wrote.
pub struct Driver {
    _process: Family,
    port: u16,
    home: PathBuf,
    /// Ends after the browser that is shown on it.
    _screen: Option<Screen>,
}

impl Driver {
    pub fn start(engine: Engine) -> Driver {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let home = env::temp_dir().join(format!("aldyn-browser-{}-{number}", process::id()));
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let screen = engine.needs_a_screen().then(Screen::start);
        let mut command = engine.driver(port);
        // Profiles, caches and settings: nothing from before, nothing for later.
        command.env("HOME", &home).env("TMPDIR", &home);
        for folder in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(folder, &home);
        }
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY");
        }
        command.stdout(Stdio::null());
        // The last thing before its guard is there.
        fs::create_dir_all(&home).expect("a folder for what the browser writes");
        let driver = Driver { _process: Family::start(&mut command, Some(&home)), port, home, _screen: screen };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{command:?} does not listen");
            sleep(Duration::from_millis(20));
        }
        driver
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder that is the browser's to write in.
    pub fn home(&self) -> &Path {
        &self.home
    }
}

/// A screen that nobody sees, for this browser alone: focus is its own.
struct Screen {
    _process: Family,
    display: String,
}

impl Screen {
    fn start() -> Screen {
        let mut command = Command::new(env::var("XVFB").unwrap_or_else(|_| "Xvfb".to_owned()));
        command.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp", "-noreset"]);
        command.stdout(Stdio::piped());
        let mut process = Family::start(&mut command, None);
        let said = process.process.stdout.take().expect("what Xvfb says is read");
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number).expect("Xvfb says which display it is");
        assert!(!number.trim().is_empty(), "Xvfb does not start");
        Screen { _process: process, display: format!(":{}", number.trim()) }
    }
}

/// A process with what it has started, and a guard that ends them when this one is gone, in whatever way.
struct Family {
    process: Child,
    guard: Child,
}

/// Waits until nobody holds the other end of its input, then ends the group of a process (`$0`): a driver that is ended
/// leaves its browser running. In the end it takes away what they wrote; what is ending may still write for a moment.
const GUARD: &str = "trap '' INT TERM HUP
    read -r _
    pkill -KILL -g \"$0\"
    for _ in 1 2 3 4 5; do rm -rf \"$@\" && exit; sleep 0.2; done";

impl Family {
    /// Starts it; in `leaves` is whatever it writes.
    fn start(command: &mut Command, leaves: Option<&Path>) -> Family {
        let started = command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = started.unwrap_or_else(|fault| panic!("{command:?}: {fault}"));
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, &process.id().to_string()]).args(leaves);
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a guard");
        Family { process, guard }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // What goes wrong with these cannot be mended here, and spoils no result.
        let _ = self.guard.wait();
        let _ = self.process.wait();
    }
}
