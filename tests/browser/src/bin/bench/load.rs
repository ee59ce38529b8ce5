//! How long a page takes to be seen, and a question to be there to be answered.

use std::time::Duration;

use browser::{Complaints, Visit, visit_in_chromium};
use serde_json::Value;

use crate::host::Host;
use crate::slow;

/// How many times slower the processor is while a page loads.
const PROCESSOR: u32 = 4;

/// Presses Start as soon as it is seen, and tells when the frame with a question is done. On a page that begins with
/// its question nothing is pressed. Times are counted from the navigation.
const WATCH: &str = r#"
"use strict";
{
  let long = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) long += task.duration;
  }).observe({ type: "longtask", buffered: true });

  const painted = new Promise((tell) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName("first-contentful-paint");
      if (first) tell(first.startTime);
    }).observe({ type: "paint", buffered: true });
  });

  const there = (selector) => new Promise((tell) => {
    const look = () => {
      const found = document.querySelector(selector);
      if (found) tell(found);
      return found;
    };
    if (look()) return;
    const watch = new MutationObserver(() => look() && watch.disconnect());
    watch.observe(document, { childList: true, subtree: true });
  });
  // A message that is sent in a frame comes when that frame is painted.
  const frame = () => new Promise((tell) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(performance.now());
    port2.postMessage(null);
  }));

  painted.then(() => there("form, main > p > button.button")).then((found) => {
    if (found.localName === "button") found.click();
  });
  const asked = there("form").then(frame);

  const files = () => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
  const bytes = (until) => files().filter((file) => file.responseEnd && file.responseEnd <= until)
    .reduce((sum, file) => sum + file.encodedBodySize, 0);
  window.__load = {
    paint: async () => ({ paint: await painted }),
    question: async () => {
      const [paint, question] = [await painted, await asked];
      const named = new Set([...document.head.querySelectorAll("[href], [src]")].map((one) => one.href || one.src));
      const arrived = Math.max(0, ...files().filter((file) => named.has(file.name)).map((file) => file.responseEnd));
      return { paint, question, arrived, long, bytes: bytes(question) };
    },
  };
}
"#;

/// What a load is watched for.
#[derive(Clone, Copy)]
pub enum Until {
    Painted,
    Asked,
}

/// Where a browser has been before.
const WARM: &str = "/warm/";

/// A page of the same host that has nothing in common with the site but its letters.
pub fn put_warm_page(host: &Host) {
    let text = "Алдын ала тексеру. Предварительная проверка. A check beforehand.";
    let page = format!("<!doctype html><html lang=\"kk\"><title>.</title><h1>{text}</h1><p>{text}</p></html>");
    host.put(&format!("{WARM}index.html"), &page);
}

/// One load in a browser of its own: what was measured, by name.
pub fn measured(host: &Host, path: &str, until: Until) -> Value {
    let mut told = Value::Null;
    fresh(async |visit| {
        slow::phone(visit).await;
        // The browser has been somewhere: its processes and fonts are there. Of this site it has nothing.
        visit.go(&host.url(WARM)).await;
        slow::watch(visit, WATCH).await;
        slow::line(visit).await;
        slow::processor(visit, PROCESSOR).await;
        visit.go(&host.url(path)).await;
        let what = match until {
            Until::Painted => "__load.paint()",
            Until::Asked => "__load.question()",
        };
        told = visit.promised(what).await;
        let paint = told["paint"].as_f64().unwrap_or_default();
        assert!(paint >= slow::LATENCY, "{path} is painted after {paint} ms: the line is not slow");
    });
    told
}

/// The bytes of everything that a page fetches by itself.
pub fn bytes_in_all(host: &Host, path: &str) -> u64 {
    let mut bytes = 0;
    fresh(async |visit| {
        visit.go(&host.url(path)).await;
        visit.until("history.state === 1").await;
        let count = "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                     .reduce((sum, file) => sum + file.encodedBodySize, 0)";
        // Until nothing more has come for a while.
        loop {
            tokio::time::sleep(Duration::from_millis(700)).await;
            let now = visit.js(count).await.as_u64().unwrap_or_default();
            if now == bytes {
                break;
            }
            bytes = now;
        }
    });
    bytes
}

/// A visit in a browser of its own; the visit's own server has no part in it.
pub fn fresh(story: impl AsyncFnOnce(&Visit)) {
    visit_in_chromium("its protocol slows it down", Complaints::Expected, async |visit| {
        visit.keep_from_others();
        story(visit).await;
    });
}
