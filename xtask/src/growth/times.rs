//! How long the start page's module takes for its work, measured natively on the very packs that it would be given.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aldyn::calendar::Moment;
use aldyn::front::{Front, QUERY};
use aldyn::logic::Answers;
use aldyn::pack::push_number;
use aldyn::source::Rules;
use aldyn::told::{Desk, Entries, Request};
use anyhow::{Context, Result, ensure};

/// What people type: the list that the search is measured by.
const QUERIES: &str = "tests/search/queries/tuning.tsv";

/// Of the queries, to be done in seconds.
const EVERY: usize = 4;

const RUNS: usize = 15;

/// Medians, and the worst of the keystrokes.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Reading the packs.
    pub open: Duration,
    /// Telling the page as it is before anything is typed.
    pub start: Duration,
    /// Telling it after a keystroke.
    pub keystroke: Duration,
    pub worst_keystroke: Duration,
}

/// Times the work for one set of rules, in Russian, whose names are the longest.
pub fn measure(rules: &Rules, root: &Path) -> Result<Times> {
    let packs = rules.packs();
    let mut handed_over = Vec::new();
    for part in ["", "", "page.ru", "catalogue.ru", "search"] {
        let pack = packs.iter().find(|pack| pack.name == part).map_or(&[][..], |pack| &pack.bytes);
        push_number(&mut handed_over, u32::try_from(pack.len())?);
        handed_over.extend(pack);
    }
    let mut desk = Desk::<Front>::default();
    let open = median(|| ensure_open(&mut desk, &handed_over))?;
    let show = |query: &str| {
        let request = request(rules, query).bytes();
        let begun = Instant::now();
        black_box(desk.show(black_box(&request)));
        begun.elapsed()
    };
    let start = median(|| Ok(show("")))?;
    let list = fs::read_to_string(root.join(QUERIES)).context(QUERIES)?;
    let queries = list.lines().filter_map(|line| line.split('\t').next()).step_by(EVERY);
    // The fastest of three: what else the machine does is not the page's.
    let keystrokes = queries.map(|query| (0..3).map(|_| show(query)).min().unwrap_or_default());
    let mut keystrokes: Vec<Duration> = keystrokes.collect();
    keystrokes.sort();
    let keystroke = *keystrokes.get(keystrokes.len() / 2).context("no queries")?;
    let worst_keystroke = keystrokes.last().copied().unwrap_or_default();
    Ok(Times { open, start, keystroke, worst_keystroke })
}

fn ensure_open(desk: &mut Desk<Front>, packs: &[u8]) -> Result<Duration> {
    let begun = Instant::now();
    let is_open = desk.open(black_box(packs));
    let taken = begun.elapsed();
    ensure!(is_open, "the start page cannot be told from these packs");
    Ok(taken)
}

fn median(mut run: impl FnMut() -> Result<Duration>) -> Result<Duration> {
    let mut taken: Vec<Duration> = (0..RUNS).map(|_| run()).collect::<Result<_>>()?;
    taken.sort();
    Ok(taken[RUNS / 2])
}

fn request(rules: &Rules, query: &str) -> Request {
    let mut entries = Entries::default();
    entries.set(QUERY, query.to_owned());
    Request {
        answers: Answers::new(),
        now: Moment::start_of(rules.calendar.last()),
        entries,
        address: String::new(),
        can_share: false,
    }
}
