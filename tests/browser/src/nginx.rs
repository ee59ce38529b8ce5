//! What `servers/nginx.conf` makes nginx say, line by line.

use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

const FILE: &str = include_str!("../../../servers/nginx.conf");

/// The headers of every answer but Content-Type and Cache-Control: name and value.
pub fn headers() -> Vec<(&'static str, &'static str)> {
    let lines = FILE.lines().filter_map(|line| line.trim().strip_prefix("add_header "));
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(' ')?;
        Some((name, value.strip_prefix('"')?.strip_suffix("\" always;")?))
    });
    headers.collect()
}

/// All headers of a file's answer; pages may be framed by `ancestors`.
pub fn say(path: &str, ancestors: &str) -> HeaderMap {
    let mut said = HeaderMap::new();
    for (name, value) in headers() {
        let value = value.replace("frame-ancestors 'self'", &format!("frame-ancestors {ancestors}"));
        said.insert(HeaderName::from_bytes(name.as_bytes()).expect("a name"), text(&value));
    }
    if let Some(media) = media_type(path) {
        said.insert(CONTENT_TYPE, text(&media));
    }
    said.insert(CACHE_CONTROL, text(cache(path)));
    said
}

/// The type of a file, with its alphabet where nginx adds one.
pub fn media_type(path: &str) -> Option<String> {
    let types = block("types").filter_map(|line| line.trim().trim_end_matches(';').split_once(' '));
    let (media, _) = types.into_iter().find(|(_, extension)| Some(*extension) == path.rsplit('.').next())?;
    // `charset_types` holds text/html without its being named.
    let said = FILE.lines().find(|line| line.trim().starts_with("charset_types ")).expect("a line charset_types");
    let has_charset = media == "text/html" || said.trim().trim_end_matches(';').split(' ').any(|one| one == media);
    Some(if has_charset { format!("{media}; charset=utf-8") } else { media.to_owned() })
}

/// The Cache-Control of a file.
pub fn cache(path: &str) -> &'static str {
    let values = block("map $uri $aldyn_cache").filter_map(|line| line.trim().trim_end_matches(';').split_once(" \""));
    let of = |asked: bool| {
        let found = values.clone().find(|(pattern, _)| (*pattern == "default") != asked);
        found.map(|(_, value)| value.trim_end_matches('"')).expect("a line of the map")
    };
    of(is_named_by_content(path))
}

/// Whether the pattern of the map holds: sixteen hexadecimal digits and one of its extensions.
fn is_named_by_content(path: &str) -> bool {
    let pattern = block("map $uri $aldyn_cache").find(|line| line.contains('~')).expect("a pattern");
    let extensions = pattern.split_once("[0-9a-f]{16}\\.(").and_then(|(_, rest)| rest.split_once(")$"));
    let (extensions, _) = extensions.expect("the pattern ends with extensions");
    let Some((name, extension)) = path.rsplit_once('.') else { return false };
    let hexadecimal = |letter: &u8| letter.is_ascii_digit() || (b'a'..=b'f').contains(letter);
    let digits = name.bytes().rev().take_while(hexadecimal).count();
    digits >= 16 && extensions.split('|').any(|one| one == extension)
}

/// The lines of a block.
fn block(begins: &str) -> impl Iterator<Item = &'static str> + Clone {
    let opening = format!("{begins} {{");
    let place = FILE.lines().position(|line| line.trim() == opening).expect("nginx.conf has this block");
    FILE.lines().skip(place + 1).take_while(|line| line.trim() != "}")
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).expect("a header is text")
}
