use crate::calendar::{Calendar, Day};
use crate::law::{Effect, Ground, ItemId, KnownTo, Service};
use crate::logic::{Anchors, Days, Interval, Situation, Window, window};

/// The filing days on which nothing that the applicant can know stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// By ground that stops an application on some day, or may: the days on which it does. Most never do.
    stops: Vec<(ItemId, Window)>,
    /// The days on which none does.
    pub(super) all: Window,
    /// The calendar's first and last day: past them nothing is known.
    known: Interval,
    /// By the first day of each interval that begins on a closed day: the next opening.
    openings: Vec<(Day, Day)>,
}

/// Filing days in a row on which an application can succeed.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// `None`: as far back as the calendar goes.
    pub from: Option<End>,
    /// `None`: as far ahead as the calendar goes.
    pub to: Option<End>,
}

/// The first or the last day of a stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    pub day: Day,
    /// The grounds that stop an application on the day beyond it.
    pub because: Vec<ItemId>,
}

/// Whether the applicant can know that it stops an application.
pub(super) fn can_stop(ground: &&Ground) -> bool {
    ground.known_to == KnownTo::Applicant && ground.effect != Effect::Cancelled
}

impl Success {
    /// `anchors_of` gives the days that follow from a filing day.
    pub(super) fn of(service: &Service, situation: &Situation, anchors_of: &dyn Fn(Day) -> Anchors) -> Success {
        let known = Interval { from: situation.calendar.first(), to: situation.calendar.last() };
        let every = || Days::one(known.from, known.to);
        let mut all = Window { certain: every(), possible: every() };
        let mut stops = Vec::new();
        for ground in service.grounds.iter().filter(can_stop) {
            let one = window(&ground.item.when, situation, anchors_of);
            if !one.possible.is_empty() {
                all.certain = all.certain.intersection(&one.possible.complement(known.from, known.to));
                all.possible = all.possible.intersection(&one.certain.complement(known.from, known.to));
                stops.push((ground.item.id, one));
            }
        }
        let firsts = [&all.certain, &all.possible].into_iter().flat_map(Days::intervals).map(|interval| interval.from);
        let openings = firsts.filter_map(|day| Some((day, anchors_of(day).filing?))).collect();
        Success { stops, all, known, openings }
    }

    /// On no day, whatever the grounds say: an exit holds.
    pub(super) fn never(calendar: &Calendar) -> Success {
        let known = Interval { from: calendar.first(), to: calendar.last() };
        let all = Window { certain: Days::none(), possible: Days::none() };
        Success { stops: Vec::new(), all, known, openings: Vec::new() }
    }

    /// The day itself, or the next on which the office is open: a stretch may begin on a weekend.
    pub(super) fn opening(&self, day: Day) -> Day {
        self.openings.iter().find(|(first, _)| *first == day).map_or(day, |(_, opening)| *opening)
    }

    /// The stretch in which an application succeeds whatever is not known, around `filing` or the next after it.
    pub fn certain(&self, filing: Day) -> Option<Stretch> {
        self.stretch(&self.all.certain, filing, |stops| &stops.possible)
    }

    /// The stretch in which it can succeed.
    pub fn possible(&self, filing: Day) -> Option<Stretch> {
        self.stretch(&self.all.possible, filing, |stops| &stops.certain)
    }

    /// `in_the_way`: on which of its days a ground ends this kind of stretch.
    fn stretch(&self, days: &Days, filing: Day, in_the_way: fn(&Window) -> &Days) -> Option<Stretch> {
        let Interval { from, to } = days.holding(days.first_from(filing)?)?;
        let end = |day: Day, beyond: Option<Day>| {
            let beyond = beyond.filter(|beyond| self.known.from <= *beyond && *beyond <= self.known.to)?;
            let stops = |(_, window): &&(ItemId, Window)| in_the_way(window).contains(beyond);
            let because: Vec<ItemId> = self.stops.iter().filter(stops).map(|(ground, _)| *ground).collect();
            Some(End { day, because })
        };
        Some(Stretch { from: end(self.opening(from), from.pred()), to: end(to, to.succ()) })
    }
}
