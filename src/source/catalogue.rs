//! `catalogue.json`: the services as people look for them, by what happens in their lives.

use super::{Faults, Text};
use crate::locale::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The services by life event, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    pub events: Vec<EventSource>,
}

/// What happens in a life, and the services that it calls for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventSource {
    pub id: String,
    pub title: Text,
    /// One line: whom it concerns.
    pub lead: Text,
    /// Each service stands in one event only, its main one.
    pub services: Vec<ListedService>,
}

/// A service in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedService {
    pub id: String,
    /// A name of a few words, for titles and search results, where the official one is cut off.
    pub short: Text,
}

/// A life event and the services of which it is the main one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    /// Empty for the one group of rules without a catalogue, whose title and lead are empty too.
    pub id: String,
    pub title: Text,
    /// One line: whom it concerns.
    pub lead: Text,
    /// Their ids, in the order in which they are listed.
    pub services: Vec<String>,
}

/// The catalogue made ready: the life events, and the short name of each service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByEvent {
    pub events: Vec<LifeEvent>,
    pub short_names: BTreeMap<String, Text>,
}

const FILE: &str = "catalogue.json";

impl CatalogueFile {
    /// Holds the catalogue against the services that there are: each of them once, and no other.
    pub(super) fn by_event(self, services: &BTreeMap<String, Text>) -> Result<ByEvent, Faults> {
        let mut faults = Faults::default();
        let mut ready = ByEvent::default();
        for event in self.events {
            check_texts(&event.id, [&event.title, &event.lead], &mut faults);
            if ready.events.iter().any(|known| known.id == event.id) {
                faults.add(FILE, &event.id, "two events have this id");
            }
            let mut listed = Vec::new();
            for service in event.services {
                check_texts(&service.id, [&service.short], &mut faults);
                if !services.contains_key(&service.id) {
                    faults.add(FILE, &service.id, "there is no such service: correct the name or take it out");
                }
                if ready.short_names.insert(service.id.clone(), service.short).is_some() {
                    faults.add(FILE, &service.id, "a service stands in one event only, its main one");
                }
                listed.push(service.id);
            }
            ready.events.push(LifeEvent { id: event.id, title: event.title, lead: event.lead, services: listed });
        }
        for service in services.keys().filter(|service| !ready.short_names.contains_key(*service)) {
            faults.add(FILE, service, "the service stands in no event: nobody would find it by name");
        }
        faults.unless_any(ready)
    }
}

impl ByEvent {
    /// Without a catalogue all services stand in one group without a title, under their own names.
    pub(super) fn unnamed(services: &BTreeMap<String, Text>) -> ByEvent {
        let nothing = || Text { kk: String::new(), ru: String::new(), en: String::new() };
        let listed = services.keys().cloned().collect();
        let group = LifeEvent { id: String::new(), title: nothing(), lead: nothing(), services: listed };
        ByEvent { events: vec![group], short_names: services.clone() }
    }
}

fn check_texts<const N: usize>(item: &str, texts: [&Text; N], faults: &mut Faults) {
    for (text, lang) in texts.into_iter().flat_map(|text| Lang::ALL.map(|lang| (text, lang))) {
        if text.get(lang).trim().is_empty() {
            faults.add(FILE, item, format!("a text is empty in \"{}\"", lang.code()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Text {
        Text { kk: words.to_owned(), ru: words.to_owned(), en: words.to_owned() }
    }

    fn services() -> BTreeMap<String, Text> {
        ["address", "passport"].map(|id| (id.to_owned(), text(id))).into()
    }

    fn catalogue(events: &[(&str, &[&str])]) -> CatalogueFile {
        let listed = |id: &&str| ListedService { id: (*id).to_owned(), short: text(id) };
        let event = |(id, services): &(&str, &[&str])| EventSource {
            id: (*id).to_owned(),
            title: text(id),
            lead: text(id),
            services: services.iter().map(listed).collect(),
        };
        CatalogueFile { schema: None, events: events.iter().map(event).collect() }
    }

    fn reason(catalogue: CatalogueFile) -> String {
        catalogue.by_event(&services()).unwrap_err().to_string()
    }

    #[test]
    fn every_service_stands_in_one_event_in_the_order_of_the_file() {
        let ready = catalogue(&[("moving", &["address"]), ("identity", &["passport"])]).by_event(&services()).unwrap();
        let listed: Vec<&str> = ready.events.iter().flat_map(|event| &event.services).map(String::as_str).collect();
        assert_eq!(listed, ["address", "passport"]);
        assert_eq!(ready.short_names["passport"], text("passport"));
    }

    #[test]
    fn a_service_left_out_unknown_or_doubled_is_named() {
        assert!(reason(catalogue(&[("moving", &["address"])])).contains("passport: the service stands in no event"));
        let unknown = catalogue(&[("moving", &["address", "passport", "visa"])]);
        assert!(reason(unknown).contains("visa: there is no such service"));
        let doubled = catalogue(&[("moving", &["address"]), ("identity", &["passport", "address"])]);
        assert!(reason(doubled).contains("address: a service stands in one event only"));
        assert!(reason(catalogue(&[("moving", &["address"]), ("moving", &["passport"])])).contains("two events"));
    }

    #[test]
    fn a_text_that_one_language_lacks_is_named() {
        let mut file = catalogue(&[("moving", &["address", "passport"])]);
        file.events[0].services[1].short.ru = " ".to_owned();
        assert!(reason(file).contains("passport: a text is empty in \"ru\""));
    }

    #[test]
    fn without_a_catalogue_there_is_one_group_without_a_name() {
        let ready = ByEvent::unnamed(&services());
        assert_eq!(ready.events.len(), 1);
        assert_eq!((ready.events[0].title.kk.as_str(), ready.events[0].services.len()), ("", 2));
    }
}
