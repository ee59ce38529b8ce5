use super::Shown;
use crate::assessment::{Deadline, Extended, Timeline};
use crate::calendar::{CountedDay, Mark};
use crate::law::{ItemId, Term, TermUnit};
use crate::locale::{Args, Say, date_on, time};
use crate::ui::page::ServicePage;
use crate::ui::parts::{el, p, section, words};
use crate::ui::words::{mark, standing};
use yew::prelude::*;

/// When the result is ready at the latest, and how the days are counted.
pub(super) fn deadline(shown: &Shown) -> Html {
    let page = shown.page;
    // That the act sets no term is a note of its own.
    if !page.data.service.sets_a_term() {
        return Html::default();
    }
    let lines = match &shown.assessment.deadline {
        Deadline::NoTerm => vec![p(page.say(Say::DeadlineNone))],
        Deadline::OutsideCalendar(_) => vec![p(calendar_ends(page))],
        Deadline::Counted(timelines) => {
            let mut lines = Vec::new();
            if timelines.len() > 1 {
                lines.push(p(page.say(Say::DeadlineSeveral)));
            }
            timelines.iter().for_each(|timeline| one(shown, timeline, &mut lines));
            lines
        }
    };
    section("deadline", &page.say(Say::DeadlineTitle), lines)
}

/// Which years the calendar covers, and that no day is worked out beyond them.
pub(super) fn calendar_ends(page: &ServicePage) -> String {
    let calendar = &page.data.calendar;
    let range = [calendar.first().year().to_string(), calendar.last().year().to_string()].join("–");
    page.said(Say::DeadlineOutside, Args { x: Some(&range), ..Args::default() })
}

fn one(shown: &Shown, timeline: &Timeline, lines: &mut Vec<Html>) {
    let page = shown.page;
    let dated = |key, day| page.said(key, Args { d: Some(day), ..Args::default() });
    // Where the person's answers already extend the term, the longer one is what to expect.
    let sure: Vec<&Extended> = timeline.extended.iter().filter(|extended| extended.applies.is_yes()).collect();
    if sure.iter().any(|extended| extended.ready.is_none()) {
        lines.push(p(calendar_ends(page)));
    } else {
        let last = sure.iter().filter_map(|extended| extended.ready).max();
        lines.push(words("p", "big", dated(Say::DeadlineReady, last.unwrap_or(timeline.ready))));
    }
    if !sure.is_empty() {
        lines.push(p(dated(Say::DeadlineUnextended, timeline.ready)));
    }
    if timeline.practical != timeline.ready {
        lines.push(p(dated(Say::DeadlinePractical, timeline.practical)));
    }
    if let Some(note) = standing(timeline.standing) {
        lines.push(words("p", "estimate", page.say(note)));
    }
    let at = time(timeline.accepted.minute);
    let sent = page.data.service.channels.iter().find(|channel| channel.option == shown.assessment.channel);
    let accepted = match (timeline.waits, sent.is_some_and(|channel| channel.round_the_clock)) {
        (false, _) => Say::DeadlineAccepted,
        (true, false) => Say::DeadlineWaits,
        (true, true) => Say::DeadlineCounts,
    };
    lines.push(p(page.said(accepted, Args { d: Some(timeline.accepted.day), x: Some(&at), ..Args::default() })));
    let term = |id: ItemId| page.data.service.terms.iter().find(|term| term.item.id == id);
    let mut line = |term: Option<&Term>, below| lines.extend(term.map(|term| shown.line(&term.item, None, below)));
    line(term(timeline.term), Vec::new());
    for event in &timeline.events {
        line(term(event.term), vec![words("p", "ways", dated(Say::EventBy, event.by))]);
    }
    for extended in &timeline.extended {
        let ready = extended.ready.map(|day| words("p", "ways", dated(Say::ExtendedReady, day)));
        line(term(extended.term), ready.into_iter().collect());
    }
    let working = term(timeline.term).is_some_and(|term| term.unit == TermUnit::WorkingDays);
    let days = timeline.count.days.iter().map(|day| counted(shown, day, working)).collect();
    lines.push(words("h3", "", page.say(Say::DeadlineCount)));
    lines.push(el("ol", "count", days));
}

fn counted(shown: &Shown, day: &CountedDay, working: bool) -> Html {
    let site = shown.page.site();
    let class = if matches!(day.mark, Mark::Skipped(_)) { "off" } else { "" };
    let what = words("span", "mark", mark(site, day.mark, working));
    el("li", class, vec![words("span", "", date_on(day.day, &site.page)), what])
}
