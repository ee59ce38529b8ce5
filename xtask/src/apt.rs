//! Debian's package manager, for what the chores need of the system.

use anyhow::{Result, bail};

use crate::workshop::{Workshop, announce, run};

/// Installs packages of the system, where that may be done; `by_hand` says what to do where it may not.
pub fn install(workshop: &Workshop, packages: &[&str], needed_for: &str, by_hand: &str) -> Result<()> {
    // Only apt names the packages so; elsewhere a person knows better.
    let Some(before) = workshop.find("apt-get").and_then(|_| leave_to_install(workshop)) else { bail!("{by_hand}") };
    announce(&format!("installing {}", packages.join(" and ")), needed_for, "about 2 minutes, once");
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> = before.iter().copied().chain(["apt-get"]).chain(arguments.iter().copied()).collect();
        let mut command = workshop.command(words[0]);
        command.args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command, "installing packages of the system")
    };
    // A list that cannot be renewed may still do.
    if let Err(fault) = apt(&["update"]) {
        eprintln!("{fault:#}; going on with the lists at hand");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if let Err(fault) = apt(&install.iter().chain(packages).copied().collect::<Vec<_>>()) {
        bail!("{fault:#}; {by_hand}");
    }
    Ok(())
}

/// What to put before `apt-get` so that it may install: nothing for root, `sudo` where it asks no password.
fn leave_to_install(workshop: &Workshop) -> Option<&'static [&'static str]> {
    let user = workshop.command("id").arg("-u").output().ok()?;
    if String::from_utf8_lossy(&user.stdout).trim() == "0" {
        return Some(&[]);
    }
    let sudo = workshop.command("sudo").args(["-n", "true"]).output().ok()?;
    sudo.status.success().then_some(&["sudo", "-n"])
}
