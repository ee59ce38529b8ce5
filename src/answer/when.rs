use super::calendar::calendar_ends;
use super::{Shown, Subject};
use crate::calendar::{Calendar, Moment};
use crate::locale::{Args, Say, date_on, time};
use crate::told::{Deed, Entry, Mistyped, Name, Node, Request, Tag, button, el, element, fold, p, plain, with, words};

/// Day, month and year of another filing moment.
const DAY: Entry = Entry(1);
/// Its time, as it is typed.
const TIME: Entry = Entry(4);
/// At which minute an application is supposed to be made on a day without a time.
const MORNING: u16 = 9 * 60;
/// In the evening, when counters are closed and portals are not.
const EVENING: u16 = 20 * 60;

/// The moment that an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// None was chosen: the one at which the result was asked for.
    Now,
    At,
    /// What is filled in is no day or no time.
    Mistyped,
    /// It has passed.
    Passed,
    /// No working days have been set for it yet.
    OutsideCalendar,
}

/// The moment that everything is worked out for: the chosen one, or that at which the result was asked for.
pub(super) fn moment(subject: &Subject, request: &Request) -> (Moment, Chosen) {
    let chosen = match (request.entries.day(DAY), minute(request.entries.get(TIME))) {
        (Err(Mistyped), _) | (_, Err(Mistyped)) => Err(Chosen::Mistyped),
        (Ok(None), Ok(None)) => Err(Chosen::Now),
        (Ok(day), Ok(minute)) => {
            let moment = Moment { day: day.unwrap_or(request.now.day), minute: minute.unwrap_or(MORNING) };
            match moment {
                moment if !subject.calendar.contains(moment.day) => Err(Chosen::OutsideCalendar),
                // The morning of today is no mistake: an application made now counts from now.
                moment if moment.day == request.now.day && minute.is_none() => Ok(request.now),
                moment if moment < request.now => Err(Chosen::Passed),
                moment => Ok(moment),
            }
        }
    };
    match chosen {
        Ok(moment) => (moment, Chosen::At),
        Err(why) => (request.now, why),
    }
}

/// "17:45", "9", "9.30" as minutes after midnight; nothing where nothing is filled in.
fn minute(typed: &str) -> Result<Option<u16>, Mistyped> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let (hour, minute) = typed.split_once([':', '.', '-']).unwrap_or((typed, "0"));
    match (hour.parse::<u16>(), minute.parse::<u16>()) {
        (Ok(hour @ 0..24), Ok(minute @ 0..60)) => Ok(Some(hour * 60 + minute)),
        _ => Err(Mistyped),
    }
}

/// "What if I apply at another time": fields, a few moments to choose from, and what the answer is for now.
pub(super) fn when(shown: &Shown) -> Option<Node> {
    let said = match shown.chosen {
        Chosen::Now | Chosen::At => {
            let at = time(shown.moment.minute);
            shown.said(Say::ComputedFor, Args { d: Some(shown.moment.day), x: Some(&at), ..Args::default() })
        }
        Chosen::Mistyped => shown.say(Say::WhenMistyped).to_owned(),
        Chosen::Passed => shown.say(Say::WhenPassed).to_owned(),
        Chosen::OutsideCalendar => calendar_ends(shown),
    };
    let wrong = !matches!(shown.chosen, Chosen::Now | Chosen::At);
    let status = with(Tag::P, if wrong { "error" } else { "hint" }, &[(Name::Role, "status")], vec![plain(said)]);
    let time_field = field(shown, "when-time", Say::WhenTime, TIME, "5");
    let mut fields = date_fields(shown, "when", DAY);
    fields.push(time_field);
    let legend = words(Tag::Legend, "", shown.say(Say::WhenLegend));
    let fieldset = el(Tag::Fieldset, "", vec![legend, el(Tag::Div, "date", fields)]);
    let presets = presets(shown).into_iter().map(|(label, moment)| {
        let deed = Deed::Set(moment.map_or_else(cleared, filled));
        button("link-button", label, deed)
    });
    fold(
        "when",
        shown.say(Say::WhenTitle),
        vec![p(shown.say(Say::WhenLead)), el(Tag::Div, "presets", presets.collect()), fieldset, status],
    )
}

/// Moments worth trying: now, the next working morning, this evening where something can be sent in the evening.
fn presets(shown: &Shown) -> Vec<(String, Option<Moment>)> {
    let (calendar, now) = (&shown.subject.calendar, shown.request.now);
    let mut presets = vec![(shown.say(Say::WhenNow).to_owned(), None)];
    let mut add = |moment: Moment| {
        let at = time(moment.minute);
        let label = [&date_on(moment.day, shown.wording.page), ", ", &at].concat();
        presets.push((label, Some(moment)));
    };
    let evening = Moment { day: now.day, minute: EVENING };
    if now < evening && shown.service().channels.iter().any(|channel| channel.round_the_clock) {
        add(evening);
    }
    if let Some(day) = next_working_day(calendar, now) {
        add(Moment { day, minute: MORNING });
        add(Moment { day, minute: 17 * 60 + 45 });
    }
    presets
}

fn next_working_day(calendar: &Calendar, now: Moment) -> Option<crate::calendar::Day> {
    calendar.next_working_day(now.day.succ()?).ok()
}

fn cleared() -> Vec<(Entry, String)> {
    (0..4).map(|at| (Entry(DAY.0 + at), String::new())).collect()
}

fn filled(moment: Moment) -> Vec<(Entry, String)> {
    let day = moment.day;
    let values = [day.day().to_string(), day.month().to_string(), day.year().to_string(), time(moment.minute)];
    (DAY.0..).map(Entry).zip(values).collect()
}

/// Day, month and year, in three entries in a row.
pub(super) fn date_fields(shown: &Shown, id: &str, first: Entry) -> Vec<Node> {
    let parts = [("-day", Say::Day, "2"), ("-month", Say::Month, "2"), ("-year", Say::Year, "4")];
    let entries = (first.0..).map(Entry);
    let fields = parts.into_iter().zip(entries);
    fields.map(|((part, label, length), entry)| field(shown, &[id, part].concat(), label, entry, length)).collect()
}

fn field(shown: &Shown, id: &str, label: Say, entry: Entry, length: &'static str) -> Node {
    let class = if length == "2" { "digits-2" } else { "digits-4" };
    let attributes = [
        (Name::Id, id),
        (Name::Type, "text"),
        // A time has a colon, which a keypad of figures lacks.
        (Name::Inputmode, if length == "5" { "" } else { "numeric" }),
        (Name::Autocomplete, "off"),
        (Name::Maxlength, length),
    ];
    let mut input = element(Tag::Input, class, &attributes, Vec::new());
    // Said even where it is empty: a field that was cleared from elsewhere has to lose its text.
    input.attributes.push((Name::Value, shown.request.entries.get(entry).to_owned()));
    let input = input.doing(Deed::Type(entry));
    let label = with(Tag::Label, "", &[(Name::For, id)], vec![plain(shown.say(label))]);
    el(Tag::Div, "date-field", vec![label, input])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (typed, read) in
            [("", None), ("17:45", Some(1065)), (" 9.05 ", Some(545)), ("9", Some(540)), ("0:00", Some(0))]
        {
            assert_eq!(minute(typed), Ok(read), "{typed}");
        }
        for typed in ["24:00", "9:60", "noon", "9:", "-1", "9:5:5"] {
            assert_eq!(minute(typed), Err(Mistyped), "{typed}");
        }
    }
}
