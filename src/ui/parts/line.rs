use crate::law::{Citation, Item};
use crate::locale::{Args, Say};
use crate::logic::{Answers, FactId};
use crate::ui::words::{citations, deciding_words, item_text, said};
use crate::ui::{ServiceData, Site};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LineProps {
    pub site: Site,
    pub data: Rc<ServiceData>,
    /// Where the item stands among the service's items.
    pub item: usize,
    pub answers: Rc<Answers>,
    /// The facts whose answers decided that it is here.
    #[prop_or_default]
    pub decided_by: Vec<FactId>,
    /// A word about it, before its title.
    #[prop_or_default]
    pub tag: Option<AttrValue>,
    #[prop_or_default]
    pub children: Html,
}

/// One line of the answer: title, detail, where the act says so, and why it is here.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let LineProps { site, data, .. } = props;
    let Some(item) = data.service.items().nth(props.item) else {
        return Html::default();
    };
    html! {
        <div class="line">
            if let Some(tag) = &props.tag {
                <p class="tag">{ tag.clone() }</p>
            }
            <p class="line-title">{ item_text(site, data, item, item.title) }</p>
            if let Some(detail) = item.detail {
                <p>{ item_text(site, data, item, detail) }</p>
            }
            { props.children.clone() }
            { reason(site, data, item, &props.answers, &props.decided_by) }
        </div>
    }
}

fn reason(site: &Site, data: &ServiceData, item: &Item, answers: &Answers, decided_by: &[FactId]) -> Html {
    let because = if decided_by.is_empty() {
        site.say(Say::BecauseAlways).to_owned()
    } else {
        let words = deciding_words(site, data, answers, decided_by);
        said(site, Say::BecauseAnswers, Args { x: Some(&words), ..Args::default() })
    };
    html! {
        <details class="reason">
            <summary>{ source(site, data, &item.cites) }</summary>
            <p>{ because }</p>
        </details>
    }
}

fn source(site: &Site, data: &ServiceData, cites: &[Citation]) -> Html {
    html! { <>{ site.say(Say::Clause) }{ ": " }{ citations(site, data, cites) }</> }
}

/// A section of the result under its own heading; nothing where it has no lines.
pub fn section(id: &'static str, title: &str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby={id} class="section">
            <h2 {id}>{ title.to_owned() }</h2>
            { for lines }
        </section>
    }
}
