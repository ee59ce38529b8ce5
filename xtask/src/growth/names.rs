//! How unlike names are: what they weigh when compressed together.
//!
//! Names that repeat one another cost next to nothing, and then growth would look better than it is. Few names compress
//! worse than many, whatever they are, so that equally many are compared.

use std::collections::BTreeMap;

use aldyn::locale::Lang;
use aldyn::pack::encode;
use aldyn::source::{Phrases, Rules, SearchFile, ServiceFile, Text};
use anyhow::{Context, Result};

use crate::budget::brotli_length;

/// Bytes (brotli) a name, in one language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unlikeness {
    pub real: f64,
    /// Of as many synthetic ones at a time: the median.
    pub synthetic: f64,
    /// Of all synthetic ones together.
    pub together: f64,
}

/// Compares the short names of the first services, which are real, with those of the others.
pub fn unlikeness(rules: &Rules, real: usize, lang: Lang) -> Result<Unlikeness> {
    let names: Vec<&str> = rules
        .services
        .iter()
        .filter_map(|one| rules.short_names.get(&one.id))
        .map(|name: &Text| name.get(lang))
        .collect();
    let (real, synthetic) = names.split_at(real);
    let mut samples: Vec<f64> = synthetic.chunks_exact(real.len()).map(bytes_each).collect::<Result<_>>()?;
    samples.sort_by(f64::total_cmp);
    Ok(Unlikeness { real: bytes_each(real)?, synthetic: samples[samples.len() / 2], together: bytes_each(synthetic)? })
}

/// What the words that services are searched by weigh, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// Bytes (brotli) of what is searched, a service.
    pub bytes: f64,
    /// Phrases and words in all languages, a service.
    pub phrases: f64,
    pub words: f64,
}

/// Of the first services, which are real, and of as many synthetic ones at a time: the median.
pub fn words(rules: &Rules, real: usize) -> Result<[Words; 2]> {
    let mut samples: Vec<Words> =
        rules.sources.chunks_exact(real).take(SAMPLES + 1).map(|of| words_of(rules, of)).collect::<Result<_>>()?;
    let of_real = samples.remove(0);
    samples.sort_by(|one, other| one.bytes.total_cmp(&other.bytes));
    Ok([of_real, samples[samples.len() / 2]])
}

const SAMPLES: usize = 15;

/// Without what is searched for whatever services: idle words and what nothing covers.
fn words_of(rules: &Rules, services: &[ServiceFile]) -> Result<Words> {
    let file = rules.search.as_ref().context("there is no search.json")?;
    let of_these: BTreeMap<String, Phrases> = services
        .iter()
        .filter_map(|service| Some((service.id.clone(), file.services.get(&service.id)?.clone())))
        .collect();
    let phrases: Vec<&String> =
        of_these.values().flat_map(|phrases| [&phrases.kk, &phrases.ru, &phrases.en]).flatten().collect();
    let (count, words) = (phrases.len(), phrases.iter().map(|phrase| phrase.split(' ').count()).sum::<usize>());
    let nothing = Phrases { kk: Vec::new(), ru: Vec::new(), en: Vec::new() };
    let alone = SearchFile {
        idle: nothing,
        services: of_these,
        meanings: BTreeMap::new(),
        faint: Vec::new(),
        uncovered: BTreeMap::new(),
    };
    let named: Vec<(&str, &Text)> = services.iter().map(|service| (service.id.as_str(), &service.name)).collect();
    let each = |sum: usize| sum as f64 / services.len() as f64;
    let bytes = brotli_length(&encode(&alone.index(&named)))?;
    Ok(Words { bytes: each(bytes), phrases: each(count), words: each(words) })
}

fn bytes_each(names: &[&str]) -> Result<f64> {
    Ok(brotli_length(names.join("\n").as_bytes())? as f64 / names.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_repeat_one_another_weigh_less() {
        let alike: Vec<String> = (0..100).map(|n| format!("Permit for work number {n}")).collect();
        let alike: Vec<&str> = alike.iter().map(String::as_str).collect();
        let unlike = include_str!("subjects.tsv").lines().filter_map(|line| line.split('\t').nth(4)).take(100);
        let unlike: Vec<&str> = unlike.collect();
        assert!(bytes_each(&alike).unwrap() * 2.0 < bytes_each(&unlike).unwrap());
    }
}
