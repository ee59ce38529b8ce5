//! `cargo xtask questions SERVICE`: what can be asked, and what can be answered.

use std::path::PathBuf;

use aldyn::source::{FactKind, FactSource};
use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::check::load;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Its folder in `rules`.
    service: String,
    /// Another folder of rule files.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub fn questions(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = load(workshop, options.rules.as_ref())?;
    let compiled = service(&rules, &options.service)?;
    // With the options that this service offers: of the ways to apply not all.
    let facts = compiled.service.questions.iter().filter_map(|question| {
        let mut fact = rules.facts.by_code(question.fact)?.clone();
        fact.options.retain(|option| question.kind.choices().iter().any(|choice| choice.option.0 == option.code));
        Some(fact)
    });
    let facts: Vec<FactSource> = facts.collect();
    if options.json {
        let list: Vec<Value> = facts.iter().map(described).collect();
        println!("{}", serde_json::to_string_pretty(&list)?);
        return Ok(());
    }
    for fact in &facts {
        println!("{} ({})", fact.id, kind(fact));
        println!("    {}", fact.question.en);
        for option in &fact.options {
            println!("    {}={}  {}", fact.id, option.id, option.text.en);
        }
        if fact.kind == FactKind::Several {
            println!("    {}=none  several with commas; add ,? where the others are not known", fact.id);
        }
        if fact.kind == FactKind::Date {
            println!("    {}=2026-11-20", fact.id);
        }
        if fact.may_not_know {
            println!("    {}=dont-know", fact.id);
        }
        if fact.delicate {
            println!("    {}=prefer-not-to-say", fact.id);
        }
    }
    Ok(())
}

/// The service of that name, or the guide; or the names there are.
pub fn service<'r>(rules: &'r aldyn::source::Rules, id: &str) -> Result<&'r aldyn::source::Compiled> {
    rules.interviews().find(|compiled| compiled.id == id).with_context(|| {
        let known: Vec<&str> = rules.interviews().map(|service| service.id.as_str()).collect();
        format!("no service \"{id}\": there are {}", known.join(", "))
    })
}

fn described(fact: &FactSource) -> Value {
    let options = fact.options.iter().map(|option| json!({ "id": option.id, "text": option.text }));
    json!({
        "id": fact.id,
        "kind": fact.kind,
        "question": fact.question,
        "options": options.collect::<Vec<_>>(),
        "may_not_know": fact.may_not_know,
        "delicate": fact.delicate,
    })
}

fn kind(fact: &FactSource) -> &'static str {
    match fact.kind {
        FactKind::Choice => "one of",
        FactKind::Several => "any of",
        FactKind::Date => "a day",
    }
}
