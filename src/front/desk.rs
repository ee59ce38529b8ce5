use super::{Front, show};
use crate::locale::{PageTexts, Say};
use crate::pack::{Catalogue, PackError, decode, handed_over};
use crate::search::Index;
use crate::told::{File, Node, Request, Subject};

impl Subject for Front {
    /// The packs: root, nothing, page, catalogue, search; the last may still be empty.
    fn open(packs: &[u8]) -> Option<Front> {
        handed_over::<Opening>(packs)?.front().ok()
    }

    fn show(&self, request: &Request) -> Vec<Node> {
        show(self, request).into_iter().flat_map(|node| node.spoken(self.page.lang)).collect()
    }

    fn save(&self, _: &Request, _: File) -> Vec<u8> {
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
