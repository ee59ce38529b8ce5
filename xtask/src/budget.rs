//! How much a visitor must fetch, held against budget.toml.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// budget.toml: bytes after brotli, and ratios.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    first_question_goal: usize,
    first_question_limit: usize,
    /// What each further service may add to the start page, its catalogue and what is searched.
    pub service_limit: f64,
    pub search_limit: f64,
    /// How many times as long as with a static page something may take: see `bench`.
    pub paint_ratio: f64,
    pub question_ratio: f64,
    pub step_ratio: f64,
    pub answer_ratio: f64,
    /// All that a page may fetch by itself.
    pub fetched_limit: usize,
}

impl Budget {
    pub fn read(root: &Path) -> Result<Budget> {
        toml::from_str(&fs::read_to_string(root.join("budget.toml")).context("budget.toml")?).context("budget.toml")
    }
}

#[derive(Clone, Copy)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// What a page fetches, itself first.
struct Page {
    file: PathBuf,
    /// Whether it begins with a service's questions.
    is_service: bool,
    loads: Vec<PathBuf>,
}

/// Prints the sizes of all files and of the page that weighs most, and fails if it is past the limit.
pub fn hold(root: &Path, dist: &Path) -> Result<()> {
    let budget = Budget::read(root)?;
    let mut sizes = BTreeMap::new();
    for file in files(dist)? {
        let bytes = fs::read(dist.join(&file))?;
        sizes.insert(file, Size { raw: bytes.len(), brotli: brotli_length(&bytes)? });
    }
    print_table(&sizes);

    let mut heaviest: Option<(Page, usize)> = None;
    for file in sizes.keys().filter(|file| file.ends_with("index.html")) {
        let page = page(file, &fs::read_to_string(dist.join(file))?)?;
        let weight = weight(&page, &sizes)?;
        // A page without questions counts only if there is no other.
        if heaviest.as_ref().is_none_or(|(other, most)| (page.is_service, weight) > (other.is_service, *most)) {
            heaviest = Some((page, weight));
        }
    }
    let (page, weight) = heaviest.context("the site has no page")?;
    print_page(&page, &sizes);
    judge(weight, &budget)
}

fn judge(weight: usize, budget: &Budget) -> Result<()> {
    let (goal, limit) = (budget.first_question_goal, budget.first_question_limit);
    if weight > limit {
        bail!("{} must arrive before the first question; the limit is {} (budget.toml)", kb(weight), kb(limit));
    }
    if weight > goal {
        println!(
            "WARNING: {} is past the goal of {} (budget.toml; the limit is {}).\n",
            kb(weight),
            kb(goal),
            kb(limit)
        );
    } else {
        println!("Within the goal of {} (limit {}).\n", kb(goal), kb(limit));
    }
    Ok(())
}

fn print_table(sizes: &BTreeMap<PathBuf, Size>) {
    println!("\n{:>9} {:>9}  file (bytes)", "raw", "brotli");
    for (file, size) in sizes {
        println!("{:>9} {:>9}  {}", size.raw, size.brotli, file.display());
    }
    let raw: usize = sizes.values().map(|size| size.raw).sum();
    let brotli: usize = sizes.values().map(|size| size.brotli).sum();
    println!("{raw:>9} {brotli:>9}  {} files in all\n", sizes.len());
}

fn print_page(page: &Page, sizes: &BTreeMap<PathBuf, Size>) {
    println!("Before the first question of {} (the page that weighs most):", page.file.display());
    let mut kinds: Vec<(&str, Size)> = Vec::new();
    for file in &page.loads {
        let (kind, size) = (kind(file), sizes[file]);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum = Size { raw: sum.raw + size.raw, brotli: sum.brotli + size.brotli },
            None => kinds.push((kind, size)),
        }
    }
    let total = kinds.iter().fold((0, 0), |(raw, brotli), (_, size)| (raw + size.raw, brotli + size.brotli));
    for (kind, size) in kinds {
        println!("{:>9} {:>9}  {kind}", size.raw, size.brotli);
    }
    println!("{:>9} {:>9}  together: {}", total.0, total.1, kb(total.1));
}

fn kind(file: &Path) -> &'static str {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "page",
        Some("css") => "style",
        Some("js") => "script",
        Some("wasm") => "module",
        Some("pack") if name.starts_with("index-") => "index",
        Some("pack") => "packs",
        _ => "other",
    }
}

fn weight(page: &Page, sizes: &BTreeMap<PathBuf, Size>) -> Result<usize> {
    let mut weight = 0;
    for file in &page.loads {
        let size = sizes.get(file);
        weight += size
            .with_context(|| format!("{} loads {}, which is not there", page.file.display(), file.display()))?
            .brotli;
    }
    Ok(weight)
}

/// Reads from a page's own text what a browser fetches with it.
fn page(file: &Path, html: &str) -> Result<Page> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut loads = vec![file.to_owned()];
    let (head, _) = html.split_once("</head>").with_context(|| format!("{} has no head", file.display()))?;
    for tag in head.split('<').filter_map(|rest| rest.split('>').next()) {
        let target = match (tag.split_whitespace().next(), attribute(tag, "rel")) {
            (Some("link"), Some("stylesheet" | "preload" | "modulepreload")) => attribute(tag, "href"),
            (Some("script"), _) => attribute(tag, "src"),
            _ => None,
        };
        if let Some(target) = target {
            loads.push(resolve(folder, target));
        }
    }
    loads.dedup();
    Ok(Page { file: file.to_owned(), is_service: head.contains(" data-service=\""), loads })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn resolve(folder: &Path, target: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for part in Path::new(target).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

/// All files below a folder, as paths from it, in one order on every machine.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut to_visit = vec![folder.to_owned()];
    while let Some(visited) = to_visit.pop() {
        for entry in fs::read_dir(&visited).with_context(|| format!("{}", visited.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                to_visit.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// At the quality that a server sends ready-made files with.
pub fn brotli_length(bytes: &[u8]) -> Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// 1 KB is 1000 bytes.
fn kb(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget {
        first_question_goal: 75_000,
        first_question_limit: 110_000,
        service_limit: 30.0,
        search_limit: 150.0,
        paint_ratio: 1.9,
        question_ratio: 5.0,
        step_ratio: 3.5,
        answer_ratio: 20.0,
        fetched_limit: 160_000,
    };

    #[test]
    fn a_site_past_the_limit_fails_and_one_past_the_goal_does_not() {
        assert!(judge(75_000, &BUDGET).is_ok());
        assert!(judge(110_000, &BUDGET).is_ok());
        assert!(judge(110_001, &BUDGET).unwrap_err().to_string().contains("110.0 KB"));
    }

    #[test]
    fn a_page_weighs_what_its_head_makes_the_browser_fetch() {
        let html = r#"<html lang="kk" data-root="../../" data-service="visa"><head>
            <link rel="stylesheet" href="../../style.css" integrity="x">
            <link rel="preload" id="m" as="fetch" href="../../aldyn.wasm">
            <script type="module" src="../../aldyn.js"></script>
            <link rel="alternate" hreflang="ru" href="../../ru/visa/">
            </head><body><img src="later.png"></body></html>"#;
        let page = page(Path::new("kk/visa/index.html"), html).unwrap();
        let loads: Vec<_> = page.loads.iter().map(|file| file.to_str().unwrap()).collect();
        assert_eq!(loads, ["kk/visa/index.html", "style.css", "aldyn.wasm", "aldyn.js"]);
        assert!(page.is_service);
    }

    #[test]
    fn a_size_is_what_brotli_makes_of_it() {
        assert!(brotli_length(&[b'a'; 10_000]).unwrap() < 50);
    }
}
