//! The modules that tell the start page and the answer. They are compiled apart from the one that takes answers, which
//! does not wait for them.

use std::env;
use std::fs;
use std::path::Path;

use aldyn::pack::NamedPack;
use anyhow::{Context, Result};

use crate::minify::Minifier;
use crate::workshop::{Workshop, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Each is the package `aldyn-NAME` and travels as the pack `module.NAME`.
const NAMES: [&str; 2] = ["answer", "front"];

/// Compiles them; in a release build they are made as small as the first one.
pub fn build(workshop: &Workshop, staging: &Path, minifier: Option<&Minifier>) -> Result<Vec<NamedPack>> {
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let mut command = workshop.cargo();
    command.args(["build", "--locked", "--quiet", "--target", TARGET]);
    for name in NAMES {
        command.arg("--package").arg(format!("aldyn-{name}"));
    }
    if is_release {
        command.arg("--release");
    }
    // A folder that we know, wherever cargo has been told to put the rest.
    let folder = workshop.root.join("target/told");
    command.arg("--target-dir").arg(&folder);
    run(&mut command, "compiling the modules that tell pages")?;
    let profile = if is_release { "release" } else { "debug" };
    let made = folder.join(TARGET).join(profile);
    NAMES.iter().map(|name| module(name, &made, staging, minifier)).collect()
}

fn module(name: &str, made: &Path, staging: &Path, minifier: Option<&Minifier>) -> Result<NamedPack> {
    let made = made.join(format!("aldyn_{name}.wasm"));
    let file = staging.join(format!("{name}.wasm"));
    fs::copy(&made, &file).with_context(|| format!("{}", made.display()))?;
    if let Some(minifier) = minifier {
        minifier.told_module(&file)?;
    }
    let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
    fs::remove_file(&file)?;
    Ok(NamedPack { name: format!("module.{name}"), bytes })
}
