//! `cargo xtask serve`.

use std::net::IpAddr;
use std::process::Command;

#[cfg(unix)]
use anyhow::Context;
use anyhow::Result;

use crate::workshop::{Workshop, announce};
use crate::{node_tools, tools};

#[derive(clap::Args)]
pub struct Options {
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen at, if not this machine alone.
    #[arg(long)]
    address: Option<IpAddr>,
    /// Serve what will be published: slower to build, and Node is needed.
    #[arg(long)]
    release: bool,
}

pub fn serve(workshop: &Workshop, options: &Options) -> Result<()> {
    tools::ensure(workshop)?;
    if options.release {
        node_tools::ensure(workshop)?;
    }
    announce("building the app", "then it is served until Ctrl+C", "the first time a minute or two, later seconds");
    let host = match options.address {
        None => "localhost".to_owned(),
        Some(IpAddr::V6(address)) => format!("[{address}]"),
        Some(address) => address.to_string(),
    };
    eprintln!("-> once built: http://{host}:{}/", options.port);
    let mut trunk = workshop.trunk();
    trunk.args(["serve", "--port", &options.port.to_string()]);
    if let Some(address) = options.address {
        trunk.args(["--address", &address.to_string()]);
    }
    if options.release {
        trunk.arg("--release");
    }
    become_program(&mut trunk)
}

/// Trunk takes the place of this process, so that whoever ends the one ends the other.
#[cfg(unix)]
fn become_program(trunk: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(trunk.exec()).context("cannot start trunk")
}

#[cfg(not(unix))]
fn become_program(trunk: &mut Command) -> Result<()> {
    crate::workshop::run(trunk, "serving")
}
