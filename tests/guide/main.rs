//! The guide, small ones over the services there are: how it is compiled, packed, asked and linked to.

use aldyn::assessment;
use aldyn::calendar::Moment;
use aldyn::carry::link;
use aldyn::interview::Progress;
use aldyn::law::{Exit, ExitKind, Kind, Service};
use aldyn::locale::{Lang, Texts};
use aldyn::logic::{Answer, Answers, OptionId};
use aldyn::pack::{Bundle, decode};
use aldyn::proof::{Mutant, longest, mutants, prove_guide};
use aldyn::source::{Compiled, Fault, Rules, RulesText, answer_of, describe_outcome};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;

/// The services as they are.
static TEXT: LazyLock<RulesText> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut text = RulesText::read(&folder).unwrap_or_else(|faults| panic!("{faults}"));
    text.0.remove("guide-scenarios.json");
    text
});

/// They are compiled anew for each guide, so the tests share the two that they need.
static SMALL: LazyLock<Rules> = LazyLock::new(|| with_guide(include_str!("small.json")));
static LARGER: LazyLock<Rules> = LazyLock::new(|| with_guide(include_str!("larger.json")));

fn with_guide(guide: &str) -> Rules {
    let mut text = TEXT.clone();
    text.0.insert("guide.json".to_owned(), guide.to_owned());
    Rules::from_text(&text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn guide(rules: &Rules) -> &Compiled {
    rules.guide.as_ref().expect("it has a guide")
}

fn answers(rules: &Rules, written: &[(&str, &str)]) -> Answers {
    written.iter().map(|(fact, answer)| answer_of(&rules.facts, fact, answer).unwrap()).collect()
}

fn moment() -> Moment {
    Moment::parse("2026-11-27T10:00").unwrap()
}

fn asked(rules: &Rules, written: &[(&str, &str)]) -> Progress {
    let (progress, channel) =
        assessment::progress(&guide(rules).service, &answers(rules, written), moment(), &rules.calendar);
    assert_eq!(channel, None, "nothing is filed with the guide");
    progress
}

fn led(rules: &Rules, written: &[(&str, &str)]) -> Value {
    describe_outcome(guide(rules), &rules.facts, &asked(rules, written), moment(), &rules.calendar)
}

fn exit<'r>(rules: &'r Rules, name: &str) -> &'r Exit {
    let guide = guide(rules);
    let mut exits = guide.service.exits.iter();
    exits.find(|exit| guide.names.item(exit.item.id) == name).unwrap_or_else(|| panic!("no outcome {name}"))
}

#[test]
fn it_asks_no_more_than_it_needs_and_ends_in_service_and_variant() {
    assert_eq!(led(&SMALL, &[])["next"], "rehabilitated");
    assert_eq!(led(&SMALL, &[])["at_most_left"], 2);
    let lost = led(&SMALL, &[("rehabilitated", "yes"), ("rehabilitated-purpose", "duplicate")]);
    assert_eq!(lost["outcome"], "certificate.duplicate");
    assert_eq!(lost["steps"], json!(["rehabilitated-certificate"]));
    let stranger = led(&SMALL, &[("rehabilitated", "no")]);
    assert_eq!((&stranger["outcome"], &stranger["next"]), (&json!("not-rehabilitated"), &Value::Null));
}

#[test]
fn an_outcome_without_a_title_is_called_as_the_service_that_it_leads_to() {
    let (guide, service) = (guide(&SMALL), SMALL.service("rehabilitated-certificate").unwrap());
    let exit = exit(&SMALL, "certificate.first");
    assert_eq!(exit.kind, ExitKind::AnotherService(service.service.id.0));
    for lang in Lang::ALL {
        assert_eq!(guide.text(exit.item.title, lang), service.text(service.service.name, lang));
    }
}

#[test]
fn a_borrowed_exit_brings_its_words_its_kind_and_where_the_act_says_so() {
    let (guide, service) = (guide(&SMALL), SMALL.service("rehabilitated-certificate").unwrap());
    let borrowed = exit(&SMALL, "not-rehabilitated");
    let own =
        service.service.exits.iter().find(|exit| service.names.item(exit.item.id) == "not-rehabilitated").unwrap();
    assert_eq!((borrowed.kind, borrowed.item.n), (own.kind, own.item.n));
    for lang in Lang::ALL {
        assert_eq!(guide.text(borrowed.item.title, lang), service.text(own.item.title, lang));
        let told = SMALL.subject(service, lang).wording().sources(&own.item.cites);
        assert_eq!(guide.text(borrowed.source.unwrap(), lang), told);
        assert!(told.contains("78"), "{told}");
    }
    assert_eq!(guide.text(borrowed.link.unwrap().slug, Lang::Ru), "rehabilitated-certificate");
}

#[test]
fn services_follow_one_another_and_each_says_what_it_waits_for() {
    let student = led(&LARGER, &[("citizenship", "visa-free"), ("iin", "no"), ("temporary-purpose", "study")]);
    assert_eq!(student["outcome"], "temporary-without-iin.study");
    assert_eq!(student["steps"], json!(["iin-issue", "temporary-residence-permit"]));
    assert_eq!(student["after"], json!(["result", "result"]));
    assert_eq!(student["gives"], json!([{ "iin-person": "temporary" }, {}]));
    let settling = led(&LARGER, &[("citizenship", "stateless"), ("temporary-purpose", "permanent")]);
    assert_eq!(settling["outcome"], "permanent-first");
    assert_eq!(settling["after"], json!(["result", "filing"]));
    let last = LARGER.service("temporary-residence-permit").unwrap();
    assert_eq!(exit(&LARGER, "permanent-first").kind, ExitKind::AnotherService(last.service.id.0));
}

#[test]
fn where_the_person_does_not_know_every_outcome_that_remains_is_told() {
    let unsure = led(&LARGER, &[("citizenship", "kazakhstan"), ("military-record-state", "dont-know")]);
    assert_eq!((&unsure["outcome"], &unsure["next"]), (&Value::Null, &Value::Null));
    assert_eq!(unsure["possible"], json!(["record-right", "record.wrong", "record.missing"]));
    let covered_nowhere = led(&LARGER, &[("citizenship", "other")]);
    assert_eq!(covered_nowhere["possible"], json!(["no-agreement"]));
    assert_eq!(exit(&LARGER, "no-agreement").kind, ExitKind::NotCovered);
}

#[test]
fn the_services_it_leads_to_travel_in_bundles() {
    let packs = LARGER.packs();
    let named = |name: &str| packs.iter().find(|pack| pack.name == name).unwrap_or_else(|| panic!("no pack {name}"));
    let names = |bundle: &Bundle| bundle.packs.iter().map(|pack| pack.name.clone()).collect::<Vec<_>>();
    let logic: Bundle = decode(&named("bundle").bytes).unwrap();
    assert_eq!(
        names(&logic),
        [
            "logic.iin-issue",
            "logic.military-record-correction",
            "logic.permanent-residence-permit",
            "logic.temporary-residence-permit"
        ]
    );
    let russian: Bundle = decode(&named("bundle.ru").bytes).unwrap();
    assert_eq!(
        names(&russian),
        [
            "answer.iin-issue.ru",
            "answer.military-record-correction.ru",
            "answer.permanent-residence-permit.ru",
            "answer.temporary-residence-permit.ru",
            "ask.iin-issue.ru",
            "ask.military-record-correction.ru",
            "ask.permanent-residence-permit.ru",
            "ask.temporary-residence-permit.ru"
        ]
    );
    let inside = logic.get("logic.iin-issue").unwrap();
    assert_eq!(inside, named("logic.iin-issue"));
    assert_eq!(decode::<Service>(&inside.bytes).unwrap(), LARGER.service("iin-issue").unwrap().service);
    let own: Texts = decode(&named("ask.which.en").bytes).unwrap();
    assert!(own.0.contains(&"Which service do you need?".to_owned()));
}

#[test]
fn its_answers_travel_in_a_link_as_those_of_a_service_do() {
    let service = &guide(&LARGER).service;
    let told = answers(&LARGER, &[("citizenship", "other"), ("iin", "no")]);
    let opened = link::read(&link::write(service.id, &told), service);
    assert_eq!((opened.state, opened.answers), (link::State::Whole, told.clone()));
    let elsewhere = &LARGER.service("iin-issue").unwrap().service;
    let opened = link::read(&link::write(service.id, &told), elsewhere);
    assert_eq!(opened.state, link::State::OtherService(service.id));
}

#[test]
fn every_option_of_a_fact_is_offered() {
    for question in &guide(&LARGER).service.questions {
        let fact = LARGER.facts.by_code(question.fact).unwrap();
        let offered = match &question.kind {
            Kind::Choice(choices) | Kind::Several(choices) => choices.len(),
            Kind::Date => 0,
        };
        assert_eq!(offered, fact.options.len(), "{}", fact.id);
        assert!(fact.options.iter().all(|option| question.offers(&Answer::Option(OptionId(option.code)))));
    }
}

/// Every way through the interview, each answer tried that is offered: how many there are, and the most questions on one.
fn ways(rules: &Rules, given: &Answers) -> (usize, usize) {
    let service = &guide(rules).service;
    let (progress, _) = assessment::progress(service, given, moment(), &rules.calendar);
    let Some(next) = progress.next else {
        let known = !progress.active.iter().any(|(_, answer)| answer.is_open());
        assert!(progress.exit.is_some() || !known, "it ends nowhere for {given:?}");
        return (1, progress.asked.len());
    };
    let question = service.question(next).unwrap();
    let options = question.kind.choices().iter().map(|choice| Answer::Option(choice.option));
    let unknown = if question.may_not_know { Answer::DontKnow } else { Answer::PreferNotToSay };
    let left = progress.asked.len() + progress.left;
    let tried = options.chain((question.may_not_know || question.delicate).then_some(unknown));
    let (count, longest) = tried.fold((0, 0), |(count, longest), answer| {
        let mut given = given.clone();
        given.set(next, answer);
        let (more, length) = ways(rules, &given);
        (count + more, longest.max(length))
    });
    assert!(longest <= left, "more than {left} questions after {given:?}");
    (count, longest)
}

/// Questions that exclude one another are not all counted as left.
#[test]
fn at_most_so_many_are_left_as_the_longest_way_has() {
    let mut service = guide(&LARGER).service.clone();
    service.questions.iter_mut().for_each(|question| question.may_not_know = false);
    service.longest = None;
    let left = |service: &Service| {
        let (progress, _) = assessment::progress(service, &Answers::new(), moment(), &LARGER.calendar);
        progress.left
    };
    assert_eq!(left(&service), 4, "citizens and foreigners together");
    service.longest = longest(&service);
    assert_eq!(left(&service), 3);
}

#[test]
fn the_proof_counts_the_ways_that_the_interview_has() {
    for rules in [&*SMALL, &*LARGER] {
        let counts = prove_guide(rules, guide(rules)).counts;
        let (count, longest) = ways(rules, &Answers::new());
        assert_eq!((counts.paths, counts.longest_unsure), (count.to_string(), longest));
    }
    let counts = prove_guide(&SMALL, guide(&SMALL)).counts;
    // Two questions to either certificate, one to the exit.
    assert_eq!((counts.outcomes, counts.longest, counts.services), (3, 2, 1));
    assert!((counts.mean - 5.0 / 3.0).abs() < 1e-9, "{}", counts.mean);
    assert_eq!(prove_guide(&LARGER, guide(&LARGER)).counts.longest, 3);
}

/// The facts are shared, so no file can break this. It is proven all the same: here for a service that has lost an
/// option of its question after compiling.
#[test]
fn a_service_that_would_ask_again_is_found() {
    let mut rules = SMALL.clone();
    let purpose = rules.facts.get("rehabilitated-purpose").unwrap().number();
    let compiled = rules.services.iter_mut().find(|compiled| compiled.id == "rehabilitated-certificate").unwrap();
    let question = compiled.service.questions.iter_mut().find(|question| question.fact == purpose).unwrap();
    let Kind::Choice(choices) = &mut question.kind else { panic!("it has options") };
    choices.pop();
    let faults = prove_guide(&rules, guide(&SMALL)).faults;
    let again = |fault: &Fault| fault.item == "rehabilitated-purpose" && fault.reason.contains("asks it again");
    assert!(faults.iter().any(again), "{faults:#?}");
}

/// What an outcome leads to, or borrows, says what kind it is: there is no slip to be made.
#[test]
fn the_kind_of_an_outcome_is_mutated_where_the_guide_says_it() {
    let kinds = |rules: &Rules| {
        let made = mutants(guide(rules), &rules.facts).all;
        let of_kind = |mutant: &&Mutant| mutant.mutation.to_string().starts_with("kind");
        made.iter().filter(of_kind).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&SMALL), Vec::<String>::new());
    assert_eq!(kinds(&LARGER), ["no-agreement: kind nothing-to-do"]);
}
