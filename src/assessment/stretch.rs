use crate::calendar::Day;
use crate::law::{Effect, Ground, ItemId, KnownTo, Service};
use crate::logic::{Anchors, Condition, Days, Interval, Situation, Window, window};

/// The filing days on which nothing that the applicant can know stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// By ground that can stop an application: where it does not.
    without: Vec<(ItemId, Window)>,
    /// Where none does.
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

impl Success {
    /// `anchors_of` gives the days that follow from a filing day.
    pub(super) fn of(service: &Service, situation: &Situation, anchors_of: &dyn Fn(Day) -> Anchors) -> Success {
        let stops = |ground: &&Ground| ground.known_to == KnownTo::Applicant && ground.effect != Effect::Cancelled;
        let without = service.grounds.iter().filter(stops).map(|ground| {
            let cleared = Condition::Not(Box::new(ground.item.when.clone()));
            (ground.item.id, window(&cleared, situation, anchors_of))
        });
        let without: Vec<(ItemId, Window)> = without.collect();
        let known = Interval { from: situation.calendar.first(), to: situation.calendar.last() };
        let every = || Days::one(known.from, known.to);
        let mut all = Window { certain: every(), possible: every() };
        for (_, one) in &without {
            all.certain = all.certain.intersection(&one.certain);
            all.possible = all.possible.intersection(&one.possible);
        }
        let firsts = [&all.certain, &all.possible].into_iter().flat_map(Days::intervals).map(|interval| interval.from);
        let openings = firsts.filter_map(|day| Some((day, anchors_of(day).filing?))).collect();
        Success { without, all, known, openings }
    }

    /// The day itself, or the next on which the office is open: a stretch may begin on a weekend.
    pub(super) fn opening(&self, day: Day) -> Day {
        self.openings.iter().find(|(first, _)| *first == day).map_or(day, |(_, opening)| *opening)
    }

    /// The stretch in which an application succeeds whatever is not known, around `filing` or the next after it.
    pub fn certain(&self, filing: Day) -> Option<Stretch> {
        self.stretch(&self.all.certain, filing, |window| &window.certain)
    }

    /// The stretch in which it can succeed.
    pub fn possible(&self, filing: Day) -> Option<Stretch> {
        self.stretch(&self.all.possible, filing, |window| &window.possible)
    }

    fn stretch(&self, days: &Days, filing: Day, of: impl Fn(&Window) -> &Days) -> Option<Stretch> {
        let Interval { from, to } = days.holding(days.first_from(filing)?)?;
        let end = |day: Day, beyond: Option<Day>| {
            let beyond = beyond.filter(|beyond| self.known.from <= *beyond && *beyond <= self.known.to)?;
            let stops = |(_, window): &&(ItemId, Window)| !of(window).contains(beyond);
            let because: Vec<ItemId> = self.without.iter().filter(stops).map(|(ground, _)| *ground).collect();
            Some(End { day, because })
        };
        Some(Stretch { from: end(self.opening(from), from.pred()), to: end(to, to.succ()) })
    }
}
