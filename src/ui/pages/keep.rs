use super::question::option;
use crate::locale::Say;
use crate::ui::Action;
use crate::ui::page::ServicePage;
use crate::ui::parts::el;
use yew::prelude::*;

/// Whether the answers outlast a reload of this tab: only where the person says so, and where there is a place for them.
pub fn keep(page: &ServicePage) -> Html {
    let Some(keeps) = page.state.keeps else { return Html::default() };
    let (text, hint) = (page.say(Say::Keep), Some(page.say(Say::KeepHint)));
    el("div", "keep", vec![option(page, "keep", text, hint, "checkbox", keeps, Action::Keep(!keeps))])
}
