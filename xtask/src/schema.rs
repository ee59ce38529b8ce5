//! `cargo xtask schema`: the JSON Schemas of the rule files, made from the types that read them.

use std::fs;

use aldyn::source::{
    ActFile, CatalogueFile, FactsFile, GlossaryFile, GuideFile, ScenarioFile, SearchFile, ServiceFile, SurvivorsFile,
    WithdrawnFile,
};
use anyhow::{Context, Result, bail};
use schemars::{Schema, schema_for};

use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Change nothing; fail if a schema is not what the types say.
    #[arg(long)]
    pub check: bool,
}

pub fn schema(workshop: &Workshop, options: &Options) -> Result<()> {
    let folder = workshop.root.join("rules/schema");
    let schemas: [(&str, Schema); 10] = [
        ("act.json", schema_for!(ActFile)),
        ("catalogue.json", schema_for!(CatalogueFile)),
        ("facts.json", schema_for!(FactsFile)),
        ("glossary.json", schema_for!(GlossaryFile)),
        ("guide.json", schema_for!(GuideFile)),
        ("scenarios.json", schema_for!(ScenarioFile)),
        ("search.json", schema_for!(SearchFile)),
        ("service.json", schema_for!(ServiceFile)),
        ("survivors.json", schema_for!(SurvivorsFile)),
        ("withdrawn.json", schema_for!(WithdrawnFile)),
    ];
    fs::create_dir_all(&folder)?;
    for (name, schema) in schemas {
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        let file = folder.join(name);
        if !options.check {
            fs::write(&file, text).with_context(|| format!("rules/schema/{name}"))?;
        } else if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
            bail!("rules/schema/{name} is not what the types say: run `cargo xtask schema`");
        }
    }
    println!("The schemas are what the types say.");
    Ok(())
}
