//! Packs: the small binary files that rules and texts travel in.
//!
//! A pack is a header of four bytes (`A` `L`, the format's version, the [`Kind`]) and a [postcard] body; how each type
//! is read stands in `layout`. Its integrity
//! is the browser's to check; a pack that cannot be read is a [`PackError`], never a panic.

mod layout;
mod read;
#[cfg(all(test, feature = "source"))]
mod whole_rules;

use crate::calendar::{CalendarTable, MciTable};
use read::{Read, Reader};
use serde::{Deserialize, Serialize};

/// Of the layout of every pack: raised whenever a type that is packed changes.
pub const VERSION: u8 = 4;

/// What a pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// [`Index`]
    Index = 0,
    /// [`PageTexts`](crate::locale::PageTexts)
    Page = 1,
    /// [`Catalogue`]
    Catalogue = 2,
    /// [`Tables`]
    Tables = 3,
    /// [`Service`](crate::law::Service)
    Logic = 4,
    /// [`Texts`](crate::locale::Texts)
    Texts = 5,
    /// [`AnswerWords`](crate::locale::AnswerWords)
    AnswerWords = 6,
    /// [`Bundle`]
    Bundle = 7,
    /// [`search::Index`](crate::search::Index)
    Search = 8,
}

/// A value that travels in a pack of its own.
#[allow(private_bounds)]
pub trait Packed: Serialize + Read {
    const KIND: Kind;
}

/// Why a pack cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The header is not that of a pack, or of another kind of pack.
    NotThisPack,
    /// It was made for another version of the page: reload.
    OtherVersion,
    /// The body cannot be read.
    Malformed,
}

/// Every pack of a build with its SHA-256 hash. Its own hash stands in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// In ascending order of names.
    pub entries: Vec<IndexEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    pub name: String,
    pub hash: [u8; 32],
}

/// What the start page tells, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The page's own words that it alone needs: from [`Say::FRONT`](crate::locale::Say::FRONT) on.
    pub says: Vec<String>,
    /// The folder of the questions that lead to a service.
    pub guide: Option<String>,
    pub events: Vec<Event>,
    /// In the order of their frozen numbers.
    pub services: Vec<CatalogueEntry>,
}

/// What people live through, and the services they need then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    pub title: String,
    /// By their place in [`Catalogue::services`].
    pub services: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    /// Its folder in the address.
    pub slug: String,
    /// In a few words.
    pub name: String,
    /// Its act has been repealed.
    pub repealed: bool,
}

/// The calendar and the monthly calculation index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    pub calendar: CalendarTable,
    pub mci: MciTable,
}

/// Packs of every service that the guide can lead to, in one: they are there before its first question, so that no
/// request tells where its answers led.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// In ascending order of names.
    pub packs: Vec<NamedPack>,
}

/// A pack with its name: `page.kk`, `words.kk`, `catalogue.kk`, `tables`, `search`, `logic.SERVICE`, `ask.SERVICE.kk`,
/// `answer.SERVICE.kk`, `bundle` (of `logic`), `bundle.kk` (of `ask` and `answer`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPack {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Packed for Index {
    const KIND: Kind = Kind::Index;
}
impl Packed for Bundle {
    const KIND: Kind = Kind::Bundle;
}
impl Packed for crate::locale::PageTexts {
    const KIND: Kind = Kind::Page;
}
impl Packed for Catalogue {
    const KIND: Kind = Kind::Catalogue;
}
impl Packed for Tables {
    const KIND: Kind = Kind::Tables;
}
impl Packed for crate::law::Service {
    const KIND: Kind = Kind::Logic;
}
impl Packed for crate::locale::AnswerWords {
    const KIND: Kind = Kind::AnswerWords;
}
impl Packed for crate::locale::Texts {
    const KIND: Kind = Kind::Texts;
}

impl Bundle {
    pub fn get(&self, name: &str) -> Option<&NamedPack> {
        self.packs.iter().find(|pack| pack.name == name)
    }
}

impl Index {
    pub fn hash(&self, name: &str) -> Option<&[u8; 32]> {
        self.entries.iter().find(|entry| entry.name == name).map(|entry| &entry.hash)
    }

    pub fn encode(&self) -> Vec<u8> {
        encode(self)
    }
}

/// The bytes of a pack.
pub fn encode<T: Packed>(value: &T) -> Vec<u8> {
    let header = vec![b'A', b'L', VERSION, T::KIND as u8];
    // Writing to memory fails for no value of these types; a pack without a body is refused by `decode`.
    postcard::to_extend(value, header).unwrap_or_default()
}

/// Reads a pack of a known kind.
pub fn decode<T: Packed>(bytes: &[u8]) -> Result<T, PackError> {
    match bytes {
        [b'A', b'L', version, ..] if *version != VERSION => Err(PackError::OtherVersion),
        [b'A', b'L', _, kind, body @ ..] if *kind == T::KIND as u8 => Reader::whole(body).ok_or(PackError::Malformed),
        _ => Err(PackError::NotThisPack),
    }
}

/// Appends a number as a body holds it: seven bits a byte, the lowest first; the highest bit says that more follow.
pub fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what one module hands to the other: a body without a header, since both are of one build.
#[allow(private_bounds)]
pub fn handed_over<T: Read>(bytes: &[u8]) -> Option<T> {
    Reader::whole(bytes)
}

/// The name of a pack's file: the first eight bytes of its hash.
pub fn file_name(hash: &[u8; 32]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble & 15), 16).unwrap_or('0');
    let mut name: String = hash.iter().take(8).flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect();
    name.push_str(".pack");
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Texts;

    fn index() -> Index {
        Index { entries: vec![IndexEntry { name: "tables".to_owned(), hash: [7; 32] }] }
    }

    #[test]
    fn a_pack_reads_back() {
        assert_eq!(decode::<Index>(&encode(&index())), Ok(index()));
    }

    #[test]
    fn a_pack_of_another_kind_or_version_is_refused() {
        let mut bytes = encode(&index());
        assert_eq!(decode::<Texts>(&bytes), Err(PackError::NotThisPack));
        bytes[2] = VERSION + 1;
        assert_eq!(decode::<Index>(&bytes), Err(PackError::OtherVersion));
        assert_eq!(decode::<Index>(b"<!doctype html>"), Err(PackError::NotThisPack));
        assert_eq!(decode::<Index>(&[]), Err(PackError::NotThisPack));
    }

    #[test]
    fn every_truncation_and_every_trailing_byte_is_refused() {
        let whole = encode(&index());
        for length in 4..whole.len() {
            assert_eq!(decode::<Index>(&whole[..length]), Err(PackError::Malformed), "{length}");
        }
        let mut longer = whole.clone();
        longer.push(0);
        assert_eq!(decode::<Index>(&longer), Err(PackError::Malformed));
    }

    #[test]
    fn numbers_are_read_as_postcard_writes_them() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let bytes = postcard::to_allocvec(&number).unwrap();
            assert_eq!(Reader::whole::<u32>(&bytes), Some(number));
            assert_eq!(Reader::whole::<u16>(&bytes), u16::try_from(number).ok());
        }
        for number in [0, -1, 1, -64, 64, i32::MIN, i32::MAX] {
            assert_eq!(Reader::whole::<i32>(&postcard::to_allocvec(&number).unwrap()), Some(number));
        }
        assert_eq!(Reader::whole::<u32>(&[255; 6]), None);
        assert_eq!(Reader::whole::<bool>(&[2]), None);
        assert_eq!(Reader::whole::<String>(&[1, 0xff]), None);
    }

    #[test]
    fn a_condition_nested_without_end_is_refused() {
        use crate::logic::Condition;
        let deep = |levels| [vec![2_u8; levels], vec![0, 0]].concat();
        assert!(Reader::whole::<Condition>(&deep(40)).is_some());
        assert_eq!(Reader::whole::<Condition>(&deep(1_000_000)), None);
    }

    #[test]
    fn a_file_is_named_by_its_hash() {
        let mut hash = [0xab; 32];
        hash[0] = 0x01;
        assert_eq!(file_name(&hash), "01ababababababab.pack");
    }
}
