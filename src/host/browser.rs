use super::packs::Packs;
use super::take_away;
use super::{address, clock, early, paper};
use crate::answer::Saved;
use crate::calendar::Moment;
use crate::carry::link::Opened;
use crate::locale::{Lang, Say};
use crate::pack::handed_over;
use crate::told::File;
use crate::ui::{Action, Host, Site, State, View};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::{Callback, UseReducerDispatcher};

/// The page in a browser's window.
///
/// Each view is one step of the window's history, which holds its depth and nothing else: no answer is ever in it. In a
/// frame the history is the host page's, and is left alone.
pub struct Browser {
    packs: Rc<Packs>,
    /// The depth that was shown last.
    depth: Rc<Cell<usize>>,
    lang: Cell<Option<Lang>>,
    /// The language is no longer the one that the address was opened in.
    moved: Cell<bool>,
    dispatcher: RefCell<Option<UseReducerDispatcher<State>>>,
    /// Steps back and forth, and what has to be unfolded before printing.
    listeners: RefCell<Vec<EventListener>>,
    uses_history: Cell<bool>,
    /// What the link held that the page was opened with, or this tab.
    link: RefCell<Option<Rc<Opened>>>,
    /// The address of the file that was saved last.
    saved: RefCell<Option<String>>,
}

impl Browser {
    pub fn new(packs: Packs, link: Option<Opened>) -> Browser {
        Browser {
            packs: Rc::new(packs),
            depth: Rc::new(Cell::new(0)),
            lang: Cell::new(None),
            moved: Cell::new(false),
            dispatcher: RefCell::new(None),
            listeners: RefCell::default(),
            uses_history: Cell::new(early::keeps_history()),
            link: RefCell::new(link.map(Rc::new)),
            saved: RefCell::new(None),
        }
    }

    /// Lets go of the window, which goes on without the app.
    pub fn end(&self) {
        self.listeners.take();
        self.dispatcher.take();
    }

    /// Keeps the window's history as deep as the trail of views. Once the language was changed, every step that is shown
    /// gets the address in it, so that a reload stays in that language.
    fn keep_history(&self, depth: usize, address: Option<&str>) {
        let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
            return self.uses_history.set(false);
        };
        let mark = JsValue::from_f64(depth as f64);
        let before = self.depth.get();
        let kept = if before > 0 && depth > before {
            history.push_state_with_url(&mark, "", address)
        } else if depth < before {
            history.go_with_delta(depth as i32 - before as i32)
        } else {
            history.replace_state_with_url(&mark, "", address)
        };
        if kept.is_err() {
            self.uses_history.set(false);
        }
    }

    /// Steps back and forth in the window's history.
    fn steps(&self, window: &web_sys::Window, dispatcher: UseReducerDispatcher<State>) -> EventListener {
        let depth = self.depth.clone();
        EventListener::new(window, "popstate", move |event| {
            let event: &web_sys::PopStateEvent = event.unchecked_ref();
            let Some(to) = event.state().as_f64().map(|to| to as usize) else {
                // A link of ours, followed to the page that is open already: it is opened as any other.
                return address::open_anew();
            };
            if to > depth.get() {
                // Forward, to a view that is no more: stay where the page is.
                if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
                    let _ = history.go_with_delta(depth.get() as i32 - to as i32);
                }
                return;
            }
            // A step to the view that is shown: nothing to do, and nothing that was typed may go.
            if to == depth.get() {
                return;
            }
            depth.set(to);
            dispatcher.dispatch(Action::Return(to));
        })
    }
}

impl Host for Browser {
    fn now(&self) -> Option<Moment> {
        clock::now()
    }

    fn load_language(&self, site: &Site, lang: Lang, done: Callback<Result<Site, Say>>) {
        let (packs, slug) = (self.packs.clone(), site.slug());
        spawn_local(async move { done.emit(packs.translated(&slug, lang).await) });
    }

    fn service(&self, slug: &str, lang: Lang) -> Option<Site> {
        early::allows(slug).then(|| self.packs.service(slug, lang)).flatten()
    }

    fn shows(&self, depth: usize, view: View, title: &str, lang: Lang, address: &str) {
        let before = self.lang.replace(Some(lang));
        if before.is_some_and(|before| before != lang) {
            self.moved.set(true);
        }
        if self.uses_history.get() {
            self.keep_history(depth, self.moved.get().then_some(address));
        }
        self.depth.set(depth);
        early::shows(depth as u32, name_of(view), title);
        self.packs.speaks(lang);
    }

    fn back(&self) {
        let history = web_sys::window().and_then(|window| window.history().ok());
        if let (true, Some(history)) = (self.uses_history.get(), history)
            && history.back().is_ok()
        {
            return;
        }
        if let Some(dispatcher) = &*self.dispatcher.borrow() {
            dispatcher.dispatch(Action::Return(self.depth.get().saturating_sub(1)));
        }
    }

    fn print(&self) {
        if let (false, Some(window)) = (early::aside(), web_sys::window()) {
            // Refused in some sandboxes: then the browser's own menu still prints.
            let _ = window.print();
        }
    }

    fn answer(&self, site: &Site, request: &[u8]) -> Option<Vec<u8>> {
        self.packs.module(&site.slug(), site.lang())?.show(request)
    }

    fn save(&self, site: &Site, file: File, request: &[u8]) {
        if early::aside() {
            return;
        }
        let module = self.packs.module(&site.slug(), site.lang());
        let made = module.and_then(|module| module.save(file as u32, request));
        if let Some(Saved { name, mime, content }) = made.and_then(|made| handed_over(&made)) {
            // Refused in some sandboxes: the page still says all that the file would.
            let saved = take_away::save(&name, &mime, &content);
            if let Some(before) = self.saved.replace(saved) {
                take_away::forget(&before);
            }
        }
    }

    fn copy(&self, text: &str, done: Callback<bool>) {
        let copied = take_away::copy(text);
        spawn_local(async move {
            done.emit(match copied {
                Some(copied) => JsFuture::from(copied).await.is_ok(),
                None => false,
            })
        });
    }

    fn can_share(&self) -> bool {
        take_away::can_share()
    }

    fn share(&self, title: &str, address: &str) {
        take_away::share(title, address);
    }

    fn address(&self, site: &Site) -> String {
        early::address(&site.address(site.lang()))
    }

    fn keep(&self, answers: &str) {
        if let Some(slug) = self.packs.slug() {
            early::keep(slug, answers);
        }
    }

    fn connect(&self, dispatcher: UseReducerDispatcher<State>) {
        *self.dispatcher.borrow_mut() = Some(dispatcher.clone());
        let Some(window) = web_sys::window() else { return };
        let mut listeners = Vec::from(paper::listeners(&window));
        if early::owns_address() {
            listeners.push(self.steps(&window, dispatcher));
        }
        *self.listeners.borrow_mut() = listeners;
        if let (Some(opened), Some(moment)) = (self.link.take(), clock::now())
            && let Some(dispatcher) = &*self.dispatcher.borrow()
        {
            dispatcher.dispatch(Action::Open(opened, moment));
        }
        early::take();
    }
}

/// What a kind of view is called to those outside: nothing of what it asks or answers.
fn name_of(view: View) -> &'static str {
    match view {
        View::Start => "start",
        View::Question { .. } => "question",
        View::Review => "review",
        View::Result => "result",
    }
}
