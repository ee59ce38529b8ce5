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

/// A fetch under way.
struct Request(Option<JsFuture>);

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
            let index = read(fetch(&self.index_address, &self.index_integrity)).await?;
            // Set once only; a second index would be the same one.
            let _ = self.index.set(index);
        }
        let page = self.get(&["page.", self.lang.code()].concat());
        let content = match &self.service {
            None => {
                let catalogue = self.get(&["catalogue.", self.lang.code()].concat());
                Content::Home(Rc::new(read::<Catalogue>(catalogue).await?))
            }
            Some(slug) => {
                let (tables, logic, texts) =
                    (self.get("tables"), self.get(&["logic.", slug].concat()), self.get(&text_name(slug, self.lang)));
                let tables: Tables = read(tables).await?;
                let calendar = Calendar::new(tables.calendar).map_err(|_| Say::FailedPack)?;
                Content::Service(Rc::new(ServiceData {
                    slug: slug.clone(),
                    service: Rc::new(read::<Service>(logic).await?),
                    texts: Rc::new(read::<Texts>(texts).await?),
                    calendar: Rc::new(calendar),
                    mci: Rc::new(tables.mci),
                }))
            }
        };
        Ok(Site { root: self.root.clone(), page: Rc::new(read::<PageTexts>(page).await?), content })
    }

    /// The same page with the texts of another language.
    pub async fn translated(&self, site: &Site, lang: Lang) -> Result<Site, Say> {
        let page = self.get(&["page.", lang.code()].concat());
        let content = match &site.content {
            Content::Home(_) => {
                let catalogue = self.get(&["catalogue.", lang.code()].concat());
                Content::Home(Rc::new(read::<Catalogue>(catalogue).await?))
            }
            Content::Service(data) => {
                let texts = read::<Texts>(self.get(&text_name(&data.slug, lang))).await?;
                Content::Service(Rc::new(ServiceData { texts: Rc::new(texts), ..(**data).clone() }))
            }
        };
        Ok(Site { root: site.root.clone(), page: Rc::new(read::<PageTexts>(page).await?), content })
    }

    fn get(&self, name: &str) -> Request {
        match self.index.get().and_then(|index| index.hash(name)) {
            Some(hash) => fetch(&[&*self.root, "packs/", &file_name(hash)].concat(), &integrity(hash)),
            None => Request(None),
        }
    }
}

fn text_name(slug: &str, lang: Lang) -> String {
    ["text.", slug, ".", lang.code()].concat()
}

/// "sha256-" and the hash in base 64.
fn integrity(hash: &[u8; 32]) -> String {
    let bytes: String = hash.iter().copied().map(char::from).collect();
    let encoded = web_sys::window().and_then(|window| window.btoa(&bytes).ok()).unwrap_or_default();
    ["sha256-", &encoded].concat()
}

/// Starts a fetch that matches the page's preloads.
fn fetch(address: &str, integrity: &str) -> Request {
    let options = RequestInit::new();
    options.set_mode(RequestMode::Cors);
    options.set_credentials(RequestCredentials::SameOrigin);
    options.set_integrity(integrity);
    let started = web_sys::window().map(|window| window.fetch_with_str_and_init(address, &options));
    Request(started.map(JsFuture::from))
}

async fn read<T: Packed>(request: Request) -> Result<T, Say> {
    let response = request.0.ok_or(Say::FailedPack)?.await.map_err(|_| Say::FailedFetch)?;
    let response: Response = response.dyn_into().map_err(|_| Say::FailedFetch)?;
    if !response.ok() {
        return Err(Say::FailedFetch);
    }
    let buffer = response.array_buffer().map_err(|_| Say::FailedFetch)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| Say::FailedFetch)?;
    decode(&js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|error| match error {
        PackError::OtherVersion => Say::FailedVersion,
        PackError::NotThisPack | PackError::Malformed => Say::FailedPack,
    })
}
