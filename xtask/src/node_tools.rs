//! What comes from npm: wasm-opt and esbuild for the release build, and packages for the tests. Serving needs none of it.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::assemble::hex;
use crate::workshop::{Workshop, announce, run};

const OLDEST_NODE: u32 = 18;

/// After this, node_modules/ is what package-lock.json says and its programs can be found.
pub fn ensure(workshop: &Workshop) -> Result<()> {
    let node = workshop.version_line("node").as_deref().and_then(major);
    if node.is_none_or(|major| major < OLDEST_NODE) || workshop.find("npm").is_none() {
        bail!(
            "Node {OLDEST_NODE} or newer with npm is needed for the release build and the tests: \
             install it (https://nodejs.org, or the packages `nodejs` and `npm`)"
        );
    }
    let lock = fs::read(workshop.root.join("package-lock.json")).context("package-lock.json")?;
    let wanted = hex(&lock);
    // `npm ci` begins by removing the folder, so a stamp inside says that it came to its end.
    let stamp = workshop.root.join("node_modules/.installed-from");
    let found = ["wasm-opt", "esbuild"].iter().all(|program| workshop.find(program).is_some());
    if found && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    announce(
        "npm ci",
        "wasm-opt and esbuild make the site smaller, the rest is for tests",
        "seconds to a minute, once",
    );
    let npm = workshop.find("npm").context("npm is gone")?;
    run(workshop.command(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), "npm ci")?;
    fs::write(&stamp, wanted).with_context(|| format!("{}", stamp.display()))
}

/// 20 from "v20.11.1".
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_read() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("something else"), None);
    }
}
