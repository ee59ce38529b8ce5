use super::Shown;
use crate::assessment::{Change, Other, flips, smallest_change};
use crate::law::{Item, ItemId};
use crate::locale::{Args, Say};
use crate::logic::FactId;
use crate::told::{Deed, Node, Tag, button, el, p};

/// The other answers, each of which alone would change whether a line applies; nothing where none does.
pub(super) fn would_change(shown: &Shown, item: &Item) -> Option<Node> {
    // Where an answer is open, any that settles it would change the line: that it depends on it is said already.
    let known = shown.assessment.trace.iter().find(|line| line.item == item.id);
    if known.is_none_or(|line| line.value.is_unknown()) {
        return None;
    }
    let (answers, calendar) = (&shown.progress.active, &shown.subject.calendar);
    let found = flips(&item.when, shown.service(), answers, shown.assessment.channel, shown.moment, calendar);
    let told = found.iter().filter_map(|flip| {
        let label = shown.wording.text(shown.service().question(flip.fact)?.label);
        let others: Vec<String> = flip.to.iter().filter_map(|to| other(shown, flip.fact, to)).collect();
        (!others.is_empty()).then(|| [label, " – ", &others.join(", ")].concat())
    });
    let told = told.collect::<Vec<_>>().join("; ");
    (!told.is_empty()).then(|| p(shown.said(Say::WouldChange, Args { x: Some(&told), ..Args::default() })))
}

/// The fewest other answers with which a ground would not apply, and a way to change them.
pub(super) fn smallest(shown: &Shown, ground: ItemId) -> Vec<Node> {
    let (service, assessment) = (shown.service(), &shown.assessment);
    let answers = &shown.progress.active;
    let found = smallest_change(service, answers, ground, assessment.channel, shown.moment, &shown.subject.calendar);
    let Some(changes) = found.filter(|changes| !changes.is_empty()) else { return Vec::new() };
    let told = changes.iter().filter_map(|Change { fact, to }| {
        let label = shown.wording.text(service.question(*fact)?.label);
        Some([label, " – ", &other(shown, *fact, to)?].concat())
    });
    let told = told.collect::<Vec<_>>().join("; ");
    let ways = changes.iter().filter_map(|Change { fact, .. }| {
        let label = shown.wording.text(service.question(*fact)?.label);
        let label = shown.said(Say::ChangeAnswer, Args { x: Some(label), ..Args::default() });
        Some(button("link-button", label, Deed::Change(*fact)))
    });
    vec![
        p(shown.said(Say::RiskSmallest, Args { x: Some(&told), ..Args::default() })),
        el(Tag::Div, "changes", ways.collect()),
    ]
}

/// Another answer as the person would give it: "valid", "this day or later: …".
fn other(shown: &Shown, fact: FactId, to: &Other) -> Option<String> {
    let dated = |key, day| shown.said(key, Args { d: Some(day), ..Args::default() });
    Some(match to {
        Other::Answer(answer) => shown.wording.answer(shown.service().question(fact)?, answer),
        Other::From(day) => dated(Say::OtherFrom, *day),
        Other::Until(day) => dated(Say::OtherUntil, *day),
        Other::Between(first, last) => {
            [dated(Say::OtherFrom, *first), dated(Say::OtherUntil, *last)].join(shown.say(Say::ConditionAll))
        }
    })
}
