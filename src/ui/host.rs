use super::{Site, State, View};
use crate::calendar::Moment;
use crate::locale::{Lang, Say};
use crate::told::File;
use std::rc::Rc;
use yew::{Callback, UseReducerDispatcher};

/// What the page asks of the world it runs in: a browser's page, a frame, a kiosk; or nothing, when rendered natively.
pub trait Host {
    /// Kazakhstan wall time; `None` if the clock cannot be read.
    fn now(&self) -> Option<Moment>;

    /// Loads the texts of a language and what answers in it, then says what came of it.
    fn load_language(&self, site: &Site, lang: Lang, done: Callback<Result<Site, Say>>);

    /// The service of a folder, in a language; `None` if what it needs has not been loaded.
    fn service(&self, slug: &str, lang: Lang) -> Option<Site>;

    /// The page shows another view now: depth in the trail of views, its kind, title, and the page's address in its language.
    fn shows(&self, depth: usize, view: View, title: &str, lang: Lang, address: &str);

    /// Goes one view back.
    fn back(&self);

    /// Opens the print dialog.
    fn print(&self);

    /// What the other module tells in the language of the page; `None` if it is not there, or broke off.
    fn answer(&self, site: &Site, request: &[u8]) -> Option<Vec<u8>>;

    /// Saves the answer as a file.
    fn save(&self, site: &Site, file: File, request: &[u8]);

    /// Copies words to the clipboard, then says whether that was possible.
    fn copy(&self, text: &str, done: Callback<bool>);

    /// There is a share sheet.
    fn can_share(&self) -> bool;

    /// Opens the share sheet.
    fn share(&self, title: &str, address: &str);

    /// The whole address of a site's page, without a fragment; empty where it has none that could be opened elsewhere.
    fn address(&self, site: &Site) -> String;

    /// Keeps the answers in this tab until it is closed, in the words of a link; forgets them where there are none.
    fn keep(&self, answers: &str);

    /// Called once, so that the host can report steps back and forth.
    fn connect(&self, dispatcher: UseReducerDispatcher<State>);
}

/// A host shared by the components. Two handles are equal when they are of the same host.
#[derive(Clone)]
pub struct HostHandle(pub Rc<dyn Host>);

impl PartialEq for HostHandle {
    fn eq(&self, other: &HostHandle) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
