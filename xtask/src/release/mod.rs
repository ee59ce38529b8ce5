//! `cargo xtask release`: the site, built twice to the same bytes, with what it is made of and its hashes beside it.

pub mod allowed;
mod deny;
#[cfg(test)]
mod kiosk;
mod parts;
mod shipped;
mod sums;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::build;
use crate::origin::Origin;
use crate::worker;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// The folder to write the site to; `release/` comes beside it.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Where the site will stand: see `cargo xtask build`.
    #[arg(long)]
    origin: Option<Origin>,
}

pub fn release(workshop: &Workshop, options: &Options) -> Result<()> {
    // The cheapest first: what is not allowed need not be built.
    allowed::hold(workshop)?;
    let mut told = deny::check(workshop)?;
    let dist = build::build(
        workshop,
        &build::Options { dist: options.dist.clone(), twice: true, origin: options.origin.clone() },
    )?;
    told.push("two builds in different folders are equal to the byte".to_owned());

    let release = dist.parent().context("the site has no folder beside it")?.join("release");
    fs::create_dir_all(&release).with_context(|| format!("{}", release.display()))?;
    for (name, bytes) in [
        ("SHA256SUMS", sums::of(&dist)?.into_bytes()),
        ("aldyn.cdx.json", parts::of_the_site(workshop)?),
        ("tools.cdx.json", parts::of_the_tools(workshop)?),
        ("checked.txt", (told.join("\n") + "\n").into_bytes()),
    ] {
        fs::write(release.join(name), bytes).with_context(|| name.to_owned())?;
    }
    println!("{}\nWhat the site is made of, and its hashes, are in {}", told.join("\n"), release.display());
    println!("Version on the screen of a kiosk: {}", worker::on_screen(&dist)?);
    Ok(())
}
