//! It runs for weeks: a thousand sessions in one document, and one wipe after the other, leave the browser as they found it.

use crate::{open_kiosk, prepare, until_at_rest};
use browser::{Complaints, Lang, SERVICE, Visit, say, visit_in_chromium, visit_in_chromium_with};
use serde_json::json;
use std::env;
use std::time::{Duration, Instant};
use tokio::time::sleep;

const WHY: &str = "only Chromium tells how much memory its scripts and nodes take";
const LANG: Lang = Lang::Ru;

/// What runs often, Chromium compiles, and keeps that on the same heap, up to about session 700 and 5.5 %: without it there is
/// on the heap what the page has made.
const WITHOUT_COMPILERS: [&str; 1] = ["--js-flags=--no-sparkplug --no-maglev --no-turbofan"];

/// The memories of all modules.
const MEMORIES: &str = "{
    window.__memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const made = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...of) => {
            const whole = await made(...of);
            const memory = Object.values(whole.instance.exports).find((one) => one instanceof WebAssembly.Memory);
            window.__memories.push(memory);
            return whole;
        };
    }
}";

/// What is in use, once everything that can go is gone.
#[derive(Clone, Copy, Debug, PartialEq)]
struct InUse {
    /// Bytes of linear memory of all modules.
    linear: u64,
    /// Nodes that the browser holds, in the document or not.
    nodes: u64,
    documents: u64,
    listeners: u64,
    /// Bytes of the scripts' heap.
    heap: f64,
}

impl InUse {
    fn counted(self) -> [u64; 4] {
        [self.linear, self.nodes, self.documents, self.listeners]
    }
}

/// Once it rests: what a first collection lets go may hold on to something else, and what was just opened may not be done.
async fn in_use(visit: &Visit) -> InUse {
    let mut before = in_use_now(visit).await;
    for _ in 0..20 {
        sleep(Duration::from_millis(50)).await;
        let now = in_use_now(visit).await;
        if now.counted() == before.counted() {
            return now;
        }
        before = now;
    }
    panic!("it never rests: {before:?}");
}

async fn in_use_now(visit: &Visit) -> InUse {
    let tell = async |command, key: &str| {
        let told = visit.protocol(command, json!({})).await.expect("Chromium");
        told[key].as_f64().unwrap_or_else(|| panic!("{command}: {told}"))
    };
    visit.protocol("HeapProfiler.collectGarbage", json!({})).await;
    let linear = visit.js("(window.__memories || []).reduce((sum, one) => sum + one.buffer.byteLength, 0)").await;
    InUse {
        linear: linear.as_u64().expect("bytes"),
        nodes: tell("Memory.getDOMCounters", "nodes").await as u64,
        documents: tell("Memory.getDOMCounters", "documents").await as u64,
        listeners: tell("Memory.getDOMCounters", "jsEventListeners").await as u64,
        heap: tell("Runtime.getHeapUsage", "usedSize").await,
    }
}

/// Nothing of what can be counted is more than before.
fn assert_as_before(before: InUse, after: InUse) {
    assert_eq!(after.counted(), before.counted());
}

/// The heap has grown by less than this part.
fn assert_grown_less(before: InUse, after: InUse, part: f64) {
    assert!(after.heap < before.heap * (1.0 + part), "{before:?}\n{after:?}");
}

/// Answers one question, reads the answer and begins anew, so many times.
const SESSIONS: &str = "(async (sessions, again) => {
    const turn = () => new Promise((go) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { port1.close(); go(); };
        port2.postMessage(0);
    });
    const press = async (find) => {
        for (let turns = 0; !find(); turns += 1) {
            if (turns > 100000) throw new Error(`never there: ${find}`);
            await turn();
        }
        find().click();
    };
    const one = (selector) => () => document.querySelector(selector);
    for (let done = 0; done < sessions; done += 1) {
        await press(one('main > .private + p > .button'));
        await press(one('form #option-1'));
        await press(one('form [type=submit]'));
        await press(one('.answers ~ p > .button:not(.secondary)'));
        await press(() => document.querySelector('.verdict')
            && [...document.querySelectorAll('main button')].find((one) => one.textContent === again));
        await press(() => document.querySelector('main > .private + p > .button') && document.createElement('i'));
    }
    return window.__probe.length;
})";

#[test]
fn a_thousand_sessions_leave_memory_nodes_and_heap_as_they_were() {
    visit_in_chromium_with(&WITHOUT_COMPILERS, WHY, Complaints::None, async |visit| {
        prepare(visit, &json!({}));
        visit.server.run_before(MEMORIES);
        visit.open(&format!("/{}/{SERVICE}/?kiosk", LANG.code())).await;
        visit.until("document.querySelector('.kiosk-bar') && !document.querySelector('.keep')").await;
        visit.until("window.__memories.length === 3").await;
        let batch = async || {
            let complaints = visit.promised(&format!("{SESSIONS}(100, {})", json!(say("start-again", LANG)))).await;
            assert_eq!(complaints, 0);
        };
        let begun = Instant::now();
        let mut used = Vec::new();
        for _ in 0..sessions() / 100 {
            batch().await;
            used.push(in_use(visit).await);
        }
        println!("{} sessions in {:.1} s: {used:#?}", sessions(), begun.elapsed().as_secs_f64());
        let [first, .., last] = used[..] else { panic!("at least 200 sessions: ALDYN_SESSIONS") };
        used.iter().for_each(|now| assert_as_before(first, *now));
        // Eleven bytes a session would be too much.
        assert_grown_less(first, last, 0.01);
    });
}

fn number(variable: &str, usual: usize) -> usize {
    env::var(variable).map_or(usual, |number| number.parse().unwrap_or_else(|_| panic!("{variable} is no number")))
}

/// A thousand take a minute on two busy cores.
fn sessions() -> usize {
    number("ALDYN_SESSIONS", 1000)
}

/// A hundred take two minutes there: `ALDYN_WIPES=100` tries as many.
fn wipes() -> usize {
    number("ALDYN_WIPES", 30)
}

/// Goes from the kiosk at rest to a first answer, and finishes.
const PERSON: &str = "window.__person = setInterval(() => {
    if (!document.querySelector('.kiosk-bar')) return;
    const press = (selector) => document.querySelector(selector)?.click();
    if (location.pathname === '/kiosk/') {
        press('[data-enters=ru]');
        press('[data-speaks=ru] [data-service=rehabilitated-certificate] a');
    } else if (document.querySelector('form')) {
        press('#option-1');
        press('.kiosk-bar .button');
    } else {
        press('main > .private + p > .button');
    }
}, 20);";

/// Lets so many people come and go, and comes to rest.
async fn people(visit: &Visit, number: usize) {
    let begun = Instant::now();
    visit.server.run_before(&[MEMORIES, PERSON].concat());
    open_kiosk(visit, "").await;
    let wiped = || visit.server.asked_since(begun).iter().filter(|path| path.starts_with("/kiosk/")).count();
    while wiped() <= number {
        assert!(begun.elapsed().as_secs() < 60 + 3 * number as u64, "{} of {number}", wiped());
        sleep(Duration::from_millis(50)).await;
    }
    visit.server.run_before(MEMORIES);
    // Whoever is there goes on to a page on which nobody presses anything.
    visit.until("!window.__person").await;
    open_kiosk(visit, "").await;
    until_at_rest(visit).await;
    visit.until("window.__memories.length === 1").await;
}

#[test]
fn many_wipes_leave_nothing_behind() {
    visit_in_chromium(WHY, Complaints::None, async |visit| {
        prepare(visit, &json!({}));
        let begun = Instant::now();
        people(visit, 10).await;
        let before = in_use(visit).await;
        people(visit, wipes() - 10).await;
        let after = in_use(visit).await;
        println!("{} wipes in {:.1} s: {before:?}, then {after:?}", wipes(), begun.elapsed().as_secs_f64());
        assert_as_before(before, after);
        assert_grown_less(before, after, 0.05);
    });
}
