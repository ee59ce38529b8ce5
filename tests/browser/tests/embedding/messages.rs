//! What is said to the frame by whoever: foreign, malformed, again, and far too much of it.

use crate::{ELEMENT, assert_discreet, begin, shown};
use browser::{Complaints, Host, Lang, SERVICE, Visit, visit};
use serde_json::json;

/// Puts a frame of ours onto the page by hand, as somebody would who does without the element.
async fn by_hand(visit: &Visit, host: &Host) {
    let page = host.aldyn.url(&format!("/en/{SERVICE}/"));
    visit
        .js(&format!(
            "void (() => {{
                 window.said = [];
                 window.frame = document.createElement('iframe');
                 frame.src = {};
                 frame.onload = () => {{ window.loaded = true; }};
                 window.greet = (message, list = said) => {{
                     const {{ port1, port2 }} = new MessageChannel();
                     port1.onmessage = ({{ data }}) => list.push(data);
                     frame.contentWindow.postMessage(message, '*', [port2]);
                     return port1;
                 }};
                 document.body.append(frame);
             }})()",
            json!(page)
        ))
        .await;
    visit.until("window.loaded").await;
}

/// Anything a program could send, the same in every run: of all types that travel between windows, near the protocol and far
/// from it.
const ANYTHING: &str = "(() => {
    let seed = 20261121;
    const random = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed % below; };
    const words = ['aldyn', 'look', 'kind', 'light', 'dark', 'ground=#000000', 'accent=#ffffff', 'ready', 'resize', '', '\\u0000', '__proto__', 'x'.repeat(5000)];
    const one = (depth) => {
        switch (random(depth > 3 ? 7 : 10)) {
            case 0: return null;
            case 1: return undefined;
            case 2: return [1, 0, -1, NaN, Infinity, 1e300, 1][random(7)];
            case 3: return words[random(words.length)];
            case 4: return random(2) === 0;
            case 5: return new Uint8Array(random(9)).buffer;
            case 6: return new Date(NaN);
            case 7: return Array.from({ length: random(5) }, () => one(depth + 1));
            case 8: return { aldyn: one(4), look: one(4), [words[random(8)]]: one(depth + 1) };
            default: return { aldyn: 1, [words[random(8)]]: one(depth + 1) };
        }
    };
    return () => one(0);
})()";

#[test]
fn the_frame_takes_one_port_from_the_page_around_it_and_nothing_else() {
    visit(Complaints::None, async |visit| {
        let host = Host::open(visit, "single-page").await;
        by_hand(visit, &host).await;
        // From another frame, which is not around it, and is on the host's own origin.
        visit
            .js("void (() => {
                 const other = document.body.appendChild(document.createElement('iframe'));
                 const post = other.contentWindow.Function('frame', 'port', 'frame.postMessage({ aldyn: 1, look: \"dark\" }, \"*\", [port])');
                 const { port1, port2 } = new MessageChannel();
                 window.foreign = [];
                 port1.onmessage = ({ data }) => foreign.push(data);
                 post(frame.contentWindow, port2);
             })()")
            .await;
        // Not the protocol; no port; more than one.
        visit
            .js("void (() => {
                 window.wrong = [];
                 for (const message of [null, 1, 'aldyn', {}, { aldyn: 2, look: 'dark' }, { aldyn: '1' }, [1]]) greet(message, wrong);
                 frame.contentWindow.postMessage({ aldyn: 1, look: 'dark' }, '*');
                 const two = [new MessageChannel(), new MessageChannel()].map(({ port2 }) => port2);
                 frame.contentWindow.postMessage({ aldyn: 1, look: 'dark' }, '*', two);
             })()")
            .await;
        visit.js("void (window.port = greet({ aldyn: 1, look: 'light' }))").await;
        visit.until("said.some(({ kind }) => kind === 'ready')").await;
        assert_eq!(visit.js("[foreign.length, wrong.length]").await, json!([0, 0]));
        // Once more: the port is taken.
        visit.js("void (window.again = [], greet({ aldyn: 1, look: 'dark' }, again))").await;
        let shape = "said.every((one) => one.aldyn === 1 && Object.keys(one).every((key) => ['aldyn', 'kind', 'height'].includes(key)))";
        assert!(visit.holds(shape).await, "{}", visit.js("said").await);
        visit.enter("iframe").await;
        assert_eq!(visit.js("document.documentElement.dataset.theme").await, "light");
        visit.leave().await;
        assert_eq!(visit.js("again.length").await, 0);
        visit.js("void port.postMessage({ aldyn: 1, look: 'dark' })").await;
        visit.enter("iframe").await;
        visit.until("document.documentElement.dataset.theme === 'dark'").await;
        visit.leave().await;
    });
}

#[test]
fn a_flood_of_anything_at_all_changes_nothing_and_the_questions_go_on() {
    visit(Complaints::None, async |visit| {
        let host = Host::open(visit, "single-page").await;
        by_hand(visit, &host).await;
        // Before the port, with one port or none: what is no greeting takes its place as little as afterwards.
        visit
            .js(&format!(
                "void (() => {{
                     const anything = {ANYTHING};
                     window.heard = [];
                     for (let left = 5000; left; left -= 1) {{
                         const message = anything();
                         if (left % 2) frame.contentWindow.postMessage(message, '*');
                         else if (!(message && message.aldyn === 1)) greet(message, heard);
                     }}
                 }})()"
            ))
            .await;
        visit.js("void (window.port = greet({ aldyn: 1, look: 'light' }))").await;
        visit.until("said.some(({ kind }) => kind === 'ready')").await;
        assert_eq!(visit.js("heard.length").await, 0);
        // Looks of all shapes among it: those that are none, that are far too long, and more of them than anybody wishes.
        visit
            .js(&format!(
                "void (() => {{
                     const anything = {ANYTHING};
                     for (let left = 20000; left; left -= 1) {{
                         const message = anything();
                         if (left % 2) frame.contentWindow.postMessage(message, '*');
                         else port.postMessage(message);
                         if (left % 10 === 0) port.postMessage({{ aldyn: 1, look: ['dark', 'light accent=#7a0019', 'dark '.repeat(5000), 'accent=#', 'x=y'][left / 10 % 5] }});
                     }}
                     port.postMessage({{ aldyn: 1, look: 'light' }});
                 }})()"
            ))
            .await;
        visit.enter("iframe").await;
        visit.until("document.documentElement.dataset.frame === 'light'").await;
        begin(visit, Lang::En).await;
        visit.answer_in_place(browser::FIRST, Lang::En).await;
        assert_eq!(visit.js("document.documentElement.dataset.theme").await, "light");
        assert_eq!(visit.complaints().await, Vec::<String>::new());
        visit.leave().await;
    });
}

#[test]
fn whatever_a_frame_says_to_the_element_the_page_hears_of_the_protocol_alone() {
    visit(Complaints::None, async |visit| {
        let host = Host::serve(visit, "plain").await;
        // A page in Aldyn's place that talks.
        let page = "<!doctype html><head></head><script src=\"/talks.js\"></script>";
        let talks = format!(
            "addEventListener('message', ({{ ports: [port] }}) => {{
                 const anything = {ANYTHING};
                 const kinds = ['ready', 'resize', 'step', 'result', 'error', 'look', 'refused', 'answer', 'verdict'];
                 for (let left = 5000; left; left -= 1) {{
                     const said = anything();
                     port.postMessage(left % 3 ? {{ aldyn: 1, kind: kinds[left % kinds.length], height: said, top: said, reason: said, answer: 'yes' }} : said);
                 }}
                 port.postMessage({{ aldyn: 1, kind: 'resize', height: 777 }});
             }}, {{ once: true }});"
        );
        host.aldyn.serve_instead(&format!("/ru/{SERVICE}/index.html"), page.into());
        host.aldyn.serve_instead("/talks.js", talks.into_bytes());
        host.show(visit).await;
        visit.until("seen.some(([kind, , detail]) => kind === 'resize' && detail.height === 777)").await;
        assert_discreet(visit).await;
        let height = "document.querySelector('aldyn-check').shadowRoot.querySelector('iframe').offsetHeight";
        assert_eq!(visit.js(height).await, 777);
    });
}

#[test]
fn what_the_frame_says_after_the_first_page_is_about_that_frame() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        visit.enter(ELEMENT).await;
        begin(visit, Lang::Ru).await;
        visit.leave().await;
        visit.until("seen.some(([kind]) => kind === 'step')").await;
        assert_discreet(visit).await;
    });
}
