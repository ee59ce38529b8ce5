//! What makes the site installable: a manifest for each language, in its folder.

use std::fs;
use std::path::Path;

use aldyn::locale::{Lang, Say};
use aldyn::source::page_texts;
use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::pages::Piece;

/// The name of its file.
pub const FILE: &str = "manifest.webmanifest";

/// The pictures that a system shows for the app, made by `cargo xtask pictures`: name in `static/`, size in pixels, purpose.
/// The last is drawn to its edges, so that a system can cut it to any shape.
pub const PICTURES: [(&str, u32, &str); 3] =
    [("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable", 512, "maskable")];

/// The band at the top, and the ground: what is coloured around the app before its page is there.
pub struct Colours {
    pub theme: String,
    pub background: String,
}

impl Colours {
    /// As the tokens have them in the light look.
    pub fn of_tokens(tokens: &str) -> Result<Colours> {
        let light = |token: &str| {
            let line = tokens.lines().find_map(|line| line.trim().strip_prefix(&format!("--{token}: ")));
            let colour =
                line.and_then(|line| line.split_once("var(--light, ")?.1.split_once(')')).map(|(colour, _)| colour);
            colour.map(str::to_owned).with_context(|| format!("static/design/tokens.css has no --{token} of this form"))
        };
        Ok(Colours { theme: light("sky")?, background: light("ground")? })
    }
}

/// Writes them all.
pub fn write(icon: &Piece, pictures: &[Piece], colours: &Colours, staging: &Path) -> Result<()> {
    for lang in Lang::ALL {
        let file = staging.join(lang.code()).join(FILE);
        let text = serde_json::to_string(&manifest(lang, icon, pictures, colours))?;
        fs::write(&file, text).with_context(|| format!("{}", file.display()))?;
    }
    Ok(())
}

/// Addresses count from the manifest's own, so that the folder can lie anywhere. There is no `id`: it would count from the
/// host, and without it the app is known by its start page, which is what it should be known by.
fn manifest(lang: Lang, icon: &Piece, pictures: &[Piece], colours: &Colours) -> Value {
    let page = page_texts(lang);
    let name = page.say(Say::AppName);
    let src = ["../", &icon.path].concat();
    let drawn = json!({ "src": src, "sizes": "any", "type": "image/svg+xml" });
    let pictures = PICTURES.iter().zip(pictures).map(|((_, size, purpose), picture)| {
        let src = ["../", &picture.path].concat();
        json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
    });
    let long_name = [name, " – ", page.say(Say::HomeTitle)].concat();
    let icons: Vec<Value> = std::iter::once(drawn).chain(pictures).collect();
    json!({
        "name": long_name,
        "short_name": name,
        "description": page.say(Say::HomeLead),
        "lang": lang.code(),
        "dir": "ltr",
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "theme_color": colours.theme,
        "background_color": colours.background,
        "icons": icons,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        let tokens = include_str!("../../static/design/tokens.css");
        let colours = Colours::of_tokens(tokens).unwrap();
        assert_eq!((colours.theme.as_str(), colours.background.as_str()), ("#00507a", "#ffffff"));
        assert!(Colours::of_tokens("--sky: blue;").is_err());
    }

    #[test]
    fn the_pictures_are_as_large_as_the_manifest_says() {
        for (name, size, _) in PICTURES {
            let file = format!("{}/../static/{name}.png", env!("CARGO_MANIFEST_DIR"));
            let bytes = fs::read(&file).unwrap_or_else(|fault| panic!("{file}: {fault}"));
            // Width and height stand behind the signature and the first chunk's head.
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!((number(16), number(20)), (size, size), "{name}");
            assert!(bytes.len() < 12_000, "{name} weighs {} bytes", bytes.len());
        }
    }

    #[test]
    fn it_can_lie_in_any_folder() {
        let piece = |path: &str| Piece { path: path.to_owned(), integrity: String::new() };
        let colours = Colours { theme: String::new(), background: String::new() };
        let pictures = PICTURES.map(|(name, ..)| piece(name));
        let text = manifest(Lang::Kk, &piece("icon.svg"), &pictures, &colours).to_string();
        assert!(!text.contains("\"/") && !text.contains("://"), "{text}");
        assert!(text.contains(r#""src":"../icon-maskable""#) && text.contains("\"maskable\""), "{text}");
    }
}
