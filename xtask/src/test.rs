//! `cargo xtask test`: everything that must hold, in the order in which it is cheapest to know.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::workshop::{Workshop, run};
use crate::{bench, browser_tools, build, check, fuzz, loader, mutate, node_tools, release, schema, spelling, tools};

#[derive(clap::Args)]
pub struct Options {
    /// Build the release once, not twice to compare.
    #[arg(long)]
    fast: bool,
}

/// What the library may not reach without features: it has no browser.
const NOT_IN_THE_LIBRARY: [&str; 4] = ["web-sys", "js-sys", "wasm-bindgen", "yew"];

/// All of the library that is native.
const NATIVE: [&str; 2] = ["--features", "aldyn/proof,aldyn/prerender"];

/// The variable that names the engine which the browser tests run in.
const ENGINE: &str = "ALDYN_ENGINE";

/// The engines, by the names that the tests know them by.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

pub fn test(workshop: &Workshop, options: &Options) -> Result<()> {
    let begun = Instant::now();
    let browsers = step("tools", || {
        tools::ensure(workshop)?;
        node_tools::ensure(workshop)?;
        browser_tools::ensure(workshop)
    })?;
    step("format", || {
        run(workshop.cargo().args(["fmt", "--all", "--check"]), "the format (`cargo fmt --all` mends it)")
    })?;
    step("what the project is made of", || release::allowed::hold(workshop))?;
    step("the library is pure", || pure(workshop))?;
    step("lints", || lints(workshop))?;
    step("tests of the library and the chores", || {
        let mut cargo = workshop.cargo();
        run(cargo.args(["test", "--workspace", "--exclude", "browser"]).args(NATIVE), "the tests")
    })?;
    step("rules", || {
        schema::schema(workshop, &schema::Options { check: true })?;
        check::check(workshop, &check::Options { rules: None })
    })?;
    step("scenarios notice every slip in the rules", || {
        mutate::mutate(workshop, &mutate::Options { service: None, rules: None })
    })?;
    step("fuzzing", || fuzz::fuzz(workshop, &fuzz::Options::in_a_test()))?;
    step("the script for other sites", || loader::loader(workshop, &loader::Options { check: true }))?;
    step("spelling", || spelling::spelling(workshop, &spelling::Options::default()))?;
    let dist = step("release", || {
        build::build(workshop, &build::Options { dist: PathBuf::from("dist"), twice: !options.fast, origin: None })
    })?;
    for engine in engines() {
        step(&format!("browser: {engine}"), || {
            in_browser(|| {
                let mut cargo = workshop.cargo();
                cargo.args(["test", "--package", "browser", "--no-fail-fast", "--"]);
                cargo.env("ALDYN_DIST", &dist).env(ENGINE, &engine).envs(browsers.variables());
                cargo
            })
        })?;
    }
    step("as fast as budget.toml wants it", || bench::bench(workshop, &bench::Options { dist: Some(dist), runs: 3 }))?;
    eprintln!("\nAll of it holds ({:.0} s).", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Runs the browser tests, two browsers at a time. What fails is run once more, alone: a browser that has to wait for another
/// may be past what it is given. What passes only then is told, since it may be a fault that comes and goes.
fn in_browser(cargo: impl Fn() -> Command) -> Result<()> {
    let failed = failed(cargo().arg("--test-threads=2"))?;
    if failed.is_empty() {
        return Ok(());
    }
    eprintln!("\nOnce more, alone: {}", failed.join(", "));
    let again = self::failed(cargo().args(["--test-threads=1", "--exact"]).args(&failed))?;
    if !again.is_empty() {
        bail!("in the browser these fail, alone too: {}", again.join(", "));
    }
    eprintln!("\nWARNING: these passed only when they were run again: {}", failed.join(", "));
    Ok(())
}

/// The tests that fail, by name; an error where it is no test that fails. What the tests say is said at once.
fn failed(cargo: &mut Command) -> Result<Vec<String>> {
    let mut running = cargo.stdout(Stdio::piped()).spawn().context("cargo test")?;
    let said = running.stdout.take().context("what the tests say")?;
    let mut failed = Vec::new();
    for line in BufReader::new(said).lines() {
        let line = line.context("what the tests say")?;
        println!("{line}");
        failed.extend(failed_by(&line).map(str::to_owned));
    }
    let ended = running.wait().context("cargo test")?;
    if !ended.success() && failed.is_empty() {
        bail!("the browser tests: {ended}");
    }
    Ok(failed)
}

/// The test that a line of the test runner's says to have failed.
fn failed_by(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// The engine that was asked for, or all of them.
fn engines() -> Vec<String> {
    match env::var(ENGINE) {
        Ok(engine) if !engine.is_empty() => vec![engine],
        _ => ENGINES.map(str::to_owned).into(),
    }
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("\n== {name}");
    let begun = Instant::now();
    let done = work().with_context(|| format!("the step \"{name}\" failed"))?;
    eprintln!("== {name}: {:.1} s", begun.elapsed().as_secs_f64());
    Ok(done)
}

fn lints(workshop: &Workshop) -> Result<()> {
    const STRICT: [&str; 3] = ["--", "--deny", "warnings"];
    let mut alone = workshop.cargo();
    run(alone.args(["clippy", "--package", "aldyn", "--lib"]).args(STRICT), "lints of the library alone")?;
    let mut native = workshop.cargo();
    native.args(["clippy", "--workspace", "--all-targets"]).args(NATIVE).args(STRICT);
    run(&mut native, "lints of all that is native")?;
    let mut app = workshop.cargo();
    app.args(["clippy", "--package", "aldyn", "--bin", "aldyn", "--features", "app"]);
    run(app.args(["--target", "wasm32-unknown-unknown"]).args(STRICT), "lints of the app")
}

/// `cargo tree --invert` must find nothing that leads to the browser.
fn pure(workshop: &Workshop) -> Result<()> {
    for package in NOT_IN_THE_LIBRARY {
        let mut tree = workshop.cargo();
        tree.args(["tree", "--package", "aldyn", "--no-default-features", "--edges", "normal", "--target", "all"]);
        let output = tree.args(["--invert", package]).output().context("cargo tree")?;
        let said = String::from_utf8_lossy(&output.stderr);
        let ways = String::from_utf8_lossy(&output.stdout);
        let unknown = said.contains("did not match any packages");
        if !output.status.success() && !unknown {
            bail!("cargo tree: {}", said.trim_end());
        }
        if !ways.trim().is_empty() {
            bail!("without features the library must not use {package}, but does:\n{ways}");
        }
    }
    println!("Without features it uses none of: {}.", NOT_IN_THE_LIBRARY.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        // What comes after the script is for the tests' runner.
        shell.args(["-c", script, "sh"]);
        shell
    }

    #[test]
    fn a_browser_test_that_fails_is_run_once_more_alone_and_must_pass_then() {
        let comes_and_goes = "case $* in *threads=2) echo 'test a::b ... FAILED'; exit 101;; *'threads=1 --exact a::b') ;; *) exit 1; esac";
        assert!(in_browser(|| shell(comes_and_goes)).is_ok());
        let always = in_browser(|| shell("echo 'test a::b ... FAILED'; exit 101")).unwrap_err().to_string();
        assert!(always.contains("a::b"), "{always}");
    }

    #[test]
    fn what_fails_without_a_test_is_not_run_again() {
        let fault = in_browser(|| shell("echo 'test a::b ... ok'; exit 101")).unwrap_err().to_string();
        assert!(fault.contains("101"), "{fault}");
        assert!(in_browser(|| shell("echo 'test a::b ... ok'")).is_ok());
    }
}
