//! Makes what the release build publishes smaller: the names between module and glue, the script, the style sheet.
//!
//! wasm-bindgen's names end in 16 hexadecimal digits, which no compression takes away, and stand both in the module and
//! in the glue. The programs come from npm; a debug build needs none of them.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::workshop::{Workshop, read};

/// What the module may use, as in index.html. Never all features: WebKit does not load what comes of it.
const SETTINGS: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-multivalue",
    "--enable-mutable-globals",
    // What has one caller stays a function of its own: alike as they are, functions compress better apart.
    "--one-caller-inline-max-function-size=0",
];

/// What scripts may use that only run where the app does: private fields stay what they are.
const PLACES: &str = "--target=es2022";

/// The two programs of a release build.
pub struct Minifier<'a> {
    workshop: &'a Workshop,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
}

impl Minifier<'_> {
    /// None in a debug build, and where npm's programs are not installed: the site works without.
    pub fn find(workshop: &Workshop) -> Option<Minifier<'_>> {
        if env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "release") {
            return None;
        }
        let found = Minifier::at_hand(workshop);
        if found.is_err() {
            println!("not minified: wasm-opt or esbuild is missing (`npm ci --ignore-scripts` installs both)");
        }
        found.ok()
    }

    /// The programs, in whatever build.
    ///
    /// # Errors
    ///
    /// If npm's programs are not installed.
    pub fn at_hand(workshop: &Workshop) -> Result<Minifier<'_>> {
        match (workshop.find("wasm-opt"), workshop.find("esbuild")) {
            (Some(wasm_opt), Some(esbuild)) => Ok(Minifier { workshop, wasm_opt, esbuild }),
            _ => bail!("wasm-opt or esbuild is missing: `npm ci --ignore-scripts` installs both"),
        }
    }

    /// Gives what the module imports and exports short names, and says which. Trunk has called wasm-opt before; what more
    /// rounds still find is worth half a kilobyte. (Not `--converge`: it names anew in each round, and prints all.)
    pub fn module(&self, file: &Path) -> Result<Names> {
        let mut command = self.rounds();
        // Last, because it prints the names that are then in the module.
        command.arg("--minify-imports-and-exports-and-modules").arg(file).arg("-o").arg(file);
        Names::parse(&read(&mut command, "shortening the module's names")?)
    }

    /// Makes a module smaller that tells pages. Nothing reads its names but the first module, which knows them.
    pub fn told_module(&self, file: &Path) -> Result<()> {
        read(self.rounds().arg(file).arg("-o").arg(file), "making a module smaller").map(drop)
    }

    /// wasm-opt with what every module is made smaller by.
    fn rounds(&self) -> Command {
        let mut command = self.workshop.command(&self.wasm_opt);
        command.args(SETTINGS).args(["-Oz", "-Oz", "--strip-producers", "--strip-target-features"]);
        command
    }

    /// The script as one module still. Nothing imports it, so that what it does not call goes as well.
    pub fn script(&self, file: &Path) -> Result<()> {
        self.esbuild(file, &["--format=esm", "--target=es2022", "--tree-shaking=true"])
    }

    /// A script that old browsers read as well: esbuild refuses what they would not know.
    pub fn early_script(&self, file: &Path) -> Result<()> {
        self.esbuild(file, &["--target=es5"])
    }

    /// A script of some pages, for browsers that run the app.
    pub fn script_of_a_place(&self, file: &Path) -> Result<()> {
        self.esbuild(file, &[PLACES])
    }

    /// A module that others import: what it exports stays.
    pub fn module_script(&self, file: &Path) -> Result<()> {
        self.esbuild(file, &["--format=esm", PLACES])
    }

    /// The script that other sites load, made small.
    pub fn small_script(&self, file: &Path) -> Result<String> {
        self.small(file, &[PLACES])
    }

    pub fn style(&self, file: &Path) -> Result<()> {
        self.esbuild(file, &["--loader:.css=css"])
    }

    fn small(&self, file: &Path, options: &[&str]) -> Result<String> {
        let mut command = self.workshop.command(&self.esbuild);
        command.arg(file).args(["--minify", "--log-level=warning"]).args(options);
        read(&mut command, "minifying with esbuild")
    }

    fn esbuild(&self, file: &Path, options: &[&str]) -> Result<()> {
        let small = self.small(file, options)?;
        fs::write(file, small).with_context(|| format!("{}", file.display()))
    }
}

/// The names that wasm-opt has given to what module and glue have in common.
#[derive(Debug)]
pub struct Names {
    /// The one module that is imported from (old, new): an object of the glue.
    module: (String, String),
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// As wasm-opt prints it: (module, old, new) and (old, new). Each module's own new name is the same for all: "a".
#[derive(Deserialize)]
struct Printed {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// What wasm-opt calls the only module that is left.
const MODULE: &str = "a";

impl Names {
    fn parse(printed: &str) -> Result<Names> {
        let printed: Printed =
            serde_json::from_str(printed).context("wasm-opt's list of names: was its version changed?")?;
        let Some((module, ..)) = printed.imports.first().cloned() else {
            bail!("wasm-opt has named nothing that the module imports");
        };
        if let Some((other, ..)) = printed.imports.iter().find(|(name, ..)| *name != module) {
            bail!("the module imports from {module} and from {other}: their names would be mixed up");
        }
        Ok(Names {
            module: (module, MODULE.to_owned()),
            imports: printed.imports.into_iter().map(|(_, old, new)| (old, new)).collect(),
            exports: printed.exports.into_iter().collect(),
        })
    }

    /// The glue with the module's new names. It gives imports as `name: function` and uses exports as `wasm.name`.
    /// (Functions of its own have the name of an export, so what stands around it counts.)
    pub fn apply(&self, glue: &str) -> Result<String> {
        let (old_module, new_module) = (format!("\"{}\":", self.module.0), format!("\"{}\":", self.module.1));
        if glue.matches(&old_module).count() != 1 {
            bail!("wasm-bindgen's glue gives no {old_module} or several: was its version changed?");
        }
        let mut renamed = String::with_capacity(glue.len());
        let mut missing: Vec<&str> = self.imports.keys().map(String::as_str).collect();
        let mut rest = glue;
        while let Some(begin) = rest.find(is_of_name) {
            let (between, tail) = rest.split_at(begin);
            renamed.push_str(between);
            let (name, tail) = tail.split_at(tail.find(|sign| !is_of_name(sign)).unwrap_or(tail.len()));
            rest = tail;
            if is_export(&renamed) {
                let new = self.exports.get(name);
                renamed.push_str(new.with_context(|| {
                    format!("wasm-bindgen's glue uses `wasm.{name}`, which the module does not export")
                })?);
            } else if let (true, Some(new)) = (tail.starts_with(": "), self.imports.get(name)) {
                let at = missing.iter().position(|known| *known == name);
                missing.remove(at.with_context(|| format!("wasm-bindgen's glue gives {name} twice"))?);
                renamed.push_str(new);
            } else {
                renamed.push_str(name);
            }
        }
        renamed.push_str(rest);
        if !missing.is_empty() {
            bail!("wasm-bindgen's glue does not give what the module imports: {}", missing.join(", "));
        }
        if let Some(at) = renamed.find("wasm[") {
            bail!("wasm-bindgen's glue uses an export in another way: {}", renamed[at..].lines().next().unwrap_or(""));
        }
        Ok(renamed.replace(&old_module, &new_module))
    }
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '$'
}

/// Whether what follows is a property of `wasm`, and that a whole name ("aldyn_bg.wasm" is a file's).
fn is_export(before: &str) -> bool {
    before.strip_suffix("wasm.").is_some_and(|before| !before.ends_with(|sign| is_of_name(sign) || sign == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
 "imports": [
  ["./aldyn_bg.js", "__wbg_back_3fe9", "b"],
  ["./aldyn_bg.js", "__wbg_back_3fe9f0", "$"]
 ],
"exports": [
  ["memory", "c"],
  ["main", "d"],
  ["elem_7", "e"],
  ["elem_76", "f"]
 ]
}
"#;

    const GLUE: &str = r#"const import0 = {
    __wbg_back_3fe9f0: function(arg0) { memory(wasm.memory.buffer); },
    __wbg_back_3fe9: function() { },
};
const all = { "./aldyn_bg.js": import0 };
function elem_76(arg0) { wasm.elem_76(arg0); wasm.elem_7(wasm.elem_76); }
const url = new URL('aldyn_bg.wasm', import.meta.url);
"#;

    fn renamed(glue: &str) -> Result<String> {
        Names::parse(PRINTED).unwrap().apply(glue)
    }

    #[test]
    fn whole_names_are_replaced_where_they_mean_the_modules() {
        assert_eq!(
            renamed(GLUE).unwrap(),
            r#"const import0 = {
    $: function(arg0) { memory(wasm.c.buffer); },
    b: function() { },
};
const all = { "a": import0 };
function elem_76(arg0) { wasm.f(arg0); wasm.e(wasm.f); }
const url = new URL('aldyn_bg.wasm', import.meta.url);
"#
        );
    }

    #[test]
    fn an_import_that_the_glue_does_not_give_is_named() {
        let glue = GLUE.replace("__wbg_back_3fe9:", "__wbg_forward:");
        assert!(renamed(&glue).unwrap_err().to_string().ends_with("imports: __wbg_back_3fe9"));
        let glue = GLUE.replace("__wbg_back_3fe9:", "__wbg_back_3fe9f0:");
        assert!(renamed(&glue).unwrap_err().to_string().contains("twice"));
    }

    #[test]
    fn an_export_that_is_not_there_or_used_otherwise_is_named() {
        let glue = GLUE.replace("wasm.elem_7(", "wasm.elem_8(");
        assert!(renamed(&glue).unwrap_err().to_string().contains("`wasm.elem_8`"));
        let glue = GLUE.replace("wasm.elem_7(", "wasm[\"elem_7\"](");
        assert!(renamed(&glue).unwrap_err().to_string().contains("wasm[\"elem_7\"]"));
    }

    #[test]
    fn names_of_two_modules_are_refused() {
        let printed = PRINTED.replacen("./aldyn_bg.js", "./other.js", 1);
        assert!(Names::parse(&printed).unwrap_err().to_string().contains("mixed up"));
        assert!(renamed(&GLUE.replace("./aldyn_bg.js", "env")).is_err());
    }

    #[test]
    fn the_settings_are_those_of_trunks_page() {
        let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../index.html")).unwrap();
        assert!(page.contains(&format!("data-wasm-opt-params=\"{}\"", SETTINGS.join(" "))));
    }
}
