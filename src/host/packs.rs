use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{Lang, PageTexts, Say};
use crate::pack::{Catalogue, Index, PackError, Packed, Tables, Texts, decode, file_name};
use crate::ui::{Content, ServiceData, Site};
use std::cell::OnceCell;
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
        })
    }

    /// Everything that this page needs, fetched at once.
    pub async fn site(&self) -> Result<Site, Say> {
        if self.index.get().is_none() {
            let index = all(vec![fetch(&self.index_address, &self.index_integrity)]).await?;
            // Set once only; a second index would be the same one.
            let _ = self.index.set(read(index.first())?);
        }
        let code = self.lang.code();
        let mut names = vec![["page.", code].concat()];
        match &self.service {
            None => names.push(["catalogue.", code].concat()),
            Some(slug) => {
                names.extend([text_name("ask.", slug, self.lang), ["logic.", slug].concat(), "tables".to_owned()])
            }
        }
        let packs = self.get(&names).await?;
        let mut packs = packs.iter();
        let page = Rc::new(read::<PageTexts>(packs.next())?);
        let content = match &self.service {
            None => Content::Home(Rc::new(read::<Catalogue>(packs.next())?)),
            Some(slug) => Content::Service(Rc::new(service(slug.clone(), [packs.next(), packs.next(), packs.next()])?)),
        };
        Ok(Site { root: self.root.clone(), page, content })
    }

    /// The same page with all the texts of a language. In the language it has, only what is missing is fetched.
    pub async fn translated(&self, site: &Site, lang: Lang) -> Result<Site, Say> {
        if let (Content::Service(data), true) = (&site.content, lang == site.lang() && !site.is_complete()) {
            let packs = self.get(&[text_name("answer.", &data.slug, lang)]).await?;
            let content = completed(data, (*data.texts).clone(), packs.first())?;
            return Ok(Site { content, ..site.clone() });
        }
        let mut names = vec![["page.", lang.code()].concat()];
        match &site.content {
            Content::Home(_) => names.push(["catalogue.", lang.code()].concat()),
            Content::Service(data) => names.extend(["ask.", "answer."].map(|kind| text_name(kind, &data.slug, lang))),
        }
        let packs = self.get(&names).await?;
        let page = Rc::new(read::<PageTexts>(packs.first())?);
        let content = match &site.content {
            Content::Home(_) => Content::Home(Rc::new(read::<Catalogue>(packs.get(1))?)),
            Content::Service(data) => completed(data, read(packs.get(1))?, packs.get(2))?,
        };
        Ok(Site { root: site.root.clone(), page, content })
    }

    /// The packs of these names, in their order.
    async fn get(&self, names: &[String]) -> Result<Vec<Vec<u8>>, Say> {
        let hash = |name: &String| self.index.get().and_then(|index| index.hash(name)).ok_or(Say::FailedPack);
        let request = |hash: &[u8; 32]| fetch(&[&*self.root, "packs/", &file_name(hash)].concat(), &integrity(hash));
        let requests = names.iter().map(|name| hash(name).map(request)).collect::<Result<Vec<_>, Say>>()?;
        all(requests).await
    }
}

/// A service with its texts up to the last question and those of the result.
fn completed(data: &ServiceData, mut texts: Texts, rest: Option<&Vec<u8>>) -> Result<Content, Say> {
    texts.0.append(&mut read::<Texts>(rest)?.0);
    Ok(Content::Service(Rc::new(ServiceData { texts: Rc::new(texts), complete: true, ..data.clone() })))
}

fn service(slug: Rc<str>, [texts, logic, tables]: [Option<&Vec<u8>>; 3]) -> Result<ServiceData, Say> {
    let tables: Tables = read(tables)?;
    Ok(ServiceData {
        slug,
        service: Rc::new(read::<Service>(logic)?),
        texts: Rc::new(read::<Texts>(texts)?),
        complete: false,
        calendar: Rc::new(Calendar::new(tables.calendar).map_err(|_| Say::FailedPack)?),
        mci: Rc::new(tables.mci),
    })
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
async fn all(requests: Vec<Option<JsFuture>>) -> Result<Vec<Vec<u8>>, Say> {
    let mut came = Vec::with_capacity(requests.len());
    for request in requests {
        let response = request.ok_or(Say::FailedFetch)?.await.map_err(|_| Say::FailedFetch)?;
        let response: Response = response.dyn_into().map_err(|_| Say::FailedFetch)?;
        if !response.ok() {
            return Err(Say::FailedFetch);
        }
        let buffer = response.array_buffer().map_err(|_| Say::FailedFetch)?;
        let buffer = JsFuture::from(buffer).await.map_err(|_| Say::FailedFetch)?;
        came.push(js_sys::Uint8Array::new(&buffer).to_vec());
    }
    Ok(came)
}

fn read<T: Packed>(bytes: Option<&Vec<u8>>) -> Result<T, Say> {
    decode(bytes.map(Vec::as_slice).unwrap_or_default()).map_err(|error| match error {
        PackError::OtherVersion => Say::FailedVersion,
        PackError::NotThisPack | PackError::Malformed => Say::FailedPack,
    })
}
