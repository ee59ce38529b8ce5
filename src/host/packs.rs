use super::answer::AnswerModule;
use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{Lang, PageTexts, Say, Texts};
use crate::pack::{Catalogue, Index, PackError, Packed, Tables, decode, file_name};
use crate::ui::{Content, ServiceData, Site};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, RequestCredentials, RequestInit, RequestMode, Response};

/// The packs of the build that this page belongs to.
///
/// The page names the index and its hash; the index names every other pack and its hash. Each is fetched with
/// integrity, so that a changed file is not read.
pub struct Packs {
    lang: Lang,
    root: Rc<str>,
    service: Option<Rc<str>>,
    index_address: String,
    index_integrity: String,
    index: OnceCell<Index>,
    /// What was fetched, by name.
    kept: RefCell<Vec<(String, Rc<Vec<u8>>)>>,
    answer: OnceCell<AnswerModule>,
}

impl Packs {
    /// What the page says about itself; `None` if it is not one of ours.
    pub fn of(document: &Document) -> Option<Packs> {
        let page = document.document_element()?;
        let index = document.get_element_by_id("aldyn-index")?;
        Some(Packs {
            lang: Lang::from_code(&page.get_attribute("lang")?)?,
            root: page.get_attribute("data-root")?.into(),
            service: page.get_attribute("data-service").map(Rc::from),
            index_address: index.get_attribute("href")?,
            index_integrity: index.get_attribute("data-integrity")?,
            index: OnceCell::new(),
            kept: RefCell::default(),
            answer: OnceCell::new(),
        })
    }

    /// Everything that this page needs, fetched at once.
    pub async fn site(&self) -> Result<Site, Say> {
        if self.index.get().is_none() {
            let index = all(vec![fetch(&self.index_address, &self.index_integrity)]).await?;
            // Set once only; a second index would be the same one.
            let _ = self.index.set(read(index.first())?);
        }
        let page = page_name("page.", self.lang);
        let Some(slug) = &self.service else {
            let packs = self.get(&[page, page_name("catalogue.", self.lang)]).await?;
            let content = Content::Home(Rc::new(read::<Catalogue>(packs.get(1))?));
            return Ok(Site { root: self.root.clone(), page: Rc::new(read(packs.first())?), content });
        };
        let names = [page, text_name("ask.", slug, self.lang), ["logic.", slug].concat(), "tables".to_owned()];
        let packs = self.get(&names).await?;
        let tables: Tables = read(packs.get(3))?;
        let data = ServiceData {
            slug: slug.clone(),
            service: Rc::new(read::<Service>(packs.get(2))?),
            texts: Rc::new(read::<Texts>(packs.get(1))?),
            complete: false,
            calendar: Rc::new(Calendar::new(tables.calendar).map_err(|_| Say::FailedPack)?),
        };
        let page = Rc::new(read::<PageTexts>(packs.first())?);
        Ok(Site { root: self.root.clone(), page, content: Content::Service(Rc::new(data)) })
    }

    /// The same page in a language, and the second module ready to answer in it. Only what is missing is fetched.
    pub async fn translated(&self, site: &Site, lang: Lang) -> Result<Site, Say> {
        let page = page_name("page.", lang);
        let Content::Service(data) = &site.content else {
            let packs = self.get(&[page, page_name("catalogue.", lang)]).await?;
            let content = Content::Home(Rc::new(read::<Catalogue>(packs.get(1))?));
            return Ok(Site { root: site.root.clone(), page: Rc::new(read(packs.first())?), content });
        };
        let slug = &data.slug;
        let names = [
            page,
            page_name("words.", lang),
            "tables".to_owned(),
            ["logic.", slug].concat(),
            text_name("ask.", slug, lang),
            text_name("answer.", slug, lang),
            "module.answer".to_owned(),
        ];
        let packs = self.get(&names).await?;
        if self.answer.get().is_none() {
            let module = AnswerModule::new(packs.get(6).map(|file| file.as_slice()).unwrap_or_default()).await;
            // Set once only; a second module would be the same one.
            let _ = self.answer.set(module.ok_or(Say::FailedPack)?);
            put_on_answer_style();
        }
        let opened: Vec<&[u8]> = packs.iter().take(6).map(|pack| pack.as_slice()).collect();
        if !self.answer.get().is_some_and(|module| module.open(&self.root, slug, &opened)) {
            return Err(Say::FailedPack);
        }
        let texts = Rc::new(read::<Texts>(packs.get(4))?);
        let content = Content::Service(Rc::new(ServiceData { texts, complete: true, ..ServiceData::clone(data) }));
        Ok(Site { root: site.root.clone(), page: Rc::new(read(packs.first())?), content })
    }

    /// The second module, once it is there.
    pub fn answer(&self) -> Option<&AnswerModule> {
        self.answer.get()
    }

    /// The packs of these names, in their order; those that are not there yet are fetched at once, and kept.
    async fn get(&self, names: &[String]) -> Result<Vec<Rc<Vec<u8>>>, Say> {
        let kept =
            |name: &String| self.kept.borrow().iter().find(|(known, _)| known == name).map(|(_, pack)| pack.clone());
        let missing: Vec<&String> = names.iter().filter(|name| kept(name).is_none()).collect();
        let hash = |name: &String| self.index.get().and_then(|index| index.hash(name)).ok_or(Say::FailedPack);
        let request = |hash: &[u8; 32]| fetch(&[&*self.root, "packs/", &file_name(hash)].concat(), &integrity(hash));
        let requests = missing.iter().map(|name| hash(name).map(request)).collect::<Result<Vec<_>, Say>>()?;
        for (name, pack) in missing.into_iter().zip(all(requests).await?) {
            self.kept.borrow_mut().push((name.clone(), pack));
        }
        names.iter().map(|name| kept(name).ok_or(Say::FailedPack)).collect()
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
    link.set_attribute("href", &page.get_attribute("data-answer-style")?).ok()?;
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

/// What came, as bytes. The requests are under way already: waiting for one holds up no other.
async fn all(requests: Vec<Option<JsFuture>>) -> Result<Vec<Rc<Vec<u8>>>, Say> {
    let mut came = Vec::with_capacity(requests.len());
    for request in requests {
        let response = request.ok_or(Say::FailedFetch)?.await.map_err(|_| Say::FailedFetch)?;
        let response: Response = response.dyn_into().map_err(|_| Say::FailedFetch)?;
        if !response.ok() {
            return Err(Say::FailedFetch);
        }
        let buffer = response.array_buffer().map_err(|_| Say::FailedFetch)?;
        let buffer = JsFuture::from(buffer).await.map_err(|_| Say::FailedFetch)?;
        came.push(Rc::new(js_sys::Uint8Array::new(&buffer).to_vec()));
    }
    Ok(came)
}

fn read<T: Packed>(bytes: Option<&Rc<Vec<u8>>>) -> Result<T, Say> {
    decode(bytes.map(|bytes| bytes.as_slice()).unwrap_or_default()).map_err(|error| match error {
        PackError::OtherVersion => Say::FailedVersion,
        PackError::NotThisPack | PackError::Malformed => Say::FailedPack,
    })
}
