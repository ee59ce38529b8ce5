//! `cargo xtask fuzz`: whatever comes from outside must break nothing.
//!
//! libFuzzer is driven directly: the compiler's own coverage hooks and a crate are all it takes, on the same compiler that
//! builds the rest. `cargo fuzz` would be a tool more to install, and what it adds - sanitizers - watches over unsafe code,
//! which the library forbids itself.

mod seeds;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use anyhow::{Context, Result, anyhow, bail};

use crate::workshop::{Workshop, announce, read, run};
use crate::{apt, check};

/// What is fuzzed: a program of fuzz/Cargo.toml, and how many bytes it is given at the most.
struct Target {
    name: &'static str,
    longest: usize,
}

const TARGETS: [Target; 5] = [
    Target { name: "date", longest: 40 },
    Target { name: "fragment", longest: 600 },
    Target { name: "pack", longest: 16_384 },
    Target { name: "query", longest: 400 },
    Target { name: "request", longest: 800 },
];

/// Slower than this for one input is a hang: the slowest answer takes a hundredth of it.
const PATIENCE_SECONDS: u32 = 5;

/// The hooks that libFuzzer listens at: a counter at each branch, and both sides of each comparison.
const HOOKS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

#[derive(clap::Args)]
pub struct Options {
    /// One target alone; all in turn otherwise.
    pub target: Option<String>,
    /// How long each is fuzzed.
    #[arg(long, default_value_t = 60)]
    pub seconds: u32,
    /// Where chance begins: the same seed tries the same inputs, as far as time allows. By default another one each time.
    #[arg(long, default_value_t = 0)]
    pub seed: u32,
}

impl Options {
    /// As a part of the tests: a few seconds each, from the same beginning, so that what was not touched does not fail.
    pub fn in_a_test() -> Options {
        Options { target: None, seconds: 5, seed: 1 }
    }
}

pub fn fuzz(workshop: &Workshop, options: &Options) -> Result<()> {
    let targets: Vec<&Target> = match &options.target {
        Some(name) => vec![TARGETS.iter().find(|target| target.name == name).with_context(|| unknown(name))?],
        None => TARGETS.iter().collect(),
    };
    compiler_of_libfuzzer(workshop)?;
    let folder = workshop.root.join("target/fuzz");
    seeds::write(&check::load(workshop, None)?, &folder)?;
    let programs = build(workshop, &folder)?;
    for target in targets {
        let fuzzed = one(workshop, target, &programs, &folder, options)?;
        println!("{:>10}: {fuzzed}", target.name);
    }
    Ok(())
}

fn unknown(name: &str) -> String {
    format!("nothing is fuzzed by the name of {name}: choose from {}", TARGETS.map(|target| target.name).join(", "))
}

/// libFuzzer is written in C++.
fn compiler_of_libfuzzer(workshop: &Workshop) -> Result<()> {
    if ["c++", "g++", "clang++"].iter().any(|compiler| workshop.find(compiler).is_some()) {
        return Ok(());
    }
    apt::install(workshop, &["g++"], "libFuzzer is written in C++", "install a C++ compiler (Debian's package g++)")
}

/// Compiles the targets, and gives back where they are.
fn build(workshop: &Workshop, folder: &Path) -> Result<PathBuf> {
    announce(
        "compiling the fuzzers",
        "every crate with the compiler's coverage hooks",
        "2 to 3 minutes the first time",
    );
    let about = read(workshop.command("rustc").arg("-vV"), "asking rustc what it is")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let mut cargo = workshop.cargo();
    cargo.args(["build", "--quiet", "--release", "--locked", "--bins", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target named, build scripts and macros go without the hooks: nothing would answer them there.
    cargo.args(["--target", host, "--target-dir"]).arg(folder.join("build"));
    // Spaces stand in no flag of ours, and a folder of the user's is none of them.
    cargo.env("RUSTFLAGS", format!("{} --cfg fuzzing", HOOKS.join(" "))).env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&mut cargo, "compiling the fuzzers")?;
    Ok(folder.join("build").join(host).join("release"))
}

/// Fuzzes one target; in a line, how far that went.
fn one(workshop: &Workshop, target: &Target, programs: &Path, folder: &Path, options: &Options) -> Result<String> {
    let place = |kind: &str| folder.join(kind).join(target.name);
    // What it finds telling is kept for the next time; the seeds are made anew each time.
    let (corpus, seeds, failures) = (place("corpus"), place("seeds"), place("failures"));
    for folder in [&corpus, &failures] {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    }
    let program = programs.join(target.name);
    let mut fuzzer = workshop.command(&program);
    fuzzer.args(arguments(target, options)).arg(format!("-artifact_prefix={}/", failures.display()));
    let output = fuzzer.arg(&corpus).arg(&seeds).output().with_context(|| format!("{}", program.display()))?;
    judge(target, &program, &output)
}

fn arguments(target: &Target, options: &Options) -> [String; 7] {
    [
        format!("-max_total_time={}", options.seconds),
        format!("-max_len={}", target.longest),
        format!("-timeout={PATIENCE_SECONDS}"),
        format!("-seed={}", options.seed),
        "-rss_limit_mb=1024".to_owned(),
        "-print_final_stats=1".to_owned(),
        "-verbosity=1".to_owned(),
    ]
}

fn judge(target: &Target, program: &Path, output: &Output) -> Result<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let file = said.lines().find_map(|line| line.split_once("Test unit written to ").map(|(_, file)| file));
        let again = file.map_or(String::new(), |file| format!("\nto see it again: {} {file}", program.display()));
        bail!("{} breaks ({}):\n{}{again}", target.name, output.status, tail(&said));
    }
    told(&said).with_context(|| format!("{}: what libFuzzer says is not understood:\n{}", target.name, tail(&said)))
}

/// The last lines: what broke stands there.
fn tail(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

/// From libFuzzer's report: how many inputs, and how many branches they went through.
fn told(said: &str) -> Result<String> {
    let inputs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let done = said.lines().find(|line| line.contains("DONE")).context("it did not come to its end")?;
    let branches = done.split_once("cov: ").and_then(|(_, rest)| rest.split(' ').next());
    let number =
        |text: Option<&str>| text.and_then(|text| text.trim().parse::<u64>().ok()).filter(|number| *number > 0);
    let (inputs, branches) = number(inputs).zip(number(branches)).ok_or_else(|| anyhow!("nothing was tried"))?;
    Ok(format!("{inputs} inputs through {branches} branches, none breaks it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_of_the_fuzzers_is_a_target() {
        let workshop = Workshop::open().unwrap();
        let manifest = fs::read_to_string(workshop.root.join("fuzz/Cargo.toml")).unwrap();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap();
        let programs = manifest["bin"].as_array().unwrap().iter().map(|program| program["name"].as_str().unwrap());
        assert!(programs.eq(TARGETS.map(|target| target.name)));
    }

    #[test]
    fn a_fuzzer_that_went_nowhere_is_no_success() {
        let done =
            |branches| format!("#9\tDONE   cov: {branches} ft: 1 corp: 1/1b\nstat::number_of_executed_units: 9\n");
        assert_eq!(told(&done(12)).unwrap(), "9 inputs through 12 branches, none breaks it");
        assert!(told(&done(0)).is_err());
        assert!(told("stat::number_of_executed_units: 9").is_err());
    }

    #[test]
    fn an_unknown_target_is_told_with_those_that_there_are() {
        assert!(unknown("links").contains("links: choose from date, fragment, pack, query, request"));
    }
}
