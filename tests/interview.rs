//! The symbolic play against the real interview, and the assessment against brute force: over every path of each
//! service, over answers drawn at random, and over conditions drawn at random.

use aldyn::assessment::{Assessment, Verdict, acceptance, assess};
use aldyn::calendar::{Calendar, Day, Moment, Span, Unit};
use aldyn::interview::{Progress, replay};
use aldyn::law::{Channel, Choice, Kind, Question, Service};
use aldyn::logic::{
    Anchors, Answer, Answers, Condition, DateRef, FactId, OptionId, Rest, Situation, Truth, deciding_facts, truth,
};
use aldyn::proof::{Play, Space, minimise, prove, prove_guide};
use aldyn::source::Rules;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::cell::{LazyCell, RefCell};
use std::collections::BTreeMap;
use std::path::Path;

thread_local! {
    static RULES: LazyCell<Rules> = const { LazyCell::new(load) };
}

fn load() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

/// The rules, and one of their services at a time.
fn for_each_service(check: impl Fn(&Rules, &Service)) {
    RULES.with(|rules| rules.services.iter().for_each(|compiled| check(rules, &compiled.service)));
}

/// The rules, and one at a time whatever of them asks questions: the guide too.
fn for_each_interview(check: impl Fn(&Rules, &Service)) {
    RULES.with(|rules| rules.interviews().for_each(|compiled| check(rules, &compiled.service)));
}

/// The first service, of which the changed ones are made.
fn first_service() -> Service {
    RULES.with(|rules| rules.services[0].service.clone())
}

fn calendar() -> Calendar {
    RULES.with(|rules| rules.calendar.clone())
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A Friday on which every rule file is in force that has not been repealed.
fn now() -> Moment {
    Moment::parse("2026-11-27T10:00").unwrap()
}

/// A moment at which the service's rules are known to be in force: for repealed ones their last day.
fn in_force(service: &Service) -> Moment {
    service.in_force.last_day().map_or(now(), Moment::start_of)
}

fn filed_on(day: Day) -> Anchors {
    Anchors { filing: Some(day), acceptance: Some(day), decision: None }
}

fn replayed(service: &Service, answers: &Answers, calendar: &Calendar) -> Progress {
    replay(service, answers, filed_on(in_force(service).day), calendar)
}

// --- every answer to a question -------------------------------------------------------------------------------------

/// Each answer that makes a difference: every option, every set of them with and without "about the others I don't
/// know", one date in every cell between the thresholds, and "I don't know" where it is offered.
fn answers_to(service: &Service, question: &Question, calendar: &Calendar) -> Vec<Answer> {
    let open = question.may_not_know || question.delicate;
    let unknown = if question.may_not_know { Answer::DontKnow } else { Answer::PreferNotToSay };
    match &question.kind {
        Kind::Choice(choices) => {
            let options = choices.iter().map(|choice| Answer::Option(choice.option));
            options.chain(open.then_some(unknown)).collect()
        }
        Kind::Several(choices) => {
            let options: Vec<OptionId> = choices.iter().map(|choice| choice.option).collect();
            let mut sets = Vec::new();
            for bits in 0..1_u32 << options.len() {
                let ticked = options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                let yes: Vec<OptionId> = ticked.map(|(_, option)| *option).collect();
                if question.may_not_know && yes.len() < options.len() {
                    sets.push(Answer::Several { yes: yes.clone(), rest: Rest::Unknown });
                }
                sets.push(Answer::Several { yes, rest: Rest::No });
            }
            sets
        }
        Kind::Date => {
            let dates = representatives(service, question.fact, calendar);
            dates.into_iter().map(Answer::Date).chain(open.then_some(unknown)).collect()
        }
    }
}

/// The date comparisons of a service, each once.
fn comparisons(service: &Service) -> Vec<&Condition> {
    let mut found: Vec<&Condition> = Vec::new();
    let unless = service.documents.iter().map(|document| &document.unless);
    let conditions = service.items().map(|item| &item.when).chain(unless);
    for condition in conditions.chain(service.channels.iter().map(|channel| &channel.when)) {
        condition.atoms(&mut |atom| {
            if matches!(atom, Condition::NotAfter { .. }) && !found.contains(&atom) {
                found.push(atom);
            }
        });
    }
    found
}

/// One day in each cell between the thresholds of a date.
fn representatives(service: &Service, fact: FactId, calendar: &Calendar) -> Vec<Day> {
    let comparisons = comparisons(service);
    let mut cells: Vec<(Vec<Truth>, Day)> = Vec::new();
    for offset in -800..800 {
        let day = now().day.plus_days(offset).unwrap();
        let answers: Answers = [(fact, Answer::Date(day))].into_iter().collect();
        let situation = Situation { answers: &answers, anchors: filed_on(now().day), calendar };
        let cell: Vec<Truth> = comparisons.iter().map(|atom| truth(atom, &situation)).collect();
        if !cells.iter().any(|(known, _)| *known == cell) {
            cells.push((cell, day));
        }
    }
    cells.into_iter().map(|(_, day)| day).collect()
}

/// Services with more paths than this are walked along so many of them, drawn evenly at each question.
const MOST_PATHS: u64 = 2_200;
const DRAWN_PATHS: usize = 300;

/// Every way through the interview, or many: `step` sees each progress after the one before it, `leaf` each end.
/// Says whether it was every way.
fn walk(
    service: &Service,
    calendar: &Calendar,
    step: &mut dyn FnMut(&Progress, &Progress),
    leaf: &mut dyn FnMut(&Answers, &Progress),
) -> bool {
    let choices: Vec<(FactId, Vec<Answer>)> =
        service.questions.iter().map(|question| (question.fact, answers_to(service, question, calendar))).collect();
    let every = played(service, |_, play| play.complete().exact_cardinality() <= MOST_PATHS.into());
    let begun = (Answers::new(), replayed(service, &Answers::new(), calendar));
    let mut open = vec![begun; if every { 1 } else { DRAWN_PATHS }];
    // Which answer a drawn path takes: a sequence that is the same in every run.
    let mut drawn = 1_u64;
    while let Some((given, progress)) = open.pop() {
        let Some(next) = progress.next else {
            leaf(&given, &progress);
            continue;
        };
        let (_, answers) = choices.iter().find(|(fact, _)| *fact == next).expect("a question is asked");
        let mut answers = answers.clone();
        if !every {
            let offered = |answer: &Answer| {
                let mut longer = given.clone();
                longer.set(next, answer.clone());
                next != service.channel || replayed(service, &longer, calendar) != progress
            };
            answers.retain(offered);
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            answers = vec![answers.swap_remove((drawn >> 33) as usize % answers.len())];
        }
        for answer in &answers {
            let mut longer = given.clone();
            longer.set(next, answer.clone());
            let after = replayed(service, &longer, calendar);
            if next == service.channel && after == progress {
                // Not offered to this person.
                continue;
            }
            assert_ne!(after.next, Some(next), "an answer is taken");
            step(&progress, &after);
            open.push((longer, after));
        }
    }
    every
}

fn assessed(service: &Service, progress: &Progress, moment: Moment, calendar: &Calendar) -> Assessment {
    let channel = match progress.active.get(service.channel) {
        Some(Answer::Option(channel)) => *channel,
        _ => service.channels[0].option,
    };
    assess(service, &progress.active, channel, moment, calendar)
}

/// The play of a service, which is worked out once a thread.
fn played<T>(service: &Service, look: impl Fn(&Space, &Play) -> T) -> T {
    thread_local! {
        static PLAYED: RefCell<BTreeMap<u16, (&'static Space, &'static Play<'static>)>> = RefCell::default();
    }
    let (space, play) = PLAYED.with_borrow_mut(|played| {
        *played.entry(service.id.0).or_insert_with(|| {
            let service: &'static Service = Box::leak(Box::new(service.clone()));
            let space: &'static Space = Box::leak(Box::new(Space::new(service)));
            (space, Box::leak(Box::new(Play::new(service, space))))
        })
    });
    look(space, play)
}

// --- the symbolic play ----------------------------------------------------------------------------------------------

/// The real interview asks what the symbolic one says that it asks, whatever the answers.
fn assert_play_asks(service: &Service, space: &Space, play: &Play, progress: &Progress, calendar: &Calendar) {
    let active = &progress.active;
    let situation = Situation { answers: active, anchors: filed_on(in_force(service).day), calendar };
    let mut given = space.given(active);
    for atom in comparisons(service) {
        let value = space.value(atom, &|_| space.all());
        given = match truth(atom, &situation) {
            Truth::Yes => given.and(&value.yes),
            Truth::No => given.and(&value.no),
            Truth::Unknown => given,
        };
    }
    assert!(!given.is_false(), "the space has no place for {active:?}");
    // A channel that is the only one left is answered without being asked, here or there.
    let is_free = |fact| fact == service.channel && service.channels.len() > 1 && !progress.asked.contains(&fact);
    for question in service.questions.iter().filter(|question| !is_free(question.fact)) {
        let asked = play.answered(question.fact).and(&given);
        if active.is_answered(question.fact) {
            assert!(asked == given, "{:?} is asked with {active:?}, the play says it is not always", question.fact);
        } else {
            assert!(asked.is_false(), "{:?} is not asked with {active:?}, the play says it is", question.fact);
        }
    }
}

#[test]
fn the_play_asks_what_the_interview_asks_on_every_path_and_counts_the_paths() {
    for_each_interview(|rules, service| {
        let mut leaves = 0_usize;
        let every = walk(service, &rules.calendar, &mut |_, _| {}, &mut |_, progress| {
            leaves += 1;
            played(service, |space, play| assert_play_asks(service, space, play, progress, &rules.calendar));
        });
        let compiled = rules.interviews().find(|compiled| compiled.service.id == service.id).unwrap();
        let counted = match service.act {
            Some(_) => prove(rules, compiled, None).counts.paths,
            None => prove_guide(rules, compiled).counts.paths,
        };
        if every {
            assert_eq!(counted, leaves.to_string());
        }
    });
}

#[test]
fn at_most_n_left_never_rises_and_ends_at_nothing() {
    for_each_interview(|rules, service| {
        walk(
            service,
            &rules.calendar,
            &mut |before, after| assert!(after.left < before.left, "{before:?} then {after:?}"),
            &mut |_, progress| assert_eq!(progress.left, 0),
        );
    });
}

#[test]
fn whoever_knows_every_answer_is_told_more_than_cannot_tell() {
    for_each_service(|rules, service| {
        walk(service, &rules.calendar, &mut |_, _| {}, &mut |_, progress| {
            let verdict = assessed(service, progress, in_force(service), &rules.calendar).verdict;
            let is_open = progress.active.iter().any(|(_, answer)| answer.is_open());
            if !is_open {
                assert!(!matches!(verdict, Verdict::CannotTell { .. }), "{:?}: {verdict:?}", progress.active);
            }
            assert!(!matches!(verdict, Verdict::ForceNotKnown(_) | Verdict::Repealed), "the day is chosen in force");
        });
    });
}

#[test]
fn answers_to_questions_that_are_not_met_change_nothing_and_replay_settles() {
    for_each_interview(|rules, service| {
        let calendar = &rules.calendar;
        let mut turn = 0_usize;
        walk(service, calendar, &mut |_, _| {}, &mut |given, progress| {
            assert_eq!(replayed(service, &progress.active, calendar), *progress, "replaying what is active");
            let mut stale = given.clone();
            for question in service.questions.iter().filter(|question| !given.is_answered(question.fact)) {
                let answers = answers_to(service, question, calendar);
                turn += 1;
                stale.set(question.fact, answers[turn % answers.len()].clone());
            }
            let with_stale = replayed(service, &stale, calendar);
            assert_eq!(with_stale, *progress, "with stale answers {stale:?}");
            // An early answer changed, and changed back, while all other answers are kept.
            if let Some(first) = progress.asked.first() {
                let mut edited = stale.clone();
                edited.set(*first, Answer::DontKnow);
                replayed(service, &edited, calendar);
                edited.set(*first, stale.get(*first).unwrap().clone());
                assert_eq!(replayed(service, &edited, calendar), *progress);
            }
        });
    });
}

// --- random answers -------------------------------------------------------------------------------------------------

/// A complete set of answers, one to every question, from indices.
fn complete(service: &Service, picks: &[Index], calendar: &Calendar) -> Answers {
    let questions = service.questions.iter().zip(picks);
    let mut answers: Answers = questions
        .map(|(question, pick)| (question.fact, pick.get(&answers_to(service, question, calendar)).clone()))
        .collect();
    // A channel that is closed to this person is no answer.
    if replayed(service, &answers, calendar).next == Some(service.channel) {
        let options = service.channels.iter().map(|channel| Answer::Option(channel.option));
        let open = options.map(|option| {
            [&answers, &Answers::from_iter([(service.channel, option)])]
                .map(Answers::iter)
                .into_iter()
                .flatten()
                .map(|(fact, answer)| (fact, answer.clone()))
                .collect()
        });
        let taken = |answers: &Answers| replayed(service, answers, calendar).next != Some(service.channel);
        answers = open.into_iter().find(taken).expect("a channel is open");
    }
    answers
}

fn picks() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 64)
}

/// Any minute from 2018 to 2030, which is more than the calendar has.
fn any_moment() -> impl Strategy<Value = Moment> {
    let first = day("2018-01-01");
    (0..first.days_until(day("2030-12-31")), 0_u16..1440)
        .prop_map(move |(days, minute)| Moment { day: first.plus_days(days).unwrap(), minute })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_play_asks_what_the_interview_asks_for_any_answers(picks in picks()) {
        for_each_service(|rules, service| {
            let answers = complete(service, &picks, &rules.calendar);
            let progress = replayed(service, &answers, &rules.calendar);
            assert_eq!((progress.next, progress.left), (None, 0), "{answers:?}");
            played(service, |space, play| assert_play_asks(service, space, play, &progress, &rules.calendar));
        });
    }

    #[test]
    fn an_assessment_is_made_at_any_moment_for_any_answers_and_channel(
        picks in picks(), known in 0_usize..64, moment in any_moment(),
    ) {
        for_each_service(|rules, service| {
            let answers: Answers = complete(service, &picks, &rules.calendar)
                .iter().take(known).map(|(fact, answer)| (fact, answer.clone())).collect();
            let progress = replay(service, &answers, filed_on(moment.day), &rules.calendar);
            for channel in &service.channels {
                let assessment = assess(service, &progress.active, channel.option, moment, &rules.calendar);
                assert_eq!(assessment.channel, channel.option);
            }
            // Not even a channel that the service does not have, or answers that were never replayed.
            assess(service, &answers, OptionId(u8::MAX), moment, &rules.calendar);
        });
    }

    #[test]
    fn dont_know_about_several_is_the_same_as_ticking_nothing_and_not_knowing_the_rest(picks in picks()) {
        for_each_service(|rules, service| {
            let answers = complete(service, &picks, &rules.calendar);
            for question in service.questions.iter().filter(|question| matches!(question.kind, Kind::Several(_))) {
                let (mut plain, mut spelled) = (answers.clone(), answers.clone());
                plain.set(question.fact, Answer::DontKnow);
                spelled.set(question.fact, Answer::Several { yes: Vec::new(), rest: Rest::Unknown });
                let [plain, spelled] = [plain, spelled].map(|answers| replayed(service, &answers, &rules.calendar));
                assert_eq!(plain.asked, spelled.asked);
                let [plain, spelled] =
                    [plain, spelled].map(|progress| assessed(service, &progress, now(), &rules.calendar));
                assert_eq!(plain, spelled);
            }
        });
    }
}

/// Every day from 2018 to 2030, at an hour that turns with the days.
#[test]
fn an_assessment_is_made_on_every_day() {
    for_each_service(|rules, service| {
        let picks: [Answers; 2] = [0, usize::MAX].map(|turn| {
            let answer = |question: &Question| {
                let answers = answers_to(service, question, &rules.calendar);
                (question.fact, answers[turn.min(answers.len() - 1)].clone())
            };
            service.questions.iter().map(answer).collect()
        });
        let mut day = day("2018-01-01");
        while day.year() <= 2030 {
            let moment = Moment { day, minute: (day.days_since_1970() * 97 % 1440).unsigned_abs() as u16 };
            for answers in &picks {
                let progress = replay(service, answers, filed_on(day), &rules.calendar);
                assessed(service, &progress, moment, &rules.calendar);
            }
            day = day.succ().unwrap();
        }
    });
}

// --- windows --------------------------------------------------------------------------------------------------------

fn stands_in_the_way(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Ready { .. } => false,
        Verdict::NotBefore { .. } | Verdict::NotAfter { .. } | Verdict::MendFirst { .. } => true,
        // The last days of the calendar, from which the day of the decision lies beyond it.
        Verdict::CannotTell { .. } => true,
        other => panic!("{other:?}"),
    }
}

/// In the way for certain: not only because the calendar ends.
fn is_blocked(verdict: &Verdict) -> bool {
    stands_in_the_way(verdict) && !matches!(verdict, Verdict::CannotTell { .. })
}

/// What the verdict of each day says about other days, against the verdicts of those days.
fn assert_windows(service: &Service, answers: &Answers, calendar: &Calendar) {
    let (first, last) = (day("2026-01-01"), calendar.last());
    let days: Vec<Day> = (0..=first.days_until(last)).map(|n| first.plus_days(n).unwrap()).collect();
    let channel = service.channels[0].option;
    let verdict = |day: &Day| assess(service, answers, channel, Moment { day: *day, minute: 600 }, calendar).verdict;
    let verdicts: Vec<Verdict> = days.iter().map(verdict).collect();
    let at = |day: Day| &verdicts[usize::try_from(first.days_until(day)).unwrap()];
    for (today, verdict) in days.iter().zip(&verdicts) {
        let later = || days.iter().filter(|day| *day > today);
        match verdict {
            Verdict::Ready { until: Some(until) } => {
                assert!(until >= today, "{today}: until {until}");
                let blocked = later().find(|day| is_blocked(at(**day)));
                assert_eq!(blocked.and_then(|day| day.pred()), Some(*until), "{today}");
            }
            Verdict::Ready { until: None } => {
                let next_other = later().find(|day| stands_in_the_way(at(**day)));
                assert!(next_other.is_none_or(|day| !is_blocked(at(*day))), "{today}: no end is named");
            }
            Verdict::NotBefore { day, .. } => {
                // On a weekend one can decide to go; one goes on the next day that the office is open.
                let good = *later().find(|later| !stands_in_the_way(at(**later))).expect("a day that it names");
                let opened = acceptance(service, channel, Moment { day: good, minute: 600 }, calendar).unwrap();
                assert_eq!(opened.at.day, *day, "{today}");
            }
            Verdict::NotAfter { day, .. } => {
                assert!(day < today && !stands_in_the_way(at(*day)), "{today}: not after {day}");
                assert_eq!(later().find(|later| !stands_in_the_way(at(**later))), None, "{today}");
                assert!(
                    days.iter()
                        .filter(|other| *other > day && *other < today)
                        .all(|other| stands_in_the_way(at(*other)))
                );
            }
            Verdict::MendFirst { .. } => {
                assert_eq!(later().find(|later| !stands_in_the_way(at(**later))), None, "{today}: a day is kept back");
            }
            other => assert!(matches!(other, Verdict::CannotTell { .. }), "{today}: {other:?}"),
        }
    }
}

/// The first service, in force on every day of the calendar, for a person who lacks nothing but has one date; its
/// ground that speaks of a date is given this condition instead.
fn dated(when: impl Fn(DateRef) -> Condition, avoidable: bool) -> (Service, Answers, FactId) {
    let mut service = first_service();
    service.in_force.from.not_after = service.in_force.from.not_before;
    let date = service.questions.iter().find(|question| question.kind == Kind::Date).expect("there is a date").fact;
    let ground = service.grounds.iter_mut().find(|ground| ground.item.when.facts().contains(&date)).unwrap();
    let Condition::All(parts) = &ground.item.when else { panic!("the date stands beside other parts") };
    let mut parts: Vec<Condition> = parts.iter().filter(|part| !part.facts().contains(&date)).cloned().collect();
    parts.push(when(DateRef::Fact(date)));
    ground.item.when = Condition::All(parts);
    if !avoidable {
        ground.remedy = None;
    }
    // The first answers that leave nothing to mend but the date.
    let calendar = calendar();
    let mut found = None;
    walk(&first_service(), &calendar, &mut |_, _| {}, &mut |_, progress| {
        let known = progress.active.is_answered(date) && progress.active.iter().all(|(_, answer)| !answer.is_open());
        let ready = || matches!(assessed(&first_service(), progress, now(), &calendar).verdict, Verdict::Ready { .. });
        if found.is_none() && known && ready() {
            found = Some(progress.active.clone());
        }
    });
    (service, found.expect("somebody is ready"), date)
}

#[test]
fn until_and_not_before_agree_with_every_single_day() {
    let calendar = calendar();
    let not = |condition| Condition::Not(Box::new(condition));
    let span = Span::new;
    for n in [span(0, Unit::Days), span(10, Unit::WorkingDays), span(-3, Unit::WorkingDays), span(2, Unit::Months)] {
        // The paper is too short; the day has not come; the day has passed.
        type Case<'c> = (&'c dyn Fn(DateRef) -> Condition, bool);
        let filing = DateRef::Filing;
        let too_short = |fact| not(Condition::NotAfter { earlier: filing, span: n, later: fact });
        let too_early = |fact| not(Condition::NotAfter { earlier: fact, span: n, later: filing });
        let too_short_when_decided =
            |fact| not(Condition::NotAfter { earlier: DateRef::Decision, span: n, later: fact });
        let cases: [Case; 4] =
            [(&too_short, true), (&too_short, false), (&too_early, true), (&too_short_when_decided, true)];
        for (when, avoidable) in cases {
            let (service, mut answers, date) = dated(when, avoidable);
            // Within the calendar, on a day off, and beyond both ends.
            for given in ["2026-11-27", "2027-03-21", "2017-05-05", "2040-01-01"] {
                answers.set(date, Answer::Date(day(given)));
                assert_windows(&service, &answers, &calendar);
            }
        }
    }
}

/// For the last filing days the decision lies beyond the calendar: what is not known there holds nothing back before.
#[test]
fn not_before_is_said_of_a_decision_that_must_not_come_too_early() {
    let span = Span::new(0, Unit::Days);
    let too_early =
        |fact| Condition::Not(Box::new(Condition::NotAfter { earlier: fact, span, later: DateRef::Decision }));
    let (service, mut answers, date) = dated(too_early, true);
    answers.set(date, Answer::Date(day("2026-11-27")));
    assert_windows(&service, &answers, &calendar());
}

// --- conditions drawn at random -------------------------------------------------------------------------------------

fn atoms(service: &Service) -> Vec<Condition> {
    let mut atoms = Vec::new();
    for question in &service.questions {
        for choice in question.kind.choices() {
            atoms.push(match question.kind {
                Kind::Several(_) => Condition::Has(question.fact, choice.option),
                _ => Condition::Is(question.fact, choice.option),
            });
        }
        if question.kind == Kind::Date {
            let (fact, filing) = (DateRef::Fact(question.fact), DateRef::Filing);
            for n in [-30, 0, 1, 30] {
                let span = Span::new(n, Unit::Days);
                atoms.push(Condition::NotAfter { earlier: filing, span, later: fact });
                atoms.push(Condition::NotAfter { earlier: fact, span, later: filing });
            }
        }
    }
    atoms
}

fn condition(service: &Service) -> impl Strategy<Value = Condition> + use<> {
    let some = |inner| prop::collection::vec(inner, 0..4);
    select(atoms(service)).prop_recursive(4, 12, 3, move |inner| {
        prop_oneof![
            some(inner.clone().boxed()).prop_map(Condition::All),
            some(inner.clone().boxed()).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

/// A service with other conditions; shown by these alone.
#[derive(Clone)]
struct Changed(Service);

impl std::fmt::Debug for Changed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let items = self.0.items().map(|item| (item.id.0, &item.when)).filter(|(_, when)| !when.is_always());
        let channels = self.0.channels.iter().map(|channel| &channel.when);
        let unless = self.0.documents.iter().map(|document| &document.unless);
        out.debug_list().entries(items).entries(channels).entries(unless).finish()
    }
}

/// The first service with other conditions, and with as many of its questions as can be walked in no time.
fn changed_service() -> impl Strategy<Value = Changed> {
    changed(first_service())
}

/// The same with two more ways to apply, each open to some, and the question which of them is meant.
fn changed_service_of_three_channels() -> impl Strategy<Value = Changed> {
    let mut service = first_service();
    let question = service.questions.iter().find(|question| matches!(question.kind, Kind::Choice(_))).unwrap().clone();
    let Kind::Choice(choices) = &question.kind else { unreachable!("it is found by its kind") };
    let options = [1, 2, 3].map(OptionId);
    let choices = options.map(|option| Choice { option, ..choices[0] }).to_vec();
    let fact = service.channel;
    let channel = Question { fact, kind: Kind::Choice(choices), may_not_know: false, delicate: false, ..question };
    service.channels = options
        .map(|option| Channel { option, when: Condition::always(), office: None, round_the_clock: false })
        .to_vec();
    service.questions.insert(0, channel);
    changed(service)
}

fn changed(mut service: Service) -> impl Strategy<Value = Changed> {
    let (mut several, mut dates, mut choices) = (0, 0, 0);
    service.questions.retain(|question| {
        let count = match question.kind {
            Kind::Several(_) => &mut several,
            Kind::Date => &mut dates,
            Kind::Choice(_) => &mut choices,
        };
        *count += 1;
        *count <= if matches!(question.kind, Kind::Choice(_)) { 2 } else { 1 }
    });
    service.variant = service.variant.filter(|variant| service.question(*variant).is_some());
    // Whether a way to apply is open, and whether there is anything to apply for, does not hang on the way to apply.
    let mut without_channel = service.clone();
    without_channel.questions.retain(|question| question.fact != service.channel);
    let early = prop::collection::vec(condition(&without_channel), 4);
    (early, prop::collection::vec(condition(&service), 7)).prop_map(move |(early, conditions)| {
        let mut service = service.clone();
        let mut early = early.into_iter();
        let mut next_early = || early.next().unwrap_or_else(Condition::always);
        let mut conditions = conditions.into_iter();
        let mut next = || conditions.next().unwrap_or_else(Condition::always);
        service.exits[0].item.when = Condition::All(vec![next_early(), next_early()]);
        service.documents.truncate(2);
        service.documents.iter_mut().for_each(|document| document.item.when = next());
        service.documents[0].unless = next();
        service.grounds.truncate(2);
        service.grounds.iter_mut().for_each(|ground| ground.item.when = next());
        service.terms.truncate(2);
        service.terms.iter_mut().for_each(|term| term.item.when = next());
        service.notes.clear();
        service.fees.clear();
        service.offices.truncate(1);
        service.channels.iter_mut().skip(1).for_each(|channel| channel.when = next_early());
        Changed(service)
    })
}

/// The same questions on every path; the numbers of paths by the play and by the interview.
fn paths_followed(service: &Service) -> (usize, usize) {
    let calendar = calendar();
    let space = Space::new(service);
    let play = Play::new(service, &space);
    let mut leaves = 0_usize;
    walk(
        service,
        &calendar,
        &mut |before, after| assert!(after.left < before.left, "{before:?} then {after:?}"),
        &mut |_, progress| {
            leaves += 1;
            assert_eq!(progress.left, 0);
            assert_play_asks(service, &space, &play, progress, &calendar);
        },
    );
    let paths = play.complete().exact_cardinality().to_string();
    (paths.parse().expect("it is a number"), leaves)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_play_follows_the_interview_whatever_the_conditions(Changed(service) in changed_service()) {
        let (play, interview) = paths_followed(&service);
        prop_assert_eq!(play, interview);
    }

    #[test]
    fn the_play_follows_the_interview_through_a_choice_of_channels(Changed(service) in changed_service_of_three_channels()) {
        let (play, interview) = paths_followed(&service);
        prop_assert_eq!(play, interview);
    }
    #[test]
    fn a_shorter_condition_means_the_same_and_is_settled_at_least_as_early(
        Changed(service) in changed_service(), picks in prop::collection::vec(picks(), 24), known in 0_usize..8,
    ) {
        let calendar = calendar();
        let mut shorter = service.clone();
        minimise(&mut shorter);
        let mut again = shorter.clone();
        minimise(&mut again);
        prop_assert_eq!(&again, &shorter, "once is enough");
        let anchors = filed_on(now().day);
        for picks in picks {
            let all = complete(&service, &picks, &calendar);
            let some: Answers = all.iter().take(known).map(|(fact, answer)| (fact, answer.clone())).collect();
            for (long, short) in service.items().zip(shorter.items()) {
                for answers in [&all, &some] {
                    let situation = Situation { answers, anchors, calendar: &calendar };
                    let (before, after) = (truth(&long.when, &situation), truth(&short.when, &situation));
                    let told = deciding_facts(&long.when, &situation);
                    let is_complete = long.when.facts().iter()
                        .all(|fact| answers.get(*fact).is_some_and(|answer| !answer.is_open()));
                    prop_assert!(
                        before == after || before == Truth::Unknown && !is_complete,
                        "{:?} became {:?}, which is {after:?} and not {before:?} ({told:?}) with {answers:?}",
                        long.when, short.when,
                    );
                }
            }
        }
    }
}
