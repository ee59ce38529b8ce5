use super::keep::keep;
use crate::answer::repealed;
use crate::locale::{Args, Say};
use crate::told::Name;
use crate::ui::Action;
use crate::ui::page::{Deed, ServicePage};
use crate::ui::parts::{all, el, heading, plain, with, words};
use crate::ui::told::nodes;
use yew::prelude::*;

/// First of all that the act no longer applies; how it was, only on request.
fn repealed_intro(page: &ServicePage) -> Html {
    let data = page.data;
    let mut told = vec![words("h2", "", page.say(Say::VerdictRepealed))];
    if let Some(wording) = page.site().wording() {
        told.push(nodes(page, repealed(&wording)));
    }
    let history = page.button("button secondary", plain(page.say(Say::SeeHistory)), Deed::Act(Action::StartHistory));
    all(vec![
        heading(data.text(data.service.name).to_owned()),
        el("div", "verdict stop", told),
        words("p", "lead", data.text(data.service.summary).to_owned()),
        el("p", "", vec![history]),
        about(page).unwrap_or_default(),
    ])
}

/// What the service is, and the way into its questions.
pub fn intro(page: &ServicePage) -> Html {
    let data = page.data;
    if data.service.repeal.is_some() {
        return repealed_intro(page);
    }
    let left = page.state.progress().map_or(0, |progress| progress.left + progress.asked.len());
    let left = page.said(Say::StartQuestions, Args { n: u16::try_from(left).ok(), ..Args::default() });
    let mut lines = vec![
        heading(data.text(data.service.name).to_owned()),
        words("p", "lead", data.text(data.service.summary).to_owned()),
    ];
    lines.push(words("p", "private", page.say(Say::Private)));
    lines.push(el("p", "", vec![page.button("button", plain(page.say(Say::Start)), Deed::Start)]));
    lines.push(words("p", "hint", left));
    lines.extend(about(page));
    lines.push(keep(page));
    all(lines)
}

/// The way to the page that describes the service without any question. The guide is no service: it has none.
fn about(page: &ServicePage) -> Option<Html> {
    page.data.service.act.as_ref()?;
    let address = [&*page.site().address(page.site().lang()), "about/"].concat();
    let link = with("a", "", &[(Name::Href, &address)], vec![plain(page.say(Say::AboutService))]);
    Some(el("p", "", vec![link]))
}
