//! How long a step takes, from the press to the next view painted.

use std::time::Duration;

use browser::{FIRST, Lang, SERVICE, Visit};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::host::Host;
use crate::load::fresh;
use crate::slow;

/// How many times slower the processor is while a step is taken.
const PROCESSOR: u32 = 6;

/// What leads from one view to the next, in the app and in its static twin.
const IN_APP: &str = "button[type=submit], main > p > button.button";
const IN_TWIN: &str = "section:target .next";

/// The language that is walked in.
const LANG: Lang = Lang::Kk;

/// Tells of each press how long it was until a frame with another heading was done, and what Chromium says of it.
const WATCH: &str = r#"
"use strict";
{
  const heading = () => (document.querySelector("section:target") || document).querySelector("h1")?.textContent;
  const step = { painted: 0, event: 0 };
  window.__step = step;
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) if (event.name === "click") step.event = event.duration;
  }).observe({ type: "event", durationThreshold: 16 });
  addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    const before = heading();
    const frame = () => requestAnimationFrame(() => {
      // A message that is sent in a frame comes when that frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (heading() === before) frame();
        else step.painted = performance.now() - event.timeStamp;
      };
      port2.postMessage(null);
    });
    frame();
  }, true);
}
"#;

/// A step that was taken, in milliseconds.
pub struct Step {
    pub painted: f64,
    /// The browser's own event duration; it tells none under 16 ms and counts in eights.
    pub event: f64,
    pub script: f64,
}

/// The views of a walk as static text, the last of them the answer.
pub struct Views {
    pub texts: Vec<String>,
    /// The style sheets that the walk has come by.
    pub sheets: Vec<String>,
}

/// Walks through the service without being measured, and keeps what is seen.
pub fn views(host: &Host, path: &str) -> Views {
    let mut views = Views { texts: Vec::new(), sheets: Vec::new() };
    fresh(async |visit| {
        walk(visit, host, path, async |visit| {
            views.texts.push(text(visit, views.texts.len()).await);
            visit.click(IN_APP).await;
        })
        .await;
        views.texts.push(text(visit, views.texts.len()).await);
        views.sheets = visit.list("[...document.styleSheets].map((sheet) => sheet.href).filter(Boolean)").await;
    });
    views
}

/// The view as static text; what leads on is a link to the view after it.
async fn text(visit: &Visit, place: usize) -> String {
    let text = format!(
        "(() => {{
            const view = document.getElementById('aldyn').cloneNode(true);
            const button = view.querySelector({});
            if (button) {{
                const link = document.createElement('a');
                link.className = button.className + ' next';
                link.href = '#view-{}';
                link.textContent = button.textContent;
                button.replaceWith(link);
            }}
            return view.innerHTML;
        }})()",
        json!(IN_APP),
        place + 1
    );
    visit.js(&text).await.as_str().expect("a view is text").to_owned()
}

/// Walks through the service on a slow processor.
pub fn of_app(host: &Host, path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    fresh(async |visit| {
        slow::phone(visit).await;
        slow::watch(visit, WATCH).await;
        slow::count_script_time(visit).await;
        walk(visit, host, path, async |visit| steps.push(pressed(visit, IN_APP).await)).await;
    });
    steps
}

/// Walks through the static twin, which is so many steps long, on a slow processor.
pub fn of_twin(host: &Host, path: &str, length: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    fresh(async |visit| {
        slow::phone(visit).await;
        slow::watch(visit, WATCH).await;
        slow::count_script_time(visit).await;
        visit.go(&host.url(&[path, "#view-0"].concat())).await;
        for _ in 0..length {
            steps.push(pressed(visit, IN_TWIN).await);
        }
    });
    steps
}

/// From the first question to the answer; every view but the last is left by `leave`.
async fn walk(visit: &Visit, host: &Host, path: &str, mut leave: impl AsyncFnMut(&Visit)) {
    visit.go(&host.url(path)).await;
    visit.until("history.state === 1").await;
    visit.start().await;
    loop {
        let depth = visit.js("history.state").await;
        if visit.has("form").await {
            let fact = visit.question(LANG).await;
            let reply = FIRST.iter().find(|(asked, _)| *asked == fact.id());
            let (_, reply) = reply.unwrap_or_else(|| panic!("{SERVICE} asks about \"{}\"", fact.id()));
            visit.reply(fact, *reply, LANG).await;
        }
        leave(visit).await;
        visit.until(&format!("history.state > {depth}")).await;
        if visit.has(".verdict").await {
            return;
        }
    }
}

/// One press, while nothing else is asked of the page.
async fn pressed(visit: &Visit, selector: &str) -> Step {
    let place = format!(
        "(() => {{
            const pressed = document.querySelector({});
            pressed.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            Object.assign(window.__step, {{ painted: 0, event: 0 }});
            const box = pressed.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()",
        json!(selector)
    );
    let place = visit.js(&place).await;
    slow::processor(visit, PROCESSOR).await;
    sleep(Duration::from_millis(150)).await;
    let before = slow::script_time(visit).await;
    for kind in ["mousePressed", "mouseReleased"] {
        let mouse = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
        visit.chromium("Input.dispatchMouseEvent", mouse).await;
    }
    sleep(Duration::from_millis(400)).await;
    let script = slow::script_time(visit).await - before;
    slow::processor(visit, 1).await;
    visit.until("window.__step.painted > 0").await;
    let told = visit.js("window.__step").await;
    let number = |name: &str| told[name].as_f64().unwrap_or_default();
    Step { painted: number("painted"), event: number("event").max(16.0), script }
}

impl From<&Step> for Value {
    fn from(step: &Step) -> Value {
        json!({ "painted": step.painted, "event": step.event, "script": step.script })
    }
}
