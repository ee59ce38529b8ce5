//! Order No. 78, clause by clause: what the answer says about it.

use aldyn::assessment::{Assessment, Deadline, Outlook, Timeline, Verdict, assess};
use aldyn::calendar::{Day, Moment, Standing};
use aldyn::interview::{Progress, replay};
use aldyn::logic::{Anchors, Answers, OptionId};
use aldyn::source::{Compiled, Rules, answer_of};
use std::path::Path;

const STATE_CORPORATION: OptionId = OptionId(1);

struct Counter {
    rules: Rules,
}

impl Counter {
    fn open() -> Counter {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        Counter { rules: Rules::load(&folder).expect("the rules load") }
    }

    fn service(&self) -> &Compiled {
        self.rules.service("rehabilitated-certificate").expect("the service of order No. 78")
    }

    fn ask(&self, at: &str, answers: &[(&str, &str)]) -> (Progress, Assessment) {
        let read = |(fact, written): &(&str, &str)| answer_of(&self.rules.facts, fact, written).unwrap();
        let answers: Answers = answers.iter().map(read).collect();
        let moment = Moment::parse(at).unwrap();
        let anchors = Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None };
        let service = &self.service().service;
        let progress = replay(service, &answers, anchors, &self.rules.calendar);
        let assessment = assess(service, &progress.active, STATE_CORPORATION, moment, &self.rules.calendar);
        (progress, assessment)
    }

    /// Someone who has everything, with these answers in place of the usual ones.
    fn prepared(&self, at: &str, instead: &[(&str, &str)]) -> Assessment {
        let mut answers = vec![
            ("rehabilitated", "yes"),
            ("rehabilitated-purpose", "first"),
            ("applicant", "self"),
            ("rehabilitation-proof", "statement"),
            ("identity-shown", "card"),
            ("identity-card-expiry", "2031-03-27"),
        ];
        for (fact, answer) in instead {
            answers.retain(|(known, _)| known != fact);
            answers.push((fact, answer));
        }
        self.ask(at, &answers).1
    }

    fn names(&self, ids: impl IntoIterator<Item = aldyn::law::ItemId>) -> Vec<&str> {
        ids.into_iter().map(|id| self.service().names.item(id)).collect()
    }

    fn documents(&self, assessment: &Assessment) -> Vec<&str> {
        self.names(assessment.documents.iter().map(|line| line.document))
    }
}

fn timeline(assessment: &Assessment) -> &Timeline {
    match &assessment.deadline {
        Deadline::Counted(timelines) => &timelines[0],
        other => panic!("no timeline: {other:?}"),
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn requirements_3_1_five_working_days_without_the_day_of_acceptance() {
    let counter = Counter::open();
    // Friday 27 November: Monday is day 1, Friday 4 December day 5.
    let assessment = counter.prepared("2026-11-27T10:00", &[]);
    assert_eq!(timeline(&assessment).ready, day("2026-12-04"));
    // 16 December is a holiday: Monday 14 - 15 (1), 17 (2), 18 (3), 21 (4), 22 (5).
    let assessment = counter.prepared("2026-12-14T10:00", &[]);
    assert_eq!(timeline(&assessment).ready, day("2026-12-22"));
}

#[test]
fn rules_9_and_10_a_duplicate_takes_as_long_as_a_certificate() {
    let counter = Counter::open();
    let first = counter.prepared("2026-11-27T10:00", &[]);
    let duplicate = counter.prepared("2026-11-27T10:00", &[("rehabilitated-purpose", "duplicate")]);
    assert_eq!(timeline(&first).ready, timeline(&duplicate).ready);
    assert_eq!(counter.names([timeline(&first).term]), ["result-first"]);
    assert_eq!(counter.names([timeline(&duplicate).term]), ["result-duplicate"]);
}

#[test]
fn rules_14_and_15_delivered_a_day_before_the_end_and_kept_a_month() {
    let counter = Counter::open();
    let assessment = counter.prepared("2026-11-27T10:00", &[]);
    let events: Vec<(&str, Day)> =
        timeline(&assessment).events.iter().map(|event| (counter.names([event.term])[0], event.by)).collect();
    assert_eq!(events, [("delivery", day("2026-12-03")), ("keeping", day("2027-01-03"))]);
}

#[test]
fn requirements_7_after_closing_time_the_application_waits_for_the_next_opening() {
    let counter = Counter::open();
    let friday_evening = counter.prepared("2026-11-27T18:00", &[]);
    assert!(timeline(&friday_evening).waits);
    assert_eq!(timeline(&friday_evening).accepted.to_string(), "2026-11-30T09:00");
    let last_minute = counter.prepared("2026-11-27T17:59", &[]);
    assert!(!timeline(&last_minute).waits);
}

#[test]
fn requirements_8_2_a_statement_or_the_copy_of_a_court_act() {
    let counter = Counter::open();
    let statement = counter.prepared("2026-11-27T10:00", &[]);
    assert!(counter.documents(&statement).contains(&"statement"));
    let act = counter.prepared("2026-11-27T10:00", &[("rehabilitation-proof", "court-act")]);
    assert!(counter.documents(&act).contains(&"court-act-copy"));
    let both = counter.prepared("2026-11-27T10:00", &[("rehabilitation-proof", "statement,court-act")]);
    assert!(!counter.documents(&both).contains(&"court-act-copy"));
}

#[test]
fn requirements_8_3_a_representative_shows_a_notarised_authority() {
    let counter = Counter::open();
    let assessment =
        counter.prepared("2026-11-27T10:00", &[("applicant", "representative"), ("authority-document", "valid")]);
    assert!(counter.documents(&assessment).contains(&"authority"));
    assert_eq!(assessment.verdict, Verdict::Ready { until: None });
    let (progress, _) = counter.ask(
        "2026-11-27T10:00",
        &[("rehabilitated", "yes"), ("rehabilitated-purpose", "first"), ("applicant", "self")],
    );
    let authority = counter.rules.facts.get("authority-document").unwrap().number();
    assert_ne!(progress.next, Some(authority), "who goes himself is not asked for an authority");
}

#[test]
fn rules_6_what_is_incomplete_or_expired_is_not_accepted() {
    let counter = Counter::open();
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[("rehabilitation-proof", "none")], "no-proof"),
        (&[("rehabilitation-proof", "court-act-pending")], "court-act-not-in-force"),
        (&[("identity-shown", "none")], "no-identity"),
        (&[("identity-card-expiry", "2026-11-26")], "identity-expired"),
        (&[("applicant", "representative"), ("authority-document", "expired")], "authority-expired"),
    ];
    for (instead, ground) in cases {
        let assessment = counter.prepared("2026-11-27T10:00", instead);
        let Verdict::MendFirst { grounds } = &assessment.verdict else {
            panic!("{ground}: {:?}", assessment.verdict);
        };
        assert_eq!(counter.names(grounds.iter().copied()), [ground]);
    }
}

#[test]
fn rules_6_a_card_is_good_on_its_last_day_and_not_after() {
    let counter = Counter::open();
    let last_day = counter.prepared("2026-11-27T10:00", &[("identity-card-expiry", "2026-11-27")]);
    assert_eq!(last_day.verdict, Verdict::Ready { until: Some(day("2026-11-27")) });
    // On Friday evening the next opening is on Monday: by then the card has expired.
    let too_late = counter.prepared("2026-11-27T19:00", &[("identity-card-expiry", "2026-11-27")]);
    assert!(matches!(too_late.verdict, Verdict::MendFirst { .. }));
}

#[test]
fn rules_3_only_the_rehabilitated_apply_and_nothing_more_is_asked() {
    let counter = Counter::open();
    let (progress, assessment) = counter.ask("2026-11-27T10:00", &[("rehabilitated", "no")]);
    assert_eq!((progress.next, progress.left), (None, 0));
    assert!(matches!(assessment.verdict, Verdict::NothingToDo { .. }));
}

#[test]
fn unknown_is_not_no_the_verdict_waits_for_the_answer() {
    let counter = Counter::open();
    let assessment = counter.prepared("2026-11-27T10:00", &[("identity-card-expiry", "dont-know")]);
    let expiry = counter.rules.facts.get("identity-card-expiry").unwrap().number();
    assert_eq!(assessment.verdict, Verdict::CannotTell { missing: vec![expiry] });
    let depends = assessment.risks.iter().filter(|risk| matches!(risk.outlook, Outlook::Depends(_)));
    assert_eq!(counter.names(depends.map(|risk| risk.ground)), ["identity-expired"]);
}

#[test]
fn requirements_9_grounds_of_refusal_are_the_officers_to_tell() {
    let counter = Counter::open();
    let assessment = counter.prepared("2026-11-27T10:00", &[]);
    let officer = assessment.risks.iter().filter(|risk| risk.outlook == Outlook::OfficerOnly);
    assert_eq!(counter.names(officer.map(|risk| risk.ground)), ["unreliable", "not-conforming"]);
}

#[test]
fn dates_of_projected_years_say_so_and_past_the_calendar_there_are_none() {
    let counter = Counter::open();
    assert_eq!(timeline(&counter.prepared("2027-03-01T10:00", &[])).standing, Standing::Projected);
    assert_eq!(timeline(&counter.prepared("2026-11-27T10:00", &[])).standing, Standing::Estimated);
    for outside in ["2028-12-29T10:00", "2030-01-10T10:00"] {
        let assessment = counter.prepared(outside, &[]);
        assert!(matches!(assessment.deadline, Deadline::OutsideCalendar(_)), "{outside}");
        assert!(!assessment.documents.is_empty(), "the rest of the answer stands");
    }
}

#[test]
fn before_its_wording_was_in_force_the_order_gives_no_verdict() {
    let counter = Counter::open();
    for before in ["2024-03-22T10:00", "2025-06-02T10:00", "2026-11-19T10:00"] {
        let assessment = counter.prepared(before, &[]);
        assert!(matches!(assessment.verdict, Verdict::ForceNotKnown(_)), "{before}");
    }
    // Where it cannot have been in force at all, nothing is worked out from it.
    for before in ["2018-06-01T10:00", "2024-03-22T10:00"] {
        let assessment = counter.prepared(before, &[]);
        assert!(assessment.documents.is_empty() && assessment.deadline == Deadline::NoTerm, "{before}");
    }
}
