use crate::locale::Say;
use crate::ui::Site;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    pub site: Site,
    /// What is wrong, in words.
    pub message: AttrValue,
    /// The field to mend, by its id.
    pub field: AttrValue,
}

/// What keeps the page from going on; takes focus when it appears, and leads to the field.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with(props.message.clone(), move |_| {
            if let Some(summary) = summary.cast::<web_sys::HtmlElement>() {
                // Without focus the message still stands on the page, as an alert.
                let _ = summary.focus();
            }
        });
    }
    html! {
        <div class="error-summary" role="alert" tabindex="-1" ref={summary}>
            <h2>{ props.site.say(Say::ErrorTitle) }</h2>
            <p><a href={["#", &props.field].concat()}>{ props.message.clone() }</a></p>
        </div>
    }
}
