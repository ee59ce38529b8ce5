//! `cargo xtask growth`: what a thousand services would add to what the first page waits for.
//!
//! A chore and not a test: what it finds is to be read, and a site of so many services can be written for a browser.
//! It takes minutes in a build for development, so that `cargo xtask test` leaves it out.

mod bytes;
mod names;
mod site;
mod synthetic;
mod times;

use std::path::PathBuf;

use aldyn::locale::Lang;
use aldyn::source::Rules;
use anyhow::{Context, Result, anyhow, bail};

use crate::budget::Budget;
use crate::workshop::Workshop;
use bytes::Bytes;

#[derive(clap::Args, Default)]
pub struct Options {
    /// Time the start page's work as well. Natively; of use with `cargo run --profile bench -p xtask -- growth --times`.
    #[arg(long)]
    times: bool,
    /// Write the site with each number of services below this folder, for a browser; needs `--built`.
    #[arg(long, requires = "built")]
    sites: Option<PathBuf>,
    /// The site that modules, script and styles are taken from: what `cargo xtask build` wrote.
    #[arg(long)]
    built: Option<PathBuf>,
}

/// After the real services, as many as there are.
const STEPS: [usize; 3] = [100, 300, 1_000];

pub fn growth(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = Rules::load(&workshop.root.join("rules")).map_err(|faults| anyhow!("rules/\n{faults}"))?;
    let real = rules.services.len();
    let mut measured = Vec::new();
    println!("Bytes (brotli), in Russian; what is made from code is the same for any rules and left out:\n");
    println!("services  page  catalogue  search  start in all  a service  first question   list");
    for services in [real].into_iter().chain(STEPS) {
        let grown = synthetic::grown(&rules, services)?;
        let step = (services, bytes::measure(&grown)?);
        print_step(&step, measured.last());
        measured.push(step);
        if let (Some(sites), Some(built)) = (&options.sites, &options.built) {
            site::write(workshop, &grown, built, &sites.join(services.to_string()))?;
        }
    }
    let most = synthetic::grown(&rules, STEPS[STEPS.len() - 1])?;
    println!("\nNames, bytes (brotli) each: {real} real ones, {real} synthetic ones (median), all synthetic ones:");
    for lang in Lang::ALL {
        let names = names::unlikeness(&most, real, lang)?;
        println!("  {}  {:>5.1} {:>5.1} {:>5.1}", lang.code(), names.real, names.synthetic, names.together);
    }
    println!("\nSearched alone, {real} real services and {real} synthetic ones (median), each:");
    for words in names::words(&most, real)? {
        println!("  {:>5.1} bytes, {:>5.1} phrases, {:>5.1} words", words.bytes, words.phrases, words.words);
    }
    if options.times {
        println!(
            "\nMicroseconds, natively: opening the desk, telling the start page, a keystroke, the worst keystroke:"
        );
        for services in [real].into_iter().chain(STEPS) {
            let times = times::measure(&synthetic::grown(&rules, services)?, &workshop.root)?;
            let all = [times.open, times.start, times.keystroke, times.worst_keystroke];
            println!("  {services:>5}  {}", all.map(|time| format!("{:>7}", time.as_micros())).join(" "));
        }
    }
    judge(&measured, &Budget::read(&workshop.root)?)
}

/// One of the sizes that were measured.
type Size = fn(&Bytes) -> usize;

/// So many services, and what is measured with them in each language.
type Step = (usize, [Bytes; 3]);

fn print_step((services, measured): &Step, before: Option<&Step>) {
    let bytes = &measured[Lang::Ru as usize];
    let added = before.map(|before| {
        let fewer = before.1[Lang::Ru as usize].start_in_all;
        format!("{:.1}", per_service(fewer, bytes.start_in_all, services - before.0))
    });
    println!(
        "{services:>8} {:>5} {:>10} {:>7} {:>13} {:>10} {:>15} {:>6}",
        bytes.start,
        bytes.catalogue,
        bytes.search,
        bytes.start_in_all,
        added.as_deref().unwrap_or("-"),
        bytes.first_question,
        bytes.list
    );
}

fn per_service(fewer: usize, more: usize, services: usize) -> f64 {
    (more as f64 - fewer as f64) / services as f64
}

/// From the fewest services to the most, in the language that grows most; the first question must not grow at all.
fn judge(measured: &[Step], budget: &Budget) -> Result<()> {
    let (Some((few, fewer)), Some((many, more))) = (measured.first(), measured.last()) else {
        bail!("nothing was measured");
    };
    for (lang, (fewer, more)) in Lang::ALL.into_iter().zip(fewer.iter().zip(more)) {
        if more.first_question != fewer.first_question {
            bail!(
                "a first question in {lang:?} waits for {} bytes with {few} services, for {} with {many}: it must not grow",
                fewer.first_question,
                more.first_question
            );
        }
    }
    let start = |bytes: &Bytes| bytes.start_in_all;
    let search = |bytes: &Bytes| bytes.search;
    let of: [(&str, Size, f64); 2] =
        [("the start page", start, budget.service_limit), ("what is searched", search, budget.search_limit)];
    println!();
    for (what, size, limit) in of {
        let growth = |(fewer, more): (&Bytes, &Bytes)| per_service(size(fewer), size(more), many - few);
        let worst = fewer.iter().zip(more).map(growth).max_by(f64::total_cmp).context("no language")?;
        if worst > limit {
            bail!("each service adds {worst:.1} bytes to {what}; the limit is {limit} (budget.toml)");
        }
        println!("Each service adds {worst:.1} bytes to {what} (limit {limit}).");
    }
    println!("None adds anything to a first question.");
    Ok(())
}
