//! A QR code, as a phone's camera sees it.

use crate::dots::Dots;
use crate::visit::Visit;
use rqrr::PreparedImage;
use std::time::Duration;
use tokio::time::sleep;

/// Where the code is in the window: left, top, width and height.
const PLACE: &str = "(() => {
    const { left, top, width, height } = document.querySelector('svg.qr').getBoundingClientRect();
    return [left, top, width, height].map(Math.floor);
})()";

impl Visit {
    /// What a camera reads off the screen, held before it until it reads: a picture may be of the page before it was scrolled.
    pub async fn scanned(&self) -> String {
        for _ in 0..20 {
            if let Some(words) = self.seen_by_camera().await {
                return words;
            }
            sleep(Duration::from_millis(100)).await;
        }
        panic!("there is no code, more than one, or none that can be read");
    }

    /// What one look at the screen reads, where there is one code.
    async fn seen_by_camera(&self) -> Option<String> {
        let Dots { width, dots, .. } = Dots::of(&self.picture("svg.qr").await);
        let at = self.js(PLACE).await;
        let [left, top, wide, high] = [0, 1, 2, 3].map(|part| at[part].as_u64().expect("pixels") as usize);
        let luma = |x: usize, y: usize| dots[(top + y) * width as usize + left + x][0];
        let mut image = PreparedImage::prepare_from_greyscale(wide, high, luma);
        let grids = image.detect_grids();
        let [code] = grids.as_slice() else { return None };
        code.decode().ok().map(|(_, words)| words)
    }
}
