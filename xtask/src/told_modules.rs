//! The modules that tell the start page and the answer, and the one that draws codes on a kiosk. They are compiled apart from
//! the one that takes answers, which does not wait for them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use aldyn::pack::NamedPack;
use anyhow::{Context, Result};

use crate::minify::Minifier;
use crate::workshop::{Workshop, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Each is the package `aldyn-NAME` and travels as the pack `module.NAME`.
const TOLD: [&str; 2] = ["answer", "front"];

/// The package `aldyn-qr`: a file of its own, since no page of the app asks for it.
pub const QR: &str = "qr";

/// The modules beside the first.
pub struct Modules {
    pub told: Vec<NamedPack>,
    /// `qr.wasm` in the staging folder.
    pub qr: PathBuf,
}

/// Compiles them; in a release build they are made as small as the first one.
pub fn build(workshop: &Workshop, staging: &Path, minifier: Option<&Minifier>) -> Result<Modules> {
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let mut command = workshop.cargo();
    command.args(["build", "--locked", "--quiet", "--target", TARGET]);
    for name in TOLD.iter().chain([&QR]) {
        command.arg("--package").arg(format!("aldyn-{name}"));
    }
    if is_release {
        command.arg("--release");
    }
    // A folder that we know, wherever cargo has been told to put the rest.
    let folder = workshop.root.join("target/told");
    command.arg("--target-dir").arg(&folder);
    run(&mut command, "compiling the modules beside the first")?;
    let profile = if is_release { "release" } else { "debug" };
    let made = folder.join(TARGET).join(profile);
    let told = TOLD.iter().map(|name| {
        let file = module(name, &made, staging, minifier)?;
        let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
        fs::remove_file(&file)?;
        Ok(NamedPack { name: format!("module.{name}"), bytes })
    });
    Ok(Modules { told: told.collect::<Result<_>>()?, qr: module(QR, &made, staging, minifier)? })
}

/// `NAME.wasm` in the staging folder.
fn module(name: &str, made: &Path, staging: &Path, minifier: Option<&Minifier>) -> Result<PathBuf> {
    let made = made.join(format!("aldyn_{name}.wasm"));
    let file = staging.join(format!("{name}.wasm"));
    fs::copy(&made, &file).with_context(|| format!("{}", made.display()))?;
    if let Some(minifier) = minifier {
        minifier.told_module(&file)?;
    }
    Ok(file)
}
