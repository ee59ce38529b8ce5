//! Who comes later is never served earlier, and every count goes day by day.

use crate::people::{Person, is_sent_round_the_clock, office_hours_matter, some_people};
use crate::{at_ten, calendar, days, services};
use aldyn::assessment::{Deadline, Timeline};
use aldyn::calendar::{Day, FirstDay, Mark, Moment};
use aldyn::law::{ItemId, Service, TermUnit};
use std::collections::BTreeMap;

/// What has a date of its own: the term, and what of it.
type Dated = (ItemId, &'static str, ItemId);

/// The dates of an assessment. One that lies past the calendar counts as later than all.
///
/// What is sent round the clock counts as accepted on a day: at which hour of it the acts do not say.
fn dates(timelines: &[Timeline], by_the_hour: bool) -> Vec<(Dated, Option<Moment>)> {
    let mut dates = Vec::new();
    for line in timelines {
        let mut add = |what, item, at: Option<Moment>| dates.push(((line.term, what, item), at));
        let accepted = if by_the_hour { line.accepted } else { Moment::start_of(line.accepted.day) };
        add("accepted", line.term, Some(accepted));
        add("ready", line.term, Some(Moment::start_of(line.ready)));
        add("practical", line.term, Some(Moment::start_of(line.practical)));
        for event in &line.events {
            add("event", event.term, Some(Moment::start_of(event.by)));
        }
        for extended in &line.extended {
            add("extended", extended.term, extended.ready.map(Moment::start_of));
        }
    }
    dates
}

/// Nothing comes earlier for who comes later.
fn assert_never_earlier(service: &Service, person: &Person, moments: impl Iterator<Item = Moment>) {
    let by_the_hour = !is_sent_round_the_clock(service, person.channel);
    let mut latest: BTreeMap<Dated, Option<Moment>> = BTreeMap::new();
    let mut beyond = false;
    for moment in moments {
        let timelines = match person.assess(service, moment).deadline {
            Deadline::Counted(timelines) => timelines,
            Deadline::OutsideCalendar(_) => {
                beyond = true;
                continue;
            }
            Deadline::NoTerm => continue,
        };
        assert!(!beyond, "{moment}: within the calendar again");
        for (what, at) in dates(&timelines, by_the_hour) {
            let at_least = latest.insert(what, at).unwrap_or(at);
            let is_later = at.is_none() || at_least.is_some() && at >= at_least;
            assert!(is_later, "{moment}: {what:?} at {at:?}, and before {at_least:?}");
        }
    }
}

#[test]
fn who_comes_a_minute_later_is_not_served_earlier() {
    for service in services() {
        for (person, moment) in some_people(service, 5) {
            // A Friday with lunch and closing time, and what follows it.
            let friday = days(moment.day, moment.day.plus_days(6).unwrap()).find(|day| day.weekday().index() == 4);
            let minutes = (8 * 60..20 * 60).map(|minute| Moment { day: friday.unwrap(), minute });
            let monday = Moment { day: friday.unwrap().plus_days(3).unwrap(), minute: 0 };
            assert_never_earlier(service, &person, minutes.chain([monday]));
        }
    }
}

#[test]
fn who_comes_a_day_later_is_not_served_earlier() {
    for service in services() {
        for (person, moment) in some_people(service, 5) {
            let year = days(moment.day, moment.day.plus_days(366).unwrap());
            let end = days(calendar().last().plus_days(-150).unwrap(), calendar().last().plus_days(3).unwrap());
            let late = |day: Day| [600, 1110].map(|minute| Moment { day, minute });
            assert_never_earlier(service, &person, year.flat_map(late));
            assert_never_earlier(service, &person, end.flat_map(late));
        }
    }
}

/// One timeline, against the calendar alone.
fn assert_counted(service: &Service, line: &Timeline, moment: Moment, has_hours: bool) {
    let calendar = calendar();
    let term = service.terms.iter().find(|term| term.item.id == line.term).expect("a term of the service");
    let is_worked = |day: Day| calendar.is_working(day).expect("a day of the calendar");
    assert!(line.accepted >= moment && line.waits == (line.accepted != moment), "{line:?}");
    assert!(!has_hours || is_worked(line.accepted.day), "accepted on a day off: {line:?}");
    assert_eq!((line.count.start, line.count.last), (line.accepted.day, line.ready));
    assert!(line.practical >= line.ready && is_worked(line.practical), "{line:?}");
    assert!(days(line.ready, line.practical).all(|day| day == line.practical || !is_worked(day)), "{line:?}");

    let by_working_days = term.unit == TermUnit::WorkingDays;
    assert!(!by_working_days || term.item.n == Some(0) || is_worked(line.ready), "{line:?}");
    let counted: Vec<Day> = line.count.days.iter().map(|counted| counted.day).collect();
    assert!(counted.iter().copied().eq(days(line.accepted.day, line.ready)), "days are left out: {counted:?}");
    let mut number = 0;
    for counted in &line.count.days {
        match counted.mark {
            Mark::Start => assert_eq!(counted.day, line.accepted.day),
            Mark::Counted(n) => {
                number += 1;
                assert_eq!(n, number, "{line:?}");
                assert!(!by_working_days || is_worked(counted.day), "{} is off", counted.day);
            }
            Mark::Skipped(kind) => {
                assert!(by_working_days && !is_worked(counted.day), "{} is worked", counted.day);
                assert_eq!(calendar.kind(counted.day), Ok(kind));
            }
        }
    }
    assert_eq!(line.count.days[0].mark == Mark::Start, term.first_day == FirstDay::Next);
    if term.unit != TermUnit::Months {
        assert_eq!(Some(number), term.item.n, "{line:?}");
    }
    let others = line.events.iter().map(|event| event.by);
    for day in others.chain(line.extended.iter().filter_map(|extended| extended.ready)) {
        assert!(calendar.contains(day), "{line:?}");
    }
    assert!(line.events.is_sorted_by_key(|event| event.by), "{line:?}");
    assert!(line.events.iter().all(|event| event.by >= line.accepted.day), "{line:?}");
    assert!(line.extended.iter().all(|extended| extended.ready.is_none_or(|ready| ready >= line.ready)), "{line:?}");
}

/// Every date that an assessment names.
fn assert_dates(service: &Service, person: &Person, moment: Moment) {
    let assessment = person.assess(service, moment);
    let has_hours = office_hours_matter(service, person.channel);
    if let Deadline::Counted(lines) = &assessment.deadline {
        lines.iter().for_each(|line| assert_counted(service, line, moment, has_hours));
    }
    let ends = [&assessment.certain, &assessment.possible].into_iter().flatten();
    for end in ends.flat_map(|stretch| [&stretch.from, &stretch.to]).flatten() {
        assert!(calendar().contains(end.day), "{end:?}");
        assert!(!end.because.is_empty(), "an end without a reason: {assessment:?}");
        let is_by_hours = has_hours && !is_sent_round_the_clock(service, person.channel);
        assert!(!is_by_hours || calendar().is_working(end.day) == Ok(true), "{end:?} is a day off");
    }
}

#[test]
fn every_date_is_one_of_the_calendar_and_every_count_goes_day_by_day() {
    for service in services() {
        for (person, moment) in some_people(service, 24) {
            for n in [0, 1, 2, 30, 37, 101] {
                assert_dates(service, &person, Moment { day: moment.day.plus_days(n).unwrap(), ..moment });
            }
            for n in [-400, -91, -47, -46, -45, -44, -8, -3, -2, -1, 0, 1, 400] {
                assert_dates(service, &person, at_ten(calendar().last().plus_days(n).unwrap()));
            }
        }
    }
}
