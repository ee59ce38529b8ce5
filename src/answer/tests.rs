//! What the two modules hand to each other, and what of the page's words each of them has.

use super::*;
use crate::calendar::Day;
use crate::carry::link;
use crate::locale::Lang;
use crate::logic::{Answer, Answers, Rest};
use crate::pack::handed_over;
use crate::source::{Rules, Scenario, answer_of};
use crate::told::{Entries, File, read_aloud};
use std::path::Path;
use std::sync::LazyLock;

fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> =
        LazyLock::new(|| Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap());
    &RULES
}

fn request(rules: &Rules, scenario: &Scenario) -> Request {
    let answers = scenario.answers.iter().map(|(fact, answer)| answer_of(&rules.facts, fact, answer).unwrap());
    Request {
        answers: answers.collect(),
        now: Moment::parse(&scenario.at).unwrap(),
        entries: Entries::default(),
        address: "https://example.kz/kk/".to_owned(),
        can_share: false,
    }
}

#[test]
fn a_request_is_written_as_postcard_writes_it_and_reads_back() {
    let day = |text| Answer::Date(Day::parse(text).unwrap());
    let several =
        |yes: &[u8], rest| Answer::Several { yes: yes.iter().map(|option| OptionId(*option)).collect(), rest };
    let given = [
        Answer::Option(OptionId(200)),
        several(&[1, 7], Rest::Unknown),
        several(&[], Rest::No),
        day("1961-02-28"),
        day("2031-03-27"),
        Answer::DontKnow,
        Answer::PreferNotToSay,
    ];
    let answers: Answers = given.into_iter().enumerate().map(|(at, answer)| (FactId(at as u16 * 90), answer)).collect();
    let entries = Entries(vec![(1, "27".to_owned()), (1300, "қараша".repeat(40))]);
    let now = Moment::parse("2026-11-21T13:22").unwrap();
    let request = Request { answers, now, entries, address: "https://example.kz/".to_owned(), can_share: true };
    // In postcard a moment is its day and its minute.
    assert_eq!(request.bytes(), postcard::to_allocvec(&request).unwrap());
    assert_eq!(handed_over::<Request>(&request.bytes()), Some(request));
}

#[test]
fn the_answer_to_every_scenario_is_handed_over_whole() {
    let rules = rules();
    for compiled in &rules.services {
        let subjects = Lang::ALL.map(|lang| rules.subject(compiled, lang));
        // Each in one of the languages: the words differ, what they are wrapped in does not.
        for (scenario, subject) in rules.scenarios[&compiled.id].scenarios.iter().zip(subjects.iter().cycle()) {
            let nodes = show(subject, &request(rules, scenario));
            let names: std::collections::BTreeSet<&str> = nodes.iter().map(Node::name).collect();
            assert_eq!(names.len(), nodes.len(), "{}: two pieces of the page have one name", scenario.name);
            let bytes = postcard::to_allocvec(&nodes).unwrap();
            assert_eq!(handed_over::<Vec<Node>>(&bytes).as_ref(), Some(&nodes), "{}", scenario.name);
        }
    }
}

#[test]
fn what_was_cut_short_or_forged_is_no_answer() {
    let rules = rules();
    let compiled = &rules.services[0];
    let subject = rules.subject(compiled, Lang::Kk);
    let nodes = show(&subject, &request(rules, &rules.scenarios[&compiled.id].scenarios[0]));
    let bytes = postcard::to_allocvec(&nodes).unwrap();
    for length in (0..bytes.len()).step_by(7) {
        assert_eq!(handed_over::<Vec<Node>>(&bytes[..length]), None, "{length}");
    }
    // An element of an unknown name.
    assert_eq!(handed_over::<Vec<Node>>(&[1, 1, 99, 0, 0, 0, 0]), None);
}

#[test]
fn the_days_of_every_answer_are_a_calendar_that_others_read() {
    let rules = rules();
    for compiled in &rules.services {
        let subject = rules.subject(compiled, Lang::Kk);
        for scenario in &rules.scenarios[&compiled.id].scenarios {
            let request = request(rules, scenario);
            let dates = dates::dates(&Shown::new(&subject, &request).unwrap());
            let Saved { name, content, .. } = file(&subject, &request, File::Calendar);
            assert!(name.starts_with(&format!("aldyn-{}-20", compiled.id)) && name.ends_with(".ics"), "{name}");
            let read: icalendar::Calendar = content.parse().unwrap();
            assert_eq!(read.events().count(), dates.len(), "{}: {}", compiled.id, scenario.name);
            assert!(dates.is_sorted_by_key(|date| date.day), "{}", scenario.name);
            let mut keys: Vec<&str> = content.lines().filter(|line| line.starts_with("UID:")).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), dates.len(), "{}: every day has a key of its own", scenario.name);
        }
    }
}

#[test]
fn the_reasoning_names_every_line_with_its_clause() {
    let rules = rules();
    for compiled in &rules.services {
        for lang in Lang::ALL {
            let subject = rules.subject(compiled, lang);
            let scenario = &rules.scenarios[&compiled.id].scenarios[0];
            let Saved { content, .. } = file(&subject, &request(rules, scenario), File::Trace);
            for item in compiled.service.items() {
                let wording = subject.wording();
                assert!(content.contains(&wording.title(item)), "{}: {}", compiled.id, wording.title(item));
                assert!(content.contains(&wording.sources(&item.cites)), "{}", wording.title(item));
            }
        }
    }
}

/// The answer in English to a scenario whose name begins so, with these answers changed.
fn said(service: &str, named: &str, changed: &[(&str, &str)]) -> String {
    let rules = rules();
    let scenarios = &rules.scenarios[service].scenarios;
    let mut scenario = scenarios.iter().find(|known| known.name.starts_with(named)).unwrap().clone();
    for (fact, answer) in changed {
        scenario.answers.insert((*fact).to_owned(), (*answer).to_owned());
    }
    read_aloud(&show(&rules.subject(rules.service(service).unwrap(), Lang::En), &request(rules, &scenario)))
}

#[test]
fn that_the_calendar_ends_in_2028_bars_nobody() {
    let removed = |changed: &[_]| said("permanent-residence-permit", "Removed on 12 March 2022", changed);
    let long = removed(&[]);
    assert!(long.contains("from 27\u{a0}January 2027") && !long.contains("November 2028"), "{long}");
    // With a passport that falls short on the very day past which nothing is worked out, the last day is the passport's.
    let short = removed(&[("passport-expiry", "2029-05-16")]);
    let because = "After that, this stands in the way: The passport or document expires too soon.";
    assert!(short.contains("Thursday, 16\u{a0}November 2028") && short.contains(because), "{short}");
}

#[test]
fn where_the_portal_is_the_only_way_nobody_is_sent_to_the_office() {
    let told = said("military-record-correction", "A reservist finds his rank wrong", &[]);
    assert!(told.contains("Apply: On the portal."), "{told}");
}

#[test]
fn whoever_has_something_to_put_right_is_not_promised_a_result() {
    let told = said("rehabilitated-certificate", "His identity card expired the day before", &[]);
    assert!(told.contains("Put right what stands in the way") && !told.contains("Wait for the result"), "{told}");
}

#[test]
fn the_way_to_another_service_takes_the_answers_along_but_no_delicate_one() {
    let rules = rules();
    let subject = rules.subject(rules.service("temporary-residence-permit").unwrap(), Lang::Kk);
    let answers =
        [("citizenship", "visa-free"), ("temporary-purpose", "permanent"), ("permanent-application", "not-filed")];
    let answers = answers.map(|(fact, answer)| answer_of(&rules.facts, fact, answer).unwrap()).into_iter().collect();
    let progress =
        progress(&subject.service, &answers, Moment::start_of(Day::new(2026, 11, 20).unwrap()), &rules.calendar);
    let exit = subject.service.exits.iter().find(|exit| progress.0.exit == Some(exit.item.id)).unwrap();
    let Some(Node::Element(way)) = line::way_to(&subject, &progress.0, exit.link) else { panic!("it leads on") };
    let Node::Element(link) = &way.children[0] else { panic!("by a link") };
    let (address, fragment) = link.attributes[0].1.split_once('#').unwrap();
    assert_eq!(address, "../../kk/permanent-residence-permit/");
    // The purpose is delicate; nothing else of it is asked there.
    let opened = crate::carry::link::read(fragment, &subject.service);
    assert_eq!(opened.state, crate::carry::link::State::OtherService(exit.link.unwrap().service));
    assert_eq!(fragment, link::carry(exit.link.unwrap().service, &kept(&answers, &subject)));
}

fn kept(answers: &Answers, subject: &Subject) -> Answers {
    let kept = answers.iter().filter(|(fact, _)| !subject.is_delicate(*fact));
    kept.map(|(fact, answer)| (fact, answer.clone())).collect()
}

/// What the guide says in English after these answers.
fn led(answers: &[(&str, &str)]) -> String {
    let rules = rules();
    let answers = answers.iter().map(|(fact, answer)| answer_of(&rules.facts, fact, answer).unwrap());
    let request = Request {
        answers: answers.collect(),
        now: Moment { day: Day::new(2026, 11, 20).unwrap(), minute: 10 * 60 },
        entries: Entries::default(),
        address: String::new(),
        can_share: false,
    };
    read_aloud(&show(&rules.subject(rules.guide.as_ref().unwrap(), Lang::En), &request))
}

const STUDENT: [(&str, &str); 4] =
    [("need", "stay"), ("citizenship", "visa-free"), ("temporary-purpose", "study"), ("temporary-age", "older")];

#[test]
fn a_student_without_an_iin_is_shown_two_steps_with_their_days() {
    let told = led(&[&STUDENT[..], &[("iin", "no")]].concat());
    let iin = told.find("IIN for foreigners").unwrap();
    let permit = told.find("Issue of a temporary residence permit").unwrap();
    assert!(iin < permit, "{told}");
    assert!(
        told[iin..permit].contains("You can apply now") && told[permit..].contains("Once you have the result"),
        "{told}"
    );
    assert!(told[permit..].contains("You can apply from 23\u{a0}November 2026"), "{told}");
    assert!(told.contains("Study"), "the variant is named: {told}");
}

#[test]
fn somebody_with_an_iin_is_led_to_the_permit_alone() {
    let told = led(&[&STUDENT[..], &[("iin", "yes")]].concat());
    assert!(told.contains("This is the service you need") && !told.contains("IIN for foreigners"), "{told}");
}

#[test]
fn what_is_not_known_leaves_several_answers_and_says_what_to_find_out() {
    let told = led(&[&STUDENT[..], &[("iin", "dont-know")]].concat());
    assert!(told.contains("Several answers are possible") && told.contains("Find it out"), "{told}");
    assert_eq!(told.matches("### ").count(), 2, "one line for each: {told}");
}

#[test]
fn what_needs_no_service_says_why_and_where_the_act_says_so() {
    let told = led(&[("need", "military"), ("military-situation", "registered"), ("register-change", "moved")]);
    assert!(told.contains("there is nothing to apply for") && told.contains("order No.\u{a0}172"), "{told}");
}

#[test]
fn what_is_not_covered_says_where_to_ask() {
    let told = led(&[("need", "other")]);
    for way in ["1414", "8\u{a0}800\u{a0}080\u{a0}7777", "egov.kz"] {
        assert!(told.contains(way) || told.contains(&way.replace('\u{a0}', " ")), "{way}: {told}");
    }
}

#[test]
fn a_repealed_procedure_has_no_days() {
    let told = led(&[("need", "identity"), ("identity-need", "citizen")]);
    assert!(told.contains("1414") && told.to_lowercase().contains("repealed"), "{told}");
    for current in ["This is the service you need", "You can apply now", "When to apply", "See the documents"] {
        assert!(!told.contains(current), "{current}: {told}");
    }
}
