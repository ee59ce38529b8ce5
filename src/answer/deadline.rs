use super::Shown;
use super::calendar::{calendar, calendar_ends};
use super::words::standing;
use crate::assessment::{Deadline, Timeline};
use crate::law::{ItemId, Term, TermUnit};
use crate::locale::{Args, Say, time};
use crate::told::{Node, Tag, p, section, words};

/// When the result is ready at the latest, and how the days are counted.
pub(super) fn deadline(shown: &Shown) -> Option<Node> {
    // That the act sets no term is a note of its own.
    if !shown.service().sets_a_term() {
        return None;
    }
    let lines = match &shown.assessment.deadline {
        Deadline::NoTerm => vec![p(shown.say(Say::DeadlineNone))],
        Deadline::OutsideCalendar(_) => vec![p(calendar_ends(shown))],
        Deadline::Counted(timelines) => {
            let mut lines = Vec::new();
            if timelines.len() > 1 {
                lines.push(p(shown.say(Say::DeadlineSeveral)));
            }
            timelines.iter().for_each(|timeline| one(shown, timeline, &mut lines));
            lines
        }
    };
    section("deadline", shown.say(Say::DeadlineTitle), lines)
}

fn one(shown: &Shown, timeline: &Timeline, lines: &mut Vec<Node>) {
    let dated = |key, day| shown.said(key, Args { d: Some(day), ..Args::default() });
    // Where the person's answers already extend the term, the longer one is what to expect.
    lines.push(match timeline.expected() {
        Some((_, last)) => words(Tag::P, "big", dated(Say::DeadlineReady, last)),
        None => p(calendar_ends(shown)),
    });
    if timeline.extended.iter().any(|extended| extended.applies.is_yes()) {
        lines.push(p(dated(Say::DeadlineUnextended, timeline.ready)));
    }
    if timeline.practical != timeline.ready {
        lines.push(p(dated(Say::DeadlinePractical, timeline.practical)));
    }
    if let Some(note) = standing(timeline.standing) {
        lines.push(words(Tag::P, "estimate", shown.say(note)));
    }
    let at = time(timeline.accepted.minute);
    let sent = shown.service().channels.iter().find(|channel| channel.option == shown.assessment.channel);
    let accepted = match (timeline.waits, sent.is_some_and(|channel| channel.round_the_clock)) {
        (false, _) => Say::DeadlineAccepted,
        (true, false) => Say::DeadlineWaits,
        (true, true) => Say::DeadlineCounts,
    };
    lines.push(p(shown.said(accepted, Args { d: Some(timeline.accepted.day), x: Some(&at), ..Args::default() })));
    let term = |id: ItemId| shown.service().terms.iter().find(|term| term.item.id == id);
    let mut line = |term: Option<&Term>, below| lines.extend(term.map(|term| shown.line(&term.item, None, below)));
    line(term(timeline.term), Vec::new());
    for event in &timeline.events {
        let mut below = vec![words(Tag::P, "ways", dated(Say::EventBy, event.by))];
        let is_off = shown.subject.calendar.is_working(event.by) == Ok(false);
        let is_own = term(event.term).is_some_and(|term| term.kind.binds_applicant());
        below.extend((is_off && is_own).then(|| p(shown.say(Say::DayOffBefore))));
        line(term(event.term), below);
    }
    for extended in &timeline.extended {
        let ready = extended.ready.map(|day| words(Tag::P, "ways", dated(Say::ExtendedReady, day)));
        line(term(extended.term), ready.into_iter().collect());
    }
    let working = term(timeline.term).is_some_and(|term| term.unit == TermUnit::WorkingDays);
    lines.extend(calendar(shown, &timeline.count, working));
}
