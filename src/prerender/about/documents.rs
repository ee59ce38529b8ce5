use super::{About, Element, Say, el, labelled, line, list, only_if, section};
use crate::answer::handling;
use crate::law::{Bearer, Document, Section, Stage};
use crate::locale::FactWords;
use crate::logic::Condition;
use crate::prerender::cases::{Case, Needed, cases};
use crate::prerender::line::{source, titled};

impl About<'_> {
    /// What everybody needs, what some need, and what is added in each case that the act tells apart.
    pub(super) fn documents(&self) -> Option<Element> {
        let parts = cases(self.wording.service, self.wording.texts, self.calendar);
        let (everyone, some): (Vec<_>, Vec<_>) = parts.common.iter().partition(|one| one.when.is_always());
        let words = &self.sheet.words;
        let mut inside = Vec::new();
        for (title, documents) in [(&words.documents_everyone, everyone), (&words.documents_sometimes, some)] {
            if !documents.is_empty() {
                inside.push(el("h3").words(&**title));
                inside.push(self.papers(documents.into_iter()));
            }
        }
        if !parts.cases.is_empty() {
            inside.push(el("h3").words(&*words.documents_by_case));
            inside.extend(parts.cases.iter().map(|case| self.case(case)));
        }
        if !inside.is_empty() {
            inside.insert(0, el("p").words(&*words.documents_lead));
        }
        inside.extend(self.made_ready(Condition::is_always));
        section("documents", self.sheet.say(Say::DocumentsTitle), inside)
    }

    /// A case that the act tells apart: folded, for a reader has one of them.
    fn case(&self, case: &Case) -> Element {
        let title = el("summary").with(el("h4").words(self.wording.text(case.choice.text)));
        let fold = el("details").class("fold case").with(title);
        if !case.exits.is_empty() {
            let exits = case.exits.iter();
            let exits = exits.map(|(exit, when)| self.exit(exit, only_if(when, &self.wording, self.sheet)));
            return fold.with(el("ul").class("lines exits").with_all(exits));
        }
        if case.documents.is_empty() {
            return fold.with(el("p").words(&*self.sheet.words.nothing_more));
        }
        let variant = self.wording.service.variant;
        let of_case = variant.map(|fact| Condition::Is(fact, case.choice.option));
        let made_ready = self.made_ready(|when| Some(when) == of_case.as_ref());
        fold.with(self.papers(case.documents.iter())).with_all(made_ready)
    }

    /// How papers are made ready, above all those from abroad; of those whom the condition concerns. What hangs on more
    /// answers speaks to somebody who has given them.
    fn made_ready(&self, concerns: impl Fn(&Condition) -> bool) -> Option<Element> {
        let notes = self.wording.service.notes.iter();
        let notes = notes.filter(|note| note.section == Section::Documents && concerns(&note.item.when));
        let lines: Vec<Element> = notes.map(|note| line(&note.item, &self.wording, [])).collect();
        (!lines.is_empty()).then(|| list(lines))
    }

    fn papers<'n>(&self, documents: impl Iterator<Item = &'n Needed<'n>>) -> Element {
        list(documents.map(|one| self.paper(one)).collect())
    }

    /// A paper: how it is brought by each way to apply, when it is needed, where to get it.
    fn paper(&self, one: &Needed) -> Element {
        let Some((_, first)) = one.ways.first() else { return el("li") };
        let wording = &self.wording;
        let mut below: Vec<Element> = Vec::new();
        below.extend(stage(first).map(|stage| el("p").class("tag").words(self.sheet.say(stage))));
        let mut cites = Vec::new();
        let mut sources: Vec<String> = Vec::new();
        for (channels, document) in &one.ways {
            let told = self.brought(document);
            // Where the ways differ, each is named.
            if one.ways.len() > 1 {
                let names = channels.iter().map(|channel| wording.option(wording.service.channel, *channel));
                let names = names.collect::<Vec<_>>().join("; ");
                below.push(el("p").with(el("strong").words([&names, ": "].concat())).words(told.join(". ")));
            } else {
                below.extend(told.into_iter().map(|words| el("p").words(words)));
            }
            let source = document.source.map(|source| wording.of(&document.item, source));
            sources.extend(source.filter(|source| !sources.contains(source)));
            let new = document.item.cites.iter().filter(|cite| !cites.contains(*cite)).copied();
            cites.extend(new.collect::<Vec<_>>());
        }
        let points = first.item.points.iter().map(|point| el("li").words(wording.of(&first.item, *point)));
        if !first.item.points.is_empty() {
            below.push(el("ul").with_all(points));
        }
        below.extend(only_if(&one.when, wording, self.sheet));
        below.extend(sources.into_iter().map(|words| labelled(Say::DocumentsSource, words, self.sheet)));
        titled(&first.item, wording).with_all(below).with(source(&cites, wording))
    }

    /// What is done with a document, and what is to be known of it.
    fn brought(&self, document: &Document) -> Vec<String> {
        let ways: Vec<&str> = document.handling.iter().map(|way| self.sheet.say(handling(*way))).collect();
        let ways = ways.join(if document.one_way { self.sheet.say(Say::OrWay) } else { "; " });
        let detail = document.item.detail.map(|detail| self.wording.of(&document.item, detail));
        [Some(ways), detail].into_iter().flatten().filter(|words| !words.is_empty()).collect()
    }
}

/// What is to be known of a paper that is not simply handed in with the application.
fn stage(document: &Document) -> Option<Say> {
    match (document.bearer, document.stage) {
        (Bearer::Office, _) => Some(Say::DocumentsOffice),
        (Bearer::Applicant, Stage::Collection) => Some(Say::DocumentsCollect),
        (Bearer::Applicant, Stage::Filing) => document.if_any.then_some(Say::IfAny),
    }
}
