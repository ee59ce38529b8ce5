use crate::locale::{Args, Say};
use crate::ui::{Site, words::said};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FooterProps {
    pub site: Site,
}

/// What is always said: no decision, where the rules come from, who reviewed them.
#[component]
pub fn Footer(props: &FooterProps) -> Html {
    let site = &props.site;
    let about = site.service().map(|data| {
        let act = data.text(data.service.act.title);
        let review = match data.service.review.by {
            None => site.say(Say::NotReviewed).to_owned(),
            Some(by) => said(site, Say::ReviewedBy, Args { x: Some(data.text(by)), ..Args::default() }),
        };
        let wording = data.service.in_force.from.not_before;
        html! {
            <>
                <p>{ said(site, Say::ActOf, Args { x: Some(act), ..Args::default() }) }</p>
                if let Some(day) = wording {
                    <p>{ said(site, Say::WordingFrom, Args { d: Some(day), ..Args::default() }) }</p>
                }
                <p>{ review }</p>
            </>
        }
    });
    html! {
        <footer class="footer">
            <div class="wide">
                <p>{ site.say(Say::NoDecision) }</p>
                { about }
            </div>
        </footer>
    }
}
