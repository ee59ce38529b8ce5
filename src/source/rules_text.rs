use super::Faults;
use std::collections::BTreeMap;
use std::path::Path;

/// The files of a rules folder as text, by path relative to it. Kept apart so that tests can change one in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesText(pub BTreeMap<String, String>);

impl RulesText {
    /// Reads every `.json` below the folder; `schema` and what begins with a dot are left out.
    pub fn read(folder: &Path) -> Result<RulesText, Faults> {
        let mut text = RulesText::default();
        let mut faults = Faults::default();
        read_folder(folder, "", &mut text, &mut faults);
        if text.0.is_empty() && faults.is_empty() {
            faults.add(&folder.display().to_string(), "folder", "no rule files here: name the rules folder");
        }
        faults.unless_any(text)
    }
}

fn read_folder(folder: &Path, prefix: &str, text: &mut RulesText, faults: &mut Faults) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return faults.add(prefix, "folder", format!("cannot be read: {error}")),
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            if name != "schema" && !name.starts_with('.') {
                read_folder(&entry.path(), &format!("{path}/"), text, faults);
            }
        } else if name.ends_with(".json") {
            match std::fs::read_to_string(entry.path()) {
                Ok(content) => {
                    text.0.insert(path, content);
                }
                Err(error) => faults.add(&path, "file", format!("cannot be read: {error}")),
            }
        }
    }
}
