//! A whole site of grown rules, for a browser: what is made from code is taken from a site that has been built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aldyn::pack::{Index, NamedPack, decode, file_name};
use aldyn::source::Rules;
use anyhow::{Context, Result, anyhow, ensure};

use crate::assemble::{OWN, only, piece, write_rules};
use crate::loader;
use crate::manifest::{Colours, PICTURES};
use crate::pages::{Code, Piece};
use crate::workshop::Workshop;

/// Writes the site of these rules to a folder that is new or empty.
pub fn write(workshop: &Workshop, rules: &Rules, built: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    ensure!(fs::read_dir(folder)?.next().is_none(), "{} is not empty: name a new folder", folder.display());
    let copied = |stem: &str, prefix: &str, extension: &str| -> Result<Piece> {
        let bytes = fs::read(only(built, prefix, &format!(".{extension}"))?)?;
        let piece = piece(stem, extension, &bytes);
        fs::write(folder.join(&piece.path), bytes)?;
        Ok(piece)
    };
    let pictures: Result<Vec<Piece>> =
        PICTURES.iter().map(|(name, ..)| copied(name, &format!("{name}-"), "png")).collect();
    let own: Result<BTreeMap<_, _>> =
        OWN.iter().map(|name| Ok((*name, copied(name, &format!("{name}-"), "js")?))).collect();
    let code = Code {
        icon: copied("icon", "icon-", "svg")?,
        pictures: pictures?,
        style: copied("style", "style-", "css")?,
        answer_style: copied("answer", "answer-", "css")?,
        about_style: copied("about", "about-", "css")?,
        kiosk_style: copied("kiosk", "kiosk-", "css")?,
        early: copied("early", "early-", "js")?,
        script: copied("aldyn", "aldyn-", "js")?,
        module: copied("aldyn", "aldyn-", "wasm")?,
        loader: loader::newest(workshop)?.piece(),
        own: own?,
    };
    loader::copy(workshop, folder)?;
    // Nothing is measured of the manifest, so that its colours may be any.
    let colours = Colours { theme: "#000".to_owned(), background: "#fff".to_owned() };
    write_rules(rules, modules(built)?, code, &colours, None, folder).map(drop)
}

/// The modules among the packs of a built site: its indexes name them.
fn modules(built: &Path) -> Result<Vec<NamedPack>> {
    let mut modules: Vec<NamedPack> = Vec::new();
    let folder = built.join("packs");
    for entry in fs::read_dir(&folder).with_context(|| format!("{} is no built site", built.display()))? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with("index-") {
            continue;
        }
        let index: Index =
            decode(&fs::read(entry.path())?).map_err(|fault| anyhow!("{}: {fault:?}", built.display()))?;
        for named in index.entries.into_iter().filter(|named| named.name.starts_with("module.")) {
            if modules.iter().all(|known| known.name != named.name) {
                let bytes = fs::read(folder.join(file_name(&named.hash)))?;
                modules.push(NamedPack { name: named.name, bytes });
            }
        }
    }
    Ok(modules)
}
