//! The pages as the build wrote them, read without a browser.

use crate::server::attribute;
use std::path::{Path, PathBuf};
use std::{env, fs};
use url::Url;

/// A page of the build.
pub struct BuiltPage {
    /// `/`, `/kk/`, `/kk/services/`.
    pub path: String,
    html: String,
}

/// The folder named by `ALDYN_DIST`.
pub fn folder() -> PathBuf {
    match env::var_os("ALDYN_DIST") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist"),
    }
}

/// Every page of the build, in the order of their paths.
pub fn built_pages() -> Vec<BuiltPage> {
    let mut pages = Vec::new();
    collect(&folder(), "/", &mut pages);
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    pages
}

fn collect(folder: &Path, path: &str, pages: &mut Vec<BuiltPage>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|fault| panic!("{}: {fault}; build the site first", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}{name}/"), pages);
        } else if name == "index.html" {
            let html = fs::read_to_string(entry.path()).expect("a page is text");
            pages.push(BuiltPage { path: path.to_owned(), html });
        }
    }
}

impl BuiltPage {
    /// What the page leads to or is made of, as it is written there.
    pub fn references(&self) -> Vec<&str> {
        let names = ["href", "src", "data-index", "data-answer"];
        self.tags().flat_map(|tag| names.iter().filter_map(|name| attribute(tag, name))).collect()
    }

    /// A reference as a browser understands it here: path and fragment of this site, or `None` for another one.
    pub fn resolved(&self, reference: &str) -> Option<(String, Option<String>)> {
        let site = Url::parse("http://site.test/").expect("an address");
        let target = site.join(&self.path).and_then(|page| page.join(reference)).expect("an address");
        let own = target.host_str() == site.host_str();
        own.then(|| (target.path().to_owned(), target.fragment().map(str::to_owned)))
    }

    /// Some element has this id.
    pub fn has_id(&self, id: &str) -> bool {
        self.tags().any(|tag| attribute(tag, "id") == Some(id))
    }

    /// The file of a path is there.
    pub fn is_built(path: &str) -> bool {
        let file = folder().join(path.trim_start_matches('/'));
        if path.ends_with('/') { file.join("index.html").is_file() } else { file.is_file() }
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.html.split('<').filter_map(|tag| tag.split('>').next())
    }
}
