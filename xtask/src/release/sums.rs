//! The hashes of a build, as `sha256sum -c` checks them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assemble::hex;
use crate::budget::files;

/// A line for each file of the folder, sorted by path: hash, two spaces, path.
pub fn of(dist: &Path) -> Result<String> {
    let mut lines = String::new();
    for file in files(dist)? {
        let bytes = fs::read(dist.join(&file)).with_context(|| format!("{}", file.display()))?;
        let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
        lines.push_str(&format!("{}  {}\n", hex(&bytes), parts.join("/")));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, process};

    #[test]
    fn each_file_has_a_line_in_the_order_of_paths() {
        let folder = env::temp_dir().join(format!("aldyn-sums-{}", process::id()));
        fs::create_dir_all(folder.join("packs")).unwrap();
        fs::write(folder.join("z"), "").unwrap();
        fs::write(folder.join("packs/a.pack"), "abc").unwrap();
        let sums = of(&folder);
        fs::remove_dir_all(&folder).unwrap();
        // The hashes of FIPS 180-4 for "abc", and of nothing.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sums.unwrap(), format!("{abc}  packs/a.pack\n{nothing}  z\n"));
    }
}
