//! `cargo xtask bench`: how fast the page is beside a static page of the same text, held against budget.toml.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::budget::Budget;
use crate::workshop::{Workshop, announce};
use crate::{browser_tools, build};

mod report;

use report::Report;

#[derive(clap::Args)]
pub struct Options {
    /// A built site; without one it is built first.
    #[arg(long)]
    pub dist: Option<PathBuf>,
    /// How often everything is measured; medians are shown.
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u16).range(1..))]
    pub runs: u16,
}

pub fn bench(workshop: &Workshop, options: &Options) -> Result<()> {
    let dist = site(workshop, options.dist.as_deref())?;
    let tools = browser_tools::ensure(workshop)?;
    let minutes = 1 + options.runs / 3;
    announce("measuring", "the app and a static page by turns, in Chromium", &format!("about {minutes} minutes"));
    let mut cargo = workshop.cargo();
    cargo.args(["run", "--quiet", "--package", "browser", "--bin", "bench", "--", &options.runs.to_string()]);
    cargo.env("ALDYN_DIST", &dist).env_remove("ALDYN_ENGINE").envs(tools.variables());
    let output = cargo.stderr(Stdio::inherit()).output().context("cargo run --bin bench")?;
    if !output.status.success() {
        bail!("nothing could be measured ({})", output.status);
    }
    let report = Report::read(&output.stdout)?;
    let budget = Budget::read(&workshop.root)?;
    println!("{}", report.table(&budget));
    report.judge(&budget)
}

/// The site that was named, or a fresh build.
pub fn site(workshop: &Workshop, dist: Option<&Path>) -> Result<PathBuf> {
    match dist {
        Some(dist) => dist.canonicalize().with_context(|| format!("{}", dist.display())),
        None => build::build(workshop, &build::Options { dist: PathBuf::from("dist"), twice: false, origin: None }),
    }
}
