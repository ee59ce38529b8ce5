use super::page::{Deed, Page, ServicePage, ask_for};
use super::parts::{all, focus_below, footer, header, heading, listening, on_click, p, plain, with};
use super::told::page_told;
use super::{Content, HostHandle, State, View, pages};
use crate::carry::link::{self, Opened};
use crate::locale::{Args, Say};
use crate::told::Name;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The page as it is opened.
    pub opened: State,
    pub host: HostHandle,
}

/// The whole page: header, one view, footer. The one component there is; everything below is a function of the state.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer({
        let opened = props.opened.clone();
        move || opened
    });
    let main = use_node_ref();
    let host = props.host.clone();
    {
        let (host, dispatcher) = (host.clone(), state.dispatcher());
        let site = state.site.clone();
        use_effect_with((), move |()| {
            host.0.connect(dispatcher.clone());
            // The texts of the result come while the first question is read, and are asked for before it is.
            if !site.is_complete() {
                ask_for(&site, site.lang(), &host, &dispatcher);
            }
        });
    }
    {
        // A new view is announced by its heading and a mistake by its summary: focus goes there, except on the page as
        // it was opened. What was waited for is new as well, and so is an answer when another way to apply was chosen on it.
        let (host, main, state) = (host.clone(), main.clone(), state.clone());
        let opened = use_mut_ref(|| true);
        let is_waited_for = match state.view() {
            View::Question { .. } => state.site.is_guide(),
            view => view == View::Result,
        };
        let is_told = is_waited_for && state.site.is_complete();
        let shown = (state.view(), is_told, state.answers.clone());
        let watched = (state.trail.len(), state.site.lang(), state.attempts, shown);
        use_effect_with(watched, move |(depth, lang, attempts, _)| {
            host.0.shows(*depth, state.view(), &title(&state), *lang, &state.opened_site().address(*lang));
            // Left for the guide, a service may have been put into another language.
            if state.wanted != *lang {
                ask_for(&state.site, state.wanted, &host, &state.dispatcher());
            }
            if !std::mem::replace(&mut *opened.borrow_mut(), false) {
                let main = main.cast::<web_sys::Element>();
                focus_below(main, if *attempts > 0 { ".error-summary" } else { "h1" });
            }
        });
    }
    {
        // What is kept follows every answer. Nothing is written before the person has asked for it.
        let (host, state) = (host.clone(), state.clone());
        let before = use_mut_ref(|| false);
        use_effect_with((state.keeps, state.answers.clone()), move |(keeps, answers)| {
            let keeps = *keeps == Some(true);
            if std::mem::replace(&mut *before.borrow_mut(), keeps) || keeps {
                let service = state.opened_site().service().filter(|_| keeps && !answers.is_empty());
                host.0.keep(&service.map(|data| link::carry(data.service.id, answers)).unwrap_or_default());
            }
        });
    }
    let page = Page { state: &state, dispatcher: state.dispatcher(), host };
    let failure = match state.failure {
        Some(failure) => {
            let again = page.button("button secondary", plain(page.say(Say::TryAgain)), Deed::LoadTexts);
            let again = if state.site.is_complete() { Html::default() } else { again };
            with("div", "failure", &[(Name::Role, "alert")], vec![p(page.say(failure)), again])
        }
        None => Html::default(),
    };
    let clock = match state.clock_fault() {
        Some(fault) => {
            let told = page.said(fault, Args { d: Some(state.moment.day), ..Args::default() });
            with("div", "failure", &[(Name::Role, "alert")], vec![p(told)])
        }
        None => Html::default(),
    };
    let view = match &state.site.content {
        Content::Front { .. } => page_told(&page).unwrap_or_else(|| p(page.say(Say::FailedAnswer))),
        Content::Service(data) => {
            let page = ServicePage { page: &page, data };
            match state.view() {
                View::Start => pages::intro(&page),
                // Once the guide asks, no request may depend on what is answered: all that it can lead to is there before.
                View::Question { .. } if !data.complete && state.site.is_guide() => {
                    all(vec![heading(data.text(data.service.name).to_owned()), waiting(&page)])
                }
                View::Question { fact, .. } => pages::question(&page, fact),
                View::Review => pages::review(&page),
                View::Result if data.complete => pages::result(&page),
                View::Result => pages::instead(&page, waiting(&page)),
            }
        }
    };
    let link = match &state.link {
        Some(opened) if opened.state != link::State::Carried => {
            with("div", "link-opened", &[(Name::Role, "status")], link_words(&page, opened))
        }
        _ => Html::default(),
    };
    // In bygone rules every page says so; on the first one it is the first thing said.
    let bygone = state.is_history() && state.view() != View::Start;
    let history = if bygone {
        let banner = Args { d: Some(state.moment.day), ..Args::default() };
        with("p", "history", &[], vec![plain(page.said(Say::HistoryBanner, banner))])
    } else {
        Html::default()
    };
    html! {
        <>
            { skip_link(&page, &main) }
            { header(&page) }
            <main id="main" tabindex="-1" ref={main}>{ all(vec![failure, clock, history, link, view]) }</main>
            { footer(page.site(), state.view(), state.moment.day) }
        </>
    }
}

/// That something is still on its way. Where the line was cut, the failure above offers to ask again; the answers stay.
fn waiting(page: &Page) -> Html {
    match page.state.failure {
        Some(_) => Html::default(),
        None => with("p", "", &[(Name::Role, "status")], vec![plain(page.say(Say::Loading))]),
    }
}

/// What came of a link, and what of it no longer holds.
fn link_words(page: &Page, opened: &Opened) -> Vec<Html> {
    let state = match opened.state {
        link::State::Whole | link::State::Carried | link::State::NotOurs => Say::LinkOpened,
        link::State::Damaged => Say::LinkDamaged,
        link::State::OtherService(_) => Say::LinkOtherService,
        link::State::OtherVersion => Say::LinkOtherVersion,
    };
    let mut lines = vec![p(page.say(state))];
    if let Ok(n @ 1..) = u16::try_from(opened.dropped.len()) {
        lines.push(p(page.said(Say::LinkDropped, Args { n: Some(n), ..Args::default() })));
    }
    lines
}

/// Past the header, for those who go by keyboard.
fn skip_link(page: &Page, main: &NodeRef) -> Html {
    let main = main.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // Followed, the link would add a step to the history that is no view of ours.
        event.prevent_default();
        if let Some(main) = main.cast::<web_sys::HtmlElement>() {
            // Where it cannot take focus, the next press of Tab goes on from here.
            let _ = main.focus();
        }
    });
    listening("a", "skip-link", &[(Name::Href, "#main")], on_click(onclick), vec![plain(page.say(Say::SkipLink))])
}

/// The document's title: what the view is about, then the service.
fn title(state: &State) -> String {
    let site = &state.site;
    let app = site.say(Say::AppName);
    let Some(data) = site.service() else {
        return [site.say(Say::HomeTitle), " – ", app].concat();
    };
    let name = data.text(data.service.name);
    let view = match state.view() {
        View::Start => return [name, " – ", app].concat(),
        View::Question { fact, .. } => data.service.question(fact).map_or("", |question| data.text(question.text)),
        View::Review => site.say(Say::ReviewTitle),
        View::Result => site.say(Say::YourAnswer),
    };
    [view, " – ", name, " – ", app].concat()
}
