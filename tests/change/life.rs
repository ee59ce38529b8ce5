//! Cases from life, with the change worked out by hand.

use super::{Person, RULES, person};
use aldyn::assessment::{Other, flips};
use aldyn::law::{Ground, Service};
use aldyn::logic::{FactId, Truth};
use aldyn::source::{Compiled, Rules, Scenario, describe_answers};
use serde_json::Value;

/// What the change is, in the names of the rules: `passport-expiry from 2027-05-23`.
fn told(rules: &Rules, fact: FactId, to: &Other) -> String {
    let name = &rules.facts.by_code(fact).unwrap().id;
    match to {
        Other::Answer(answer) => {
            let answers = [(fact, answer.clone())].into_iter().collect();
            let (name, answer) = describe_answers(&rules.facts, &answers).remove(0);
            format!("{name} {answer}")
        }
        Other::From(from) => format!("{name} from {from}"),
        Other::Until(until) => format!("{name} until {until}"),
        Other::Between(from, to) => format!("{name} {from} to {to}"),
    }
}

/// Somebody, as a scenario describes them, and one ground, in a service that is as it is or changed.
pub struct Case {
    service: &'static str,
    at: &'static str,
    answers: &'static [(&'static str, &'static str)],
}

impl Case {
    fn look<T>(
        &self,
        ground: &str,
        change: impl Fn(&Rules, &mut Service),
        look: impl Fn(&Rules, &Person, &Ground) -> T,
    ) -> T {
        RULES.with(|rules| {
            let known = rules.service(self.service).unwrap();
            let mut service = known.service.clone();
            change(rules, &mut service);
            let place = service.grounds.iter().position(|g| known.names.item(g.item.id) == ground).unwrap();
            let answers = self.answers.iter().map(|(fact, answer)| (fact.to_string(), answer.to_string())).collect();
            let scenario = Scenario { name: String::new(), at: self.at.to_owned(), answers, expect: Value::Null };
            let compiled = Compiled { service, ..known.clone() };
            let person = person(rules, &compiled, &scenario);
            look(rules, &person, &compiled.service.grounds[place])
        })
    }

    pub fn smallest_if(&self, ground: &str, change: impl Fn(&Rules, &mut Service)) -> Option<Vec<String>> {
        self.look(ground, change, |rules, person, ground| {
            let changes = person.smallest(ground)?;
            Some(changes.iter().map(|change| told(rules, change.fact, &change.to)).collect())
        })
    }

    fn smallest(&self, ground: &str) -> Option<Vec<String>> {
        self.smallest_if(ground, |_, _| {})
    }

    /// The flips of the ground to a value.
    pub fn flips(&self, ground: &str, value: Truth) -> Vec<String> {
        self.flips_if(ground, value, |_, _| {})
    }

    pub fn flips_if(&self, ground: &str, value: Truth, change: impl Fn(&Rules, &mut Service)) -> Vec<String> {
        self.look(ground, change, |rules, person, ground| {
            let Person { service, calendar, answers, channel, moment } = person;
            let flips = flips(&ground.item.when, service, answers, *channel, *moment, calendar);
            let wanted = flips.iter().filter(|flip| flip.value == value);
            wanted.flat_map(|flip| flip.to.iter().map(|to| told(rules, flip.fact, to))).collect()
        })
    }
}

pub fn some(changes: &[&str]) -> Option<Vec<String>> {
    Some(changes.iter().map(|change| change.to_string()).collect())
}

/// A foreigner who lacks nothing for a permanent residence permit but what is said.
pub fn resident(at: &'static str, history: &'static str, passport: &'static str) -> Case {
    let answers = vec![
        ("permanent-applicant", "adult"),
        ("channel", "provider"),
        ("permanent-attends", "self"),
        ("permanent-ties", "none"),
        ("fingerprinted", "certificate"),
        ("passport-expiry", passport),
        ("permanent-papers", "some"),
        ("permanent-oldest-paper", "2026-11-02"),
        ("permanent-history", history),
        ("permanent-removal-date", "2023-03-12"),
    ];
    Case { service: "permanent-residence-permit", at, answers: answers.leak() }
}

#[test]
fn a_passport_that_ends_after_180_days_must_end_a_day_later() {
    // Requirements 8(2). Filed on Monday, 23 November 2026: 181 days later it is 23 May 2027.
    let monday = resident("2026-11-23T10:00", "none", "2027-05-22");
    assert_eq!(monday.smallest("passport-too-short"), some(&["passport-expiry from 2027-05-23"]));
    // After 17.30 the police take it on Tuesday.
    let evening = resident("2026-11-23T17:30", "none", "2027-05-22");
    assert_eq!(evening.smallest("passport-too-short"), some(&["passport-expiry from 2027-05-24"]));
    let long = resident("2026-11-23T10:00", "none", "2027-05-23");
    assert_eq!(long.smallest("passport-too-short"), some(&[]));
    assert_eq!(long.flips("passport-too-short", Truth::Yes), ["passport-expiry until 2027-05-22"]);
}

#[test]
fn who_does_not_know_the_passports_date_learns_what_each_would_mean() {
    let unknown = resident("2026-11-23T10:00", "none", "dont-know");
    assert_eq!(unknown.flips("passport-too-short", Truth::No), ["passport-expiry from 2027-05-23"]);
    assert_eq!(unknown.flips("passport-too-short", Truth::Yes), ["passport-expiry until 2027-05-22"]);
    assert_eq!(unknown.smallest("passport-too-short"), some(&["passport-expiry from 2027-05-23"]));
}

#[test]
fn a_removal_counts_for_five_years_before_the_decision() {
    // 45 days from 23 November 2026: decided by 7 January 2027.
    let removed = resident("2026-11-23T10:00", "removed", "2031-05-10");
    assert_eq!(removed.smallest("removed"), some(&["permanent-removal-date until 2022-01-06"]));
}

#[test]
fn papers_that_are_too_old_are_replaced_by_new_ones_and_the_applicant_stays_an_adult() {
    // 180 days before 24 May 2027 it was 25 November 2026.
    let late = resident("2027-05-24T10:00", "none", "2031-05-10");
    assert_eq!(late.smallest("papers-too-old"), some(&["permanent-oldest-paper from 2026-11-25"]));
}

#[test]
fn of_two_boxes_only_the_one_that_matters_is_unticked() {
    let both = resident("2026-11-23T10:00", "conviction,illness", "2031-05-10");
    assert_eq!(both.smallest("conviction"), some(&["permanent-history illness"]));
    assert_eq!(both.smallest("illness"), some(&["permanent-history conviction"]));
}

#[test]
fn what_is_not_known_of_the_other_boxes_can_be_settled_both_ways() {
    let unsure = resident("2026-11-23T10:00", "conviction,?", "2031-05-10");
    assert_eq!(unsure.smallest("illness"), some(&["permanent-history conviction"]));
    assert_eq!(unsure.flips("illness", Truth::No), ["permanent-history conviction"]);
    assert_eq!(unsure.flips("illness", Truth::Yes), ["permanent-history conviction,illness,?"]);
    // Unticked while the rest is not known, the conviction would not be known either.
    assert_eq!(unsure.flips("conviction", Truth::No), ["permanent-history none"]);
}

#[test]
fn who_has_no_power_of_attorney_is_told_to_get_one_not_to_be_somebody_else() {
    let answers = &[
        ("rehabilitated", "yes"),
        ("rehabilitated-purpose", "first"),
        ("applicant", "representative"),
        ("rehabilitation-proof", "statement"),
        ("identity-shown", "card"),
        ("identity-card-expiry", "2028-05-10"),
        ("authority-document", "none"),
    ];
    let daughter = Case { service: "rehabilitated-certificate", at: "2026-11-20T10:00", answers };
    assert_eq!(daughter.smallest("no-authority"), some(&["authority-document valid"]));
    let flips = daughter.flips("no-authority", Truth::No);
    assert_eq!(flips, ["applicant self", "authority-document valid", "authority-document expired"]);
}

/// A foreigner who asks for an IIN himself.
pub fn iin(at: &'static str, own: &[(&'static str, &'static str)]) -> Case {
    let mut answers = vec![("iin-person", "temporary"), ("iin", "no"), ("applicant", "self")];
    answers.extend([("names-script", "cyrillic-or-latin")]);
    answers.extend(own);
    Case { service: "iin-issue", at, answers: answers.leak() }
}

#[test]
fn on_the_portal_the_way_out_is_a_representative_or_the_counter() {
    let own = [("identity-document", "passport"), ("channel", "portal"), ("passport-expiry", "2031-05-10")];
    let case = iin("2026-11-23T10:00", &own);
    assert_eq!(case.smallest("certificate-demanded"), some(&["channel state-corporation"]));
    assert_eq!(case.smallest("own-signature"), some(&["applicant representative"]));
    let flips = case.flips("own-signature", Truth::No);
    assert_eq!(flips, ["channel state-corporation", "applicant representative"]);
}

#[test]
fn on_sunday_the_counter_is_closed_but_the_portal_takes_a_passport_that_ends_that_day() {
    let own = [("identity-document", "passport"), ("channel", "state-corporation"), ("passport-expiry", "2026-11-29")];
    let sunday = iin("2026-11-29T12:00", &own);
    let flips = sunday.flips("passport-expired", Truth::No);
    assert!(flips.contains(&"channel portal".to_owned()), "{flips:?}");
    assert!(flips.contains(&"passport-expiry from 2026-11-30".to_owned()), "{flips:?}");
}

#[test]
fn a_channel_that_is_closed_to_the_person_is_not_proposed() {
    let own = [("identity-document", "none"), ("sentenced-to-imprisonment", "yes"), ("channel", "state-corporation")];
    let prisoner = iin("2026-11-23T10:00", &own);
    assert!(prisoner.flips("certificate-demanded", Truth::Yes).is_empty());
    let own = [("identity-document", "other"), ("channel", "state-corporation")];
    assert_eq!(iin("2026-11-23T10:00", &own).flips("certificate-demanded", Truth::Yes), ["channel portal"]);
}

#[test]
fn no_document_is_not_mended_with_a_passport_that_has_expired() {
    let none = [("identity-document", "none"), ("sentenced-to-imprisonment", "no")];
    let case = iin("2026-11-23T10:00", &none);
    assert_eq!(case.smallest("no-identity"), some(&["identity-document passport"]));
    // Of the passport it was said before that it ended in January.
    let case = iin("2026-11-23T10:00", &[none[0], none[1], ("passport-expiry", "2026-01-15")]);
    assert_eq!(case.smallest("no-identity"), some(&["identity-document other"]));
}

#[test]
fn nothing_clears_a_ground_for_somebody_who_need_not_apply() {
    let own = [("iin", "yes"), ("identity-document", "none"), ("sentenced-to-imprisonment", "no")];
    assert_eq!(iin("2026-11-23T10:00", &own).smallest("no-identity"), None);
}
