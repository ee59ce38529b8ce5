use super::Shown;
use super::verdict;
use crate::law::{Item, Service};
use crate::locale::{Args, Say, time};
use crate::logic::Truth;
use crate::told::read_aloud;

/// The whole reasoning as plain text, for a lawyer: of each line, whether it applies, its condition, the answers that
/// decided it and its clause.
pub(super) fn trace(shown: &Shown) -> String {
    let (wording, service) = (&shown.wording, shown.service());
    let mut text = String::new();
    let mut line = |parts: &[&str]| {
        parts.iter().for_each(|part| text.push_str(part));
        text.push_str("\r\n");
    };
    line(&[wording.text(service.name)]);
    line(&[shown.say(Say::NoDecision)]);
    if let Some(act) = &service.act {
        line(&[wording.text(act.title)]);
        line(&[wording.text(act.page)]);
    }
    if let Some(day) = service.in_force.from.not_before {
        line(&[&shown.said(Say::WordingFrom, Args { d: Some(day), ..Args::default() })]);
    }
    let at = time(shown.moment.minute);
    line(&[&shown.said(Say::ComputedFor, Args { d: Some(shown.moment.day), x: Some(&at), ..Args::default() })]);
    line(&[&shown.channel_name(shown.assessment.channel)]);
    line(&[""]);
    line(&[shown.say(Say::YourAnswers)]);
    for fact in &shown.progress.asked {
        line(&["- ", &wording.deciding(&shown.progress.active, &[*fact])]);
    }
    line(&[""]);
    let told = read_aloud(&[verdict::verdict(shown)]);
    told.lines().for_each(|told| line(&[told]));
    for (title, items) in groups(service) {
        if items.is_empty() {
            continue;
        }
        line(&[""]);
        line(&["== ", shown.say(title), " =="]);
        for item in items {
            line(&[""]);
            explained(shown, item).iter().for_each(|told| line(&[told]));
        }
    }
    text
}

/// The items by kind, in the order of the rule file.
fn groups(service: &Service) -> [(Say, Vec<&Item>); 8] {
    [
        (Say::InsteadTitle, service.exits.iter().map(|exit| &exit.item).collect()),
        (Say::DocumentsTitle, service.documents.iter().map(|document| &document.item).collect()),
        (Say::RisksTitle, service.grounds.iter().map(|ground| &ground.item).collect()),
        (Say::DutiesTitle, service.duties.iter().map(|duty| &duty.item).collect()),
        (Say::DeadlineTitle, service.terms.iter().map(|term| &term.item).collect()),
        (Say::FeeTitle, service.fees.iter().map(|fee| &fee.item).collect()),
        (Say::TraceNotes, service.notes.iter().map(|note| &note.item).collect()),
        (Say::WhereTitle, service.offices.iter().map(|office| &office.item).collect()),
    ]
}

fn explained(shown: &Shown, item: &Item) -> Vec<String> {
    let wording = &shown.wording;
    let known = shown.assessment.trace.iter().find(|line| line.item == item.id);
    let value = match known.map(|line| line.value) {
        Some(Truth::Yes) => Say::TraceYes,
        Some(Truth::No) => Say::TraceNo,
        Some(Truth::Unknown) | None => Say::TraceUnknown,
    };
    let mut lines = vec![["[", shown.say(value), "] ", &wording.title(item)].concat()];
    let mut told = |words: String| lines.push(["    ", &words].concat());
    let condition = wording.condition(&item.when);
    if condition.is_empty() {
        told(shown.say(Say::BecauseAlways).to_owned());
    } else {
        told(shown.said(Say::BecauseCondition, Args { x: Some(&condition), ..Args::default() }));
    }
    let decided_by = shown.decided_by(item.id);
    if !decided_by.is_empty() {
        let answers = wording.deciding(&shown.progress.active, decided_by);
        told(shown.said(Say::BecauseAnswers, Args { x: Some(&answers), ..Args::default() }));
    }
    told(wording.sources(&item.cites));
    lines
}
