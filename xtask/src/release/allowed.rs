//! Whether the project is made of what deny.toml allows, by `cargo metadata`: without another tool and without a network.
//!
//! cargo-deny reads the same file for a release and knows more (texts of licences, advisories); it takes longer to install
//! than everything here to run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use spdx::{Expression, ParseMode};

use super::shipped::{Lock, Shipped};
use crate::workshop::{Workshop, read};

/// The workspaces, each with a lock file of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// deny.toml, as far as it is held here.
#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    skip: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

/// What `cargo metadata` prints, as far as it is needed.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// None for our own.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

/// The lock files are what the manifests ask for, and all that they name is allowed.
pub fn hold(workshop: &Workshop) -> Result<()> {
    let deny: Deny = toml::from_str(&text(&workshop.root.join("deny.toml"))?).context("deny.toml")?;
    npm_lock_is_current(&workshop.root)?;
    let (mut faults, mut packages) = (BTreeSet::new(), Vec::new());
    for manifest in MANIFESTS {
        let metadata = metadata(workshop, manifest)?;
        faults.extend(metadata.packages.iter().flat_map(|package| faults_of(package, &deny)));
        packages.extend(metadata.packages);
    }
    faults.extend(exceptions_for_nothing(&deny, &packages));
    let [lock, fuzzed] = MANIFESTS.map(|manifest| Lock::read(&workshop.root.join(manifest)));
    faults.extend(fuzzed_otherwise(&lock?, &fuzzed?));
    faults.extend(twice(&Shipped::list(workshop)?, &deny));
    if !faults.is_empty() {
        let faults: Vec<String> = faults.into_iter().collect();
        bail!("the project is not made of what deny.toml allows:\n  {}", faults.join("\n  "));
    }
    println!("{} packages under {} licences, all from crates.io.", packages.len(), deny.licenses.allow.len());
    Ok(())
}

/// Fails if the lock file is not what the manifest asks for.
fn metadata(workshop: &Workshop, manifest: &str) -> Result<Metadata> {
    let mut cargo = workshop.cargo();
    cargo.args(["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]);
    let printed = read(&mut cargo, &format!("the lock file beside {manifest}"))?;
    serde_json::from_str(&printed).context("cargo metadata")
}

fn faults_of(package: &Package, deny: &Deny) -> Vec<String> {
    let of = format!("{} {}", package.name, package.version);
    let mut faults = Vec::new();
    for dependency in &package.dependencies {
        if package.source.is_none() && dependency.req == "*" && dependency.path.is_none() {
            faults.push(format!("{of} takes any version of {}", dependency.name));
        }
    }
    let Some(source) = &package.source else { return faults };
    let registry = source.strip_prefix("registry+").unwrap_or_default();
    if !deny.sources.allow_registry.iter().any(|known| known == registry) {
        faults.push(format!("{of} comes from {source}"));
    }
    let license = package.license.as_deref().unwrap_or_default();
    match Expression::parse_mode(license, ParseMode::LAX) {
        Err(fault) => faults.push(format!("{of}: the licence \"{license}\" cannot be read: {}", fault.reason)),
        Ok(expression) => {
            let extra = deny.licenses.exceptions.iter().filter(|exception| exception.name == package.name);
            let allowed: Vec<&String> = extra.flat_map(|one| &one.allow).chain(&deny.licenses.allow).collect();
            if !expression.evaluate(|asked| allowed.iter().any(|known| **known == asked.to_string())) {
                faults.push(format!("{of}: the licence {license} is not among those allowed"));
            }
        }
    }
    faults
}

/// A list that nobody tidies allows more than somebody meant.
fn exceptions_for_nothing(deny: &Deny, packages: &[Package]) -> Vec<String> {
    let names: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let idle = deny.licenses.exceptions.iter().filter(|exception| !names.contains(exception.name.as_str()));
    idle.map(|exception| format!("{} has an exception and is not there", exception.name)).collect()
}

/// What is fuzzed must be what is published.
fn fuzzed_otherwise(lock: &Lock, fuzzed: &Lock) -> Vec<String> {
    let versions = |lock: &Lock| {
        let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in &lock.package {
            versions.entry(package.name.clone()).or_default().insert(package.version.clone());
        }
        versions
    };
    let published = versions(lock);
    let mut faults = Vec::new();
    for (name, fuzzed) in versions(fuzzed) {
        if let Some(known) = published.get(&name)
            && !fuzzed.is_subset(known)
        {
            faults
                .push(format!("fuzz/Cargo.lock has {name} {fuzzed:?}, Cargo.lock {known:?}: copy it and build again"));
        }
    }
    faults
}

/// No crate is in the published modules in two versions, but those that deny.toml gives a reason for.
fn twice(shipped: &Shipped, deny: &Deny) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in shipped.crates.keys() {
        versions.entry(&one.name).or_default().push(&one.version);
    }
    let is_skipped = |name: &str| deny.bans.skip.iter().any(|skip| skip.name == name);
    let mut faults = Vec::new();
    for (name, versions) in &versions {
        if versions.len() > 1 && !is_skipped(name) {
            faults.push(format!("the modules hold {name} in versions {}", versions.join(" and ")));
        }
    }
    let idle =
        deny.bans.skip.iter().filter(|skip| versions.get(skip.name.as_str()).is_none_or(|found| found.len() < 2));
    faults.extend(idle.map(|skip| format!("{} is skipped and is not there twice", skip.name)));
    faults
}

/// `npm ci` notices this too, but only where it has something to install.
fn npm_lock_is_current(root: &Path) -> Result<()> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Manifest {
        dev_dependencies: BTreeMap<String, String>,
    }
    #[derive(Deserialize)]
    struct NpmLock {
        packages: BTreeMap<String, serde_json::Value>,
    }
    let manifest: Manifest = json(&root.join("package.json"))?;
    let lock: NpmLock = json(&root.join("package-lock.json"))?;
    let locked = lock.packages.get("").context("package-lock.json names no package")?;
    let locked: Manifest = serde_json::from_value(locked.clone()).context("package-lock.json")?;
    if manifest.dev_dependencies != locked.dev_dependencies {
        bail!("package-lock.json is not what package.json asks for: `npm install --package-lock-only` makes it so");
    }
    Ok(())
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T> {
    serde_json::from_str(&text(file)?).with_context(|| format!("{}", file.display()))
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deny() -> Deny {
        let file = "[licenses]\nallow = ['MIT', 'Apache-2.0']\nexceptions = [{ crate = 'old', allow = ['MPL-2.0'] }]
[bans]\nskip = []\n[sources]\nallow-registry = ['https://known']\n";
        toml::from_str(file).unwrap()
    }

    fn package(name: &str, license: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: Some(license.to_owned()),
            source: Some("registry+https://known".to_owned()),
            dependencies: Vec::new(),
        }
    }

    #[test]
    fn the_project_is_made_of_what_is_allowed() {
        hold(&Workshop::open().unwrap()).unwrap();
    }

    #[test]
    fn one_allowed_licence_of_several_to_choose_from_is_enough_and_of_several_at_once_is_not() {
        assert!(faults_of(&package("new", "GPL-3.0-only OR MIT"), &deny()).is_empty());
        assert!(faults_of(&package("new", "MIT/Apache-2.0"), &deny()).is_empty());
        assert_eq!(faults_of(&package("new", "GPL-3.0-only AND MIT"), &deny()).len(), 1);
        assert_eq!(faults_of(&package("new", "Apache-2.0 WITH LLVM-exception"), &deny()).len(), 1);
        assert_eq!(faults_of(&package("new", ""), &deny()).len(), 1);
    }

    #[test]
    fn an_exception_is_for_its_crate_alone_and_must_be_needed() {
        assert!(faults_of(&package("old", "MPL-2.0"), &deny()).is_empty());
        assert_eq!(faults_of(&package("new", "MPL-2.0"), &deny()).len(), 1);
        assert_eq!(exceptions_for_nothing(&deny(), &[package("new", "MIT")]).len(), 1);
        assert!(exceptions_for_nothing(&deny(), &[package("old", "MPL-2.0")]).is_empty());
    }

    #[test]
    fn a_foreign_source_and_any_version_are_refused() {
        for source in ["git+https://known/x#abc", "registry+https://elsewhere"] {
            let foreign = Package { source: Some(source.to_owned()), ..package("new", "MIT") };
            assert!(faults_of(&foreign, &deny())[0].contains(source));
        }
        let of = |path: Option<&str>| Package {
            source: None,
            dependencies: vec![Dependency { name: "x".to_owned(), req: "*".to_owned(), path: path.map(str::to_owned) }],
            ..package("ours", "MIT")
        };
        assert_eq!(faults_of(&of(None), &deny()), ["ours 1.0.0 takes any version of x"]);
        assert!(faults_of(&of(Some("/x")), &deny()).is_empty());
    }

    #[test]
    fn another_version_in_the_fuzzers_is_noticed() {
        let lock = |version: &str| -> Lock {
            toml::from_str(&format!("[[package]]\nname = 'x'\nversion = '{version}'\n")).unwrap()
        };
        assert!(fuzzed_otherwise(&lock("1.0.0"), &lock("1.0.0")).is_empty());
        assert_eq!(fuzzed_otherwise(&lock("1.0.0"), &lock("1.0.1")).len(), 1);
    }
}
