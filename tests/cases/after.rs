//! Days that follow from what happens after filing.

use super::*;
use aldyn::law::{TermKind, TermUnit};
use aldyn::logic::{Condition, Truth};

/// Order No. 78, filed on Friday 27 November 2026: the decision falls on Friday 4 December at the latest.
fn rehabilitated(rules: &Rules) -> Case<'_> {
    let answers = [
        ("rehabilitated", "yes"),
        ("rehabilitated-purpose", "first"),
        ("applicant", "self"),
        ("rehabilitation-proof", "statement"),
        ("identity-shown", "card"),
        ("identity-card-expiry", "2031-03-27"),
    ];
    Case::new(rules, "rehabilitated-certificate", "2026-11-27T10:00", &answers)
}

fn days(case: &Case, entered: &[(Start, &str)]) -> Vec<(String, Option<String>)> {
    let entered: Vec<(Start, Day)> = entered.iter().map(|(start, text)| (*start, day(text))).collect();
    let lines = case.after(&entered);
    lines.iter().map(|line| (case.name(line.term).to_owned(), line.by.map(|by| by.to_string()))).collect()
}

fn by(term: &str, day: &str) -> (String, Option<String>) {
    (term.to_owned(), Some(day.to_owned()))
}

#[test]
fn order_78_lets_her_enter_the_days_that_she_can_learn_of() {
    let rules = rules();
    let expected = [
        Start::Notice,
        Start::Hearing,
        Start::ResultArrival,
        Start::Request,
        Start::ComplaintReceived,
        Start::ComplaintRegistered,
    ];
    assert_eq!(rehabilitated(&rules).starts(), expected);
}

#[test]
fn rules_12_before_a_refusal_she_is_told_three_working_days_ahead() {
    let rules = rules();
    let case = rehabilitated(&rules);
    // Friday 4 December back: 3, 2, 1 December.
    assert_eq!(days(&case, &[]), [by("notice", "2026-12-01")]);
    assert_eq!(case.after(&[])[0].from, Start::BeforeDecision);
}

#[test]
fn an_extended_term_moves_the_notice_and_a_doubtful_one_hides_it() {
    let rules = rules();
    let mut changed = rules.service("rehabilitated-certificate").unwrap().clone();
    let mut extension = changed.service.terms[0].clone();
    extension.kind = TermKind::Extension;
    extension.extends = Some(extension.item.id);
    extension.item.n = Some(10);
    extension.item.when = Condition::always();
    changed.service.terms.push(extension);
    let told = |compiled: &Compiled| days(&Case { compiled, ..rehabilitated(&rules) }, &[]);
    // 10 working days end on Friday 11 December; back: 10, 9, 8.
    assert_eq!(told(&changed), [by("notice", "2026-12-08")]);
    let authority = rules.facts.get("authority-document").unwrap().number();
    changed.service.terms.last_mut().unwrap().item.when = Condition::Is(authority, OptionId(1));
    assert_eq!(told(&changed), []);
}

#[test]
fn rules_12_she_objects_within_two_working_days_and_is_answered_within_one() {
    let rules = rules();
    let case = rehabilitated(&rules);
    let entered = [(Start::Hearing, "2026-12-15"), (Start::Notice, "2026-12-14")];
    // 16 December is a holiday: Tuesday 15 and Thursday 17.
    let expected = [by("notice", "2026-12-01"), by("objection", "2026-12-17"), by("decision", "2026-12-17")];
    assert_eq!(days(&case, &entered), expected);
}

#[test]
fn rules_17_and_18_her_complaint_is_passed_on_and_examined() {
    let rules = rules();
    let entered = [(Start::ComplaintReceived, "2026-12-04"), (Start::ComplaintRegistered, "2026-12-07")];
    let expected = [
        by("notice", "2026-12-01"),
        by("forwarding", "2026-12-09"),
        by("complaint", "2026-12-14"),
        by("quality-complaint", "2026-12-29"),
    ];
    assert_eq!(days(&rehabilitated(&rules), &entered), expected);
}

#[test]
fn rules_15_the_certificate_is_kept_a_month_and_fetched_back_in_a_working_day() {
    let rules = rules();
    let case = rehabilitated(&rules);
    let entered = [(Start::ResultArrival, day("2026-12-03")), (Start::Request, day("2027-01-06"))];
    let lines = case.after(&entered);
    assert_eq!(case.names(&lines.iter().map(|line| line.term).collect::<Vec<_>>()), ["notice", "keeping", "retrieval"]);
    // 3 January is a Sunday, the 4th is off for New Year.
    assert_eq!((lines[1].by, lines[1].practical), (Some(day("2027-01-03")), Some(day("2027-01-05"))));
    // 7 January is Christmas.
    assert_eq!(lines[2].by, Some(day("2027-01-08")));
}

#[test]
fn who_is_not_rehabilitated_has_nothing_to_wait_for() {
    let rules = rules();
    let case = Case::new(&rules, "rehabilitated-certificate", "2026-11-27T10:00", &[("rehabilitated", "no")]);
    assert_eq!(case.starts(), []);
    assert_eq!(case.after(&[(Start::Notice, day("2026-12-01"))]), []);
}

#[test]
fn a_record_that_must_be_asked_for_elsewhere_is_told_of_a_working_day_later() {
    let rules = rules();
    for (inquiry, starts) in [("needed", vec![Start::Extension]), ("not-needed", vec![])] {
        let answers = [
            ("military-record-state", "wrong"),
            ("military-record-inquiry", inquiry),
            ("military-record-proof", "yes"),
            ("signature-means", "eds"),
        ];
        let case = Case::new(&rules, "military-record-correction", "2026-11-23T10:00", &answers);
        assert_eq!(case.starts(), starts);
        let told = days(&case, &[(Start::Extension, "2026-11-27")]);
        let expected = if starts.is_empty() { vec![] } else { vec![by("extension-notice", "2026-11-30")] };
        assert_eq!(told, expected);
    }
}

#[test]
fn the_veteran_who_does_not_know_what_the_office_holds_may_be_told_of_an_extension() {
    let rules = rules();
    let veteran = |information| {
        let answers = [("veteran-proof", "yes"), ("channel", "portal"), ("veteran-information", information)];
        Case::new(&rules, "ww2-veteran-certificate", "2026-11-23T10:00", &answers)
    };
    assert_eq!(veteran("held").starts(), []);
    assert_eq!(veteran("ex-ussr").starts(), [Start::Extension, Start::InformationReceived]);
    let perhaps = veteran("dont-know").after(&[(Start::InformationReceived, day("2027-01-06"))]);
    assert_eq!(
        perhaps.iter().map(|line| (line.applies, line.by)).collect::<Vec<_>>(),
        [(Truth::Unknown, Some(day("2027-01-08")))]
    );
}

#[test]
fn past_the_calendar_there_is_no_day() {
    let rules = rules();
    let lines = rehabilitated(&rules).after(&[(Start::ComplaintRegistered, day("2028-12-28"))]);
    let complaints: Vec<_> = lines.iter().skip(1).map(|line| (line.by, line.practical, line.count.is_none())).collect();
    assert_eq!(complaints, [(None, None, true); 2]);
}

#[test]
fn in_every_scenario_a_later_day_gives_no_earlier_date_and_working_days_end_on_one() {
    let rules = rules();
    let (mut lines, mut backward) = (0, 0);
    for case in Case::of_all_scenarios(&rules) {
        let starts = case.starts();
        let entered = |day: Day| starts.iter().map(|start| (*start, day)).collect::<Vec<_>>();
        let mut before: Vec<Later> = Vec::new();
        for ahead in [0, 1, 2, 5, 6, 12, 25, 40] {
            let Some(now) = case.moment.day.plus_days(ahead).map(|day| case.after(&entered(day))) else { continue };
            for (earlier, later) in before.iter().zip(&now) {
                assert_eq!(earlier.term, later.term);
                assert!(later.by.is_none() || earlier.by.is_some_and(|by| Some(by) <= later.by));
            }
            for line in &now {
                lines += 1;
                let term = case.compiled.service.terms.iter().find(|term| term.item.id == line.term).unwrap();
                let working = |day| rules.calendar.is_working(day).unwrap();
                assert!(line.by.is_none_or(|by| term.unit != TermUnit::WorkingDays || working(by)));
                assert!(line.practical.is_none_or(working));
                assert_eq!(line.count.as_ref().map(|count| count.practical).or(line.practical), line.practical);
                backward += usize::from(term.kind == TermKind::Notice);
            }
            before = now;
        }
    }
    assert!(lines > 1000 && backward > 100, "{lines} lines, {backward} notices");
}
