//! `cargo xtask withdraw`: the rules of a service, as they are, must no longer be shown.

use aldyn::source::{Withdrawn, WithdrawnFile};
use anyhow::{Context, Result, bail};

use crate::check::{load, today};
use crate::questions::service;
use crate::versions;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Its folder in `rules`, or the guide's id.
    service: String,
    /// What is wrong, for those who mend it.
    #[arg(long)]
    because: String,
}

/// Puts the version on the list `rules/withdrawn.json`, which the site publishes. Rules that are changed are another version
/// and are shown again.
pub fn withdraw(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = load(workshop, None)?;
    let compiled = service(&rules, &options.service)?;
    if versions::withdrawn(&rules).contains(&compiled.id) {
        bail!("the rules of {} are withdrawn already; change them, and they are shown again", compiled.id);
    }
    let on = today().context("the clock of this machine is past the years that can be named")?.to_string();
    let version =
        versions::versions(&rules).get(&compiled.id).map(versions::name).context("the service has no packs")?;
    let mut file: WithdrawnFile = rules.withdrawn.clone();
    let because = options.because.clone();
    file.withdrawn.push(Withdrawn { service: compiled.id.clone(), version: version.clone(), on, because });
    std::fs::write(workshop.root.join("rules/withdrawn.json"), serde_json::to_string_pretty(&file)? + "\n")?;
    println!(
        "{} {version} is withdrawn. Publish withdrawn.json of the next build: devices that have kept the",
        compiled.id
    );
    println!(
        "rules look for it whenever a page is opened. (It may also be added by hand on a server: a list of versions.\n\
         On a kiosk it is /etc/aldyn/withdrawn.json, beside the site: servers/kiosk/README.md.)"
    );
    Ok(())
}
