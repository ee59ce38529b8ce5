//! The service worker with the list of the site: every file that belongs to this version, with its hash. It is written last,
//! when all of them are there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aldyn::calendar::Day;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::assemble::{read_script, write_script};
use crate::budget::files;
use crate::minify::Minifier;
use crate::workshop::Workshop;

/// What the worker knows (`static/worker.js`).
#[derive(Serialize)]
struct Site {
    /// The hash of the list: SHA-256 in base64 of `[edition, files]` as JSON, which the worker works out as well.
    version: String,
    /// The day of the rules.
    edition: Option<Day>,
    /// By address from the top of the site: SHA-256 in base64.
    files: BTreeMap<String, String>,
}

/// Writes `worker.js` to the top of the site.
pub fn write(workshop: &Workshop, staging: &Path, edition: Option<Day>, minifier: Option<&Minifier>) -> Result<()> {
    let site = Site::of(staging, edition)?;
    println!("{} files in the worker's list", site.files.len());
    let file =
        write_script(staging, "worker", &read_script(workshop, "worker")?, &[("SITE", serde_json::to_string(&site)?)])?;
    minifier.map_or(Ok(()), |minifier| minifier.script_of_a_place(&file))
}

/// What a kiosk shows as its version: the first twelve hexadecimal digits of the hash of the list in `worker.js`. (On the
/// device the page and `servers/kiosk/update.sh` read it from there.)
pub fn on_screen(dist: &Path) -> Result<String> {
    let script = fs::read_to_string(dist.join("worker.js")).context("worker.js")?;
    let version = script.split("version").skip(1).find_map(|rest| {
        let rest = rest.trim_start_matches('"').strip_prefix(":\"")?;
        STANDARD.decode(rest.split('"').next()?).ok()
    });
    let version = version.context("worker.js says no version")?;
    Ok(version.iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

impl Site {
    fn of(folder: &Path, edition: Option<Day>) -> Result<Site> {
        let mut listed = BTreeMap::new();
        for file in files(folder)? {
            let path = file.to_str().context("a path in another alphabet")?.replace('\\', "/");
            let Some(address) = address(&path) else { continue };
            let bytes = fs::read(folder.join(&file)).with_context(|| path.clone())?;
            listed.insert(address.to_owned(), STANDARD.encode(Sha256::digest(bytes)));
        }
        let version = STANDARD.encode(Sha256::digest(serde_json::to_string(&(edition, &listed))?));
        Ok(Site { version, edition, files: listed })
    }
}

/// The address of a file that belongs to the version: a page's is its folder. Not listed is what search engines and other
/// sites load, and what may change without a new version.
fn address(path: &str) -> Option<&str> {
    if let Some(folder) = path.strip_suffix("index.html") {
        return (folder.is_empty() || folder.ends_with('/')).then_some(folder);
    }
    let is_of_others = path.starts_with("embed/") || path.starts_with("mount-");
    let is_kept = is_named_by_content(path) || path.ends_with(".webmanifest");
    (is_kept && !is_of_others).then_some(path)
}

/// Sixteen hexadecimal digits before the ending, as in `servers/`.
fn is_named_by_content(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    stem.bytes().rev().take_while(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte)).count() >= 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_by_their_folder_and_files_by_their_name() {
        assert_eq!(address("index.html"), Some(""));
        assert_eq!(address("kk/offline/index.html"), Some("kk/offline/"));
        assert_eq!(address("packs/0123456789abcdef.pack"), Some("packs/0123456789abcdef.pack"));
        assert_eq!(address("packs/index-0123456789abcdef.pack"), Some("packs/index-0123456789abcdef.pack"));
        assert_eq!(address("kk/manifest.webmanifest"), Some("kk/manifest.webmanifest"));
    }

    #[test]
    fn what_may_change_and_what_others_load_is_not_listed() {
        for path in [
            "sitemap.xml",
            "withdrawn.json",
            "kiosk.json",
            "worker.js",
            "embed/1/519a767dd273eebb.js",
            "mount-0123456789abcdef.css",
        ] {
            assert_eq!(address(path), None, "{path}");
        }
    }

    #[test]
    fn one_byte_more_is_another_version() {
        let folder = std::env::temp_dir().join(format!("aldyn-worker-{}", std::process::id()));
        let version = |bytes: &str| {
            fs::create_dir_all(folder.join("kk")).unwrap();
            fs::write(folder.join("kk/index.html"), bytes).unwrap();
            Site::of(&folder, None).unwrap().version
        };
        let (first, second) = (version("<p>"), version("<p> "));
        fs::remove_dir_all(&folder).unwrap();
        assert_ne!(first, second);
    }

    #[test]
    fn the_version_on_the_screen_is_read_from_the_script_small_or_not() {
        let folder = std::env::temp_dir().join(format!("aldyn-screen-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let version = STANDARD.encode(Sha256::digest("abc"));
        for script in [
            format!("// version: one\nSITE = {{\"version\":\"{version}\"}}"),
            format!("const S={{version:\"{version}\"}}"),
        ] {
            fs::write(folder.join("worker.js"), script).unwrap();
            assert_eq!(on_screen(&folder).unwrap(), "ba7816bf8f01");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
