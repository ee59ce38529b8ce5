//! The second module: what works out the answer. It is compiled apart from the page, which does not wait for it.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::minify::Minifier;
use crate::workshop::{Workshop, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles it and gives back its bytes; in a release build it is made as small as the first one.
pub fn build(workshop: &Workshop, staging: &Path, minifier: Option<&Minifier>) -> Result<Vec<u8>> {
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let mut command = workshop.cargo();
    command.args(["build", "--locked", "--quiet", "--package", "aldyn-answer", "--target", TARGET]);
    if is_release {
        command.arg("--release");
    }
    // A folder that we know, wherever cargo has been told to put the rest.
    let folder = workshop.root.join("target/answer");
    command.arg("--target-dir").arg(&folder);
    run(&mut command, "compiling the second module")?;
    let profile = if is_release { "release" } else { "debug" };
    let made = folder.join(TARGET).join(profile).join("aldyn_answer.wasm");
    let file = staging.join("answer.wasm");
    fs::copy(&made, &file).with_context(|| format!("{}", made.display()))?;
    if let Some(minifier) = minifier {
        minifier.answer_module(&file)?;
    }
    let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
    fs::remove_file(&file)?;
    Ok(bytes)
}
