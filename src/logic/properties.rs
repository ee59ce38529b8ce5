//! The logic against itself and against brute force, for conditions and answers drawn at random.

use super::*;
use crate::calendar::{Calendar, CalendarTable, Day, DayOff, OffReason, Span, Unit, YearTable};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::cell::LazyCell;

// One fact of each kind twice, so that conditions turn on several facts of a kind.
const CHOICES: [FactId; 2] = [FactId(1), FactId(2)];
const SEVERALS: [FactId; 2] = [FactId(3), FactId(4)];
const DATES: [FactId; 2] = [FactId(5), FactId(6)];
const OPTIONS: [OptionId; 3] = [OptionId(1), OptionId(2), OptionId(3)];

thread_local! {
    static CALENDAR: LazyCell<Calendar> = const { LazyCell::new(one_year) };
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// One year, with two days off and a working Saturday. The shortest calendar there is.
fn one_year() -> Calendar {
    let off = |text: &str| DayOff { day: day(text), reason: OffReason::Transferred };
    let year = YearTable {
        year: 2026,
        decree: None,
        sure_through: None,
        off: vec![off("2026-01-01"), off("2026-03-09"), off("2026-12-31")],
        working_weekends: vec![day("2026-03-14")],
        uncertain: Vec::new(),
    };
    Calendar::new(CalendarTable { years: vec![year] }).unwrap()
}

fn calendar() -> Calendar {
    CALENDAR.with(|calendar| Calendar::clone(calendar))
}

// --- what is drawn --------------------------------------------------------------------------------------------------

/// Days near the ends of the calendar and on both sides of them, and some within.
fn any_day() -> impl Strategy<Value = Day> {
    let near = |text: &str| {
        let day = day(text);
        (-12..13).prop_map(move |n| day.plus_days(n).unwrap())
    };
    prop_oneof![near("2026-01-01"), near("2026-03-09"), near("2026-06-30"), near("2026-12-31")]
}

fn any_span() -> impl Strategy<Value = Span> {
    let unit = select(vec![Unit::Days, Unit::Months, Unit::Years, Unit::WorkingDays]);
    (prop_oneof![3 => -4..5, 1 => -300..300], unit).prop_map(|(n, unit)| Span { n, unit })
}

fn date() -> impl Strategy<Value = DateRef> {
    select(DATES.map(DateRef::Fact).to_vec())
}

fn anchor() -> impl Strategy<Value = DateRef> {
    select(vec![DateRef::Filing, DateRef::Acceptance, DateRef::Decision])
}

/// A comparison of a date with another or with a day of the office.
fn comparison() -> impl Strategy<Value = Condition> {
    let pair = prop_oneof![
        (date(), anchor()),
        (anchor(), date()),
        (Just(DateRef::Fact(DATES[0])), Just(DateRef::Fact(DATES[1]))),
    ];
    (pair, any_span()).prop_map(|((earlier, later), span)| Condition::NotAfter { earlier, span, later })
}

fn atom() -> impl Strategy<Value = Condition> {
    let is = (select(CHOICES.to_vec()), select(OPTIONS.to_vec()));
    let has = (select(SEVERALS.to_vec()), select(OPTIONS.to_vec()));
    prop_oneof![
        is.prop_map(|(fact, option)| Condition::Is(fact, option)),
        has.prop_map(|(fact, option)| Condition::Has(fact, option)),
        comparison(),
    ]
}

fn any_condition() -> impl Strategy<Value = Condition> {
    atom().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

/// An answer that tells the fact.
fn known_answer(fact: FactId) -> BoxedStrategy<Answer> {
    let sets = || subsequence(OPTIONS.to_vec(), 0..=OPTIONS.len());
    if CHOICES.contains(&fact) {
        select(OPTIONS.to_vec()).prop_map(Answer::Option).boxed()
    } else if SEVERALS.contains(&fact) {
        sets().prop_map(|yes| Answer::Several { yes, rest: Rest::No }).boxed()
    } else {
        any_day().prop_map(Answer::Date).boxed()
    }
}

/// Any answer at all.
fn any_answer(fact: FactId) -> BoxedStrategy<Answer> {
    let open = select(vec![Answer::DontKnow, Answer::PreferNotToSay]);
    let partly = subsequence(OPTIONS.to_vec(), 0..OPTIONS.len());
    let partly = partly.prop_map(|yes| Answer::Several { yes, rest: Rest::Unknown });
    if SEVERALS.contains(&fact) {
        prop_oneof![4 => known_answer(fact), 1 => open, 2 => partly].boxed()
    } else {
        prop_oneof![4 => known_answer(fact), 1 => open].boxed()
    }
}

fn facts() -> [FactId; 6] {
    [CHOICES[0], CHOICES[1], SEVERALS[0], SEVERALS[1], DATES[0], DATES[1]]
}

/// Answers to some of the facts, and one more answer to every fact.
fn some_answers() -> impl Strategy<Value = Answers> {
    let each = facts().map(|fact| prop::option::of(any_answer(fact)).prop_map(move |answer| Some((fact, answer?))));
    each.prop_map(|answers| answers.into_iter().flatten().collect())
}

fn all_answers(answer: fn(FactId) -> BoxedStrategy<Answer>) -> impl Strategy<Value = Answers> {
    facts().map(|fact| answer(fact).prop_map(move |answer| (fact, answer))).prop_map(|all| all.into_iter().collect())
}

fn any_anchors() -> impl Strategy<Value = Anchors> {
    let one = || prop::option::weighted(0.9, any_day());
    (one(), one(), one()).prop_map(|(filing, acceptance, decision)| Anchors { filing, acceptance, decision })
}

fn value(condition: &Condition, answers: &Answers, anchors: Anchors) -> Truth {
    truth(condition, &Situation { answers, anchors, calendar: &calendar() })
}

fn with(answers: &Answers, fact: FactId, answer: &Answer) -> Answers {
    let mut answers = answers.clone();
    answers.set(fact, answer.clone());
    answers
}

/// What may be true of a person who gave this answer: itself, or something where the answer leaves it open.
fn completes(answer: Option<&Answer>, known: &Answer) -> Answer {
    match (answer, known) {
        (Some(Answer::Several { yes: ticked, rest: Rest::Unknown }), Answer::Several { yes: more, .. }) => {
            let yes = OPTIONS.into_iter().filter(|option| ticked.contains(option) || more.contains(option)).collect();
            Answer::Several { yes, rest: Rest::No }
        }
        (Some(answer), _) if !answer.is_open() => answer.clone(),
        _ => known.clone(),
    }
}

// --- values ---------------------------------------------------------------------------------------------------------

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_to_an_open_fact_settles_or_changes_nothing(
        condition in any_condition(), answers in some_answers(), more in all_answers(any_answer), anchors in any_anchors(),
    ) {
        let mut answers = answers;
        let mut before = value(&condition, &answers, anchors);
        for (fact, answer) in more.iter() {
            if !answers.is_answered(fact) {
                answers.set(fact, answer.clone());
                let after = value(&condition, &answers, anchors);
                prop_assert!(before == Truth::Unknown || after == before, "{before:?} became {after:?} by {fact:?}");
                before = after;
            }
        }
    }

    #[test]
    fn what_is_settled_is_so_for_everybody_whom_the_answers_fit(
        condition in any_condition(), answers in some_answers(), truths in all_answers(known_answer), anchors in any_anchors(),
    ) {
        let settled = value(&condition, &answers, anchors);
        let whole: Answers = truths.iter().map(|(fact, known)| (fact, completes(answers.get(fact), known))).collect();
        if settled != Truth::Unknown {
            prop_assert_eq!(value(&condition, &whole, anchors), settled, "{:?}", whole);
        }
    }

    #[test]
    fn only_open_facts_can_change_a_value_and_a_settled_condition_has_none(
        condition in any_condition(), answers in some_answers(), more in all_answers(any_answer), anchors in any_anchors(),
    ) {
        let before = value(&condition, &answers, anchors);
        let mut open = Vec::new();
        open_facts(&condition, &Situation { answers: &answers, anchors, calendar: &calendar() }, &mut open);
        prop_assert!(before == Truth::Unknown || open.is_empty());
        prop_assert!(open.iter().all(|fact| !answers.is_answered(*fact)), "an answered fact is not asked again");
        let mut all = answers.clone();
        for (fact, answer) in more.iter().filter(|(fact, _)| !open.contains(fact) && !answers.is_answered(*fact)) {
            prop_assert_eq!(value(&condition, &with(&answers, fact, answer), anchors), before, "{:?} is not open", fact);
            all.set(fact, answer.clone());
        }
        prop_assert_eq!(value(&condition, &all, anchors), before, "nor do all of them together");
    }

    #[test]
    fn the_deciding_facts_alone_decide(
        condition in any_condition(), answers in some_answers(), anchors in any_anchors(),
    ) {
        let calendar = calendar();
        let deciding = deciding_facts(&condition, &Situation { answers: &answers, anchors, calendar: &calendar });
        let kept: Answers = answers.iter().filter(|(fact, _)| deciding.contains(fact))
            .map(|(fact, answer)| (fact, answer.clone())).collect();
        prop_assert_eq!(value(&condition, &kept, anchors), value(&condition, &answers, anchors));
    }

    #[test]
    fn a_value_does_not_hang_on_the_form(condition in any_condition(), answers in some_answers(), anchors in any_anchors()) {
        let of = |condition: &Condition| value(condition, &answers, anchors);
        let not = |condition: &Condition| Condition::Not(Box::new(condition.clone()));
        prop_assert_eq!(of(&not(&condition)), of(&condition).not());
        prop_assert_eq!(of(&not(&not(&condition))), of(&condition));
        if let Condition::All(parts) = &condition {
            let turned = Condition::Any(parts.iter().rev().map(not).collect());
            prop_assert_eq!(of(&not(&turned)), of(&condition));
        }
    }
}

// --- windows --------------------------------------------------------------------------------------------------------

/// The days that follow from filing: accepted on the next working day, decided some working days later. Near the
/// calendar's end there are none.
fn anchors_of(filing: Day, term: i32, calendar: &Calendar) -> Anchors {
    let Ok(accepted) = calendar.next_working_day(filing) else {
        return Anchors { filing: Some(filing), acceptance: None, decision: None };
    };
    let decision = calendar.add(accepted, Span::new(term, Unit::WorkingDays)).ok();
    Anchors { filing: Some(accepted), acceptance: Some(accepted), decision }
}

fn assert_window(condition: &Condition, answers: &Answers, term: i32) -> Result<(), TestCaseError> {
    let calendar = calendar();
    let at = |filing: Day| anchors_of(filing, term, &calendar);
    let situation = Situation { answers, anchors: at(day("2026-06-01")), calendar: &calendar };
    let found = window(condition, &situation, &at);
    let mut filing = Some(calendar.first());
    while let Some(day) = filing.filter(|day| *day <= calendar.last()) {
        let value = value(condition, answers, at(day));
        prop_assert_eq!(found.certain.contains(day), value == Truth::Yes, "certain on {}: {:?}", day, value);
        prop_assert_eq!(found.possible.contains(day), value != Truth::No, "possible on {}: {:?}", day, value);
        filing = day.succ();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_window_holds_the_days_on_which_the_condition_does(
        condition in any_condition(), answers in some_answers(),
    ) {
        assert_window(&condition, &answers, 5)?;
    }

    #[test]
    fn a_comparison_with_filing_is_turned_round_at_the_ends_of_the_calendar_too(
        given in any_day(), span in any_span(), filing_first: bool, negated: bool,
    ) {
        let (earlier, later) = match filing_first {
            true => (DateRef::Filing, DateRef::Fact(DATES[0])),
            false => (DateRef::Fact(DATES[0]), DateRef::Filing),
        };
        let condition = Condition::NotAfter { earlier, span, later };
        let condition = if negated { Condition::Not(Box::new(condition)) } else { condition };
        let answers: Answers = [(DATES[0], Answer::Date(given))].into_iter().collect();
        assert_window(&condition, &answers, 5)?;
    }

    #[test]
    fn days_are_sets(a in some_days(), b in some_days()) {
        let (first, last) = (day("2026-01-01"), day("2026-12-31"));
        let both = a.intersection(&b);
        let rest = a.complement(first, last);
        let mut each = Some(first);
        while let Some(day) = each.filter(|day| *day <= last) {
            prop_assert_eq!(both.contains(day), a.contains(day) && b.contains(day));
            prop_assert_eq!(rest.contains(day), !a.contains(day));
            prop_assert_eq!(a.first_from(day).is_some_and(|next| a.contains(next) && next >= day), a.first_from(day).is_some());
            each = day.succ();
        }
        prop_assert_eq!(rest.complement(first, last), a);
    }
}

/// Days of the year as the logic makes them, from intersections and complements.
fn some_days() -> impl Strategy<Value = Days> {
    let (first, last) = (day("2026-01-01"), day("2026-12-31"));
    let one =
        (0..365, 0..365).prop_map(move |(a, b)| Days::one(first.plus_days(a).unwrap(), first.plus_days(b).unwrap()));
    prop::collection::vec(one, 0..4).prop_map(move |parts| {
        let none =
            parts.iter().fold(Days::one(first, last), |all, part| all.intersection(&part.complement(first, last)));
        none.complement(first, last)
    })
}

/// For the last filing days the decision lies beyond the calendar, and its comparison is unknown there.
#[test]
fn a_window_over_a_decision_beyond_the_calendar() {
    let answers: Answers = [(DATES[0], Answer::Date(day("2026-06-10")))].into_iter().collect();
    let span = Span::new(0, Unit::Days);
    let condition = Condition::NotAfter { earlier: DateRef::Fact(DATES[0]), span, later: DateRef::Decision };
    assert_window(&condition, &answers, 5).unwrap_or_else(|error| panic!("{error}"));
}
