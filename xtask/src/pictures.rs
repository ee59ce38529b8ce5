//! `cargo xtask pictures`: the screenshots that README shows and the pictures of the app's icon, taken anew.

use std::path::PathBuf;

use anyhow::Result;

use crate::bench;
use crate::browser_tools;
use crate::workshop::{Workshop, announce, run};

#[derive(clap::Args)]
pub struct Options {
    /// A built site; without one it is built first.
    #[arg(long)]
    dist: Option<PathBuf>,
}

/// Writes `pictures/` of the checkout, and the icons in `static/`.
pub fn pictures(workshop: &Workshop, options: &Options) -> Result<()> {
    let dist = bench::site(workshop, options.dist.as_deref())?;
    let tools = browser_tools::ensure(workshop)?;
    announce("taking pictures", "the main pages, in Chromium", "half a minute");
    for (program, folder) in [("pictures", "pictures"), ("icons", "static")] {
        let mut cargo = workshop.cargo();
        cargo.args(["run", "--quiet", "--package", "browser", "--bin", program, "--"]);
        cargo.arg(workshop.root.join(folder));
        cargo.env("ALDYN_DIST", &dist).env_remove("ALDYN_ENGINE").envs(tools.variables());
        run(&mut cargo, "the pictures")?;
    }
    Ok(())
}
