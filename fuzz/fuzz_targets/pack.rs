//! Bytes that are said to be a pack, of whatever kind.
//!
//! They are refused, or give a value that is written back and read the same, and that can be put to use. Integrity keeps
//! foreign packs out; a build that went wrong it does not.

#![no_main]

use aldyn::calendar::Calendar;
use aldyn::law::Service;
use aldyn::locale::{AnswerWords, PageTexts, Texts};
use aldyn::pack::{Bundle, Catalogue, Index, Packed, Tables, decode, encode};
use aldyn::search;
use libfuzzer_sys::fuzz_target;
use std::fmt::Debug;

fuzz_target!(|data: &[u8]| {
    read::<Index>(data);
    read::<PageTexts>(data);
    read::<Catalogue>(data);
    read::<Service>(data);
    read::<Texts>(data);
    read::<AnswerWords>(data);
    read::<Bundle>(data);
    if let Some(tables) = read::<Tables>(data) {
        // A calendar that contradicts itself is refused too.
        let _ = Calendar::new(tables.calendar);
    }
    if let Some(index) = read::<search::Index>(data) {
        for query in ["жеке куәлік", "паспорт", "residence permit", "vnj"] {
            assert!(index.find(query).iter().all(|hit| hit.explained <= 100));
        }
    }
});

fn read<T: Packed + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let value = decode::<T>(bytes).ok()?;
    assert_eq!(decode::<T>(&encode(&value)).as_ref(), Ok(&value));
    Some(value)
}
