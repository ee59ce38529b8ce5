use super::Entry;
use crate::calendar::{Day, Moment};
use crate::logic::{Answer, Answers, FactId};
use crate::pack::push_number;
#[cfg(test)]
use serde::Serialize;

/// What the answer's page is asked for with.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(Serialize))]
pub struct Request {
    /// Every answer that was given, those that take no part as well.
    pub answers: Answers,
    /// Kazakhstan wall time when the result was asked for; for an act that was repealed, a moment in its time.
    pub now: Moment,
    pub entries: Entries,
    /// The page's own address, without a fragment; empty where it has none.
    pub address: String,
    /// There is a share sheet.
    pub can_share: bool,
}

/// What is filled in is no day, or no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistyped;

/// What the person has set on the answer's page, by number.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(Serialize))]
pub struct Entries(pub Vec<(u16, String)>);

impl Entries {
    /// What was set; nothing if it was not.
    pub fn get(&self, entry: Entry) -> &str {
        self.0.iter().find(|(number, _)| *number == entry.0).map_or("", |(_, value)| value)
    }

    pub fn is_set(&self, entry: Entry) -> bool {
        !self.get(entry).is_empty()
    }

    pub fn set(&mut self, entry: Entry, value: String) {
        self.0.retain(|(number, _)| *number != entry.0);
        if !value.is_empty() {
            self.0.push((entry.0, value));
        }
    }

    /// The day in three entries in a row: day, month, year; `None` where nothing is filled in.
    ///
    /// # Errors
    ///
    /// [`Mistyped`] if something is filled in that is no day.
    pub fn day(&self, first: Entry) -> Result<Option<Day>, Mistyped> {
        let [day, month, year] = [0, 1, 2].map(|at| self.get(Entry(first.0 + at)).trim());
        if [day, month, year].iter().all(|field| field.is_empty()) {
            return Ok(None);
        }
        let parsed = (year.parse(), month.parse(), day.parse());
        let (Ok(year), Ok(month), Ok(day)) = parsed else { return Err(Mistyped) };
        Day::new(year, month, day).map(Some).ok_or(Mistyped)
    }
}

impl Request {
    /// As postcard writes it. The first module, which writes it, has no room for postcard's writer.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_number(&mut bytes, self.answers.len() as u32);
        for (FactId(fact), answer) in self.answers.iter() {
            push_number(&mut bytes, u32::from(fact));
            push_answer(&mut bytes, answer);
        }
        push_day(&mut bytes, self.now.day);
        push_number(&mut bytes, u32::from(self.now.minute));
        push_number(&mut bytes, self.entries.0.len() as u32);
        for (entry, value) in &self.entries.0 {
            push_number(&mut bytes, u32::from(*entry));
            push_text(&mut bytes, value);
        }
        push_text(&mut bytes, &self.address);
        bytes.push(u8::from(self.can_share));
        bytes
    }
}

fn push_answer(bytes: &mut Vec<u8>, answer: &Answer) {
    match answer {
        Answer::Option(option) => bytes.extend([0, option.0]),
        Answer::Several { yes, rest } => {
            bytes.push(1);
            push_number(bytes, yes.len() as u32);
            bytes.extend(yes.iter().map(|option| option.0));
            bytes.push(*rest as u8);
        }
        Answer::Date(day) => {
            bytes.push(2);
            push_day(bytes, *day);
        }
        Answer::DontKnow => bytes.push(3),
        Answer::PreferNotToSay => bytes.push(4),
    }
}

/// Days since 1970, zigzag.
fn push_day(bytes: &mut Vec<u8>, day: Day) {
    let days = day.days_since_1970();
    push_number(bytes, ((days << 1) ^ (days >> 31)) as u32);
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len() as u32);
    bytes.extend(text.as_bytes());
}
