//! The description of one service: who it is for, what is needed, how long it takes, what can lead to a refusal. Of a
//! repealed service: that it is repealed, and where today's rules are, before anything else.

mod documents;
mod history;
mod refusal;
mod sources;

use super::StaticPage;
use super::condition::only_if;
use super::failure;
use super::glance::Listed;
use super::line::{brief, labelled, line, list, section};
use super::markup::{Element, el, link, value};
use super::services;
use super::sheet::Sheet;
use crate::calendar::Calendar;
use crate::interview::replay;
use crate::law::{Exit, ExitKind, Item, Section, TermKind};
use crate::locale::{Args, Say, Wording, fill};
use crate::logic::{Anchors, Answers};
use crate::source::Rules;

/// A description in one language, about to be written.
struct About<'a> {
    listed: &'a Listed<'a>,
    sheet: &'a Sheet,
    wording: Wording<'a>,
    calendar: &'a Calendar,
}

pub(super) fn page(rules: &Rules, listed: &Listed) -> StaticPage {
    let sheet = Sheet::new(listed.lang, listed.about());
    let about = About { listed, sheet: &sheet, wording: listed.wording(&sheet.page), calendar: &rules.calendar };
    let (title, description, main) = (about.title(), about.description(), about.main());
    let withdrawn = failure::withdrawn(sheet.lang, &sheet.to(services::PATH));
    let page = sheet.ready(&title, description, main);
    StaticPage { rules_of: Some(listed.id().to_owned()), body: page.body + &withdrawn, ..page }
}

/// So many letters of a description search results show.
const DESCRIPTION: usize = 160;

impl About<'_> {
    /// As a search result shows it: the official name would be cut off.
    fn title(&self) -> String {
        let words = &self.sheet.words;
        let what = if self.listed.is_repealed() { &words.about_head_repealed } else { &words.about_head };
        [self.listed.short_name, ": ", what].concat()
    }

    fn description(&self) -> String {
        let (words, act) = (&self.sheet.words, self.listed.act.short.get(self.listed.lang));
        let name = self.listed.short_name;
        if self.listed.is_repealed() {
            return [name, ". ", &words.about_description_repealed].concat();
        }
        let term = self.listed.term(self.sheet).map(|term| [&words.term, ": ", &term, ". "].concat());
        let fee = [&words.fee, ": ", &self.listed.fee(self.sheet, self.sheet.say(Say::FeeMci)), ". "].concat();
        let rest = self.sheet.filled(&words.about_description, act);
        let told = [name, ". ", &term.unwrap_or_default(), &fee].concat();
        // Where the terms alone take the room that a search result has, the rest would be cut off in the middle.
        if told.chars().count() + rest.chars().count() > DESCRIPTION {
            told.trim_end().to_owned()
        } else {
            told + &rest
        }
    }

    fn main(&self) -> Vec<Element> {
        let (sheet, listed) = (self.sheet, self.listed);
        let event = [sheet.to(services::PATH), "#event-".to_owned(), listed.event.id.clone()].concat();
        let mut steps = vec![(sheet.to(services::PATH), sheet.words.services_title.as_str())];
        if !listed.event.id.is_empty() {
            steps.push((event, listed.event.title.get(listed.lang)));
        }
        let service = el("article").thing("GovernmentService").with_all(self.names());
        let service = if listed.is_repealed() { self.repealed(service) } else { self.current(service) };
        let languages = ["kk", "ru"].map(|code| value("availableLanguage", code));
        let kind = value("serviceType", listed.event.title.get(listed.lang));
        let service = service.with(value("areaServed", "KZ")).with_all(languages);
        let service = if listed.event.id.is_empty() { service } else { service.with(kind) };
        vec![sheet.trail(&steps), service]
    }

    /// The name of a few words, and the official one where it is another.
    fn names(&self) -> Vec<Element> {
        let official = self.wording.text(self.wording.service.name);
        if official == self.listed.short_name {
            return vec![el("h1").property("name").words(official)];
        }
        let short = el("h1").property("alternateName").words(self.listed.short_name);
        vec![short, el("p").class("service-name").property("name").words(official)]
    }

    /// A service that one can apply for.
    fn current(&self, service: Element) -> Element {
        let sections = [
            self.who(),
            self.documents(),
            self.term(),
            self.cost(),
            self.whereabouts(),
            self.notes("result", Say::ResultTitle, Section::Result),
            self.refusal(),
            self.silence(),
        ];
        let summary = self.wording.text(self.wording.service.summary);
        let service = service.with(el("p").class("lead").property("description").words(summary));
        let service = service.with(self.listed.facts(self.sheet)).with(self.check()).with(self.how_many());
        service.with_all(sections.into_iter().flatten()).with(self.sources()).with(self.check())
    }

    /// The way to the questions.
    fn check(&self) -> Element {
        let address = self.sheet.to(&[&self.listed.compiled.id, "/"].concat());
        el("p").class("actions").with(link(address, &*self.sheet.words.check_case).class("button"))
    }

    fn how_many(&self) -> Element {
        let progress = replay(self.wording.service, &Answers::new(), Anchors::default(), self.calendar);
        let args = Args { n: u16::try_from(progress.left).ok(), ..Args::default() };
        el("p").class("hint").words(fill(self.sheet.say(Say::StartQuestions), args, &self.sheet.page))
    }

    fn who(&self) -> Option<Element> {
        let mut inside: Vec<Element> = self.notes_of(Section::Who).map(list).into_iter().collect();
        let exits: Vec<Element> = self
            .wording
            .service
            .exits
            .iter()
            .map(|exit| {
                let when = only_if(&exit.item.when, &self.wording, self.sheet);
                self.exit(exit, when)
            })
            .collect();
        if !exits.is_empty() {
            let title = el("summary").with(el("h3").words(&*self.sheet.words.exits_title));
            let lead = el("p").words(&*self.sheet.words.exits_lead);
            inside.push(el("details").class("fold").with(title).with(lead).with(list(exits)));
        }
        section("who", self.sheet.say(Say::WhoTitle), inside)
    }

    /// A case in which one does not apply here, and where one does.
    fn exit(&self, exit: &Exit, when: Vec<Element>) -> Element {
        let other = exit.link.map(|other| {
            let about = [self.wording.text(other.slug), "/about/"].concat();
            el("p").with(link(self.sheet.to(&about), self.wording.text(other.name)))
        });
        let other = other.filter(|_| matches!(exit.kind, ExitKind::AnotherService(_)));
        // Its detail leads on from an answer; here there is none.
        brief(&exit.item, &self.wording, when.into_iter().chain(other))
    }

    fn term(&self) -> Option<Element> {
        let told = |kind| matches!(kind, TermKind::Result | TermKind::Extension | TermKind::ExtensionNotice);
        let terms = self.wording.service.terms.iter();
        let (first, then): (Vec<_>, Vec<_>) = terms.partition(|term| told(term.kind));
        let waits = |kind| matches!(kind, TermKind::Waiting | TermKind::Service | TermKind::Keeping);
        let terms = first.into_iter().chain(then.into_iter().filter(|term| waits(term.kind)));
        let lines: Vec<Element> = terms.map(|term| self.conditional(&term.item)).collect();
        section("term", self.sheet.say(Say::DeadlineTitle), lines_or_nothing(lines))
    }

    fn cost(&self) -> Option<Element> {
        let lines = self.wording.service.fees.iter().map(|fee| self.conditional(&fee.item)).collect();
        section("cost", self.sheet.say(Say::FeeTitle), lines_or_nothing(lines))
    }

    fn whereabouts(&self) -> Option<Element> {
        let offices = self.wording.service.offices.iter().map(|office| self.conditional(&office.item));
        let notes = self.notes_of(Section::Where).unwrap_or_default();
        let lines: Vec<Element> = offices.chain(notes).collect();
        section("where", self.sheet.say(Say::WhereTitle), lines_or_nothing(lines))
    }

    /// What the act does not say: folded away, for there is much of it.
    fn silence(&self) -> Option<Element> {
        let lines = self.notes_of(Section::Silence)?;
        let title = el("summary").with(el("h2").words(self.sheet.say(Say::SilenceTitle)));
        let fold = el("details").class("fold").with(title).with(list(lines));
        Some(el("section").class("section").attribute("id", "silence").with(fold))
    }

    fn notes(&self, id: &'static str, title: Say, of: Section) -> Option<Element> {
        section(id, self.sheet.say(title), self.notes_of(of).map(list).into_iter().collect())
    }

    /// The notes of a section as lines; nothing without one.
    fn notes_of(&self, section: Section) -> Option<Vec<Element>> {
        let notes = self.wording.service.notes.iter().filter(|note| note.section == section);
        let lines: Vec<Element> = notes.map(|note| self.conditional(&note.item)).collect();
        (!lines.is_empty()).then_some(lines)
    }

    /// A line with the case in which it holds.
    fn conditional(&self, item: &Item) -> Element {
        line(item, &self.wording, only_if(&item.when, &self.wording, self.sheet))
    }
}

fn lines_or_nothing(lines: Vec<Element>) -> Vec<Element> {
    if lines.is_empty() { Vec::new() } else { vec![list(lines)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::logic::Condition;
    use std::path::Path;

    /// What qualifies a line: whom a ground spares, how papers are made ready.
    fn qualifications(about: &About) -> Vec<String> {
        let service = about.wording.service;
        let grounds = service.grounds.iter().map(|ground| &ground.item);
        let notes = service.notes.iter().filter(|note| note.section == Section::Documents).map(|note| &note.item);
        let notes = notes.filter(|item| match item.when {
            Condition::Is(fact, _) => service.variant == Some(fact),
            _ => item.when.is_always(),
        });
        let texts = grounds.chain(notes).flat_map(|item| {
            let texts = item.detail.iter().chain(&item.points);
            let told = texts.map(|text| el("p").words(about.wording.of(item, *text)).spoken(about.sheet.lang));
            told.map(|told| told.to_string()).collect::<Vec<_>>()
        });
        texts.map(|text| text.replace("<p>", "").replace("</p>", "")).collect()
    }

    #[test]
    fn a_description_leaves_out_nothing_that_qualifies_a_ground_or_a_paper() {
        let rules = Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
        for (compiled, source) in rules.services.iter().zip(&rules.sources) {
            if compiled.service.repeal.is_some() {
                continue;
            }
            for lang in Lang::ALL {
                let listed = Listed::new(&rules, compiled, source, lang).unwrap();
                let sheet = Sheet::new(lang, listed.about());
                let wording = listed.wording(&sheet.page);
                let about = About { listed: &listed, sheet: &sheet, wording, calendar: &rules.calendar };
                let body = page(&rules, &listed).body;
                for text in qualifications(&about) {
                    assert!(body.contains(&text), "{} leaves out: {text}", compiled.id);
                }
            }
        }
    }
}
