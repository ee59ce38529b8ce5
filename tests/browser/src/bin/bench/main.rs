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
use steps::{Step, Views};

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
        measured.push(one_run(&host, &service, &twins, views.texts.len() - 1, run));
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

/// Everything once; which of the two comes first changes from run to run.
fn one_run(host: &Host, service: &str, twins: &Twins, length: usize, run: usize) -> Value {
    let load = |path: &str, until| load::measured(host, path, until);
    let (start, still_start) = by_turns(run, || load(START, Until::Painted), || load(&twins.start, Until::Painted));
    let (question, (still_service, still_question)) = by_turns(
        run,
        || load(service, Until::Asked),
        || (load(&twins.service, Until::Painted), load(&twins.question, Until::Asked)),
    );
    let (steps, still_steps) =
        by_turns(run, || steps::of_app(host, service), || steps::of_twin(host, &twins.walk, length));
    let told = |steps: &[Step]| steps.iter().map(Value::from).collect::<Vec<_>>();
    json!({
        "app": { "start": start, "service": question, "question": question, "steps": told(&steps) },
        "still": {
            "start": still_start,
            "service": still_service,
            "question": still_question,
            "steps": told(&still_steps),
        },
    })
}

fn by_turns<App, Still>(run: usize, app: impl FnOnce() -> App, still: impl FnOnce() -> Still) -> (App, Still) {
    if run.is_multiple_of(2) {
        let still = still();
        (app(), still)
    } else {
        (app(), still())
    }
}
