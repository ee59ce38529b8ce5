//! Cases that no rule file has yet: two dates at once, more boxes, answers that are not offered.

use super::life::{iin, resident, some};
use aldyn::calendar::{Span, Unit};
use aldyn::law::{Effect, Kind, KnownTo, Service};
use aldyn::logic::{Answer, Condition, DateRef, Truth};
use aldyn::source::{Rules, answer_of};

fn fact(rules: &Rules, name: &str) -> DateRef {
    DateRef::Fact(rules.facts.get(name).unwrap().number())
}

fn has(rules: &Rules, fact: &str, option: &str) -> Condition {
    match answer_of(&rules.facts, fact, option).unwrap() {
        (fact, Answer::Several { yes, .. }) => Condition::Has(fact, yes[0]),
        (fact, Answer::Option(option)) => Condition::Is(fact, option),
        other => panic!("{other:?} has no option"),
    }
}

fn not_after(earlier: DateRef, days: i32, later: DateRef) -> Condition {
    Condition::NotAfter { earlier, span: Span::new(days, Unit::Days), later }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

/// The service's first ground, not-in-person, with another condition; the others never hold.
fn only_ground(service: &mut Service, when: Condition) {
    service.grounds.iter_mut().for_each(|ground| ground.item.when = Condition::never());
    let ground = &mut service.grounds[0];
    (ground.known_to, ground.effect) = (KnownTo::Applicant, Effect::Refused);
    ground.item.when = when;
}

#[test]
fn two_dates_that_are_both_wrong_are_both_changed_as_far_as_each_may_go() {
    let made = |rules: &Rules, service: &mut Service| {
        let (passport, paper) = (fact(rules, "passport-expiry"), fact(rules, "permanent-oldest-paper"));
        let too_short = not(not_after(DateRef::Filing, 10, passport));
        only_ground(service, Condition::Any(vec![too_short, not(not_after(paper, 30, DateRef::Filing))]));
    };
    let case = resident("2026-11-23T10:00", "none", "2026-12-01");
    let both = ["permanent-oldest-paper until 2026-10-24", "passport-expiry from 2026-12-03"];
    assert_eq!(case.smallest_if("not-in-person", made), some(&both));
}

#[test]
fn a_date_that_must_lie_within_a_month_has_two_ends() {
    let made = |rules: &Rules, service: &mut Service| {
        let paper = fact(rules, "permanent-oldest-paper");
        let within = vec![not_after(DateRef::Filing, -10, paper), not_after(paper, -5, DateRef::Filing)];
        only_ground(service, not(Condition::All(within)));
    };
    let case = resident("2026-11-23T10:00", "none", "2031-05-10");
    let within = "permanent-oldest-paper 2026-11-13 to 2026-11-28";
    assert_eq!(case.smallest_if("not-in-person", made), some(&[within]));
    assert_eq!(case.flips_if("not-in-person", Truth::No, made), [within]);
}

#[test]
fn of_two_dates_held_against_each_other_one_is_changed() {
    let made = |rules: &Rules, service: &mut Service| {
        let (passport, paper) = (fact(rules, "passport-expiry"), fact(rules, "permanent-oldest-paper"));
        only_ground(service, not_after(passport, 0, paper));
    };
    let case = resident("2026-11-23T10:00", "none", "2026-10-01");
    assert_eq!(case.smallest_if("not-in-person", made), some(&["permanent-oldest-paper until 2026-09-30"]));
    let flips = ["passport-expiry from 2026-11-03", "permanent-oldest-paper until 2026-09-30"];
    assert_eq!(case.flips_if("not-in-person", Truth::No, made), flips);
    // Both too early, and one no later than the other: how far one may go hangs on the other.
    let made = |rules: &Rules, service: &mut Service| {
        let (passport, paper) = (fact(rules, "passport-expiry"), fact(rules, "permanent-oldest-paper"));
        let early = [passport, paper].map(|date| not(not_after(DateRef::Filing, 10, date)));
        only_ground(service, Condition::Any([&early[..], &[not(not_after(paper, 0, passport))]].concat()));
    };
    assert_eq!(case.smallest_if("not-in-person", made), None);
}

#[test]
fn two_dates_that_may_not_both_be_late_are_given_an_end() {
    let made = |rules: &Rules, service: &mut Service| {
        let dates = [fact(rules, "passport-expiry"), fact(rules, "permanent-oldest-paper")];
        let early = dates.map(|date| not(not_after(DateRef::Filing, 10, date)));
        only_ground(service, Condition::Any(early.to_vec()));
        let late = dates.map(|date| not_after(DateRef::Filing, 20, date));
        (service.grounds[1].known_to, service.grounds[1].effect) = (KnownTo::Applicant, Effect::Refused);
        service.grounds[1].item.when = Condition::All(late.to_vec());
    };
    let case = resident("2026-11-23T10:00", "none", "2026-12-01");
    let both = ["permanent-oldest-paper 2026-12-03 to 2026-12-12", "passport-expiry 2026-12-03 to 2026-12-12"];
    assert_eq!(case.smallest_if("not-in-person", made), some(&both));
}

#[test]
fn where_every_box_must_be_known_the_rest_is_settled_too() {
    let made = |rules: &Rules, service: &mut Service| {
        let history = fact(rules, "permanent-history").fact();
        let mut questions = service.questions.iter_mut();
        questions.find(|question| Some(question.fact) == history).unwrap().may_not_know = false;
    };
    let silent = resident("2026-11-23T10:00", "prefer-not-to-say", "2031-05-10");
    assert_eq!(silent.smallest_if("conviction", made), some(&["permanent-history none"]));
    assert_eq!(silent.flips_if("conviction", Truth::Yes, made), ["permanent-history conviction"]);
}

#[test]
fn who_ticked_five_boxes_of_which_none_may_be_is_told_to_untick_these_and_no_other() {
    const WRONG: [&str; 5] = ["unlawful-entry", "released", "breaches", "conviction", "removed"];
    let made = |rules: &Rules, service: &mut Service| {
        only_ground(service, Condition::Any(WRONG.map(|option| has(rules, "permanent-history", option)).to_vec()));
    };
    let history = "unlawful-entry,released,breaches,conviction,removed,illness";
    let case = resident("2026-11-23T10:00", history, "2031-05-10");
    assert_eq!(case.smallest_if("not-in-person", made), some(&["permanent-history illness"]));
}

#[test]
fn three_answers_can_be_changed_at_once_but_not_four() {
    const WRONG: [(&str, &str); 4] = [
        ("fingerprinted", "certificate"),
        ("permanent-papers", "some"),
        ("permanent-attends", "self"),
        ("permanent-applicant", "adult"),
    ];
    let wrong = |count: usize| {
        move |rules: &Rules, service: &mut Service| {
            only_ground(service, Condition::Any(WRONG[..count].iter().map(|(f, o)| has(rules, f, o)).collect()));
        }
    };
    let case = resident("2026-11-23T10:00", "none", "2031-05-10");
    let three = case.smallest_if("not-in-person", wrong(3)).expect("three can be changed");
    assert_eq!(three.len(), 3);
    assert_eq!(case.smallest_if("not-in-person", wrong(4)), None);
}

#[test]
fn a_count_of_working_days_leaves_the_end_open_though_the_calendar_has_one() {
    let made = |rules: &Rules, service: &mut Service| {
        let paper = fact(rules, "permanent-oldest-paper");
        let span = Span::new(5, Unit::WorkingDays);
        only_ground(service, Condition::NotAfter { earlier: paper, span, later: DateRef::Filing });
    };
    let case = resident("2026-11-23T10:00", "none", "2031-05-10");
    // Five working days before Monday, 23 November, it was Monday, 16 November.
    assert_eq!(case.smallest_if("not-in-person", made), some(&["permanent-oldest-paper from 2026-11-17"]));
}

#[test]
fn a_change_after_which_no_channel_is_open_clears_nothing() {
    let made = |rules: &Rules, service: &mut Service| {
        let papers = has(rules, "permanent-papers", "some");
        service.channels.iter_mut().for_each(|channel| channel.when = papers.clone());
        only_ground(service, papers);
    };
    let case = resident("2026-11-23T10:00", "none", "2031-05-10");
    assert_eq!(case.smallest_if("not-in-person", made), None);
    // One that the change leaves open: the channel is chosen anew.
    let made = |rules: &Rules, service: &mut Service| {
        let papers = has(rules, "permanent-papers", "some");
        service.channels[0].when = papers.clone();
        only_ground(service, papers);
    };
    assert_eq!(case.smallest_if("not-in-person", made), some(&["permanent-papers none"]));
}

/// An answer from elsewhere, to a question that offers less here.
#[test]
fn an_answer_that_is_not_offered_counts_as_not_given() {
    let own = [("identity-document", "passport"), ("channel", "state-corporation"), ("passport-expiry", "2026-01-15")];
    let made = |rules: &Rules, service: &mut Service| {
        let Condition::Is(document, passport) = has(rules, "identity-document", "passport") else { panic!("a choice") };
        let question = service.questions.iter_mut().find(|question| question.fact == document).unwrap();
        let Kind::Choice(choices) = &mut question.kind else { panic!("a choice") };
        choices.retain(|choice| choice.option != passport);
    };
    let case = iin("2026-11-23T10:00", &own);
    assert_eq!(case.flips("document-not-agreed", Truth::Yes), ["identity-document other"]);
    assert_eq!(case.flips_if("document-not-agreed", Truth::No, made), ["identity-document none"]);
}
