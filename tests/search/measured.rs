//! Lists of queries with the service meant: how often it is found, and how often one is named that was not meant.
//!
//! `tuning` was fitted from the beginning. `validation`, by another hand, was measured before anything was changed
//! (first 88.2 %, among three 94.8 %, false 12.7 %) and then read for what was missing: what it says now is no estimate
//! for queries that nobody has seen.
//!
//! A list whose name begins with `held-out` is put aside before the tuning and used once; what it said that day is the
//! estimate. Then it may be read, too, and is held to the figures of its day.

use super::{INDEX, found};
use std::fmt::Write;
use std::path::Path;

/// A line of a list.
struct Query<'t> {
    text: &'t str,
    /// Ids of services, any of which is right; none: nothing covers it.
    meant: Vec<&'t str>,
    kind: &'t str,
}

/// Shares in percent: of the covered queries, and of those that nothing covers.
#[derive(Clone, Copy)]
struct Figures {
    first: f64,
    among_three: f64,
    /// Of what nothing covers: how often something is named.
    false_answers: f64,
}

impl Figures {
    const TARGETS: Figures = Figures { first: 90.0, among_three: 98.0, false_answers: 10.0 };

    /// Nowhere worse, to a tenth of a percent.
    fn meets(self, bar: Figures) -> bool {
        let tenths = |share: f64| (share * 10.0).round();
        tenths(self.first) >= tenths(bar.first)
            && tenths(self.among_three) >= tenths(bar.among_three)
            && tenths(self.false_answers) <= tenths(bar.false_answers)
    }
}

/// What the held-out lists said when they were used, and when that was.
const FLOORS: [(&str, Figures); 2] = [
    // 2026-11-21, before anybody had read its failures.
    ("held-out", Figures { first: 93.6, among_three: 96.8, false_answers: 12.5 }),
    // The same day, after the failures of the first had been learnt from; its own have not been read.
    ("held-out-2", Figures { first: 96.8, among_three: 98.2, false_answers: 4.4 }),
];

/// What a list must come up to; nothing, if it is held out and was not used yet.
fn bar(name: &str) -> Option<Figures> {
    let floor = FLOORS.iter().find(|(list, _)| *list == name).map(|(_, figures)| *figures);
    floor.or_else(|| (!name.starts_with("held-out")).then_some(Figures::TARGETS))
}

fn read(list: &str) -> Vec<Query<'_>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(parse).collect()
}

fn parse(line: &str) -> Query<'_> {
    let [text, meant, _, kind] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("not four columns: {line}") };
    let meant = meant.split(',').filter(|id| *id != "-").collect();
    Query { text, meant, kind }
}

#[test]
fn the_right_service_comes_first_and_nothing_comes_for_what_is_not_covered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/queries");
    let mut lists: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.sort();
    let mut measured = Vec::new();
    let mut failed = Vec::new();
    for path in lists.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv")) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let figures = measure(name, &read(&std::fs::read_to_string(path).unwrap()));
        if bar(name).is_some_and(|bar| !figures.meets(bar)) {
            failed.push(name);
        }
        measured.push(name);
    }
    for name in ["tuning", "validation"] {
        assert!(measured.contains(&name), "there is no list {name}");
    }
    assert!(failed.is_empty(), "{failed:?}: under what they must come up to");
}

fn measure(name: &str, queries: &[Query]) -> Figures {
    let (mut covered, mut first, mut among, mut uncovered, mut false_answers) = (0, 0, 0, 0, 0);
    let mut report = String::new();
    for query in queries {
        let hits = INDEX.find(query.text);
        let found = found(query.text);
        let place = found.iter().position(|id| query.meant.contains(id));
        let miss = match (query.meant.is_empty(), place) {
            (true, _) => {
                uncovered += 1;
                false_answers += usize::from(!found.is_empty());
                (!found.is_empty()).then_some("false")
            }
            (false, place) => {
                covered += 1;
                first += usize::from(place == Some(0));
                among += usize::from(place.is_some_and(|place| place < 3));
                match place {
                    Some(0) => None,
                    Some(1..3) => Some("later"),
                    _ => Some("absent"),
                }
            }
        };
        if let Some(miss) = miss {
            let scored: Vec<String> =
                found.iter().zip(&hits).map(|(id, hit)| format!("{id} {}", hit.explained)).collect();
            writeln!(report, "{miss}\t{}\t{}\t{:?} -> {scored:?}", query.kind, query.text, query.meant).unwrap();
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let figures = Figures {
        first: share(first, covered),
        among_three: share(among, covered),
        false_answers: share(false_answers, uncovered),
    };
    println!(
        "{report}{name}: {covered} covered, first {:.1} %, among three {:.1} %; {uncovered} uncovered, false {:.1} %",
        figures.first, figures.among_three, figures.false_answers
    );
    figures
}
