//! Chromium and its driver, which the browser tests steer.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::apt;
use crate::workshop::Workshop;

/// The two programs; the tests get them as CHROMIUM and CHROMEDRIVER.
pub struct BrowserTools {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER_NAMES: [&str; 1] = ["chromedriver"];
const BY_HAND: &str = "the browser tests need Chromium and chromedriver of the same version: install both \
                       (Debian: `apt-get install chromium chromium-driver`), or name them in CHROMIUM and CHROMEDRIVER";

/// Finds both, or installs them where the system's package manager may be used.
pub fn ensure(workshop: &Workshop) -> Result<BrowserTools> {
    if find(workshop).is_none() {
        apt::install(workshop, &["chromium", "chromium-driver"], "the browser tests", BY_HAND)?;
    }
    let Some(tools) = find(workshop) else { bail!(BY_HAND) };
    let version = |program: &PathBuf| workshop.version_line(program).as_deref().and_then(major);
    match (version(&tools.chromium), version(&tools.driver)) {
        (Some(browser), Some(driver)) if browser == driver => Ok(tools),
        (browser, driver) => {
            let said = |version: Option<u32>| version.map_or("does not run".to_owned(), |major| major.to_string());
            bail!("Chromium: {}, chromedriver: {}; {BY_HAND}", said(browser), said(driver))
        }
    }
}

fn find(workshop: &Workshop) -> Option<BrowserTools> {
    let one = |variable: &str, names: &[&str]| match env::var_os(variable) {
        Some(file) if !file.is_empty() => Some(PathBuf::from(file)).filter(|file| file.is_file()),
        _ => names.iter().find_map(|name| workshop.find(name)),
    };
    let chromium = one("CHROMIUM", &CHROMIUM_NAMES)?;
    let driver = one("CHROMEDRIVER", &DRIVER_NAMES)?;
    Some(BrowserTools { chromium, driver })
}

/// 150 from "Chromium 150.0.7871.1 built on Debian" and "ChromeDriver 150.0.7871.1 (...)".
fn major(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_browser_and_driver_are_compared_by_their_first_number() {
        assert_eq!(major("Chromium 150.0.7871.1 built on Debian GNU/Linux 12"), Some(150));
        assert_eq!(major("ChromeDriver 149.0.1 (abc-refs/branch-heads/7)"), Some(149));
        assert_eq!(major("not a browser"), None);
    }
}
