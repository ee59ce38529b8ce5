use crate::locale::Say;
use crate::ui::page::ServicePage;
use crate::ui::parts::{all, heading, p};
use crate::ui::told::page_told;
use yew::prelude::*;

/// The answer, as the second module tells it.
pub fn result(page: &ServicePage) -> Html {
    page_told(page).unwrap_or_else(|| instead(page, p(page.say(Say::FailedAnswer))))
}

/// What is shown in the place of an answer that is not there; the way back to the answers given is.
pub fn instead(page: &ServicePage, told: Html) -> Html {
    all(vec![page.back_button(), heading(page.say(Say::YourAnswer)), told])
}
