//! The stretches in which an application succeeds, against every single day of the calendar.

use crate::people::{Person, drawn, people_of_scenarios, picks};
use crate::{at_ten, calendar, day, days, in_force, services};
use aldyn::assessment::{End, Stretch, Verdict, anchors};
use aldyn::calendar::{Day, Moment, Span, Unit};
use aldyn::law::{Effect, Ground, ItemId, KnownTo, Service};
use aldyn::logic::{Answer, Answers, Condition, DateRef, FactId, Situation, Truth, truth};
use proptest::prelude::*;
use proptest::sample::select;

/// By day of the calendar: the grounds that stop an application filed on it, or may.
struct EveryDay<'s> {
    service: &'s Service,
    person: &'s Person,
    answers: Answers,
    stops: Vec<Vec<(ItemId, Truth)>>,
}

impl<'s> EveryDay<'s> {
    fn new(service: &'s Service, person: &'s Person) -> EveryDay<'s> {
        let mut answers = person.active.clone();
        answers.set(service.channel, Answer::Option(person.channel));
        let mut every = EveryDay { service, person, answers, stops: Vec::new() };
        let can_stop = |ground: &&Ground| ground.known_to == KnownTo::Applicant && ground.effect != Effect::Cancelled;
        for day in days(calendar().first(), calendar().last()) {
            let anchors = anchors(service, person.channel, Moment::start_of(day), &every.answers, calendar());
            let situation = Situation { answers: &every.answers, anchors, calendar: calendar() };
            let grounds = service.grounds.iter().filter(can_stop);
            let values = grounds.map(|ground| (ground.item.id, truth(&ground.item.when, &situation)));
            every.stops.push(values.filter(|(_, value)| *value != Truth::No).collect());
        }
        every
    }

    /// The grounds that end a certain stretch on this day, or a possible one.
    fn because(&self, day: Day, certain: bool) -> Vec<ItemId> {
        let place = usize::try_from(calendar().first().days_until(day)).unwrap();
        let counts = |(_, value): &&(ItemId, Truth)| certain || *value == Truth::Yes;
        self.stops[place].iter().filter(counts).map(|(ground, _)| *ground).collect()
    }

    fn filing(&self, moment: Moment) -> Day {
        anchors(self.service, self.person.channel, moment, &self.answers, calendar()).filing.unwrap()
    }

    fn stretch(&self, filing: Day, certain: bool) -> Option<Stretch> {
        let (first, last) = (calendar().first(), calendar().last());
        let is_good = |day: &Day| self.because(*day, certain).is_empty();
        let good = days(filing.max(first), last).find(is_good)?;
        let from = days(first, good).collect::<Vec<_>>().into_iter().rev().take_while(is_good).last().unwrap();
        let to = days(good, last).take_while(is_good).last().unwrap();
        let end = |day: Day, beyond: Day| End { day, because: self.because(beyond, certain) };
        Some(Stretch {
            from: (from > first).then(|| end(self.filing(Moment::start_of(from)), from.pred().unwrap())),
            to: (to < last).then(|| end(to, to.succ().unwrap())),
        })
    }

    fn assert_agrees_at(&self, moment: Moment) {
        let assessment = self.person.assess(self.service, moment);
        let filing = self.filing(moment);
        let ends_here = !assessment.exits.is_empty() || assessment.verdict == Verdict::Repealed;
        let expected = |certain| if ends_here { None } else { self.stretch(filing, certain) };
        assert_eq!(assessment.certain, expected(true), "{moment}: certain, {:?}", self.person);
        assert_eq!(assessment.possible, expected(false), "{moment}: possible, {:?}", self.person);
        match assessment.verdict {
            Verdict::NotBefore { day, .. } => assert!(day > filing, "{moment}: not before {day}, {:?}", self.person),
            Verdict::NotAfter { day, .. } => assert!(day <= filing, "{moment}: not after {day}, {:?}", self.person),
            Verdict::Ready { until: Some(until) } => {
                assert!(until >= filing, "{moment}: until {until}, {:?}", self.person);
                let ends = assessment.certain.and_then(|certain| certain.to).map(|end| end.day);
                assert_eq!(ends, Some(until), "{moment}: {:?}", self.person);
            }
            _ => {}
        }
    }
}

fn speaks_of_a_date(service: &Service, person: &Person) -> bool {
    person.active.iter().any(|(_, answer)| matches!(answer, Answer::Date(_))) && service.repeal.is_none()
}

#[test]
fn the_stretches_of_every_scenario_with_a_date_are_those_of_every_single_day() {
    for service in services() {
        let (dated, others): (Vec<_>, Vec<_>) =
            people_of_scenarios(service).into_iter().partition(|(person, _)| speaks_of_a_date(service, person));
        let some = |people: Vec<(Person, Moment)>, most: usize| {
            let step = people.len().div_ceil(most).max(1);
            people.into_iter().step_by(step)
        };
        for (person, moment) in some(dated, 10).chain(some(others, 2)) {
            let every = EveryDay::new(service, &person);
            for n in [0, 1, 30, 200] {
                every.assert_agrees_at(Moment { day: moment.day.plus_days(n).unwrap(), ..moment });
            }
        }
    }
}

/// On Friday evening the paper's last day has not passed, and the application counts as accepted on Monday: Friday is
/// not a day to wait for.
#[test]
fn what_is_sent_after_hours_on_the_last_day_is_late() {
    let filed_too_late = Condition::Not(Box::new(Condition::NotAfter {
        earlier: DateRef::Acceptance,
        span: Span::new(0, Unit::Days),
        later: DateRef::Fact(DATES[0]),
    }));
    let mut service =
        services().find(|service| service.channels.iter().any(|way| way.round_the_clock)).unwrap().clone();
    service.exits.clear();
    service.grounds.retain(|ground| ground.known_to == KnownTo::Applicant && ground.effect != Effect::Cancelled);
    service.grounds.truncate(1);
    service.grounds[0].item.when = filed_too_late;
    let (mut person, _) = people_of_scenarios(services().find(|known| known.id == service.id).unwrap()).remove(0);
    person.channel = service.channels.iter().find(|way| way.round_the_clock).unwrap().option;
    person.active.set(DATES[0], Answer::Date(day("2026-11-27")));
    let grounds = vec![service.grounds[0].item.id];
    let at = |service: &Service, text| person.assess(service, Moment::parse(text).unwrap()).verdict;
    assert_eq!(at(&service, "2026-11-27T17:59"), Verdict::Ready { until: Some(day("2026-11-27")) });
    service.grounds[0].remedy = None;
    let too_late = Verdict::NotAfter { day: day("2026-11-27"), grounds: grounds.clone() };
    assert_eq!(at(&service, "2026-11-27T18:00"), too_late);
    assert_eq!(at(&service, "2026-11-30T10:00"), too_late);
    service.grounds[0].remedy = Some(service.name);
    assert_eq!(at(&service, "2026-11-27T18:00"), Verdict::MendFirst { grounds });
}

// --- conditions drawn at random -------------------------------------------------------------------------------------

/// Dates that no service asks for.
const DATES: [FactId; 2] = [FactId(60_001), FactId(60_002)];

/// A comparison of a date with a day of the office, as paper that runs out, a day that has not come, a term that ends.
fn comparison() -> impl Strategy<Value = Condition> {
    let unit = select(vec![Unit::Days, Unit::Months, Unit::Years, Unit::WorkingDays]);
    let anchor = select(vec![DateRef::Filing, DateRef::Filing, DateRef::Acceptance, DateRef::Decision]);
    (select(DATES.to_vec()), anchor, -12..13, unit, any::<bool>()).prop_map(|(fact, anchor, n, unit, turned)| {
        let (span, fact) = (Span::new(n, unit), DateRef::Fact(fact));
        let (earlier, later) = if turned { (anchor, fact) } else { (fact, anchor) };
        Condition::NotAfter { earlier, span, later }
    })
}

fn dated_condition() -> impl Strategy<Value = Condition> {
    comparison().prop_recursive(3, 6, 2, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

/// Near the day of the assessment, near the ends of the calendar and beyond them; `None`: not known.
fn some_date() -> impl Strategy<Value = Option<Day>> {
    let near = |text: &str| {
        let day = day(text);
        (-20..21).prop_map(move |n| Some(day.plus_days(n).unwrap()))
    };
    prop_oneof![6 => near("2026-12-20"), 2 => near("2027-03-21"), 1 => near("2028-12-25"), 1 => near("2018-01-10"),
        1 => near("2040-01-01"), 1 => Just(None)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// At a counter, sent round the clock, and accepted at any hour.
    #[test]
    fn stretches_are_those_of_every_single_day_whatever_the_dated_grounds(
        conditions in prop::collection::vec(dated_condition(), 3), dates in (some_date(), some_date()), picks in picks(),
        at in select(vec!["2026-11-27T10:00", "2026-12-18T20:15", "2026-12-19T12:00", "2028-12-29T20:00"]),
        turn in any::<prop::sample::Index>(),
    ) {
        let current: Vec<&Service> = services().filter(|service| service.repeal.is_none()).collect();
        let mut service = (*turn.get(&current)).clone();
        service.exits.clear();
        let mut conditions = conditions.into_iter();
        for ground in service.grounds.iter_mut().filter(|ground| ground.known_to == KnownTo::Applicant) {
            ground.item.when = conditions.next().unwrap_or_else(Condition::never);
        }
        let mut person = drawn(&service, &picks);
        for (fact, date) in DATES.into_iter().zip([dates.0, dates.1]) {
            person.active.set(fact, date.map_or(Answer::DontKnow, Answer::Date));
        }
        for channel in &service.channels {
            person.channel = channel.option;
            EveryDay::new(&service, &person).assert_agrees_at(Moment::parse(at).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stretches_are_those_of_every_single_day_for_any_answers(picks in picks()) {
        for service in services() {
            let person = drawn(service, &picks);
            EveryDay::new(service, &person).assert_agrees_at(at_ten(in_force(service)));
        }
    }
}
