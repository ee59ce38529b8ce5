use super::Shown;
use super::lines::item;
use super::node::{Node, Tag, el, p, section, words};
use crate::assessment::{End, Stretch, Verdict};
use crate::locale::{Args, Say};

/// The days on which an application can succeed, with what binds them at each end; nothing where nothing does.
pub(super) fn window(shown: &Shown) -> Option<Node> {
    let (certain, possible) = (&shown.assessment.certain, &shown.assessment.possible);
    if matches!(shown.assessment.verdict, Verdict::History | Verdict::ForceNotKnown(_)) {
        return None;
    }
    let bound = |stretch: &&Stretch| stretch.from.is_some() || stretch.to.is_some();
    let mut parts = Vec::new();
    if let Some(stretch) = certain.as_ref().filter(bound) {
        parts.push(p(shown.say(Say::WindowCertain)));
        parts.push(ends(shown, stretch));
    }
    if let Some(stretch) = possible.as_ref().filter(bound).filter(|_| possible != certain) {
        parts.push(p(shown.say(Say::WindowPossible)));
        parts.push(ends(shown, stretch));
    }
    section("window", shown.say(Say::WindowTitle), parts)
}

fn ends(shown: &Shown, stretch: &Stretch) -> Node {
    let mut rows = Vec::new();
    let mut row = |label, key, end: &Option<End>, why| {
        let Some(end) = end else { return };
        let mut told = vec![words(Tag::Span, "", shown.said(key, Args { d: Some(end.day), ..Args::default() }))];
        let titles = end.because.iter().filter_map(|id| item(shown, *id)).map(|item| shown.wording.title(item));
        let titles = titles.collect::<Vec<_>>().join("; ");
        if !titles.is_empty() {
            told.push(p(shown.said(why, Args { x: Some(&titles), ..Args::default() })));
        }
        rows.push(el(Tag::Div, "row", vec![words(Tag::Dt, "", shown.say(label)), el(Tag::Dd, "", told)]));
    };
    row(Say::WindowFirst, Say::WindowOn, &stretch.from, Say::WindowBefore);
    row(Say::WindowLast, Say::WindowOn, &stretch.to, Say::WindowAfter);
    el(Tag::Dl, "facts", rows)
}
