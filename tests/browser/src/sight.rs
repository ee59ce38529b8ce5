//! What can be seen of a page, and what can be reached with keys.

use crate::visit::Visit;
use fantoccini::key::Key;
use serde_json::json;

/// Whether an element that has focus is in the window, or half a line of it (WCAG 2.4.11 wants no more than a part): engines
/// scroll no further than they must. A function in the page's language.
pub const IN_SIGHT: &str = "((one) => {
    const { top, bottom, left, right, height } = one.getBoundingClientRect();
    const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return seen >= Math.min(12, height) && left >= -1 && right <= innerWidth + 1;
})";

impl Visit {
    /// Unfolds everything that can be unfolded.
    pub async fn unfold(&self) {
        self.js("document.querySelectorAll('details').forEach((one) => { one.open = true; })").await;
    }

    /// Everything unfolded, nothing sticks out of the window; what is hidden from sight does not count.
    pub async fn assert_fits(&self, view: &str) {
        assert_eq!(self.out_of_sight().await, Vec::<String>::new(), "{view}");
    }

    /// What sticks out of the window, everything unfolded; what is hidden from sight does not count.
    pub async fn out_of_sight(&self) -> Vec<String> {
        self.unfold().await;
        let mut out = self
            .list(
                "[...document.querySelectorAll('body *')]
                 .filter((one) => one.getClientRects().length && !one.closest('.visually-hidden, .skip-link'))
                 .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5
                     || one.getBoundingClientRect().left < -0.5)
                 .map((one) => `out of sight: ${one.outerHTML.slice(0, 120)}`)",
            )
            .await;
        if !self.holds("document.documentElement.scrollWidth <= innerWidth").await {
            out.push("scrolls sideways".to_owned());
        }
        out
    }

    /// The elements among these that take up room on the page, by what they begin with.
    pub async fn seen(&self, selector: &str) -> Vec<String> {
        let seen = format!(
            "[...document.querySelectorAll({})]
             .filter((one) => one.checkVisibility({{ contentVisibilityAuto: true }}) && one.getClientRects().length)
             .map((one) => one.outerHTML.slice(0, 120))",
            json!(selector)
        );
        let seen = self.js(&seen).await;
        seen.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Presses Tab until such an element has focus. On the way focus is never lost.
    pub async fn tab_to(&self, selector: &str) {
        let last = self.js("document.querySelectorAll('a, button, input, summary').length").await;
        for _ in 0..=last.as_u64().unwrap_or_default() {
            self.press(Key::Tab).await;
            if self.holds(&format!("document.activeElement.matches({})", json!(selector))).await {
                return;
            }
        }
        panic!("the Tab key never leads to {selector}");
    }

    /// Presses keys one after the other, wherever focus is.
    pub async fn press_all(&self, keys: &str) {
        for key in keys.chars() {
            self.press(key).await;
        }
    }
}
