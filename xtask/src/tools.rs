//! The Rust tools that build the app and steer a browser, each at one version.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::workshop::{Workshop, announce, run};

/// A program that cargo installs.
struct Pin {
    program: &'static str,
    package: &'static str,
    version: &'static str,
    why: &'static str,
    how_long: &'static str,
}

/// The one place for versions of Rust tools. (wasm-opt: package.json. Rust itself: rust-toolchain.toml.)
const PINS: [Pin; 2] = [
    Pin {
        program: "trunk",
        package: "trunk",
        // Newer ones want a newer Rust.
        version: "0.21.14",
        why: "builds and serves the app",
        how_long: "about 6 minutes on two cores, once",
    },
    Pin {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        // The same as the crate `wasm-bindgen` in Cargo.toml: they do not work together otherwise.
        version: "0.2.129",
        why: "makes the module's JavaScript side",
        how_long: "about 3 minutes on two cores, once",
    },
];

/// Steers Firefox, for the browser tests alone.
const GECKODRIVER: Pin = Pin {
    program: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
    why: "steers Firefox in the browser tests",
    how_long: "about 3 minutes on two cores, once",
};

/// Of a release alone.
const DENY: Pin = Pin {
    program: "cargo-deny",
    package: "cargo-deny",
    version: "0.20.2",
    why: "reads licences and advisories of every crate",
    how_long: "several minutes on two cores, once",
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What one pinned tool needs.
#[derive(Debug, PartialEq)]
enum Step {
    /// The right version is found by name.
    Nothing,
    /// None is there: install it where plain `trunk serve` finds it too.
    IntoCargoHome,
    /// Another version is there and may be needed elsewhere: ours goes beside it.
    IntoOwnTools,
}

/// After this, `trunk serve` can work. It needs no Node.
pub fn ensure(workshop: &Workshop) -> Result<()> {
    wasm_target(workshop)?;
    PINS.iter().try_for_each(|pin| install(workshop, pin))
}

/// After this, Firefox can be steered by the program that is given back.
pub fn geckodriver(workshop: &Workshop) -> Result<PathBuf> {
    install(workshop, &GECKODRIVER)?;
    workshop.find(GECKODRIVER.program).context("geckodriver is gone")
}

/// After this, `cargo deny` can work.
pub fn ensure_deny(workshop: &Workshop) -> Result<()> {
    install(workshop, &DENY)
}

/// A tool that takes part in a build.
pub struct Tool {
    pub package: &'static str,
    pub version: &'static str,
    pub license: &'static str,
}

/// The pinned tools that a build is made by. Their licences are the same.
pub fn of_the_build() -> impl Iterator<Item = Tool> {
    let pins = PINS.iter().filter(|pin| ["trunk", "wasm-bindgen"].contains(&pin.program));
    pins.map(|pin| Tool { package: pin.package, version: pin.version, license: "MIT OR Apache-2.0" })
}

/// Installs a tool unless its version is there.
fn install(workshop: &Workshop, pin: &Pin) -> Result<()> {
    let found = workshop.find(pin.program).map(|file| workshop.version_line(file).unwrap_or_default());
    let step = step(found.as_deref(), pin.version);
    if step == Step::Nothing {
        return Ok(());
    }
    let root = if step == Step::IntoOwnTools { workshop.own_tools() } else { workshop.cargo_home.clone() };
    announce(&format!("installing {} {}", pin.package, pin.version), pin.why, pin.how_long);
    let mut install = workshop.cargo();
    // Unoptimised: they are built in a third of the time and spend theirs waiting for others.
    install.args(["install", "--locked", "--debug", pin.package, "--version", pin.version, "--root"]).arg(root);
    run(&mut install, &format!("installing {}", pin.package))
}

fn step(found: Option<&str>, wanted: &str) -> Step {
    match found {
        None => Step::IntoCargoHome,
        Some(line) if line.split_whitespace().any(|word| word == wanted) => Step::Nothing,
        Some(_) => Step::IntoOwnTools,
    }
}

fn wasm_target(workshop: &Workshop) -> Result<()> {
    let libraries = workshop.command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]).output();
    if let Ok(output) = libraries
        && std::path::Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir()
    {
        return Ok(());
    }
    if workshop.find("rustup").is_none() {
        bail!("Rust's standard library for {WASM_TARGET} is missing: install Rust by rustup (https://rustup.rs)");
    }
    announce(&format!("adding the target {WASM_TARGET}"), "the app is WebAssembly", "seconds");
    run(workshop.command("rustup").args(["target", "add", WASM_TARGET]), "adding the target")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_of_the_pinned_version_is_left_alone() {
        assert_eq!(step(Some("trunk 0.21.14"), "0.21.14"), Step::Nothing);
    }

    #[test]
    fn another_version_is_kept_and_ours_goes_beside_it() {
        assert_eq!(step(Some("trunk 0.21.1"), "0.21.14"), Step::IntoOwnTools);
        assert_eq!(step(Some(""), "0.21.14"), Step::IntoOwnTools);
    }

    #[test]
    fn a_missing_tool_goes_where_plain_trunk_serve_finds_it() {
        assert_eq!(step(None, "0.21.14"), Step::IntoCargoHome);
    }

    #[test]
    fn the_tool_and_the_crate_wasm_bindgen_have_one_version() {
        let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock")).unwrap();
        let version = PINS.iter().find(|pin| pin.program == "wasm-bindgen").unwrap().version;
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")));
    }
}
