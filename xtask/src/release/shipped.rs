//! Which crates go into the published modules, which only make them, and what uses what: by `cargo tree`, which chooses
//! features as the build does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::workshop::{Workshop, read};

/// The packages that become modules, with their features.
const MODULES: [(&str, &[&str]); 4] =
    [("aldyn", &["--features", "app"]), ("aldyn-answer", &[]), ("aldyn-front", &[]), ("aldyn-qr", &[])];
const TARGET: &str = "wasm32-unknown-unknown";

/// A crate by name and version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    pub name: String,
    pub version: String,
}

/// What is known of a crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Use {
    pub license: String,
    /// It is a member of the workspace.
    pub is_ours: bool,
    /// The crates that it uses, among those of the same list.
    pub uses: BTreeSet<Crate>,
}

/// Crates and what they use.
#[derive(Debug, Default, PartialEq)]
pub struct Shipped {
    pub crates: BTreeMap<Crate, Use>,
}

/// Cargo.lock, as far as it is needed.
#[derive(Deserialize)]
pub struct Lock {
    pub package: Vec<Locked>,
}

#[derive(Deserialize)]
pub struct Locked {
    pub name: String,
    pub version: String,
    /// SHA-256 of the crate as it was downloaded; our own have none.
    pub checksum: Option<String>,
}

impl Lock {
    /// The lock file beside a manifest.
    pub fn read(manifest: &Path) -> Result<Lock> {
        let file = manifest.with_extension("lock");
        let text = fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
        toml::from_str(&text).with_context(|| format!("{}", file.display()))
    }

    pub fn checksum(&self, of: &Crate) -> Option<&str> {
        let found = self.package.iter().find(|one| one.name == of.name && one.version == of.version);
        found.and_then(|one| one.checksum.as_deref())
    }
}

impl Shipped {
    /// What goes into the modules: no macro and no build script, which run and are gone.
    pub fn list(workshop: &Workshop) -> Result<Shipped> {
        Shipped::trees(workshop, "normal,no-proc-macro", &[])
    }

    /// What only runs while the site is built: macros, build scripts, and the chores, which write packs and pages.
    pub fn tools(workshop: &Workshop, shipped: &Shipped) -> Result<Shipped> {
        let mut all = Shipped::trees(workshop, "normal,build", &[("xtask", &[])])?;
        all.crates.retain(|one, _| !shipped.crates.contains_key(one));
        for about in all.crates.values_mut() {
            about.uses.retain(|used| !shipped.crates.contains_key(used));
        }
        Ok(all)
    }

    fn trees(workshop: &Workshop, edges: &str, native: &[(&str, &[&str])]) -> Result<Shipped> {
        let mut all = Shipped::default();
        let modules = MODULES.iter().map(|module| (module, Some(TARGET)));
        for ((package, features), target) in modules.chain(native.iter().map(|package| (package, None))) {
            let mut cargo = workshop.cargo();
            cargo.args(["tree", "--locked", "--package", package, "--edges", edges]).args(*features);
            cargo.args(["--prefix", "depth", "--format", "|{p}|{l}|"]);
            if let Some(target) = target {
                cargo.args(["--target", target]);
            }
            all.add(&read(&mut cargo, &format!("what {package} is made of"))?)?;
        }
        Ok(all)
    }

    /// Adds a tree, a line a crate: `2|serde v1.0.229|MIT OR Apache-2.0|`. One that was shown before ends in `(*)` and is
    /// not unfolded again.
    fn add(&mut self, tree: &str) -> Result<()> {
        let mut way: Vec<Crate> = Vec::new();
        for line in tree.lines().filter(|line| !line.trim().is_empty()) {
            let odd = || format!("cargo tree prints a line that is not understood: {line}");
            let parts: Vec<&str> = line.split('|').collect();
            let [depth, package, license, ..] = parts[..] else { anyhow::bail!(odd()) };
            let depth: usize = depth.parse().with_context(odd)?;
            let mut words = package.split(' ');
            let (name, version) = words.next().zip(words.next()).with_context(odd)?;
            let version = version.strip_prefix('v').with_context(odd)?;
            let found = Crate { name: name.to_owned(), version: version.to_owned() };
            let about = self.crates.entry(found.clone()).or_default();
            license.clone_into(&mut about.license);
            // Only our own have a folder behind their version.
            about.is_ours |= words.any(|word| word.starts_with("(/") || word.contains(":\\"));
            way.truncate(depth);
            if let Some(user) = way.last().and_then(|user| self.crates.get_mut(user)) {
                user.uses.insert(found.clone());
            }
            way.push(found);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "0|aldyn v0.1.0 (/somewhere/aldyn)|Apache-2.0|
1|chrono v0.4.45|MIT OR Apache-2.0|
2|num-traits v0.2.19|MIT OR Apache-2.0|
1|serde v1.0.229|MIT OR Apache-2.0|
1|postcard v1.1.3|MIT|
2|serde v1.0.229|MIT OR Apache-2.0| (*)
";

    fn named(name: &str, shipped: &Shipped) -> (Crate, Use) {
        let found = shipped.crates.iter().find(|(one, _)| one.name == name).unwrap();
        (found.0.clone(), found.1.clone())
    }

    #[test]
    fn a_tree_tells_what_uses_what() {
        let mut shipped = Shipped::default();
        shipped.add(TREE).unwrap();
        let uses = |name| -> Vec<String> { named(name, &shipped).1.uses.into_iter().map(|used| used.name).collect() };
        assert_eq!(uses("aldyn"), ["chrono", "postcard", "serde"]);
        assert_eq!(uses("postcard"), ["serde"]);
        assert_eq!(uses("serde"), Vec::<String>::new());
        assert!(named("aldyn", &shipped).1.is_ours && !named("chrono", &shipped).1.is_ours);
        assert_eq!(named("chrono", &shipped).0.version, "0.4.45");
    }

    #[test]
    fn a_line_that_is_not_understood_is_told() {
        assert!(Shipped::default().add("├── chrono v0.4.45").unwrap_err().to_string().contains("chrono"));
    }

    #[test]
    fn a_library_that_runs_in_the_browser_is_shipped_and_its_macro_is_a_tool() {
        let workshop = Workshop::open().unwrap();
        let shipped = Shipped::list(&workshop).unwrap();
        let tools = Shipped::tools(&workshop, &shipped).unwrap();
        let has = |list: &Shipped, name: &str| list.crates.keys().any(|one| one.name == name);
        for name in ["aldyn", "aldyn-answer", "yew", "chrono", "postcard", "talc", "wasm-bindgen"] {
            assert!(has(&shipped, name) && !has(&tools, name), "{name}");
        }
        for name in ["yew-macro", "serde_derive", "brotli", "xtask"] {
            assert!(!has(&shipped, name) && has(&tools, name), "{name}");
        }
        for name in ["scraper", "fantoccini", "criterion", "biodivine-lib-bdd"] {
            assert!(!has(&shipped, name), "{name}");
        }
    }
}
