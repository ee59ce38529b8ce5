use super::{Course, Dated, Gap, Pace, Stage};
use crate::assessment::acceptance::{acceptance, anchors, office_of};
use crate::assessment::deadline::{Deadline, Timeline, deadline};
use crate::assessment::stretch::can_stop;
use crate::assessment::verdict::first_exit;
use crate::calendar::{Calendar, Day, Moment};
use crate::law::{Force, Ground, ItemId, Service};
use crate::logic::{Anchors, Answer, OptionId, Situation, truth, window};

/// The course of a stage on one way to apply.
pub(super) fn on_channel(
    stage: &Stage,
    channel: OptionId,
    from: Dated<Moment>,
    pace: Pace,
    calendar: &Calendar,
) -> Result<Course, Gap> {
    let service = stage.service;
    let mut answers = stage.answers.clone();
    answers.set(service.channel, Answer::Option(channel));
    let anchors_at = |moment| anchors(service, channel, moment, &answers, calendar);
    let mut moment = from.at;
    let mut held_up_by = Vec::new();
    // Each round begins on a later day than the one before.
    loop {
        let situation = Situation { answers: &answers, anchors: anchors_at(moment), calendar };
        match service.in_force.on(situation.anchors.acceptance.unwrap_or(moment.day)) {
            Force::InForce | Force::NotKnown => {}
            force => return Err(Gap::NotInForce(force)),
        }
        if let Some(exit) = first_exit(service, &situation) {
            return Err(Gap::Exit { exit: exit.item.id, kind: exit.kind });
        }
        let obstacles = Obstacles::of(service, &situation, &|day| anchors_at(Moment::start_of(day)))?;
        if let Some(day) = obstacles.pass_on {
            moment = Moment::start_of(day);
            held_up_by = obstacles.passing;
            continue;
        }
        let accepted = acceptance(service, channel, moment, calendar)?;
        let mut filed = Dated { at: accepted.at, ..from };
        if let Some((channel, _)) = office_of(service, channel) {
            filed.standing = filed.standing.max(calendar.standing(moment.day, accepted.at.day));
            if accepted.waits && channel.round_the_clock {
                // What was sent when the office was closed counts from that day: from which hour is not said.
                filed.at = Moment::start_of(accepted.at.day);
            }
        }
        let ready = ready(&deadline(service, channel, moment, &situation), pace, calendar);
        let ready = ready.map(|day| Dated { standing: filed.standing.max(day.standing), ..day });
        return Ok(Course { filed, held_up_by, to_clear: obstacles.lasting, ready });
    }
}

/// The grounds that surely stop an application that is filed now.
struct Obstacles {
    /// The first day by which time has cleared one of them that time clears; `None`: there is none.
    pass_on: Option<Day>,
    /// Those that pass on that day.
    passing: Vec<ItemId>,
    /// Those that no time clears, but the person can.
    lasting: Vec<ItemId>,
}

impl Obstacles {
    fn of(service: &Service, situation: &Situation, anchors_of: &dyn Fn(Day) -> Anchors) -> Result<Obstacles, Gap> {
        let mut obstacles = Obstacles { pass_on: None, passing: Vec::new(), lasting: Vec::new() };
        for ground in service.grounds.iter().filter(can_stop) {
            if !truth(&ground.item.when, situation).is_yes() {
                continue;
            }
            let id = ground.item.id;
            match passes_on(ground, situation, anchors_of)? {
                None if ground.remedy.is_none() => return Err(Gap::Refused { ground: id }),
                None => obstacles.lasting.push(id),
                // The last to pass is what it waits for.
                Some(day) if obstacles.pass_on == Some(day) => obstacles.passing.push(id),
                Some(day) if obstacles.pass_on < Some(day) => {
                    obstacles.pass_on = Some(day);
                    obstacles.passing = vec![id];
                }
                Some(_) => {}
            }
        }
        Ok(obstacles)
    }
}

/// The first filing day after this one on which a ground that stops it now surely does not; `None`: it never passes by
/// itself. An error where it does, but past the calendar.
fn passes_on(ground: &Ground, situation: &Situation, anchors_of: &dyn Fn(Day) -> Anchors) -> Result<Option<Day>, Gap> {
    let when = &ground.item.when;
    let calendar = situation.calendar;
    let free = window(when, situation, anchors_of).possible.complement(calendar.first(), calendar.last());
    let next = situation.anchors.filing.and_then(Day::succ);
    if let Some(day) = next.and_then(|next| free.first_from(next)) {
        return Ok(Some(day));
    }
    let far = calendar.last().plus_years(YEARS_PAST);
    let past = Situation { anchors: Anchors { filing: far, acceptance: far, decision: far }, ..*situation };
    if truth(when, &past).is_no() { Err(Gap::OutsideCalendar(calendar.past_last())) } else { Ok(None) }
}

/// How far past the calendar to look whether time clears a ground: further than any act makes a person wait.
const YEARS_PAST: i32 = 20;

/// The last day for the result. The quickest: to the last day by the act; the slowest: to the next working day.
fn ready(deadline: &Deadline, pace: Pace, calendar: &Calendar) -> Result<Dated<Day>, Gap> {
    let timelines = match deadline {
        Deadline::Counted(timelines) => timelines,
        Deadline::NoTerm => return Err(Gap::NoTerm),
        Deadline::OutsideCalendar(outside) => return Err(Gap::OutsideCalendar(*outside)),
    };
    let days = timelines.iter().map(|timeline| last_day(timeline, pace, calendar));
    let day = match pace {
        Pace::Quickest => days.flatten().min(),
        // What lies past the calendar is the longest.
        Pace::Slowest => days.collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max()),
    };
    day.ok_or(Gap::OutsideCalendar(calendar.past_last()))
}

/// `None` where it lies past the calendar.
fn last_day(timeline: &Timeline, pace: Pace, calendar: &Calendar) -> Option<Dated<Day>> {
    let (_, mut last) = timeline.expected()?;
    if pace == Pace::Slowest {
        for extended in &timeline.extended {
            last = last.max(extended.ready?);
        }
    }
    let at = match pace {
        Pace::Quickest => last,
        Pace::Slowest => calendar.next_working_day(last).ok()?,
    };
    let standing =
        if last == timeline.ready { timeline.standing } else { calendar.standing(timeline.accepted.day, at) };
    Some(Dated { at, standing })
}
