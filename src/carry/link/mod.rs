//! Answers in the fragment of an address, which no server sees.
//!
//! A fragment is `a1.` and, in base64 of the alphabet for addresses without padding
//! ([RFC 4648](https://www.rfc-editor.org/rfc/rfc4648#section-5)), these bytes:
//!
//! | what | how |
//! |---|---|
//! | the service, or the guide | its frozen number |
//! | how many answers follow | a number |
//! | each answer, in ascending order of facts: | |
//! | – its fact | how many facts' numbers were passed over since the one before, or since 0 |
//! | – its kind | 0 "I don't know", 1 "I prefer not to say", 2 a day, 3 several and none of the others, 4 several and about the others not known, 5 and more: the option, plus 5 |
//! | – a day | days since 1970-01-01, zigzag (0, -1, 1, -2, 2) |
//! | – several | seven options a byte from option 0 on, the lowest bit first; the highest bit says that a byte follows |
//! | a check | CRC-16/IBM-3740 of all before, the high byte first |
//!
//! A number is written seven bits a byte, the lowest first; the highest bit says that a byte follows.
//!
//! `c1.` is the same for answers that one service's page hands to another's: what that does not ask is no loss.
//!
//! Saved links live long: what is written here can be added to, under another mark than `a1`, and never changed.
//! Facts, options and services are named by their frozen numbers for the same reason.
//!
//! The number of answers shows that a link was cut short, wherever it was. The check shows that it was mistyped: it
//! always notices a wrong letter, and two wrong ones or two that changed places side by side; of anything else it
//! misses one case in 65,536. It is no protection against forgery and needs none: what a link holds can also be typed
//! in.

#[cfg(all(test, feature = "source"))]
mod properties;
mod read;
#[cfg(all(test, feature = "source"))]
mod tests;
mod write;

pub use read::{Opened, State, is_ours, read};
pub use write::{carry, write};

/// The letter that our fragments begin with.
const MARK: char = 'a';
/// The letter of what one page hands to another: the same bytes, with answers that the other service may not ask for.
const CARRIED: char = 'c';
/// The version of the format, between the letter and the stop.
const VERSION: &str = "1";

const DONT_KNOW: u32 = 0;
const PREFER_NOT: u32 = 1;
const DATE: u32 = 2;
const SEVERAL: u32 = 3;
const SEVERAL_REST_UNKNOWN: u32 = 4;
const FIRST_OPTION: u32 = 5;

/// CRC-16/IBM-3740, also known as CCITT-FALSE: polynomial 0x1021, beginning with 0xFFFF, the highest bit first. Of bytes
/// that end with their own check it is 0.
fn check(bytes: &[u8]) -> u16 {
    let mut crc = 0xFFFF_u16;
    for byte in bytes {
        crc ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            let carry = crc & 0x8000 != 0;
            crc <<= 1;
            if carry {
                crc ^= 0x1021;
            }
        }
    }
    crc
}
