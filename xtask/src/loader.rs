//! The script that other sites load to show Aldyn: `static/embed/loader.js`.
//!
//! They name it with its hash, so that each version that was ever published stays where it is: made small, it is kept in
//! `static/embed/1/` under the name of its content, and the build copies that folder as it is. (1 is the protocol between
//! the script and the page in its frame.)

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use crate::assemble::{integrity, short_hex};
use crate::minify::Minifier;
use crate::pages::Piece;
use crate::workshop::Workshop;

/// Where they lie, in the site as in `static/`.
pub const FOLDER: &str = "embed/1";

/// The most that it may weigh, in bytes after gzip: what a ministry's page pays before it asks for anything.
pub const LIMIT: usize = 3_000;

#[derive(Args)]
pub struct Options {
    /// Only say whether the newest published version is the script as it stands.
    #[arg(long)]
    pub check: bool,
}

/// A version that was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loader {
    /// Its name in the folder.
    pub file: String,
    pub integrity: String,
}

impl Loader {
    /// As pages name it.
    pub fn piece(self) -> Piece {
        Piece { path: format!("{FOLDER}/{}", self.file), integrity: self.integrity }
    }
}

/// Every version that was published, the newest last.
pub fn published(workshop: &Workshop) -> Result<Vec<Loader>> {
    let list = workshop.root.join("static").join(FOLDER).join("loaders.json");
    let text = fs::read_to_string(&list).with_context(|| format!("{}", list.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{}", list.display()))
}

/// The one that sites are to use.
pub fn newest(workshop: &Workshop) -> Result<Loader> {
    published(workshop)?.pop().context("no loader is published: `cargo xtask loader`")
}

/// Publishes the script as it stands, unless it is published already.
pub fn loader(workshop: &Workshop, options: &Options) -> Result<()> {
    crate::node_tools::ensure(workshop)?;
    let small = Minifier::at_hand(workshop)?.small_script(&workshop.root.join("static/embed/loader.js"))?;
    let made = Loader { file: format!("{}.js", short_hex(small.as_bytes())), integrity: integrity(small.as_bytes()) };
    let mut all = published(workshop)?;
    if all.last() == Some(&made) {
        println!("{} is published: {} bytes after gzip.", made.file, gzip_length(small.as_bytes())?);
        return Ok(());
    }
    if options.check {
        bail!(
            "static/embed/loader.js is not what is published last in static/{FOLDER}: `cargo xtask loader` publishes it"
        );
    }
    let folder = workshop.root.join("static").join(FOLDER);
    fs::write(folder.join(&made.file), &small)?;
    all.retain(|one| *one != made);
    println!("Published {} ({} bytes after gzip).", made.file, gzip_length(small.as_bytes())?);
    all.push(made);
    fs::write(folder.join("loaders.json"), serde_json::to_string_pretty(&all)? + "\n")?;
    hold(workshop)
}

/// Copies every published version to the site.
pub fn copy(workshop: &Workshop, staging: &Path) -> Result<()> {
    hold(workshop)?;
    fs::create_dir_all(staging.join(FOLDER))?;
    for Loader { file, .. } in published(workshop)? {
        fs::copy(workshop.root.join("static").join(FOLDER).join(&file), staging.join(FOLDER).join(&file))?;
    }
    Ok(())
}

/// Fails if a version is not what it was when it was published, or the newest is too heavy.
fn hold(workshop: &Workshop) -> Result<()> {
    let all = published(workshop)?;
    for (at, Loader { file, integrity: known }) in all.iter().enumerate() {
        let path = workshop.root.join("static").join(FOLDER).join(file);
        let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
        if integrity(&bytes) != *known {
            bail!("{}: sites name it by its hash, and it is no longer what was published", path.display());
        }
        let weight = gzip_length(&bytes)?;
        if at + 1 == all.len() && weight > LIMIT {
            bail!("{}: {weight} bytes after gzip, more than {LIMIT}", path.display());
        }
    }
    Ok(())
}

fn gzip_length(bytes: &[u8]) -> Result<usize> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?.len())
}
