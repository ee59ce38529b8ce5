//! Services that nobody offers, to see how the site grows: with names as unlike as those of a state's real services, and
//! with as many and as unlike words to search them by (`names` measures both).
//!
//! A name is a subject (fishing, a lorry, orphans, a diploma) in the pattern of what a state does about it (a licence, a
//! change of owner, an allowance, a duplicate). All words stand beside this file, in the three languages. The same
//! number always gives the same services, and more services only follow after fewer.

use aldyn::law::ServiceId;
use aldyn::locale::Lang;
use aldyn::source::{Compiled, LifeEvent, Phrases, Rules, ServiceFile, Text};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;

/// Class, slug, words in each language: the first is the one of names, in Russian in the case that the patterns need.
const SUBJECTS: &str = include_str!("subjects.tsv");
/// Class of the subjects that it fits, slug, group, words in each language: the first is the pattern of names.
const KINDS: &str = include_str!("kinds.tsv");
/// What people say besides of where, why and for whom, in each language.
const CIRCUMSTANCES: &str = include_str!("circumstances.tsv");
/// Slug, title in each language.
const GROUPS: &str = include_str!("groups.tsv");

/// The service that all are copies of, but for their names: its rules have little to say, and no page that is measured
/// tells any of it but the list of services.
const TEMPLATE: &str = "military-record-correction";

/// So many times two phrases with a circumstance, in each language: it gives a service as many words as real ones have,
/// and words as unlike.
const BESIDES: usize = 5;

/// The first number that is given to a synthetic service, far from real ones.
const FIRST_CODE: u16 = 20_000;

/// Something that people have or do, or what a state does about it.
struct Entry {
    class: &'static str,
    slug: &'static str,
    words: [Vec<&'static str>; 3],
}

struct Kind {
    entry: Entry,
    group: &'static str,
}

/// A service: what it is called, where it stands, how people ask for it.
struct Made {
    id: String,
    group: &'static str,
    name: Text,
    asked: Phrases,
}

/// The rules with so many services: the real ones, then synthetic ones.
pub fn grown(rules: &Rules, services: usize) -> Result<Rules> {
    let mut grown = rules.clone();
    let at = rules.services.iter().position(|service| service.id == TEMPLATE);
    let at = at.with_context(|| format!("there is no service \"{TEMPLATE}\" to copy"))?;
    let search = grown.search.as_mut().context("there is no search.json")?;
    let more = services.checked_sub(rules.services.len()).context("fewer services than there are")?;
    let all = made()?;
    if more > all.len() {
        bail!("the words make {} services, not {more}", all.len());
    }
    for (made, code) in all.into_iter().take(more).zip(FIRST_CODE..) {
        grown.services.push(copy(&rules.services[at], &made, code));
        grown.sources.push(ServiceFile {
            id: made.id.clone(),
            code,
            name: made.name.clone(),
            ..rules.sources[at].clone()
        });
        grown.short_names.insert(made.id.clone(), made.name);
        search.services.insert(made.id.clone(), made.asked);
        match grown.events.iter_mut().find(|event| event.id == made.group) {
            Some(event) => event.services.push(made.id),
            None => grown.events.push(group(made.group, made.id)?),
        }
    }
    Ok(grown)
}

fn copy(template: &Compiled, made: &Made, code: u16) -> Compiled {
    let mut copy = Compiled { id: made.id.clone(), ..template.clone() };
    copy.service.id = ServiceId(code);
    for (lang, texts) in Lang::ALL.into_iter().zip(&mut copy.texts) {
        texts.0[usize::from(template.service.name.0)] = made.name.get(lang).to_owned();
    }
    copy
}

fn group(id: &str, first: String) -> Result<LifeEvent> {
    let row = rows::<4>(GROUPS)?.into_iter().find(|row| row[0] == id).with_context(|| format!("no group {id}"))?;
    let title = text([row[1], row[2], row[3]].map(str::to_owned));
    Ok(LifeEvent { id: id.to_owned(), lead: title.clone(), title, services: vec![first] })
}

/// Every kind with every subject that it fits, well mixed: neighbours have neither in common but by chance.
fn made() -> Result<Vec<Made>> {
    let subjects = rows::<5>(SUBJECTS)?.into_iter().map(|[class, slug, kk, ru, en]| entry(class, slug, [kk, ru, en]));
    let subjects: Vec<Entry> = subjects.collect();
    let kinds = rows::<6>(KINDS)?
        .into_iter()
        .map(|[class, slug, group, kk, ru, en]| Kind { entry: entry(class, slug, [kk, ru, en]), group });
    let circumstances = rows::<3>(CIRCUMSTANCES)?;
    let mut all = Vec::new();
    for kind in kinds {
        let fitting = subjects.iter().filter(|subject| subject.class == kind.entry.class);
        all.extend(fitting.map(|subject| make(subject, &kind, &circumstances)));
    }
    all.sort_by_key(|made| (mixed(&made.id), made.id.clone()));
    let mut names = BTreeSet::new();
    if let Some(twin) = all.iter().find(|made| !names.insert(made.id.clone())) {
        bail!("two services are called {}", twin.id);
    }
    Ok(all)
}

fn make(subject: &Entry, kind: &Kind, circumstances: &[[&str; 3]]) -> Made {
    let id = format!("{}-{}", subject.slug, kind.entry.slug);
    let name = [0, 1, 2].map(|lang| capitalised(&kind.entry.words[lang][0].replace("{}", subject.words[lang][0])));
    let [kk, ru, en] = [0, 1, 2].map(|lang| {
        let of_lang: Vec<&str> = circumstances.iter().map(|row| row[lang]).collect();
        asked(&subject.words[lang], &kind.entry.words[lang], &of_lang, mixed(&format!("{lang} {id}")))
    });
    Made { id, group: kind.group, name: text(name), asked: Phrases { kk, ru, en } }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// What people type: each word for the subject with each word for what they want of it, and with what they say besides.
fn asked(subject: &[&str], kind: &[&str], circumstances: &[&str], mut chance: u64) -> Vec<String> {
    let wanted = &kind[1..];
    let mut phrases: Vec<String> =
        subject.iter().flat_map(|about| wanted.iter().map(move |want| format!("{about} {want}"))).collect();
    phrases.extend(subject[1..].iter().map(|about| kind[0].replace("{}", about)));
    let mut pick = |among: usize| {
        chance = mixed(&chance.to_string());
        usize::try_from(chance % among as u64).unwrap_or_default()
    };
    for _ in 0..BESIDES {
        let (about, want) = (subject[pick(subject.len())], wanted[pick(wanted.len())]);
        let (first, second) = (circumstances[pick(circumstances.len())], circumstances[pick(circumstances.len())]);
        phrases.extend([format!("{about} {first}"), format!("{want} {second}")]);
    }
    let mut seen = BTreeSet::new();
    phrases.retain(|phrase| seen.insert(phrase.clone()));
    phrases
}

/// Rows of a table, each of so many columns.
fn rows<const N: usize>(table: &'static str) -> Result<Vec<[&'static str; N]>> {
    let row = |line: &'static str| {
        let columns: Vec<&str> = line.split('\t').collect();
        <[&str; N]>::try_from(columns).ok().with_context(|| format!("not {N} columns: {line}"))
    };
    table.lines().map(row).collect()
}

fn entry(class: &'static str, slug: &'static str, words: [&'static str; 3]) -> Entry {
    Entry { class, slug, words: words.map(|words| words.split(';').collect()) }
}

fn text([kk, ru, en]: [String; 3]) -> Text {
    Text { kk, ru, en }
}

/// A number that has nothing to do with the alphabet (FNV-1a).
fn mixed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_names_are_unlike_in_every_language() {
        let all = made().unwrap();
        assert!(all.len() >= 1_000, "{}", all.len());
        for lang in Lang::ALL {
            let names: BTreeSet<&str> = all.iter().take(1_000).map(|made| made.name.get(lang)).collect();
            assert_eq!(names.len(), 1_000, "{lang:?}");
            let odd =
                names.iter().find(|name| name.contains(['{', ';']) || name.contains(|c: char| c.is_ascii_digit()));
            assert_eq!(odd, None);
        }
    }

    #[test]
    fn every_kind_belongs_to_a_group_and_fits_some_subject() {
        let groups: BTreeSet<&str> = rows::<4>(GROUPS).unwrap().into_iter().map(|row| row[0]).collect();
        let classes: BTreeSet<&str> = rows::<5>(SUBJECTS).unwrap().into_iter().map(|row| row[0]).collect();
        for row in rows::<6>(KINDS).unwrap() {
            assert!(groups.contains(row[2]) && classes.contains(row[0]), "{row:?}");
            assert!(row[3..].iter().all(|words| words.matches("{}").count() == 1), "{row:?}");
        }
    }
}
