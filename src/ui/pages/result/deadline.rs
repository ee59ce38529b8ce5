use super::Shown;
use crate::assessment::{Deadline, Event, Timeline};
use crate::law::TermUnit;
use crate::locale::{Args, Say, date_on, time};
use crate::ui::parts::Line;
use crate::ui::words::{mark, said, standing};
use yew::prelude::*;

/// When the result is ready at the latest, and how the days are counted.
pub(super) fn deadline(shown: &Shown) -> Html {
    let site = shown.site;
    let body = match &shown.assessment.deadline {
        Deadline::NoTerm => html! { <p>{ site.say(Say::DeadlineNone) }</p> },
        Deadline::OutsideCalendar(outside) => {
            let range = [outside.first.year().to_string(), outside.last.year().to_string()].join("–");
            html! { <p>{ said(site, Say::DeadlineOutside, Args { x: Some(&range), ..Args::default() }) }</p> }
        }
        Deadline::Counted(timelines) => html! {
            <>
                if timelines.len() > 1 {
                    <p>{ site.say(Say::DeadlineSeveral) }</p>
                }
                { for timelines.iter().map(|timeline| one(shown, timeline)) }
            </>
        },
    };
    html! {
        <section class="section" aria-labelledby="deadline">
            <h2 id="deadline">{ site.say(Say::DeadlineTitle) }</h2>
            { body }
        </section>
    }
}

fn one(shown: &Shown, timeline: &Timeline) -> Html {
    let site = shown.site;
    let dated = |key, day| said(site, key, Args { d: Some(day), ..Args::default() });
    let accepted = if timeline.waits {
        let at = time(timeline.accepted.minute);
        said(site, Say::DeadlineWaits, Args { d: Some(timeline.accepted.day), x: Some(&at), ..Args::default() })
    } else {
        dated(Say::DeadlineAccepted, timeline.accepted.day)
    };
    let working =
        shown.data.service.terms.iter().any(|term| term.item.id == timeline.term && term.unit == TermUnit::WorkingDays);
    let day = |day: &crate::calendar::CountedDay| {
        let off = matches!(day.mark, crate::calendar::Mark::Skipped(_));
        html! {
            <li class={classes!(off.then_some("off"))}>
                <span>{ date_on(day.day, &site.page) }</span>
                <span class="mark">{ mark(site, day.mark, working) }</span>
            </li>
        }
    };
    let event = |event: &Event| {
        let by = dated(Say::EventBy, event.by);
        html! {
            <Line site={site.clone()} data={shown.data.clone()} item={usize::from(event.term.0)} answers={shown.answers.clone()}
                decided_by={shown.decided_by(event.term)}><p class="ways">{ by }</p></Line>
        }
    };
    html! {
        <>
            <p class="big">{ dated(Say::DeadlineReady, timeline.ready) }</p>
            if timeline.practical != timeline.ready {
                <p>{ dated(Say::DeadlinePractical, timeline.practical) }</p>
            }
            if let Some(note) = standing(timeline.standing) {
                <p class="estimate">{ site.say(note) }</p>
            }
            <p>{ accepted }</p>
            <Line site={site.clone()} data={shown.data.clone()} item={usize::from(timeline.term.0)} answers={shown.answers.clone()}
                decided_by={shown.decided_by(timeline.term)} />
            <h3>{ site.say(Say::DeadlineCount) }</h3>
            <ol class="count">{ for timeline.count.days.iter().map(day) }</ol>
            { for timeline.events.iter().map(event) }
        </>
    }
}
