use crate::calendar::{Calendar, Day, Moment, OutsideCalendar};
use crate::law::{Hours, Office, Service, TermKind};
use crate::logic::{Anchors, Answers, OptionId, Situation, Truth, truth};

/// When an application can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The moment itself, or the next opening after it.
    pub at: Moment,
    /// The office was closed at the moment asked about.
    pub waits: bool,
}

/// The first moment, from `moment` on, at which the channel accepts an application.
///
/// Ordinary hours count; duty units, which serve longer, can only make it earlier.
pub fn acceptance(
    service: &Service,
    channel: OptionId,
    moment: Moment,
    calendar: &Calendar,
) -> Result<Acceptance, OutsideCalendar> {
    calendar.kind(moment.day)?;
    let Some(office) = office_of(service, channel) else {
        return Ok(Acceptance { at: moment, waits: false });
    };
    let mut day = moment.day;
    let mut from = moment.minute;
    loop {
        if calendar.is_working(day)?
            && let Some(minute) = opening(office, day, from)
        {
            let at = Moment { day, minute };
            return Ok(Acceptance { at, waits: at != moment });
        }
        day = day.succ().ok_or(OutsideCalendar { day, first: calendar.first(), last: calendar.last() })?;
        from = 0;
    }
}

fn office_of(service: &Service, channel: OptionId) -> Option<&Office> {
    let channel = service.channels.iter().find(|known| known.option == channel)?;
    service.offices.get(usize::from(channel.office?))
}

/// The first minute, from `from` on, at which the office accepts on this working day.
fn opening(office: &Office, day: Day, from: u16) -> Option<u16> {
    let weekday = day.weekday().index() as u8;
    let among = |(first, last): (u8, u8)| first <= weekday && weekday <= last;
    let open = |hours: &&Hours| !hours.duty && hours.days.is_none_or(among);
    let hours = office.hours.iter().find(open)?;
    let minute = match hours.lunch {
        Some((start, end)) if (start..end).contains(&from) => end,
        _ => from.max(hours.open),
    };
    (minute < hours.close).then_some(minute)
}

/// The days that follow from filing at this moment: where the office is closed, filing waits for its next opening.
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
    let anchors = Anchors { filing: Some(day), acceptance: Some(day), decision: None };
    let situation = Situation { answers, anchors, calendar };
    let mut base = service.terms.iter().filter(|term| term.kind == TermKind::Result);
    let term = base.find(|term| truth(&term.item.when, &situation) == Truth::Yes);
    let decision = term.and_then(|term| term.limit()?.last(calendar, day).ok());
    Anchors { decision, ..anchors }
}
