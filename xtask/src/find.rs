//! `cargo xtask find "WORDS"`: what a citizen's words find, and which subject that nothing here covers silences it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::check::load;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// As somebody would type them, in any of the three languages.
    words: Vec<String>,
    /// Another folder of rule files.
    #[arg(long)]
    rules: Option<PathBuf>,
}

pub fn find(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = load(workshop, options.rules.as_ref())?;
    let file = rules.search.as_ref().context("there is no search.json in the rules")?;
    let index = rules.search().context("there is no search.json in the rules")?;
    let query = options.words.join(" ");
    let hits = index.find(&query);
    let explained = index.explained(&query);
    let services = rules.services.iter().map(|service| service.id.as_str()).zip(&explained);
    let uncovered = file.uncovered.keys().map(String::as_str).zip(explained.iter().skip(rules.services.len()));
    for hit in &hits {
        if let Some(service) = rules.services.get(usize::from(hit.service)) {
            println!("{:>3} %  {}", hit.explained, service.id);
        }
    }
    if hits.is_empty() {
        println!("nothing is found");
    }
    let is_shown = |id: &str| {
        hits.iter().any(|hit| rules.services.get(usize::from(hit.service)).is_some_and(|found| found.id == id))
    };
    let mut kept_back: Vec<(&str, &u8)> = services.filter(|(id, share)| **share > 0 && !is_shown(id)).collect();
    let mut others: Vec<(&str, &u8)> = uncovered.filter(|(_, share)| **share > 0).collect();
    for (title, list) in [("kept back:", &mut kept_back), ("not covered here:", &mut others)] {
        list.sort_by_key(|(_, share)| std::cmp::Reverse(**share));
        if !list.is_empty() {
            println!("{title}");
        }
        for (subject, share) in list.iter().take(5) {
            println!("{share:>3} %  {subject}");
        }
    }
    Ok(())
}
