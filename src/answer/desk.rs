use super::{Subject, file, show};
use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{AnswerWords, Texts};
use crate::pack::{Bundle, PackError, Packed, Tables, decode, handed_over};
use crate::told::{self, File, Request};

/// Where answers are given: one service in one language is open at a time.
#[derive(Default)]
pub struct Desk {
    subject: Option<Subject>,
}

impl told::Desk for Desk {
    /// Each pack with its length before it: root, service's folder, page, ask, logic, tables, words, answer;
    /// for the guide the logic of the services that it leads to, for a service nothing.
    fn open(&mut self, packs: &[u8]) -> bool {
        let opened = handed_over::<Opening>(packs).and_then(|opening| opening.subject().ok());
        let is_open = opened.is_some();
        self.subject = opened.or(self.subject.take());
        is_open
    }

    fn show(&self, request: &[u8]) -> Vec<u8> {
        let (Some(subject), Some(request)) = (&self.subject, handed_over::<Request>(request)) else {
            return Vec::new();
        };
        // Writing to memory fails for no value of these types; nothing at all is no list of nodes.
        postcard::to_allocvec(&show(subject, &request)).unwrap_or_default()
    }

    fn save(&self, request: &[u8], which: File) -> Vec<u8> {
        let (Some(subject), Some(request)) = (&self.subject, handed_over::<Request>(request)) else {
            return Vec::new();
        };
        postcard::to_allocvec(&file(subject, &request, which)).unwrap_or_default()
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
        let tables: Tables = read(&self.tables)?;
        let mut page: crate::locale::PageTexts = read(&self.page)?;
        let mut words: AnswerWords = read(&self.words)?;
        page.says.append(&mut words.says);
        let mut texts: Texts = read(&self.ask)?;
        texts.0.append(&mut read::<Texts>(&self.answer)?.0);
        Ok(Subject {
            slug: self.slug,
            root: self.root,
            service: read(&self.logic)?,
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
    read::<Bundle>(bundle)?.packs.iter().map(|pack| read(&pack.bytes)).collect()
}

fn read<T: Packed>(bytes: &[u8]) -> Result<T, PackError> {
    decode(bytes)
}
