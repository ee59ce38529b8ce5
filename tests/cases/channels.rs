//! Ways to apply side by side.

use super::*;
use aldyn::assessment::{Better, Column, Deadline, Reason, Verdict, assess};
use aldyn::law::TermKind;
use aldyn::logic::Condition;

const REPRESENTATIVE: [(&str, &str); 7] = [
    ("iin-person", "temporary"),
    ("iin", "no"),
    ("identity-document", "passport"),
    ("applicant", "representative"),
    ("names-script", "cyrillic-or-latin"),
    ("passport-expiry", "2031-05-10"),
    ("authority-document", "valid"),
];

const STUDENT: [(&str, &str); 7] = [
    ("citizenship", "visa-free"),
    ("temporary-purpose", "study"),
    ("temporary-age", "older"),
    ("temporary-applicant", "self"),
    ("home-owner", "yes"),
    ("fingerprinted", "certificate"),
    ("stay-term", "in-time"),
];

fn better(case: &Case) -> Option<(OptionId, Vec<Reason>)> {
    case.compare().better.map(|Better { channel, reasons }| (channel, reasons))
}

#[test]
fn on_the_portal_a_paper_may_be_asked_for_that_the_counter_never_asks_for() {
    let rules = rules();
    let case = Case::new(&rules, "iin-issue", "2026-11-23T10:00", &REPRESENTATIVE);
    let comparison = case.compare();
    let [counter, portal] = &comparison.columns[..] else { panic!("{comparison:?}") };
    // The application, the passport and the authority; on the portal the certificate of changed data, if there is one.
    assert_eq!((counter.to_bring, counter.perhaps), (3, 0));
    assert_eq!((portal.to_bring, portal.perhaps), (3, 1));
    assert_eq!((counter.ready, portal.ready), (Some(day("2026-11-24")), Some(day("2026-11-24"))));
    assert_eq!(counter.waiting.map(|id| case.name(id)), Some("waiting"));
    assert_eq!(counter.service.map(|id| case.name(id)), Some("service"));
    assert_eq!(counter.office.map(|id| case.name(id)), Some("state-corporation"));
    assert_eq!((portal.waiting, portal.service, portal.office), (None, None, None));
    assert_eq!((counter.round_the_clock, portal.round_the_clock), (false, true));
    assert_eq!(case.names(&counter.notes), ["home-visit", "result-paper"]);
    assert_eq!(case.names(&portal.notes), ["portal-signature", "portal-hours", "result-electronic"]);
    assert_eq!(comparison.better, None);
}

#[test]
fn on_a_saturday_the_portal_is_a_day_earlier_though_it_may_ask_for_a_paper_more() {
    let rules = rules();
    let case = Case::new(&rules, "iin-issue", "2026-11-28T12:00", &REPRESENTATIVE);
    let ready: Vec<Option<Day>> = case.compare().columns.iter().map(|column| column.ready).collect();
    // The counter opens on Monday 30 November; the result follows on Tuesday.
    assert_eq!(ready, [Some(day("2026-12-01")), Some(day("2026-11-30"))]);
    let reasons = vec![Reason::Sooner { days: 1 }, Reason::AcceptedSooner, Reason::AnyHour];
    assert_eq!(better(&case), Some((PORTAL, reasons)));
}

#[test]
fn a_person_without_papers_has_one_way_and_nothing_to_compare() {
    let rules = rules();
    let answers = [
        ("iin-person", "temporary"),
        ("iin", "no"),
        ("identity-document", "none"),
        ("sentenced-to-imprisonment", "yes"),
    ];
    let comparison = Case::new(&rules, "iin-issue", "2026-11-28T12:00", &answers).compare();
    assert_eq!(comparison.columns.len(), 1);
    assert_eq!(comparison.better, None);
}

#[test]
fn who_has_an_iin_is_turned_away_on_every_channel() {
    let rules = rules();
    let case = Case::new(&rules, "iin-issue", "2026-11-23T10:00", &[("iin-person", "temporary"), ("iin", "yes")]);
    assert_eq!(case.compare(), Comparison { columns: Vec::new(), better: None });
}

#[test]
fn in_working_hours_the_veteran_does_as_well_on_either_way() {
    let rules = rules();
    let veteran = [("veteran-proof", "yes"), ("veteran-information", "kazakhstan")];
    let case = Case::new(&rules, "ww2-veteran-certificate", "2026-11-23T10:00", &veteran);
    let comparison = case.compare();
    // 30 working days from Tuesday 24 November, without 16 December, 1, 4 and 7 January.
    let ready: Vec<Option<Day>> = comparison.columns.iter().map(|column| column.ready).collect();
    assert_eq!(ready, [Some(day("2027-01-08")); 2]);
    assert_eq!(comparison.better, None);
}

#[test]
fn on_friday_night_the_veteran_can_send_it_now_but_it_is_accepted_no_earlier() {
    let rules = rules();
    let veteran = [("veteran-proof", "yes"), ("veteran-information", "held")];
    let case = Case::new(&rules, "ww2-veteran-certificate", "2026-11-27T20:00", &veteran);
    assert_eq!(better(&case), Some((PORTAL, vec![Reason::AnyHour])));
}

#[test]
fn where_the_term_may_be_extended_no_day_is_given_and_no_way_is_called_better() {
    let rules = rules();
    let veteran = [("veteran-proof", "yes"), ("veteran-information", "dont-know")];
    let case = Case::new(&rules, "ww2-veteran-certificate", "2026-11-27T20:00", &veteran);
    let comparison = case.compare();
    assert!(comparison.columns.iter().all(|column| column.ready.is_none() && column.practical.is_none()));
    assert_eq!(comparison.better, None);
}

#[test]
fn after_the_police_stop_accepting_two_of_three_ways_are_as_good() {
    let rules = rules();
    // The police accept until 17:30, the State Corporation until 18:00.
    let case = Case::new(&rules, "temporary-residence-permit", "2026-11-27T17:45", &STUDENT);
    let comparison = case.compare();
    let ready: Vec<Option<Day>> = comparison.columns.iter().map(|column| column.ready).collect();
    assert_eq!(ready, [Some(day("2026-12-01")), Some(day("2026-11-30")), Some(day("2026-11-30"))]);
    assert_eq!(comparison.better, None);
    let evening = Case::new(&rules, "temporary-residence-permit", "2026-11-27T19:00", &STUDENT);
    let reasons = vec![Reason::Sooner { days: 1 }, Reason::AcceptedSooner, Reason::AnyHour];
    assert_eq!(better(&evening), Some((PORTAL, reasons)));
}

#[test]
fn a_passport_that_expires_over_the_weekend_leaves_only_the_portal() {
    let rules = rules();
    let mut answers = REPRESENTATIVE;
    answers[5] = ("passport-expiry", "2026-11-29");
    let case = Case::new(&rules, "iin-issue", "2026-11-28T12:00", &answers);
    let (channel, reasons) = better(&case).unwrap();
    assert_eq!((channel, reasons[0]), (PORTAL, Reason::NothingInTheWay));
}

#[test]
fn a_channel_whose_questions_were_not_asked_is_not_called_worse() {
    let rules = rules();
    let [person, iin, document, ..] = REPRESENTATIVE;
    let case = Case::new(&rules, "iin-issue", "2026-11-23T10:00", &[person, iin, document]);
    let comparison = case.compare();
    let applicant = rules.facts.get("applicant").unwrap().number();
    assert!(comparison.columns.iter().all(|column| column.open.contains(&applicant)));
    assert_eq!(comparison.better, None);
}

#[test]
fn what_was_not_asked_counts_for_a_way_and_what_is_not_known_against_it() {
    let rules = rules();
    let mut changed = rules.service("ww2-veteran-certificate").unwrap().clone();
    let (service, names) = (&mut changed.service, &changed.names);
    let information = rules.facts.get("veteran-information").unwrap().number();
    // Only the portal asks what the office holds, and refuses where that is nothing.
    service.terms.retain(|term| matches!(term.kind, TermKind::Result | TermKind::Waiting | TermKind::Service));
    service.notes.retain(|note| names.item(note.item.id) != "silence-extension");
    let ground = service.grounds.iter_mut().find(|ground| names.item(ground.item.id) == "no-proof-portal").unwrap();
    let nothing_held = Condition::Is(information, OptionId(3));
    ground.item.when = Condition::All(vec![Condition::Is(service.channel, PORTAL), nothing_held]);

    let at_counter = [("channel", "state-corporation"), ("veteran-proof", "yes")];
    let case = Case::new(&rules, "ww2-veteran-certificate", "2026-11-23T10:00", &at_counter);
    let case = Case { compiled: &changed, ..case };
    let open: Vec<usize> = case.compare().columns.iter().map(|column| column.open.len()).collect();
    assert_eq!(open, [0, 1]);
    assert_eq!(better(&case), None, "the portal may do as well");
    let mut unsure = Case { compiled: &changed, answers: case.answers.clone(), ..case };
    unsure.answers.set(information, Answer::DontKnow);
    assert_eq!(better(&unsure), Some((STATE_CORPORATION, vec![Reason::NothingInTheWay])));
}

#[test]
fn a_bygone_act_shows_its_ways_and_recommends_none() {
    let rules = rules();
    let history = Case::new(&rules, "address-certificate", "2020-03-30T10:00", &[]).compare();
    assert_eq!((history.columns.len(), history.better), (2, None));
    let today = Case::new(&rules, "address-certificate", "2026-11-23T10:00", &[]).compare();
    assert_eq!(today, Comparison { columns: Vec::new(), better: None });
}

/// Somebody removed from the country on 11 January 2022: an application succeeds from Saturday 28 November 2026 on, when
/// the decision, 45 days later, comes after the fifth anniversary.
fn removed<'r>(rules: &'r Rules, compiled: &'r Compiled) -> Case<'r> {
    let answers = [
        ("permanent-applicant", "adult"),
        ("permanent-attends", "self"),
        ("permanent-ties", "none"),
        ("fingerprinted", "certificate"),
        ("passport-expiry", "2031-05-10"),
        ("permanent-papers", "none"),
        ("permanent-history", "removed"),
        ("permanent-removal-date", "2022-01-11"),
    ];
    Case { compiled, ..Case::new(rules, &compiled.id, "2026-11-24T10:00", &answers) }
}

#[test]
fn where_one_way_is_open_on_saturday_it_succeeds_two_days_sooner() {
    let rules = rules();
    let mut changed = rules.service("permanent-residence-permit").unwrap().clone();
    assert_eq!(better(&removed(&rules, &changed)), None, "both counters are closed until Monday");
    changed.service.channels[0].office = None;
    let police = changed.service.channels[0].option;
    assert_eq!(better(&removed(&rules, &changed)), Some((police, vec![Reason::SucceedsSooner { days: 2 }])));
}

#[test]
fn where_one_way_asks_for_more_than_patience_the_other_is_better() {
    let rules = rules();
    let mut changed = rules.service("permanent-residence-permit").unwrap().clone();
    let at_the_corporation = Condition::Is(changed.service.channel, STATE_CORPORATION);
    let names = &changed.names;
    let missing = changed.service.grounds.iter_mut().find(|ground| names.item(ground.item.id) == "no-fingerprints");
    missing.unwrap().item.when = at_the_corporation;
    let police = changed.service.channels[0].option;
    assert_eq!(better(&removed(&rules, &changed)), Some((police, vec![Reason::OnlyTime])));
}

#[test]
fn where_one_way_asks_for_a_paper_less_that_is_said() {
    let rules = rules();
    let mut changed = rules.service("ww2-veteran-certificate").unwrap().clone();
    let names = &changed.names;
    let proof = changed.service.documents.iter_mut().find(|document| names.item(document.item.id) == "proof-counter");
    proof.unwrap().item.when = Condition::never();
    let veteran = [("veteran-proof", "yes"), ("veteran-information", "held")];
    let case = Case::new(&rules, "ww2-veteran-certificate", "2026-11-23T10:00", &veteran);
    let case = Case { compiled: &changed, ..case };
    assert_eq!(better(&case), Some((STATE_CORPORATION, vec![Reason::FewerDocuments { n: 1 }])));
}

/// Ready before what succeeds later by itself, before all others.
fn rank(column: &Column) -> u8 {
    match column.assessment.verdict {
        Verdict::Ready { .. } => 0,
        Verdict::NotBefore { .. } => 1,
        _ => 2,
    }
}

#[test]
fn in_every_scenario_a_column_is_its_own_assessment_and_the_better_one_is_no_worse() {
    let rules = rules();
    let (mut marked, mut open, mut by_success) = (0, 0, 0);
    for case in Case::of_all_scenarios(&rules) {
        let service = &case.compiled.service;
        let comparison = case.compare();
        for column in &comparison.columns {
            let channel = column.assessment.channel;
            let (active, _) = case.active(channel);
            let own = assess(service, &active, channel, case.moment, &rules.calendar);
            assert_eq!(column.assessment, own);
            open += usize::from(!column.open.is_empty());
            let Some(ready) = column.ready else { continue };
            let Deadline::Counted(timelines) = &own.deadline else { panic!("a day without a term: {own:?}") };
            let extended = timelines[0].extended.iter().find(|extended| extended.applies.is_yes());
            assert_eq!(Some(ready), extended.map_or(Some(timelines[0].ready), |extended| extended.ready));
            assert!(column.practical.is_none_or(|practical| practical >= ready));
        }
        let Some(Better { channel, reasons }) = comparison.better else { continue };
        marked += 1;
        let (best, others): (Vec<_>, Vec<_>) =
            comparison.columns.iter().partition(|column| column.assessment.channel == channel);
        let best = best[0];
        assert!(!reasons.is_empty() && !others.is_empty());
        for other in others {
            assert!(rank(best) <= rank(other), "{:?} marked over {:?}", best.assessment, other.assessment);
            for reason in &reasons {
                match reason {
                    Reason::NothingInTheWay => {
                        by_success += 1;
                        assert!(rank(best) == 0 && rank(other) > 0);
                    }
                    Reason::OnlyTime => assert!(rank(best) == 1 && rank(other) > 1),
                    Reason::Sooner { days } => {
                        let gained = best.ready.unwrap().days_until(other.ready.unwrap());
                        assert!(gained >= i32::from(*days) && *days > 0);
                    }
                    Reason::FewerDocuments { n } => assert!(best.to_bring + best.perhaps + n <= other.to_bring),
                    Reason::AnyHour => assert!(best.round_the_clock && !other.round_the_clock),
                    Reason::AcceptedSooner | Reason::SucceedsSooner { .. } => {}
                }
            }
        }
    }
    assert!(marked > 100 && open > 10 && by_success > 0, "{marked} marked, {open} open, {by_success} by success");
}
