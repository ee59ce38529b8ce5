//! Every pack of the rules, read by these lines and by postcard itself.

use super::*;
use crate::law::Service;
use crate::locale::Texts;
use crate::locale::{AnswerWords, PageTexts};
use crate::source::Rules;
use serde::de::DeserializeOwned;

fn agrees<T: Packed + DeserializeOwned + PartialEq + std::fmt::Debug>(pack: &NamedPack) {
    let whole = decode::<T>(&pack.bytes).unwrap_or_else(|error| panic!("{}: {error:?}", pack.name));
    assert_eq!(whole, postcard::from_bytes(&pack.bytes[4..]).unwrap(), "{}", pack.name);
    assert_eq!(encode(&whole), pack.bytes, "{}", pack.name);
    for length in [4, pack.bytes.len() / 2, pack.bytes.len() - 1] {
        assert_eq!(decode::<T>(&pack.bytes[..length]), Err(PackError::Malformed), "{} cut to {length}", pack.name);
    }
}

#[test]
fn every_pack_is_read_as_postcard_reads_it() {
    let rules = Rules::load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
    for pack in rules.packs() {
        match pack.name.split('.').next() {
            Some("tables") => agrees::<Tables>(&pack),
            Some("page") => agrees::<PageTexts>(&pack),
            Some("catalogue") => agrees::<Catalogue>(&pack),
            Some("logic") => agrees::<Service>(&pack),
            Some("ask" | "answer") => agrees::<Texts>(&pack),
            Some("search") => agrees::<crate::search::Index>(&pack),
            Some("words") => agrees::<AnswerWords>(&pack),
            Some("bundle") => agrees::<Bundle>(&pack),
            other => panic!("a pack of an unknown kind: {other:?}"),
        }
    }
}

/// A byte that was changed gives another value or none, never a panic.
#[test]
fn no_changed_byte_stops_the_reader() {
    let rules = Rules::load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
    let packs = rules.packs();
    let logic = packs.iter().find(|pack| pack.name.starts_with("logic.")).unwrap();
    for at in 4..logic.bytes.len() {
        for value in [0, 1, 127, 128, 255] {
            let mut bytes = logic.bytes.clone();
            bytes[at] = value;
            // Any value or refusal will do; that there is an end is what is tested.
            let _ = decode::<Service>(&bytes);
        }
    }
}
