//! `servers/kiosk/`: its files agree with one another, and `update.sh`, on folders of its own, serves a whole version whatever
//! is on the stick and whenever the power goes.

mod files;
mod power;
mod stick;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, process};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::sums;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../servers/kiosk/update.sh");

/// Waits for no disk: a thousand of these tests' steps would wait for whatever else this machine writes.
const NO_SYNC: &str = "#!/bin/sh\n";

/// A kiosk's disk and a stick, in folders whose names have spaces.
struct Kiosk(PathBuf);

/// What the script did: whether it was content, and what it said.
struct Said(bool, String);

impl Kiosk {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("aldyn kiosk {} {}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let kiosk = Self(env::temp_dir().join(name));
        fs::create_dir_all(kiosk.0.join("stick")).unwrap();
        kiosk.put_tool("tools", "sync", NO_SYNC);
        kiosk
    }

    /// One that serves "old", with "new" on the stick.
    fn with_old() -> Self {
        let kiosk = Self::new();
        kiosk.bring("old");
        kiosk.update().expect("version");
        kiosk.bring("new");
        kiosk
    }

    fn stick(&self, path: &str) -> PathBuf {
        self.0.join("stick").join(path)
    }

    /// Puts a release on the stick, as `cargo xtask release` writes it.
    fn bring(&self, version: &str) {
        let _ = fs::remove_dir_all(self.stick(""));
        let worker = format!("const SITE={{version:\"{}\"}}", STANDARD.encode(Sha256::digest(version)));
        for (path, text) in [
            ("index.html", version),
            ("kiosk/index.html", "<p data-edition=\"2026-01-31\">"),
            ("packs/a.pack", version),
            ("a name.svg", "<svg/>"),
            ("worker.js", worker.as_str()),
        ] {
            let path = self.stick("dist").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        self.write_sums();
    }

    /// Writes the hashes of what is on the stick.
    fn write_sums(&self) {
        fs::write(self.stick("SHA256SUMS"), sums::of(&self.stick("dist")).unwrap()).unwrap();
    }

    /// Makes an archive of what is on the stick, in the words of tar.
    fn pack(&self, words: &[&str]) {
        let mut tar = Command::new("tar");
        tar.current_dir(self.stick("")).args(["-czPf", "aldyn.tar.gz"]).args(words);
        assert!(tar.status().unwrap().success());
        fs::remove_dir_all(self.stick("dist")).unwrap();
    }

    /// A tool that the script finds before the system's.
    fn put_tool(&self, folder: &str, name: &str, text: &str) {
        let tool = self.0.join(folder).join(name);
        fs::create_dir_all(tool.parent().unwrap()).unwrap();
        fs::write(&tool, text).unwrap();
        fs::set_permissions(tool, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// The system's tools, and ours before them.
    fn path(&self) -> String {
        format!("{}:{}", self.0.join("tools").display(), env::var("PATH").unwrap())
    }

    fn script(&self, words: &[&str]) -> Command {
        let mut sh = Command::new("sh");
        sh.arg(SCRIPT).args(words).env("PATH", self.path());
        sh.env("ALDYN_FOLDER", self.0.join("srv aldyn")).env("ALDYN_SETTINGS", self.0.join("etc aldyn"));
        sh
    }

    fn run(&self, words: &[&str]) -> Said {
        let output = self.script(words).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        Said(output.status.success(), String::from_utf8(said).unwrap())
    }

    fn update(&self) -> Said {
        self.run(&[self.stick("").to_str().unwrap()])
    }

    /// What is served, from files that are all what they were.
    fn serves(&self) -> String {
        self.run(&["--check"]).expect("All files are whole");
        fs::read_to_string(self.0.join("srv aldyn/current/site/index.html")).unwrap()
    }

    /// The clock said this day when what is served was put in place.
    fn came_on(&self, day: &str) {
        let mut touch = Command::new("touch");
        touch.args(["-d", day]).arg(self.0.join("srv aldyn/current/SHA256SUMS"));
        assert!(touch.status().unwrap().success());
    }

    fn versions(&self) -> usize {
        fs::read_dir(self.0.join("srv aldyn/versions")).unwrap().count()
    }

    /// The stick is refused with these words, and nothing changes.
    fn refuses(&self, words: &str) {
        self.update().refused(words);
        assert_eq!(self.serves(), "old", "{words}");
        assert_eq!(self.versions(), 1, "nothing is left over: {words}");
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Said {
    #[track_caller]
    fn expect(&self, words: &str) {
        assert!(self.0 && self.1.contains(words), "{words}: {}", self.1);
    }

    #[track_caller]
    fn refused(&self, words: &str) {
        assert!(!self.0 && self.1.contains(words), "{words}: {}", self.1);
    }
}
