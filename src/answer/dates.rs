use super::lines::item;
use super::{Shown, after};
use crate::assessment::{Deadline, Stretch};
use crate::calendar::Day;
use crate::law::{ItemId, TermKind};
use crate::locale::{Args, Say};
use crate::logic::{Answer, Truth};

/// A day that the person has to keep.
pub struct Date {
    pub day: Day,
    /// What it is about, in the frozen words of a calendar's key: the same date keeps the same key.
    pub kind: &'static str,
    /// The item that it comes from.
    pub item: Option<ItemId>,
    pub title: String,
    pub detail: String,
    /// How many days before it one wants to be reminded.
    pub reminder: u8,
}

/// Every day to keep, in the order of the days: apply by, ready by, collect by, duties, and what follows from the days
/// that were entered.
pub(super) fn dates(shown: &Shown) -> Vec<Date> {
    let mut dates = Vec::new();
    if let Some(end) = last_day(shown.assessment.certain.as_ref()).or(last_day(shown.assessment.possible.as_ref())) {
        let grounds = end.because.iter().filter_map(|id| item(shown, *id)).map(|item| shown.wording.title(item));
        let title = shown.say(Say::DateApply).to_owned();
        let detail = grounds.collect::<Vec<_>>().join("; ");
        dates.push(Date {
            day: end.day,
            kind: "apply",
            item: end.because.first().copied(),
            title,
            detail,
            reminder: 14,
        });
    }
    if let Deadline::Counted(timelines) = &shown.assessment.deadline
        && let [timeline] = timelines.as_slice()
    {
        if let Some((term, day)) = timeline.expected() {
            let practical = shown.subject.calendar.next_working_day(day).unwrap_or(day);
            dates.push(of_item(shown, "ready", term, practical, Say::DateReady, 0));
        }
        let terms = &shown.service().terms;
        for event in &timeline.events {
            let kept = terms.iter().any(|term| term.item.id == event.term && term.kind == TermKind::Keeping);
            if kept {
                dates.push(of_item(shown, "collect", event.term, event.by, Say::DateCollect, 7));
            }
        }
    }
    for duty in shown.assessment.duties.iter().filter(|duty| duty.applies.is_yes() && !duty.passed) {
        if let Some(by) = duty.by {
            dates.push(of_item(shown, "duty", duty.duty, by, Say::DateDuty, 3));
        }
    }
    for line in after::lines(shown).iter().filter(|line| line.applies != Truth::No) {
        if let Some(by) = line.by {
            dates.push(of_item(shown, "after", line.term, by, Say::DateAfter, 1));
        }
    }
    // What the person has told the day of and is still to come: the end of a document, of a stay, of a contract.
    for fact in &shown.progress.asked {
        if let (Some(Answer::Date(day)), Some(question)) =
            (shown.progress.active.get(*fact), shown.service().question(*fact))
            && *day > shown.moment.day
        {
            let label = shown.wording.text(question.label);
            let title = shown.said(Say::DateExpiry, Args { x: Some(label), ..Args::default() });
            dates.push(Date {
                day: *day,
                kind: "fact",
                item: Some(ItemId(fact.0)),
                title,
                detail: String::new(),
                reminder: 30,
            });
        }
    }
    dates.sort_by_key(|date| date.day);
    dates
}

fn last_day(stretch: Option<&Stretch>) -> Option<&crate::assessment::End> {
    stretch.and_then(|stretch| stretch.to.as_ref())
}

/// A date whose title names its item, and whose detail says where the act has it.
fn of_item(shown: &Shown, kind: &'static str, id: ItemId, day: Day, key: Say, reminder: u8) -> Date {
    let (title, detail) = match item(shown, id) {
        Some(item) => (shown.wording.title(item), shown.wording.sources(&item.cites)),
        None => Default::default(),
    };
    let title = shown.said(key, Args { x: Some(&title), ..Args::default() });
    Date { day, kind, item: Some(id), title, detail, reminder }
}
