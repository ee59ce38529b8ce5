//! The pictures of the app's icon, drawn by Chromium from `static/icon.svg`: `cargo xtask pictures` calls it with the folder
//! that they go to.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use browser::{Complaints, Visit, visit_in_chromium};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder};
use serde_json::json;

const ICON: &str = include_str!("../../../../static/icon.svg");

/// The corners of the drawing.
const ROUND: &str = "rx=\"6\" ";

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("icons FOLDER"));
    assert!(ICON.contains(ROUND), "static/icon.svg has other corners");
    // To be cut to any shape, the last goes to its edges: its drawing lies within the middle four fifths.
    let full = ICON.replace(ROUND, "");
    for (name, size, drawing) in [("icon-192", 192, ICON), ("icon-512", 512, ICON), ("icon-maskable", 512, &full)] {
        let mut taken = Vec::new();
        visit_in_chromium("one engine draws them all", Complaints::Expected, async |visit| {
            taken = drawn(visit, drawing, size).await;
        });
        let bytes = with_few_colours(&taken);
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, &bytes).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        println!("{:>7} {}", bytes.len(), file.display());
    }
}

async fn drawn(visit: &Visit, drawing: &str, size: u32) -> Vec<u8> {
    visit.server.serve_instead("/drawing.svg", drawing.as_bytes().to_vec());
    visit.server.call("/drawing.svg", "image/svg+xml");
    let screen = json!({ "width": size, "height": size, "deviceScaleFactor": 1, "mobile": false });
    visit.chromium("Emulation.setDeviceMetricsOverride", screen).await;
    let nothing = json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } });
    visit.chromium("Emulation.setDefaultBackgroundColorOverride", nothing).await;
    visit.open("/drawing.svg").await;
    let picture = visit.protocol("Page.captureScreenshot", json!({ "format": "png" })).await;
    let picture = picture.expect("Chromium takes pictures");
    BASE64.decode(picture["data"].as_str().unwrap_or_default()).expect("a picture in base64")
}

/// The same picture with a palette of 256 colours at the most: edges are mixed of two colours in so many steps.
fn with_few_colours(picture: &[u8]) -> Vec<u8> {
    let mut reader = Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a picture");
    let mut dots = vec![0; reader.output_buffer_size().expect("a picture of this size")];
    let info = reader.next_frame(&mut dots).expect("a picture");
    assert_eq!(info.color_type, ColorType::Rgba, "a picture with a clear ground");
    let coarse = |dot: &[u8]| -> [u8; 4] { [step(dot[0]), step(dot[1]), step(dot[2]), step(dot[3])] };
    let mut palette: BTreeMap<[u8; 4], u8> = BTreeMap::new();
    for dot in dots.chunks_exact(4) {
        palette.insert(coarse(dot), 0);
    }
    assert!(palette.len() <= 256, "{} colours", palette.len());
    for (number, (_, place)) in palette.iter_mut().enumerate() {
        *place = u8::try_from(number).expect("256 at the most");
    }
    let places: Vec<u8> = dots.chunks_exact(4).map(|dot| palette[&coarse(dot)]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_palette(palette.keys().flat_map(|colour| [colour[0], colour[1], colour[2]]).collect::<Vec<u8>>());
    encoder.set_trns(palette.keys().map(|colour| colour[3]).collect::<Vec<u8>>());
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&places)).expect("a picture");
    bytes
}

/// One of sixteen steps, with both ends.
fn step(value: u8) -> u8 {
    (value / 8).min(31) * 8 + value / 32
}
