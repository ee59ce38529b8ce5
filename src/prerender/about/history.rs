use super::{About, Element, Say, Section, el, link, list};

/// What the wording said of itself, in the order in which it is told.
const TOLD: [Section; 5] = [Section::Who, Section::Filing, Section::Result, Section::Collection, Section::Silence];

impl About<'_> {
    /// A repealed service: first that it is repealed, by what, and where today's rules are; then, as history, what the
    /// act said. Nothing that it asked for is listed as if it applied.
    pub(super) fn repealed(&self, service: Element) -> Element {
        let wording = &self.wording;
        let mut told = vec![el("h2").words(self.sheet.say(Say::VerdictRepealed))];
        if let Some(repeal) = &wording.service.repeal {
            told.push(el("p").class("line-title").words(wording.text(repeal.title)));
            told.push(el("p").words(wording.text(repeal.detail)));
            let points = repeal.points.iter().map(|point| el("li").words(wording.text(*point)));
            told.push(el("ul").with_all(points));
            let open = link(wording.text(repeal.page), self.sheet.say(Say::OpenToday)).attribute("rel", "external");
            told.push(el("p").with(open));
            told.push(el("p").class("hint").words(wording.sources(&repeal.cites)));
        }
        let summary = wording.text(wording.service.summary);
        service
            .with(el("div").class("verdict stop").with_all(told))
            .with(el("p").class("lead").property("description").words(summary))
            .with(self.listed.facts(self.sheet))
            .with(self.history())
            .with(self.sources())
    }

    fn history(&self) -> Element {
        let words = &self.sheet.words;
        let lines: Vec<Element> = TOLD.into_iter().filter_map(|section| self.notes_of(section)).flatten().collect();
        let app = self.sheet.to(&[&self.listed.compiled.id, "/"].concat());
        let fold = el("details").class("fold").with(el("summary").with(el("h2").words(&*words.history_title)));
        let fold = fold.with(el("p").class("history").words(&*words.history_lead)).with(list(lines));
        let more = el("p").with(link(app, self.sheet.say(Say::SeeHistory)));
        el("section").class("section").attribute("id", "history").with(fold.with(more))
    }
}
