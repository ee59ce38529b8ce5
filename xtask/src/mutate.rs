//! `cargo xtask mutate`: would the scenarios notice a slip in a rule file?

use std::path::PathBuf;
use std::time::Instant;

use aldyn::proof::trial;
use aldyn::source::Compiled;
use anyhow::Result;

use crate::check::{all_holds, load};
use crate::questions::service;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Its folder in `rules`, or the guide's id; left out: every service and the guide.
    pub service: Option<String>,
    /// Another folder of rule files.
    #[arg(long)]
    pub rules: Option<PathBuf>,
}

pub fn mutate(workshop: &Workshop, options: &Options) -> Result<()> {
    let begun = Instant::now();
    let rules = load(workshop, options.rules.as_ref())?;
    let services: Vec<&Compiled> = match &options.service {
        Some(id) => vec![service(&rules, id)?],
        None => rules.interviews().collect(),
    };
    let (mut mutants, mut killed, mut faults) = (0, 0, 0);
    for compiled in &services {
        let started = Instant::now();
        let trial = trial(&rules, compiled);
        println!(
            "{}: {} mutants, {} killed ({:.1} %), {} survive; {} more equal the rules; {:.2} s",
            compiled.id,
            trial.mutants,
            trial.killed(),
            trial.share(),
            trial.survivors.len(),
            trial.equal,
            started.elapsed().as_secs_f64()
        );
        for fault in &trial.faults {
            println!("  error: {fault}");
        }
        mutants += trial.mutants;
        killed += trial.killed();
        faults += trial.faults.len();
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{} services, {mutants} mutants, {killed} killed in {seconds:.2} s", services.len());
    all_holds(faults)
}
