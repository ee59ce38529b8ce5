//! Walking through the interview, in the words of the product.

use crate::texts::{Fact, Lang, built, facts, say};
use crate::visit::Visit;
use std::time::Instant;

/// The service that is walked.
pub const SERVICE: &str = "rehabilitated-certificate";

/// What a person replies to a question.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    Choose(&'static str),
    Tick(&'static [&'static str]),
    NoneOfThese,
    DontKnow,
    PreferNotToSay,
    Date(&'static str, &'static str, &'static str),
}

/// Replies to questions, by fact.
pub type Replies = [(&'static str, Reply)];

/// Somebody who comes in person, for the first time, with everything in order.
pub const FIRST: &Replies = &[
    ("rehabilitated", Reply::Choose("yes")),
    ("rehabilitated-purpose", Reply::Choose("first")),
    ("applicant", Reply::Choose("self")),
    ("rehabilitation-proof", Reply::Tick(&["statement"])),
    ("identity-shown", Reply::Choose("card")),
    ("identity-card-expiry", Reply::Date("27", "3", "2096")),
];

/// A relative with a power of attorney who asks for a duplicate, everything in order.
pub const DUPLICATE: &Replies = &[
    ("rehabilitated", Reply::Choose("yes")),
    ("rehabilitated-purpose", Reply::Choose("duplicate")),
    ("applicant", Reply::Choose("representative")),
    ("rehabilitation-proof", Reply::Tick(&["court-act", "court-act-pending"])),
    ("authority-document", Reply::Choose("valid")),
    ("identity-shown", Reply::Choose("digital")),
    ("identity-card-expiry", Reply::Date("1", "12", "2096")),
];

impl Visit {
    /// Opens the page of the service that is walked and waits until it runs.
    pub async fn open_service(&self, lang: Lang) {
        self.open_page_of(SERVICE, lang).await;
    }

    /// Opens the page of any service and waits until it runs.
    pub async fn open_page_of(&self, service: &str, lang: Lang) {
        self.open_running(&format!("/{}/{service}/", lang.code())).await;
    }

    /// Opens a page that asks or searches, and waits until it runs; the page before it may have run as well.
    pub async fn open_running(&self, page: &str) {
        self.open(page).await;
        self.until(&format!("location.pathname === '{page}' && history.state === 1")).await;
    }

    /// Presses Start and waits for the first question; from this instant on the page has nothing to ask the server for.
    pub async fn start(&self) -> Instant {
        self.click("main > p > .button").await;
        self.until("document.querySelector('form')").await;
        Instant::now()
    }

    /// The question that is shown.
    pub async fn question(&self, lang: Lang) -> Fact {
        let heading = self.heading().await;
        let asked = facts().find(|fact| fact.question(lang) == heading);
        asked.unwrap_or_else(|| panic!("no fact is asked about with \"{heading}\" in {lang:?}"))
    }

    pub async fn heading(&self) -> String {
        self.text("h1").await
    }

    /// Fills in a reply to the question that is shown.
    pub async fn reply(&self, fact: Fact, reply: Reply, lang: Lang) {
        match reply {
            Reply::Choose(option) => self.choose(fact, option, lang).await,
            Reply::Tick(options) => {
                for option in options {
                    self.choose(fact, option, lang).await;
                }
            }
            Reply::NoneOfThese => self.click("#none").await,
            Reply::DontKnow => self.click("#dont-know").await,
            Reply::PreferNotToSay => self.click("#prefer-not").await,
            Reply::Date(day, month, year) => {
                for (field, typed) in [("#day", day), ("#month", month), ("#year", year)] {
                    self.empty(field).await;
                    self.type_into(field, typed).await;
                }
            }
        }
    }

    async fn choose(&self, fact: Fact, option: &str, lang: Lang) {
        let id = format!("option-{}", fact.place(option));
        assert_eq!(self.text(&format!("label[for={id}]")).await, fact.option(option, lang));
        self.click(&format!("#{id}")).await;
    }

    /// Presses Continue and waits for what follows: another view, or what is wrong.
    pub async fn go_on(&self) {
        let before = self.js("[history.state, document.querySelectorAll('.error-summary').length]").await;
        self.click("button[type=submit]").await;
        self.until(&format!(
            "history.state > {} || document.querySelector('.error-summary') && !{}",
            before[0], before[1]
        ))
        .await;
    }

    /// Answers the questions from the one that is shown up to the list of answers, and counts them.
    pub async fn answer_all(&self, replies: &Replies, lang: Lang) -> usize {
        let answered = self.answer_whatever_is_asked(replies, lang).await.len();
        assert_eq!(self.heading().await, say("review-title", lang));
        answered
    }

    /// Answers questions for as long as some are asked; gives back what they were about.
    pub async fn answer_whatever_is_asked(&self, replies: &Replies, lang: Lang) -> Vec<&'static str> {
        let mut asked = Vec::new();
        while self.has("form").await {
            asked.push(self.answer_one(replies, lang).await);
        }
        asked
    }

    /// Answers questions until this one is shown.
    pub async fn answer_until(&self, shown: &str, replies: &Replies, lang: Lang) {
        while self.question(lang).await.id() != shown {
            self.answer_one(replies, lang).await;
        }
    }

    /// Answers the question that is shown; gives back what it is about.
    pub async fn answer_one(&self, replies: &Replies, lang: Lang) -> &'static str {
        let fact = self.question(lang).await;
        let reply = replies.iter().find(|(asked, _)| *asked == fact.id());
        let (_, reply) = reply.unwrap_or_else(|| panic!("nobody expected to be asked about \"{}\"", fact.id()));
        self.reply(fact, *reply, lang).await;
        self.go_on().await;
        assert!(!self.has(".error-summary").await, "{}: {reply:?} is taken for a mistake", fact.id());
        self.assert_nothing_is_kept().await;
        fact.id()
    }

    /// The list of answers: questions and what was replied.
    pub async fn answers(&self) -> Vec<(String, String)> {
        let questions = self.texts(".answers dt").await;
        questions.into_iter().zip(self.texts(".answers dd > span").await).collect()
    }

    /// From the list of answers to the question about a fact.
    pub async fn change(&self, fact: Fact, lang: Lang) {
        let questions = self.texts(".answers dt").await;
        let row = questions.iter().position(|question| question == fact.question(lang));
        let row = row.unwrap_or_else(|| panic!("the list of answers lacks \"{}\"", fact.id()));
        self.click(&format!(".answers .answer:nth-child({}) .link-button", row + 1)).await;
        self.until("document.querySelector('form')").await;
        assert_eq!(self.question(lang).await.id(), fact.id());
    }

    /// From the list of answers to the result.
    pub async fn show_result(&self) {
        self.click("main > p > .button").await;
        self.until("document.querySelector('.verdict')").await;
        self.assert_nothing_is_kept().await;
    }

    /// Presses a language of the switch, and waits until the page speaks it.
    pub async fn speak(&self, lang: Lang) {
        let code = lang.code();
        self.click(&format!(".languages a[lang={code}]")).await;
        self.until(&format!("document.documentElement.lang === '{code}' && history.state")).await;
    }

    /// Presses the browser's Back, and waits until the view before is shown.
    pub async fn back_a_view(&self) {
        let depth = self.js("history.state").await;
        // WebKit tells the page of it some time after the step; another page knows nothing of this.
        self.js("void (window.__told = false, addEventListener('popstate',
                 () => setTimeout(() => { window.__told = true; }), { once: true }))")
            .await;
        self.back().await;
        self.until(&format!("history.state === null || history.state === {depth} - 1 && window.__told !== false"))
            .await;
    }

    /// Nothing but the depth of the view is in the address, the history or the browser's stores.
    pub async fn assert_nothing_is_kept(&self) {
        let kept = self
            .js("[location.search, location.hash, typeof history.state, document.cookie, localStorage.length, \
                 sessionStorage.length, window.name]")
            .await;
        // Before the first answer there is nothing to keep.
        let kept_here = [0, 1].into_iter().filter(|count| *count == 0 || self.keeps.get());
        let may = kept_here.map(|count| serde_json::json!(["", "", "number", "", 0, count, ""]));
        assert!(may.into_iter().any(|may| may == kept), "kept by the browser: {kept}");
        let path = self.js("location.pathname").await;
        let path = path.as_str().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        let is_page = matches!(parts[..], ["", lang, service, ""] if !service.is_empty() && Lang::ALL.iter().any(|known| known.code() == lang));
        assert!(is_page, "{path} is no address of a service");
    }

    /// The built page says why it does not start, and nothing else.
    pub async fn assert_start_failed(&self, why: &str, lang: Lang) {
        self.until("document.querySelector('#aldyn-failed:not([hidden])')").await;
        assert_eq!(
            self.texts("#aldyn-failed > [data-why]:not([hidden])").await,
            [built(&format!("failed_{why}"), lang)]
        );
        assert_eq!(self.text("#aldyn-again").await, built("failed_again", lang));
        assert_eq!(self.text("#aldyn-failed a[href]").await, built("failed_read", lang));
    }
}
