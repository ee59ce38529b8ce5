//! The module that draws QR codes on a kiosk, where no link leads away: its address goes to a phone.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

aldyn::exchange!();

/// Draws the code of the text in the inbox: the length of its side, a space and its SVG path in the outbox, in modules
/// and without the light border (see `Qr::path`). The outbox is empty where the text is too long for a code or is no text.
#[unsafe(no_mangle)]
pub extern "C" fn draw() -> usize {
    at_work(|work| {
        let code = core::str::from_utf8(&work.inbox).ok().and_then(aldyn::carry::qr);
        work.outbox =
            code.map(|code| [&code.size().to_string(), " ", &code.path()].concat()).unwrap_or_default().into();
        work.outbox.len()
    })
}
