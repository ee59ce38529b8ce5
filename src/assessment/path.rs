mod way;

use crate::calendar::{Calendar, Day, Moment, OutsideCalendar, Standing};
use crate::interview::offered;
use crate::law::{After, ExitKind, Force, ItemId, Service};
use crate::logic::{Anchors, Answer, Answers, OptionId, Situation};
use way::on_channel;

/// One service on a path.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'s> {
    pub service: &'s Service,
    /// The active ones of its interview, as far as that has come.
    pub answers: &'s Answers,
    /// What of the stage before it waits for. The first waits for nothing.
    pub after: After,
}

/// Where one stage lies in time.
///
/// An act's term is the longest time that the office may take, so a result can come before either day here. Each stage
/// is filed on the day on which what it waits for is due at the latest; the two courses differ by what the answers leave
/// open: the way to apply, the term, whether it is extended. Where nothing is open they differ only if a term ends on a
/// day off.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Of all that is still possible, the shortest: here and at every stage before. To its last day by the act, off or
    /// not.
    pub earliest: Result<Course, Gap>,
    /// The longest. To the next working day where a term ends on a day off.
    pub latest: Result<Course, Gap>,
}

/// The days of a stage that can be applied for.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// When the application is accepted: at once, or when the office opens next.
    pub filed: Dated<Moment>,
    /// The grounds that would stop it if it were filed the day before, or when the office last took applications, and
    /// that pass by themselves: why it waits, where it waits for more than an opening.
    pub held_up_by: Vec<ItemId>,
    /// The grounds that stop it and do not pass by themselves. The person can clear each of them; the days hold once
    /// that is done.
    pub to_clear: Vec<ItemId>,
    /// The last day for the result.
    pub ready: Result<Dated<Day>, Gap>,
}

/// A moment or a day, with how sure the calendar is of every day that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated<T> {
    pub at: T,
    pub standing: Standing,
}

/// Why a day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The wording is not in force then.
    NotInForce(Force),
    /// An exit holds: this service is not what to apply for.
    Exit { exit: ItemId, kind: ExitKind },
    /// No way to apply is open to this person.
    NoChannel,
    /// This ground stops it, passes on no day that is known, and nothing that the person can do clears it.
    Refused { ground: ItemId },
    /// The act sets no term, for these answers at least.
    NoTerm,
    /// The count leaves the working-day calendar.
    OutsideCalendar(OutsideCalendar),
    /// It waits for a stage, by its place on the path, of which the day is not known.
    WaitsFor { stage: usize },
}

/// Counts a path through from a moment: a leg for each stage, in their order.
///
/// Where there is nothing to apply for ([`ExitKind::NothingToDo`]), nothing is waited for: the stage after begins when
/// this one would have. After any other stage without a day there is none either.
pub fn path(stages: &[Stage], moment: Moment, calendar: &Calendar) -> Vec<Leg> {
    let mut earliest = Onward::from(moment);
    let mut latest = Onward::from(moment);
    let legs = stages.iter().enumerate().map(|(number, stage)| Leg {
        earliest: earliest.pass(stage, number, Pace::Quickest, calendar),
        latest: latest.pass(stage, number, Pace::Slowest, calendar),
    });
    legs.collect()
}

/// What to take of all that is still possible.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Quickest,
    Slowest,
}

/// From when the next stage can begin, by what it waits for; else the stage without a day.
struct Onward {
    filed: Result<Dated<Moment>, usize>,
    result: Result<Dated<Moment>, usize>,
}

impl Onward {
    fn from(moment: Moment) -> Onward {
        // Today is today, whatever a calendar says.
        let now = Ok(Dated { at: moment, standing: Standing::Set });
        Onward { filed: now, result: now }
    }

    /// The course of a stage; what comes after it then goes on from there.
    fn pass(&mut self, stage: &Stage, number: usize, pace: Pace, calendar: &Calendar) -> Result<Course, Gap> {
        let from = match stage.after {
            After::Filing => self.filed,
            After::Result => self.result,
        };
        let course = match from {
            Ok(from) => course(stage, from, pace, calendar),
            Err(stage) => Err(Gap::WaitsFor { stage }),
        };
        *self = match &course {
            Ok(course) => {
                let filed = course.filed;
                // A result of the same day does not come before the filing.
                let result = |ready: Dated<Day>| Dated {
                    at: Moment::start_of(ready.at).max(filed.at),
                    standing: ready.standing,
                };
                Onward { filed: Ok(filed), result: course.ready.map(result).map_err(|_| number) }
            }
            Err(Gap::Exit { kind: ExitKind::NothingToDo, .. }) => Onward { filed: from, result: from },
            Err(Gap::WaitsFor { stage }) => Onward { filed: Err(*stage), result: Err(*stage) },
            Err(_) => Onward { filed: Err(number), result: Err(number) },
        };
        course
    }
}

/// The course of a stage over every way to apply that is still possible.
fn course(stage: &Stage, from: Dated<Moment>, pace: Pace, calendar: &Calendar) -> Result<Course, Gap> {
    let mut open: Option<Course> = None;
    let mut shut = Gap::NoChannel;
    for channel in channels(stage, from.at.day, calendar) {
        match on_channel(stage, channel, from, pace, calendar) {
            Ok(other) => {
                open = Some(match open {
                    Some(one) => one.or(other, pace),
                    None => other,
                })
            }
            Err(gap @ Gap::OutsideCalendar(_)) if pace == Pace::Slowest => return Err(gap),
            // Nobody takes a way that leads nowhere while there is another.
            Err(gap) if shut == Gap::NoChannel => shut = gap,
            Err(_) => {}
        }
    }
    open.ok_or(shut)
}

impl Course {
    /// Either of two ways to apply: each day by itself, as one may be filed sooner and the other be ready sooner.
    fn or(self, other: Course, pace: Pace) -> Course {
        let ready = match (self.ready, other.ready, pace) {
            (Ok(one), Ok(other), Pace::Quickest) => Ok(one.min(other)),
            (Ok(one), Ok(other), Pace::Slowest) => Ok(one.max(other)),
            (Ok(ready), Err(_), Pace::Quickest) | (Err(_), Ok(ready), Pace::Quickest) => Ok(ready),
            (Err(gap), _, _) | (_, Err(gap), _) => Err(gap),
        };
        // Of two as soon, the one with less to clear.
        let key = |course: &Course| (course.filed, course.to_clear.len());
        let keeps = match pace {
            Pace::Quickest => key(&self) <= key(&other),
            Pace::Slowest => key(&self) >= key(&other),
        };
        Course { ready, ..if keeps { self } else { other } }
    }
}

/// The chosen way to apply, else those that are not ruled out.
fn channels(stage: &Stage, day: Day, calendar: &Calendar) -> Vec<OptionId> {
    let anchors = Anchors { filing: Some(day), ..Anchors::default() };
    let open = offered(stage.service, &Situation { answers: stage.answers, anchors, calendar });
    match stage.answers.get(stage.service.channel) {
        Some(Answer::Option(chosen)) if open.contains(chosen) => vec![*chosen],
        _ => open,
    }
}

impl From<OutsideCalendar> for Gap {
    fn from(outside: OutsideCalendar) -> Gap {
        Gap::OutsideCalendar(outside)
    }
}
