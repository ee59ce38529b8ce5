use super::clock;
use super::packs::Packs;
use crate::calendar::Moment;
use crate::locale::{Lang, Say};
use crate::ui::{Action, Host, Site, State};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Window;
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
    listener: RefCell<Option<EventListener>>,
    uses_history: Cell<bool>,
}

impl Browser {
    pub fn new(packs: Packs) -> Browser {
        Browser {
            packs: Rc::new(packs),
            depth: Rc::new(Cell::new(0)),
            lang: Cell::new(None),
            moved: Cell::new(false),
            dispatcher: RefCell::new(None),
            listener: RefCell::new(None),
            uses_history: Cell::new(is_top_level()),
        }
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
}

impl Host for Browser {
    fn now(&self) -> Option<Moment> {
        clock::now()
    }

    fn load_language(&self, site: &Site, lang: Lang, done: Callback<Result<Site, Say>>) {
        let (packs, site) = (self.packs.clone(), site.clone());
        spawn_local(async move { done.emit(packs.translated(&site, lang).await) });
    }

    fn shows(&self, depth: usize, title: &str, lang: Lang, address: &str) {
        let before = self.lang.replace(Some(lang));
        if before.is_some_and(|before| before != lang) {
            self.moved.set(true);
        }
        if self.uses_history.get() {
            self.keep_history(depth, self.moved.get().then_some(address));
        }
        self.depth.set(depth);
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        document.set_title(title);
        if let Some(page) = document.document_element() {
            // A page whose language cannot be said is still readable.
            let _ = page.set_attribute("lang", lang.code());
        }
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
        if let Some(window) = web_sys::window() {
            unfold_everything(&window);
            // Refused in some sandboxes: then the browser's own menu still prints.
            let _ = window.print();
        }
    }

    fn connect(&self, dispatcher: UseReducerDispatcher<State>) {
        *self.dispatcher.borrow_mut() = Some(dispatcher.clone());
        let Some(window) = web_sys::window() else { return };
        let depth = self.depth.clone();
        let listener = EventListener::new(&window, "popstate", move |event| {
            let event: &web_sys::PopStateEvent = event.unchecked_ref();
            let Some(to) = event.state().as_f64().map(|to| to as usize) else { return };
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
        });
        *self.listener.borrow_mut() = Some(listener);
    }
}

/// On paper nothing can be opened: what is folded away is unfolded before it is printed.
fn unfold_everything(window: &Window) {
    let Some(folded) = window.document().and_then(|document| document.query_selector_all("details").ok()) else {
        return;
    };
    for at in 0..folded.length() {
        if let Some(element) = folded.item(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
            // One that stays folded leaves its heading on the paper.
            let _ = element.set_attribute("open", "");
        }
    }
}

/// True outside frames. A frame of another origin may not even be asked.
fn is_top_level() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let parent: Option<Window> = window.parent().ok().flatten();
    parent.is_some_and(|parent| parent == window)
}
