//! Links as people meet them: sent, printed, cut, mistyped, opened years later, forged.

use super::*;
use crate::calendar::Day;
use crate::law::{Choice, Kind, Question, Service, ServiceId, TextId};
use crate::logic::{Answer, Answers, FactId, OptionId, Rest};
use crate::source::{FactKind, Rules, answer_of};
use std::path::Path;
use std::sync::LazyLock;

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
});

fn service(id: &str) -> &'static Service {
    &RULES.services.iter().find(|compiled| compiled.id == id).unwrap().service
}

/// What a person said, as scenarios write it.
fn said(answers: &[(&str, &str)]) -> Answers {
    answers.iter().map(|(fact, written)| answer_of(&RULES.facts, fact, written).unwrap()).collect()
}

fn question(fact: FactId, kind: Kind) -> Question {
    let text = TextId(0);
    Question { fact, kind, may_not_know: true, delicate: true, text, hint: None, why: text, label: text }
}

fn choices(options: &[OptionId]) -> Vec<Choice> {
    options.iter().map(|option| Choice { option: *option, text: TextId(0), hint: None }).collect()
}

/// A service that asks just what was answered.
pub(super) fn asking(id: ServiceId, answers: &Answers) -> Service {
    let questions = answers.iter().map(|(fact, answer)| match answer {
        Answer::Option(option) => question(fact, Kind::Choice(choices(&[*option]))),
        Answer::Several { yes, .. } => question(fact, Kind::Several(choices(yes))),
        Answer::Date(_) | Answer::DontKnow | Answer::PreferNotToSay => question(fact, Kind::Date),
    });
    Service { id, questions: questions.collect(), ..RULES.services[0].service.clone() }
}

/// Every scenario of every service: the service, what was answered, the link.
fn scenarios() -> Vec<(&'static Service, Answers, String)> {
    let mut links = Vec::new();
    for compiled in &RULES.services {
        for scenario in &RULES.scenarios[&compiled.id].scenarios {
            let answers = scenario.answers.iter().map(|(fact, written)| answer_of(&RULES.facts, fact, written));
            let answers: Answers = answers.collect::<Result<Vec<_>, _>>().unwrap().into_iter().collect();
            let link = write(compiled.service.id, &answers);
            links.push((&compiled.service, answers, link));
        }
    }
    links
}

/// Opened with all its answers and nothing left out.
pub(super) fn whole(answers: &Answers) -> Opened {
    Opened { state: State::Whole, answers: answers.clone(), dropped: Vec::new() }
}

#[test]
fn every_scenario_opens_as_it_was_answered() {
    for (service, answers, link) in scenarios() {
        assert_eq!(read(&link, service), whole(&answers), "{link}");
        assert_eq!(read(&format!("#{link}"), service), whole(&answers), "{link}");
    }
}

/// These may have been sent to people. They must keep opening: a format that cannot read them is another version. The
/// letters were worked out from the description of the format by another program, not copied from this one.
#[test]
fn links_written_long_ago_still_open() {
    let option = |code| Answer::Option(OptionId(code));
    let day = |text| Answer::Date(Day::parse(text).unwrap());
    let several = |yes: &[u8], rest| Answer::Several { yes: yes.iter().map(|code| OptionId(*code)).collect(), rest };
    let golden = [
        ("a1.DQEBBtmB", 13, vec![(1, option(1))]),
        (
            "a1.AQYBBgAGAAYAAoTNAgAJBQSCAuja",
            1,
            vec![
                (1, option(1)),
                (2, option(1)),
                (3, option(1)),
                (4, day("2028-05-10")),
                (5, option(4)),
                (11, several(&[1, 8], Rest::Unknown)),
            ],
        ),
        (
            "a1.gAIFAAAAAQgCvY8D0QIDAKPxAwOAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAIEkY",
            256,
            vec![
                (0, Answer::DontKnow),
                (1, Answer::PreferNotToSay),
                (10, day("1900-01-01")),
                (348, several(&[], Rest::No)),
                (64_000, several(&[255], Rest::No)),
            ],
        ),
    ];
    for (link, id, answers) in golden {
        let answers: Answers = answers.into_iter().map(|(fact, answer)| (FactId(fact), answer)).collect();
        let id = ServiceId(id);
        assert_eq!(write(id, &answers), link);
        assert_eq!(read(link, &asking(id, &answers)), whole(&answers));
    }
}

#[test]
fn the_check_is_the_one_it_is_named_after() {
    // The check value that catalogues give for CRC-16/IBM-3740.
    assert_eq!(check(b"123456789"), 0x29B1);
}

#[test]
fn a_link_that_was_cut_says_so_and_keeps_what_stands_before_the_cut() {
    for (service, answers, link) in scenarios() {
        for cut in 0..link.len() {
            let opened = read(&link[..cut], service);
            assert_ne!(opened.state, State::Whole, "{}", &link[..cut]);
            let kept = opened.answers.iter().zip(answers.iter()).take_while(|(kept, said)| kept == said).count();
            assert_eq!(kept, opened.answers.len(), "{}", &link[..cut]);
            assert_eq!(opened.dropped, []);
        }
    }
    let answers = said(&[("applicant", "self"), ("identity-shown", "card"), ("identity-card-expiry", "2028-05-10")]);
    let service = service("rehabilitated-certificate");
    let link = write(service.id, &answers);
    // Without its last letter only the check is gone.
    let opened = read(&link[..link.len() - 1], service);
    assert_eq!(opened, Opened { state: State::Damaged, ..whole(&answers) });
}

#[test]
fn a_link_with_a_wrong_letter_never_passes_for_another() {
    let alphabet: Vec<char> = (' '..='~').chain(['ә', 'Ж']).collect();
    // Links that differ in length and in the place of each kind of answer.
    for (service, answers, link) in scenarios().into_iter().step_by(12) {
        let letters: Vec<char> = link.chars().collect();
        let unhurt = |mistyped: &[char]| {
            let mistyped: String = mistyped.iter().collect();
            let opened = read(&mistyped, service);
            assert!(opened.state != State::Whole || opened == whole(&answers), "{link} as {mistyped}");
        };
        for at in 0..letters.len() {
            let mut mistyped = letters.clone();
            for wrong in &alphabet {
                mistyped[at] = *wrong;
                unhurt(&mistyped);
            }
            mistyped.remove(at);
            unhurt(&mistyped);
            if at > 0 {
                let mut swapped = letters.clone();
                swapped.swap(at - 1, at);
                unhurt(&swapped);
            }
        }
    }
}

#[test]
fn a_bracket_or_a_full_stop_after_the_link_does_no_harm() {
    let answers = said(&[("applicant", "self")]);
    let service = service("rehabilitated-certificate");
    let link = write(service.id, &answers);
    for after in [")", ".", ",", " ", "\n", "»"] {
        assert_eq!(read(&format!("{link}{after}"), service), whole(&answers));
    }
}

#[test]
fn a_link_about_another_service_says_which() {
    let rehabilitated = service("rehabilitated-certificate");
    let link = write(rehabilitated.id, &said(&[("applicant", "self")]));
    let opened = read(&link, service("iin-issue"));
    assert_eq!(opened.state, State::OtherService(rehabilitated.id));
    assert!(opened.answers.is_empty() && opened.dropped.is_empty());
    // A service that a wrong letter made up is none.
    let mistyped = link.replacen("a1.A", "a1.C", 1);
    assert_ne!(link, mistyped);
    assert_eq!(read(&mistyped, service("iin-issue")).state, State::Damaged);
}

#[test]
fn no_option_lies_beyond_255() {
    let longest = |last: &[u8]| {
        // "I don't know" about fact 0, then several of fact 1: nothing up to the 37th byte.
        let mut bytes = vec![9, 2, 0, 0, 0, 3];
        bytes.extend([128; 36]);
        bytes.extend(last);
        bytes.extend(check(&bytes).to_be_bytes());
        let mut link = String::from("a1.");
        write::encode(&bytes, &mut link);
        let answers = [(FactId(0), Answer::DontKnow), (FactId(1), Answer::PreferNotToSay)].into_iter().collect();
        read(&link, &asking(ServiceId(9), &answers)).state
    };
    assert_eq!(longest(&[8]), State::Whole);
    assert_eq!(longest(&[16]), State::Damaged);
    assert_eq!(longest(&[128, 1]), State::Damaged);
}

#[test]
fn a_later_version_is_told_from_what_is_not_ours() {
    let service = service("iin-issue");
    for later in ["a2.AAAA", "#a2.", "a10.DQEBBhm0", "a999999999999999999999.x"] {
        assert_eq!(read(later, service).state, State::OtherVersion, "{later}");
    }
    for foreign in
        ["", "#", "a", "a1", "#documents", "a.", "a0.AA", "a01.AA", "a1x.AA", "b1.AA", "A1.AA", "а1.AA", "1."]
    {
        assert_eq!(read(foreign, service).state, State::NotOurs, "{foreign}");
    }
    assert_eq!(read("a1.", service).state, State::Damaged);
}

/// A service is saved with an answer, and has changed when the link is opened.
fn reopened(answer: Answer, kind: Kind, may_not_know: bool, delicate: bool) -> Opened {
    let fact = FactId(1);
    let answers: Answers = [(fact, answer), (FactId(2), Answer::DontKnow)].into_iter().collect();
    let mut service = asking(ServiceId(1), &answers);
    let link = write(service.id, &answers);
    service.questions[0] = Question { may_not_know, delicate, ..question(fact, kind) };
    read(&link, &service)
}

#[test]
fn what_is_no_longer_offered_is_left_out_and_counted() {
    let options = |codes: &[u8]| codes.iter().map(|code| OptionId(*code)).collect::<Vec<_>>();
    let one = || Answer::Option(OptionId(3));
    let two = |rest| Answer::Several { yes: options(&[1, 2]), rest };
    let choice = |codes: &[u8]| Kind::Choice(choices(&options(codes)));
    let several = |codes: &[u8]| Kind::Several(choices(&options(codes)));
    let day = || Answer::Date(Day::epoch());
    let dropped = [
        ("the option was abolished", reopened(one(), choice(&[1, 2]), true, true)),
        ("one of two options was abolished", reopened(two(Rest::No), several(&[1, 3]), true, true)),
        ("several may now be ticked", reopened(one(), several(&[1, 2, 3]), true, true)),
        ("only one may now be chosen", reopened(two(Rest::No), choice(&[1, 2]), true, true)),
        ("a date was asked for", reopened(day(), choice(&[1]), true, true)),
        ("a date is asked for", reopened(one(), Kind::Date, true, true)),
        ("not knowing is no answer any more", reopened(Answer::DontKnow, choice(&[1]), false, true)),
        ("not knowing the rest is none either", reopened(two(Rest::Unknown), several(&[1, 2]), false, true)),
        ("the question is not delicate", reopened(Answer::PreferNotToSay, choice(&[1]), true, false)),
    ];
    for (why, opened) in dropped {
        assert_eq!(opened.dropped, [FactId(1)], "{why}");
        assert_eq!(opened.state, State::Whole, "{why}");
        assert_eq!(opened.answers.iter().collect::<Vec<_>>(), [(FactId(2), &Answer::DontKnow)], "{why}");
    }
    let kept = [
        reopened(one(), choice(&[1, 3]), false, false),
        reopened(two(Rest::No), several(&[1, 2, 3]), false, false),
        reopened(two(Rest::Unknown), several(&[1, 2]), true, false),
        reopened(day(), Kind::Date, false, false),
        reopened(Answer::DontKnow, Kind::Date, true, false),
        reopened(Answer::PreferNotToSay, Kind::Date, false, true),
    ];
    for opened in kept {
        assert_eq!((opened.answers.len(), opened.dropped.len()), (2, 0));
    }
}

#[test]
fn a_fact_that_is_no_longer_asked_is_left_out_and_named() {
    let rehabilitated = service("rehabilitated-certificate");
    let answers = said(&[("applicant", "self"), ("rehabilitation-proof", "none"), ("identity-shown", "card")]);
    let link = write(rehabilitated.id, &answers);
    let mut shorter = rehabilitated.clone();
    let proof = RULES.facts.get("rehabilitation-proof").unwrap().number();
    shorter.questions.retain(|question| question.fact != proof);
    let opened = read(&link, &shorter);
    let left = said(&[("applicant", "self"), ("identity-shown", "card")]);
    assert_eq!(opened, Opened { dropped: vec![proof], ..whole(&left) });
}

#[test]
fn the_longest_answers_to_all_facts_fit_into_600_bytes() {
    let length = |fact, answer: &Answer| {
        let alone: Answers = [(fact, answer.clone())].into_iter().collect();
        write(ServiceId(u16::MAX), &alone).len()
    };
    let answers = RULES.facts.facts.iter().map(|fact| {
        let options: Vec<OptionId> = fact.options.iter().map(|option| OptionId(option.code)).collect();
        let mut ways = vec![Answer::DontKnow, Answer::PreferNotToSay];
        match fact.kind {
            FactKind::Choice => ways.extend(options.into_iter().map(Answer::Option)),
            FactKind::Several => ways.push(Answer::Several { yes: options, rest: Rest::Unknown }),
            FactKind::Date => ways.push(Answer::Date(Day::new(2100, 12, 31).unwrap())),
        }
        let longest = ways.into_iter().max_by_key(|answer| length(fact.number(), answer));
        (fact.number(), longest.unwrap())
    });
    let link = write(ServiceId(u16::MAX), &answers.collect());
    assert!(link.len() <= 600, "{} bytes", link.len());
}

#[test]
fn a_usual_link_is_short() {
    let longest = scenarios().into_iter().map(|(_, _, link)| link).max_by_key(String::len).unwrap();
    assert!(longest.len() < 60, "{} bytes: {longest}", longest.len());
}

#[test]
fn what_one_service_hands_to_another_is_no_loss_where_that_does_not_ask_it() {
    let answers = said(&[("iin-person", "temporary"), ("iin", "no"), ("changed-data", "with-certificate")]);
    let to = service("iin-issue");
    let asked = said(&[("iin-person", "temporary"), ("iin", "no")]);
    let link = carry(to.id, &answers);
    assert_eq!(read(&link, to), Opened { state: State::Carried, ..whole(&asked) });
    assert!(is_ours(&link));
    // Cut short or opened elsewhere it is told as any other link.
    assert_eq!(read(&link[..link.len() - 1], to).state, State::Damaged);
    assert_eq!(read(&link, service("iin-correction")).state, State::OtherService(to.id));
}
