use super::catalogue::ByEvent;
use super::compile::{Context, Known, compile, compile_guide};
use super::scenario::ScenarioFile;
use super::{
    ActFile, CatalogueFile, Compiled, FactsFile, Faults, GlossaryFile, GuideFile, LifeEvent, RulesText, SearchFile,
    ServiceFile, SurvivorsFile, Text, WithdrawnFile, glossary, search, tables, withdrawn,
};
use crate::calendar::Calendar;
use crate::law::Service;
use crate::pack::Tables;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

const GUIDE: &str = "guide.json";
const GUIDE_SCENARIOS: &str = "guide-scenarios.json";

/// Folders of the site, beside those of the services.
const RESERVED: [&str; 4] = ["services", "about", "embed", "offline"];

/// A rules folder, read and compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    pub facts: FactsFile,
    pub acts: Vec<ActFile>,
    pub sources: Vec<ServiceFile>,
    /// One a service: the rule file that came into force last. In the order of their frozen numbers.
    pub services: Vec<Compiled>,
    /// The services by what happens in people’s lives: each in one of them.
    pub events: Vec<LifeEvent>,
    /// By service: a name of a few words.
    pub short_names: BTreeMap<String, Text>,
    /// The way in: a few questions that end in services. Small folders have none.
    pub guide: Option<Compiled>,
    /// The file that it was compiled from.
    pub guide_source: Option<GuideFile>,
    /// By service; those of the guide by its id.
    pub scenarios: BTreeMap<String, ScenarioFile>,
    /// By service; none where every change is noticed.
    pub survivors: BTreeMap<String, SurvivorsFile>,
    pub tables: Tables,
    pub calendar: Calendar,
    /// The words that services are found by; `None` where there is no `search.json`.
    pub search: Option<SearchFile>,
    /// The terms that all texts share; `None` where there is no `glossary.json`.
    pub glossary: Option<GlossaryFile>,
    /// What must no longer be shown of what was published.
    pub withdrawn: WithdrawnFile,
}

impl Rules {
    /// Reads and compiles a rules folder, and holds its texts and the page’s own to the glossary.
    pub fn load(folder: &Path) -> Result<Rules, Faults> {
        let text = RulesText::read(folder)?;
        let rules = Rules::from_text(&text)?;
        match &rules.glossary {
            Some(glossary) => glossary.read(&text).unless_any(rules),
            None => Ok(rules),
        }
    }

    /// Compiles rule files that are already in memory. How they are worded is not looked at: what is changed or left
    /// out there has no need of its words.
    pub fn from_text(text: &RulesText) -> Result<Rules, Faults> {
        let mut faults = Faults::default();
        let facts: Option<FactsFile> = parse(text, "facts.json", &mut faults);
        let calendar_table = table(text, "calendar.json", tables::calendar, &mut faults);
        let mci = table(text, "mci.json", tables::mci, &mut faults);
        let has_search = text.0.contains_key(search::FILE);
        let search: Option<SearchFile> = has_search.then(|| parse(text, search::FILE, &mut faults)).flatten();
        let has_glossary = text.0.contains_key(glossary::FILE);
        let glossary: Option<GlossaryFile> = has_glossary.then(|| parse(text, glossary::FILE, &mut faults)).flatten();
        let has_withdrawn = text.0.contains_key(withdrawn::FILE);
        let withdrawn = has_withdrawn.then(|| parse(text, withdrawn::FILE, &mut faults)).flatten();
        let withdrawn: WithdrawnFile = withdrawn.unwrap_or_default();
        withdrawn.check(&mut faults);
        let mut acts: Vec<ActFile> = Vec::new();
        let mut files: Vec<(String, ServiceFile)> = Vec::new();
        let mut scenarios = BTreeMap::new();
        let mut survivors = BTreeMap::new();
        for path in text.0.keys() {
            match path.split('/').collect::<Vec<_>>()[..] {
                [
                    "facts.json"
                    | "calendar.json"
                    | "mci.json"
                    | "catalogue.json"
                    | search::FILE
                    | glossary::FILE
                    | withdrawn::FILE
                    | GUIDE
                    | GUIDE_SCENARIOS,
                ] => {}
                ["acts", _] => {
                    if let Some(act) = parse::<ActFile>(text, path, &mut faults) {
                        act.check(path, &mut faults);
                        if acts.iter().any(|known| known.id == act.id) {
                            faults.add(path, "id", format!("another file describes \"{}\": one file per act", act.id));
                        }
                        acts.push(act);
                    }
                }
                [service, "scenarios.json"] => {
                    if let Some(file) = parse::<ScenarioFile>(text, path, &mut faults) {
                        scenarios.insert(service.to_owned(), file);
                    }
                }
                [service, "survivors.json"] => {
                    if let Some(file) = parse::<SurvivorsFile>(text, path, &mut faults) {
                        survivors.insert(service.to_owned(), file);
                    }
                }
                [service, dated] => {
                    if let Some(file) = parse::<ServiceFile>(text, path, &mut faults) {
                        check_name(service, dated, &file, path, &mut faults);
                        files.push((path.clone(), file));
                    }
                }
                _ => faults.add(path, "file", "no rule file lies here: see rules/README.md for the layout"),
            }
        }
        let (Some(facts), Some(calendar_table), Some(mci)) = (facts, calendar_table, mci) else {
            return Err(faults);
        };
        facts.check(&mut faults);
        let calendar = match Calendar::new(calendar_table.clone()) {
            Ok(calendar) => calendar,
            Err(bad) => {
                faults.add("calendar.json", "file", format!("{bad}"));
                return Err(faults);
            }
        };
        let known = |file: &ServiceFile| Known { id: file.id.clone(), code: file.code, name: file.name.clone() };
        let known: Vec<Known> = files.iter().map(|(_, file)| known(file)).collect();
        check_codes(&files, &mut faults);
        let of_services = scenarios.keys().map(|service| (service, "scenarios"));
        for (service, what) in of_services.chain(survivors.keys().map(|service| (service, "survivors"))) {
            let folder = format!("{service}/");
            let is_rule_file = |path: &String| {
                let name = path.strip_prefix(&folder);
                name.is_some_and(|name| !matches!(name, "scenarios.json" | "survivors.json"))
            };
            if !text.0.keys().any(is_rule_file) {
                faults.add(&format!("{folder}{what}.json"), "file", format!("there is no service beside these {what}"));
            }
        }
        let mut newest: BTreeMap<u16, (Compiled, ServiceFile)> = BTreeMap::new();
        for (path, file) in files {
            let context = Context { file: &path, facts: &facts, acts: &acts, services: &known };
            if let Some(mut compiled) = compile(&file, &context, &mut faults) {
                if faults.is_empty() {
                    ship(&mut compiled.service);
                }
                // Paths come in ascending order, and files are named by day: the last one is the newest.
                newest.insert(file.code, (compiled, file));
            }
        }
        let (services, sources): (Vec<Compiled>, Vec<ServiceFile>) = newest.into_values().unzip();
        let guide_file = text.0.contains_key(GUIDE).then(|| parse::<GuideFile>(text, GUIDE, &mut faults)).flatten();
        check_reserved(&sources, guide_file.as_ref(), &mut faults);
        // Where it leads cannot be told of services that are not understood.
        let guide_source = guide_file.filter(|_| faults.is_empty());
        let context = Context { file: GUIDE, facts: &facts, acts: &acts, services: &known };
        let guide = guide_source.as_ref().and_then(|file| compiled_guide(file, &services, &context, &mut faults));
        scenarios.extend(guide_scenarios(text, guide.as_ref(), &mut faults));
        if let Some(search) = &search {
            search.check(&known, &mut faults);
        }
        if let Some(glossary) = &glossary {
            glossary.check(&mut faults);
        }
        let ByEvent { events, short_names } = by_event(text, &sources, &mut faults);
        let tables = Tables { calendar: calendar_table, mci };
        faults.unless_any(Rules {
            facts,
            acts,
            sources,
            services,
            events,
            short_names,
            guide,
            guide_source,
            scenarios,
            survivors,
            tables,
            calendar,
            search,
            glossary,
            withdrawn,
        })
    }

    /// Everything that asks questions: the services, then the guide.
    pub fn interviews(&self) -> impl Iterator<Item = &Compiled> {
        self.services.iter().chain(&self.guide)
    }

    pub fn service(&self, id: &str) -> Option<&Compiled> {
        self.services.iter().find(|service| service.id == id)
    }
}

/// The catalogue; without one, and where a service could not be read at all, one group without a name.
fn by_event(text: &RulesText, sources: &[ServiceFile], faults: &mut Faults) -> ByEvent {
    let names: BTreeMap<String, Text> = sources.iter().map(|file| (file.id.clone(), file.name.clone())).collect();
    if faults.is_empty() && text.0.contains_key("catalogue.json") {
        let file: Option<CatalogueFile> = parse(text, "catalogue.json", faults);
        match file.map(|file| file.by_event(&names)) {
            Some(Ok(ready)) => return ready,
            Some(Err(found)) => faults.0.extend(found.0),
            None => {}
        }
    }
    ByEvent::unnamed(&names)
}

/// Makes a service as it is shipped: its conditions minimised, its longest way counted.
#[cfg_attr(not(feature = "proof"), allow(unused_variables))]
fn ship(service: &mut Service) {
    #[cfg(feature = "proof")]
    {
        crate::proof::minimise(service);
        service.longest = crate::proof::longest(service);
    }
}

fn compiled_guide(file: &GuideFile, services: &[Compiled], context: &Context, faults: &mut Faults) -> Option<Compiled> {
    let mut guide = compile_guide(file, services, context, faults)?;
    ship(&mut guide.service);
    Some(guide)
}

/// The guide's scenarios, by its id.
fn guide_scenarios(text: &RulesText, guide: Option<&Compiled>, faults: &mut Faults) -> Option<(String, ScenarioFile)> {
    text.0.get(GUIDE_SCENARIOS)?;
    if !text.0.contains_key(GUIDE) {
        faults.add(GUIDE_SCENARIOS, "file", "there is no guide beside these scenarios");
        return None;
    }
    let file = parse(text, GUIDE_SCENARIOS, faults)?;
    Some((guide?.id.clone(), file))
}

fn parse<T: DeserializeOwned>(text: &RulesText, path: &str, faults: &mut Faults) -> Option<T> {
    let Some(content) = text.0.get(path) else {
        faults.add(path, "file", "is missing");
        return None;
    };
    match serde_json::from_str(content) {
        Ok(value) => Some(value),
        Err(error) => {
            faults.add(path, "file", format!("cannot be read: {error}"));
            None
        }
    }
}

fn table<T>(
    text: &RulesText,
    path: &str,
    read: fn(&str) -> Result<T, tables::TableFault>,
    faults: &mut Faults,
) -> Option<T> {
    let Some(content) = text.0.get(path) else {
        faults.add(path, "file", "is missing");
        return None;
    };
    read(content).map_err(|error| faults.add(path, "file", format!("{error}"))).ok()
}

fn check_name(folder: &str, dated: &str, file: &ServiceFile, path: &str, faults: &mut Faults) {
    if folder != file.id {
        faults.add(path, "id", format!("the folder is \"{folder}\", the id \"{}\": make them the same", file.id));
    }
    let day = file.in_force.from.not_before.map(|day| format!("{day}.json"));
    if day.as_deref() != Some(dated) {
        faults.add(
            path,
            "in_force",
            "the file is named by the day it came into force (from.not_before): make them the same",
        );
    }
}

/// A service's id is its folder in the address, where some names are taken.
fn check_reserved(services: &[ServiceFile], guide: Option<&GuideFile>, faults: &mut Faults) {
    let of_services = services.iter().map(|file| (format!("{}/", file.id), &file.id));
    let of_guide = guide.map(|file| (GUIDE.to_owned(), &file.id));
    for (file, id) in of_services.chain(of_guide).filter(|(_, id)| RESERVED.contains(&id.as_str())) {
        faults.add(&file, "id", format!("\"{id}\" is a folder of the site itself: choose another id"));
    }
}

fn check_codes(files: &[(String, ServiceFile)], faults: &mut Faults) {
    for (at, (path, file)) in files.iter().enumerate() {
        let clashes = |(_, other): &(String, ServiceFile)| (other.id == file.id) != (other.code == file.code);
        if files.get(..at).unwrap_or_default().iter().any(clashes) {
            faults.add(path, "code", format!("the code {} belongs to another service: codes are frozen", file.code));
        }
    }
}
