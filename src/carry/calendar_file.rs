//! A calendar file: iCalendar, [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545). Clauses below are its.

use super::digits::push_digits;
use crate::calendar::{Day, Moment};
use crate::law::ServiceId;

/// The hour of a reminder, on the clock of whoever reads the calendar.
const ALARM_HOUR: u32 = 9;
/// Octets a line may have, without its end (3.1).
const LONGEST_LINE: usize = 75;
/// Minutes that Kazakhstan's clocks are ahead of UTC, in which a stamp is written (3.8.7.2).
const AHEAD_OF_UTC: u16 = 5 * 60;
const MINUTES_A_DAY: u16 = 24 * 60;

/// A day to keep in a calendar: an event that takes the whole day and leaves the person free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from every other event of any calendar: see [`uid`].
    pub uid: String,
    pub day: Day,
    /// One line.
    pub summary: String,
    /// Any number of lines; may be empty.
    pub description: String,
    /// The address of a page about it, as a browser takes it.
    pub url: Option<String>,
    /// A reminder so many days before, at nine in the morning; 0: on the day itself.
    pub alarm_days_before: u8,
}

/// The name of an event that is the same whenever the same thing is due on the same day: a calendar that takes the
/// file in a second time replaces the event and does not double it.
///
/// `subject` tells the days of a service apart, in ASCII letters, digits and hyphens: `ready-12`. It holds nothing of
/// the person or the device, and neither does the name.
pub fn uid(service: ServiceId, subject: &str, day: Day) -> String {
    let mut name = String::new();
    push_digits(&mut name, u32::from(service.0));
    name.push('-');
    name.push_str(subject);
    name.push('-');
    push_basic(&mut name, day);
    name.push_str("@aldyn");
    name
}

/// The file, in UTF-8, to be served or saved as `text/calendar` under a name that ends with `.ics`.
///
/// `name` is what the calendar is called where it becomes one of its own. `stamp` is when the file is made: an event
/// of a later file counts as the newer version of the same event. Without entries it holds no event, and some programs refuse it.
pub fn calendar_file(name: &str, stamp: Moment, entries: &[Entry]) -> String {
    let (stamp, sequence) = stamped(stamp);
    let mut lines = Lines { text: String::new(), octets: 0 };
    lines.line("BEGIN:VCALENDAR", "");
    lines.line("VERSION:2.0", "");
    lines.line("PRODID:-//Aldyn//Aldyn//EN", "");
    lines.line("CALSCALE:GREGORIAN", "");
    lines.line("METHOD:PUBLISH", "");
    lines.text("X-WR-CALNAME:", name);
    for entry in entries {
        lines.event(entry, &stamp, &sequence);
    }
    lines.line("END:VCALENDAR", "");
    lines.text
}

/// A moment as UTC, `20261120T050000Z`, and as a number that grows with time, for SEQUENCE (3.8.7.4): minutes since
/// 1970, 0 before.
fn stamped(moment: Moment) -> (String, String) {
    let (day, minute) = match (moment.minute.checked_sub(AHEAD_OF_UTC), moment.day.pred()) {
        (Some(minute), _) => (moment.day, minute),
        (None, Some(day)) => (day, moment.minute + MINUTES_A_DAY - AHEAD_OF_UTC),
        // The first five hours of 1900.
        (None, None) => (moment.day, 0),
    };
    let mut stamp = String::new();
    push_basic(&mut stamp, day);
    stamp.push('T');
    for number in [minute / 60, minute % 60, 0] {
        if number < 10 {
            stamp.push('0');
        }
        push_digits(&mut stamp, u32::from(number));
    }
    stamp.push('Z');
    let minutes = day.days_since_1970() * i32::from(MINUTES_A_DAY) + i32::from(minute);
    let mut sequence = String::new();
    push_digits(&mut sequence, u32::try_from(minutes).unwrap_or(0));
    (stamp, sequence)
}

/// `20261120`.
fn push_basic(text: &mut String, day: Day) {
    let mut iso = String::new();
    day.push_iso(&mut iso);
    text.extend(iso.chars().filter(|letter| *letter != '-'));
}

/// From midnight, with which the day begins, to the reminder (3.3.6): `PT9H`, `-PT15H`, `-P1DT15H`.
fn trigger(days_before: u8) -> String {
    let mut text = String::new();
    let Some(whole_days) = u32::from(days_before).checked_sub(1) else {
        text.push_str("PT");
        push_digits(&mut text, ALARM_HOUR);
        text.push('H');
        return text;
    };
    text.push_str("-P");
    if whole_days > 0 {
        push_digits(&mut text, whole_days);
        text.push('D');
    }
    text.push('T');
    push_digits(&mut text, 24 - ALARM_HOUR);
    text.push('H');
    text
}

/// Content lines (3.1), the last one perhaps unfinished.
struct Lines {
    text: String,
    /// In the line that is being written.
    octets: usize,
}

impl Lines {
    fn event(&mut self, entry: &Entry, stamp: &str, sequence: &str) {
        self.line("BEGIN:VEVENT", "");
        self.text("UID:", &entry.uid);
        self.line("DTSTAMP:", stamp);
        self.line("SEQUENCE:", sequence);
        self.day("DTSTART;VALUE=DATE:", entry.day);
        // An event without an end takes its one day as well (3.6.1): so the last day of 2100 needs none.
        if let Some(next) = entry.day.succ() {
            self.day("DTEND;VALUE=DATE:", next);
        }
        self.text("SUMMARY:", &entry.summary);
        if !entry.description.is_empty() {
            self.text("DESCRIPTION:", &entry.description);
        }
        if let Some(url) = &entry.url {
            self.line("URL:", url);
        }
        self.line("TRANSP:TRANSPARENT", "");
        self.line("BEGIN:VALARM", "");
        self.line("ACTION:DISPLAY", "");
        self.text("DESCRIPTION:", &entry.summary);
        self.line("TRIGGER:", &trigger(entry.alarm_days_before));
        self.line("END:VALARM", "");
        self.line("END:VEVENT", "");
    }

    fn day(&mut self, name: &str, day: Day) {
        let mut value = String::new();
        push_basic(&mut value, day);
        self.line(name, &value);
    }

    /// A line whose value stands as it is.
    fn line(&mut self, name: &str, value: &str) {
        self.text.push_str(name);
        self.octets = name.len();
        for letter in value.chars() {
            self.push(letter);
        }
        self.text.push_str("\r\n");
    }

    /// A line whose value is text (3.3.11), with what separates values escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::new();
        for letter in value.chars() {
            match letter {
                '\n' => escaped.push_str("\\n"),
                '\t' => escaped.push(' '),
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(letter);
                }
                _ => escaped.push(letter),
            }
        }
        self.line(name, &escaped);
    }

    /// Appends one character of a value, in a new line that continues this one where it would be too long. A character
    /// is never cut, and one that controls something is left out.
    fn push(&mut self, letter: char) {
        if letter.is_control() {
            return;
        }
        let octets = letter.len_utf8();
        if self.octets + octets > LONGEST_LINE {
            self.text.push_str("\r\n ");
            self.octets = 1;
        }
        self.text.push(letter);
        self.octets += octets;
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod understood;
