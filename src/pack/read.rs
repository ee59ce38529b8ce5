//! Reading the body of a pack.
//!
//! The bytes are [postcard](https://postcard.jamesmunns.com/wire-format)'s, and postcard writes them. In the browser
//! its reader, made for any type by serde, weighs four times what these lines do.
//!
//! A reader never stops half way: past the end, or where a byte means nothing, it notes that it failed and gives zero,
//! nothing or the first variant from there on. So no value has to be taken apart again, and the one question whether
//! all went well is asked at the end.

use crate::calendar::Day;
use std::borrow::Cow;

/// What is left of a body.
pub struct Reader<'b> {
    rest: &'b [u8],
    failed: bool,
    depth: u8,
}

/// A value that a body holds.
pub trait Read {
    fn read(reader: &mut Reader) -> Self;
}

/// Deeper than any condition of a rule file; a forged one must not exhaust the stack.
const DEEPEST: u8 = 64;

impl<'b> Reader<'b> {
    /// The one value that the body holds; `None` if it cannot be read, or more follows.
    pub fn whole<T: Read>(body: &'b [u8]) -> Option<T> {
        let mut reader = Reader { rest: body, failed: false, depth: 0 };
        let value = T::read(&mut reader);
        (!reader.failed && reader.rest.is_empty()).then_some(value)
    }

    pub fn fail(&mut self) {
        self.failed = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// So many bytes.
    fn bytes(&mut self, length: usize) -> &'b [u8] {
        match self.rest.split_at_checked(length) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.fail();
                &[]
            }
        }
    }
}

impl Read for bool {
    fn read(reader: &mut Reader) -> bool {
        let byte = reader.byte();
        if byte > 1 {
            reader.fail();
        }
        byte == 1
    }
}

impl Read for u8 {
    fn read(reader: &mut Reader) -> u8 {
        reader.byte()
    }
}

impl Read for u16 {
    fn read(reader: &mut Reader) -> u16 {
        u16::try_from(reader.number()).unwrap_or_else(|_| {
            reader.fail();
            0
        })
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader) -> u32 {
        reader.number()
    }
}

impl Read for i32 {
    /// Zigzag: 0, -1, 1, -2, 2.
    fn read(reader: &mut Reader) -> i32 {
        let number = reader.number();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }
}

impl Read for Day {
    fn read(reader: &mut Reader) -> Day {
        Day::from_days_since_1970(i32::read(reader)).unwrap_or_else(|| {
            reader.fail();
            Day::epoch()
        })
    }
}

impl Read for String {
    fn read(reader: &mut Reader) -> String {
        let length = reader.number() as usize;
        let text = std::str::from_utf8(reader.bytes(length));
        text.map(str::to_owned).unwrap_or_else(|_| {
            reader.fail();
            String::new()
        })
    }
}

impl Read for Cow<'static, str> {
    fn read(reader: &mut Reader) -> Cow<'static, str> {
        Cow::Owned(String::read(reader))
    }
}

impl Read for [u8; 32] {
    fn read(reader: &mut Reader) -> [u8; 32] {
        reader.bytes(32).try_into().unwrap_or_default()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader) -> Option<T> {
        bool::read(reader).then(|| T::read(reader))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut Reader) -> Vec<T> {
        let length = reader.number();
        let mut values = Vec::new();
        reader.depth += 1;
        if reader.depth > DEEPEST {
            reader.fail();
        }
        for _ in 0..length {
            if reader.failed {
                break;
            }
            values.push(T::read(reader));
        }
        reader.depth -= 1;
        values
    }
}

impl<T: Read> Read for Box<T> {
    fn read(reader: &mut Reader) -> Box<T> {
        reader.depth += 1;
        if reader.depth > DEEPEST {
            reader.fail();
        }
        let value = Box::new(T::read(reader));
        reader.depth -= 1;
        value
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(reader: &mut Reader) -> (A, B) {
        (A::read(reader), B::read(reader))
    }
}
