use super::{Front, show};
use crate::locale::{PageTexts, Say};
use crate::pack::{Catalogue, PackError, decode, handed_over};
use crate::search::Index;
use crate::told::{self, File, Request};

/// Where the start page is told, in one language at a time.
#[derive(Default)]
pub struct Desk {
    front: Option<Front>,
}

impl told::Desk for Desk {
    /// Each pack with its length before it: root, nothing, page, catalogue, search; the last may still be
    /// empty.
    fn open(&mut self, packs: &[u8]) -> bool {
        let opened = handed_over::<Opening>(packs).and_then(|opening| opening.front().ok());
        let is_open = opened.is_some();
        self.front = opened.or(self.front.take());
        is_open
    }

    fn show(&self, request: &[u8]) -> Vec<u8> {
        let (Some(front), Some(request)) = (&self.front, handed_over::<Request>(request)) else { return Vec::new() };
        // Writing to memory fails for no value of these types; nothing at all is no list of nodes.
        postcard::to_allocvec(&show(front, &request)).unwrap_or_default()
    }

    /// There is nothing to save.
    fn save(&self, _: &[u8], _: File) -> Vec<u8> {
        Vec::new()
    }
}

/// What is handed over when the start page is opened in a language.
pub struct Opening {
    pub root: String,
    /// The folder of the service that a page is about: the start page is about none.
    pub slug: String,
    pub page: Vec<u8>,
    pub catalogue: Vec<u8>,
    /// Empty until it has come.
    pub search: Vec<u8>,
}

impl Opening {
    fn front(self) -> Result<Front, PackError> {
        let catalogue: Catalogue = decode(&self.catalogue)?;
        let mut page: PageTexts = decode(&self.page)?;
        page.says.resize(Say::FRONT, String::new());
        page.says.extend(catalogue.says.iter().cloned());
        let index = if self.search.is_empty() { None } else { Some(decode::<Index>(&self.search)?) };
        Ok(Front { root: self.root, page, catalogue, index })
    }
}
