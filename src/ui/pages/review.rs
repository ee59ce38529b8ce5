use super::keep::keep;
use crate::locale::Say;
use crate::logic::FactId;
use crate::ui::Action;
use crate::ui::page::{Deed, ServicePage};
use crate::ui::parts::{all, el, heading, p, plain, words};
use yew::prelude::*;

/// The answers that count, each with a way to change it.
pub fn review(page: &ServicePage) -> Html {
    let data = page.data;
    let Some(progress) = page.state.progress() else {
        return Html::default();
    };
    let row = |fact: &FactId| {
        let question = data.service.question(*fact)?;
        let answer = page.site().wording()?.answer(question, progress.active.get(*fact)?);
        let of = words("span", "visually-hidden", [": ", data.text(question.label)].concat());
        let label = all(vec![plain(page.say(Say::Change)), of]);
        let change = page.button("link-button", label, Deed::Act(Action::Edit(*fact)));
        let answer = el("dd", "", vec![words("span", "", answer), change]);
        Some(el("div", "answer", vec![words("dt", "", data.text(question.text).to_owned()), answer]))
    };
    let rows: Vec<Html> = progress.asked.iter().filter_map(row).collect();
    let answers = if rows.is_empty() { p(page.say(Say::NothingAnswered)) } else { el("dl", "answers", rows) };
    all(vec![
        page.back_button(),
        heading(page.say(Say::ReviewTitle)),
        p(page.say(Say::ReviewLead)),
        answers,
        el("p", "", vec![page.button("button", plain(page.say(Say::SeeResult)), Deed::ShowResult)]),
        keep(page),
    ])
}
