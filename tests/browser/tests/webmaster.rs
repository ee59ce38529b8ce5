//! The page for webmasters: its lines, pasted elsewhere, show what was chosen, and so does the frame on the page itself.

use browser::{
    Complaints, GUIDE, Lang, Rules, SERVICE, Server, Visit, built, nginx, service_name, visit, visit_in_chromium,
};
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::json;

/// The page in the frame, which is of this site.
const FRAMED: &str = "document.querySelector('#shown-here aldyn-check')?.shadowRoot?.querySelector('iframe')?.contentDocument?.documentElement";

const LINES: &str = "[...document.querySelectorAll('#lines > code')].map((line) => line.textContent).join('\\n')";

/// A host that writes down what its element tells.
const HOST: &str = "<!doctype html><html lang=\"ru\"><head><title>Министерство</title><script>
    window.heard = [];
    for (const kind of ['ready', 'error']) document.addEventListener(kind, ({ detail }) => heard.push({ kind, detail }), true);
    </script></head><body><h1>Министерство</h1>LINES</body></html>";

/// Opens the page for webmasters, and waits until the frame shows something.
async fn open(visit: &Visit, lang: Lang) {
    visit.open(&format!("/{}/embed/", lang.code())).await;
    visit.until(&format!("{FRAMED}?.querySelector('h1')")).await;
}

/// Fills in a field as a person would who needs no keys for it: lists and fields of colours differ between systems.
async fn fill(visit: &Visit, id: &str, value: &str) {
    let filled = format!(
        "(() => {{ const field = document.getElementById({}); field.value = {};
            field.dispatchEvent(new Event('input', {{ bubbles: true }})); return field.value; }})()",
        json!(id),
        json!(value)
    );
    assert_eq!(visit.js(&filled).await, value, "{id}");
}

async fn lines(visit: &Visit) -> String {
    visit.js(LINES).await.as_str().expect("lines").to_owned()
}

/// What of the lines changes: the element's own tag.
async fn tag(visit: &Visit) -> String {
    lines(visit).await.lines().nth(1).expect("three lines").to_owned()
}

#[test]
fn the_lines_of_each_language_show_the_check_on_a_page_of_another_origin() {
    visit(Complaints::None, async |visit| {
        for lang in Lang::ALL {
            let host = Server::start().await;
            host.say(|_| HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))]));
            let ancestors = format!("'self' {}", host.url(""));
            visit.server.say(move |path| nginx::say(path, &ancestors));
            open(visit, lang).await;
            fill(visit, "shown", SERVICE).await;
            fill(visit, "spoken", lang.code()).await;
            let lines = lines(visit).await;
            assert_eq!(lines.lines().count(), 3, "{lines}");
            assert!(lines.contains(service_name(SERVICE, lang)) && lines.contains(&visit.server.url("/")), "{lines}");
            host.serve_instead("/host.html", HOST.replace("LINES", &lines).into_bytes());
            visit.go(&host.url("/host.html")).await;
            visit.until("window.heard.length").await;
            let told = json!([{ "kind": "ready", "detail": { "protocol": 1, "service": SERVICE } }]);
            assert_eq!(visit.js("window.heard").await, told);
        }
    });
}

#[test]
fn each_field_changes_the_lines_and_the_frame() {
    visit(Complaints::None, async |visit| {
        open(visit, Lang::Kk).await;
        assert_eq!(tag(visit).await, "<aldyn-check>");
        let fields = [
            ("shown", format!("/{GUIDE}"), format!("page=\"{GUIDE}\""), format!("dataset.service === '{GUIDE}'")),
            ("shown", "/services".into(), "page=\"services\"".into(), "querySelector('.cards')".into()),
            ("shown", SERVICE.into(), format!("service=\"{SERVICE}\""), format!("dataset.service === '{SERVICE}'")),
            ("spoken", "ru".into(), "lang=\"ru\"".into(), "lang === 'ru'".into()),
            ("theme", "dark".into(), "theme=\"dark\"".into(), "dataset.theme === 'dark'".into()),
            ("theme", "auto".into(), "theme=\"auto\"".into(), "dataset.frame === 'auto'".into()),
        ];
        for (id, value, said, shown) in fields {
            fill(visit, id, &value).await;
            let tag = tag(visit).await;
            assert!(tag.contains(&said), "{id}, {value}: {tag}");
            visit.until(&format!("{FRAMED}?.{shown}")).await;
        }
        visit.click("label[for=about]").await;
        assert!(tag(visit).await.contains("page=\"about\""));
        visit.until(&format!("{FRAMED}?.querySelector('article')")).await;
        visit.click("label[for=plain]").await;
        assert!(tag(visit).await.contains("theme=\"auto plain\""));
        visit.until(&format!("{FRAMED}?.dataset.frame === 'auto plain'")).await;
        fill(visit, "height", "20000").await;
        assert!(tag(visit).await.contains("min-height=\"20000\""));
        let height = "document.querySelector('aldyn-check').shadowRoot.querySelector('iframe').clientHeight";
        assert_eq!(visit.js(height).await, 20000);
        visit.click("label[for=lazy]").await;
        assert!(tag(visit).await.contains("loading=\"lazy\""));
        let link = format!("href=\"{}\">", visit.server.url(&format!("/ru/{SERVICE}/about/")));
        assert!(lines(visit).await.contains(&link), "{}", lines(visit).await);
        assert!(visit.holds("document.querySelector('aldyn-check').getAttribute('loading') === 'lazy'").await);
    });
}

#[test]
fn colours_that_are_chosen_are_put_on_and_the_others_stay_those_of_the_theme() {
    visit(Complaints::None, async |visit| {
        open(visit, Lang::Ru).await;
        visit.click("label[for=own]").await;
        assert_eq!(tag(visit).await, "<aldyn-check>", "nothing is chosen yet");
        fill(visit, "accent", "#7a1040").await;
        assert_eq!(tag(visit).await, "<aldyn-check accent=\"#7a1040\">");
        visit.until(&format!("getComputedStyle({FRAMED}).getPropertyValue('--accent').trim() === '#7a1040'")).await;
        visit.click("label[for=own]").await;
        assert_eq!(tag(visit).await, "<aldyn-check>", "they are kept for later");
        fill(visit, "theme", "dark").await;
        fill(visit, "accent", "#ffd0e0").await;
        visit.click("label[for=own]").await;
        assert_eq!(tag(visit).await, "<aldyn-check theme=\"dark\" accent=\"#ffd0e0\">");
        assert_eq!(visit.field("ground").await, visit.js("ground.dataset.dark").await);
        visit.until(&format!("getComputedStyle({FRAMED}).getPropertyValue('--accent').trim() === '#ffd0e0'")).await;
        visit.until("document.getElementById('faint').hidden").await;
    });
}

#[test]
fn colours_that_cannot_be_read_are_refused_in_words_and_nothing_stands_against_the_page_then() {
    // The element warns in the console as well.
    visit(Complaints::Expected, async |visit| {
        for lang in Lang::ALL {
            open(visit, lang).await;
            visit.click("label[for=own]").await;
            fill(visit, "ink", "#dddddd").await;
            visit.until("!document.getElementById('faint').hidden").await;
            let told = visit.text("#refused").await;
            assert!(told.starts_with(built("colours_faint", lang)) && told.contains("#dddddd"), "{told}");
            assert_eq!(visit.axe(Rules::All).await, Vec::<String>::new(), "{lang:?}");
            fill(visit, "ink", "#222222").await;
            visit.until(&format!("getComputedStyle({FRAMED}).getPropertyValue('--ink').trim() === '#222222'")).await;
            assert_eq!(visit.text("#refused").await, "");
            fill(visit, "theme", "auto").await;
            visit.until("!document.getElementById('scheme').hidden").await;
            assert_eq!(visit.text("#refused").await, built("colours_scheme", lang));
        }
    });
}

#[test]
fn the_lines_are_copied_or_where_that_is_refused_selected() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::En;
        for (clipboard, outcome) in [
            ("(text) => Promise.resolve(void (window.taken = text))", "lines_copied"),
            ("() => Promise.reject(new Error('not allowed'))", "lines_by_hand"),
        ] {
            visit.server.run_before(&format!(
                "Object.defineProperty(navigator, 'clipboard', {{ value: {{ writeText: {clipboard} }} }});"
            ));
            open(visit, lang).await;
            visit.click("#choose .button").await;
            visit.until("document.querySelector('#choose .actions [role=status]').innerText").await;
            assert_eq!(visit.text("#choose .actions [role=status]").await, built(outcome, lang));
            let taken = visit.js("window.taken ?? String(getSelection())").await;
            let taken: Vec<&str> = taken.as_str().unwrap_or_default().lines().filter(|line| !line.is_empty()).collect();
            assert_eq!(taken.join("\n"), lines(visit).await);
            assert!(!visit.has("[aria-busy]").await, "nothing is waited for");
            visit.click("label[for=plain]").await;
            assert_eq!(visit.text("#choose .actions [role=status]").await, "", "it was of other lines");
        }
    });
}

#[test]
fn without_a_script_the_lines_stand_there_with_an_address_to_replace() {
    let why = "only Chromium can be told to run no script and still be steered";
    visit_in_chromium(why, Complaints::Expected, async |visit| {
        visit.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        for lang in Lang::ALL {
            visit.open(&format!("/{}/embed/", lang.code())).await;
            let lines = lines(visit).await;
            assert_eq!(lines.lines().count(), 3);
            assert_eq!(lines.matches("https://aldyn.example/").count(), 2, "{lines}");
            let told = built("lines_replace", lang).replace("{x}", "https://aldyn.example/");
            assert_eq!(visit.text("#replace").await, told);
            let idle = "#choose, #preview, #paste button";
            assert_eq!(visit.seen(idle).await, Vec::<String>::new(), "what does nothing is not there");
        }
    });
}

#[test]
fn the_lines_before_anything_is_chosen_are_those_that_were_built_with_the_sites_address() {
    visit(Complaints::None, async |visit| {
        // The page without its script, which would put the site's own address in.
        let page = "/kk/embed/index.html";
        let html = String::from_utf8(visit.server.file(page)).expect("a page");
        let (before, after) = html.split_once("/generator-").expect("a script");
        let begin = before.rfind("<script").expect("a tag");
        let (_, after) = after.split_once("</script>").expect("its end");
        visit.server.serve_instead(page, [&html[..begin], after].concat().into_bytes());
        visit.open("/kk/embed/").await;
        let as_built = lines(visit).await;
        visit.server.mend();
        open(visit, Lang::Kk).await;
        let as_built = as_built.replace("https://aldyn.example/", &visit.server.url("/"));
        assert_eq!(lines(visit).await, as_built);
        assert!(!visit.has("#replace").await);
        let policy = visit.text("#policy").await;
        let site = visit.server.url("");
        assert_eq!(policy, format!("script-src {site}\nframe-src {site}"));
    });
}

#[test]
fn the_form_is_filled_in_by_keys_and_focus_stays_where_it_is() {
    visit(Complaints::None, async |visit| {
        open(visit, Lang::Kk).await;
        visit.tab_to("#plain").await;
        visit.press(' ').await;
        visit.until(&format!("{LINES}.includes('theme=\"light plain\"')")).await;
        assert_eq!(visit.focused().await, "plain");
        visit.tab_to("#choose .button").await;
        visit.until(&format!("{FRAMED}?.dataset.frame === 'light plain'")).await;
        assert!(visit.holds("document.activeElement.matches('#choose .button')").await);
    });
}

#[test]
fn it_fits_a_narrow_screen_with_everything_open() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        for lang in Lang::ALL {
            open(visit, lang).await;
            visit.click("label[for=own]").await;
            visit.assert_fits(lang.code()).await;
            assert_eq!(visit.axe(Rules::Style).await, Vec::<String>::new(), "{lang:?}");
        }
    });
}
