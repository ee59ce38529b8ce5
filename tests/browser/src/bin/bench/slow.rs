//! A slow line and a slow processor, as Chromium emulates them.

use browser::Visit;
use serde_json::{Value, json};

/// Lighthouse's slow 4G: the least time until an answer begins, in milliseconds, and bits a second.
pub const LATENCY: f64 = 150.0;
const DOWN: f64 = 1_600_000.0;
const UP: f64 = 750_000.0;

/// A phone of the cheaper kind.
pub async fn phone(visit: &Visit) {
    let screen = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
    visit.chromium("Emulation.setDeviceMetricsOverride", screen).await;
}

pub async fn line(visit: &Visit) {
    visit.chromium("Network.enable", json!({})).await;
    let line = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": DOWN / 8.0,
        "uploadThroughput": UP / 8.0,
    });
    visit.chromium("Network.emulateNetworkConditions", line).await;
}

/// The processor takes this many times as long from now on.
pub async fn processor(visit: &Visit, times: u32) {
    visit.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
}

/// Runs a script on each page that is opened from now on, before its own; a page's policy has no say in it.
pub async fn watch(visit: &Visit, script: &str) {
    visit.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
}

/// For how long scripts and modules have run in this page, in milliseconds.
pub async fn script_time(visit: &Visit) -> f64 {
    let told = visit.protocol("Performance.getMetrics", json!({})).await.unwrap_or_default();
    let metrics = told["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
    let script = metrics.iter().find(|metric| metric["name"] == "ScriptDuration").map(|metric| &metric["value"]);
    1000.0 * script.and_then(Value::as_f64).expect("Chromium counts the time of scripts")
}

/// Lets Chromium count what `script_time` tells.
pub async fn count_script_time(visit: &Visit) {
    visit.chromium("Performance.enable", json!({})).await;
}
