//! Keeps the paths of the building machine out of what is published, and makes sure of it.
//!
//! Panic messages name source files: without this they would tell the builder's home, and no two builds would be equal.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::budget::files;
use crate::workshop::{Workshop, home, read};

/// The variable by which cargo hands flags to the module's compiler alone.
pub const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A folder of this machine, and what stands for it in the module.
struct Alias {
    folder: PathBuf,
    shown_as: String,
}

/// The compiler's flags that replace every folder of this machine. Where several fit, it takes the last.
pub fn flags(workshop: &Workshop) -> Result<OsString> {
    let mut flags = OsString::new();
    for alias in aliases(workshop)? {
        if alias.folder.to_string_lossy().contains([' ', '=']) {
            bail!("the compiler cannot be told to hide {}: move it to a path without spaces", alias.folder.display());
        }
        if !flags.is_empty() {
            flags.push(" ");
        }
        flags.push("--remap-path-prefix=");
        flags.push(&alias.folder);
        flags.push("=");
        flags.push(alias.shown_as);
    }
    Ok(flags)
}

/// Fails if a published file names a folder of this machine.
pub fn scan(workshop: &Workshop, dist: &Path) -> Result<()> {
    let mut leaks = Vec::new();
    let aliases = aliases(workshop)?;
    let found = files(dist)?;
    for file in &found {
        let bytes = fs::read(dist.join(file))?;
        for alias in &aliases {
            if names(&bytes, &alias.folder) {
                leaks.push(format!("  {} names {}", file.display(), alias.folder.display()));
            }
        }
    }
    if !leaks.is_empty() {
        bail!("published files name folders of this machine:\n{}", leaks.join("\n"));
    }
    println!("None of {} files names a folder of this machine.", found.len());
    Ok(())
}

fn aliases(workshop: &Workshop) -> Result<Vec<Alias>> {
    let rustup_home = match env::var_os("RUSTUP_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => home()?.join(".rustup"),
    };
    let sysroot = read(workshop.command("rustc").args(["--print", "sysroot"]), "asking rustc where it lives")?;
    let sysroot = PathBuf::from(sysroot.trim());
    let about = read(workshop.command("rustc").arg("-vV"), "asking rustc what it is")?;
    let commit = about.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown").to_owned();

    let mut aliases = Vec::new();
    let mut add = |folder: PathBuf, shown_as: &str| {
        // Both as it was given and as it is, where a link stands between.
        let real = folder.canonicalize().ok().filter(|real| *real != folder);
        for folder in [Some(folder), real].into_iter().flatten().filter(|folder| folder.parent().is_some()) {
            aliases.push(Alias { folder, shown_as: shown_as.to_owned() });
        }
    };
    add(home()?, "/home");
    add(rustup_home, "/rustup");
    add(workshop.cargo_home.clone(), "/cargo");
    for registry in registries(&workshop.cargo_home)? {
        // One name for the registry's sources, wherever they were fetched from.
        add(registry, "/cargo/registry/src/crates");
    }
    add(sysroot.clone(), "/rust");
    // As in the standard library that comes compiled, whether its sources are installed or not.
    add(sysroot.join("lib/rustlib/src/rust"), &format!("/rustc/{commit}"));
    add(workshop.root.clone(), "/aldyn");
    Ok(aliases)
}

fn registries(cargo_home: &Path) -> Result<Vec<PathBuf>> {
    let sources = cargo_home.join("registry/src");
    if !sources.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(&sources).with_context(|| format!("{}", sources.display()))? {
        found.push(entry?.path());
    }
    found.sort();
    Ok(found)
}

/// Whether the bytes hold the folder's path. A short one ("/kiosk") must be followed by a separator: it could be a word.
fn names(bytes: &[u8], folder: &Path) -> bool {
    let mut needle = folder.to_string_lossy().into_owned().into_bytes();
    if folder.components().count() < 3 {
        needle.push(std::path::MAIN_SEPARATOR as u8);
    }
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_inside_a_binary_is_found() {
        assert!(names(b"\0\x07/home/aigul/aldyn/src/main.rs\0", Path::new("/home/aigul/aldyn")));
        assert!(!names(b"\0\x07src/main.rs\0", Path::new("/home/aigul/aldyn")));
    }

    #[test]
    fn a_home_directly_below_the_top_is_no_word_of_a_text() {
        assert!(names(b"/kiosk/.cargo/registry", Path::new("/kiosk")));
        assert!(!names(b"for a touch/kiosks", Path::new("/kiosk")));
    }
}
