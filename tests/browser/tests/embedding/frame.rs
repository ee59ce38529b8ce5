//! How the frame behaves: its size, its keys, its links, what it does to the page around.

use crate::{ELEMENT, assert_fitting, begin, heard, shown};
use browser::{Complaints, Engine, Key, Lang, SERVICE, visit, visit_in};
use serde_json::json;

#[test]
fn it_grows_and_shrinks_with_what_is_unfolded_and_rests_in_between() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        visit.enter(ELEMENT).await;
        begin(visit, Lang::Ru).await;
        visit.leave().await;
        assert_fitting(visit, ELEMENT).await;
        let height = "document.querySelector('aldyn-check').shadowRoot.querySelector('iframe').offsetHeight";
        let folded = visit.js(height).await;
        visit.enter(ELEMENT).await;
        visit.click(".why summary").await;
        visit.leave().await;
        visit.until(&format!("{height} > {folded}")).await;
        assert_fitting(visit, ELEMENT).await;
        let said = visit.js("seen.length").await;
        let painted = "new Promise((done) => { let left = 20; requestAnimationFrame(function next() { left -= 1; if (left) requestAnimationFrame(next); else done(true); }); })";
        visit.promised(painted).await;
        assert_eq!(visit.js("seen.length").await, said, "a size that nothing changes is said once");
        visit.enter(ELEMENT).await;
        visit.click(".why summary").await;
        visit.leave().await;
        visit.until(&format!("{height} === {folded}")).await;
    });
}

#[test]
fn it_is_as_tall_at_once_as_it_stays() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        let heights = visit.js("seen.filter(([kind]) => kind === 'resize').map(([, , detail]) => detail.height)").await;
        let heights: Vec<i64> = heights.as_array().into_iter().flatten().filter_map(|height| height.as_i64()).collect();
        let (most, least) = (heights.iter().max().copied(), heights.iter().min().copied());
        let jump = most.zip(least).map(|(most, least)| most - least);
        assert!(jump.is_some_and(|jump| jump <= 8), "the page that was built and the app are alike: {heights:?}");
    });
}

#[test]
fn keys_lead_into_the_frame_and_out_of_it() {
    visit_in(
        &[Engine::Chromium, Engine::Firefox],
        "WebKitGTK's driver presses Tab in the page around alone",
        Complaints::None,
        async |visit| {
            let _host = shown(visit, "plain").await;
            visit.click("#before").await;
            let mut ways = Vec::new();
            for _ in 0..40 {
                visit.press(Key::Tab).await;
                let focused = visit.focused().await;
                if ways.last() != Some(&focused) {
                    ways.push(focused);
                }
                if ways.last().is_some_and(|last| last == "after") {
                    break;
                }
            }
            assert_eq!(ways, [ELEMENT, "after"], "in at the front, out at the end");
        },
    );
}

#[test]
fn the_page_around_is_scrolled_to_what_is_read_next_and_only_then() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        visit.js("void (document.body.style.paddingBottom = '3000px')").await;
        assert_eq!(visit.js("scrollY").await, 0);
        visit.enter(ELEMENT).await;
        let place =
            "(({ top, height }) => top - height)(document.querySelector('main > p > .button').getBoundingClientRect())";
        let place = visit.js(place).await;
        visit.leave().await;
        // The button stands at the window's upper edge, so that what it leads to begins above.
        let frame = "document.querySelector('aldyn-check').getBoundingClientRect()";
        visit.js(&format!("void scrollBy({{ top: {frame}.top + {place}, behavior: 'instant' }})")).await;
        let there = visit.js("scrollY").await;
        visit.enter(ELEMENT).await;
        visit.click("main > p > .button").await;
        visit.until("document.querySelector('form')").await;
        let read = visit.js("document.activeElement.getBoundingClientRect().top").await;
        assert_eq!(visit.focused().await, "h1");
        visit.leave().await;
        visit.until(&format!("scrollY < {there}")).await;
        visit.until(&format!("{frame}.top + {read} >= 0 && {frame}.top + {read} < innerHeight")).await;
        // What is in the window already stays where it is. (A driver would scroll to the button first; and Firefox takes back once
        // what is scrolled just after it has scrolled itself.)
        for _ in 0..3 {
            visit.js(&format!("void scrollBy({{ top: {frame}.top, behavior: 'instant' }})")).await;
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        let there = visit.js("scrollY").await;
        visit.enter(ELEMENT).await;
        visit.js("void document.querySelector('button[type=submit]').click()").await;
        visit.until("document.querySelector('.error-summary') === document.activeElement").await;
        let read = visit.js("document.activeElement.getBoundingClientRect().top").await;
        visit.leave().await;
        assert!(visit.holds(&format!("{frame}.top + {read} >= 0")).await);
        assert_eq!(visit.js("scrollY").await, there);
    });
}

#[test]
fn what_scrolls_around_it_is_scrolled_and_what_the_page_keeps_free_stays_free() {
    let why = "in a frame that nobody has pressed in, WebKit gives no focus; and its driver cannot scroll to it here";
    visit_in(&[Engine::Chromium, Engine::Firefox], why, Complaints::None, async |visit| {
        let _host = shown(visit, "scrolling").await;
        let place = |selector: &str| format!("document.querySelector('{selector}').getBoundingClientRect().top");
        assert_eq!(visit.js("document.querySelector('main').scrollTop").await, 0, "nobody has pressed anything");
        visit.enter(ELEMENT).await;
        visit.js("void document.querySelector('main > p > .button').click()").await;
        visit.until("document.querySelector('form') && document.activeElement.localName === 'h1'").await;
        let heading = visit.js("document.activeElement.getBoundingClientRect().top").await;
        visit.leave().await;
        visit.until("document.querySelector('main').scrollTop > 0").await;
        let at = format!("{} + {heading}", place(ELEMENT));
        let free = "document.querySelector('header').getBoundingClientRect().bottom";
        visit.until(&format!("{at} >= {free} && {at} < innerHeight")).await;
        // And up again, from below the heading: not under the page's own head.
        visit.js("void (document.querySelector('main').scrollTop += 2000)").await;
        visit.enter(ELEMENT).await;
        visit.js("void document.querySelector('button[type=submit]').click()").await;
        visit.until("document.querySelector('.error-summary') === document.activeElement").await;
        let summary = visit.js("document.activeElement.getBoundingClientRect().top").await;
        visit.leave().await;
        let at = format!("{} + {summary}", place(ELEMENT));
        visit.until(&format!("{at} >= {free} && {at} < innerHeight")).await;
        assert_eq!(visit.js("scrollY").await, 0, "the window has nothing to scroll");
    });
}

#[test]
fn a_page_around_that_the_browser_keeps_for_the_way_back_comes_back_with_its_frame() {
    visit(Complaints::None, async |visit| {
        visit.server.run_before(crate::hosts::IMPATIENT);
        let _host = shown(visit, "plain").await;
        visit.js("void (seen.length = 0)").await;
        visit.enter(ELEMENT).await;
        visit.js("void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))").await;
        tokio::time::sleep(std::time::Duration::from_millis(1000)).await;
        assert!(visit.has("main > p > .button").await);
        visit.leave().await;
        assert_eq!(heard(visit).await, Vec::<String>::new());
        assert!(visit.seen("aldyn-check a").await.is_empty(), "no link stands in its place");
    });
}

#[test]
fn a_press_of_enter_sends_an_answer_once() {
    let why = "WebKitGTK's driver presses keys in the page around alone";
    visit_in(&[Engine::Chromium, Engine::Firefox], why, Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        visit.enter(ELEMENT).await;
        begin(visit, Lang::Ru).await;
        visit.leave().await;
        visit.until("seen.some(([kind]) => kind === 'step')").await;
        visit.js("void (seen.length = 0)").await;
        visit.enter(ELEMENT).await;
        visit.click("label[for=option-1]").await;
        let before = visit.heading().await;
        visit.press(Key::Enter).await;
        visit.until(&format!("document.querySelector('h1').innerText.trim() !== {}", json!(before))).await;
        visit.leave().await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(visit.js("seen.filter(([kind]) => kind === 'step').length").await, 1);
    });
}

#[test]
fn where_a_page_that_was_followed_to_does_not_come_the_link_is_shown() {
    visit(Complaints::Expected, async |visit| {
        visit.server.run_before(crate::hosts::IMPATIENT);
        let host = shown(visit, "plain").await;
        host.aldyn.is_gone(true);
        visit.js("void (seen.length = 0)").await;
        visit.enter(ELEMENT).await;
        visit.js(&format!("void document.querySelector(\"a[href$='{SERVICE}/about/']\").click()")).await;
        visit.leave().await;
        if visit.engine == Engine::WebKit {
            // It shows the page that was left for as long as no other comes.
            tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
            visit.enter(ELEMENT).await;
            assert!(visit.has("main > p > .button").await);
            visit.leave().await;
            return;
        }
        visit.until("seen.some(([kind, , detail]) => kind === 'error' && detail.reason === 'timeout')").await;
        assert!(!visit.seen("aldyn-check a").await.is_empty(), "the page's own link");
    });
}

#[test]
fn links_within_it_take_the_place_of_the_page_and_others_open_a_tab() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Ru;
        let _host = shown(visit, "plain").await;
        let before = visit.js("history.length").await;
        visit.enter(ELEMENT).await;
        visit.click(&format!("a[href$='{SERVICE}/about/']")).await;
        visit.until("location.pathname.endsWith('/about/') && document.readyState === 'complete'").await;
        // Held back at last, so that no other site is asked.
        let pressed = "(() => {
            const link = document.querySelector('main a[href^=\"https:\"]');
            link.removeAttribute('target');
            addEventListener('click', (event) => event.preventDefault(), { once: true });
            link.click();
            return link.target;
        })()";
        let outside = visit.js(pressed).await;
        assert_eq!(outside, "_blank", "a link to another site");
        assert_eq!(visit.js("document.documentElement.lang").await, lang.code());
        visit.leave().await;
        visit.until("seen.filter(([kind]) => kind === 'ready').length === 2").await;
        assert_fitting(visit, ELEMENT).await;
        visit.enter(ELEMENT).await;
        visit.click("nav.trail a[href$='/services/'], a.brand ~ nav a[lang=kk]").await;
        visit.until("!location.pathname.endsWith('ru/rehabilitated-certificate/about/') && document.readyState === 'complete'").await;
        visit.leave().await;
        assert_eq!(visit.js("history.length").await, before, "no step was added to the page's history");
    });
}

#[test]
fn the_pages_own_button_prints_the_frame() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::Ru;
        let _host = shown(visit, "plain").await;
        visit.enter(ELEMENT).await;
        begin(visit, lang).await;
        visit.answer_in_place(browser::FIRST, lang).await;
        crate::show_answer(visit).await;
        visit.js("void (window.printed = 0, window.print = () => { window.printed += 1; })").await;
        visit.press_button(browser::say("print", lang)).await;
        assert_eq!(visit.js("printed").await, 1);
        visit.leave().await;
    });
}

#[test]
fn what_comes_lazily_comes_when_it_is_nearly_seen() {
    visit(Complaints::None, async |visit| {
        let _host = browser::Host::open(visit, "single-page").await;
        visit.until("customElements.get('aldyn-check')").await;
        visit
            .js("void (() => {
                 document.getElementById('here').style.height = '5000px';
                 const one = document.createElement('aldyn-check');
                 one.setAttribute('loading', 'lazy');
                 one.setAttribute('min-height', '500');
                 document.getElementById('there').append(one);
             })()")
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(heard(visit).await, Vec::<String>::new());
        visit.js("void scrollTo(0, 5000)").await;
        visit.until("seen.some(([kind]) => kind === 'ready')").await;
        assert_eq!(visit.js("document.querySelector('aldyn-check').getAttribute('service')").await, json!(null));
    });
}
