//! Without a frame, in an element of a page on the same site.

use browser::{Complaints, FIRST, Lang, Visit, say, visit, visit_in_chromium};
use serde_json::{Value, json};

/// The policy that a page needs for it, its own files and the right to run a module, and what it needs itself: the browser asks
/// for its icon.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

async fn open(visit: &Visit) {
    for (file, text) in [
        ("index.html", include_str!("../../hosts/mounted/index.html")),
        ("style.css", include_str!("../../hosts/mounted/style.css")),
        ("mount.js", include_str!("../../hosts/mounted/mount.js")),
    ] {
        visit.server.serve_instead(&format!("/host/{file}"), text.as_bytes().to_vec());
    }
    visit.server.forbid(POLICY);
    visit.open("/host/").await;
    visit.until("window.put").await;
}

/// The element that holds the app, in its shadow tree.
fn within(id: &str) -> String {
    format!("document.getElementById('{id}').firstElementChild.shadowRoot.querySelector('.place')")
}

async fn put(visit: &Visit, id: &str, options: Value) {
    visit.js(&format!("void (window.app_{id} = put('{id}', {options}))")).await;
    visit.until(&format!("seen.some(([at, kind]) => at === '{id}' && kind === 'ready')")).await;
}

async fn press(visit: &Visit, id: &str, selector: &str) {
    visit.js(&format!("void {}.querySelector({}).click()", within(id), json!(selector))).await;
}

#[test]
fn it_is_mounted_answered_and_unmounted_and_nothing_of_it_stays() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        let lang = Lang::Ru;
        let before = visit.js("[history.length, location.href, document.title, document.documentElement.lang]").await;
        let place = within("here");
        put(visit, "here", json!({ "service": "rehabilitated-certificate" })).await;
        assert_eq!(visit.js(&format!("{place}.lang")).await, lang.code(), "the page's language");
        press(visit, "here", "main > p > .button").await;
        visit.until(&format!("{place}.querySelector('form')")).await;
        for (fact, reply) in FIRST {
            let heading = browser::fact(fact).question(lang);
            visit.until(&format!("{place}.querySelector('h1').innerText.trim() === {}", json!(heading))).await;
            match reply {
                browser::Reply::Choose(option) => {
                    press(visit, "here", &format!("#option-{}", browser::fact(fact).place(option))).await
                }
                browser::Reply::Tick(options) => {
                    press(visit, "here", &format!("#option-{}", browser::fact(fact).place(options[0]))).await
                }
                browser::Reply::Date(day, month, year) => {
                    for (field, typed) in [("day", day), ("month", month), ("year", year)] {
                        let typing = format!(
                            "void ((field) => {{ field.value = '{typed}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }})); }})({place}.querySelector('#{field}'))"
                        );
                        visit.js(&typing).await;
                    }
                }
                other => panic!("{other:?}"),
            }
            press(visit, "here", "button[type=submit]").await;
        }
        visit.until(&format!("{place}.querySelector('.answers')")).await;
        press(visit, "here", "main > p > .button").await;
        visit.until(&format!("{place}.querySelector('.verdict')")).await;
        assert_eq!(
            visit.js(&format!("{place}.querySelector('h1').innerText.trim()")).await,
            say("verdict-ready", lang)
        );
        let kinds = visit.list("seen.map(([, kind]) => kind)").await;
        assert_eq!(kinds.first().map(String::as_str), Some("ready"));
        assert_eq!(kinds.last().map(String::as_str), Some("result"));
        assert!(
            visit.holds("seen.every(([, , about]) => JSON.stringify(Object.keys(about)) === '[\"service\"]')").await
        );
        let after = visit.js("[history.length, location.href, document.title, document.documentElement.lang]").await;
        assert_eq!(before, after, "the page is as it was");
        visit.js("void app_here.unmount()").await;
        assert_eq!(visit.js("document.getElementById('here').childNodes.length").await, 0);
        // What was bound to the window is gone with it.
        visit.js("void dispatchEvent(new Event('beforeprint'))").await;
        assert_eq!(visit.complaints().await, Vec::<String>::new());
    });
}

#[test]
fn the_pages_own_steps_and_anchors_stay_its_own() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        // An anchor that begins as our links do, and steps that the page counts itself.
        visit.js("void history.pushState(7, '', '#a1.2')").await;
        put(visit, "here", json!({ "service": "rehabilitated-certificate" })).await;
        press(visit, "here", "main > p > .button").await;
        let question = format!("{}.querySelector('form')", within("here"));
        visit.until(&question).await;
        let here = "[location.hash, history.state, history.length]";
        let before = visit.js(here).await;
        assert_eq!(before[1], 7);
        visit.js("void (window.same = true)").await;
        for state in ["0", "1", "5", "null"] {
            visit.js(&format!("void dispatchEvent(new PopStateEvent('popstate', {{ state: {state} }}))")).await;
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            assert_eq!(visit.js(here).await, before, "{state}");
            assert!(visit.holds(&format!("window.same && {question}")).await, "{state}");
        }
    });
}

#[test]
fn for_print_it_unfolds_what_is_its_own_and_nothing_of_the_page() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        put(visit, "here", json!({ "service": "rehabilitated-certificate" })).await;
        press(visit, "here", "main > p > .button").await;
        let own = format!("{}.querySelector('.why')", within("here"));
        visit.until(&own).await;
        visit.js("void document.body.append(document.createElement('details'))").await;
        let open = format!("[{own}.open, document.querySelector('body > details').open]");
        for (event, expected) in [("beforeprint", json!([true, false])), ("afterprint", json!([false, false]))] {
            visit.js(&format!("void dispatchEvent(new Event('{event}'))")).await;
            assert_eq!(visit.js(&open).await, expected, "{event}");
        }
    });
}

#[test]
fn it_is_light_or_dark_as_the_page_wishes_whatever_the_device_is() {
    visit_in_chromium("only Chromium pretends to be a dark device", Complaints::None, async |visit| {
        visit.prefers(&[("prefers-color-scheme", "dark")]).await;
        open(visit).await;
        for (id, theme, ground) in
            [("here", json!({}), "rgb(255, 255, 255)"), ("there", json!({ "theme": "auto" }), "rgb(16, 24, 31)")]
        {
            put(visit, id, theme).await;
            let own = format!("getComputedStyle({}).backgroundColor", within(id));
            visit.until(&format!("{own} !== 'rgba(0, 0, 0, 0)'")).await;
            assert_eq!(visit.js(&own).await, ground, "{id}");
        }
    });
}

#[test]
fn two_stand_beside_each_other_in_two_languages() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        put(visit, "here", json!({ "service": "rehabilitated-certificate", "lang": "kk" })).await;
        put(visit, "there", json!({ "lang": "en", "theme": "dark" })).await;
        press(visit, "here", "main > p > .button").await;
        visit.until(&format!("{}.querySelector('form')", within("here"))).await;
        let lead = visit.js(&format!("{}.querySelector('h1').innerText.trim()", within("there"))).await;
        assert_eq!(lead, say("home-title", Lang::En));
        visit.js("void app_here.unmount()").await;
        assert!(visit.holds(&format!("{}.querySelector('h1')", within("there"))).await, "the other one stays");
    });
}

#[test]
fn styles_neither_leak_out_nor_reach_in() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        let own = "(() => { const { font, color, border, letterSpacing } = getComputedStyle(document.getElementById('hint')); return [font, color, border, letterSpacing]; })()";
        let before = visit.js(own).await;
        put(visit, "here", json!({ "service": "rehabilitated-certificate" })).await;
        let place = within("here");
        visit.until(&format!("getComputedStyle({place}).getPropertyValue('--accent')")).await;
        assert_eq!(visit.js(own).await, before, "the page has its own looks");
        let looks = format!(
            "(() => {{
                 const lead = getComputedStyle({place}.querySelector('.lead')), button = getComputedStyle({place}.querySelector('main > p > .button'));
                 return [lead.letterSpacing, lead.direction, lead.textTransform, lead.borderTopWidth, lead.fontSize, button.backgroundColor, getComputedStyle({place}).backgroundColor];
             }})()"
        );
        let expected = json!(["normal", "ltr", "none", "0px", "20px", "rgb(0, 95, 138)", "rgb(255, 255, 255)"]);
        visit
            .until(&format!(
                "{place}.querySelector('.lead') && getComputedStyle({place}).backgroundColor !== 'rgba(0, 0, 0, 0)'"
            ))
            .await;
        assert_eq!(visit.js(&looks).await, expected);
    });
}

#[test]
fn a_service_that_there_is_not_is_named_with_those_that_there_are() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        let fault = visit
            .js("(() => { try { put('here', { service: 'visa' }); } catch (fault) { return String(fault); } })()")
            .await;
        assert!(
            fault.as_str().is_some_and(|fault| fault.contains("\"visa\"") && fault.contains("iin-issue")),
            "{fault}"
        );
        assert_eq!(visit.js("document.getElementById('here').childNodes.length").await, 0);
    });
}

#[test]
fn taken_out_before_it_has_come_it_leaves_nothing() {
    visit(Complaints::None, async |visit| {
        open(visit).await;
        visit.js("void put('here', { service: 'rehabilitated-certificate' }).unmount()").await;
        put(visit, "there", json!({ "service": "iin-issue" })).await;
        assert_eq!(visit.js("document.getElementById('here').childNodes.length").await, 0);
        assert!(visit.holds("seen.every(([at]) => at === 'there')").await);
    });
}
