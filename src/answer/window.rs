use super::lines::item;
use super::{Shown, Subject};
use crate::assessment::{End, Stretch, Verdict, anchors};
use crate::calendar::Moment;
use crate::locale::{Args, Say};
use crate::logic::{Answers, OptionId, Situation, truth};
use crate::told::{Node, Tag, el, p, section, words};

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

/// Takes the last day away from a stretch that ends only where the calendar does: past it the day of the decision is
/// not known, and no ground is to blame.
pub(super) fn open_past_the_calendar(stretch: &mut Stretch, subject: &Subject, answers: &Answers, channel: OptionId) {
    let Some(end) = &mut stretch.to else { return };
    let follow = |day| anchors(&subject.service, channel, Moment::start_of(day), answers, &subject.calendar);
    let Some(beyond) = end.day.succ().map(follow) else { return };
    if beyond.decision.is_some() || follow(end.day).decision.is_none() {
        return;
    }
    let situation = Situation { answers, anchors: beyond, calendar: &subject.calendar };
    end.because.retain(|id| {
        let mut grounds = subject.service.grounds.iter().filter(|ground| ground.item.id == *id);
        grounds.any(|ground| truth(&ground.item.when, &situation).is_yes())
    });
    if end.because.is_empty() {
        stretch.to = None;
    }
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
