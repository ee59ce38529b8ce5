//! Style sheets. Each of those in `static/` is a list of the files of `static/design/` that it is made of; the build joins
//! them, so that a page fetches one file and a component has a folder of its own.

#[cfg(test)]
mod classes;
#[cfg(test)]
mod contrast;
#[cfg(test)]
mod rules;

use crate::start_script::without_comments;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The files that a sheet lists, in their order, as paths from its folder.
pub fn listed(list: &str) -> Result<Vec<String>> {
    let mut files: Vec<String> = Vec::new();
    for line in without_comments(list).lines() {
        let file = line.trim().strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        let Some(file) = file else {
            bail!("`{line}`: a sheet only lists what it is made of, as `@import \"design/page/page.css\";`");
        };
        if files.iter().any(|known| known == file) {
            bail!("{file} is listed twice");
        }
        files.push(file.to_owned());
    }
    Ok(files)
}

/// The sheet `STEM.css` of a folder with what it lists in the place of the list.
pub fn join(folder: &Path, stem: &str) -> Result<String> {
    let sheet = folder.join(format!("{stem}.css"));
    let named = || sheet.display().to_string();
    let list = fs::read_to_string(&sheet).with_context(named)?;
    let mut joined = String::new();
    for file in listed(&list).with_context(named)? {
        let text = fs::read_to_string(folder.join(&file));
        joined.push_str(&text.with_context(|| format!("{} lists {file}, which cannot be read", sheet.display()))?);
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of sheets, gone when the test is over.
    fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("aldyn-sheets-{name}-{}", std::process::id()));
        for (file, text) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_sheet_is_what_it_lists_in_that_order() {
        let list = "/* Of every\n   page. */\n@import \"b.css\";\n@import \"a.css\";\n";
        let folder = folder("order", &[("style.css", list), ("a.css", "a {}\n"), ("b.css", "b {}\n")]);
        assert_eq!(join(&folder, "style").unwrap(), "b {}\na {}\n");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_that_is_missing_is_named_with_the_sheet_that_lists_it() {
        let folder = folder("missing", &[("style.css", "@import \"design/none.css\";\n")]);
        let fault = join(&folder, "style").unwrap_err().to_string();
        assert!(fault.ends_with("style.css lists design/none.css, which cannot be read"), "{fault}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_sheet_holds_no_rules_of_its_own_and_nothing_twice() {
        assert!(listed("p { margin: 0; }\n").unwrap_err().to_string().starts_with("`p { margin: 0; }`"));
        assert!(listed("@import url(far.css);\n").is_err());
        let twice = listed("@import \"a.css\";\n@import \"a.css\";\n");
        assert_eq!(twice.unwrap_err().to_string(), "a.css is listed twice");
    }
}
