//! `cargo xtask factsheet`: one readable page per service and language, for a lawyer to compare with the act.
//!
//! It is made from the rule files alone, in the order of the act: under each place the items that cite it first, and
//! at the end the places that no item uses, with the reason.

mod item;
mod page;

use std::fs;
use std::path::PathBuf;

use aldyn::locale::Lang;
use anyhow::{Context, Result, bail};

use crate::check::load;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Its folder in `rules`; left out: every service.
    service: Option<String>,
    /// Another folder of rule files.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Where the pages go.
    #[arg(long, default_value = "target/factsheets")]
    out: PathBuf,
}

pub fn factsheet(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = load(workshop, options.rules.as_ref())?;
    let out = workshop.root.join(&options.out);
    let wanted = |id: &str| options.service.as_deref().is_none_or(|service| service == id);
    let sources: Vec<_> = rules.sources.iter().filter(|source| wanted(&source.id)).collect();
    if sources.is_empty() {
        bail!("no such service: its name is that of its folder in rules/");
    }
    for source in &sources {
        for lang in Lang::ALL {
            let act = rules.acts.iter().find(|act| act.id == source.act).context("the act is missing")?;
            let file = out.join(lang.code()).join(format!("{}.html", source.id));
            fs::create_dir_all(file.parent().context("a folder")?)?;
            let html = page::Factsheet::new(&rules, source, act, lang).html();
            fs::write(&file, html).with_context(|| format!("{}", file.display()))?;
        }
    }
    println!("{} pages in {}", sources.len() * Lang::ALL.len(), out.display());
    Ok(())
}
