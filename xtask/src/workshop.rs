//! Where the chores work and how they call other programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The checkout, and the folders in which programs are looked for.
pub struct Workshop {
    /// The top folder of the checkout.
    pub root: PathBuf,
    /// Cargo's own folder (`~/.cargo`).
    pub cargo_home: PathBuf,
    /// What the children get as PATH, our tools first.
    path: OsString,
}

impl Workshop {
    pub fn open() -> Result<Workshop> {
        // Cargo says where the package is; Trunk starts its hooks in the top folder.
        let root = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => PathBuf::from(package).join(".."),
            None => env::current_dir()?,
        };
        let root = root.canonicalize().context("the checkout is gone")?;
        let cargo_home = match env::var_os("CARGO_HOME") {
            Some(folder) => PathBuf::from(folder),
            None => home()?.join(".cargo"),
        };
        Workshop::at(root, cargo_home)
    }

    /// The same tools at work in another folder: see `build --twice`.
    pub fn moved_to(&self, root: PathBuf) -> Workshop {
        Workshop { root, cargo_home: self.cargo_home.clone(), path: self.path.clone() }
    }

    fn at(root: PathBuf, cargo_home: PathBuf) -> Result<Workshop> {
        let mut folders = vec![own_tools(&root).join("bin"), root.join("node_modules/.bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        folders.push(cargo_home.join("bin"));
        let path = env::join_paths(folders).context("a folder named in PATH cannot stand there")?;
        Ok(Workshop { root, cargo_home, path })
    }

    /// Where a tool goes when cargo's folder holds another version of it.
    pub fn own_tools(&self) -> PathBuf {
        own_tools(&self.root)
    }

    /// The program of this name that the children would start.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let names = [format!("{program}{}", env::consts::EXE_SUFFIX), format!("{program}.cmd")];
        let names = if cfg!(windows) { &names[..] } else { &names[..1] };
        env::split_paths(&self.path)
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
            .find(|file| file.is_file())
    }

    /// A program started in the top folder as if from a shell: what `cargo run` added for us is taken away, so that a
    /// cargo further down builds what it would have built by itself.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&*name);
            }
        }
        command
    }

    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }

    /// Trunk, which must not ask the network whether there is a newer one.
    pub fn trunk(&self) -> Command {
        let mut command = self.command("trunk");
        command.arg("--skip-version-check");
        // It takes `true` and `false` only, where everyone else sets 1.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// The first line that `program --version` prints, if it runs.
    pub fn version_line(&self, program: impl AsRef<OsStr>) -> Option<String> {
        let output = self.command(program).arg("--version").stdin(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then(|| text.lines().next().unwrap_or_default().to_owned())
    }
}

/// Runs a child whose output is the user's to see.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{what}: cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{what} failed ({status}): {}", shown(command));
    }
    Ok(())
}

/// Runs a child for what it prints.
pub fn read(command: &mut Command, what: &str) -> Result<String> {
    let output = command.output().with_context(|| format!("{what}: cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{what} failed: {}\n{}", shown(command), String::from_utf8_lossy(&output.stderr).trim_end());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{what}: the output is not text"))
}

/// The line before a step that takes long.
pub fn announce(what: &str, why: &str, how_long: &str) {
    eprintln!("-> {what}: {why} ({how_long})");
}

pub fn home() -> Result<PathBuf> {
    env::home_dir().filter(|home| home.parent().is_some()).context("no home folder: set HOME")
}

fn own_tools(root: &Path) -> PathBuf {
    root.join("target").join("tools")
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
