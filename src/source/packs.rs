//! What of a rules folder travels to the browser, and how it is cut.

use super::{Compiled, LifeEvent, Rules, Text, front_says, page_texts, page_words};
use crate::answer::Subject;
use crate::front::Front;
use crate::locale::{Lang, Texts};
use crate::pack::{Bundle, Catalogue, CatalogueEntry, Event, NamedPack, encode};
use crate::search;
use std::collections::BTreeSet;

impl Rules {
    /// Every pack of a build, in ascending order of names.
    pub fn packs(&self) -> Vec<NamedPack> {
        let mut packs = vec![NamedPack { name: "tables".to_owned(), bytes: encode(&self.tables) }];
        for lang in Lang::ALL {
            let (page, words) = page_words(lang);
            packs.push(NamedPack { name: format!("page.{}", lang.code()), bytes: encode(&page) });
            packs.push(NamedPack { name: format!("words.{}", lang.code()), bytes: encode(&words) });
            packs.push(NamedPack { name: format!("catalogue.{}", lang.code()), bytes: encode(&self.catalogue(lang)) });
        }
        for service in self.interviews() {
            packs.push(NamedPack { name: format!("logic.{}", service.id), bytes: encode(&service.service) });
            for (lang, texts) in Lang::ALL.into_iter().zip(&service.texts) {
                let (asked, answered) = texts.0.split_at(service.asked_texts.min(texts.0.len()));
                for (kind, texts) in [("ask", asked), ("answer", answered)] {
                    let name = format!("{kind}.{}.{}", service.id, lang.code());
                    packs.push(NamedPack { name, bytes: encode(&Texts(texts.to_vec())) });
                }
            }
        }
        packs.extend(self.search().map(|index| NamedPack { name: "search".to_owned(), bytes: encode(&index) }));
        packs.sort_by(|a, b| a.name.cmp(&b.name));
        if let Some(guide) = &self.guide {
            packs.extend(bundles(guide, &packs));
        }
        packs.sort_by(|a, b| a.name.cmp(&b.name));
        packs
    }

    /// What answers are given about: a service in one language.
    pub fn subject(&self, compiled: &Compiled, lang: Lang) -> Subject {
        Subject {
            slug: compiled.id.clone(),
            root: "../../".to_owned(),
            service: compiled.service.clone(),
            texts: compiled.texts[lang as usize].clone(),
            page: page_texts(lang),
            words: page_words(lang).1,
            calendar: self.calendar.clone(),
            mci: self.tables.mci.clone(),
            others: match compiled.service.act {
                Some(_) => Vec::new(),
                None => self.services.iter().map(|other| other.service.clone()).collect(),
            },
        }
    }

    /// What is searched; `None` where there is no `search.json`.
    pub fn search(&self) -> Option<search::Index> {
        let services: Vec<(&str, &Text)> = self.sources.iter().map(|file| (file.id.as_str(), &file.name)).collect();
        self.search.as_ref().map(|file| file.index(&services))
    }

    /// What the start page is told from, in a language, in a folder below the one that holds the languages.
    pub fn front(&self, lang: Lang) -> Front {
        Front { root: "../".to_owned(), page: page_texts(lang), catalogue: self.catalogue(lang), index: self.search() }
    }

    /// What the start page tells in a language.
    fn catalogue(&self, lang: Lang) -> Catalogue {
        let entry = |compiled: &Compiled| CatalogueEntry {
            slug: compiled.id.clone(),
            name: match self.short_names.get(&compiled.id) {
                Some(short) => short.get(lang).to_owned(),
                None => compiled.text(compiled.service.name, lang).to_owned(),
            },
            repealed: compiled.service.repeal.is_some(),
        };
        let place = |id: &String| self.services.iter().position(|compiled| compiled.id == *id);
        let event = |event: &LifeEvent| Event {
            id: event.id.clone(),
            title: event.title.get(lang).to_owned(),
            services: event.services.iter().filter_map(place).filter_map(|at| u16::try_from(at).ok()).collect(),
        };
        Catalogue {
            says: front_says(lang),
            guide: self.guide.as_ref().map(|guide| guide.id.clone()),
            events: self.events.iter().map(event).collect(),
            services: self.services.iter().map(entry).collect(),
        }
    }
}

/// Of what the guide can lead to: the logic, and the texts in each language.
fn bundles(guide: &Compiled, packs: &[NamedPack]) -> Vec<NamedPack> {
    let links = guide.service.exits.iter().flat_map(|exit| exit.route.iter().map(|step| step.link).chain(exit.link));
    let slugs: BTreeSet<&str> = links.map(|link| guide.text(link.slug, Lang::Kk)).collect();
    let bundle = |name: String, of: &dyn Fn(&str) -> Vec<String>| {
        let names: Vec<String> = slugs.iter().flat_map(|slug| of(slug)).collect();
        let packs = packs.iter().filter(|pack| names.contains(&pack.name)).cloned().collect();
        NamedPack { name, bytes: encode(&Bundle { packs }) }
    };
    let mut bundles = vec![bundle("bundle".to_owned(), &|slug| vec![format!("logic.{slug}")])];
    for code in Lang::ALL.map(Lang::code) {
        let texts = |slug: &str| vec![format!("ask.{slug}.{code}"), format!("answer.{slug}.{code}")];
        bundles.push(bundle(format!("bundle.{code}"), &texts));
    }
    bundles
}
