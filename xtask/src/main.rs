//! The chores: `cargo xtask serve`, `cargo xtask test`, `cargo xtask build`.

mod apt;
mod assemble;
mod assess;
mod bench;
mod browser_tools;
mod budget;
mod build;
mod build_paths;
mod check;
mod described;
mod factsheet;
mod find;
mod fuzz;
mod growth;
mod kiosk_script;
mod loader;
mod manifest;
mod minify;
mod mount;
mod mutate;
mod node_tools;
mod origin;
mod pages;
mod pictures;
mod questions;
mod release;
mod schema;
mod serve;
mod sheets;
mod spelling;
mod start_script;
mod test;
mod told_modules;
mod tools;
mod twice;
mod versions;
mod withdraw;
mod worker;
mod workshop;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use workshop::Workshop;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The chores of Aldyn. Each installs what it misses.")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Serve the app, and build it anew after each change.
    Serve(serve::Options),
    /// Run all tests: style, library, rules, release build, browser.
    Test(test::Options),
    /// Make the release site, show its sizes and hold them against budget.toml.
    Build(build::Options),
    /// Measure in Chromium, slowed down, beside a static page of the same text, and hold it against budget.toml.
    Bench(bench::Options),
    /// Take the pictures of README anew.
    Pictures(pictures::Options),
    /// Prove the rules, and run their scenarios.
    Check(check::Options),
    /// Change the rules one slip at a time: a scenario must notice each.
    Mutate(mutate::Options),
    /// List the questions of a service, their kinds and options.
    Questions(questions::Options),
    /// Show which services a citizen's words find, and which subject silences them.
    Find(find::Options),
    /// Show the assessment that the page would show.
    Assess(assess::Options),
    /// Write pages for a lawyer to compare the rules with the act.
    Factsheet(factsheet::Options),
    /// Fuzz whatever comes from outside: links, packs, requests, dates, searches.
    Fuzz(fuzz::Options),
    /// Build the release twice, check what it is made of, and write its list of parts and its hashes.
    Release(release::Options),
    /// Check the spelling of all texts in three languages.
    Spelling(spelling::Options),
    /// Withdraw the rules of a service: a mistake was found in them.
    Withdraw(withdraw::Options),
    /// Publish the script that other sites load, under the name of its content.
    Loader(loader::Options),
    /// Write the JSON Schemas of the rule files.
    Schema(schema::Options),
    /// Show what a thousand services would add to the first page, and hold it against budget.toml.
    Growth(growth::Options),
    /// From what Trunk has built to the site: called by Trunk, with TRUNK_STAGING_DIR.
    #[command(hide = true)]
    Assemble,
}

fn main() -> ExitCode {
    match run(Cli::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // One message for a person; what stands behind it follows after colons.
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<()> {
    let workshop = Workshop::open()?;
    match chore {
        Chore::Serve(options) => serve::serve(&workshop, &options),
        Chore::Test(options) => test::test(&workshop, &options),
        Chore::Build(options) => build::build(&workshop, &options).map(drop),
        Chore::Bench(options) => bench::bench(&workshop, &options),
        Chore::Pictures(options) => pictures::pictures(&workshop, &options),
        Chore::Check(options) => check::check(&workshop, &options),
        Chore::Mutate(options) => mutate::mutate(&workshop, &options),
        Chore::Questions(options) => questions::questions(&workshop, &options),
        Chore::Find(options) => find::find(&workshop, &options),
        Chore::Assess(options) => assess::run(&workshop, &options),
        Chore::Factsheet(options) => factsheet::factsheet(&workshop, &options),
        Chore::Fuzz(options) => fuzz::fuzz(&workshop, &options),
        Chore::Release(options) => release::release(&workshop, &options),
        Chore::Spelling(options) => spelling::spelling(&workshop, &options),
        Chore::Withdraw(options) => withdraw::withdraw(&workshop, &options),
        Chore::Loader(options) => loader::loader(&workshop, &options),
        Chore::Schema(options) => schema::schema(&workshop, &options),
        Chore::Growth(options) => growth::growth(&workshop, &options),
        Chore::Assemble => assemble::assemble(&workshop),
    }
}
