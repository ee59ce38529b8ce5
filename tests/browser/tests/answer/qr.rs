//! The link as a QR code, as a phone's camera sees it.

use crate::FRIDAY;
use browser::{Complaints, FIRST, Lang, SERVICE, Visit, say, visit};
use rqrr::PreparedImage;
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

const LANG: Lang = Lang::Kk;

#[test]
fn the_code_on_the_screen_reads_as_the_link() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        assert!(!visit.has("svg.qr").await, "until it is asked for nobody can photograph it");
        visit.press_button(say("qr-show", LANG)).await;
        visit.until("document.querySelector('svg.qr')").await;
        assert_eq!(visit.js("document.activeElement.textContent").await, say("qr-hide", LANG));
        assert_eq!(scanned(visit).await, visit.link().await);
        assert!(
            visit
                .holds(&format!("document.querySelector('svg.qr').ariaLabel === {}", json!(say("qr-label", LANG))))
                .await
        );

        visit.press_button(say("qr-hide", LANG)).await;
        visit.until("!document.querySelector('svg.qr')").await;
        visit.assert_nothing_is_kept().await;
    });
}

#[test]
fn it_reads_on_a_narrow_dark_screen_and_on_paper() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        visit.prefers(&[("prefers-color-scheme", "dark")]).await;
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        visit.press_button(say("qr-show", LANG)).await;
        visit.until("document.querySelector('svg.qr')").await;
        assert_eq!(scanned(visit).await, visit.link().await);
        if visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await {
            assert_eq!(scanned(visit).await, visit.link().await);
        }
    });
}

/// Where the code is in the window: left, top, width and height.
const PLACE: &str = "(() => {
    const { left, top, width, height } = document.querySelector('svg.qr').getBoundingClientRect();
    return [left, top, width, height].map(Math.floor);
})()";

/// What a camera reads off the screen, held before it until it reads: a picture may be of the page before it was scrolled.
async fn scanned(visit: &Visit) -> String {
    for _ in 0..20 {
        if let Some(words) = seen(visit).await {
            return words;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("there is no code, more than one, or none that can be read");
}

/// What one look at the screen reads, where there is one code.
async fn seen(visit: &Visit) -> Option<String> {
    let picture = visit.picture("svg.qr").await;
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a picture of a bearable size")];
    let frame = reader.next_frame(&mut pixels).expect("a picture");
    let (samples, width) = (frame.color_type.samples(), frame.width as usize);
    let at = visit.js(PLACE).await;
    let [left, top, wide, high] = [0, 1, 2, 3].map(|part| at[part].as_u64().expect("pixels") as usize);
    let luma = |x: usize, y: usize| pixels[((top + y) * width + left + x) * samples];
    let mut image = PreparedImage::prepare_from_greyscale(wide, high, luma);
    let grids = image.detect_grids();
    let [code] = grids.as_slice() else { return None };
    code.decode().ok().map(|(_, words)| words)
}
