//! The answer, read from the top: verdict, documents, deadline, risks, cost, where, what is given, what next, sources.

mod deadline;
mod documents;
mod lines;
mod risks;
pub(super) mod verdict;

use crate::assessment::{Assessment, Verdict};
use crate::law::{Force, Item, ItemId};
use crate::locale::{Args, Say, time};
use crate::logic::{Answers, FactId};
use crate::ui::Action;
use crate::ui::page::{Deed, ServicePage};
use crate::ui::parts::{Line, all, el, line, p, plain, section, with, words};
use crate::ui::words::answer_words;
use yew::prelude::*;

/// What every section is made from.
pub(super) struct Shown<'p> {
    pub page: &'p ServicePage<'p>,
    pub assessment: &'p Assessment,
    pub answers: &'p Answers,
}

impl Shown<'_> {
    /// The facts that decided about an item.
    fn decided_by(&self, id: ItemId) -> &[FactId] {
        let line = self.assessment.trace.iter().find(|line| line.item == id);
        line.map(|line| line.decided_by.as_slice()).unwrap_or_default()
    }

    /// The line of an item.
    pub fn line(&self, item: &Item, tag: Option<Say>, below: Vec<Html>) -> Html {
        line(self.page, Line { item, answers: self.answers, decided_by: self.decided_by(item.id), tag, below })
    }
}

pub fn result(page: &ServicePage) -> Html {
    let Some(progress) = page.state.progress() else {
        return Html::default();
    };
    let Some(assessment) = page.state.assessment(&progress) else {
        return Html::default();
    };
    let shown = Shown { page, assessment: &assessment, answers: &progress.active };
    let moment = time(page.state.moment.minute);
    let computed = Args { d: Some(page.state.moment.day), x: Some(&moment), ..Args::default() };
    let actions = vec![
        page.button("button secondary", plain(page.say(Say::Print)), Deed::Print),
        page.button("button secondary", plain(page.say(Say::StartAgain)), Deed::Act(Action::Restart)),
    ];
    let answers = progress.asked.iter().filter_map(|fact| {
        let question = page.data.service.question(*fact)?;
        let answer = answer_words(page.site(), page.data, question, progress.active.get(*fact)?);
        Some(el(
            "div",
            "answer",
            vec![words("dt", "", page.data.text(question.label).to_owned()), words("dd", "", answer)],
        ))
    });
    let mut parts = vec![
        page.back_button(),
        words("p", "service-name", page.data.text(page.data.service.name).to_owned()),
        verdict::verdict(&shown),
        // Bygone rules give no dates; the day they are shown for stands above.
        if page.state.is_history() {
            Html::default()
        } else {
            words("p", "hint", page.said(Say::ComputedFor, computed))
        },
        el("div", "actions", actions),
    ];
    parts.push(lines::group(&shown, &lines::WARNING));
    if matches!(assessment.verdict, Verdict::Repealed | Verdict::ForceNotKnown(Force::NotYet)) {
        // Nothing of it is shown as if it applied.
    } else if assessment.exits.is_empty() {
        parts.push(lines::duties(&shown));
        // A file of an act that is repealed may list neither: its silence would read as "none".
        let service = &page.data.service;
        let listed = |is_empty: bool| service.repeal.is_none() || !is_empty;
        if listed(service.documents.is_empty()) {
            parts.push(documents::documents(&shown));
        }
        parts.push(deadline::deadline(&shown));
        parts.push(lines::group(&shown, &lines::STEPS));
        if listed(service.grounds.is_empty()) {
            parts.push(risks::risks(&shown));
        }
        parts.extend(lines::lines(&shown));
    } else {
        parts.push(lines::group(&shown, &lines::INSTEAD));
    }
    parts.push(section("answers", &page.say(Say::YourAnswers), vec![el("dl", "answers", answers.collect())]));
    parts.push(sources(page));
    all(parts)
}

fn sources(page: &ServicePage) -> Html {
    let act = &page.data.service.act;
    let address = [("href", page.data.text(act.page)), ("rel", "noreferrer"), ("target", "_blank")];
    let link = with("a", "", &address, vec![plain(page.say(Say::OpenAct))]);
    let mut lines = vec![p(page.data.text(act.title).to_owned()), el("p", "", vec![link])];
    lines.extend(act.about.map(|about| p(page.data.text(about).to_owned())));
    section("sources", &page.say(Say::SourcesTitle), lines)
}
