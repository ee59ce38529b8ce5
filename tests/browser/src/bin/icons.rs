//! The pictures of the app's icon, drawn by Chromium from `static/icon.svg`: `cargo xtask pictures` calls it with the folder
//! that they go to.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use browser::{Complaints, Dots, Visit, visit_in_chromium};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
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

/// The same picture with a palette: edges are mixed of two colours in so many steps that the rarest can be told by others.
fn with_few_colours(picture: &[u8]) -> Vec<u8> {
    let Dots { width, height, dots } = Dots::of(picture);
    let mut counted: BTreeMap<[u8; 4], usize> = BTreeMap::new();
    for dot in &dots {
        *counted.entry(*dot).or_default() += 1;
    }
    let mut palette: Vec<[u8; 4]> = counted.keys().copied().collect();
    palette.sort_by_key(|colour| Reverse(counted[colour]));
    palette.truncate(256);
    // Where it is clear comes first: those that are not need no more said of it.
    palette.sort_by_key(|colour| colour[3]);
    let place = |dot: &[u8; 4]| {
        let nearest = (0..palette.len()).min_by_key(|place| distance(&palette[*place], dot));
        nearest.and_then(|place| u8::try_from(place).ok()).expect("a colour of 256")
    };
    let places: BTreeMap<[u8; 4], u8> = counted.keys().map(|dot| (*dot, place(dot))).collect();
    let places: Vec<u8> = dots.iter().map(|dot| places[dot]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_palette(palette.iter().flat_map(|colour| [colour[0], colour[1], colour[2]]).collect::<Vec<u8>>());
    let clear = palette.iter().map(|colour| colour[3]).take_while(|clear| *clear < 255);
    encoder.set_trns(clear.collect::<Vec<u8>>());
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&places)).expect("a picture");
    bytes
}

fn distance(one: &[u8; 4], other: &[u8; 4]) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum()
}
