//! The guide: questions that lead to a service, which goes on in the same page.

use crate::texts::{Fact, Lang, in_language, parsed};
use crate::visit::Visit;
use crate::walk::{Replies, Reply};
use serde_json::Value;
use std::sync::LazyLock;

/// The folder of the guide.
pub const GUIDE: &str = "which";

static RULES: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../rules/guide.json")));
static SCENARIOS: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../rules/guide-scenarios.json")));

/// Somebody who asks the guide, and where it has to lead them.
#[derive(Clone, Copy)]
pub struct Scenario(&'static Value);

/// Every scenario of `rules/guide-scenarios.json`.
pub fn scenarios() -> impl Iterator<Item = Scenario> {
    SCENARIOS["scenarios"].as_array().into_iter().flatten().map(Scenario)
}

impl Scenario {
    pub fn name(self) -> &'static str {
        self.0["name"].as_str().unwrap_or_default()
    }

    pub fn replies(self) -> Vec<(&'static str, Reply)> {
        let replies = self.0["answers"].as_object().into_iter().flatten();
        replies.map(|(fact, answer)| (fact.as_str(), reply(answer.as_str().unwrap_or_default()))).collect()
    }

    /// The services to apply for, one after the other.
    pub fn steps(self) -> Vec<&'static str> {
        self.0["expect"]["steps"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The outcomes that stay possible, where it is more than one.
    pub fn possible(self) -> usize {
        self.0["expect"]["possible"].as_array().map_or(0, Vec::len)
    }

    /// What its one outcome is called, where the guide itself has a name for it.
    pub fn title(self, lang: Lang) -> Option<&'static str> {
        let id = self.0["expect"]["outcome"].as_str()?.split('.').next()?;
        let mut outcomes = RULES["outcomes"].as_array().into_iter().flatten();
        let title = &outcomes.find(|outcome| outcome["id"] == id)?["title"];
        (!title.is_null()).then(|| in_language(title, lang))
    }

    /// None of the rules speaks of its case, says the guide itself.
    pub fn is_not_covered(self) -> bool {
        let id = &self.0["expect"]["outcome"];
        let mut outcomes = RULES["outcomes"].as_array().into_iter().flatten();
        outcomes.any(|outcome| outcome["id"] == *id && outcome["kind"] == "not-covered")
    }
}

fn reply(answer: &'static str) -> Reply {
    match answer {
        "dont-know" => Reply::DontKnow,
        "prefer-not-to-say" => Reply::PreferNotToSay,
        option => Reply::Choose(option),
    }
}

impl Visit {
    /// Opens the guide's page and waits until it runs.
    pub async fn open_guide(&self, lang: Lang) {
        self.open_page_of(GUIDE, lang).await;
    }

    /// Answers the guide's questions up to its outcome; gives back what they were about.
    pub async fn answer_guide(&self, replies: &Replies, lang: Lang) -> Vec<&'static str> {
        let asked = self.answer_whatever_is_asked(replies, lang).await;
        self.until("document.querySelector('.verdict h1') && document.querySelector('#answers')").await;
        asked
    }

    /// From the guide's page to its outcome.
    pub async fn walk_guide(&self, replies: &Replies, lang: Lang) -> Vec<&'static str> {
        self.open_guide(lang).await;
        self.start().await;
        self.answer_guide(replies, lang).await
    }

    /// The services that the outcome names, one after the other.
    pub async fn steps(&self) -> Vec<String> {
        self.texts(".path > .step > h3").await
    }

    /// From the outcome to the service of a step, counted from 1.
    pub async fn follow(&self, step: usize) {
        let depth = self.js("history.state").await;
        self.click(&format!(".path > .step:nth-child({step}) .button")).await;
        self.until(&format!("history.state === {depth} + 1")).await;
    }

    /// From the outcome to the question about a fact.
    pub async fn change_in_guide(&self, fact: Fact, lang: Lang) {
        let labels = self.texts(".answers dt").await;
        let row = labels.iter().position(|label| label == fact.label(lang));
        let row = row.unwrap_or_else(|| panic!("the outcome does not rest on \"{}\"", fact.id()));
        self.click(&format!(".answers .answer:nth-child({}) .link-button", row + 1)).await;
        self.until("document.querySelector('form')").await;
        assert_eq!(self.question(lang).await.id(), fact.id());
    }

    /// How many questions are left at the most, as the question that is shown says.
    pub async fn left(&self) -> usize {
        let said = self.text("form > p.hint:last-child").await;
        let figures: String = said.chars().filter(char::is_ascii_digit).collect();
        // The last one is announced in words.
        figures.parse().unwrap_or(1)
    }
}
