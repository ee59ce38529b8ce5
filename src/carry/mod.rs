//! What a person takes away from the answer: a link, a QR code, a calendar file.
//!
//! All three are text made of what is passed in. Nothing here is sent anywhere, knows the address of the page or reads
//! a clock, and nothing panics, whatever comes in: a link may have been cut, mistyped or forged.
//!
//! Opening a link is needed as soon as the page starts; making one, the QR code and the calendar file only when somebody
//! asks for them. So [`read`](link::read) calls nothing that the others are made of.

mod calendar_file;
mod digits;
pub mod link;
mod qr;

pub use calendar_file::{Entry, calendar_file, uid};
pub use qr::{Qr, qr};
