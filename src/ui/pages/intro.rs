use super::ServiceProps;
use crate::locale::{Args, Say};
use crate::ui::Action;
use crate::ui::words::{item_text, said};
use yew::prelude::*;

/// What the service is, and the way into its questions.
#[component]
pub fn Intro(props: &ServiceProps) -> Html {
    let ServiceProps { data, state, host } = props;
    let site = &state.site;
    let service = &data.service;
    let left = state.progress().map_or(0, |progress| progress.left + progress.asked.len());
    let onclick = {
        let (state, host) = (state.clone(), host.clone());
        Callback::from(move |_| state.dispatch(Action::Start(host.0.now().unwrap_or(state.moment))))
    };
    let who =
        service.notes.iter().filter(|note| note.section == crate::law::Section::Who && note.item.when.is_always());
    html! {
        <>
            <h1 tabindex="-1">{ data.text(service.name).to_owned() }</h1>
            <p class="lead">{ data.text(service.summary).to_owned() }</p>
            { for who.map(|note| html! { <p>{ item_text(site, data, &note.item, note.item.title) }</p> }) }
            <p class="private">{ site.say(Say::Private) }</p>
            <p><button type="button" class="button" {onclick}>{ site.say(Say::Start) }</button></p>
            <p class="hint">{ said(site, Say::StartQuestions, Args { n: u16::try_from(left).ok(), ..Args::default() }) }</p>
        </>
    }
}
