//! What pages of all kinds make of it.

use crate::{ELEMENT, assert_discreet, assert_fitting, begin, heard, ready, show_answer, shown};
use browser::{Complaints, FIRST, Host, Lang, say, visit};
use serde_json::json;
use std::time::Duration;

#[test]
fn a_plain_page_shows_a_service_to_its_answer_and_learns_no_more_than_that() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Ru;
        let _host = shown(visit, "plain").await;
        let before = visit.js("[history.length, location.href]").await;
        assert_eq!(visit.focused().await, "body", "focus stays with the page");
        assert_fitting(visit, ELEMENT).await;
        visit.enter(ELEMENT).await;
        begin(visit, lang).await;
        visit.answer_in_place(FIRST, lang).await;
        assert_eq!(visit.heading().await, say("review-title", lang));
        show_answer(visit).await;
        assert_eq!(visit.heading().await, say("verdict-ready", lang));
        visit.leave().await;
        visit.until("seen.some(([kind]) => kind === 'result')").await;
        assert_fitting(visit, ELEMENT).await;
        assert_eq!(visit.js("[history.length, location.href]").await, before, "the page's history is as it was");
        // Start, six questions, the list: nine views after the first.
        assert_eq!(visit.js("seen.filter(([kind]) => kind === 'step').length").await, json!(FIRST.len() + 2));
        assert!(heard(visit).await.contains(&"ready".to_owned()));
        assert_discreet(visit).await;
    });
}

#[test]
fn the_strictest_policy_needs_our_origin_for_the_script_and_the_frame_and_nothing_else() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "strict-policy").await;
        assert_fitting(visit, ELEMENT).await;
        visit.enter(ELEMENT).await;
        begin(visit, Lang::Kk).await;
        assert_eq!(visit.complaints().await, Vec::<String>::new());
        visit.leave().await;
    });
}

#[test]
fn every_loader_that_was_published_still_shows_it() {
    visit(Complaints::None, async |visit| {
        for loader in Host::loaders() {
            let _host = Host::open_with(visit, "strict-policy", loader).await;
            ready(visit, "").await;
            assert_fitting(visit, ELEMENT).await;
            visit.enter(ELEMENT).await;
            begin(visit, Lang::Kk).await;
            visit.leave().await;
            visit.until("seen.some(([kind]) => kind === 'step')").await;
            assert_discreet(visit).await;
        }
    });
}

#[test]
fn a_cross_origin_isolated_page_may_show_it() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "isolated").await;
        assert!(visit.holds("crossOriginIsolated").await);
        visit.enter(ELEMENT).await;
        begin(visit, Lang::En).await;
        visit.leave().await;
    });
}

#[test]
fn styles_that_mean_others_do_not_reach_it() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "hostile-styles").await;
        assert_fitting(visit, ELEMENT).await;
        let room = "(() => {
            const { width, height } = document.querySelector('aldyn-check').shadowRoot.querySelector('iframe').getBoundingClientRect();
            return width > 300 && height > 300 && width === document.body.clientWidth;
        })()";
        assert!(visit.holds(room).await, "{}", visit.js("document.querySelector('aldyn-check').outerHTML").await);
    });
}

#[test]
fn on_a_page_from_right_to_left_it_reads_from_left_to_right() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "right-to-left").await;
        assert_fitting(visit, ELEMENT).await;
        visit.enter(ELEMENT).await;
        assert_eq!(visit.js("document.documentElement.lang").await, "kk", "a language that it does not speak");
        assert_eq!(visit.js("getComputedStyle(document.querySelector('h1')).direction").await, "ltr");
        visit.leave().await;
    });
}

#[test]
fn two_on_a_page_know_nothing_of_each_other() {
    visit(Complaints::None, async |visit| {
        let _host = Host::open(visit, "two").await;
        for (id, lang, look, bands) in [("one", Lang::Ru, "light", 1), ("other", Lang::Kk, "dark", 0)] {
            ready(visit, id).await;
            let element = format!("#{id}");
            assert_fitting(visit, &element).await;
            visit.enter(&element).await;
            assert_eq!(visit.js("document.documentElement.lang").await, lang.code(), "the nearest language");
            assert_eq!(visit.js("document.documentElement.dataset.theme").await, look);
            let band = "getComputedStyle(document.querySelector('.header'), '::after').display === 'none' ? 0 : 1";
            assert_eq!(visit.js(band).await, bands, "{id}");
            visit.leave().await;
        }
        visit.enter("#one").await;
        begin(visit, Lang::Ru).await;
        visit.leave().await;
        visit.until("seen.some(([kind]) => kind === 'step')").await;
        assert_eq!(visit.js("seen.filter(([kind, at]) => kind === 'step' && at !== 'one').length").await, 0);
        assert_discreet(visit).await;
    });
}

#[test]
fn a_site_of_one_page_makes_moves_changes_and_removes_it() {
    visit(Complaints::None, async |visit| {
        let host = Host::open(visit, "single-page").await;
        visit.until("customElements.get('aldyn-check')").await;
        let before = visit.js("history.length").await;
        visit
            .js("void (() => {
                 window.one = document.createElement('aldyn-check');
                 one.setAttribute('service', 'rehabilitated-certificate');
                 document.getElementById('here').append(one);
             })()")
            .await;
        let readies = |count: usize| format!("seen.filter(([kind]) => kind === 'ready').length === {count}");
        visit.until(&readies(1)).await;
        visit.js("void document.getElementById('there').append(one)").await;
        visit.until(&readies(2)).await;
        visit.js("void one.setAttribute('service', 'iin-issue')").await;
        visit.until(&readies(3)).await;
        visit.enter(ELEMENT).await;
        assert_eq!(visit.js("document.documentElement.dataset.service").await, "iin-issue");
        visit.leave().await;
        assert_eq!(visit.js("one.shadowRoot.querySelectorAll('iframe').length").await, 1, "one frame at a time");
        visit.js("void one.remove()").await;
        assert_eq!(visit.js("one.shadowRoot.querySelectorAll('iframe').length").await, 0, "and none that nobody sees");
        let said = visit.js("seen.length").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(visit.js("seen.length").await, said, "it is silent when it is gone");
        assert_eq!(visit.js("history.length").await, before);
        assert_discreet(visit).await;
        drop(host);
    });
}

/// The element's ten seconds, in less than one.
pub(crate) const IMPATIENT: &str = "{ const wait = setTimeout; window.setTimeout = (work, time, ...rest) => wait(work, time === 10000 ? 600 : time, ...rest); }";

/// Whether the link was to be seen when the element gave up waiting.
const SEES_THE_LINK: &str = "addEventListener('error', () => { window.sees ??= document.getElementById('instead').getClientRects().length; }, true);";

#[test]
fn where_nothing_comes_the_link_is_shown_and_gives_way_when_it_does() {
    visit(Complaints::Expected, async |visit| {
        visit.server.run_before(&[IMPATIENT, SEES_THE_LINK].concat());
        let host = Host::serve(visit, "slow").await;
        let page = format!("/en/{}/", browser::SERVICE);
        host.aldyn.delay(&page, Duration::from_millis(2500));
        host.show(visit).await;
        visit.until("seen.some(([kind, , detail]) => kind === 'error' && detail.reason === 'timeout')").await;
        assert_eq!(visit.js("window.sees").await, 1, "the page's own link");
        ready(visit, "").await;
        assert_eq!(visit.seen("#instead").await.len(), 0);
        assert_fitting(visit, ELEMENT).await;
    });
}

#[test]
fn without_the_script_the_link_is_a_link() {
    visit(Complaints::Expected, async |visit| {
        let host = Host::serve(visit, "slow").await;
        host.aldyn.lose(&host.loader());
        host.show(visit).await;
        assert_eq!(visit.seen("#instead").await.len(), 1);
        visit.click("#instead").await;
        visit.until("document.querySelector('main > p > .button')").await;
    });
}
