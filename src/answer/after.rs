use super::Shown;
use super::calendar::calendar_ends;
use super::when::date_fields;
use crate::assessment::{Later, after, starts};
use crate::calendar::Day;
use crate::law::Start;
use crate::locale::{Args, Say};
use crate::logic::Truth;
use crate::told::{Entry, Name, Node, Tag, el, p, section, with, words};

/// What can happen after filing: the days that follow from one that the person enters.
pub(super) fn afterwards(shown: &Shown) -> Option<Node> {
    let starts = starts(shown.service(), &shown.situation());
    let lines = lines(shown);
    let mut parts = Vec::new();
    let told = |from: Option<Start>| {
        let of = lines.iter().filter(|line| match from {
            Some(start) => line.from == start,
            None => line.from == Start::BeforeDecision,
        });
        of.filter_map(|line| one(shown, line)).collect::<Vec<Node>>()
    };
    parts.extend(told(None));
    for start in starts {
        let id = ["after-", &(start as u16).to_string()].concat();
        let Some(asked) = asked(start) else { continue };
        let legend = words(Tag::Legend, "", shown.say(asked));
        let fields = el(Tag::Div, "date", date_fields(shown, &id, entry(start)));
        parts.push(el(Tag::Fieldset, "", vec![legend, fields]));
        let mut counted = told(Some(start));
        if shown.request.entries.day(entry(start)).is_err() {
            counted.push(words(Tag::P, "error", shown.say(Say::WhenMistyped)));
        }
        parts.push(with(Tag::Div, "counted", &[(Name::Role, "status")], counted));
    }
    if parts.is_empty() {
        return None;
    }
    parts.insert(0, p(shown.say(Say::AfterLead)));
    section("after", shown.say(Say::AfterTitle), parts)
}

/// Every term that runs from a day that was entered, or ends before the decision.
pub(super) fn lines(shown: &Shown) -> Vec<Later> {
    let situation = shown.situation();
    let entered = starts(shown.service(), &situation).into_iter().filter_map(|start| {
        let day: Option<Day> = shown.request.entries.day(entry(start)).ok().flatten();
        Some((start, day?))
    });
    let entered: Vec<(Start, Day)> = entered.collect();
    after(shown.service(), &situation, &entered)
}

fn one(shown: &Shown, line: &Later) -> Option<Node> {
    let term = shown.service().terms.iter().find(|term| term.item.id == line.term)?;
    let dated = |key, day| shown.said(key, Args { d: Some(day), ..Args::default() });
    let mut below = Vec::new();
    match line.by {
        Some(day) => below.push(words(Tag::P, "big", dated(Say::EventBy, day))),
        None => below.push(p(calendar_ends(shown))),
    }
    if let Some(day) = line.practical.filter(|day| Some(*day) != line.by) {
        below.push(p(if term.kind.binds_applicant() {
            shown.say(Say::DayOffBefore).to_owned()
        } else {
            dated(Say::DeadlinePractical, day)
        }));
    }
    Some(shown.line(&term.item, (line.applies == Truth::Unknown).then_some(Say::Perhaps), below))
}

/// Where the day is entered on which something happened.
fn entry(start: Start) -> Entry {
    Entry(100 + 3 * start as u16)
}

/// "The day on which …"; nothing for what nobody is asked about.
fn asked(start: Start) -> Option<Say> {
    Some(match start {
        Start::Notice => Say::StartNotice,
        Start::Hearing => Say::StartHearing,
        Start::ResultArrival => Say::StartArrival,
        Start::Request => Say::StartRequest,
        Start::Extension => Say::StartExtension,
        Start::InformationReceived => Say::StartInformation,
        Start::ComplaintReceived => Say::StartComplaintReceived,
        Start::ComplaintRegistered => Say::StartComplaintRegistered,
        Start::Arrival | Start::Filing | Start::Acceptance | Start::BeforeResult | Start::BeforeDecision => {
            return None;
        }
        Start::HandOver | Start::PreviousStep => return None,
    })
}
