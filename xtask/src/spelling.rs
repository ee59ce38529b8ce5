//! `cargo xtask spelling`: every text in the three languages, by the system's dictionaries and our own words.
//!
//! What no dictionary knows stands in `rules/words/LANG.txt`: terms of the acts, abbreviations, and in Kazakh the many
//! inflected forms that its dictionary lacks. Each was looked at before it was written there; one that no text uses
//! any more must go.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use aldyn::locale::{Lang, kiosk_words, static_words};
use aldyn::source::{Rules, page_texts};
use anyhow::{Context, Result, bail};

use crate::apt;
use crate::check::load;
use crate::workshop::Workshop;

#[derive(Default, clap::Args)]
pub struct Options {
    /// Another folder of rule files.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Write the unknown words into the lists, to be looked at one by one.
    #[arg(long)]
    accept: bool,
}

const PACKAGES: [&str; 4] = ["hunspell", "hunspell-kk", "hunspell-ru", "hunspell-en-gb"];
const BY_HAND: &str = "the spelling is checked by hunspell with dictionaries for Kazakh, Russian and British English: \
                       install them (Debian: `apt-get install hunspell hunspell-kk hunspell-ru hunspell-en-gb`)";

pub fn spelling(workshop: &Workshop, options: &Options) -> Result<()> {
    ensure(workshop)?;
    let folder = options.rules.clone().unwrap_or_else(|| workshop.root.join("rules"));
    let rules = load(workshop, Some(&folder))?;
    let mut faults = 0;
    for lang in Lang::ALL {
        let mut text = page_texts(lang).says.join("\n");
        let (of_pages, of_the_kiosk) = (static_words(lang), kiosk_words(lang));
        let built = of_pages.texts().into_iter().chain(of_the_kiosk.values().map(String::as_str));
        for line in built.chain(of_the_catalogue(&rules, lang)) {
            text.push('\n');
            text.push_str(line);
        }
        for service in rules.interviews() {
            // A way to another service holds its folder beside its name; folders are no words.
            let is_folder = |line: &&String| rules.service(line).is_some();
            for line in service.texts[lang as usize].0.iter().filter(|line| !is_folder(line)) {
                text.push('\n');
                text.push_str(line);
            }
        }
        let words = words_of(&text);
        let file = folder.join("words").join(format!("{}.txt", lang.code()));
        let known: BTreeSet<String> =
            fs::read_to_string(&file).unwrap_or_default().lines().map(str::to_owned).collect();
        let unknown = unknown(workshop, lang, &words)?;
        if options.accept {
            fs::create_dir_all(folder.join("words"))?;
            fs::write(&file, unknown.iter().map(|word| format!("{word}\n")).collect::<String>())
                .with_context(|| format!("{}", file.display()))?;
            println!("{}: {} words in {}", lang.code(), unknown.len(), file.display());
            continue;
        }
        let misspelt: Vec<&str> = unknown.difference(&known).map(String::as_str).collect();
        let idle: Vec<&str> = known.difference(&unknown).map(String::as_str).collect();
        println!("{}: {} words, {} of them ours", lang.code(), words.len(), known.len());
        if !misspelt.is_empty() {
            println!("  error: no dictionary knows: {}", misspelt.join(", "));
        }
        if !idle.is_empty() {
            println!("  error: no text needs them in {}: {}", file.display(), idle.join(", "));
        }
        faults += misspelt.len() + idle.len();
    }
    if faults > 0 {
        bail!("{faults} words: correct the text, or add the word to rules/words once you are sure of it");
    }
    Ok(())
}

/// What stands on the pages to read alone: life events, short names, ministries.
fn of_the_catalogue(rules: &Rules, lang: Lang) -> impl Iterator<Item = &str> {
    let events = rules.events.iter().flat_map(|event| [&event.title, &event.lead]);
    let texts = events.chain(rules.short_names.values()).chain(rules.acts.iter().map(|act| &act.ministry));
    texts.map(move |text| text.get(lang))
}

fn ensure(workshop: &Workshop) -> Result<()> {
    let missing = || Lang::ALL.iter().any(|lang| unknown(workshop, *lang, &BTreeSet::new()).is_err());
    if missing() {
        apt::install(workshop, &PACKAGES, "the spelling", BY_HAND)?;
    }
    if missing() {
        bail!(BY_HAND);
    }
    Ok(())
}

fn dictionary(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk_KZ",
        Lang::Ru => "ru_RU",
        Lang::En => "en_GB",
    }
}

/// The words of a text, without placeholders and addresses. A word with a figure in it is a number or a code.
fn words_of(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for piece in without_placeholders(text).split_whitespace() {
        if piece.contains("www.") || piece.contains("://") || piece.contains(".kz") {
            continue;
        }
        let letters = piece.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '’'));
        for word in letters.map(|word| word.trim_matches(['-', '’'])) {
            // The Russian dictionary knows its words with hyphens; elsewhere each half is a word.
            words.extend(
                word.split('-')
                    .filter(|part| part.chars().all(|letter| letter.is_alphabetic() || letter == '’'))
                    .map(str::to_owned),
            );
        }
    }
    words.remove("");
    words
}

fn without_placeholders(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for (at, piece) in text.split('{').enumerate() {
        kept.push_str(if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) });
    }
    kept
}

/// Of these words the ones that the dictionary does not know.
fn unknown(workshop: &Workshop, lang: Lang, words: &BTreeSet<String>) -> Result<BTreeSet<String>> {
    let mut hunspell = workshop.command("hunspell");
    hunspell.args(["-d", dictionary(lang), "-i", "utf-8", "-l"]).env("LC_ALL", "C.UTF-8");
    let mut child = hunspell
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("hunspell does not start")?;
    let mut input = child.stdin.take().context("hunspell takes no input")?;
    let list: String = words.iter().map(|word| format!("{}\n", word.replace('’', "'"))).collect();
    let writer = std::thread::spawn(move || input.write_all(list.as_bytes()));
    let output = child.wait_with_output()?;
    // A dictionary that is missing ends it before it has read everything: the exit status says so below.
    let _ = writer.join();
    if !output.status.success() {
        bail!("hunspell has no dictionary {}", dictionary(lang));
    }
    let said: BTreeSet<String> =
        String::from_utf8_lossy(&output.stdout).lines().map(|word| word.replace('\'', "’")).collect();
    Ok(words.iter().filter(|word| said.contains(*word)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_spaces_signs_and_placeholders() {
        let words = words_of("«{n:working-days} күн» – egov.kz сайтында, 30x40 мм; ХҚКО-ға, the office’s");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(
            words,
            ["office’s", "the", "ға", "күн", "мм", "сайтында", "ХҚКО"]
                .iter()
                .copied()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
    }
}
