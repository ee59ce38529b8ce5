//! cargo-deny over both workspaces.

use anyhow::Result;

use crate::tools;
use crate::workshop::{Workshop, run};

const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Licences, bans and sources must hold; advisories as well, where their database can be fetched. Gives back what was
/// checked, a line each.
pub fn check(workshop: &Workshop) -> Result<Vec<String>> {
    tools::ensure_deny(workshop)?;
    let mut told = Vec::new();
    for manifest in MANIFESTS {
        deny(workshop, manifest, &["check", "bans", "licenses", "sources"])?;
        told.push(format!("{manifest}: licences, bans and sources hold (cargo-deny)"));
    }
    // Only then is a failure of the check itself one of the advisories'.
    if let Err(fault) = deny(workshop, MANIFESTS[0], &["fetch", "db"]) {
        eprintln!("{fault:#}");
        told.push("advisories: NOT CHECKED, their database could not be fetched".to_owned());
        return Ok(told);
    }
    for manifest in MANIFESTS {
        deny(workshop, manifest, &["check", "--disable-fetch", "advisories"])?;
        told.push(format!("{manifest}: no advisory (cargo-deny)"));
    }
    Ok(told)
}

fn deny(workshop: &Workshop, manifest: &str, what: &[&str]) -> Result<()> {
    let mut cargo = workshop.cargo();
    // fuzz/ has no deny.toml of its own.
    cargo.args(["deny", "--locked", "--workspace", "--manifest-path", manifest, "--config"]);
    cargo.arg(workshop.root.join("deny.toml")).args(what);
    run(&mut cargo, "cargo deny")
}
