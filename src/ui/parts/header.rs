use crate::locale::{Lang, Say};
use crate::ui::{Action, HostHandle, Site, State};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub site: Site,
    pub dispatcher: UseReducerDispatcher<State>,
    pub host: HostHandle,
}

/// The name, and the language switch. Languages are links, so that the static pages work as they are; where the page
/// runs, only the texts change and nothing is lost.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { site, dispatcher, host } = props;
    let switch = |lang: Lang| {
        let current = lang == site.lang();
        let onclick = {
            let (site, host, dispatcher) = (site.clone(), host.clone(), dispatcher.clone());
            Callback::from(move |event: MouseEvent| {
                // The start page has nothing to lose: there the link is simply followed.
                if site.service().is_none() {
                    return;
                }
                event.prevent_default();
                let dispatcher = dispatcher.clone();
                let done = Callback::from(move |loaded| dispatcher.dispatch(Action::Speak(loaded)));
                host.0.load_language(&site, lang, done);
            })
        };
        html! {
            <li>
                <a href={site.address(lang)} lang={lang.code()} hreflang={lang.code()} title={lang.own_name()}
                    aria-current={current.then_some("true")} {onclick}>{ lang.label() }</a>
            </li>
        }
    };
    html! {
        <header class="header">
            <div class="wide">
                <a class="brand" href={site.home()}>{ site.say(Say::AppName) }</a>
                <nav class="languages" aria-label={site.say(Say::Language).to_owned()}>
                    <ul>{ for Lang::ALL.into_iter().map(switch) }</ul>
                </nav>
            </div>
        </header>
    }
}
