use crate::law::{Choice, Kind, Question};
use crate::locale::{Args, Say};
use crate::logic::FactId;
use crate::told::Name;
use crate::ui::page::{Deed, ServicePage};
use crate::ui::parts::{all, el, element, focus_below, heading, listening, on_click, on_input, p, plain, with, words};
use crate::ui::{Action, Fill, InputError, View};
use yew::prelude::*;

/// One question: what is asked, why, how many are left; then Continue.
pub fn question(page: &ServicePage, fact: FactId) -> Html {
    let data = page.data;
    let Some(question) = data.service.question(fact) else {
        return Html::default();
    };
    let onsubmit = {
        let dispatcher = page.dispatcher.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatcher.dispatch(Action::Send);
        })
    };
    let message = page.state.error.as_ref().map(|error| error_words(page, error));
    let mut fieldset = vec![el("legend", "", vec![heading(data.text(question.text).to_owned())])];
    let mut described = String::new();
    if let Some(hint) = question.hint {
        described.push_str("hint");
        fieldset.push(with("p", "hint", &[(Name::Id, "hint")], vec![plain(data.text(hint).to_owned())]));
    }
    if question.delicate {
        fieldset.push(words("p", "private", page.say(Say::Delicate)));
    }
    if let Some(message) = &message {
        described.push_str(" error");
        fieldset.push(with("p", "error", &[(Name::Id, "error")], vec![plain(message.clone())]));
    }
    fieldset.extend(fields(page, question));
    let why = vec![words("summary", "", page.say(Say::WhyAsked)), p(data.text(question.why).to_owned())];
    let body = all(vec![
        page.back_button(),
        message.map(|message| summary(page, question, message)).unwrap_or_default(),
        with("fieldset", "", &[(Name::AriaDescribedby, described.as_str())], fieldset),
        el("details", "why", why),
        el("p", "", vec![with("button", "button", &[(Name::Type, "submit")], vec![plain(page.say(Say::Continue))])]),
        words("p", "hint", left_words(page)),
    ]);
    // The key: a new question is a new form, so that nothing of the one before stays in its fields.
    html! { <form key={fact.0} {onsubmit} novalidate=true>{ body }</form> }
}

/// What keeps the page from going on; it takes focus when it appears, and leads to the field.
fn summary(page: &ServicePage, question: &Question, message: String) -> Html {
    let field = if question.kind == Kind::Date { "#day" } else { "#option-0" };
    let onclick = Callback::from(move |event: MouseEvent| {
        // Followed, the link would add a step to the history that is no view of ours.
        event.prevent_default();
        let form = event.target_dyn_into::<web_sys::Element>().and_then(|link| link.closest("form").ok().flatten());
        focus_below(form, field);
    });
    let link = listening("a", "", &[(Name::Href, field)], on_click(onclick), vec![plain(message)]);
    let lines = vec![words("h2", "", page.say(Say::ErrorTitle)), el("p", "", vec![link])];
    with("div", "error-summary", &[(Name::Role, "alert"), (Name::Tabindex, "-1")], lines)
}

/// "At most n left", counted from this question on.
fn left_words(page: &ServicePage) -> String {
    let Some(progress) = page.state.progress() else { return String::new() };
    let before = match page.state.view() {
        View::Question { fact, .. } => progress.asked.iter().position(|asked| *asked == fact),
        _ => None,
    };
    let left = progress.left + before.map_or(0, |before| progress.asked.len() - before);
    match u16::try_from(left) {
        Ok(0 | 1) => page.say(Say::LeftOne),
        n => page.said(Say::LeftMany, Args { n: n.ok(), ..Args::default() }),
    }
}

fn fields(page: &ServicePage, question: &Question) -> Vec<Html> {
    let draft = &page.state.draft;
    let mut fields = Vec::new();
    let kind = match &question.kind {
        Kind::Choice(choices) => {
            // A way to apply may be closed to this person.
            let offered = (question.fact == page.data.service.channel).then(|| page.state.offered());
            let open = |one: &&Choice| offered.as_ref().is_none_or(|offered| offered.contains(&one.option));
            let shown = choices.iter().filter(open);
            fields.extend(shown.enumerate().map(|(at, one)| choice(page, one, at, "radio", Fill::Choose(one.option))));
            "radio"
        }
        Kind::Several(choices) => {
            fields.push(words("p", "hint", page.say(Say::SeveralHint)));
            fields.extend(
                choices.iter().enumerate().map(|(at, one)| choice(page, one, at, "checkbox", Fill::Tick(one.option))),
            );
            fields.push(settled(
                page,
                "none",
                Say::NoneOfThese,
                "checkbox",
                draft.none_of_these,
                Fill::NoneOfThese(!draft.none_of_these),
            ));
            if question.may_not_know {
                fields.push(settled(
                    page,
                    "rest-unknown",
                    Say::RestUnknown,
                    "checkbox",
                    draft.rest_unknown,
                    Fill::RestUnknown(!draft.rest_unknown),
                ));
            }
            "checkbox"
        }
        Kind::Date => {
            fields.push(with("p", "hint", &[(Name::Id, "date-hint")], vec![plain(page.say(Say::DateHint))]));
            let date = vec![
                date_field(page, "day", Say::Day, &draft.day, "2", |typed| Action::Fill(Fill::Day(typed))),
                date_field(page, "month", Say::Month, &draft.month, "2", |typed| Action::Fill(Fill::Month(typed))),
                date_field(page, "year", Say::Year, &draft.year, "4", |typed| Action::Fill(Fill::Year(typed))),
            ];
            fields.push(el("div", "date", date));
            "checkbox"
        }
    };
    if question.may_not_know && !matches!(question.kind, Kind::Several(_)) {
        let fill = match kind {
            "radio" => Fill::ChooseNone { dont_know: true },
            _ => Fill::DontKnow(!draft.dont_know),
        };
        fields.push(settled(page, "dont-know", Say::DontKnow, kind, draft.dont_know, fill));
    }
    if question.delicate {
        let fill = match kind {
            "radio" => Fill::ChooseNone { dont_know: false },
            _ => Fill::PreferNot(!draft.prefer_not),
        };
        fields.push(settled(page, "prefer-not", Say::PreferNot, kind, draft.prefer_not, fill));
    }
    fields
}

fn choice(page: &ServicePage, choice: &Choice, at: usize, kind: &'static str, fill: Fill) -> Html {
    let hint = choice.hint.map(|hint| page.data.text(hint).to_owned());
    let checked = page.state.draft.ticked.contains(&choice.option);
    let id = ["option-", &at.to_string()].concat();
    option(page, &id, page.data.text(choice.text).to_owned(), hint, kind, checked, Action::Fill(fill))
}

/// An answer that every question of its kind can have: "none of these", "I don't know".
fn settled(page: &ServicePage, id: &str, text: Say, kind: &'static str, checked: bool, fill: Fill) -> Html {
    option(page, id, page.say(text), None, kind, checked, Action::Fill(fill))
}

/// A box to tick, or one of several to choose, with what it stands for.
pub fn option(
    page: &ServicePage,
    id: &str,
    text: String,
    hint: Option<String>,
    kind: &'static str,
    checked: bool,
    action: Action,
) -> Html {
    let onclick = page.on(Deed::Act(action));
    let hint_id = [id, "-hint"].concat();
    let described = if hint.is_some() { hint_id.as_str() } else { "" };
    let attributes = [(Name::Type, kind), (Name::Id, id), (Name::Name, "answer"), (Name::AriaDescribedby, described)];
    let mut input = element("input", "", &attributes, Vec::new());
    input.set_checked(checked);
    input.add_listener(on_click(onclick));
    let mut children = vec![input.into(), with("label", "", &[(Name::For, id)], vec![plain(text)])];
    children.extend(hint.map(|hint| with("p", "hint", &[(Name::Id, &hint_id)], vec![plain(hint)])));
    el("div", "option", children)
}

fn date_field(
    page: &ServicePage,
    id: &'static str,
    label: Say,
    value: &str,
    length: &'static str,
    action: fn(String) -> Action,
) -> Html {
    let oninput = page.typed(action);
    let class = if length == "2" { "digits-2" } else { "digits-4" };
    let attributes = [
        (Name::Id, id),
        (Name::Type, "text"),
        (Name::Inputmode, "numeric"),
        (Name::Autocomplete, "off"),
        (Name::Maxlength, length),
        (Name::AriaDescribedby, "date-hint"),
    ];
    let mut input = element("input", class, &attributes, Vec::new());
    input.set_value(AttrValue::from(value.to_owned()));
    input.add_listener(on_input(oninput));
    let input = input.into();
    el("div", "date-field", vec![with("label", "", &[(Name::For, id)], vec![plain(page.say(label))]), input])
}

fn error_words(page: &ServicePage, error: &InputError) -> String {
    let key = match error {
        InputError::ChooseOne => Say::ErrorChoose,
        InputError::TickOne => Say::ErrorTick,
        InputError::NoneAndSome => Say::ErrorNoneAndSome,
        InputError::DateMissing => Say::ErrorDateMissing,
        InputError::DateYear => Say::ErrorDateYear,
        InputError::DateAndUnknown => Say::ErrorDateAndUnknown,
        InputError::DateImpossible(typed) => {
            return page.said(Say::ErrorDateImpossible, Args { x: Some(typed), ..Args::default() });
        }
    };
    page.say(key)
}
