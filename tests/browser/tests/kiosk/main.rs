//! Aldyn on a kiosk: what its operator sets, what a person does there by touch alone, and that nothing of one is left to the next.

mod clock;
mod codes;
mod cut;
mod everyone;
mod idle;
mod settings;
mod soak;
mod walk;
mod wipe;

use browser::{Complaints, Lang, Replies, Reply, SERVICE, Visit, visit};
use serde_json::{Value, json};

/// The day of the rules and after: nothing is said of the clock.
const NOON: &str = "2026-11-23T12:00";

/// A visit to a kiosk whose operator has written this file.
fn visit_kiosk(file: Value, story: impl AsyncFnOnce(&Visit)) {
    visit(Complaints::None, async |visit| {
        prepare(visit, &file);
        story(visit).await;
    });
}

fn prepare(visit: &Visit, file: &Value) {
    visit.server.clock_is(NOON);
    visit.server.serve_instead("/kiosk.json", file.to_string().into_bytes());
    // A worker that answers nothing: what a test does to the server must be seen.
    visit.server.serve_instead("/worker.js", Vec::new());
}

/// Opens the kiosk's own page, with what the operator has written into the address.
async fn open_kiosk(visit: &Visit, query: &str) {
    visit.open(&format!("/kiosk/{query}")).await;
    until_ready(visit).await;
}

/// The page is the kiosk's own one, and has its settings.
async fn until_ready(visit: &Visit) {
    visit.until("location.pathname === '/kiosk/' && document.querySelector('.kiosk-bar')").await;
}

/// Nobody is there: no language is chosen.
async fn until_at_rest(visit: &Visit) {
    until_ready(visit).await;
    visit.until("!document.getElementById('kiosk-attract').hidden").await;
}

/// Presses Finish, and waits until nobody is there.
async fn finish(visit: &Visit) {
    visit.click(".kiosk-bar .button").await;
    until_at_rest(visit).await;
}

async fn choose_language(visit: &Visit, lang: Lang) {
    visit.click(&format!("[data-enters={}]", lang.code())).await;
    visit.until(&format!("document.documentElement.lang === '{}'", lang.code())).await;
}

/// From the list of services to a service's page.
async fn choose_service(visit: &Visit, service: &str, lang: Lang) {
    visit.click(&format!("[data-speaks={}] [data-service={service}] a", lang.code())).await;
    visit
        .until(&format!(
            "location.pathname === '/{}/{service}/' && document.querySelector('.kiosk-bar') && window.__taken",
            lang.code()
        ))
        .await;
}

/// From a kiosk at rest to the first question.
async fn begin(visit: &Visit, lang: Lang) {
    choose_language(visit, lang).await;
    choose_service(visit, SERVICE, lang).await;
    visit.start().await;
}

/// Writes a day with the number pad alone.
async fn press_date(visit: &Visit, parts: [&str; 3]) {
    for (at, part) in parts.into_iter().enumerate() {
        for digit in part.chars() {
            press_key(visit, &digit.to_string()).await;
        }
        // A field that is full gives way by itself.
        if at < 2 && part.len() == 1 {
            press_next(visit).await;
        }
    }
}

async fn press_key(visit: &Visit, label: &str) {
    let place = match label {
        "0" => 11,
        digit => digit.parse().expect("a figure"),
    };
    visit.click(&format!(".kiosk-pad .button:nth-of-type({place})")).await;
}

async fn press_next(visit: &Visit) {
    visit.click(".kiosk-pad [data-said=pad_next]").await;
}

/// Presses Continue and waits for another view, or for what is wrong.
async fn go_on(visit: &Visit) {
    let before = json!(visit.heading().await);
    visit.click("button[type=submit]").await;
    let moved = format!("document.querySelector('h1').innerText.trim() !== {before}");
    visit.until(&format!("{moved} || document.querySelector('.error-summary')")).await;
}

/// Answers by touch the question that is shown.
async fn answer_one(visit: &Visit, replies: &Replies, lang: Lang) {
    let fact = visit.question(lang).await;
    let (_, reply) = replies.iter().find(|(id, _)| *id == fact.id()).expect("a reply");
    match reply {
        Reply::Date(day, month, year) => press_date(visit, [day, month, year]).await,
        reply => visit.reply(fact, *reply, lang).await,
    }
    go_on(visit).await;
    assert!(!visit.has(".error-summary").await, "{}: {reply:?}", fact.id());
}

/// Answers by touch from the question that is shown to the list of answers.
async fn answer_all(visit: &Visit, replies: &Replies, lang: Lang) {
    while visit.has("form").await {
        answer_one(visit, replies, lang).await;
    }
}

/// From the list of answers to the answer.
async fn show_result(visit: &Visit) {
    visit.click("main > p > .button").await;
    visit.until("document.querySelector('.verdict')").await;
    visit.until_styled_on_kiosk().await;
}

/// What is waited for on the answer's page of a kiosk.
trait OnKiosk {
    async fn until_styled_on_kiosk(&self);
}

impl OnKiosk for Visit {
    async fn until_styled_on_kiosk(&self) {
        self.until("[...document.styleSheets].filter((sheet) => sheet.cssRules.length).length === 3").await;
    }
}

/// What the browser keeps of the page beside the page itself.
async fn kept(visit: &Visit) -> Value {
    visit
        .js("[localStorage.length, sessionStorage.length, document.cookie, window.name, location.hash, history.state]")
        .await
}

fn nothing_kept() -> Value {
    json!([0, 0, "", "", "", null])
}

/// What is seen of these elements.
async fn seen_texts(visit: &Visit, selector: &str) -> Vec<String> {
    let seen = format!(
        "[...document.querySelectorAll({})].filter((one) => one.checkVisibility()).map((one) => one.innerText.trim())",
        json!(selector)
    );
    visit.list(&seen).await
}
