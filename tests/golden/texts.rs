use crate::cases::CASES;
use crate::difference::difference;
use crate::people::request;
use crate::{HOW_TO_ACCEPT, LANGUAGES, accepts, folder, rules};
use aldyn::answer::show;
use aldyn::source::Rules;
use aldyn::told::read_aloud;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The golden texts as they are now, by file.
fn texts(rules: &Rules) -> BTreeMap<PathBuf, String> {
    let mut texts = BTreeMap::new();
    for (service, file, named) in CASES {
        let compiled = rules.service(service).unwrap_or_else(|| panic!("no service \"{service}\""));
        let mut found = rules.scenarios[service].scenarios.iter().filter(|known| known.name.starts_with(named));
        let scenario = found.next().unwrap_or_else(|| panic!("{service}: no scenario begins with \"{named}\""));
        assert!(found.next().is_none(), "{service}: several scenarios begin with \"{named}\"");
        for lang in LANGUAGES {
            let nodes = show(&rules.subject(compiled, lang), &request(rules, scenario));
            let path = folder().join(service).join(format!("{file}.{}.txt", lang.code()));
            let text = format!("({})\n\n{}\n", scenario.name, read_aloud(&nodes));
            assert!(texts.insert(path, text).is_none(), "{service}: two cases are called {file}");
        }
    }
    texts
}

/// The golden texts that lie there.
fn written() -> Vec<PathBuf> {
    let folders = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files.collect()
}

#[test]
fn every_golden_text_is_what_the_page_says() {
    let texts = texts(&rules());
    let stale = written().into_iter().filter(|path| !texts.contains_key(path));
    if accepts() {
        stale.for_each(|path| fs::remove_file(path).unwrap());
        for (path, text) in &texts {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        return;
    }
    let mut faults: Vec<String> = stale.map(|path| format!("{}: no case has this text", path.display())).collect();
    for (path, text) in &texts {
        let before = fs::read_to_string(path).unwrap_or_default();
        let differs = difference(&before, text);
        if !differs.is_empty() {
            faults.push(format!("{}\n{differs}", path.strip_prefix(folder()).unwrap().display()));
        }
    }
    assert!(faults.is_empty(), "{}\n{} texts differ. {HOW_TO_ACCEPT}", faults.join("\n"), faults.len());
}
