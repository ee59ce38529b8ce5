//! Two programs that read calendar files, each with a parser of its own: calcard's is written by hand over bytes,
//! icalendar's is built of nom.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue, Uri,
};
use icalendar::{CalendarComponent, Component as _, DatePerhapsTime, Property, Trigger, parser};

/// What a program understood of an event.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Understood {
    pub uid: String,
    pub stamp: String,
    pub sequence: i64,
    pub start: String,
    pub end: String,
    pub summary: String,
    pub description: String,
    pub url: Option<String>,
    pub alarm_text: String,
    /// From the start of the day to the alarm.
    pub alarm_seconds: i64,
}

/// The name of the calendar and its events, as calcard reads them.
pub(super) fn by_calcard(file: &str) -> (String, Vec<Understood>) {
    let read = ICalendar::parse(file).unwrap();
    let value = |component: &ICalendarComponent, name: ICalendarProperty| {
        let entry = component.property(&name)?;
        assert!(entry.values.len() <= 1, "a comma or semicolon that separates: {entry:?}");
        entry.values.first().cloned()
    };
    let text = |component: &ICalendarComponent, name| match value(component, name) {
        Some(ICalendarValue::Text(text)) => text,
        Some(ICalendarValue::Uri(Uri::Location(uri))) => uri,
        None => String::new(),
        other => panic!("{other:?} is no text"),
    };
    let time = |component: &ICalendarComponent, name| match value(component, name) {
        Some(ICalendarValue::PartialDateTime(time)) => time,
        other => panic!("{other:?} is no time"),
    };
    let date = |time: &PartialDateTime| {
        format!("{:04}-{:02}-{:02}", time.year.unwrap(), time.month.unwrap(), time.day.unwrap())
    };
    let whole_day = |component: &ICalendarComponent, name| {
        let time = time(component, name);
        assert_eq!(time.hour, None);
        date(&time)
    };
    let event = |component: &ICalendarComponent| {
        let [alarm] = component.component_ids[..] else { panic!("one alarm") };
        let alarm = read.component_by_id(alarm).unwrap();
        assert_eq!(alarm.component_type, ICalendarComponentType::VAlarm);
        let stamp = time(component, ICalendarProperty::Dtstamp);
        assert_eq!((stamp.tz_hour, stamp.second), (Some(0), Some(0)), "in UTC");
        let Some(ICalendarValue::Duration(before)) = value(alarm, ICalendarProperty::Trigger) else {
            panic!("trigger")
        };
        let hours = i64::from(before.weeks) * 168 + i64::from(before.days) * 24 + i64::from(before.hours);
        assert_eq!((before.minutes, before.seconds), (0, 0));
        let Some(ICalendarValue::Integer(sequence)) = value(component, ICalendarProperty::Sequence) else {
            panic!("sequence")
        };
        Understood {
            uid: component.uid().unwrap().to_owned(),
            stamp: format!("{}T{:02}:{:02}", date(&stamp), stamp.hour.unwrap(), stamp.minute.unwrap()),
            sequence,
            start: whole_day(component, ICalendarProperty::Dtstart),
            end: whole_day(component, ICalendarProperty::Dtend),
            summary: text(component, ICalendarProperty::Summary),
            description: text(component, ICalendarProperty::Description),
            url: component.has_property(&ICalendarProperty::Url).then(|| text(component, ICalendarProperty::Url)),
            alarm_text: text(alarm, ICalendarProperty::Description),
            alarm_seconds: if before.neg { -hours * 3600 } else { hours * 3600 },
        }
    };
    let events = read.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent);
    let name = text(&read.components[0], ICalendarProperty::Other("X-WR-CALNAME".to_owned()));
    (name, events.map(event).collect())
}

/// The same, as icalendar reads them.
pub(super) fn by_icalendar(file: &str) -> (String, Vec<Understood>) {
    let unfolded = parser::unfold(file);
    let read = parser::read_calendar(&unfolded).unwrap();
    let whole_day = |date: Option<DatePerhapsTime>| match date {
        Some(DatePerhapsTime::Date(date)) => date.to_string(),
        other => panic!("{other:?} is no day"),
    };
    let event = |component: &parser::Component| {
        assert_eq!(component.name.as_str(), "VEVENT");
        let [alarm] = &component.components[..] else { panic!("one alarm") };
        assert_eq!(alarm.name.as_str(), "VALARM");
        let of_alarm = |name| Property::from(alarm.find_prop(name).unwrap().clone());
        assert_eq!(of_alarm("ACTION").value(), "DISPLAY");
        let CalendarComponent::Event(event) = CalendarComponent::from(component.clone()) else { panic!("an event") };
        assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
        // Its reader of durations knows no minus.
        let trigger = of_alarm("TRIGGER");
        let (sign, length) = trigger.value().strip_prefix('-').map_or((1, trigger.value()), |length| (-1, length));
        let before = Trigger::try_from(&Property::new("TRIGGER", length)).unwrap();
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Understood {
            uid: owned(event.get_uid()),
            stamp: event.get_timestamp().unwrap().format("%Y-%m-%dT%H:%M").to_string(),
            sequence: i64::from(event.get_sequence().unwrap()),
            start: whole_day(event.get_start()),
            end: whole_day(event.get_end()),
            summary: owned(event.get_summary()),
            description: owned(event.get_description()),
            url: event.get_url().map(str::to_owned),
            alarm_text: of_alarm("DESCRIPTION").value().to_owned(),
            alarm_seconds: sign * before.as_duration().unwrap().num_seconds(),
        }
    };
    let name = read.properties.iter().find(|one| one.name == "X-WR-CALNAME").unwrap();
    (name.val.to_string(), read.components.iter().map(event).collect())
}
