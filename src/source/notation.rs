use crate::law::{FeeAmount, Hours};
use std::fmt::Debug;

/// A variant of the law as rule files spell it: `WorkingDays` is `working-days` there.
pub(crate) fn spelled(variant: impl Debug) -> String {
    let mut word = String::new();
    for letter in format!("{variant:?}").chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// `monday-friday 09:00-20:00, duty`; `09:00-18:30, lunch 13:00-14:30` where the act names no weekdays.
pub(crate) fn hours_spelled(hours: &Hours) -> String {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekday = |at: u8| WEEKDAYS.get(usize::from(at)).copied().unwrap_or("?");
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let range = |from: u16, to: u16| format!("{}-{}", time(from), time(to));
    let days = match hours.days {
        None => String::new(),
        Some((first, last)) if first == last => format!("{} ", weekday(first)),
        Some((first, last)) => format!("{}-{} ", weekday(first), weekday(last)),
    };
    let lunch = hours.lunch.map(|(from, to)| format!(", lunch {}", range(from, to))).unwrap_or_default();
    let duty = if hours.duty { ", duty" } else { "" };
    format!("{days}{}{lunch}{duty}", range(hours.open, hours.close))
}

/// `free`, or `4 mci`.
pub(crate) fn amount_spelled(amount: FeeAmount) -> String {
    match amount {
        FeeAmount::Free => "free".to_owned(),
        FeeAmount::Mci(n) => format!("{n} mci"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Effect, Handling, TermUnit};
    use crate::source::service::{EffectSource, HandlingSource, TermUnitSource};

    #[test]
    fn what_is_spelled_can_be_written_in_a_rule_file() {
        let read = |word: String| format!("\"{word}\"");
        let unit: TermUnitSource = serde_json::from_str(&read(spelled(TermUnit::WorkingDays))).unwrap();
        assert_eq!(unit, TermUnitSource::WorkingDays);
        let effect: EffectSource = serde_json::from_str(&read(spelled(Effect::NotAccepted))).unwrap();
        assert_eq!(effect, EffectSource::NotAccepted);
        let way: HandlingSource = serde_json::from_str(&read(spelled(Handling::HandInOriginal))).unwrap();
        assert_eq!(way, HandlingSource::HandInOriginal);
    }

    #[test]
    fn hours_say_the_days_lunch_and_duty_that_they_have() {
        let provider = Hours { days: None, open: 540, close: 1110, lunch: Some((780, 870)), duty: false };
        assert_eq!(hours_spelled(&provider), "09:00-18:30, lunch 13:00-14:30");
        let saturday = Hours { days: Some((5, 5)), open: 540, close: 780, lunch: None, duty: true };
        assert_eq!(hours_spelled(&saturday), "saturday 09:00-13:00, duty");
        assert_eq!(hours_spelled(&Hours { days: Some((0, 4)), ..saturday }), "monday-friday 09:00-13:00, duty");
    }
}
