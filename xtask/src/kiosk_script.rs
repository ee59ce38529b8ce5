//! The script of a kiosk: the files of `static/kiosk/`, one after the other, as one script with one scope.

use std::fs;

use anyhow::{Context, Result};

use crate::workshop::Workshop;

/// In this order: each uses what stands before it, and the last puts them to work.
const FILES: [&str; 8] = ["settings", "words", "wipe", "codes", "ways", "idle", "pad", "page"];

/// The script, with empty constants where the build writes what it knows.
pub fn join(workshop: &Workshop) -> Result<String> {
    let mut script = String::from("(function () {\n\"use strict\";\n");
    for file in FILES {
        let path = workshop.root.join("static/kiosk").join(format!("{file}.js"));
        script.push_str(&fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?);
    }
    Ok(script + "})();\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use aldyn::locale::KIOSK_WORDS;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_file_of_the_folder_is_joined() {
        let folder = Workshop::open().unwrap().root.join("static/kiosk");
        let files = fs::read_dir(folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".js").to_owned());
        assert_eq!(names.collect::<BTreeSet<_>>(), FILES.map(str::to_owned).into());
    }

    #[test]
    fn every_word_that_is_said_is_written_and_every_word_that_is_written_is_said() {
        let workshop = Workshop::open().unwrap();
        let words: BTreeMap<String, serde_json::Value> = serde_json::from_str(KIOSK_WORDS).unwrap();
        let page = fs::read_to_string(workshop.root.join("src/prerender/kiosk.rs")).unwrap();
        let texts = join(&workshop).unwrap() + &page;
        for name in words.keys() {
            // What is wrong with a setting has its name.
            let setting = name.strip_prefix("fault_").is_some_and(|key| texts.contains(&format!("\n  {key}: (value")));
            assert!(setting || texts.contains(&format!("\"{name}\"")), "nothing says \"{name}\"");
        }
        let calls = ["say(\"", "said(\"", "named(\"", "control(\"", "alarm(\"", "fault(\"", "word(&words, \""];
        let said = calls.iter().flat_map(|call| texts.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
        for name in said.filter(|name| !["class", "button", "back"].contains(name)) {
            assert!(words.contains_key(name), "src/locale/kiosk.json lacks \"{name}\"");
        }
    }
}
