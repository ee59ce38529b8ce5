use super::ServiceProps;
use crate::law::Question;
use crate::locale::Say;
use crate::logic::FactId;
use crate::ui::Action;
use crate::ui::words::answer_words;
use yew::prelude::*;

/// The answers that count, each with a way to change it.
#[component]
pub fn Review(props: &ServiceProps) -> Html {
    let ServiceProps { data, state, host } = props;
    let site = &state.site;
    let Some(progress) = state.progress() else {
        return Html::default();
    };
    let row = |fact: &FactId| {
        let question: &Question = data.service.question(*fact)?;
        let answer = progress.active.get(*fact)?;
        let (dispatcher, fact) = (state.dispatcher(), *fact);
        let onclick = Callback::from(move |_| dispatcher.dispatch(Action::Edit(fact)));
        Some(html! {
            <div class="answer">
                <dt>{ data.text(question.text).to_owned() }</dt>
                <dd>
                    <span>{ answer_words(site, data, question, answer) }</span>
                    <button type="button" class="link-button" {onclick}>
                        { site.say(Say::Change) }
                        <span class="visually-hidden">{ ": " }{ data.text(question.label).to_owned() }</span>
                    </button>
                </dd>
            </div>
        })
    };
    let show = {
        let (state, host) = (state.clone(), host.clone());
        Callback::from(move |_| state.dispatch(Action::Show(host.0.now().unwrap_or(state.moment))))
    };
    let back = {
        let host = host.clone();
        Callback::from(move |_| host.0.back())
    };
    html! {
        <>
            <button type="button" class="back" onclick={back}>{ site.say(Say::Back) }</button>
            <h1 tabindex="-1">{ site.say(Say::ReviewTitle) }</h1>
            <p>{ site.say(Say::ReviewLead) }</p>
            if progress.asked.is_empty() {
                <p>{ site.say(Say::NothingAnswered) }</p>
            }
            <dl class="answers">{ for progress.asked.iter().filter_map(row) }</dl>
            <p><button type="button" class="button" onclick={show}>{ site.say(Say::SeeResult) }</button></p>
        </>
    }
}
