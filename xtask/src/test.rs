//! `cargo xtask test`: everything that must hold, in the order in which it is cheapest to know.

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::workshop::{Workshop, run};
use crate::{bench, browser_tools, build, check, fuzz, mutate, node_tools, release, schema, spelling, tools};

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
    step("spelling", || spelling::spelling(workshop, &spelling::Options::default()))?;
    let dist = step("release", || {
        build::build(workshop, &build::Options { dist: PathBuf::from("dist"), twice: !options.fast, origin: None })
    })?;
    for engine in engines() {
        step(&format!("browser: {engine}"), || {
            let mut cargo = workshop.cargo();
            // Two browsers at a time: most of a test is waiting, and a small machine has two cores.
            cargo.args(["test", "--package", "browser", "--no-fail-fast", "--", "--test-threads=2"]);
            cargo.env("ALDYN_DIST", &dist).env(ENGINE, &engine).envs(browsers.variables());
            run(&mut cargo, "the browser tests")
        })?;
    }
    step("as fast as budget.toml wants it", || bench::bench(workshop, &bench::Options { dist: Some(dist), runs: 3 }))?;
    eprintln!("\nAll of it holds ({:.0} s).", begun.elapsed().as_secs_f64());
    Ok(())
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
