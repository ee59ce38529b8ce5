use super::{Subject, file, show};
use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{AnswerWords, PageTexts, Texts};
use crate::pack::{Bundle, PackError, Tables, decode, handed_over};
use crate::told::{self, File, Node, Request};

impl told::Subject for Subject {
    /// The packs: root, service's folder, page, ask, logic, tables, words, answer; for the guide the logic of the
    /// services that it leads to, for a service nothing.
    fn open(packs: &[u8]) -> Option<Subject> {
        handed_over::<Opening>(packs)?.subject().ok()
    }

    fn show(&self, request: &Request) -> Vec<Node> {
        show(self, request).into_iter().flat_map(|node| node.spoken(self.page.lang)).collect()
    }

    fn save(&self, request: &Request, which: File) -> Vec<u8> {
        // Writing to memory fails for no such value.
        postcard::to_allocvec(&file(self, request, which)).unwrap_or_default()
    }
}

/// What is handed over when a service is opened.
pub struct Opening {
    pub root: String,
    pub slug: String,
    pub page: Vec<u8>,
    pub ask: Vec<u8>,
    pub logic: Vec<u8>,
    pub tables: Vec<u8>,
    pub words: Vec<u8>,
    pub answer: Vec<u8>,
    /// The bundle of what the guide leads to; empty for a service.
    pub others: Vec<u8>,
}

impl Opening {
    fn subject(self) -> Result<Subject, PackError> {
        let tables: Tables = decode(&self.tables)?;
        let mut page: PageTexts = decode(&self.page)?;
        let mut words: AnswerWords = decode(&self.words)?;
        page.says.append(&mut words.says);
        let mut texts: Texts = decode(&self.ask)?;
        texts.0.append(&mut decode::<Texts>(&self.answer)?.0);
        Ok(Subject {
            slug: self.slug,
            root: self.root,
            service: decode(&self.logic)?,
            texts,
            page,
            words,
            calendar: Calendar::new(tables.calendar).map_err(|_| PackError::Malformed)?,
            mci: tables.mci,
            others: others(&self.others)?,
        })
    }
}

fn others(bundle: &[u8]) -> Result<Vec<Service>, PackError> {
    if bundle.is_empty() {
        return Ok(Vec::new());
    }
    decode::<Bundle>(bundle)?.packs.iter().map(|pack| decode(&pack.bytes)).collect()
}
