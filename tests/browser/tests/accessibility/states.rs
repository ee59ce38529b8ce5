//! Every state that the page can be in, one after the other.

use browser::{FIRST, GUIDE, Lang, REPEALED, Replies, Reply, SERVICE, Scenario, Visit, fact, say, scenarios};
use std::time::Duration;

/// A Monday morning on which every counter is open, so that each state says the same every day.
const MONDAY: &str = "2026-11-23T10:00";

/// Long enough for a state of waiting to be looked at.
const LATE: Duration = Duration::from_secs(60);

/// Leads through every state, each in a page that has come to rest. What is folded away is unfolded.
pub async fn every_state(visit: &Visit, lang: Lang, look: impl AsyncFn(&str)) {
    visit.server.clock_is(MONDAY);
    start_page(visit, lang, &look).await;
    pages_to_read(visit, lang, &look).await;
    questions(visit, lang, &look).await;
    answers(visit, lang, &look).await;
    history(visit, lang, &look).await;
    guide(visit, lang, &look).await;
    troubles(visit, lang, &look).await;
}

/// The start page, what is found and what is not.
pub async fn start_page(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    visit.open_front(lang).await;
    look("start page").await;
    visit.search("рұқсат").await;
    visit.press(browser::Key::Down).await;
    look("services found").await;
    visit.search("жүргізуші куәлігі").await;
    look("nothing found").await;
}

/// The list of all services, a description, the page for webmasters, and how the site is kept on a device.
pub async fn pages_to_read(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    for page in ["services", &format!("{SERVICE}/about"), &format!("{}/about", REPEALED[0]), "embed"] {
        visit.open(&format!("/{}/{page}/", lang.code())).await;
        visit.unfold().await;
        look(page).await;
    }
    visit.open(&format!("/{}/offline/", lang.code())).await;
    visit.until("document.getElementById('state').textContent").await;
    look("offline").await;
}

/// From a service's page through a question of each kind, each with its mistake, to the list of answers.
pub async fn questions(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    visit.open_service(lang).await;
    visit.unfold().await;
    look("service").await;
    visit.start().await;
    let mut seen = Vec::new();
    while visit.has("form").await {
        let asked = visit.question(lang).await;
        let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
        let kind = match reply {
            Reply::Tick(_) => "several",
            Reply::Date(..) => "a date",
            _ => "one of several",
        };
        visit.unfold().await;
        if !seen.contains(&kind) {
            seen.push(kind);
            look(&format!("question, {kind}")).await;
            visit.go_on().await;
            look(&format!("question, {kind}, with a mistake")).await;
        }
        visit.answer_one(FIRST, lang).await;
    }
    assert_eq!(seen.len(), 3, "a question of each kind: {seen:?}");
    look("answers").await;
}

/// The answer with each verdict that this service has.
pub async fn answers(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    answer(visit, FIRST, lang, "verdict-ready").await;
    look("answer, ready").await;
    visit.press_button(say("qr-show", lang)).await;
    visit.until("document.querySelector('svg.qr')").await;
    visit.enter_day("when", ["31", "11", "2026"]).await;
    look("answer, with a code to photograph and a day that is none").await;

    answer(visit, &FIRST.with("rehabilitation-proof", Reply::NoneOfThese), lang, "verdict-mend").await;
    look("answer, to mend first").await;
    answer(visit, &FIRST.with("identity-card-expiry", Reply::DontKnow), lang, "verdict-cannot-tell").await;
    look("answer, cannot tell").await;
    answer(visit, &[("rehabilitated", Reply::Choose("no"))], lang, "verdict-nothing").await;
    look("answer, nothing to do").await;
}

/// Replies with one of them changed.
trait With {
    fn with(&self, fact: &str, reply: Reply) -> Vec<(&'static str, Reply)>;
}

impl With for Replies {
    fn with(&self, fact: &str, reply: Reply) -> Vec<(&'static str, Reply)> {
        self.iter().map(|(asked, usual)| (*asked, if *asked == fact { reply } else { *usual })).collect()
    }
}

async fn answer(visit: &Visit, replies: &Replies, lang: Lang, verdict: &str) {
    visit.walk_to_answer(SERVICE, replies, lang).await;
    assert_eq!(visit.heading().await, say(verdict, lang));
    visit.unfold().await;
}

/// A service whose act was repealed.
pub async fn history(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    visit.open_page_of(REPEALED[0], lang).await;
    visit.unfold().await;
    look("repealed service").await;
    visit.click("main .button").await;
    visit.until("history.state > 1").await;
    while visit.has("form").await {
        visit.click("#option-0").await;
        visit.go_on().await;
    }
    if !visit.has(".verdict h1").await {
        visit.show_result().await;
    }
    visit.until_styled().await;
    visit.unfold().await;
    look("repealed service, its history").await;
}

/// The guide and each kind of outcome that it has.
pub async fn guide(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    visit.open_guide(lang).await;
    look("guide").await;
    visit.start().await;
    assert_eq!(visit.question(lang).await.id(), fact("need").id());
    look("guide, question").await;
    type IsOfKind = fn(Scenario) -> bool;
    let kinds: [(&str, IsOfKind); 4] = [
        ("one service", |one| one.steps().len() == 1 && one.possible() == 0),
        ("several one after the other", |one| one.steps().len() > 1),
        ("several possible", |one| one.possible() > 1),
        ("not covered", Scenario::is_not_covered),
    ];
    for (kind, is_of_it) in kinds {
        let scenario = scenarios().find(|one| is_of_it(*one)).unwrap_or_else(|| panic!("no scenario: {kind}"));
        visit.walk_guide(&scenario.replies(), lang).await;
        visit.until_styled().await;
        visit.unfold().await;
        look(&format!("guide, {kind}")).await;
    }
}

/// What is shown while something is waited for, and where something does not come.
pub async fn troubles(visit: &Visit, lang: Lang, look: &impl AsyncFn(&str)) {
    let page = format!("/{}/{GUIDE}/", lang.code());
    let named = visit.server.named_by(&page);
    let opened = std::time::Instant::now();
    visit.open_guide(lang).await;
    visit.start().await;
    let mut rest = visit.server.asked_since(opened);
    rest.retain(|path| path.ends_with(".pack") && !named.contains(path));
    assert!(!rest.is_empty(), "the guide asks for more than its page names");

    rest.iter().for_each(|path| visit.server.delay(path, LATE));
    visit.open_guide(lang).await;
    visit.click("main > p > .button").await;
    visit.until("document.querySelector('main [role=status]') && history.state === 2").await;
    look("waiting").await;
    visit.server.mend();

    rest.iter().for_each(|path| visit.server.withhold(path));
    visit.open_guide(lang).await;
    // It moves what stands below it.
    visit.until("document.querySelector('main .failure')").await;
    visit.click("main > p > .button").await;
    visit.until("history.state === 2 && document.querySelector('main .failure')").await;
    look("something does not come").await;
    visit.server.mend();

    let module = named.iter().find(|path| path.ends_with(".wasm")).expect("the page names its module");
    visit.server.change_one_byte(module);
    visit.open(&page).await;
    visit.until("document.querySelector('#aldyn-failed:not([hidden])')").await;
    look("the page cannot start").await;
    visit.server.mend();
}
