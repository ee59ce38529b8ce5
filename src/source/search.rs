//! `search.json`: the words that people use for services, and for what no service here covers.

use super::compile::Known;
use super::{Faults, Text};
use crate::locale::Lang;
use crate::search::{END_OF_PHRASE, END_OF_SUBJECT, FIRST_STEM, Index, vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the search knows beside the names of the services.
///
/// Words are written as people write them; capitals, endings and the alphabet make no difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchFile {
    /// Words that tell nothing about what is looked for: "how", "please", names of towns.
    pub idle: Phrases,
    /// Words that mean the same, by what they mean: a phrase that has one of them has them all, in the three languages.
    pub meanings: BTreeMap<String, Phrases>,
    /// By service: what people call it, and what they say when they need it.
    pub services: BTreeMap<String, Phrases>,
    /// By subject: what people call what nothing here covers.
    pub uncovered: BTreeMap<String, Phrases>,
}

/// Words or phrases in the three languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Kazakh.
    pub kk: Vec<String>,
    /// Russian.
    pub ru: Vec<String>,
    /// English.
    pub en: Vec<String>,
}

/// The file's path in the rules folder.
pub(super) const FILE: &str = "search.json";

type Stem = Vec<u8>;

impl Phrases {
    fn get(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        Lang::ALL.into_iter().flat_map(|lang| self.get(lang)).map(String::as_str)
    }

    /// Something in every language, nothing empty, nothing twice.
    fn check(&self, item: &str, faults: &mut Faults) {
        for lang in Lang::ALL {
            let phrases = self.get(lang);
            if phrases.is_empty() {
                faults.add(FILE, item, format!("there is nothing in \"{}\"", lang.code()));
            }
            for (at, phrase) in phrases.iter().enumerate() {
                if vocabulary::stems(phrase).next().is_none() {
                    faults.add(FILE, item, format!("\"{phrase}\" holds no word"));
                } else if phrases.iter().take(at).any(|other| other == phrase) {
                    faults.add(FILE, item, format!("\"{phrase}\" stands here twice in \"{}\"", lang.code()));
                }
            }
        }
    }
}

impl SearchFile {
    pub(super) fn check(&self, services: &[Known], faults: &mut Faults) {
        let lists = [&self.meanings, &self.services, &self.uncovered];
        for (item, phrases) in lists.into_iter().flatten() {
            phrases.check(item, faults);
        }
        self.idle.check("idle", faults);
        for id in self.services.keys().filter(|id| !services.iter().any(|service| service.id == **id)) {
            faults.add(FILE, id, "there is no such service");
        }
        for service in services.iter().filter(|service| !self.services.contains_key(&service.id)) {
            faults.add(FILE, &service.id, "no words for this service: what do people call it?");
        }
        self.check_meanings(faults);
    }

    /// A word has one meaning, is one word, and some phrase needs it.
    fn check_meanings(&self, faults: &mut Faults) {
        let mut owners: BTreeMap<Stem, &str> = BTreeMap::new();
        for word in self.idle.all() {
            owners.extend(vocabulary::stems(word).map(|stem| (stem, "idle")));
        }
        let phrases = self.services.values().chain(self.uncovered.values()).flat_map(Phrases::all);
        let needed: BTreeSet<Stem> = phrases.flat_map(vocabulary::stems).collect();
        for (meaning, words) in &self.meanings {
            let mut is_needed = false;
            for word in words.all() {
                let stems: Vec<Stem> = vocabulary::stems(word).collect();
                let [stem] = &stems[..] else {
                    faults.add(FILE, meaning, format!("\"{word}\" is not one word"));
                    continue;
                };
                is_needed |= needed.contains(stem);
                match owners.get(stem) {
                    Some(owner) if owner != meaning => {
                        faults.add(FILE, meaning, format!("\"{word}\" stands under \"{owner}\" as well"));
                    }
                    _ => {
                        owners.insert(stem.clone(), meaning);
                    }
                }
            }
            if !is_needed {
                faults.add(FILE, meaning, "no phrase needs this meaning: take it out");
            }
        }
    }

    /// The index for services in this order, by their ids and names.
    pub fn index(&self, services: &[(&str, &Text)]) -> Index {
        let mut meanings: BTreeMap<Stem, Stem> = BTreeMap::new();
        for words in self.meanings.values() {
            let group: BTreeSet<Stem> = words.all().flat_map(vocabulary::stems).collect();
            if let Some(first) = group.first().cloned() {
                meanings.extend(group.into_iter().map(|stem| (stem, first.clone())));
            }
        }
        let idle: BTreeSet<Stem> = self.idle.all().flat_map(vocabulary::stems).collect();
        let phrase = |text: &str| -> BTreeSet<Stem> {
            let stems = vocabulary::stems(text).filter(|stem| !idle.contains(stem));
            stems.map(|stem| meanings.get(&stem).cloned().unwrap_or(stem)).collect()
        };
        let mut subjects: Vec<BTreeSet<BTreeSet<Stem>>> = Vec::new();
        for (id, name) in services {
            let words = self.services.get(*id).into_iter().flat_map(Phrases::all);
            subjects.push(words.chain(Lang::ALL.map(|lang| name.get(lang))).map(phrase).collect());
        }
        subjects.extend(self.uncovered.values().map(|words| words.all().map(phrase).collect()));
        written(&subjects, services.len(), idle, &meanings)
    }
}

/// How telling a meaning is that so many of the subjects have.
fn weight(having: usize, subjects: usize) -> u8 {
    (4.0 * (1.0 + subjects as f32 / having.max(1) as f32).ln()).round() as u8
}

fn written(
    subjects: &[BTreeSet<BTreeSet<Stem>>],
    services: usize,
    idle: BTreeSet<Stem>,
    meanings: &BTreeMap<Stem, Stem>,
) -> Index {
    let mut having: BTreeMap<&Stem, usize> = BTreeMap::new();
    for subject in subjects {
        for stem in subject.iter().flatten().collect::<BTreeSet<_>>() {
            *having.entry(stem).or_default() += 1;
        }
    }
    let synonyms = meanings.keys().filter(|stem| meanings.get(*stem).is_some_and(|first| having.contains_key(first)));
    let stems: BTreeSet<&Stem> = having.keys().copied().chain(&idle).chain(synonyms).collect();
    let stems: Vec<Stem> =
        stems.into_iter().filter(|stem| stem.iter().all(u8::is_ascii_alphanumeric)).cloned().collect();
    let number = |stem: &Stem| stems.binary_search(stem).ok().and_then(|at| u16::try_from(at).ok());
    let mut phrases = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        if at > 0 {
            phrases.push(END_OF_SUBJECT);
        }
        for (at, phrase) in subject.iter().filter(|phrase| !phrase.is_empty()).enumerate() {
            if at > 0 {
                phrases.push(END_OF_PHRASE);
            }
            phrases.extend(phrase.iter().filter_map(number).map(|number| number + FIRST_STEM));
        }
    }
    let same = stems.iter().enumerate().filter_map(|(at, stem)| {
        let first = meanings.get(stem).filter(|first| *first != stem)?;
        Some((u16::try_from(at).ok()?, number(first)?))
    });
    Index {
        weights: stems
            .iter()
            .map(|stem| having.get(stem).map_or(0, |having| weight(*having, subjects.len())))
            .collect(),
        same: same.collect(),
        vocabulary: vocabulary::written(&stems),
        phrases,
        services: u16::try_from(services).unwrap_or(u16::MAX),
    }
}
