use crate::calendar::{Calendar, Day, Moment, OutsideCalendar};
use crate::law::{Channel, Hours, Office, Service, TermKind};
use crate::logic::{Anchors, Answers, OptionId, Situation, Truth, truth};

/// When an application counts as accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The moment itself, or the next opening after it.
    pub at: Moment,
    /// The office was closed at the moment asked about.
    pub waits: bool,
}

/// The first moment, from `moment` on, at which the channel accepts an application.
///
/// Ordinary hours count; duty units, which serve longer, can only make it earlier. What is sent round the clock waits
/// for the next working day only after the working hours or on a day off: neither the hour before opening nor lunch
/// delays it.
pub fn acceptance(
    service: &Service,
    channel: OptionId,
    moment: Moment,
    calendar: &Calendar,
) -> Result<Acceptance, OutsideCalendar> {
    calendar.kind(moment.day)?;
    let Some((channel, office)) = office_of(service, channel) else {
        return Ok(Acceptance { at: moment, waits: false });
    };
    let mut day = moment.day;
    let mut from = moment.minute;
    loop {
        if calendar.is_working(day)?
            && let Some(hours) = hours_on(office, day)
            && let Some(opening) = opening(hours, from)
        {
            let sent = channel.round_the_clock && day == moment.day;
            let at = if sent { moment } else { Moment { day, minute: opening } };
            return Ok(Acceptance { at, waits: at != moment });
        }
        day = day.succ().ok_or(OutsideCalendar { day, first: calendar.first(), last: calendar.last() })?;
        from = 0;
    }
}

pub(super) fn office_of(service: &Service, channel: OptionId) -> Option<(&Channel, &Office)> {
    let channel = service.channels.iter().find(|known| known.option == channel)?;
    Some((channel, service.accepting_office(channel)?))
}

/// The ordinary hours of a weekday.
fn hours_on(office: &Office, day: Day) -> Option<&Hours> {
    let weekday = day.weekday().index() as u8;
    let among = |(first, last): (u8, u8)| first <= weekday && weekday <= last;
    office.hours.iter().find(|hours| !hours.duty && hours.days.is_none_or(among))
}

/// The first minute, from `from` on, at which the office accepts.
fn opening(hours: &Hours, from: u16) -> Option<u16> {
    let minute = match hours.lunch {
        Some((start, end)) if (start..end).contains(&from) => end,
        _ => from.max(hours.open),
    };
    (minute < hours.close).then_some(minute)
}

/// The days that follow from filing at this moment. Where a counter is closed, filing waits for its next opening; what
/// is sent round the clock is filed at once and accepted then.
pub fn anchors(
    service: &Service,
    channel: OptionId,
    moment: Moment,
    answers: &Answers,
    calendar: &Calendar,
) -> Anchors {
    let Ok(accepted) = acceptance(service, channel, moment, calendar) else {
        return Anchors { filing: Some(moment.day), acceptance: None, decision: None };
    };
    let day = accepted.at.day;
    let at_once = office_of(service, channel).is_some_and(|(channel, _)| channel.round_the_clock);
    let filing = Some(if at_once { moment.day } else { day });
    let anchors = Anchors { filing, acceptance: Some(day), decision: None };
    let situation = Situation { answers, anchors, calendar };
    let mut base = service.terms.iter().filter(|term| term.kind == TermKind::Result);
    let term = base.find(|term| truth(&term.item.when, &situation) == Truth::Yes);
    let decision = term.and_then(|term| term.limit()?.last(calendar, day).ok());
    Anchors { decision, ..anchors }
}
