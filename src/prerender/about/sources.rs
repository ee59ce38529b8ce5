use super::{About, Element, Say, el, link};
use crate::law::TextId;
use crate::locale::{Args, fill};
use crate::prerender::markup::{address, value};

impl About<'_> {
    /// The act with its page in the register, what it does not cover, since when, and who compared the rules with it.
    pub(super) fn sources(&self) -> Element {
        let (service, wording) = (self.wording.service, &self.wording);
        let (act, lang) = (self.listed.act, self.listed.lang);
        let text = |text: TextId| wording.text(text);
        let said = |key, args| el("p").words(fill(self.sheet.say(key), args, &self.sheet.page));
        let force = if self.listed.is_repealed() { "NotInForce" } else { "InForce" };
        let force = ["https://schema.org/", force].concat();
        let law = el("div").property("subjectOf").thing("Legislation");
        let law = law.with(el("p").property("name").words(act.title.get(lang)));
        let law = law.with(value("legislationIdentifier", &*self.listed.act.registered));
        let law = law.with(el("link").property("legislationLegalForce").attribute("href", force));
        let open = link(act.page.get(lang), self.sheet.say(Say::OpenAct)).attribute("rel", "external");
        let law = law.with(el("p").with(open.property("url")));
        let mut inside = vec![el("h2").words(self.sheet.say(Say::SourcesTitle)), law];
        inside.extend(act.about.as_ref().map(|about| el("p").words(about.get(lang))));
        if let Some(day) = service.in_force.from.not_before {
            let repealed = self.listed.is_repealed();
            let said = if repealed { &self.sheet.words.wording_shown } else { self.sheet.say(Say::WordingFrom) };
            inside.push(el("p").words(fill(said, Args { d: Some(day), ..Args::default() }, &self.sheet.page)));
        }
        inside.push(match service.review.by {
            None => said(Say::NotReviewed, Args::default()),
            Some(by) => said(Say::ReviewedBy, Args { x: Some(text(by)), ..Args::default() }),
        });
        if !self.listed.is_repealed() {
            inside.push(address("termsOfService", act.page.get(lang)));
        }
        el("section").class("section").attribute("id", "sources").with_all(inside)
    }
}
