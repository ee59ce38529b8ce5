//! How long an answer takes, natively: over every scenario of every service, the assessment with its trace for one
//! channel and for all that the service knows, the next question, and reading a service's packs.
//!
//! `cargo bench -p aldyn --bench assessment --features source`, and after `--` the part or the service to measure alone.
//! The table at the end gives microseconds for one scenario, or for one set of packs in one language: those of the
//! fastest sample, as whatever else the machine does only adds to it. Above it criterion says how the samples spread.

use aldyn::assessment::assess;
use aldyn::calendar::{Calendar, Moment};
use aldyn::interview::replay;
use aldyn::law::Service;
use aldyn::locale::Texts;
use aldyn::logic::{Anchors, Answer, Answers, OptionId};
use aldyn::pack::{NamedPack, decode};
use aldyn::source::{Compiled, Rules, Scenario, answer_of};
use criterion::{BenchmarkId, Criterion};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is measured, with the most it may take in the median of all services, in microseconds.
const PARTS: [(&str, f64); 4] =
    [("one-channel", 20.0), ("all-channels", 20.0), ("next-question", 5.0), ("packs", 1000.0)];

/// A scenario as the library takes it.
struct Case {
    anchors: Anchors,
    moment: Moment,
    channel: OptionId,
    /// What an assessment rests on.
    active: Answers,
    /// All answers but the last: what the longest wait for a question rests on.
    but_last: Answers,
}

impl Case {
    fn new(scenario: &Scenario, rules: &Rules, service: &Service) -> Case {
        let moment = Moment::parse(&scenario.at).expect("a scenario has a moment");
        let anchors = Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None };
        let given = scenario.answers.iter().map(|(fact, written)| answer_of(&rules.facts, fact, written));
        let given: Answers =
            given.collect::<Result<Vec<_>, _>>().expect("a scenario's answers fit").into_iter().collect();
        let progress = replay(service, &given, anchors, &rules.calendar);
        let channel = match progress.active.get(service.channel) {
            Some(Answer::Option(channel)) => *channel,
            _ => service.channels[0].option,
        };
        let mut but_last = given;
        progress.asked.last().into_iter().for_each(|fact| but_last.remove(*fact));
        Case { anchors, moment, channel, active: progress.active, but_last }
    }

    fn assess(&self, service: &Service, channel: OptionId, calendar: &Calendar) {
        black_box(assess(service, black_box(&self.active), channel, self.moment, calendar));
    }
}

/// Microseconds for one case, by part and service: the fastest sample.
type Fastest = BTreeMap<(&'static str, String), f64>;

fn measure(
    criterion: &mut Criterion,
    fastest: &mut Fastest,
    part: &'static str,
    compiled: &Compiled,
    cases: usize,
    run: &mut dyn FnMut(),
) {
    let mut least = f64::INFINITY;
    let mut group = criterion.benchmark_group(part);
    group.bench_function(BenchmarkId::from_parameter(&compiled.id), |bencher| {
        bencher.iter_custom(|rounds| {
            let begun = Instant::now();
            for _ in 0..rounds {
                run();
            }
            let passed = begun.elapsed();
            least = least.min(passed.as_secs_f64() * 1e6 / (rounds as f64 * cases as f64));
            passed
        });
    });
    group.finish();
    if least.is_finite() {
        fastest.insert((part, compiled.id.clone()), least);
    }
}

fn measure_service(criterion: &mut Criterion, fastest: &mut Fastest, rules: &Rules, packs: &[NamedPack], at: usize) {
    let compiled = &rules.services[at];
    let (service, calendar) = (&compiled.service, &rules.calendar);
    let scenarios = rules.scenarios.get(&compiled.id).map(|file| &file.scenarios[..]).unwrap_or_default();
    let cases: Vec<Case> = scenarios.iter().map(|scenario| Case::new(scenario, rules, service)).collect();
    let [one, all, next, read] = PARTS.map(|(part, _)| part);
    measure(criterion, fastest, one, compiled, cases.len(), &mut || {
        cases.iter().for_each(|case| case.assess(service, case.channel, calendar));
    });
    measure(criterion, fastest, all, compiled, cases.len(), &mut || {
        for case in &cases {
            service.channels.iter().for_each(|channel| case.assess(service, channel.option, calendar));
        }
    });
    measure(criterion, fastest, next, compiled, cases.len(), &mut || {
        for case in &cases {
            black_box(replay(service, black_box(&case.but_last), case.anchors, calendar));
        }
    });
    let bytes = |name: &str| {
        let pack = packs.iter().find(|pack| pack.name == name).expect("every service has its packs");
        pack.bytes.clone()
    };
    let logic = bytes(&format!("logic.{}", compiled.id));
    let texts = [bytes(&format!("ask.{}.kk", compiled.id)), bytes(&format!("answer.{}.kk", compiled.id))];
    measure(criterion, fastest, read, compiled, 1, &mut || {
        black_box(decode::<Service>(black_box(&logic)).expect("its logic is read"));
        for bytes in &texts {
            black_box(decode::<Texts>(black_box(bytes)).expect("its texts are read"));
        }
    });
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn print(rules: &Rules, fastest: &Fastest) {
    println!("\nmicroseconds {:>41} {:>12} {:>13} {:>8}", PARTS[0].0, PARTS[1].0, PARTS[2].0, PARTS[3].0);
    let of = |part, service: &Compiled| fastest.get(&(part, service.id.clone())).copied();
    let row = |name: &str, cells: [Option<f64>; 4]| {
        let [one, all, next, read] = cells.map(|cell| cell.map_or("-".to_owned(), |cell| format!("{cell:.1}")));
        println!("{name:<42} {one:>11} {all:>12} {next:>13} {read:>8}");
    };
    for service in &rules.services {
        let channels = service.service.channels.len();
        row(&format!("{} ({channels} channels)", service.id), PARTS.map(|(part, _)| of(part, service)));
    }
    let of_all = |part| median(rules.services.iter().filter_map(|service| of(part, service)).collect());
    row("median of all services", PARTS.map(|(part, _)| of_all(part)));
    row("to be no more than", PARTS.map(|(_, most)| Some(most)));
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let rules = Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"));
    let packs = rules.packs();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(400))
        .configure_from_args();
    let mut fastest = Fastest::new();
    for at in 0..rules.services.len() {
        measure_service(&mut criterion, &mut fastest, &rules, &packs, at);
    }
    print(&rules, &fastest);
    criterion.final_summary();
}
