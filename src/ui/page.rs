use super::parts::{listening, on_click, plain};
use super::{Action, HostHandle, ServiceData, Site, State};
use crate::locale::{Args, Lang, Say, fill};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What every page is shown from, and where it says what happened.
pub struct Page<'p> {
    pub state: &'p State,
    pub dispatcher: UseReducerDispatcher<State>,
    pub host: HostHandle,
}

/// Something that a person does.
#[derive(Clone)]
pub enum Deed {
    /// What the state alone decides.
    Act(Action),
    Start,
    ShowResult,
    Back,
    Print,
    /// Ask again for the texts that are missing.
    LoadTexts,
}

impl Page<'_> {
    pub fn site(&self) -> &Site {
        &self.state.site
    }

    pub fn say(&self, key: Say) -> String {
        self.site().say(key).to_owned()
    }

    /// A text of the page, filled.
    pub fn said(&self, key: Say, args: Args) -> String {
        fill(self.site().say(key), args, &self.site().page)
    }

    /// A button that does something.
    pub fn button(&self, class: &'static str, label: Html, deed: Deed) -> Html {
        listening("button", class, &[("type", "button")], on_click(self.on(deed)), vec![label])
    }

    /// The way back to the view before.
    pub fn back_button(&self) -> Html {
        self.button("back", plain(self.say(Say::Back)), Deed::Back)
    }

    pub fn on(&self, deed: Deed) -> Callback<MouseEvent> {
        let (dispatcher, host, opened) = (self.dispatcher.clone(), self.host.clone(), self.state.moment);
        let site = self.site().clone();
        Callback::from(move |_| {
            let now = || host.0.now().unwrap_or(opened);
            match &deed {
                Deed::Act(action) => dispatcher.dispatch(action.clone()),
                Deed::Start => dispatcher.dispatch(Action::Start(now())),
                Deed::ShowResult => dispatcher.dispatch(Action::Show(now())),
                Deed::Back => host.0.back(),
                Deed::Print => host.0.print(),
                Deed::LoadTexts => ask_for(&site, site.lang(), &host, &dispatcher),
            }
        })
    }

    /// A field whose text becomes an action.
    pub fn typed(&self, action: fn(String) -> Action) -> Callback<InputEvent> {
        let dispatcher = self.dispatcher.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value());
            dispatcher.dispatch(action(typed.unwrap_or_default()));
        })
    }
}

/// Asks for the texts of a language, and loads what of them is not there.
pub fn ask_for(site: &Site, lang: Lang, host: &HostHandle, dispatcher: &UseReducerDispatcher<State>) {
    dispatcher.dispatch(Action::Want(lang));
    if lang == site.lang() && site.is_complete() {
        return;
    }
    let dispatcher = dispatcher.clone();
    let done = Callback::from(move |came| dispatcher.dispatch(Action::Speak(lang, came)));
    host.0.load_language(site, lang, done);
}

/// A page about a service.
pub struct ServicePage<'p> {
    pub page: &'p Page<'p>,
    pub data: &'p Rc<ServiceData>,
}

impl<'p> std::ops::Deref for ServicePage<'p> {
    type Target = Page<'p>;

    fn deref(&self) -> &Page<'p> {
        self.page
    }
}
