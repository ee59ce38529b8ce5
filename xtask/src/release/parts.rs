//! The list of parts, as [CycloneDX](https://cyclonedx.org/docs/1.5/json/): what the published modules are made of, and in
//! a list of its own what makes them.
//!
//! The same checkout gives the same bytes: there is no time in it and no random number.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cyclonedx_bom::external_models::normalized_string::NormalizedString;
use cyclonedx_bom::models::component::{Classification, Scope};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::hash::{Hash, HashAlgorithm, HashValue, Hashes};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::prelude::{Bom, Component, Components, Metadata, Purl, SpdxExpression, SpecVersion, Validate};
use serde::Deserialize;

use super::shipped::{Crate, Lock, Shipped, Use};
use crate::tools::{self, Tool};
use crate::workshop::{Workshop, read};

/// How the whole is called within the lists.
const WHOLE: &str = "aldyn-site";
/// The standard library's licence, which no package names.
const RUST_LICENSE: &str = "MIT OR Apache-2.0";

/// The packages of npm, as package-lock.json names them.
#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    #[serde(default)]
    version: String,
    #[serde(default)]
    license: String,
    #[serde(default)]
    integrity: String,
}

/// The list of what the modules are made of.
pub fn of_the_site(workshop: &Workshop) -> Result<Vec<u8>> {
    let lock = Lock::read(&workshop.root.join("Cargo.toml"))?;
    let shipped = Shipped::list(workshop)?;
    let mut parts = crates(&shipped, &lock, Scope::Required)?;
    let mut library = part(Classification::Library, "generic", "rust-std", &rust(workshop)?, RUST_LICENSE)?;
    library.scope = Some(Scope::Required);
    library.description = Some(NormalizedString::new("Rust's standard library"));
    let library_reference = library.bom_ref.clone().unwrap_or_default();
    parts.push(library);
    let mut uses = dependencies(&shipped);
    let ours = shipped.crates.iter().filter(|(_, about)| about.is_ours).map(|(one, _)| reference(one));
    let whole: Vec<String> = ours.chain([library_reference]).collect();
    uses.push(Dependency { dependency_ref: WHOLE.to_owned(), dependencies: whole });
    list(&shipped, parts, uses)
}

/// The list of what makes them: crates that only run while building, the tools, what comes from npm, the compiler.
pub fn of_the_tools(workshop: &Workshop) -> Result<Vec<u8>> {
    let lock = Lock::read(&workshop.root.join("Cargo.toml"))?;
    let shipped = Shipped::list(workshop)?;
    let tools = Shipped::tools(workshop, &shipped)?;
    let mut parts = crates(&tools, &lock, Scope::Excluded)?;
    for Tool { package, version, license } in tools::of_the_build() {
        parts.push(part(Classification::Application, "cargo", package, version, license)?);
    }
    parts.push(part(Classification::Application, "generic", "rustc", &rust(workshop)?, RUST_LICENSE)?);
    parts.extend(npm(&workshop.root)?);
    for part in &mut parts {
        part.scope = Some(Scope::Excluded);
    }
    list(&shipped, parts, dependencies(&tools))
}

/// The compiler's version, which is the standard library's as well.
fn rust(workshop: &Workshop) -> Result<String> {
    let about = read(workshop.command("rustc").arg("-vV"), "asking rustc what it is")?;
    let release = about.lines().find_map(|line| line.strip_prefix("release: ")).context("rustc names no release")?;
    Ok(release.to_owned())
}

fn crates(shipped: &Shipped, lock: &Lock, scope: Scope) -> Result<Vec<Component>> {
    shipped.crates.iter().map(|(one, about)| component(one, about, lock, scope.clone())).collect()
}

fn component(one: &Crate, about: &Use, lock: &Lock, scope: Scope) -> Result<Component> {
    let mut component = part(Classification::Library, "cargo", &one.name, &one.version, &about.license)?;
    component.scope = Some(scope);
    match lock.checksum(one) {
        Some(checksum) => component.hashes = Some(hash(HashAlgorithm::SHA_256, checksum.to_owned())),
        None if !about.is_ours => bail!("Cargo.lock has no checksum of {} {}", one.name, one.version),
        None => {}
    }
    Ok(component)
}

/// What package-lock.json names at its top level: what those need themselves differs from machine to machine.
fn npm(root: &Path) -> Result<Vec<Component>> {
    let lock = std::fs::read_to_string(root.join("package-lock.json")).context("package-lock.json")?;
    let lock: NpmLock = serde_json::from_str(&lock).context("package-lock.json")?;
    let named = lock.packages.iter().filter_map(|(path, package)| Some((path.strip_prefix("node_modules/")?, package)));
    let mut parts = Vec::new();
    for (name, package) in named.filter(|(name, _)| !name.contains('/')) {
        let mut component = part(Classification::Application, "npm", name, &package.version, &package.license)?;
        let integrity = package.integrity.strip_prefix("sha512-").with_context(|| format!("{name}: no integrity"))?;
        let bytes = STANDARD.decode(integrity).with_context(|| format!("{name}: no hash"))?;
        let digits = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        component.hashes = Some(hash(HashAlgorithm::SHA_512, digits));
        parts.push(component);
    }
    Ok(parts)
}

fn part(kind: Classification, from: &str, name: &str, version: &str, license: &str) -> Result<Component> {
    let address = Purl::new(from, name, version).map_err(|fault| anyhow!("{name} {version}: {fault}"))?;
    // A reference must be one of its kind; the address is.
    let mut component = Component::new(kind, name, version, Some(address.to_string()));
    component.purl = Some(address);
    let license = SpdxExpression::parse_lax(license.to_owned()).map_err(|fault| anyhow!("{name}: {fault}"))?;
    component.licenses = Some(Licenses(vec![LicenseChoice::Expression(license)]));
    Ok(component)
}

fn hash(algorithm: HashAlgorithm, digits: String) -> Hashes {
    Hashes(vec![Hash { alg: algorithm, content: HashValue(digits) }])
}

fn reference(one: &Crate) -> String {
    format!("pkg:cargo/{}@{}", one.name, one.version)
}

fn dependencies(shipped: &Shipped) -> Vec<Dependency> {
    let uses = shipped.crates.iter().map(|(one, about)| Dependency {
        dependency_ref: reference(one),
        dependencies: about.uses.iter().map(reference).collect(),
    });
    uses.collect()
}

/// The finished list about the whole that is shipped, once the standard's own rules hold.
fn list(shipped: &Shipped, parts: Vec<Component>, uses: Vec<Dependency>) -> Result<Vec<u8>> {
    let (app, about) = shipped.crates.iter().find(|(one, _)| one.name == "aldyn").context("the app is not shipped")?;
    let mut whole = Component::new(Classification::Application, "Aldyn", &app.version, Some(WHOLE.to_owned()));
    whole.licenses = Some(Licenses(vec![LicenseChoice::Expression(SpdxExpression::new(&about.license))]));
    let metadata = Metadata {
        timestamp: None,
        tools: None,
        authors: None,
        component: Some(whole),
        manufacture: None,
        supplier: None,
        licenses: None,
        properties: None,
        lifecycles: None,
    };
    let bom = Bom {
        serial_number: None,
        metadata: Some(metadata),
        components: Some(Components(parts)),
        dependencies: Some(Dependencies(uses)),
        spec_version: SpecVersion::V1_5,
        ..Bom::default()
    };
    let verdict = bom.validate_version(SpecVersion::V1_5);
    if !verdict.passed() {
        bail!("the list of parts breaks CycloneDX's rules: {verdict:?}");
    }
    let mut bytes = Vec::new();
    bom.output_as_json_v1_5(&mut bytes).context("the list of parts")?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn parts(list: &[u8]) -> Vec<Value> {
        let list: Value = serde_json::from_slice(list).unwrap();
        assert_eq!((&list["bomFormat"], &list["specVersion"]), (&"CycloneDX".into(), &"1.5".into()));
        list["components"].as_array().unwrap().clone()
    }

    #[test]
    fn the_sites_list_names_each_crate_with_its_licence_and_its_hash_and_is_the_same_each_time() {
        let workshop = Workshop::open().unwrap();
        let list = of_the_site(&workshop).unwrap();
        assert_eq!(list, of_the_site(&workshop).unwrap());
        let parts = parts(&list);
        let yew = parts.iter().find(|part| part["name"] == "yew").unwrap();
        assert_eq!(yew["scope"], "required");
        assert_eq!(yew["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(yew["hashes"][0]["content"].as_str().unwrap().len(), 64);
        assert!(parts.iter().any(|part| part["name"] == "rust-std"));
        assert!(!parts.iter().any(|part| part["name"] == "esbuild" || part["name"] == "serde_derive"));
    }

    #[test]
    fn every_part_that_is_used_is_listed_and_hangs_on_the_whole() {
        let list: Value = serde_json::from_slice(&of_the_site(&Workshop::open().unwrap()).unwrap()).unwrap();
        let known: Vec<&Value> = list["components"].as_array().unwrap().iter().map(|part| &part["bom-ref"]).collect();
        let uses = list["dependencies"].as_array().unwrap();
        let used = |of: &Value| uses.iter().find(|one| one["ref"] == *of).and_then(|one| one["dependsOn"].as_array());
        let (mut reached, mut next) = (vec![list["metadata"]["component"]["bom-ref"].clone()], 0);
        while let Some(one) = reached.get(next).cloned() {
            for used in used(&one).into_iter().flatten() {
                assert!(known.contains(&used), "{used} is not listed");
                if !reached.contains(used) {
                    reached.push(used.clone());
                }
            }
            next += 1;
        }
        assert_eq!(reached.len(), known.len() + 1, "every part hangs on the whole");
    }

    #[test]
    fn the_tools_list_holds_the_compiler_the_tools_of_npm_and_macros_and_nothing_that_is_shipped() {
        let parts = parts(&of_the_tools(&Workshop::open().unwrap()).unwrap());
        let has = |name: &str| parts.iter().any(|part| part["name"] == name);
        assert!(
            ["rustc", "trunk", "wasm-bindgen-cli", "esbuild", "binaryen", "serde_derive", "xtask"].map(has)
                == [true; 7]
        );
        assert!(["yew", "aldyn", "chrono"].map(has) == [false; 3]);
        assert!(parts.iter().all(|part| part["scope"] == "excluded"));
    }
}
