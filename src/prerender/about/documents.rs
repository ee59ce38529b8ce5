use super::{About, Element, Say, el, labelled, line, list, only_if, section};
use crate::law::{Bearer, Document, Handling, Stage};
use crate::prerender::cases::{Case, Needed, cases};

impl About<'_> {
    /// What everybody needs, what some need, and what is added in each case that the act tells apart.
    pub(super) fn documents(&self) -> Option<Element> {
        let parts = cases(self.wording.service, self.calendar);
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
        section("documents", self.sheet.say(Say::DocumentsTitle), inside)
    }

    /// A case that the act tells apart: folded, for a reader has one of them.
    fn case(&self, case: &Case) -> Element {
        let title = el("summary").with(el("h4").words(self.wording.text(case.choice.text)));
        let fold = el("details").class("fold case").with(title);
        match case.exit {
            Some(exit) => fold.with(list(vec![line(&exit.item, &self.wording, None)])),
            None if case.documents.is_empty() => fold.with(el("p").words(&*self.sheet.words.nothing_more)),
            None => fold.with(self.papers(case.documents.iter())),
        }
    }

    fn papers<'n>(&self, documents: impl Iterator<Item = &'n Needed<'n>>) -> Element {
        list(documents.map(|one| self.paper(one)).collect())
    }

    fn paper(&self, one: &Needed) -> Element {
        let document = one.document;
        let mut below = Vec::new();
        below.extend(stage(document).map(|stage| el("p").class("tag").words(self.sheet.say(stage))));
        let ways: Vec<&str> = document.handling.iter().map(|way| self.sheet.say(handling(*way))).collect();
        let between = if document.one_way { self.sheet.say(Say::OrWay) } else { "; " };
        if !ways.is_empty() {
            below.push(el("p").class("ways").words(ways.join(between)));
        }
        below.extend(only_if(&one.when, &self.wording, self.sheet));
        if let Some(source) = document.source {
            let source = self.wording.of(&document.item, source);
            below.push(labelled(Say::DocumentsSource, source, self.sheet));
        }
        line(&document.item, &self.wording, below)
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

fn handling(way: Handling) -> Say {
    match way {
        Handling::ShowOriginal => Say::HandlingShowOriginal,
        Handling::HandInOriginal => Say::HandlingHandInOriginal,
        Handling::HandInCopy => Say::HandlingHandInCopy,
        Handling::FillAndSign => Say::HandlingFillAndSign,
        Handling::ShowDigital => Say::HandlingShowDigital,
        Handling::AttachElectronic => Say::HandlingAttachElectronic,
        Handling::Notarised => Say::HandlingNotarised,
        Handling::Translated => Say::HandlingTranslated,
        Handling::Legalised => Say::HandlingLegalised,
    }
}
