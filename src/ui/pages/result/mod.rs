//! The answer, read from the top: verdict, documents, deadline, risks, cost, where, what is given, what next, sources.

mod deadline;
mod documents;
mod lines;
mod risks;
mod verdict;

use super::ServiceProps;
use crate::assessment::Assessment;
use crate::law::ItemId;
use crate::locale::{Args, Say, time};
use crate::logic::{Answers, FactId};
use crate::ui::words::{answer_words, said};
use crate::ui::{Action, ServiceData, Site};
use std::rc::Rc;
use yew::prelude::*;

/// What every section is made from.
pub(super) struct Shown<'p> {
    pub site: &'p Site,
    pub data: &'p Rc<ServiceData>,
    pub assessment: &'p Assessment,
    pub answers: Rc<Answers>,
}

impl Shown<'_> {
    /// The facts that decided about an item.
    pub fn decided_by(&self, id: ItemId) -> Vec<FactId> {
        let line = self.assessment.trace.iter().find(|line| line.item == id);
        line.map(|line| line.decided_by.clone()).unwrap_or_default()
    }
}

#[component]
pub fn ResultPage(props: &ServiceProps) -> Html {
    let ServiceProps { data, state, host } = props;
    let site = &state.site;
    let Some(progress) = state.progress() else {
        return Html::default();
    };
    let Some(assessment) = state.assessment(&progress) else {
        return Html::default();
    };
    let shown = Shown { site, data, assessment: &assessment, answers: Rc::new(progress.active.clone()) };
    let over = !assessment.exits.is_empty();

    let back = {
        let host = host.clone();
        Callback::from(move |_| host.0.back())
    };
    let print = {
        let host = host.clone();
        Callback::from(move |_| host.0.print())
    };
    let restart = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(Action::Restart))
    };
    let moment = time(state.moment.minute);
    let computed =
        said(site, Say::ComputedFor, Args { d: Some(state.moment.day), x: Some(&moment), ..Args::default() });
    let answers = progress.asked.iter().filter_map(|fact| {
        let question = data.service.question(*fact)?;
        let words = answer_words(site, data, question, progress.active.get(*fact)?);
        Some(html! { <div class="answer"><dt>{ data.text(question.label).to_owned() }</dt><dd>{ words }</dd></div> })
    });
    html! {
        <>
            <button type="button" class="back" onclick={back}>{ site.say(Say::Back) }</button>
            <p class="service-name">{ data.text(data.service.name).to_owned() }</p>
            { verdict::verdict(&shown) }
            <p class="hint">{ computed }</p>
            <p class="actions">
                <button type="button" class="button secondary" onclick={print}>{ site.say(Say::Print) }</button>
                <button type="button" class="button secondary" onclick={restart}>{ site.say(Say::StartAgain) }</button>
            </p>
            if !over {
                { documents::documents(&shown) }
                { deadline::deadline(&shown) }
                { risks::risks(&shown) }
                { lines::lines(&shown) }
            }
            <section class="section" aria-labelledby="answers">
                <h2 id="answers">{ site.say(Say::YourAnswers) }</h2>
                <dl class="answers">{ for answers }</dl>
            </section>
            { sources(&shown) }
        </>
    }
}

fn sources(shown: &Shown) -> Html {
    let Shown { site, data, .. } = shown;
    let act = &data.service.act;
    html! {
        <section class="section" aria-labelledby="sources">
            <h2 id="sources">{ site.say(Say::SourcesTitle) }</h2>
            <p>{ data.text(act.title).to_owned() }</p>
            <p><a href={data.text(act.page).to_owned()} rel="noreferrer" target="_blank">{ site.say(Say::OpenAct) }</a></p>
        </section>
    }
}
