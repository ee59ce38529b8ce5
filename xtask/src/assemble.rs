//! From what Trunk has built to the site: packs, one start script, one page per language and service.
//!
//! The same input gives the same bytes, and every name but a page's is made from the content.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use aldyn::locale::{KIOSK_WORDS, Lang};
use aldyn::pack::{Index, IndexEntry, NamedPack, file_name};
use aldyn::prerender::{Embedding, WEIGHT};
use aldyn::source::Rules;
use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::budget::files;
use crate::kiosk_script;
use crate::loader;
use crate::manifest::{self, Colours, PICTURES};
use crate::mount::Mount;
use crate::origin::Origin;
use crate::pages::{self, Code, Indexes, Parts, Piece, START};
use crate::sheets;
use crate::start_script;
use crate::told_modules;
use crate::versions;
use crate::worker;
use crate::workshop::Workshop;

use crate::minify::Minifier;

pub fn assemble(workshop: &Workshop) -> Result<()> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!("this is called by Trunk, which says where in TRUNK_STAGING_DIR; you may want `cargo xtask build`");
    };
    let origin = Origin::from_environment()?;
    let rules = Rules::load(&workshop.root.join("rules")).map_err(|faults| anyhow!("rules/\n{faults}"))?;
    let minifier = Minifier::find(workshop);
    let modules = told_modules::build(workshop, &staging, minifier.as_ref())?;
    let (module, script, mount) = write_module_and_script(workshop, &staging, minifier.as_ref())?;
    let kiosk_style = write_style(workshop, &staging, "kiosk", minifier.as_ref())?;
    let qr = named_by_content(&staging, &modules.qr, told_modules::QR, "wasm")?;
    let early = write_early(workshop, &staging, minifier.as_ref(), &[("style", &kiosk_style), ("qr", &qr)])?;
    loader::copy(workshop, &staging)?;
    let loader = loader::newest(workshop)?.piece();
    let icon = named_by_content(&staging, &only(&staging, "icon-", ".svg")?, "icon", "svg")?;
    let pictures = write_pictures(workshop, &staging)?;
    let own = write_own(workshop, &staging, minifier.as_ref())?;
    let style = write_style(workshop, &staging, "style", minifier.as_ref())?;
    let answer_style = write_style(workshop, &staging, "answer", minifier.as_ref())?;
    let about_style = write_style(workshop, &staging, "about", minifier.as_ref())?;
    remove_leftovers(&staging)?;
    let colours = Colours::of_tokens(&fs::read_to_string(workshop.root.join("static/design/tokens.css"))?)?;
    let code =
        Code { icon, pictures, style, answer_style, about_style, kiosk_style, early, script, module, loader, own };
    let parts = write_rules(&rules, modules.told, code, &colours, origin.as_ref(), &staging)?;
    mount.write(&staging, &parts, minifier.as_ref())?;
    worker::write(workshop, &staging, rules.edition(), minifier.as_ref())
}

/// Beside what is made from code, what is made from rules: packs, and the pages.
pub fn write_rules(
    rules: &Rules,
    modules: Vec<NamedPack>,
    code: Code,
    colours: &Colours,
    origin: Option<&Origin>,
    staging: &Path,
) -> Result<Parts> {
    let packed = packed(rules.packs().into_iter().chain(modules), rules)?;
    fs::create_dir_all(staging.join("packs"))?;
    for (path, bytes) in &packed.files {
        write(&staging.join(path), bytes)?;
    }
    let Packed { indexes, pieces: packs, versions, .. } = packed;
    let parts = Parts { code, indexes, packs, versions, edition: rules.edition() };
    let withdrawn: Vec<&str> = rules.withdrawn.withdrawn.iter().map(|one| one.version.as_str()).collect();
    write(&staging.join("withdrawn.json"), serde_json::to_string(&withdrawn)?.as_bytes())?;
    let Piece { path, integrity } = &parts.code.loader;
    let site = origin.map(|origin| origin.address(""));
    let embedding = Embedding { site, loader: path.clone(), integrity: integrity.clone() };
    let rendered = rendered(aldyn::prerender::pages(rules, &embedding))?;
    for page in &rendered {
        let folder = staging.join(&page.folder);
        fs::create_dir_all(&folder).with_context(|| format!("{}", folder.display()))?;
        write(&folder.join("index.html"), pages::html(page, &parts, origin)?.as_bytes())?;
    }
    manifest::write(&parts.code.icon, &parts.code.pictures, colours, staging)?;
    weigh(staging)?;
    if let Some(origin) = origin {
        write(&staging.join("sitemap.xml"), origin.sitemap(&rendered).as_bytes())?;
    }
    println!("{} pages, {} packs", rendered.len(), parts.packs.len());
    Ok(parts)
}

/// Says in the pages what all files together weigh.
fn weigh(staging: &Path) -> Result<()> {
    let mut bytes = 0;
    let mut pages = Vec::new();
    for file in files(staging)? {
        let file = staging.join(file);
        bytes += fs::metadata(&file)?.len();
        if file.ends_with("index.html") {
            let html = fs::read_to_string(&file)?;
            pages.extend(html.contains(WEIGHT).then_some((file, html)));
        }
    }
    for (file, html) in pages {
        let lang = Lang::ALL.into_iter().find(|lang| html.contains(&format!("<html lang=\"{}\"", lang.code())));
        let weight = millions(bytes, lang.with_context(|| format!("{} has no language", file.display()))?);
        write(&file, html.replace(WEIGHT, &weight).as_bytes())?;
    }
    Ok(())
}

/// In millions of bytes, with a tenth and rather too many than too few.
fn millions(bytes: u64, lang: Lang) -> String {
    let tenths = bytes.div_ceil(100_000);
    let point = if lang == Lang::En { '.' } else { ',' };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// Yew renders within a set of tasks that stay on this thread.
pub fn rendered<T>(pages: impl Future<Output = T>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    Ok(tokio::task::LocalSet::new().block_on(&runtime, pages))
}

/// The packs of a site, not yet written.
pub struct Packed {
    /// By path.
    pub files: Vec<(String, Vec<u8>)>,
    pub indexes: Indexes,
    /// By name.
    pub pieces: Vec<(String, Piece)>,
    /// Of the rules of each service.
    pub versions: BTreeMap<String, String>,
}

/// Each pack, and an index for each service: it holds the hashes that the service's pages can ask for, so that more
/// services make no page longer. A pack's integrity is SHA-256, because that is what the index holds and so what
/// the app can ask for: a preload is used only by a request with the same integrity.
pub fn packed(packs: impl Iterator<Item = NamedPack>, rules: &Rules) -> Result<Packed> {
    let mut files = Vec::new();
    let mut entries = Vec::new();
    let mut pieces = Vec::new();
    for pack in packs {
        let hash: [u8; 32] = Sha256::digest(&pack.bytes).into();
        let path = format!("packs/{}", file_name(&hash));
        files.push((path.clone(), pack.bytes));
        pieces.push((pack.name.clone(), Piece { path, integrity: format!("sha256-{}", STANDARD.encode(hash)) }));
        entries.push(IndexEntry { name: pack.name, hash });
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    if let Some(twins) = entries.windows(2).find(|pair| pair[0].name == pair[1].name) {
        bail!("two packs are named {}", twins[0].name);
    }
    // The guide's page can become that of any service, whose rules may have been withdrawn.
    let versions = versions::of_packs(entries.iter().map(|entry| (entry.name.as_str(), &entry.hash)));
    entries.extend(versions.iter().map(|(service, hash)| IndexEntry { name: format!("rules.{service}"), hash: *hash }));
    let mut indexes = Indexes::new();
    let services = rules.interviews().map(|compiled| (compiled.id.as_str(), compiled.service.act.is_none()));
    for (service, leads) in services.chain([(START, false)]) {
        let needed = entries.iter().filter(|entry| is_of(&entry.name, service, leads)).cloned();
        let index = Index { entries: needed.collect() }.encode();
        let piece = piece("packs/index", "pack", &index);
        files.push((piece.path.clone(), index));
        indexes.insert(service.to_owned(), piece);
    }
    let versions = versions.into_iter().map(|(service, hash)| (service, versions::name(&hash))).collect();
    Ok(Packed { files, indexes, pieces, versions })
}

/// Whether a page about this service, or the start page, can ask for a pack; the guide's can also for those of the services
/// that it leads to.
fn is_of(pack: &str, service: &str, leads: bool) -> bool {
    let mut parts = pack.split('.');
    match (parts.next(), parts.next()) {
        (Some("page"), _) => true,
        (Some("catalogue" | "search"), _) | (Some("module"), Some("front")) => service == START,
        (Some("tables" | "words"), _) | (Some("module"), Some("answer")) => service != START,
        (Some("logic" | "ask" | "answer"), name) => name == Some(service),
        (Some("bundle" | "rules"), _) => leads,
        _ => false,
    }
}

/// The module, and the scripts that start it, on a page of ours and in an element of another: they call each other by name, so
/// that all change together.
fn write_module_and_script(
    workshop: &Workshop,
    staging: &Path,
    minifier: Option<&Minifier>,
) -> Result<(Piece, Piece, Mount)> {
    let module = only(staging, "aldyn-", "_bg.wasm")?;
    let script = only(staging, "aldyn-", ".js")?;
    let mut glue = fs::read_to_string(&script)?;
    let start = fs::read_to_string(workshop.root.join("static/start.js")).context("static/start.js")?;
    if let Some(minifier) = minifier {
        glue = minifier.module(&module)?.apply(&glue)?;
    }
    let mount = Mount::make(workshop, staging, &start_script::ready(&glue)?, minifier)?;
    write(&script, start_script::join(&glue, &start)?.as_bytes())?;
    if let Some(minifier) = minifier {
        minifier.script(&script)?;
    }
    let module = named_by_content(staging, &module, "aldyn", "wasm")?;
    Ok((module, named_by_content(staging, &script, "aldyn", "js")?, mount))
}

/// The script of every page, which Trunk does not know. It holds the names of the scripts that it runs in some places alone:
/// in a frame, and on a kiosk, whose script holds its words and the names of its own files.
fn write_early(
    workshop: &Workshop,
    staging: &Path,
    minifier: Option<&Minifier>,
    of_the_kiosk: &[(&str, &Piece)],
) -> Result<Piece> {
    let words: serde_json::Value = serde_json::from_str(KIOSK_WORDS).context("src/locale/kiosk.json")?;
    let known = [("FILES", named(of_the_kiosk)?), ("WORDS", words.to_string())];
    let places =
        [("frame", read_script(workshop, "frame")?, &[][..]), ("kiosk", kiosk_script::join(workshop)?, &known)];
    let mut parts = Vec::new();
    for (place, script, known) in places {
        parts.push((place, write_script_of_a_place(staging, place, &script, known, minifier)?));
    }
    let parts: Vec<(&str, &Piece)> = parts.iter().map(|(place, piece)| (*place, piece)).collect();
    let file = write_script(staging, "early", &read_script(workshop, "early")?, &[("PARTS", named(&parts)?)])?;
    if let Some(minifier) = minifier {
        minifier.early_script(&file)?;
    }
    named_by_content(staging, &file, "early", "js")
}

/// The scripts that run on one page alone.
pub const OWN: [&str; 2] = ["generator", "offline"];

fn write_own(
    workshop: &Workshop,
    staging: &Path,
    minifier: Option<&Minifier>,
) -> Result<BTreeMap<&'static str, Piece>> {
    let mut own = BTreeMap::new();
    for name in OWN {
        own.insert(name, write_script_of_a_place(staging, name, &read_script(workshop, name)?, &[], minifier)?);
    }
    Ok(own)
}

/// A script that some pages run.
fn write_script_of_a_place(
    staging: &Path,
    stem: &str,
    script: &str,
    known: &[(&str, String)],
    minifier: Option<&Minifier>,
) -> Result<Piece> {
    let file = write_script(staging, stem, script, known)?;
    if let Some(minifier) = minifier {
        minifier.script_of_a_place(&file)?;
    }
    named_by_content(staging, &file, stem, "js")
}

/// The pictures that a system shows for the app.
fn write_pictures(workshop: &Workshop, staging: &Path) -> Result<Vec<Piece>> {
    let copied = PICTURES.iter().map(|(name, ..)| {
        let file = workshop.root.join("static").join(format!("{name}.png"));
        let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
        let piece = piece(name, "png", &bytes);
        write(&staging.join(&piece.path), &bytes)?;
        Ok(piece)
    });
    copied.collect()
}

/// Files by what they are for, as a script knows them: `{"frame":[address, integrity]}`.
fn named(pieces: &[(&str, &Piece)]) -> Result<String> {
    let named: BTreeMap<&str, [&str; 2]> =
        pieces.iter().map(|(name, piece)| (*name, [piece.path.as_str(), piece.integrity.as_str()])).collect();
    Ok(serde_json::to_string(&named)?)
}

pub fn read_script(workshop: &Workshop, stem: &str) -> Result<String> {
    let source = workshop.root.join("static").join(format!("{stem}.js"));
    fs::read_to_string(&source).with_context(|| format!("{}", source.display()))
}

/// A script of ours without its comments, with what the build knows.
pub fn write_script(staging: &Path, stem: &str, script: &str, known: &[(&str, String)]) -> Result<PathBuf> {
    let mut script = start_script::without_comments(script);
    for (name, json) in known {
        script = start_script::told(&script, name, json)?;
    }
    let file = staging.join(format!("{stem}.js"));
    write(&file, script.as_bytes())?;
    Ok(file)
}

/// Trunk has copied the list of what the sheet is made of; here it becomes the sheet.
fn write_style(workshop: &Workshop, staging: &Path, stem: &str, minifier: Option<&Minifier>) -> Result<Piece> {
    let file = only(staging, &format!("{stem}-"), ".css")?;
    let joined = sheets::join(&workshop.root.join("static"), stem)?;
    write(&file, start_script::without_comments(&joined).as_bytes())?;
    if let Some(minifier) = minifier {
        minifier.style(&file)?;
    }
    named_by_content(staging, &file, stem, "css")
}

/// Gives a file of the top folder a name that changes with its bytes: Trunk hashes the module before wasm-opt.
fn named_by_content(staging: &Path, file: &Path, stem: &str, extension: &str) -> Result<Piece> {
    let bytes = fs::read(file).with_context(|| format!("{}", file.display()))?;
    let piece = piece(stem, extension, &bytes);
    fs::rename(file, staging.join(&piece.path)).with_context(|| format!("{}", file.display()))?;
    Ok(piece)
}

/// A file as pages name it.
pub fn piece(stem: &str, extension: &str, bytes: &[u8]) -> Piece {
    Piece { path: format!("{stem}-{}.{extension}", short_hex(bytes)), integrity: integrity(bytes) }
}

/// Trunk's own page, and what wasm-bindgen keeps beside its glue (the glue does not load it: see `start_script`).
fn remove_leftovers(staging: &Path) -> Result<()> {
    fs::remove_file(staging.join("index.html")).context("Trunk's own page")?;
    let snippets = staging.join("snippets");
    if snippets.exists() {
        fs::remove_dir_all(&snippets)?;
    }
    Ok(())
}

pub fn only(folder: &Path, prefix: &str, suffix: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(suffix) {
            found.push(entry.path());
        }
    }
    match found.len() {
        1 => Ok(found.remove(0)),
        count => {
            bail!("Trunk left {count} files like {prefix}*{suffix}, not one: look at index.html")
        }
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("{}", file.display()))
}

pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

pub fn short_hex(bytes: &[u8]) -> String {
    hex(bytes)[..16].to_owned()
}

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
