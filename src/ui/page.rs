use super::parts::{listening, on_click, plain};
use super::{Action, HostHandle, ServiceData, Site, State};
use crate::calendar::Moment;
use crate::locale::{Args, Lang, Say, fill};
use crate::told::{self, Name, Request};
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
    /// Ask again for the texts that are missing.
    LoadTexts,
    /// What a node of the answer does.
    Told(told::Deed),
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
        listening("button", class, &[(Name::Type, "button")], on_click(self.on(deed)), vec![label])
    }

    /// The way back to the view before.
    pub fn back_button(&self) -> Html {
        self.button("back", plain(self.say(Say::Back)), Deed::Back)
    }

    pub fn on(&self, deed: Deed) -> Callback<MouseEvent> {
        let (dispatcher, host, opened) = (self.dispatcher.clone(), self.host.clone(), self.state.moment);
        let site = self.site().clone();
        // Only a file is made from everything that is known.
        let request = matches!(deed, Deed::Told(told::Deed::Save(_))).then(|| self.request());
        Callback::from(move |_| {
            let now = || host.0.now().unwrap_or(opened);
            match &deed {
                Deed::Act(action) => dispatcher.dispatch(action.clone()),
                Deed::Start => dispatcher.dispatch(Action::Start(now())),
                Deed::ShowResult => dispatcher.dispatch(Action::Show(now())),
                Deed::Back => host.0.back(),
                Deed::LoadTexts => ask_for(&site, site.lang(), &host, &dispatcher),
                Deed::Told(deed) => told(deed, &site, request.as_ref(), now(), &host, &dispatcher),
            }
        })
    }

    /// What the answer is asked for with.
    pub fn request(&self) -> Request {
        Request {
            answers: self.state.answers.clone(),
            now: self.state.moment,
            entries: self.state.entries.clone(),
            address: self.host.0.address(self.site()),
            can_share: self.host.0.can_share(),
        }
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

/// Does what a node that was told says.
fn told(
    deed: &told::Deed,
    site: &Site,
    request: Option<&Request>,
    now: Moment,
    host: &HostHandle,
    dispatcher: &UseReducerDispatcher<State>,
) {
    match deed {
        told::Deed::Print => host.0.print(),
        told::Deed::Back => host.0.back(),
        told::Deed::Restart => dispatcher.dispatch(Action::Restart),
        told::Deed::Change(fact) => dispatcher.dispatch(Action::Edit(*fact)),
        told::Deed::Choose(fact, option) => dispatcher.dispatch(Action::Choose(*fact, *option)),
        told::Deed::Set(entries) => dispatcher.dispatch(Action::Enter(entries.clone())),
        told::Deed::Save(file) => {
            if let Some(request) = request {
                host.0.save(site, *file, &request.bytes());
            }
        }
        told::Deed::Copy(words, entry) => {
            let (dispatcher, entry, copied_words) = (dispatcher.clone(), *entry, words.clone());
            // What came of it is told; where it was refused, the words stand in a field to be copied by hand.
            let done = move |copied: bool| {
                let told = if copied { copied_words.clone() } else { "0".to_owned() };
                dispatcher.dispatch(Action::Enter(vec![(entry, told)]));
            };
            host.0.copy(words, Callback::from(done));
        }
        told::Deed::Share(title, address) => host.0.share(title, address),
        told::Deed::Follow { slug, gives } => {
            if let Some(followed) = host.0.service(slug, site.lang()) {
                dispatcher.dispatch(Action::Follow(followed, gives.clone(), now));
            }
        }
        // What is typed and ticked is heard by the field itself.
        told::Deed::Type(_) | told::Deed::Tick(_) | told::Deed::Look { .. } => {}
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
