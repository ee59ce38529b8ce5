use super::Shown;
use crate::law::{FeeAmount, Hours, Item, Section, TermKind};
use crate::locale::{Args, Say, time};
use crate::logic::Truth;
use crate::ui::parts::{el, fold, section, words};
use yew::prelude::*;

/// A heading with what is read under it.
type Group = (&'static str, Say, &'static [Section], &'static [TermKind]);

/// Notes and terms, where one looks for them.
const GROUPS: [Group; 8] = [
    ("who", Say::WhoTitle, &[Section::Who], &[]),
    ("prepare", Say::PrepareTitle, &[Section::Documents], &[]),
    ("filing", Say::FilingTitle, &[Section::Filing], &[TermKind::Waiting, TermKind::Service, TermKind::Registration]),
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
pub(super) fn lines(shown: &Shown) -> Vec<Html> {
    let page = shown.page;
    let service = &page.data.service;
    let mut parts = vec![
        section("fee", &page.say(Say::FeeTitle), fees(shown)),
        section("where", &page.say(Say::WhereTitle), places(shown)),
    ];
    for (id, title, sections, kinds) in GROUPS {
        let notes = service.notes.iter().filter(|note| sections.contains(&note.section)).map(|note| &note.item);
        let terms = service.terms.iter().filter(|term| kinds.contains(&term.kind)).map(|term| &term.item);
        let lines = notes.chain(terms).filter_map(|item| one(shown, item, Vec::new())).collect();
        parts.push(fold(id, &page.say(title), lines));
    }
    parts
}

/// A line that applies or may apply.
fn one(shown: &Shown, item: &Item, below: Vec<Html>) -> Option<Html> {
    let (_, value) = shown.assessment.lines.iter().find(|(line, _)| *line == item.id)?;
    let tag = (*value == Truth::Unknown).then_some(Say::Perhaps);
    Some(shown.line(item, tag, below))
}

fn fees(shown: &Shown) -> Vec<Html> {
    let fees = shown.page.data.service.fees.iter().filter_map(|fee| {
        let below = match fee.amount {
            FeeAmount::Free => Vec::new(),
            FeeAmount::Mci(n) => {
                vec![words("p", "big", shown.page.said(Say::FeeMci, Args { n: Some(n), ..Args::default() }))]
            }
        };
        one(shown, &fee.item, below)
    });
    fees.collect()
}

fn places(shown: &Shown) -> Vec<Html> {
    let page = shown.page;
    let offices = page.data.service.offices.iter().filter_map(|office| {
        let hours = office.hours.iter().map(|hours| words("li", "", hours_words(shown, hours))).collect();
        let mut below = vec![el("ul", "hours", hours)];
        // The act says so where it names the weekdays, and there alone.
        if office.hours.iter().any(|hours| hours.days.is_some()) {
            below.push(words("p", "hint", page.say(Say::HoursClosed)));
        }
        one(shown, &office.item, below)
    });
    let notes = page.data.service.notes.iter().filter(|note| note.section == Section::Where);
    offices.chain(notes.filter_map(|note| one(shown, &note.item, Vec::new()))).collect()
}

/// "дүйсенбі–жұма: 9:00–18:30, түскі үзіліс 13:00–14:30"
fn hours_words(shown: &Shown, hours: &Hours) -> String {
    let page = shown.page;
    let day = |at: u8| page.site().page.weekdays.get(usize::from(at)).map_or("", String::as_str);
    let range = |from: u16, to: u16| [time(from).as_str(), "–", &time(to)].concat();
    let mut words = match hours.days {
        None => String::new(),
        Some((first, last)) if first == last => [day(first), ": "].concat(),
        Some((first, last)) => [day(first), "–", day(last), ": "].concat(),
    };
    words.push_str(&range(hours.open, hours.close));
    if let Some((start, end)) = hours.lunch {
        words.push_str(", ");
        words.push_str(&page.said(Say::HoursLunch, Args { x: Some(&range(start, end)), ..Args::default() }));
    }
    if hours.duty {
        words.push_str(" (");
        words.push_str(page.site().say(Say::HoursDuty));
        words.push(')');
    }
    words
}
