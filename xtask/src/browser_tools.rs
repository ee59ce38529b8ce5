//! The three browsers and their drivers, which the browser tests steer.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::workshop::Workshop;
use crate::{apt, tools};

/// A program of the system that the tests start.
struct Program {
    /// The variable that names it to the tests, and by which a person may name another one.
    variable: &'static str,
    names: &'static [&'static str],
    /// Debian's package that holds it.
    package: &'static str,
}

const PROGRAMS: [Program; 5] = [
    Program {
        variable: "CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        package: "chromium",
    },
    Program { variable: "CHROMEDRIVER", names: &["chromedriver"], package: "chromium-driver" },
    Program { variable: "FIREFOX", names: &["firefox", "firefox-esr"], package: "firefox-esr" },
    Program { variable: "WEBKITDRIVER", names: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
    // WebKitGTK's browser has no mode without a screen.
    Program { variable: "XVFB", names: &["Xvfb"], package: "xvfb" },
];

const GECKODRIVER: &str = "GECKODRIVER";

/// The programs found, by the variables that name them to the tests.
pub struct BrowserTools(Vec<(&'static str, PathBuf)>);

impl BrowserTools {
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &PathBuf)> {
        self.0.iter().map(|(variable, program)| (*variable, program))
    }

    fn program(&self, variable: &str) -> Option<&PathBuf> {
        self.variables().find_map(|(known, program)| (known == variable).then_some(program))
    }
}

/// Finds all of them, or installs them where the system's package manager may be used.
pub fn ensure(workshop: &Workshop) -> Result<BrowserTools> {
    let missing: Vec<&str> = missing(workshop).map(|program| program.package).collect();
    if !missing.is_empty() {
        apt::install(workshop, &missing, "the browser tests", &by_hand(&missing))?;
    }
    let still_missing: Vec<&str> = self::missing(workshop).map(|program| program.package).collect();
    if !still_missing.is_empty() {
        bail!(by_hand(&still_missing));
    }
    let system = PROGRAMS.iter().filter_map(|program| Some((program.variable, find(workshop, program)?)));
    let mut tools = BrowserTools(system.collect());
    let gecko = match named(GECKODRIVER) {
        Some(program) => program,
        None => tools::geckodriver(workshop)?,
    };
    tools.0.push((GECKODRIVER, gecko));
    fit(workshop, &tools)?;
    Ok(tools)
}

fn by_hand(packages: &[&str]) -> String {
    let programs = PROGRAMS.iter().filter(|program| packages.contains(&program.package));
    let variables: Vec<&str> = programs.map(|program| program.variable).collect();
    format!(
        "the browser tests run in Chromium, Firefox and WebKitGTK, of which something is missing: install it \
         (Debian: `apt-get install {}`), or name it in {}",
        packages.join(" "),
        variables.join(", ")
    )
}

fn missing(workshop: &Workshop) -> impl Iterator<Item = &'static Program> {
    PROGRAMS.iter().filter(|program| find(workshop, program).is_none())
}

fn find(workshop: &Workshop, program: &Program) -> Option<PathBuf> {
    match env::var_os(program.variable) {
        Some(file) if !file.is_empty() => named(program.variable),
        _ => program.names.iter().find_map(|name| workshop.find(name)),
    }
}

/// The file that a variable names, if it is there.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

/// Chromium's driver steers a browser of its own version alone; the other two are not so particular.
fn fit(workshop: &Workshop, tools: &BrowserTools) -> Result<()> {
    let version = |variable: &str| tools.program(variable).and_then(|file| workshop.version_line(file)).and_then(major);
    match (version("CHROMIUM"), version("CHROMEDRIVER")) {
        (Some(browser), Some(driver)) if browser == driver => Ok(()),
        (browser, driver) => {
            let said = |version: Option<u32>| version.map_or("does not run".to_owned(), |major| major.to_string());
            bail!(
                "Chromium: {}, chromedriver: {}; they must be of one version: name a pair in CHROMIUM and CHROMEDRIVER",
                said(browser),
                said(driver)
            )
        }
    }
}

/// 150 from "Chromium 150.0.7871.1 built on Debian" and "ChromeDriver 150.0.7871.1 (...)".
fn major(line: String) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_browser_and_driver_are_compared_by_their_first_number() {
        assert_eq!(major("Chromium 150.0.7871.1 built on Debian GNU/Linux 12".to_owned()), Some(150));
        assert_eq!(major("ChromeDriver 149.0.1 (abc-refs/branch-heads/7)".to_owned()), Some(149));
        assert_eq!(major("not a browser".to_owned()), None);
    }

    #[test]
    fn whoever_installs_by_hand_is_told_each_package_and_each_variable() {
        let told = by_hand(&["firefox-esr", "xvfb"]);
        assert!(told.contains("apt-get install firefox-esr xvfb") && told.contains("FIREFOX, XVFB"), "{told}");
    }
}
