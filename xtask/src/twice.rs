//! Whether two builds in different folders give the same bytes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context, Result, bail};

use crate::budget::files;
use crate::build;
use crate::origin::Origin;
use crate::workshop::{Workshop, announce, read};

/// Builds the checkout's files in a fresh folder, with nothing compiled before, and compares.
pub fn compare(workshop: &Workshop, dist: &Path, origin: Option<&Origin>) -> Result<()> {
    announce("building once more in another folder", "two builds must be equal to the byte", "3 to 6 minutes");
    // Another depth and another length than the checkout's, so that a path in the module would show.
    let copy = Copy { folder: env::temp_dir().join(format!("aldyn-second-build-{}/a/b", process::id())) };
    copy.fill(workshop)?;
    let second = copy.folder.join("dist");
    let moved = workshop.moved_to(copy.folder.canonicalize()?);
    build::make(&moved, &second, origin)?;
    let differences = differences(dist, &second)?;
    if !differences.is_empty() {
        bail!("two builds in different folders are not equal:\n  {}", differences.join("\n  "));
    }
    println!("A second build in another folder is equal to the byte.");
    Ok(())
}

/// A copy of the checkout, removed at the end.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    /// What git knows or would take, and nothing that was built.
    fn fill(&self, workshop: &Workshop) -> Result<()> {
        let mut git = workshop.command("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        for file in read(&mut git, "listing the checkout's files")?.split_terminator('\0') {
            let from = workshop.root.join(file);
            // A file may be deleted and git not yet told.
            if !from.is_file() {
                continue;
            }
            let to = self.folder.join(file);
            fs::create_dir_all(to.parent().context("no folder")?)?;
            fs::copy(&from, &to).with_context(|| format!("copying {file}"))?;
        }
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Some(top) = self.folder.ancestors().nth(2) {
            // What stays behind is in the folder for temporary files.
            let _ = fs::remove_dir_all(top);
        }
    }
}

fn differences(first: &Path, second: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (files(first)?, files(second)?);
    let mut found = Vec::new();
    for file in &ours {
        if !theirs.contains(file) {
            found.push(format!("{} is in the first alone", file.display()));
            continue;
        }
        let (one, other) = (fs::read(first.join(file))?, fs::read(second.join(file))?);
        if one != other {
            let at = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
            found.push(format!("{} differs from byte {at} on", file.display()));
        }
    }
    let alone = theirs.iter().filter(|file| !ours.contains(file));
    found.extend(alone.map(|file| format!("{} is in the second alone", file.display())));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_and_a_missing_file_are_named() {
        let top = env::temp_dir().join(format!("aldyn-differences-{}", process::id()));
        let (first, second) = (top.join("1"), top.join("2"));
        fs::create_dir_all(&first).unwrap();
        fs::create_dir_all(&second).unwrap();
        fs::write(first.join("a"), "same then this").unwrap();
        fs::write(second.join("a"), "same then that").unwrap();
        fs::write(first.join("b"), "").unwrap();
        let found = differences(&first, &second);
        fs::remove_dir_all(&top).unwrap();
        assert_eq!(found.unwrap(), ["a differs from byte 12 on", "b is in the first alone"]);
    }
}
