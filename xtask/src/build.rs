//! `cargo xtask build`: the site as it is published.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::origin::Origin;
use crate::workshop::{Workshop, announce, run};
use crate::{budget, build_paths, node_tools, tools, twice};

#[derive(clap::Args)]
pub struct Options {
    /// The folder to write; what an earlier build left in it is removed.
    #[arg(long, default_value = "dist")]
    pub dist: PathBuf,
    /// Build again in another folder and compare every byte.
    #[arg(long)]
    pub twice: bool,
    /// Where the site will stand, for search engines: `https://example.kz` or with a folder. Its pages then say their
    /// full addresses, and there is a sitemap.
    #[arg(long)]
    pub origin: Option<Origin>,
}

/// Builds, measures, and returns the folder of the site.
pub fn build(workshop: &Workshop, options: &Options) -> Result<PathBuf> {
    tools::ensure(workshop)?;
    node_tools::ensure(workshop)?;
    let dist = folder(workshop, &options.dist)?;
    announce("building the release", "the site as it is published", "2 to 4 minutes the first time");
    make(workshop, &dist, options.origin.as_ref())?;
    budget::hold(&workshop.root, &dist)?;
    build_paths::scan(workshop, &dist)?;
    if options.twice {
        twice::compare(workshop, &dist, options.origin.as_ref())?;
    }
    println!("The site is in {}", dist.display());
    Ok(dist)
}

/// The build itself, in whatever folder the workshop stands.
pub fn make(workshop: &Workshop, dist: &Path, origin: Option<&Origin>) -> Result<()> {
    let mut trunk = workshop.trunk();
    trunk.args(["build", "--release", "--locked", "--dist"]).arg(dist);
    trunk.env(build_paths::FLAGS_VARIABLE, build_paths::flags(workshop)?);
    // Trunk calls `assemble`, which finds it there. What the shell happens to hold does not count.
    match origin {
        Some(origin) => trunk.env(Origin::VARIABLE, origin.as_str()),
        None => trunk.env_remove(Origin::VARIABLE),
    };
    // These would take the place of ours.
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&mut trunk, "the release build")
}

/// The folder to write to. Trunk empties it first, so it must be ours.
fn folder(workshop: &Workshop, asked: &Path) -> Result<PathBuf> {
    // What is typed counts from where it is typed, the default from the checkout.
    let dist = if asked == Path::new("dist") { workshop.root.join(asked) } else { env::current_dir()?.join(asked) };
    let is_empty = fs::read_dir(&dist).map_or(true, |mut entries| entries.next().is_none());
    let is_site = dist.join("packs").is_dir() && dist.join("index.html").is_file();
    let is_unfinished = dist.join(".stage").is_dir();
    if !is_empty && !is_site && !is_unfinished {
        bail!(
            "{} holds something else than an earlier build and would be emptied: name another folder",
            dist.display()
        );
    }
    fs::create_dir_all(&dist).with_context(|| format!("{}", dist.display()))?;
    Ok(dist.canonicalize()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_other_files_is_not_emptied() {
        let workshop = Workshop::open().unwrap();
        let sources = workshop.root.join("xtask");
        assert!(folder(&workshop, &sources).unwrap_err().to_string().contains("something else"));
    }
}
