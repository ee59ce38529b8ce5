use super::dates::{Date, dates};
use super::{Shown, Subject, take_away, trace};
use crate::carry::{Entry, calendar_file, uid};
use crate::locale::Say;
use crate::told::{File, Request};
use serde::Serialize;

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Saved {
    pub name: String,
    /// Its type, for the browser.
    pub mime: String,
    pub content: String,
}

/// Makes a file from the answer. Of a service without channels there is nothing to tell.
pub fn file(subject: &Subject, request: &Request, which: File) -> Saved {
    let shown = Shown::new(subject, request);
    let (ending, mime, content) = match which {
        File::Calendar => ("ics", "text/calendar;charset=utf-8", shown.as_ref().map(calendar)),
        File::Trace => ("txt", "text/plain;charset=utf-8", shown.as_ref().map(trace::trace)),
    };
    let mut name = ["aldyn-", &subject.slug, "-"].concat();
    request.now.day.push_iso(&mut name);
    name.push('.');
    name.push_str(ending);
    Saved { name, mime: mime.to_owned(), content: content.unwrap_or_default() }
}

/// The days to keep, for a calendar.
fn calendar(shown: &Shown) -> String {
    let name = shown.wording.text(shown.service().name);
    let address = take_away::address(shown).map(|_| shown.request.address.clone());
    let entry = |date: Date| {
        let item = date.item.map_or(0, |id| id.0);
        let uid = uid(shown.service().id, &[date.kind, "-", &item.to_string()].concat(), date.day);
        let description = [name, "\n", &date.detail, "\n", shown.say(Say::NoDecision)].concat();
        Entry {
            uid,
            day: date.day,
            summary: date.title,
            description,
            url: address.clone(),
            alarm_days_before: date.reminder,
        }
    };
    let entries: Vec<Entry> = dates(shown).into_iter().map(entry).collect();
    calendar_file(name, shown.request.now, &entries)
}
