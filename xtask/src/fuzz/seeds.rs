//! What the fuzzers begin with: the packs of the rules at hand, and what people really send, from the scenarios.

use std::fs;
use std::path::Path;

use aldyn::calendar::Moment;
use aldyn::carry::link;
use aldyn::locale::Lang;
use aldyn::logic::{Answer, Answers};
use aldyn::source::{Compiled, Rules, Scenario, answer_of};
use aldyn::told::{Entries, Entry, Request};
use anyhow::{Context, Result, anyhow};

use crate::assemble::hex;

/// Scenarios of a service: more of them leave no time for what nobody has thought of.
const PEOPLE: usize = 8;

/// Longer packs teach the fuzzers nothing more and slow them down.
const LONGEST_PACK: usize = 8_192;

/// Writes packs and seeds into the folder, in place of earlier ones.
pub fn write(rules: &Rules, folder: &Path) -> Result<()> {
    let mut seeds = Seeds { folder, written: 0 };
    for earlier in ["packs", "seeds"] {
        let earlier = folder.join(earlier);
        if earlier.is_dir() {
            fs::remove_dir_all(&earlier).with_context(|| format!("{}", earlier.display()))?;
        }
    }
    let packs = folder.join("packs");
    fs::create_dir_all(&packs)?;
    for pack in rules.packs() {
        fs::write(packs.join(&pack.name), &pack.bytes).with_context(|| pack.name.clone())?;
        if pack.bytes.len() <= LONGEST_PACK {
            seeds.add("pack", &pack.bytes)?;
        }
    }
    // The fuzzers choose a service by its place among the folders.
    let mut interviews: Vec<&Compiled> = rules.interviews().collect();
    interviews.sort_by(|one, other| one.id.cmp(&other.id));
    for (place, compiled) in interviews.into_iter().enumerate() {
        let place = u8::try_from(place).context("more services than a byte can choose from")?;
        for scenario in rules.scenarios.get(&compiled.id).iter().flat_map(|file| &file.scenarios).take(PEOPLE) {
            person(&mut seeds, rules, place, compiled, scenario)?;
        }
        for lang in Lang::ALL {
            seeds.add("query", compiled.text(compiled.service.name, lang).as_bytes())?;
        }
    }
    for query in ["ВНЖ", "vnj", "справка о реабилитации", "жеке куәлікті жоғалттым", ";eghjgecr"]
    {
        seeds.add("query", query.as_bytes())?;
    }
    for date in ["31\n2\n2096", " 1\n12\n96", "1\nнаурыз\n2027", "29\n02\n2028"] {
        seeds.add("date", date.as_bytes())?;
    }
    println!("{} seeds in {}", seeds.written, folder.join("seeds").display());
    Ok(())
}

/// The link that somebody takes along, what the answer's page is asked for with, and the days that were typed.
fn person(seeds: &mut Seeds, rules: &Rules, place: u8, compiled: &Compiled, scenario: &Scenario) -> Result<()> {
    let answers = scenario.answers.iter().map(|(fact, written)| answer_of(&rules.facts, fact, written));
    let answers: Answers =
        answers.collect::<Result<Vec<_>, _>>().map_err(|fault| anyhow!(fault))?.into_iter().collect();
    for fragment in [link::write(compiled.service.id, &answers), link::carry(compiled.service.id, &answers)] {
        seeds.add("fragment", &[&[place], fragment.as_bytes()].concat())?;
    }
    for (_, answer) in answers.iter() {
        if let Answer::Date(day) = answer {
            let typed = format!("{}\n{}\n{}", day.day(), day.month(), day.year());
            seeds.add("date", typed.as_bytes())?;
        }
    }
    let mut request = Request {
        answers,
        now: Moment::parse(&scenario.at).with_context(|| scenario.name.clone())?,
        entries: Entries::default(),
        address: String::new(),
        can_share: false,
    };
    seeds.add("request", &[&[place], request.bytes().as_slice()].concat())?;
    // The first entries are fields and buttons of the answer's page; the documents to tick follow after 1000.
    for number in (1..16).chain(1000..1004) {
        request.entries.set(Entry(number), "27".to_owned());
    }
    request.address = "https://aldyn.example/kk/".to_owned();
    request.can_share = true;
    seeds.add("request", &[&[place], request.bytes().as_slice()].concat())
}

struct Seeds<'f> {
    folder: &'f Path,
    written: usize,
}

impl Seeds<'_> {
    /// Each is named by its content, so that twins are one.
    fn add(&mut self, target: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.join("seeds").join(target);
        fs::create_dir_all(&folder)?;
        let file = folder.join(&hex(bytes)[..16]);
        fs::write(&file, bytes).with_context(|| format!("{}", file.display()))?;
        self.written += 1;
        Ok(())
    }
}
