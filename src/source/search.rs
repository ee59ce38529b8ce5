//! `search.json`: the words that people use for services, and for what no service here covers.

use super::compile::Known;
use super::{Faults, Text};
use crate::locale::Lang;
use crate::search::{END_OF_PHRASE, END_OF_SUBJECT, FAINT, FIRST_STEM, Index, vocabulary};
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
    /// Meanings that go with any subject (lost, wrong, certificate): such a word weighs little.
    pub faint: Vec<String>,
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
        for (at, meaning) in self.faint.iter().enumerate() {
            if !self.meanings.contains_key(meaning) {
                faults.add(FILE, "faint", format!("there is no meaning \"{meaning}\""));
            } else if self.faint.iter().take(at).any(|other| other == meaning) {
                faults.add(FILE, "faint", format!("\"{meaning}\" stands here twice"));
            }
        }
        self.check_meanings(faults);
        self.check_telling(faults);
    }

    /// A phrase of idle words alone would find nothing.
    fn check_telling(&self, faults: &mut Faults) {
        let sense = self.sense();
        for (item, words) in self.services.iter().chain(&self.uncovered) {
            for text in words.all().filter(|text| sense.of(text).is_empty()) {
                faults.add(FILE, item, format!("\"{text}\" tells nothing: all its words are idle"));
            }
        }
    }

    fn stems_of_faint(&self) -> BTreeSet<Stem> {
        let faint = self.faint.iter().filter_map(|meaning| self.meanings.get(meaning)).flat_map(Phrases::all);
        faint.flat_map(vocabulary::stems).collect()
    }

    fn sense(&self) -> Sense {
        let mut meanings: BTreeMap<Stem, Stem> = BTreeMap::new();
        for words in self.meanings.values() {
            let group: BTreeSet<Stem> = words.all().flat_map(vocabulary::stems).collect();
            if let Some(first) = group.first().cloned() {
                meanings.extend(group.into_iter().map(|stem| (stem, first.clone())));
            }
        }
        Sense { idle: self.idle.all().flat_map(vocabulary::stems).collect(), meanings }
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
        let sense = self.sense();
        let mut subjects: Vec<BTreeSet<BTreeSet<Stem>>> = Vec::new();
        for (id, name) in services {
            let words = self.services.get(*id).into_iter().flat_map(Phrases::all);
            subjects.push(words.chain(Lang::ALL.map(|lang| name.get(lang))).map(|text| sense.of(text)).collect());
        }
        subjects.extend(self.uncovered.values().map(|words| words.all().map(|text| sense.of(text)).collect()));
        let light = Light { idle: sense.idle, faint: self.stems_of_faint() };
        written(&subjects, services.len(), light, &sense.meanings)
    }
}

/// What words mean.
struct Sense {
    idle: BTreeSet<Stem>,
    /// By stem the one that stands for its meaning.
    meanings: BTreeMap<Stem, Stem>,
}

impl Sense {
    /// What a text says, without what tells nothing.
    fn of(&self, text: &str) -> BTreeSet<Stem> {
        let stems = vocabulary::stems(text).filter(|stem| !self.idle.contains(stem));
        stems.map(|stem| self.meanings.get(&stem).cloned().unwrap_or(stem)).collect()
    }
}

/// Words that weigh nothing, and words that weigh little.
struct Light {
    idle: BTreeSet<Stem>,
    faint: BTreeSet<Stem>,
}

/// Among fewer subjects no word would tell more than one that goes with any.
const FEWEST: usize = 16;

/// How telling a meaning is that so many of the subjects have.
fn weight(having: f32, subjects: usize) -> u8 {
    (4.0 * (1.0 + subjects.max(FEWEST) as f32 / having.max(1.0)).ln()).round() as u8
}

fn written(
    subjects: &[BTreeSet<BTreeSet<Stem>>],
    services: usize,
    light: Light,
    meanings: &BTreeMap<Stem, Stem>,
) -> Index {
    // A subject has a meaning the more, the shorter its shortest phrase with it: that children go to school, too, makes
    // "child" no less telling than it is.
    let mut having: BTreeMap<&Stem, f32> = BTreeMap::new();
    for subject in subjects {
        let mut shortest: BTreeMap<&Stem, usize> = BTreeMap::new();
        for phrase in subject {
            for stem in phrase {
                let length = shortest.entry(stem).or_insert(phrase.len());
                *length = phrase.len().min(*length);
            }
        }
        for (stem, length) in shortest {
            *having.entry(stem).or_default() += 1.0 / length as f32;
        }
    }
    let synonyms = meanings.keys().filter(|stem| meanings.get(*stem).is_some_and(|first| having.contains_key(first)));
    let stems: BTreeSet<&Stem> = having.keys().copied().chain(&light.idle).chain(synonyms).collect();
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
    let weight_of = |stem: &Stem| {
        let weight = having.get(stem).map_or(0, |having| weight(*having, subjects.len()));
        if light.faint.contains(stem) { weight.min(FAINT) } else { weight }
    };
    Index {
        weights: stems.iter().map(weight_of).collect(),
        same: same.collect(),
        vocabulary: vocabulary::written(&stems),
        phrases,
        services: u16::try_from(services).unwrap_or(u16::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn words(kk: &str, ru: &str, en: &str) -> Value {
        json!({ "kk": [kk], "ru": [ru], "en": [en] })
    }

    fn sound() -> Value {
        json!({
            "idle": words("қалай", "как", "how"),
            "meanings": { "paper": words("куәлік", "справка", "certificate") },
            "faint": ["paper"],
            "services": { "address": words("мекенжай куәлігі", "адресная справка", "address certificate") },
            "uncovered": { "pension": words("зейнетақы", "пенсия", "pension") },
        })
    }

    fn faults(change: impl Fn(&mut Value)) -> Vec<String> {
        let mut value = sound();
        change(&mut value);
        let file: SearchFile = serde_json::from_value(value).unwrap();
        let name = Text { kk: "мекенжай".into(), ru: "адрес".into(), en: "address".into() };
        let mut faults = Faults::default();
        file.check(&[Known { id: "address".to_owned(), code: 1, name }], &mut faults);
        faults.0.iter().map(|fault| fault.to_string()).collect()
    }

    #[test]
    fn a_sound_file_has_no_fault() {
        assert!(faults(|_| {}).is_empty());
    }

    #[test]
    fn each_fault_names_item_and_reason() {
        let found = |change: fn(&mut Value)| faults(change).join("\n");
        for (fault, change) in [
            (
                "search.json: other: there is no such service",
                (|file| file["services"]["other"] = words("а", "б", "в")) as fn(&mut Value),
            ),
            ("search.json: address: no words for this service", |file| file["services"] = json!({})),
            ("search.json: pension: there is nothing in \"kk\"", |file| {
                file["uncovered"]["pension"]["kk"] = json!([]);
            }),
            ("search.json: pension: \" - \" holds no word", |file| file["uncovered"]["pension"]["kk"] = json!([" - "])),
            ("search.json: pension: \"пенсия\" stands here twice in \"ru\"", |file| {
                file["uncovered"]["pension"]["ru"] = json!(["пенсия", "пенсия"]);
            }),
            ("search.json: pension: \"how\" tells nothing", |file| file["uncovered"]["pension"]["en"] = json!(["how"])),
            ("search.json: faint: there is no meaning \"card\"", |file| file["faint"] = json!(["card"])),
            ("search.json: faint: \"paper\" stands here twice", |file| file["faint"] = json!(["paper", "paper"])),
            ("search.json: paper: \"две справки\" is not one word", |file| {
                file["meanings"]["paper"]["ru"] = json!(["две справки"]);
            }),
            ("search.json: paper: \"how\" stands under \"idle\" as well", |file| {
                file["meanings"]["paper"]["en"] = json!(["how", "certificate"]);
            }),
            ("search.json: war: no phrase needs this meaning", |file| {
                file["meanings"]["war"] = words("соғыс", "война", "war");
            }),
        ] {
            let said = found(change);
            assert!(said.contains(fault), "{fault}\nbut: {said}");
        }
    }

    /// What one word means, the others of its meaning do in every language.
    #[test]
    fn a_meaning_is_understood_in_every_language() {
        let file: SearchFile = serde_json::from_value(sound()).unwrap();
        let name = Text { kk: "мекенжай".into(), ru: "адрес".into(), en: "address".into() };
        let index = file.index(&[("address", &name)]);
        for query in ["адрес certificate", "address справка", "мекенжай certificates"] {
            assert_eq!(index.find(query).first().map(|hit| hit.service), Some(0), "{query}");
        }
        assert!(index.find("пенсия").is_empty());
        assert!(index.find("справка").is_empty());
    }
}
