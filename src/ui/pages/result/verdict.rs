use super::Shown;
use crate::assessment::Verdict;
use crate::calendar::Day;
use crate::law::ItemId;
use crate::locale::{Args, Say};
use crate::logic::FactId;
use crate::ui::words::{item_text, said};
use yew::prelude::*;

/// The one word first, then what to do now.
pub(super) fn verdict(shown: &Shown) -> Html {
    let site = shown.site;
    let dated = |key, day: Day| said(site, key, Args { d: Some(day), ..Args::default() });
    let (tone, heading, rest) = match &shown.assessment.verdict {
        Verdict::Ready { until } => {
            let until = until.map(|day| html! { <p>{ dated(Say::VerdictReadyUntil, day) }</p> });
            let lead = html! { <><p>{ site.say(Say::VerdictReadyLead) }</p>{ until }</> };
            ("good", site.say(Say::VerdictReady).to_owned(), lead)
        }
        Verdict::MendFirst { grounds } => {
            let lead = html! { <><p>{ site.say(Say::VerdictMendLead) }</p>{ remedies(shown, grounds) }</> };
            ("stop", site.say(Say::VerdictMend).to_owned(), lead)
        }
        Verdict::CannotTell { missing } => {
            let lead = html! { <><p>{ site.say(Say::VerdictCannotTellLead) }</p>{ questions(shown, missing) }</> };
            ("wait", site.say(Say::VerdictCannotTell).to_owned(), lead)
        }
        Verdict::NothingToDo { exit } => ("stop", site.say(Say::VerdictNothing).to_owned(), explained(shown, *exit)),
        Verdict::AnotherService { exit, .. } => {
            ("stop", site.say(Say::VerdictAnother).to_owned(), explained(shown, *exit))
        }
        Verdict::NotBefore { day, grounds } => ("wait", dated(Say::VerdictNotBefore, *day), remedies(shown, grounds)),
        Verdict::NotAfter { day, grounds } => ("stop", dated(Say::VerdictNotAfter, *day), remedies(shown, grounds)),
        Verdict::Repealed => {
            ("stop", site.say(Say::VerdictRepealed).to_owned(), html! { <p>{ site.say(Say::VerdictRepealedLead) }</p> })
        }
        Verdict::ForceNotKnown(_) => {
            ("wait", site.say(Say::VerdictForce).to_owned(), html! { <p>{ site.say(Say::VerdictForceLead) }</p> })
        }
    };
    html! {
        <div class={classes!("verdict", tone)}>
            <h1 tabindex="-1">{ heading }</h1>
            { rest }
        </div>
    }
}

/// Each ground in the way, with what to do about it.
fn remedies(shown: &Shown, grounds: &[ItemId]) -> Html {
    let line = |id: &ItemId| {
        let ground = shown.data.service.grounds.iter().find(|ground| ground.item.id == *id)?;
        let remedy = ground.remedy.map(|remedy| item_text(shown.site, shown.data, &ground.item, remedy));
        let remedy = remedy.unwrap_or_else(|| shown.site.say(Say::Unavoidable).to_owned());
        Some(html! {
            <li>
                <strong>{ item_text(shown.site, shown.data, &ground.item, ground.item.title) }</strong>
                <span class="remedy">{ remedy }</span>
            </li>
        })
    };
    html! { <ul>{ for grounds.iter().filter_map(line) }</ul> }
}

fn questions(shown: &Shown, missing: &[FactId]) -> Html {
    let line = |fact: &FactId| {
        let question = shown.data.service.question(*fact)?;
        Some(html! { <li>{ shown.data.text(question.text).to_owned() }</li> })
    };
    html! { <ul>{ for missing.iter().filter_map(line) }</ul> }
}

fn explained(shown: &Shown, exit: ItemId) -> Html {
    html! { <super::super::super::parts::Line site={shown.site.clone()} data={shown.data.clone()} item={usize::from(exit.0)}
    answers={shown.answers.clone()} decided_by={shown.decided_by(exit)} /> }
}
