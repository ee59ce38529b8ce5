use super::{File, Request, Subject, file, show};
use crate::calendar::Calendar;
use crate::locale::{AnswerWords, Texts};
use crate::pack::{PackError, Packed, Tables, decode, handed_over};

/// The second module's memory: what comes in, what goes out, and the subject that is open.
#[derive(Default)]
pub struct Desk {
    pub inbox: Vec<u8>,
    pub outbox: Vec<u8>,
    subject: Option<Subject>,
}

impl Desk {
    /// Opens the packs in the inbox, each with its length before it: root, service's folder, page, ask, logic, tables,
    /// words, answer. False if they cannot be used; then what was open before stays open.
    pub fn open(&mut self) -> bool {
        let opened = handed_over::<Opening>(&self.inbox).and_then(|opening| opening.subject().ok());
        let is_open = opened.is_some();
        self.subject = opened.or(self.subject.take());
        is_open
    }

    /// Answers the request in the inbox with nodes in the outbox; their length.
    pub fn show(&mut self) -> usize {
        self.outbox.clear();
        if let (Some(subject), Some(request)) = (&self.subject, handed_over::<Request>(&self.inbox)) {
            // Writing to memory fails for no value of these types; nothing at all is no list of nodes.
            self.outbox = postcard::to_allocvec(&show(subject, &request)).unwrap_or_default();
        }
        self.outbox.len()
    }

    /// Makes a file: name, type and content in the outbox.
    pub fn save(&mut self, which: File) -> usize {
        self.outbox.clear();
        if let (Some(subject), Some(request)) = (&self.subject, handed_over::<Request>(&self.inbox)) {
            self.outbox = postcard::to_allocvec(&file(subject, &request, which)).unwrap_or_default();
        }
        self.outbox.len()
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
        })
    }
}

fn read<T: Packed>(bytes: &[u8]) -> Result<T, PackError> {
    decode(bytes)
}
