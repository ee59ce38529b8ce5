//! The HTML of a static page: head, policy, what it loads, and the text rendered by the library.

use std::collections::BTreeMap;
use std::fmt::Write;

use aldyn::calendar::Day;
use aldyn::prerender::{KioskPage, StaticPage};
use anyhow::{Context, Result};

use crate::described::described;
use crate::manifest;
use crate::origin::Origin;

/// A file that pages load, its path from the top of the site, and the hash that browsers hold it against.
pub struct Piece {
    pub path: String,
    pub integrity: String,
}

/// What stands for the start page where others are known by their service.
pub const START: &str = "";

/// The index of each service's pages, and of the start page.
pub type Indexes = BTreeMap<String, Piece>;

/// The files that pages load and that are made from code: the same for any rules.
pub struct Code {
    pub icon: Piece,
    /// For the manifest, in its order.
    pub pictures: Vec<Piece>,
    pub style: Piece,
    /// Of the answer's page: named here, and asked for when the page runs.
    pub answer_style: Piece,
    /// Of the pages that are read without the app.
    pub about_style: Piece,
    /// Of a kiosk: its own page names it, other pages get it there from its script.
    pub kiosk_style: Piece,
    /// Of every page: what is done before the app is there, and on pages without it.
    pub early: Piece,
    pub script: Piece,
    pub module: Piece,
    /// The newest script for other pages, which the page for webmasters loads as they do.
    pub loader: Piece,
    /// Scripts of one page each, by their name.
    pub own: BTreeMap<&'static str, Piece>,
}

/// All files that pages load.
pub struct Parts {
    pub code: Code,
    pub indexes: Indexes,
    /// By name.
    pub packs: Vec<(String, Piece)>,
    /// Of the rules of each service, by its folder.
    pub versions: BTreeMap<String, String>,
    /// The day of the rules.
    pub edition: Option<Day>,
}

/// Nothing from elsewhere, nothing inline, no form sent. `aldyn-sw` names the one address that may become a service
/// worker. (`frame-ancestors` works in a header only; servers/ holds this same policy with it.) Pages to read have it too: on a
/// kiosk one small module draws codes there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types aldyn-sw";

/// What the page for webmasters may do besides: show in a frame what other pages will show. (The files for servers allow it
/// to every page, and each other page forbids it to itself.)
const FRAMES: &str = "; frame-src 'self'";

/// The policy of a page by itself.
fn policy(page: &StaticPage, origin: Option<&Origin>) -> String {
    let mut policy = POLICY.to_owned();
    if page.is_for_webmasters {
        policy.push_str(FRAMES);
    }
    match origin {
        // In a sandbox without an origin WebKit takes 'self' for nobody.
        Some(origin) => policy.replace("'self'", &format!("'self' {}", origin.host())),
        None => policy,
    }
}

/// The page as it is published. With an `origin` it says its full addresses, as search engines want them.
pub fn html(page: &StaticPage, parts: &Parts, origin: Option<&Origin>) -> Result<String> {
    let root = root(&page.folder);
    let policy = policy(page, origin);
    let mut head = String::new();
    writeln!(head, r#"<meta charset="utf-8">"#)?;
    writeln!(head, r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#)?;
    writeln!(head, r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#)?;
    head.push_str(&described(page, &root, origin));
    writeln!(head, r#"<link rel="icon" href="{root}{}" type="image/svg+xml">"#, parts.code.icon.path)?;
    // A page with a service's questions has none: some browsers ask for it when they have nothing else to do.
    if page.app.as_ref().is_none_or(|app| app.service.is_none()) {
        writeln!(head, r#"<link rel="manifest" href="{root}{}/{}">"#, page.lang, manifest::FILE)?;
    }
    // Under a policy that stands in the page nothing behind a script is asked for before it has come: what is seen first, and
    // what takes longest, go before it.
    writeln!(head, "{}", stylesheet(&root, &parts.code.style))?;
    if page.app.is_some() {
        writeln!(head, "{}", preload(&root, &parts.code.module, r#"id="aldyn-module""#))?;
    }
    writeln!(head, "{}", script(&root, &parts.code.early, ""))?;
    let Some(app) = &page.app else {
        let (attributes, styles) = match page.kiosk {
            Some(KioskPage { until }) => {
                (format!(r#" data-kiosk data-until="{until}""#), vec![&parts.code.kiosk_style])
            }
            None => (String::new(), vec![&parts.code.answer_style, &parts.code.about_style]),
        };
        for style in styles {
            writeln!(head, "{}", stylesheet(&root, style))?;
        }
        if page.is_for_webmasters {
            writeln!(head, "{}", script(&root, &parts.code.loader, " defer"))?;
        }
        if let Some(name) = page.script {
            let own = parts.code.own.get(name).with_context(|| format!("there is no script \"{name}\""))?;
            writeln!(head, "{}", script(&root, own, " defer"))?;
        }
        let attributes = [version(page, parts)?, attributes, edition(parts)].concat();
        return Ok(document(page.lang, &attributes, &head, &page.body));
    };
    for name in &app.packs {
        let pack = parts.packs.iter().find(|(known, _)| known == name);
        let (_, pack) =
            pack.with_context(|| format!("the page \"{}\" needs a pack {name}, which is not there", page.folder))?;
        writeln!(head, "{}", preload(&root, pack, &format!(r#"data-pack="{name}""#)))?;
    }
    writeln!(head, "{}", script(&root, &parts.code.script, r#" type="module""#))?;
    let about = about(app.service.as_deref().unwrap_or(START), &root, parts)?;
    let attributes = format!(r#" data-root="{root}"{about}{}{}"#, version(page, parts)?, edition(parts));
    let body = format!("<div id=\"aldyn\">{}</div>\n{}", page.body, app.failure);
    Ok(document(page.lang, &attributes, &head, &body))
}

/// Which version of its rules a page tells: they may be withdrawn later.
fn version(page: &StaticPage, parts: &Parts) -> Result<String> {
    let Some(service) = &page.rules_of else { return Ok(String::new()) };
    let version = parts.versions.get(service).with_context(|| format!("no version of {service} is known"))?;
    Ok(format!(r#" data-rules="{version}""#))
}

fn document(lang: &str, attributes: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{attributes}>\n<head>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// How old the rules are, for whoever asks the page.
fn edition(parts: &Parts) -> String {
    parts.edition.map(|day| format!(r#" data-edition="{day}""#)).unwrap_or_default()
}

fn script(root: &str, script: &Piece, kind: &str) -> String {
    format!(
        r#"<script{kind} src="{root}{}" integrity="{}" crossorigin="anonymous"></script>"#,
        script.path, script.integrity
    )
}

fn stylesheet(root: &str, style: &Piece) -> String {
    // With `crossorigin`: in a sandbox without an origin the site's own files are another's, and only then can be checked.
    format!(
        r#"<link rel="stylesheet" href="{root}{}" integrity="{}" crossorigin="anonymous">"#,
        style.path, style.integrity
    )
}

/// What a page says of itself, and what it asks for once it runs: the index of all that it does not need at first, and the
/// style of a service's answer.
fn about(service: &str, root: &str, parts: &Parts) -> Result<String> {
    let index = parts.indexes.get(service).with_context(|| format!("the page of \"{service}\" has no index"))?;
    let mut attributes = String::new();
    let mut pieces = vec![("index", index)];
    if service != START {
        write!(attributes, r#" data-service="{}""#, escape(service))?;
        pieces.push(("answer", &parts.code.answer_style));
    }
    for (name, piece) in pieces {
        write!(attributes, r#" data-{name}="{root}{}" data-{name}-integrity="{}""#, piece.path, piece.integrity)?;
    }
    Ok(attributes)
}

/// Fetched with the page, not when someone asks: the app's request takes what has come. It must be made with `cors`,
/// `same-origin` and the integrity given here. The hash stands in `data-integrity` because with `integrity` Chromium
/// warns that it ignores it and Firefox fetches the file twice (in WebKit its cache alone prevents the second fetch).
fn preload(root: &str, piece: &Piece, known_by: &str) -> String {
    format!(
        r#"<link rel="preload" {known_by} as="fetch" href="{root}{}" data-integrity="{}" crossorigin="anonymous">"#,
        piece.path, piece.integrity
    )
}

/// The way from a page's folder back to the top: "../" for "kk/".
fn root(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use aldyn::prerender::AppPage;

    fn piece(path: &str) -> Piece {
        Piece { path: path.to_owned(), integrity: format!("sha384-of-{path}") }
    }

    fn parts() -> Parts {
        Parts {
            code: Code {
                icon: piece("icon.svg"),
                pictures: Vec::new(),
                style: piece("style.css"),
                answer_style: piece("answer.css"),
                about_style: piece("about.css"),
                kiosk_style: piece("kiosk.css"),
                early: piece("early.js"),
                script: piece("aldyn.js"),
                module: piece("aldyn.wasm"),
                loader: piece("embed/1/loader.js"),
                own: [("generator", piece("generator.js")), ("offline", piece("offline.js"))].into(),
            },
            edition: Day::parse("2026-11-20"),
            indexes: ["visa", START].map(|of| (of.to_owned(), piece("packs/index.pack"))).into(),
            packs: vec![("page.ru".to_owned(), piece("packs/ru.pack")), ("page.kk".to_owned(), piece("packs/kk.pack"))],
            versions: [("visa".to_owned(), "0123456789abcdef".to_owned())].into(),
        }
    }

    fn page(folder: &str, service: Option<&str>) -> StaticPage {
        StaticPage {
            folder: folder.to_owned(),
            lang: "ru",
            title: "Справка <о> \"себе\"".to_owned(),
            description: "А & Б".to_owned(),
            body: "<main>текст</main>".to_owned(),
            rules_of: service.map(str::to_owned),
            app: Some(AppPage {
                service: service.map(str::to_owned),
                failure: "<div id=\"aldyn-failed\">Не удалось</div>".to_owned(),
                packs: vec!["page.ru".to_owned()],
            }),
            is_for_webmasters: false,
            script: None,
            alternates: vec![("kk", "kk/visa/".to_owned())],
            kiosk: None,
        }
    }

    #[test]
    fn a_services_page_reaches_everything_from_its_own_folder() {
        let html = html(&page("ru/visa/", Some("visa")), &parts(), None).unwrap();
        assert!(html.contains(
            r#"<html lang="ru" data-root="../../" data-service="visa" data-index="../../packs/index.pack" data-index-integrity="sha384-of-packs/index.pack" data-answer="../../answer.css""#
        ));
        assert!(html.contains(r#" data-rules="0123456789abcdef" data-edition="2026-11-20">"#));
        assert!(
            html.contains(r#"href="../../aldyn.wasm" data-integrity="sha384-of-aldyn.wasm" crossorigin="anonymous">"#)
        );
        assert!(html.contains(r#"data-pack="page.ru" as="fetch" href="../../packs/ru.pack""#));
        assert!(html.contains(r#"hreflang="kk" href="../../kk/visa/""#));
    }

    #[test]
    fn a_page_asks_for_its_own_packs_only() {
        assert!(!html(&page("ru/", None), &parts(), None).unwrap().contains("kk.pack"));
    }

    #[test]
    fn titles_cannot_break_out_of_their_place() {
        let html = html(&page("ru/", None), &parts(), None).unwrap();
        assert!(html.contains("<title>Справка &lt;о&gt; &quot;себе&quot;</title>"));
        assert!(html.contains(r#"content="А &amp; Б""#));
    }

    #[test]
    fn nothing_stands_inline_and_no_address_leaves_the_folder() {
        let html = html(&page("", None), &parts(), None).unwrap();
        assert_eq!(html.matches("<script").count(), html.matches("<script src=").count() + 1);
        assert!(
            !html.contains("<style") && !html.contains(" style=") && !html.contains("://") && !html.contains("=\"/")
        );
        assert!(html.contains(r#"data-root="./""#));
    }

    #[test]
    fn the_policy_names_the_origin_that_is_known() {
        let origin: Origin = "https://example.kz/check".parse().unwrap();
        let html = html(&page("ru/", None), &parts(), Some(&origin)).unwrap();
        assert!(html.contains("style-src 'self' https://example.kz;"), "{html}");
    }

    #[test]
    fn the_policy_comes_before_anything_is_loaded() {
        let html = html(&page("ru/", None), &parts(), None).unwrap();
        assert!(html.find("Content-Security-Policy").unwrap() < html.find("<link").unwrap());
    }

    /// A page cannot say itself who may frame it, so that servers say that besides; and one policy of theirs is for all pages.
    #[test]
    fn the_files_for_servers_say_the_pages_policy() {
        let said = format!("{POLICY}{FRAMES}; frame-ancestors 'self'");
        for file in ["nginx.conf", "apache.conf", "web.config", "headers.md"] {
            let path = format!("{}/../servers/{file}", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::read_to_string(&path).unwrap();
            assert_eq!(file.matches("default-src").count(), 1, "{path}");
            assert!(file.contains(&said), "{path}");
        }
    }

    #[test]
    fn a_page_to_read_loads_styles_and_what_keeps_its_look() {
        let page = StaticPage { app: None, ..page("ru/visa/about/", None) };
        let html = html(&page, &parts(), None).unwrap();
        assert_eq!(html.matches("<script").count(), 1);
        assert!(html.contains("<html lang=\"ru\" data-edition=\"2026-11-20\">"));
        let html = html.replace(" data-edition", "");
        assert!(html.contains("<script src=\"../../../early.js\""));
        for loaded in ["<script type", "preload", ".wasm", ".pack", "data-", "<iframe", "id=\"aldyn\""] {
            assert!(!html.contains(loaded), "{loaded}");
        }
        assert_eq!(html.matches("rel=\"stylesheet\"").count(), 3);
        assert!(html.contains("<body>\n<main>текст</main>\n</body>"));
    }

    #[test]
    fn the_page_for_webmasters_alone_runs_their_scripts_and_shows_frames_of_this_site() {
        let read = StaticPage { app: None, ..page("ru/embed/", None) };
        let html = |page: &StaticPage| html(page, &parts(), None).unwrap();
        let theirs = html(&StaticPage { is_for_webmasters: true, script: Some("generator"), ..read.clone() });
        for script in ["embed/1/loader.js", "generator.js"] {
            let tag = format!("<script defer src=\"../../{script}\" integrity=\"sha384-of-{script}\"");
            assert!(theirs.contains(&tag), "{theirs}");
        }
        assert!(theirs.contains("trusted-types aldyn-sw; frame-src 'self'\""));
        for other in [html(&read), html(&page("ru/", None))] {
            assert!(!other.contains("frame-src") && !other.contains("generator.js") && !other.contains("loader.js"));
        }
    }

    #[test]
    fn a_page_with_questions_says_its_edition_and_has_no_manifest() {
        let html_of = |page: &StaticPage| html(page, &parts(), None).unwrap();
        let asks = html_of(&page("ru/visa/", Some("visa")));
        assert!(asks.contains(" data-edition=\"2026-11-20\"") && !asks.contains("manifest\""));
        assert!(html_of(&page("", None)).contains("<link rel=\"manifest\" href=\"./ru/manifest.webmanifest\">"));
        let to_read = StaticPage { app: None, ..page("ru/visa/about/", None) };
        assert!(html_of(&to_read).contains("<link rel=\"manifest\" href=\"../../../ru/manifest.webmanifest\">"));
    }

    #[test]
    fn a_script_of_one_page_is_named_in_it_alone() {
        let own = StaticPage { app: None, script: Some("offline"), ..page("ru/offline/", None) };
        let told = html(&own, &parts(), None).unwrap();
        let tag = "<script defer src=\"../../offline.js\" integrity=\"sha384-of-offline.js\"";
        assert!(told.contains(tag), "{told}");
        let unknown = StaticPage { script: Some("other"), ..own };
        assert!(html(&unknown, &parts(), None).unwrap_err().to_string().contains("other"));
    }

    #[test]
    fn the_kiosks_page_says_what_it_is_and_how_far_the_calendar_goes() {
        let kiosk = Some(KioskPage { until: aldyn::calendar::Day::parse("2028-12-31").unwrap() });
        let page = StaticPage { app: None, kiosk, alternates: Vec::new(), ..page("kiosk/", None) };
        let html = html(&page, &parts(), None).unwrap();
        assert!(
            html.contains("<html lang=\"ru\" data-kiosk data-until=\"2028-12-31\" data-edition=\"2026-11-20\">"),
            "{html}"
        );
        assert!(html.contains("href=\"../kiosk.css\"") && !html.contains("about.css"));
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && !html.contains("canonical"), "{html}");
    }

    #[test]
    fn a_pack_that_is_not_there_is_named() {
        let mut page = page("ru/", None);
        page.app.as_mut().unwrap().packs.push("logic.visa".to_owned());
        assert!(html(&page, &parts(), None).unwrap_err().to_string().contains("logic.visa"));
    }
}
