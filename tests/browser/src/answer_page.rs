//! The answer's page, as whoever reads it finds their way on it.

use crate::texts::{Lang, with_plain_spaces};
use crate::visit::Visit;
use crate::walk::Replies;

impl Visit {
    /// Walks through a service from its page to the answer, with its style.
    pub async fn walk_to_answer(&self, service: &str, replies: &Replies, lang: Lang) {
        self.open_page_of(service, lang).await;
        self.start().await;
        self.answer_all(replies, lang).await;
        self.show_result().await;
        self.until_styled().await;
    }

    /// The answer's own style sheet has come.
    pub async fn until_styled(&self) {
        self.until("[...document.styleSheets].filter((sheet) => sheet.cssRules.length).length === 2").await;
    }

    /// The text of the first such element, with plain spaces only.
    pub async fn words(&self, selector: &str) -> String {
        with_plain_spaces(&self.text(selector).await)
    }

    /// All that the page says, folded away or not, with plain spaces only.
    pub async fn whole_text(&self) -> String {
        let text = self.js("document.querySelector('main').textContent").await;
        with_plain_spaces(text.as_str().unwrap_or_default())
    }

    /// Unfolds the section under the heading of this id.
    pub async fn unfold_section(&self, id: &str) {
        if !self.holds(&format!("document.getElementById('{id}').closest('details').open")).await {
            self.click(&format!("summary:has(#{id})")).await;
            self.until(&format!("document.getElementById('{id}').closest('details').open")).await;
        }
    }

    /// Presses the first button of the main part that says this.
    pub async fn press_button(&self, label: &str) {
        let marked = format!(
            "[...document.querySelectorAll('main button')].filter((one) => one.textContent.replaceAll('\\u00a0', ' ') === {})
             .slice(0, 1).map((one) => one.dataset.pressed = 'next').length",
            serde_json::json!(label)
        );
        assert_eq!(self.js(&marked).await, 1, "no button says \"{label}\"");
        self.click("[data-pressed=next]").await;
        self.js("document.querySelectorAll('[data-pressed]').forEach((one) => { delete one.dataset.pressed; })").await;
    }

    /// Fills in day, month and year of the fields whose ids begin so.
    pub async fn enter_day(&self, id: &str, [day, month, year]: [&str; 3]) {
        for (part, typed) in [("day", day), ("month", month), ("year", year)] {
            let field = format!("#{id}-{part}");
            self.empty(&field).await;
            self.type_into(&field, typed).await;
        }
    }

    /// The days of the month grids with this class: the numbers in their cells.
    pub async fn days_marked(&self, class: &str) -> Vec<String> {
        self.texts(&format!(".month td.{class} > span:first-child")).await
    }

    /// The link in its field.
    pub async fn link(&self) -> String {
        self.field("link").await
    }
}
