use super::pages::{Home, Intro, QuestionPage, ResultPage, Review};
use super::parts::{Footer, Header};
use super::{Content, HostHandle, State, View};
use crate::locale::Say;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The page as it is opened.
    pub opened: State,
    pub host: HostHandle,
}

/// The whole page: header, one view, footer.
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
        use_effect_with((), move |()| host.0.connect(dispatcher));
    }
    let view = state.view();
    let title = title(&state);
    {
        // A new view is announced by its heading: focus goes there, except on the page as it was opened.
        let (host, main, depth, lang) = (host.clone(), main.clone(), state.trail.len(), state.site.lang());
        let opened = use_mut_ref(|| true);
        let address = state.site.address(lang);
        use_effect_with((view, depth, lang), move |_| {
            host.0.shows(depth, &title, lang, &address);
            if !std::mem::replace(&mut *opened.borrow_mut(), false)
                && let Some(main) = main.cast::<web_sys::Element>()
            {
                super::parts::focus_heading(&main);
            }
        });
    }
    let failure = state.failure.map(|failure| {
        html! { <div class="failure" role="alert"><p>{ state.site.say(failure) }</p></div> }
    });
    let page = match (&state.site.content, view) {
        (Content::Home(catalogue), _) => html! { <Home site={state.site.clone()} catalogue={catalogue.clone()} /> },
        (Content::Service(data), View::Start) => {
            html! { <Intro data={data.clone()} state={state.clone()} host={host.clone()} /> }
        }
        (Content::Service(data), View::Question { fact, .. }) => html! {
            <QuestionPage key={fact.0} data={data.clone()} state={state.clone()} host={host.clone()} {fact} />
        },
        (Content::Service(data), View::Review) => {
            html! { <Review data={data.clone()} state={state.clone()} host={host.clone()} /> }
        }
        (Content::Service(data), View::Result) => {
            html! { <ResultPage data={data.clone()} state={state.clone()} host={host.clone()} /> }
        }
    };
    html! {
        <>
            <a class="skip-link" href="#main">{ state.site.say(Say::SkipLink) }</a>
            <Header site={state.site.clone()} dispatcher={state.dispatcher()} host={host.clone()} />
            <main id="main" ref={main}>
                { failure }
                { page }
            </main>
            <Footer site={state.site.clone()} />
        </>
    }
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
