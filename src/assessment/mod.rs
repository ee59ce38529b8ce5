//! The answer: verdict, documents, deadline, risks, fees, where to go, what to know, and why.
//!
//! [`assess`] is one pure function of the rules, the active answers of an [interview](crate::interview), a channel, a
//! moment and the calendar. Its value holds ids and numbers, never a text, and knows neither the browser nor a clock.
//! It computes one channel at a time; [`compare`] sets channels side by side, [`after()`] gives the days that follow
//! from what happens after filing, and [`path()`] counts several services through, one after another.

mod acceptance;
mod after;
mod change;
mod channels;
mod deadline;
mod documents;
mod duties;
mod path;
mod risks;
mod stretch;
mod trace;
mod verdict;

pub use acceptance::{Acceptance, acceptance, anchors};
pub use after::{Later, after, starts};
pub use change::{Change, Flip, Other, flips, smallest_change};
pub use channels::{Better, Column, Comparison, Reason, compare};
pub use deadline::{Deadline, Event, Extended, Timeline};
pub use documents::DocumentLine;
pub use duties::DutyLine;
pub use path::{Course, Dated, Gap, Leg, Stage, path};
pub use risks::{Outlook, RiskLine};
pub use stretch::{End, Stretch, Success};
pub use trace::TraceLine;
pub use verdict::Verdict;

use crate::calendar::{Calendar, Moment};
use crate::interview::{Progress, replay};
use crate::law::{Force, ItemId, Service};
use crate::logic::{Anchors, Answer, Answers, OptionId, Situation, Truth, truth};

/// What a person can expect who files on this channel at this moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub channel: OptionId,
    pub verdict: Verdict,
    /// When an application succeeds, whatever is not known; `None`: never within the calendar, or an exit holds.
    pub certain: Option<Stretch>,
    /// When it can succeed.
    pub possible: Option<Stretch>,
    /// Every exit that holds, the one that gave the verdict among them.
    pub exits: Vec<ItemId>,
    pub documents: Vec<DocumentLine>,
    pub deadline: Deadline,
    pub risks: Vec<RiskLine>,
    pub duties: Vec<DutyLine>,
    /// Terms, fees, notes and offices that apply (`Yes`) or may apply (`Unknown`), in the order of the rule file.
    pub lines: Vec<(ItemId, Truth)>,
    pub trace: Vec<TraceLine>,
}

/// Assesses one channel. `answers` are the active ones of a replayed interview.
pub fn assess(
    service: &Service,
    answers: &Answers,
    channel: OptionId,
    moment: Moment,
    calendar: &Calendar,
) -> Assessment {
    match service.in_force.on(moment.day) {
        Force::Ended => return Assessment::out_of_force(channel, Verdict::Repealed),
        Force::NotYet => return Assessment::out_of_force(channel, Verdict::ForceNotKnown(Force::NotYet)),
        Force::InForce | Force::NotKnown => {}
    }
    let mut answers = answers.clone();
    answers.set(service.channel, Answer::Option(channel));
    let situation =
        Situation { answers: &answers, anchors: anchors(service, channel, moment, &answers, calendar), calendar };

    let exits = service.exits.iter().filter(|exit| truth(&exit.item.when, &situation).is_yes());
    let exits: Vec<ItemId> = exits.map(|exit| exit.item.id).collect();
    let risks = risks::risks(service, &situation);
    let follow = |day| anchors(service, channel, Moment::start_of(day), &answers, calendar);
    let success = match exits[..] {
        [] => Success::of(service, &situation, &follow),
        _ => Success::never(calendar),
    };
    let trace = trace::trace(service, &situation);
    let verdict = verdict::verdict(service, moment, &situation, &risks, &success);
    let filing = situation.anchors.filing.unwrap_or(moment.day);
    Assessment {
        channel,
        documents: documents::documents(service, &situation),
        deadline: deadline::deadline(service, channel, moment, &situation),
        duties: duties::duties(service, &situation),
        lines: lines(service, &trace),
        trace,
        certain: success.certain(filing),
        possible: success.possible(filing),
        verdict,
        exits,
        risks,
    }
}

/// The interview as it stands for a moment, and the way to apply that an answer is for: the chosen one, or the first while
/// none is chosen; none for the guide, where nothing is filed.
pub fn progress(
    service: &Service,
    answers: &Answers,
    moment: Moment,
    calendar: &Calendar,
) -> (Progress, Option<OptionId>) {
    let Some(first) = service.channels.first().map(|channel| channel.option) else {
        let today = Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None };
        return (replay(service, answers, today, calendar), None);
    };
    let asked = |channel| replay(service, answers, anchors(service, channel, moment, answers, calendar), calendar);
    let progress = asked(first);
    // The days that follow from filing are those of the chosen way.
    match progress.active.get(service.channel) {
        Some(Answer::Option(channel)) if *channel != first => (asked(*channel), Some(*channel)),
        _ => (progress, Some(first)),
    }
}

impl Assessment {
    /// Of a wording that is not in force nothing is worked out as if it were.
    fn out_of_force(channel: OptionId, verdict: Verdict) -> Assessment {
        Assessment {
            channel,
            verdict,
            certain: None,
            possible: None,
            exits: Vec::new(),
            documents: Vec::new(),
            deadline: Deadline::NoTerm,
            risks: Vec::new(),
            duties: Vec::new(),
            lines: Vec::new(),
            trace: Vec::new(),
        }
    }
}

/// Of the trace, which holds every item in the order of [`Service::items`]: those after exits, documents, grounds and
/// duties.
fn lines(service: &Service, trace: &[TraceLine]) -> Vec<(ItemId, Truth)> {
    let before = service.exits.len() + service.documents.len() + service.grounds.len() + service.duties.len();
    let lines = trace.iter().skip(before).map(|line| (line.item, line.value));
    lines.filter(|(_, value)| !value.is_no()).collect()
}
