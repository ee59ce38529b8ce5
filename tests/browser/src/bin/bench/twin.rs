//! The static pages that ours are held against: the same text in the same style, and nothing that runs.

/// A built page without scripts, and without what is fetched for them.
pub fn without_app(html: &str) -> String {
    let mut page = String::with_capacity(html.len());
    for (place, piece) in html.split('<').enumerate() {
        // What stands before the first tag is no tag.
        if place == 0 {
            page.push_str(piece);
            continue;
        }
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let is_of_the_app = tag.starts_with("script")
            || tag.starts_with("/script")
            || tag.starts_with("link") && tag.contains("preload\"");
        if is_of_the_app {
            continue;
        }
        // The hashes of what the app fetches stand on the first element.
        let tag = if tag.starts_with("html") { tag.split(" data-").next().unwrap_or(tag) } else { tag };
        page.extend(["<", tag, ">", text]);
    }
    page
}

/// A page with the head of this one, perhaps more in it, and another body.
pub fn with_body(html: &str, more_head: &str, body: &str) -> String {
    let still = without_app(html);
    let (head, _) = still.split_once("</head>").expect("a built page has a head");
    format!("{head}{more_head}</head>\n<body>\n{body}\n</body>\n</html>\n")
}

/// The views of a walk in one page, where a link shows the next one, with the style sheets that the walk has come by.
pub fn walk(html: &str, views: &[String], sheets: &[String]) -> String {
    let views = views.iter().enumerate();
    let body: String = views.map(|(n, view)| format!("<section id=\"view-{n}\">{view}</section>\n")).collect();
    let still = without_app(html);
    let name = |sheet: &str| sheet.rsplit('/').next().unwrap_or_default().to_owned();
    let more = sheets.iter().filter(|sheet| !still.contains(&name(sheet)));
    let more: String = more.map(|sheet| format!("<link rel=\"stylesheet\" href=\"{sheet}\">\n")).collect();
    with_body(html, &more, &body)
}

/// Shows one view of a walk.
pub const WALK_STYLE: &str = "section:not(:target) { display: none; }\n";

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<!doctype html>\n<html lang=\"kk\" data-root=\"../\" data-index=\"x\">\n<head>\n\
        <script src=\"early.js\"></script>\n<link rel=\"stylesheet\" href=\"style.css\">\n\
        <link rel=\"preload\" as=\"fetch\" href=\"a.wasm\">\n<script type=\"module\" src=\"a.js\"></script>\n</head>\n\
        <body><h1 data-kept=\"1\">A</h1></body>\n</html>\n";

    #[test]
    fn a_static_page_keeps_text_and_style_and_nothing_that_runs() {
        let still = without_app(BUILT);
        assert!(still.contains("<html lang=\"kk\">") && still.contains("style.css") && still.contains("data-kept"));
        assert!(!still.contains("script") && !still.contains("preload"), "{still}");
    }

    #[test]
    fn the_views_of_a_walk_stand_in_one_page() {
        let views = ["<h1>1</h1>".to_owned(), "<h1>2</h1>".to_owned()];
        let page = walk(BUILT, &views, &["/style.css".to_owned(), "/walk.css".to_owned()]);
        assert!(page.contains("<section id=\"view-1\"><h1>2</h1></section>"));
        assert!(page.contains("href=\"/walk.css\">\n</head>") && !page.contains("data-kept"));
        assert_eq!(page.matches("style.css").count(), 1, "a sheet that the page has is not asked for twice");
    }
}
