use super::mutants::{Mutants, mutants};
use super::mutation::Mutant;
use crate::source::{Compiled, Rules, Scenario, Survivor, difference};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Of a hundred mutants so many must be killed.
pub const ENOUGH: usize = 95;

/// What became of a service's mutants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    pub mutants: usize,
    /// Changes that were left out because they say the same as the rules.
    pub equal: usize,
    /// Those that no scenario noticed.
    pub survivors: Vec<String>,
    /// What must not be so, each in a sentence.
    pub faults: Vec<String>,
}

impl Trial {
    pub fn killed(&self) -> usize {
        self.mutants - self.survivors.len()
    }

    /// Of a hundred.
    pub fn share(&self) -> f64 {
        if self.mutants == 0 { 100.0 } else { self.killed() as f64 * 100.0 / self.mutants as f64 }
    }
}

/// Holds every mutant of a service against its scenarios: one that fails kills it.
pub fn trial(rules: &Rules, compiled: &Compiled) -> Trial {
    let scenarios = rules.scenarios.get(&compiled.id).map(|file| &file.scenarios[..]).unwrap_or_default();
    // One that fails anyhow would kill whatever comes: it is for `check` to name it.
    let witnesses = scenarios
        .iter()
        .filter(|scenario| !fails(scenario, rules, compiled))
        .map(|scenario| Witness { scenario, expected: scenario.expect.to_string() });
    let witnesses: Vec<Witness> = witnesses.collect();
    let Mutants { all, equal } = mutants(compiled, &rules.facts);
    let survives = survival(rules, compiled, &witnesses, &all);
    let (survivors, killed): (Vec<_>, Vec<_>) = all.iter().zip(survives).partition(|(_, survives)| *survives);
    let names =
        |mutants: Vec<(&Mutant, bool)>| mutants.iter().map(|(mutant, _)| mutant.to_string()).collect::<Vec<_>>();
    let mut trial = Trial { mutants: all.len(), equal, survivors: names(survivors), faults: Vec::new() };
    let listed = rules.survivors.get(&compiled.id).map(|file| &file.0[..]).unwrap_or_default();
    trial.faults = faults(&trial, &names(killed), listed);
    trial
}

struct Witness<'w> {
    scenario: &'w Scenario,
    /// Its expectation as text.
    expected: String,
}

fn fails(scenario: &Scenario, rules: &Rules, compiled: &Compiled) -> bool {
    match scenario.run(rules, compiled) {
        Ok(actual) => difference(&scenario.expect, &actual).is_some(),
        Err(_) => true,
    }
}

/// For each mutant whether no scenario notices it.
fn survival(rules: &Rules, compiled: &Compiled, witnesses: &[Witness], mutants: &[Mutant]) -> Vec<bool> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut mutated = compiled.clone();
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(mutant) = mutants.get(at)
        {
            mutated.service = mutant.applied(&compiled.service);
            done.push((at, survives(mutant, rules, &mutated, witnesses)));
        }
        done
    };
    let mut survival = vec![true; mutants.len()];
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get());
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for (at, survives) in workers.into_iter().flat_map(|worker| worker.join().expect("a trial does not panic")) {
            survival[at] = survives;
        }
    });
    survival
}

/// Those that expect something of the item by its name come first: one of them mostly fails at once.
fn survives(mutant: &Mutant, rules: &Rules, mutated: &Compiled, witnesses: &[Witness]) -> bool {
    let name = format!("\"{}\"", mutant.name);
    let (near, far): (Vec<&Witness>, Vec<&Witness>) =
        witnesses.iter().partition(|witness| witness.expected.contains(&name));
    !near.iter().chain(&far).any(|witness| fails(witness.scenario, rules, mutated))
}

fn faults(trial: &Trial, killed: &[String], listed: &[Survivor]) -> Vec<String> {
    let mut faults = Vec::new();
    if trial.killed() * 100 < trial.mutants * ENOUGH {
        faults.push(format!("{:.1} % of the mutants are killed, and {ENOUGH} % must be", trial.share()));
    }
    for survivor in trial.survivors.iter().filter(|name| !listed.iter().any(|known| known.mutant == **name)) {
        faults.push(format!(
            "nothing notices \"{survivor}\": add a scenario, or list it in survivors.json with the reason"
        ));
    }
    for known in listed.iter().filter(|known| !trial.survivors.contains(&known.mutant)) {
        let why = if killed.contains(&known.mutant) { "is noticed" } else { "is no mutant, or equals the rules" };
        faults.push(format!("\"{}\" {why}: take it out of survivors.json", known.mutant));
    }
    faults
}
