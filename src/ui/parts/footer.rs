use super::{el, p};
use crate::calendar::Day;
use crate::locale::{Args, Say, fill};
use crate::ui::{Site, View};
use yew::prelude::*;

/// What is always said: no decision, where the rules come from, who reviewed them.
///
/// Between questions only the first of these: there is little room, and the rest stands before and after.
pub fn footer(site: &Site, view: View, today: Day) -> Html {
    let said = |key, args| p(fill(site.say(key), args, &site.page));
    let mut lines = vec![said(Say::NoDecision, Args::default())];
    if let (Some(data), View::Start | View::Result) = (site.service(), view)
        && let Some(act) = &data.service.act
    {
        let review = data.service.review;
        lines.push(said(Say::ActOf, Args { x: Some(data.text(act.title)), ..Args::default() }));
        if let Some(day) = data.service.in_force.from.not_before {
            lines.push(said(Say::WordingFrom, Args { d: Some(day), ..Args::default() }));
        }
        lines.push(match review.by {
            None => said(Say::NotReviewed, Args::default()),
            Some(by) => said(Say::ReviewedBy, Args { x: Some(data.text(by)), ..Args::default() }),
        });
        if review.again.is_some_and(|again| again <= today) {
            lines.push(said(Say::ReviewOverdue, Args::default()));
        }
    }
    el("footer", "footer", vec![el("div", "wide", lines)])
}
