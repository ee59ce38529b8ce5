//! How fast the page is in Chromium on a slow line and a slow processor, run by run beside a static page of the same
//! text, so that whatever else the machine does meets both. `cargo xtask bench` calls it, and reads what it prints: for
//! each run what was measured of the app and of its static twin.

mod host;
mod load;
mod slow;
mod steps;
mod twin;

use std::env;

use browser::SERVICE;
use host::Host;
use load::Until;
use serde_json::{Value, json};
use steps::Views;

/// In Kazakh, as everything that is measured.
const START: &str = "/kk/";

fn main() {
    let runs: usize = env::args().nth(1).and_then(|runs| runs.parse().ok()).expect("bench RUNS");
    let host = Host::start(browser::folder());
    let service = format!("/kk/{SERVICE}/");

    load::put_warm_page(&host);
    // Nothing is measured yet: what is seen is kept for the twins, and every file is compressed.
    let in_all = json!({
        "start": load::bytes_in_all(&host, START),
        "service": load::bytes_in_all(&host, &service),
    });
    let views = steps::views(&host, &service);
    let twins = Twins::put(&host, &service, &views);

    let mut measured = Vec::new();
    for run in 1..=runs {
        eprintln!("run {run} of {runs}");
        measured.push(one_run(&host, &service, &twins, views.texts.len() - 1));
    }
    println!("{}", json!({ "in_all": in_all, "runs": measured }));
}

/// Where the static pages lie: as deep as those that they are like.
struct Twins {
    start: String,
    service: String,
    question: String,
    walk: String,
}

impl Twins {
    fn put(host: &Host, service: &str, views: &Views) -> Twins {
        let built = host.page(service);
        let twins = Twins {
            start: "/still-start/".to_owned(),
            service: service.replace("/kk/", "/kk/still-"),
            question: "/kk/still-question/".to_owned(),
            walk: "/kk/still-walk/".to_owned(),
        };
        host.put(&format!("{}index.html", twins.start), &twin::without_app(&host.page(START)));
        host.put(&format!("{}index.html", twins.service), &twin::without_app(&built));
        let first = views.texts.first().expect("a walk begins with a question");
        host.put(&format!("{}index.html", twins.question), &twin::with_body(&built, "", first));
        host.put("/still-walk.css", twin::WALK_STYLE);
        let sheets: Vec<String> = views.sheets.iter().cloned().chain(["/still-walk.css".to_owned()]).collect();
        host.put(&format!("{}index.html", twins.walk), &twin::walk(&built, &views.texts, &sheets));
        twins
    }
}

/// Everything once, the app and its twin by turns.
fn one_run(host: &Host, service: &str, twins: &Twins, length: usize) -> Value {
    let start = load::measured(host, START, Until::Painted);
    let still_start = load::measured(host, &twins.start, Until::Painted);
    let question = load::measured(host, service, Until::Asked);
    let still_question = load::measured(host, &twins.question, Until::Asked);
    let still_service = load::measured(host, &twins.service, Until::Painted);
    let steps: Vec<Value> = steps::of_app(host, service).iter().map(Value::from).collect();
    let still_steps: Vec<Value> = steps::of_twin(host, &twins.walk, length).iter().map(Value::from).collect();
    json!({
        "app": { "start": start, "service": question, "question": question, "steps": steps },
        "still": { "start": still_start, "service": still_service, "question": still_question, "steps": still_steps },
    })
}
