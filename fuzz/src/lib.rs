//! The services and the start page as the targets ask them: opened from packs, as a browser opens them.
//!
//! `cargo xtask fuzz` writes the packs of the rules at hand to `target/fuzz/packs`. Nothing here reads a rule file, so that
//! what is fuzzed is what runs in the browser.

use aldyn::answer::Subject;
use aldyn::front::Front;
use aldyn::law::Service;
use aldyn::pack::{decode, push_number};
use aldyn::told::{Desk, File};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// A service, or the guide, in one language.
pub struct Opened {
    pub law: Service,
    desk: Desk<Subject>,
}

impl Opened {
    /// The answer's page, as the module of the answer tells it: bytes in, bytes out.
    pub fn show(&self, request: &[u8]) -> Vec<u8> {
        self.desk.show(request)
    }

    pub fn save(&self, request: &[u8], file: File) -> Vec<u8> {
        self.desk.save(request, file)
    }
}

static ALL: LazyLock<Vec<Opened>> = LazyLock::new(|| {
    let entries = fs::read_dir(folder()).unwrap_or_else(|fault| panic!("{fault}: `cargo xtask fuzz` writes the packs"));
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut slugs: Vec<String> = names.filter_map(|name| Some(name.strip_prefix("logic.")?.to_owned())).collect();
    slugs.sort();
    // Each in one of the languages: the way through the code is the same in all.
    slugs.iter().zip(["kk", "ru", "en"].into_iter().cycle()).map(|(slug, lang)| opened(slug, lang)).collect()
});

static FRONT: LazyLock<Desk<Front>> = LazyLock::new(|| {
    let mut desk = Desk::default();
    let packs = [pack("page.kk"), pack("catalogue.kk"), pack("search")];
    assert!(desk.open(&handed_in("", &packs)), "the start page opens");
    desk
});

/// The service that the first byte chooses, in the order of their folders, and what follows.
pub fn chosen(data: &[u8]) -> Option<(&'static Opened, &[u8])> {
    let (which, rest) = data.split_first()?;
    Some((ALL.get(usize::from(*which) % ALL.len())?, rest))
}

/// The start page.
pub fn front() -> &'static Desk<Front> {
    &FRONT
}

/// A pack of the rules.
pub fn pack(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/fuzz/packs"))
}

fn opened(slug: &str, lang: &str) -> Opened {
    let logic = pack(&format!("logic.{slug}"));
    let law: Service = decode(&logic).expect("the pack is of this build");
    // The guide, which has no act, counts through the services that it leads to.
    let others = if law.act.is_none() { pack("bundle") } else { Vec::new() };
    let texts = |kind: &str| pack(&format!("{kind}.{slug}.{lang}"));
    let of_page = |kind: &str| pack(&format!("{kind}.{lang}"));
    let packs = [of_page("page"), texts("ask"), logic, pack("tables"), of_page("words"), texts("answer"), others];
    let mut desk = Desk::default();
    assert!(desk.open(&handed_in(slug, &packs)), "{slug} opens");
    Opened { law, desk }
}

/// As the first module hands packs in: root, folder, packs, each with its length before it.
fn handed_in(slug: &str, packs: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in [b"../../".as_slice(), slug.as_bytes()].into_iter().chain(packs.iter().map(Vec::as_slice)) {
        push_number(&mut bytes, part.len() as u32);
        bytes.extend_from_slice(part);
    }
    bytes
}
