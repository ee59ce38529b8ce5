use super::Shown;
use crate::assessment::DutyLine;
use crate::law::{FeeAmount, Hours, Item, ItemId, Section, TermKind};
use crate::locale::{Args, Say, number, time};
use crate::logic::Truth;
use crate::told::{Node, Tag, el, fold, p, section, words};

/// A heading with what is read under it.
pub(super) type Group = (&'static str, Say, &'static [Section], &'static [TermKind]);

/// What would hurt later.
pub(super) const WARNING: Group = ("warning", Say::WarningTitle, &[Section::Warning], &[]);
/// The office's own work, step by step.
pub(super) const STEPS: Group = ("steps", Say::StepsTitle, &[], &[TermKind::Step]);
/// What happens where an exit holds.
pub(super) const INSTEAD: Group = ("instead", Say::InsteadTitle, &[Section::Instead], &[]);

/// Notes and terms, where one looks for them.
const GROUPS: [Group; 10] = [
    ("path", Say::PathTitle, &[Section::Path], &[]),
    ("who", Say::WhoTitle, &[Section::Who], &[]),
    ("prepare", Say::PrepareTitle, &[Section::Documents], &[]),
    (
        "filing",
        Say::FilingTitle,
        &[Section::Filing],
        &[
            TermKind::Waiting,
            TermKind::Service,
            TermKind::Registration,
            TermKind::ExtensionNotice,
            TermKind::Completion,
        ],
    ),
    ("checks", Say::ChecksTitle, &[Section::Checks], &[]),
    ("given", Say::ResultTitle, &[Section::Result], &[]),
    ("collection", Say::CollectionTitle, &[Section::Collection], &[TermKind::Retrieval]),
    ("refusal", Say::RefusalTitle, &[Section::Refusal], &[TermKind::Notice, TermKind::Objection, TermKind::Decision]),
    (
        "appeal",
        Say::AppealTitle,
        &[Section::Appeal],
        &[TermKind::Forwarding, TermKind::Complaint, TermKind::QualityComplaint],
    ),
    ("silence", Say::SilenceTitle, &[Section::Silence], &[]),
];

/// Everything that is neither document, date nor risk.
pub(super) fn lines(shown: &Shown) -> Vec<Node> {
    let mut parts = Vec::new();
    parts.extend(section("fee", shown.say(Say::FeeTitle), fees(shown)));
    parts.extend(section("where", shown.say(Say::WhereTitle), places(shown)));
    parts.extend(GROUPS.iter().filter_map(|known| fold(known.0, shown.say(known.1), lines_of(shown, known))));
    parts
}

/// A group that is open from the start. Where an exit holds, what is not settled has no part in it any more.
pub(super) fn group(shown: &Shown, group: &Group) -> Option<Node> {
    section(group.0, shown.say(group.1), lines_of(shown, group))
}

fn lines_of(shown: &Shown, (_, _, sections, kinds): &Group) -> Vec<Node> {
    let service = &shown.service();
    let notes = service.notes.iter().filter(|note| sections.contains(&note.section));
    let notes = notes.filter_map(|note| one(shown, &note.item, shown.way_to(note.link)));
    let terms = service.terms.iter().filter(|term| kinds.contains(&term.kind));
    notes.chain(terms.filter_map(|term| one(shown, &term.item, Vec::new()))).collect()
}

/// What is to be done by a day.
pub(super) fn duties(shown: &Shown) -> Option<Node> {
    let line = |line: &DutyLine| {
        let duty = shown.service().duties.iter().find(|duty| duty.item.id == line.duty)?;
        let by = line.by.map(|day| shown.said(Say::EventBy, Args { d: Some(day), ..Args::default() }));
        let tag = (line.applies == Truth::Unknown).then_some(Say::Perhaps);
        let tag = if line.passed { Some(Say::DutyPassed) } else { tag };
        Some(shown.line(&duty.item, tag, by.map(|by| words(Tag::P, "big", by)).into_iter().collect()))
    };
    section("duties", shown.say(Say::DutiesTitle), shown.assessment.duties.iter().filter_map(line).collect())
}

/// A line that applies or may apply.
fn one(shown: &Shown, item: &Item, below: Vec<Node>) -> Option<Node> {
    let (_, value) = shown.assessment.lines.iter().find(|(line, _)| *line == item.id)?;
    if *value == Truth::Unknown && !shown.assessment.exits.is_empty() {
        return None;
    }
    let tag = (*value == Truth::Unknown).then_some(Say::Perhaps);
    Some(shown.line(item, tag, below))
}

fn fees(shown: &Shown) -> Vec<Node> {
    let fees = shown.service().fees.iter().filter_map(|fee| {
        let below = match fee.amount {
            FeeAmount::Free => Vec::new(),
            FeeAmount::Mci(n) => {
                let units = shown.said(Say::FeeMci, Args { n: Some(n), ..Args::default() });
                vec![words(Tag::P, "big", units), p(in_tenge(shown, n))]
            }
        };
        one(shown, &fee.item, below)
    });
    fees.collect()
}

/// So many indices in tenge, if paid on the day that the answer is for.
fn in_tenge(shown: &Shown, n: u16) -> String {
    let day = shown.moment.day;
    match shown.subject.mci.on(day) {
        Some(entry) => {
            let sum = number(entry.tenge.saturating_mul(u32::from(n)), shown.subject.page.lang);
            shown.said(Say::FeeTenge, Args { x: Some(&sum), d: Some(day), ..Args::default() })
        }
        None => shown.say(Say::FeeUnknown).to_owned(),
    }
}

fn places(shown: &Shown) -> Vec<Node> {
    let offices = shown.service().offices.iter().filter_map(|office| {
        let hours = office.hours.iter().map(|hours| words(Tag::Li, "", hours_words(shown, hours))).collect();
        let mut below = vec![el(Tag::Ul, "hours", hours)];
        // The act says so where it names the weekdays, and there alone.
        if office.hours.iter().any(|hours| hours.days.is_some()) {
            below.push(words(Tag::P, "hint", shown.say(Say::HoursClosed)));
        }
        one(shown, &office.item, below)
    });
    let notes = shown.service().notes.iter().filter(|note| note.section == Section::Where);
    offices.chain(notes.filter_map(|note| one(shown, &note.item, Vec::new()))).collect()
}

/// "дүйсенбі–жұма: 9:00–18:30, түскі үзіліс 13:00–14:30"
pub(super) fn hours_words(shown: &Shown, hours: &Hours) -> String {
    let day = |at: u8| shown.subject.page.weekdays.get(usize::from(at)).map_or("", String::as_str);
    let range = |from: u16, to: u16| [time(from).as_str(), "–", &time(to)].concat();
    let mut words = match hours.days {
        None => String::new(),
        Some((first, last)) if first == last => [day(first), ": "].concat(),
        Some((first, last)) => [day(first), "–", day(last), ": "].concat(),
    };
    words.push_str(&range(hours.open, hours.close));
    if let Some((start, end)) = hours.lunch {
        words.push_str(", ");
        words.push_str(&shown.said(Say::HoursLunch, Args { x: Some(&range(start, end)), ..Args::default() }));
    }
    if hours.duty {
        words.push_str(" (");
        words.push_str(shown.say(Say::HoursDuty));
        words.push(')');
    }
    words
}

/// An item of the service.
pub(super) fn item<'s>(shown: &Shown<'s>, id: ItemId) -> Option<&'s Item> {
    shown.service().items().find(|item| item.id == id)
}
