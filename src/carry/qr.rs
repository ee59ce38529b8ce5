use super::digits::push_digits;
use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

/// A QR code (ISO/IEC 18004): a square of dark and light modules, without the light border of four modules that it
/// needs around it.
#[derive(Clone, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    /// Whether a module is dark: by rows from the top, each from the left.
    dark: Vec<bool>,
}

/// The smallest code that holds the text; `None` if it is longer than 2,331 bytes.
///
/// A phone reads it with 15 % of it spoiled, with more where that does not make it larger.
pub fn qr(text: &str) -> Option<Qr> {
    let mut data = vec![0; Version::MAX.buffer_len()];
    let mut modules = data.clone();
    data.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    let (min, max) = (Version::MIN, Version::MAX);
    // Bytes whatever the text is: the shorter forms for digits and capitals would double the size of the encoder, and
    // a link has small letters.
    let code =
        QrCode::encode_binary(&mut data, text.len(), &mut modules, QrCodeEcc::Medium, min, max, None, true).ok()?;
    let mut dark = Vec::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            dark.push(code.get_module(x, y));
        }
    }
    Some(Qr { size: code.size() as usize, dark })
}

impl Qr {
    /// Modules along a side, without the border: 21 to 177.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The dark modules as the data of an SVG path, one unit a module, from 0, 0 at the top left: a rectangle for each
    /// run of them in a row.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.size).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    let parts = [("M", x), (" ", y), ("h", run.len()), ("v1h-", run.len())];
                    for (command, number) in parts {
                        path.push_str(command);
                        push_digits(&mut path, number as u32);
                    }
                    path.push('z');
                }
                x += run.len();
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rqrr::PreparedImage;

    const SCALE: usize = 3;
    const BORDER: usize = 4;

    /// The rectangles that a path draws: x, y and length. Read strictly, so that a path of any other form fails.
    fn rectangles(path: &str) -> Vec<(usize, usize, usize)> {
        let shapes = path.strip_suffix('z').unwrap().split('z');
        let rectangle = |shape: &str| {
            let (start, lines) = shape.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (there, back) = lines.split_once("v1h-").unwrap();
            assert_eq!(there, back, "the rectangle closes");
            (x.parse().unwrap(), y.parse().unwrap(), there.parse().unwrap())
        };
        shapes.map(rectangle).collect()
    }

    /// What a phone reads off the page, and how the code corrects errors: 0 is M, 3 Q, 2 H, as the standard numbers them.
    fn scanned(qr: &Qr) -> (String, u16) {
        let side = qr.size() + 2 * BORDER;
        let mut dark = vec![false; side * side];
        for (x, y, length) in rectangles(&qr.path()) {
            for module in 0..length {
                let at = &mut dark[(y + BORDER) * side + x + module + BORDER];
                assert!(!*at, "no module is drawn twice");
                *at = true;
            }
        }
        let luma = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
        let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, luma);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        let (meta, text) = grids[0].decode().unwrap();
        assert_eq!(qr.size(), 17 + 4 * meta.version.0);
        (text, meta.ecc_level)
    }

    /// An address with a fragment so long.
    fn address(length: usize) -> String {
        let letters = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).cycle();
        let fragment: String = letters.skip(length).step_by(7).take(length).collect();
        format!("https://example.kz/aldyn/kk/rehabilitated-certificate/#a1.{fragment}")
    }

    #[test]
    fn a_phone_reads_links_of_any_length() {
        for length in [0, 6, 30, 47, 60, 120, 189, 300, 450, 600] {
            let text = address(length);
            let qr = qr(&text).unwrap();
            assert_eq!(scanned(&qr).0, text);
        }
    }

    #[test]
    fn a_usual_link_gives_a_small_code() {
        // Version 6 for the middle and the longest of the scenarios, 20 for the longest fragment allowed.
        assert_eq!(qr(&address(30)).unwrap().size(), 41);
        assert_eq!(qr(&address(47)).unwrap().size(), 41);
        assert_eq!(qr(&address(600)).unwrap().size(), 97);
    }

    #[test]
    fn where_there_is_room_more_errors_are_corrected() {
        let (medium, quartile, high) = (0, 3, 2);
        // Version 1 holds 14 bytes with M, 11 with Q, 7 with H.
        for (text, level) in [("14 bytes in it", medium), ("eleven here", quartile), ("seven..", high)] {
            let qr = qr(text).unwrap();
            assert_eq!((qr.size(), scanned(&qr)), (21, (text.to_owned(), level)));
        }
    }

    #[test]
    fn runs_are_drawn_as_one_rectangle() {
        let qr = qr("1").unwrap();
        // The top of the two finder patterns: seven modules at each end.
        assert!(qr.path().starts_with("M0 0h7v1h-7z"));
        assert!(qr.path().contains("M14 0h7v1h-7z"));
        let drawn = rectangles(&qr.path());
        assert!(drawn.windows(2).all(|pair| pair[0].1 < pair[1].1 || pair[0].0 + pair[0].2 < pair[1].0));
    }

    #[test]
    fn what_is_too_long_gives_no_code() {
        assert!(qr(&"x".repeat(2331)).is_some());
        assert!(qr(&"x".repeat(2332)).is_none());
        assert!(qr(&"x".repeat(1_000_000)).is_none());
        assert!(qr("").is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_text_is_read_back(text in ".{0,300}") {
            let qr = qr(&text).unwrap();
            prop_assert_eq!(scanned(&qr).0, text);
        }
    }
}
