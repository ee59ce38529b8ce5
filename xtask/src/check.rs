//! `cargo xtask check`: proves every rule file and says what it covered.

use std::path::PathBuf;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use aldyn::calendar::{Day, Moment};
use aldyn::proof::{prove, prove_guide};
use aldyn::source::{Rules, difference, without_scenario};
use anyhow::{Result, bail};

use crate::versions;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Another folder of rule files.
    #[arg(long)]
    pub rules: Option<PathBuf>,
}

pub fn check(workshop: &Workshop, options: &Options) -> Result<()> {
    let begun = Instant::now();
    let rules = load(workshop, options.rules.as_ref())?;
    if let Some(glossary) = &rules.glossary {
        println!("glossary: every text keeps to its {} terms", glossary.terms.len());
    }
    let withdrawn = versions::withdrawn(&rules);
    let mut faults = 0;
    for compiled in &rules.services {
        let proof = prove(&rules, compiled, today());
        println!("{}: {}", proof.service, proof.counts);
        for fault in &proof.faults {
            println!("  error: {fault}");
        }
        for warning in &proof.warnings {
            println!("  warning: {warning}");
        }
        if withdrawn.contains(&compiled.id) {
            println!(
                "  warning: these rules have been withdrawn: the site shows that in their place until they are changed"
            );
        }
        faults += proof.faults.len() + scenarios(&rules, compiled);
    }
    if let Some(guide) = &rules.guide {
        let proof = prove_guide(&rules, guide);
        println!("{}: {}", guide.id, proof.counts);
        for fault in &proof.faults {
            println!("  error: {fault}");
        }
        faults += proof.faults.len() + scenarios(&rules, guide);
    }
    println!("{} services in {:.2} s", rules.services.len(), begun.elapsed().as_secs_f64());
    all_holds(faults)
}

/// An error where something does not hold; what it is was said before.
pub fn all_holds(faults: usize) -> Result<()> {
    match faults {
        0 => Ok(()),
        1 => bail!("one thing does not hold"),
        faults => bail!("{faults} things do not hold"),
    }
}

/// Runs the scenarios of a service; the number of those that give another answer.
fn scenarios(rules: &Rules, compiled: &aldyn::source::Compiled) -> usize {
    let Some(file) = rules.scenarios.get(&compiled.id) else {
        println!("  error: {} has no scenarios: every service has cases from life, and so has the guide", compiled.id);
        return 1;
    };
    let mut wrong = 0;
    for scenario in &file.scenarios {
        let difference = match scenario.run(rules, compiled) {
            Ok(actual) => difference(&scenario.expect, &actual),
            Err(error) => Some(error),
        };
        if let Some(difference) = difference {
            wrong += 1;
            println!("  scenario \"{}\": {difference}", scenario.name);
        }
    }
    let missing = without_scenario(compiled, file);
    if !missing.is_empty() {
        println!("  error: no scenario expects these to apply: {}", missing.join(", "));
    }
    println!("  {} of {} scenarios give the answer they name", file.scenarios.len() - wrong, file.scenarios.len());
    wrong + missing.len()
}

/// The rules folder, with every fault named.
pub fn load(workshop: &Workshop, folder: Option<&PathBuf>) -> Result<Rules> {
    let folder = folder.cloned().unwrap_or_else(|| workshop.root.join("rules"));
    Rules::load(&folder)
        .map_err(|faults| anyhow::anyhow!("the rules cannot be used:\n{}", faults.to_string().trim_end()))
}

/// Kazakhstan's today and now.
pub fn now() -> Option<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Moment::from_unix_ms(i64::try_from(since.as_millis()).ok()?)
}

pub fn today() -> Option<Day> {
    now().map(|now| now.day)
}
