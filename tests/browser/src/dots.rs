//! A picture of the window, dot by dot.

use png::{Decoder, Transformations};
use std::io::Cursor;

/// A picture, read.
pub struct Dots {
    pub width: u32,
    pub height: u32,
    /// Row by row: red, green, blue, and how opaque.
    pub dots: Vec<[u8; 4]>,
}

impl Dots {
    /// Reads a picture in PNG.
    pub fn of(picture: &[u8]) -> Dots {
        let mut decoder = Decoder::new(Cursor::new(picture));
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let mut reader = decoder.read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a picture of a bearable size")];
        let frame = reader.next_frame(&mut bytes).expect("a picture");
        let dot = |samples: &[u8]| match *samples {
            [red, green, blue, opaque] => [red, green, blue, opaque],
            [grey, opaque] => [grey, grey, grey, opaque],
            _ => panic!("a picture of {:?}", frame.color_type),
        };
        let dots = bytes[..frame.buffer_size()].chunks_exact(frame.color_type.samples()).map(dot).collect();
        Dots { width: frame.width, height: frame.height, dots }
    }
}
