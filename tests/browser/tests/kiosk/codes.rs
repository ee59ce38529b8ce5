//! No link leads away: its address goes to a phone.

use crate::{open_kiosk, prepare, until_ready, visit_kiosk};
use browser::{Complaints, GUIDE, Lang, SERVICE, Visit, on_kiosk, visit};
use serde_json::json;

const LANG: Lang = Lang::Ru;

async fn open_read(visit: &Visit, query: &str) {
    visit.open(&format!("/{}/{SERVICE}/about/?kiosk{query}", LANG.code())).await;
    visit.until("document.querySelector('.kiosk-bar')").await;
}

#[test]
fn a_link_to_another_site_is_shown_as_a_code_and_in_letters_and_nothing_opens() {
    visit_kiosk(json!({}), async |visit| {
        open_read(visit, "").await;
        let link = "main a[href^=http]";
        visit.js(&format!("void (document.querySelectorAll('{link}')[0].id = 'out', document.querySelector('#out').target = '_blank')")).await;
        let address = visit.js("document.getElementById('out').href").await;
        let before = visit.js("[location.href, history.length]").await;
        visit.js("document.getElementById('out').scrollIntoView({ block: 'center' })").await;
        visit.click("#out").await;
        visit.until("document.querySelector('dialog[open] svg.qr')").await;
        assert_eq!(visit.text("dialog h2").await, on_kiosk("outside", LANG));
        assert_eq!(visit.text("dialog .kiosk-address").await, address);
        assert_eq!(visit.scanned().await, address);
        assert_eq!(visit.js("document.activeElement.textContent").await, on_kiosk("close", LANG));
        visit.click("dialog .button").await;
        visit.until("!document.querySelector('dialog')").await;
        assert_eq!(visit.focused().await, "out");
        assert_eq!(visit.js("[location.href, history.length]").await, before);
        assert_eq!(visit.windows().await, 1);
    });
}

#[test]
fn a_service_that_is_not_offered_is_on_the_public_site_or_no_link_at_all() {
    visit_kiosk(json!({ "services": [SERVICE] }), async |visit| {
        let made = "void (() => {
            const link = document.createElement('a');
            [link.id, link.href, link.textContent] = ['other', '../../iin-issue/', 'ИИН'];
            document.getElementById('main').prepend(link);
        })()";
        open_read(visit, "").await;
        visit.js(made).await;
        visit.until("!document.getElementById('other').hasAttribute('href')").await;

        open_read(visit, "&public=https://aldyn.example/").await;
        visit.js(made).await;
        visit.click("#other").await;
        visit.until("document.querySelector('dialog[open] svg.qr')").await;
        assert_eq!(visit.text("dialog h2").await, on_kiosk("not_here", LANG));
        assert_eq!(visit.scanned().await, "https://aldyn.example/ru/iin-issue/");
    });
}

#[test]
fn start_pages_and_the_list_are_the_kiosks_own_page() {
    visit_kiosk(json!({}), async |visit| {
        for link in [".brand", ".trail a", ".trail a[href*='services/']"] {
            open_read(visit, "&languages=ru,kk").await;
            visit.click(link).await;
            until_ready(visit).await;
            visit.until("document.querySelector('[data-speaks=ru]:not([hidden])')").await;
            assert_eq!(visit.js("new URLSearchParams(location.search).get('languages')").await, "ru,kk");
        }
    });
}

/// The path of the kiosk's own script.
fn script(visit: &Visit) -> String {
    let early = visit.server.named_by("/ru/").into_iter().find(|path| path.contains("early-")).expect("a script");
    let early = String::from_utf8(visit.server.file(&early)).expect("a script");
    let kiosk = early.split(['"', '\'']).find(|name| name.starts_with("kiosk-")).expect("the kiosk's script");
    format!("/{kiosk}")
}

#[test]
fn without_its_script_nothing_is_asked_since_nothing_would_be_wiped() {
    visit(Complaints::Expected, async |visit| {
        prepare(visit, &json!({}));
        let script = script(visit);
        visit.server.lose(&script);
        visit.open(&format!("/ru/{SERVICE}/?kiosk")).await;
        visit.until("window.__taken && document.querySelector('#aldyn-failed:not([hidden])')").await;
        assert_eq!(visit.seen("main").await.len(), 0, "there is nothing to answer");
        // Once it is there again, so is the page.
        visit.server.mend();
        prepare(visit, &json!({}));
        visit.click("#aldyn-again").await;
        visit.until("document.querySelector('.kiosk-bar')").await;
        visit.start().await;
    });
}

#[test]
fn before_its_script_is_there_no_link_leads_anywhere() {
    // That a script does not come is told.
    visit(Complaints::Expected, async |visit| {
        prepare(visit, &json!({}));
        visit.server.withhold(&script(visit));
        visit.open(&format!("/ru/{SERVICE}/about/?kiosk")).await;
        visit.until("document.readyState === 'complete'").await;
        let before = visit.js("location.href").await;
        visit.js("void document.querySelector('main a[href^=http]').click()").await;
        visit.click(".trail a").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(visit.js("location.href").await, before);
    });
}

#[test]
fn the_guide_stays_with_what_is_offered() {
    visit_kiosk(json!({ "services": [GUIDE, SERVICE] }), async |visit| {
        open_kiosk(visit, "").await;
        crate::choose_language(visit, LANG).await;
        assert_eq!(
            visit.js("document.querySelectorAll('[data-speaks=ru] [data-service]:not([hidden])').length").await,
            2
        );
        crate::choose_service(visit, GUIDE, LANG).await;
        assert_eq!(
            visit.js("[aldynEarly.allows('rehabilitated-certificate'), aldynEarly.allows('iin-issue')]").await,
            json!([true, false])
        );
        visit.until("document.querySelector('dialog[open]')").await;
        assert_eq!(visit.text("dialog h2").await, on_kiosk("not_here", LANG));
        assert!(!visit.has("dialog svg").await, "there is no public site to show");
    });
}
