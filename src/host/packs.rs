use super::answer::AnswerModule;
use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{Lang, PageTexts, Say, Texts};
use crate::pack::{Catalogue, Index, PackError, Packed, Tables, decode, file_name};
use crate::ui::{Content, ServiceData, Site};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, RequestCredentials, RequestInit, RequestMode, Response};

/// The packs of the build that this page belongs to.
///
/// The page names those of its first question, and the index; the index names all others. Each is fetched with its hash
/// for integrity, so that a changed file is not read.
pub struct Packs {
    document: Document,
    lang: Lang,
    root: Rc<str>,
    service: Option<Rc<str>>,
    index: OnceCell<Index>,
    /// What was fetched, by name.
    kept: RefCell<Vec<(String, Rc<Vec<u8>>)>>,
    answer: OnceCell<AnswerModule>,
    /// The language that the second module was opened in last.
    spoken: Cell<Option<Lang>>,
    /// The style of the answer has been asked for.
    styled: Cell<bool>,
}

impl Packs {
    /// What the page says about itself; `None` if it is not one of ours.
    pub fn of(document: Document) -> Option<Packs> {
        let page = document.document_element()?;
        Some(Packs {
            lang: Lang::from_code(&page.get_attribute("lang")?)?,
            root: page.get_attribute("data-root")?.into(),
            service: page.get_attribute("data-service").map(Rc::from),
            document,
            index: OnceCell::new(),
            kept: RefCell::default(),
            answer: OnceCell::new(),
            spoken: Cell::new(None),
            styled: Cell::new(false),
        })
    }

    /// What this page needs for its first question.
    pub async fn site(&self) -> Result<Site, Say> {
        let packs = self.get(&self.first_names(self.lang)).await?;
        self.read_site(&packs, false)
    }

    /// A service's page in a language, and the second module ready to answer in it. Only what is missing is fetched.
    pub async fn translated(&self, lang: Lang) -> Result<Site, Say> {
        // The services by name have a page for each language, and nothing to answer.
        if self.service.is_none() {
            return Err(Say::FailedPack);
        }
        // At once with the rest: once the questions begin, nothing more is asked of the server.
        if !self.styled.replace(true) {
            put_on_answer_style();
        }
        if self.index.get().is_none() {
            let index = came(self.index_request()).await?;
            // Set once only; a second index would be the same one.
            let _ = self.index.set(read(Some(&index))?);
        }
        let mut names = self.answer_names(lang);
        names.push("module.answer".to_owned());
        let packs = self.get(&names).await?;
        if self.answer.get().is_none() {
            let file = packs.last().ok_or(Say::FailedPack)?;
            // Set once only; a second module would be the same one.
            let _ = self.answer.set(AnswerModule::new(file).await.ok_or(Say::FailedPack)?);
        }
        if !self.open(lang) {
            return Err(Say::FailedPack);
        }
        self.read_site(&packs, true)
    }

    /// The second module, once it is there, in the language of the page: texts that came too late to be shown may have
    /// been opened last.
    pub fn answer(&self, lang: Lang) -> Option<&AnswerModule> {
        let speaks = self.spoken.get() == Some(lang) || self.open(lang);
        self.answer.get().filter(|_| speaks)
    }

    /// Opens the second module in a language; false if something is missing, or cannot be used.
    fn open(&self, lang: Lang) -> bool {
        let packs: Option<Vec<_>> = self.answer_names(lang).iter().map(|name| self.kept(name)).collect();
        let opened = match (self.answer.get(), &self.service, packs) {
            (Some(module), Some(slug), Some(packs)) => module.open(&self.root, slug, &packs),
            _ => false,
        };
        self.spoken.set(opened.then_some(lang));
        opened
    }

    /// What the second module is opened with, in the order in which it takes it: those up to the last question, then its
    /// own.
    fn answer_names(&self, lang: Lang) -> Vec<String> {
        let mut names = self.first_names(lang);
        names.push(page_name("words.", lang));
        names.extend(self.service.as_ref().map(|slug| text_name("answer.", slug, lang)));
        names
    }

    /// The packs up to the last question, in the order of [`Packs::read_site`].
    fn first_names(&self, lang: Lang) -> Vec<String> {
        let page = page_name("page.", lang);
        match &self.service {
            None => vec![page, page_name("catalogue.", lang)],
            Some(slug) => vec![page, text_name("ask.", slug, lang), ["logic.", slug].concat(), "tables".to_owned()],
        }
    }

    /// A site from its packs; `complete` says that the second module is there too.
    fn read_site(&self, packs: &[Rc<Vec<u8>>], complete: bool) -> Result<Site, Say> {
        let content = match &self.service {
            None => Content::Home(Rc::new(read::<Catalogue>(packs.get(1))?)),
            Some(slug) => Content::Service(Rc::new(ServiceData {
                slug: slug.clone(),
                texts: Rc::new(read::<Texts>(packs.get(1))?),
                service: Rc::new(read::<Service>(packs.get(2))?),
                complete,
                calendar: {
                    let tables: Tables = read(packs.get(3))?;
                    Rc::new(Calendar::new(tables.calendar).map_err(|_| Say::FailedPack)?)
                },
            })),
        };
        Ok(Site { root: self.root.clone(), page: Rc::new(read::<PageTexts>(packs.first())?), content })
    }

    /// The packs of these names, in their order; those that are not there yet are fetched at once, and kept.
    async fn get(&self, names: &[String]) -> Result<Vec<Rc<Vec<u8>>>, Say> {
        // All requests are under way before the first is waited for.
        let mut under_way = Vec::new();
        for name in names {
            if self.kept(name).is_none() {
                under_way.push((name, self.request(name)));
            }
        }
        for (name, request) in under_way {
            let pack = came(request).await?;
            self.kept.borrow_mut().push((name.clone(), pack));
        }
        names.iter().map(|name| self.kept(name).ok_or(Say::FailedPack)).collect()
    }

    fn kept(&self, name: &str) -> Option<Rc<Vec<u8>>> {
        self.kept.borrow().iter().find(|(known, _)| known == name).map(|(_, pack)| pack.clone())
    }

    /// Starts to fetch a pack; `None` where it is not known.
    fn request(&self, name: &str) -> Option<JsFuture> {
        if let Some(preload) = self.document.query_selector(&["[data-pack='", name, "']"].concat()).ok()? {
            return fetch(&preload.get_attribute("href")?, &preload.get_attribute("data-integrity")?);
        }
        let hash = self.index.get()?.hash(name)?;
        fetch(&[&*self.root, "packs/", &file_name(hash)].concat(), &integrity(hash))
    }

    fn index_request(&self) -> Option<JsFuture> {
        let page = self.document.document_element()?;
        fetch(&page.get_attribute("data-index")?, &page.get_attribute("data-index-integrity")?)
    }
}

/// Asks for the style sheet of the answer's page, which the page names with its hash. Without it the answer is plain, and
/// still readable.
fn put_on_answer_style() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let page = document.document_element()?;
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("integrity", &page.get_attribute("data-answer-integrity")?).ok()?;
    link.set_attribute("href", &page.get_attribute("data-answer")?).ok()?;
    let style = document.query_selector("link[rel=stylesheet]").ok()??;
    style.after_with_node_1(&link).ok()
}

/// A pack of the page itself.
fn page_name(kind: &str, lang: Lang) -> String {
    [kind, lang.code()].concat()
}

/// The pack of the texts up to the last question (`ask.`) or of those of the result (`answer.`).
fn text_name(kind: &str, slug: &str, lang: Lang) -> String {
    [kind, slug, ".", lang.code()].concat()
}

/// "sha256-" and the hash in base 64.
fn integrity(hash: &[u8; 32]) -> String {
    let bytes: String = hash.iter().copied().map(char::from).collect();
    let encoded = web_sys::window().and_then(|window| window.btoa(&bytes).ok()).unwrap_or_default();
    ["sha256-", &encoded].concat()
}

/// Starts a fetch that matches the page's preloads.
fn fetch(address: &str, integrity: &str) -> Option<JsFuture> {
    let options = RequestInit::new();
    options.set_mode(RequestMode::Cors);
    options.set_credentials(RequestCredentials::SameOrigin);
    options.set_integrity(integrity);
    let started = web_sys::window()?.fetch_with_str_and_init(address, &options);
    Some(JsFuture::from(started))
}

/// What came, as bytes.
async fn came(request: Option<JsFuture>) -> Result<Rc<Vec<u8>>, Say> {
    let response = request.ok_or(Say::FailedFetch)?.await.map_err(|_| Say::FailedFetch)?;
    let response: Response = response.dyn_into().map_err(|_| Say::FailedFetch)?;
    if !response.ok() {
        return Err(Say::FailedFetch);
    }
    let buffer = response.array_buffer().map_err(|_| Say::FailedFetch)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| Say::FailedFetch)?;
    Ok(Rc::new(js_sys::Uint8Array::new(&buffer).to_vec()))
}

fn read<T: Packed>(bytes: Option<&Rc<Vec<u8>>>) -> Result<T, Say> {
    decode(bytes.map(|bytes| bytes.as_slice()).unwrap_or_default()).map_err(|error| match error {
        PackError::OtherVersion => Say::FailedVersion,
        PackError::NotThisPack | PackError::Malformed => Say::FailedPack,
    })
}
