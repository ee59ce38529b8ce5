//! Conditions, people and days drawn at random: boxes with an unknown rest, dates that decide about other days, terms
//! that hang on answers, a channel that is closed to some.

use super::flips::assert_flips;
use super::smallest::assert_smallest;
use super::{Person, RULES, day};
use aldyn::calendar::{Calendar, Moment, Span, Unit};
use aldyn::interview::offered;
use aldyn::law::{Effect, Kind, KnownTo, Service, TermKind};
use aldyn::logic::{Anchors, Answer, Answers, Condition, DateRef, FactId, OptionId, Rest, Situation};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A service with two channels, of which these questions are kept: two choices, three boxes, two dates.
fn small_service() -> (Service, Calendar) {
    RULES.with(|rules| {
        let mut service = rules.service("permanent-residence-permit").unwrap().service.clone();
        let kept = ["channel", "permanent-applicant", "permanent-papers", "permanent-liability-exception"];
        let kept = kept.into_iter().chain(["passport-expiry", "permanent-oldest-paper"]);
        let kept: Vec<FactId> = kept.map(|id| rules.facts.get(id).unwrap().number()).collect();
        service.questions.retain(|question| kept.contains(&question.fact));
        service.variant = None;
        service.in_force.from.not_before = Some(rules.calendar.first());
        service.in_force.from.not_after = Some(rules.calendar.first());
        service.exits = rules.service("rehabilitated-certificate").unwrap().service.exits[..1].to_vec();
        service.grounds.truncate(3);
        service.terms.retain(|term| term.kind == TermKind::Result);
        let mut shorter = service.terms[0].clone();
        shorter.item.n = Some(4);
        service.terms.insert(0, shorter);
        service.terms.truncate(2);
        service.duties.clear();
        service.fees.clear();
        service.notes.clear();
        service.documents.clear();
        for ground in &mut service.grounds {
            (ground.known_to, ground.effect) = (KnownTo::Applicant, Effect::Refused);
        }
        (service, rules.calendar.clone())
    })
}

/// What a condition can be made of. Dates are held against each other only if `among_dates`.
fn atoms(service: &Service, with_channel: bool, among_dates: bool) -> Vec<Condition> {
    let mut atoms = Vec::new();
    let mut dates = Vec::new();
    for question in service.questions.iter().filter(|question| with_channel || question.fact != service.channel) {
        for choice in question.kind.choices() {
            atoms.push(match question.kind {
                Kind::Several(_) => Condition::Has(question.fact, choice.option),
                _ => Condition::Is(question.fact, choice.option),
            });
        }
        if question.kind == Kind::Date {
            dates.push(DateRef::Fact(question.fact));
        }
    }
    let units = [(20, Unit::Days), (-1, Unit::Months), (3, Unit::WorkingDays), (-3, Unit::WorkingDays)];
    let mut compare = |one: DateRef, other: DateRef| {
        for (n, unit) in units {
            let span = Span::new(n, unit);
            atoms.push(Condition::NotAfter { earlier: one, span, later: other });
            atoms.push(Condition::NotAfter { earlier: other, span, later: one });
        }
    };
    for date in &dates {
        for anchor in [DateRef::Filing, DateRef::Acceptance, DateRef::Decision] {
            compare(*date, anchor);
        }
    }
    if let ([one, other], true) = (&dates[..], among_dates) {
        compare(*one, *other);
    }
    atoms
}

fn condition(atoms: Vec<Condition>) -> impl Strategy<Value = Condition> {
    let not = |part| Condition::Not(Box::new(part));
    let some = |inner| prop::collection::vec(inner, 1..4);
    select(atoms).prop_recursive(3, 8, 3, move |inner| {
        prop_oneof![
            some(inner.clone().boxed()).prop_map(Condition::All),
            some(inner.clone().boxed()).prop_map(Condition::Any),
            inner.prop_map(not),
        ]
    })
}

/// A service, shown by its conditions alone.
#[derive(Clone)]
struct Drawn(Service);

impl std::fmt::Debug for Drawn {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let items = self.0.items().map(|item| (item.id.0, &item.when)).filter(|(_, when)| !when.is_always());
        out.debug_list().entries(items).entries(self.0.channels.iter().map(|channel| &channel.when)).finish()
    }
}

/// A service whose exit, grounds, terms and second channel have conditions of their own.
fn service(among_dates: bool) -> impl Strategy<Value = Drawn> {
    let (service, _) = small_service();
    let any = condition(atoms(&service, true, among_dates));
    // Whether there is anything to apply for does not hang on the channel; whether a channel is open, on days neither.
    let early = atoms(&service, false, among_dates);
    let exit = condition(early.clone());
    let open = condition(early.into_iter().filter(|atom| !matches!(atom, Condition::NotAfter { .. })).collect());
    (prop::collection::vec(any, 4), prop::collection::vec(exit, 2), open).prop_map(move |(conditions, exit, open)| {
        let mut service = service.clone();
        let mut conditions = conditions.into_iter();
        let mut next = || conditions.next().unwrap();
        service.exits[0].item.when = Condition::All(exit);
        service.grounds.iter_mut().for_each(|ground| ground.item.when = next());
        service.terms[0].item.when = next();
        service.terms[1].item.when = Condition::Not(Box::new(service.terms[0].item.when.clone()));
        service.channels[1].when = open;
        Drawn(service)
    })
}

/// Answers to some of the questions.
fn answers(service: &Service, picks: &[(Index, Index)]) -> Answers {
    let mut answers = Answers::new();
    for (question, (pick, more)) in service.questions.iter().zip(picks) {
        let options: Vec<OptionId> = question.kind.choices().iter().map(|choice| choice.option).collect();
        let open = if question.may_not_know { Some(Answer::DontKnow) } else { None };
        let open = open.or(question.delicate.then_some(Answer::PreferNotToSay));
        let answer = match (&question.kind, pick.index(6)) {
            (_, 0) => None,
            (_, 1) => open,
            (Kind::Choice(_), _) => Some(Answer::Option(*more.get(&options))),
            (Kind::Several(_), kind) => {
                let bits = more.index(1 << options.len());
                let ticked = options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                let rest = if question.may_not_know && kind == 2 { Rest::Unknown } else { Rest::No };
                Some(Answer::Several { yes: ticked.map(|(_, option)| *option).collect(), rest })
            }
            (Kind::Date, _) => day("2023-09-01").plus_days(more.index(180) as i32).map(Answer::Date),
        };
        if let Some(answer) = answer {
            answers.set(question.fact, answer);
        }
    }
    answers
}

fn person<'s>(service: &'s Service, calendar: &'s Calendar, picks: &[(Index, Index)]) -> Person<'s> {
    let mut answers = answers(service, picks);
    let open = offered(service, &Situation { answers: &answers, anchors: Anchors::default(), calendar });
    let channel = match answers.get(service.channel) {
        Some(Answer::Option(channel)) if open.contains(channel) => *channel,
        _ => open[0],
    };
    answers.set(service.channel, Answer::Option(channel));
    // Years from either end of the calendar, past which no working day is known; a Thursday on which the day of filing is the day of acceptance.
    Person { service, calendar, answers, channel, moment: Moment::parse("2023-11-23T10:00").unwrap() }
}

fn picks() -> impl Strategy<Value = Vec<(Index, Index)>> {
    prop::collection::vec(any::<(Index, Index)>(), 8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flips_are_exact_whatever_the_condition(Drawn(service) in service(true), picks in picks()) {
        let (_, calendar) = small_service();
        let person = person(&service, &calendar, &picks);
        for ground in &service.grounds {
            assert_flips("drawn", &person, &ground.item.when, 1);
        }
    }

    #[test]
    fn the_smallest_change_is_the_smallest_whatever_the_conditions(Drawn(service) in service(false), picks in picks()) {
        let (_, calendar) = small_service();
        let person = person(&service, &calendar, &picks);
        for ground in &service.grounds {
            assert_smallest("drawn", &person, ground, 2);
        }
    }
}
