use super::super::{Action, Draft, HostHandle, InputError, ServiceData, Site, State};
use crate::law::{Choice, Kind, Question};
use crate::locale::{Args, Say};
use crate::logic::FactId;
use crate::ui::parts::ErrorSummary;
use crate::ui::words::said;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    pub data: Rc<ServiceData>,
    pub state: UseReducerHandle<State>,
    pub host: HostHandle,
    pub fact: FactId,
}

/// A change of one field of the draft.
type Change = Rc<dyn Fn(&mut Draft)>;

/// One question: what is asked, why, how many are left; then Continue.
#[component]
pub fn QuestionPage(props: &QuestionProps) -> Html {
    let QuestionProps { data, state, host, fact } = props;
    let site = &state.site;
    let draft = use_state(|| Draft::from_answer(state.answers.get(*fact)));
    let error = use_state(|| None::<InputError>);
    let Some(question) = data.service.question(*fact) else {
        return Html::default();
    };
    let change = {
        let draft = draft.clone();
        Callback::from(move |change: Change| {
            let mut next = (*draft).clone();
            change(&mut next);
            draft.set(next);
        })
    };
    let onsubmit = {
        let (draft, error, state, data, fact) = (draft.clone(), error.clone(), state.clone(), data.clone(), *fact);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(question) = data.service.question(fact) else { return };
            match draft.answer(question) {
                Ok(answer) => state.dispatch(Action::Answer(fact, answer)),
                Err(wrong) => error.set(Some(wrong)),
            }
        })
    };
    let back = {
        let host = host.clone();
        Callback::from(move |_| host.0.back())
    };
    let message = (*error).as_ref().map(|error| AttrValue::from(error_words(site, error)));
    let field = if question.kind == Kind::Date { "day" } else { "option-0" };
    let hint = question.hint.map(|hint| data.text(hint).to_owned());
    let described = [hint.as_ref().map(|_| "hint"), message.as_ref().map(|_| "error")];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        <form {onsubmit} novalidate=true>
            <button type="button" class="back" onclick={back}>{ site.say(Say::Back) }</button>
            if let Some(message) = &message {
                <ErrorSummary site={site.clone()} message={message.clone()} {field} />
            }
            <fieldset aria-describedby={(!described.is_empty()).then_some(described)}>
                <legend><h1 tabindex="-1">{ data.text(question.text).to_owned() }</h1></legend>
                if let Some(hint) = hint {
                    <p class="hint" id="hint">{ hint }</p>
                }
                if question.delicate {
                    <p class="private">{ site.say(Say::Delicate) }</p>
                }
                if let Some(message) = message {
                    <p class="error" id="error">{ message }</p>
                }
                { fields(site, data, question, &draft, &change) }
            </fieldset>
            <details class="why">
                <summary>{ site.say(Say::WhyAsked) }</summary>
                <p>{ data.text(question.why).to_owned() }</p>
            </details>
            <p><button type="submit" class="button">{ site.say(Say::Continue) }</button></p>
            <p class="hint" aria-live="polite">{ left_words(site, state) }</p>
        </form>
    }
}

/// "At most n left", counted from this question on.
fn left_words(site: &Site, state: &State) -> String {
    let Some(progress) = state.progress() else { return String::new() };
    let before = match state.view() {
        super::super::View::Question { fact, .. } => progress.asked.iter().position(|asked| *asked == fact),
        _ => None,
    };
    let left = progress.left + before.map_or(0, |before| progress.asked.len() - before);
    match u16::try_from(left) {
        Ok(0 | 1) => site.say(Say::LeftOne).to_owned(),
        n => said(site, Say::LeftMany, Args { n: n.ok(), ..Args::default() }),
    }
}

fn fields(site: &Site, data: &ServiceData, question: &Question, draft: &Draft, change: &Callback<Change>) -> Html {
    match &question.kind {
        Kind::Choice(choices) => html! {
            <>
                { for choices.iter().enumerate().map(|(at, choice)| radio(data, choice, at, draft, change)) }
                { settled(site, question, draft, change, "radio") }
            </>
        },
        Kind::Several(choices) => html! {
            <>
                <p class="hint">{ site.say(Say::SeveralHint) }</p>
                { for choices.iter().enumerate().map(|(at, choice)| checkbox(data, choice, at, draft, change)) }
                { option("none", site.say(Say::NoneOfThese), None, "checkbox", draft.none_of_these, change, |draft| {
                    draft.none_of_these = !draft.none_of_these;
                }) }
                if question.may_not_know {
                    { option("rest-unknown", site.say(Say::RestUnknown), None, "checkbox", draft.rest_unknown, change, |draft| {
                        draft.rest_unknown = !draft.rest_unknown;
                    }) }
                }
                if question.delicate {
                    { option("prefer-not", site.say(Say::PreferNot), None, "checkbox", draft.prefer_not, change, |draft| {
                        draft.prefer_not = !draft.prefer_not;
                    }) }
                }
            </>
        },
        Kind::Date => html! {
            <>
                <p class="hint" id="date-hint">{ site.say(Say::DateHint) }</p>
                <div class="date">
                    { date_field("day", site.say(Say::Day), &draft.day, "2", change, |draft, typed| draft.day = typed) }
                    { date_field("month", site.say(Say::Month), &draft.month, "2", change, |draft, typed| draft.month = typed) }
                    { date_field("year", site.say(Say::Year), &draft.year, "4", change, |draft, typed| draft.year = typed) }
                </div>
                { settled(site, question, draft, change, "checkbox") }
            </>
        },
    }
}

fn radio(data: &ServiceData, choice: &Choice, at: usize, draft: &Draft, change: &Callback<Change>) -> Html {
    let chosen = choice.option;
    let hint = choice.hint.map(|hint| data.text(hint));
    let checked = draft.ticked.contains(&chosen);
    option(
        &["option-", &at.to_string()].concat(),
        data.text(choice.text),
        hint,
        "radio",
        checked,
        change,
        move |draft| {
            *draft = Draft { ticked: vec![chosen], ..Draft::default() };
        },
    )
}

fn checkbox(data: &ServiceData, choice: &Choice, at: usize, draft: &Draft, change: &Callback<Change>) -> Html {
    let chosen = choice.option;
    let hint = choice.hint.map(|hint| data.text(hint));
    let checked = draft.ticked.contains(&chosen);
    option(
        &["option-", &at.to_string()].concat(),
        data.text(choice.text),
        hint,
        "checkbox",
        checked,
        change,
        move |draft| match draft.ticked.iter().position(|ticked| *ticked == chosen) {
            Some(at) => drop(draft.ticked.remove(at)),
            None => draft.ticked.push(chosen),
        },
    )
}

/// "I don't know" and "I prefer not to say", where the question allows them. For a date they stand beside its fields.
fn settled(site: &Site, question: &Question, draft: &Draft, change: &Callback<Change>, kind: &'static str) -> Html {
    let is_date = question.kind == Kind::Date;
    html! {
        <>
            if question.may_not_know {
                { option("dont-know", site.say(Say::DontKnow), None, kind, draft.dont_know, change, move |draft| {
                    if is_date {
                        draft.dont_know = !draft.dont_know;
                    } else {
                        *draft = Draft { dont_know: true, ..Draft::default() };
                    }
                }) }
            }
            if question.delicate {
                { option("prefer-not", site.say(Say::PreferNot), None, kind, draft.prefer_not, change, move |draft| {
                    if is_date {
                        draft.prefer_not = !draft.prefer_not;
                    } else {
                        *draft = Draft { prefer_not: true, ..Draft::default() };
                    }
                }) }
            }
        </>
    }
}

fn option(
    id: &str,
    text: &str,
    hint: Option<&str>,
    kind: &'static str,
    checked: bool,
    change: &Callback<Change>,
    set: impl Fn(&mut Draft) + 'static,
) -> Html {
    let set: Change = Rc::new(set);
    let onchange = change.reform(move |_: Event| set.clone());
    let hint_id = hint.map(|_| [id, "-hint"].concat());
    html! {
        <div class="option">
            <input type={kind} id={id.to_owned()} name="answer" {checked} {onchange} aria-describedby={hint_id.clone()} />
            <label for={id.to_owned()}>{ text.to_owned() }</label>
            if let Some(hint) = hint {
                <p class="hint" id={hint_id}>{ hint.to_owned() }</p>
            }
        </div>
    }
}

fn date_field(
    id: &'static str,
    label: &str,
    value: &str,
    length: &'static str,
    change: &Callback<Change>,
    set: fn(&mut Draft, String),
) -> Html {
    let oninput = change.reform(move |event: InputEvent| {
        let typed = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
        let change: Change = Rc::new(move |draft: &mut Draft| set(draft, typed.clone()));
        change
    });
    html! {
        <div class="date-field">
            <label for={id}>{ label.to_owned() }</label>
            <input {id} class={["digits-", length].concat()} type="text" inputmode="numeric" autocomplete="off" maxlength={length}
                value={value.to_owned()} {oninput} aria-describedby="date-hint" />
        </div>
    }
}

fn error_words(site: &Site, error: &InputError) -> String {
    let key = match error {
        InputError::ChooseOne => Say::ErrorChoose,
        InputError::TickOne => Say::ErrorTick,
        InputError::NoneAndSome => Say::ErrorNoneAndSome,
        InputError::DateMissing => Say::ErrorDateMissing,
        InputError::DateYear => Say::ErrorDateYear,
        InputError::DateAndUnknown => Say::ErrorDateAndUnknown,
        InputError::DateImpossible(typed) => {
            return said(site, Say::ErrorDateImpossible, Args { x: Some(typed), ..Args::default() });
        }
    };
    site.say(key).to_owned()
}
