//! The second module: bytes in, bytes out, and nothing else. It imports nothing, so it can reach neither page nor network.
//!
//! The caller asks for room (`inbox`), writes there, calls `open`, `show` or `save`, and reads what `outbox` points at,
//! as many bytes as the call returned. No pointer is followed on this side.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

use aldyn::answer::{Desk, File};
use std::cell::RefCell;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

fn at_desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with(|desk| work(&mut desk.borrow_mut()))
}

/// Room for so many bytes.
// Safety: the name is exported once; nothing else in this module is called so.
#[unsafe(no_mangle)]
pub extern "C" fn inbox(length: usize) -> *mut u8 {
    at_desk(|desk| {
        desk.inbox.clear();
        desk.inbox.resize(length, 0);
        desk.inbox.as_mut_ptr()
    })
}

/// Takes the packs of one service in one language from the inbox; 1 if they can be used.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> u32 {
    at_desk(|desk| u32::from(desk.open()))
}

/// Answers the request in the inbox: the length of the nodes in the outbox.
#[unsafe(no_mangle)]
pub extern "C" fn show() -> usize {
    at_desk(Desk::show)
}

/// Makes a file from the request in the inbox: the length of its name, type and content in the outbox.
#[unsafe(no_mangle)]
pub extern "C" fn save(file: u32) -> usize {
    at_desk(|desk| desk.save(if file == File::Calendar as u32 { File::Calendar } else { File::Trace }))
}

/// Where the outbox begins.
#[unsafe(no_mangle)]
pub extern "C" fn outbox() -> *const u8 {
    at_desk(|desk| desk.outbox.as_ptr())
}
