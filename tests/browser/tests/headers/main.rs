//! The build under the headers that `servers/nginx.conf` has a server say; the other servers' files say the same.

use browser::{Complaints, FIRST, Lang, SERVICE, Server, Visit, built_pages, nginx, say, visit};
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use std::time::{Duration, Instant};

const APACHE: &str = include_str!("../../../../servers/apache.conf");
const IIS: &str = include_str!("../../../../servers/web.config");
const TABLE: &str = include_str!("../../../../servers/headers.md");

/// Longer than a frame needs to load.
const PATIENCE: Duration = Duration::from_secs(4);

#[test]
fn a_service_is_walked_under_these_headers_and_nothing_is_complained_of() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Kk;
        visit.server.say(|path| nginx::say(path, "'self'"));
        visit.open_service(lang).await;
        assert_said(visit).await;
        visit.start().await;
        visit.answer_all(FIRST, lang).await;
        visit.show_result().await;
        visit.until_styled().await;
        assert_eq!(visit.heading().await, say("verdict-ready", lang));
        visit.speak(Lang::Ru).await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::Ru));
    });
}

#[test]
fn every_kind_of_page_is_shown_under_these_headers_and_nothing_is_complained_of() {
    visit(Complaints::None, async |visit| {
        visit.server.say(|path| nginx::say(path, "'none'"));
        visit.open_front(Lang::Kk).await;
        visit.search("жсн").await;
        visit.until("document.querySelector('[role=option]')").await;
        assert_eq!(visit.complaints().await, Vec::<String>::new());
        for to_read in ["/", "/kk/services/", "/kk/offline/", &format!("/kk/{SERVICE}/about/")] {
            visit.open(to_read).await;
            visit.until("[...document.styleSheets].some((sheet) => sheet.cssRules.length)").await;
            assert_eq!(visit.complaints().await, Vec::<String>::new(), "{to_read}");
        }
    });
}

#[test]
fn the_page_may_copy_and_reach_nothing_else_of_the_device() {
    visit(Complaints::None, async |visit| {
        visit.server.say(|path| nginx::say(path, "'none'"));
        visit.open_service(Lang::Kk).await;
        // Only Chromium tells what a page may do.
        if visit.holds("document.featurePolicy").await {
            let allowed = visit.js("document.featurePolicy.allowedFeatures()").await;
            let allows = |feature: &str| allowed.as_array().into_iter().flatten().any(|one| one == feature);
            assert!(allows("clipboard-write"), "a link can be copied");
            for idle in ["camera", "microphone", "geolocation", "usb", "payment", "clipboard-read", "fullscreen"] {
                assert!(!allows(idle), "{idle}");
            }
        }
    });
}

#[test]
fn a_foreign_page_shows_it_in_a_frame_only_where_it_is_listed() {
    visit(Complaints::Expected, async |visit| {
        let page = format!("/kk/{SERVICE}/");
        let foreign = visit.server.url("");
        visit.server.say(|_| HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/html"))]));
        for (ancestors, is_shown) in [("'none'", false), ("https://ministry.example", false), (foreign.as_str(), true)]
        {
            let aldyn = Server::start().await;
            let listed = ancestors.to_owned();
            aldyn.say(move |path| nginx::say(path, &listed));
            let around = format!("<!doctype html><head></head><iframe src=\"{}\"></iframe>", aldyn.url(&page));
            visit.server.serve_instead("/ministry.html", around.into_bytes());
            let opened = Instant::now();
            visit.open("/ministry.html").await;
            // What is in a frame that is refused cannot be told from ours by a script outside; what it asks of the server can.
            let module = aldyn.named_by(&page).into_iter().find(|path| path.ends_with(".wasm")).expect("a module");
            while opened.elapsed() < PATIENCE && !aldyn.asked_since(opened).contains(&module) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            let asked = aldyn.asked_since(opened);
            assert!(asked.contains(&page), "{ancestors}: the frame is loaded: {asked:?}");
            assert_eq!(asked.contains(&module), is_shown, "{ancestors}: {asked:?}");
        }
    });
}

#[test]
fn apache_iis_and_the_table_for_other_servers_say_the_same_headers() {
    let headers = nginx::headers();
    assert!(headers.len() >= 6, "{headers:?}");
    for (name, value) in &headers {
        for (file, line) in [
            (APACHE, format!("    Header always set {name} \"{value}\"\n")),
            (IIS, format!("        <add name=\"{name}\" value=\"{value}\" />\n")),
        ] {
            assert_eq!(file.matches(&line).count(), 1, "{line}");
        }
        let told = TABLE.split("\n### ").find_map(|section| section.strip_prefix(&format!("{name}\n")));
        assert!(told.is_some_and(|told| told.contains(&format!("```\n{value}\n```\n"))), "the table: {name}");
    }
    // The last is Cache-Control.
    assert_eq!(APACHE.matches("    Header always set ").count(), headers.len() + 2, "Apache says more");
    assert_eq!(IIS.matches("<add name=").count(), headers.len(), "IIS says more");
    assert_eq!(TABLE.matches("\n### ").count(), headers.len(), "the table says more");
}

#[test]
fn all_servers_give_each_file_the_same_type_and_keep_it_as_long() {
    for extension in ["css", "html", "js", "json", "pack", "png", "svg", "wasm", "webmanifest", "xml"] {
        let media = nginx::media_type(&format!("x.{extension}")).expect("nginx.conf knows the type");
        let plain = media.split(';').next().unwrap_or_default();
        for (file, line) in [
            (APACHE, format!("    AddType {plain} .{extension}\n")),
            (IIS, format!("<mimeMap fileExtension=\".{extension}\" mimeType=\"{media}\" />")),
            (TABLE, format!("| `.{extension}` | `{media}` |")),
        ] {
            assert_eq!(file.matches(&line).count(), 1, "{line}");
        }
    }
    let (for_ever, asked_about) = (nginx::cache("/icon-0123456789abcdef.svg"), nginx::cache("/kk/index.html"));
    assert_eq!(APACHE.matches(&format!("Header always set Cache-Control \"{for_ever}\"")).count(), 1);
    assert_eq!(APACHE.matches(&format!("Header always set Cache-Control \"{asked_about}\"")).count(), 1);
    assert!(APACHE.contains("<FilesMatch \"[0-9a-f]{16}\\.(css|js|pack|png|svg|wasm)$\">"));
    assert_eq!(TABLE.matches(for_ever).count(), 2);
    assert!(for_ever.contains("immutable") && asked_about == "no-cache");
}

#[test]
fn whatever_a_page_loads_has_a_type_and_is_kept_for_ever_and_no_page_is() {
    let mut seen = 0;
    for page in built_pages() {
        assert_eq!(nginx::cache(&format!("{}index.html", page.path)), "no-cache", "{}", page.path);
        let loaded = page.references().into_iter().filter_map(|reference| page.resolved(reference));
        for (path, _) in loaded.filter(|(path, _)| !path.ends_with('/') && !path.ends_with(".html")) {
            assert!(nginx::media_type(&path).is_some(), "{path} has no type");
            // What a manifest says may change; the pictures that it names are named by their content.
            let may_change = path.ends_with(".webmanifest");
            assert_eq!(nginx::cache(&path).contains("immutable"), !may_change, "{path}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} files");
    for path in ["/worker.js", "/mount.js", "/withdrawn.json", "/kiosk.json"] {
        assert!(nginx::media_type(path).is_some() && nginx::cache(path) == "no-cache", "{path}");
    }
}

#[test]
fn the_table_names_every_file_that_may_change_under_its_name() {
    let rows: Vec<&str> = TABLE.lines().filter(|line| line.starts_with('|') && line.contains("no-cache")).collect();
    assert_eq!(rows.len(), 2, "one for servers, one for stores of objects");
    let folder = browser::folder();
    let mut changing = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the site") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        if name.contains('.') && !name.ends_with(".html") && nginx::cache(&format!("/{name}")) == "no-cache" {
            changing.push(name);
        }
    }
    assert!(changing.len() >= 3, "{changing:?}");
    for name in changing {
        let by_kind = name.rsplit_once('.').map(|(_, end)| format!("`*.{end}`")).unwrap_or_default();
        let named = [format!("`{name}`"), by_kind.clone(), by_kind.replace('*', "")];
        for row in &rows {
            assert!(named.iter().any(|one| row.contains(one)), "{name}: {row}");
        }
    }
}

/// The headers did come, and so the test is about them.
async fn assert_said(visit: &Visit) {
    for (name, value) in nginx::headers() {
        let said = visit.js(&format!("fetch(location.href).then((file) => file.headers.get('{name}'))")).await;
        let said = said.as_str().unwrap_or_default();
        // The server of the tests adds where to report to.
        assert_eq!(said.split("; report-uri").next(), Some(value), "{name}");
    }
}
