use super::early;
use super::module::Module;
use crate::calendar::Calendar;
use crate::law::Service;
use crate::locale::{Lang, PageTexts, Say, Texts};
use crate::pack::{Bundle, Index, NamedPack, PackError, Packed, Tables, decode, file_name};
use crate::ui::{Content, ServiceData, Site};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The packs of the build that this page belongs to.
///
/// The page names those of its first question, and the index; the index names all others. Each is fetched with its hash
/// for integrity, so that a changed file is not read.
pub struct Packs {
    /// What says which files belong to it: a page's root, or an element that the app was put into.
    page: Element,
    lang: Lang,
    root: Rc<str>,
    /// The service, or the guide, that the page was opened for; the start page has none.
    own: Slug,
    index: OnceCell<Index>,
    /// What was fetched, by name.
    kept: RefCell<Vec<(String, Rc<Vec<u8>>)>>,
    module: OnceCell<Module>,
    /// What the other module was opened for last.
    opened: RefCell<Option<(Lang, Slug)>>,
    /// The style of the answer has been asked for.
    styled: Cell<bool>,
}

/// The folder of the service that a page is about.
type Slug = Option<Rc<str>>;

/// The packs of every service that the guide can lead to.
const BUNDLE: &str = "bundle";

/// What is searched, for all languages.
const SEARCH: &str = "search";

impl Packs {
    /// What the page around the app's root says about itself; `None` if it is not one of ours.
    pub fn of(root: &Element) -> Option<Packs> {
        let page = root.closest("[data-root]").ok()??;
        Some(Packs {
            lang: Lang::from_code(&page.get_attribute("lang")?)?,
            root: page.get_attribute("data-root")?.into(),
            own: page.get_attribute("data-service").map(Rc::from),
            page,
            index: OnceCell::new(),
            kept: RefCell::default(),
            module: OnceCell::new(),
            opened: RefCell::default(),
            styled: Cell::new(false),
        })
    }

    /// The folder of the service that the page was opened for.
    pub fn slug(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// The page is in this language now.
    pub fn speaks(&self, lang: Lang) {
        // One whose language cannot be said is still readable.
        let _ = self.page.set_attribute("lang", lang.code());
    }

    /// What this page needs first: a service its first question, the start page all that it tells but what is searched.
    pub async fn site(&self) -> Result<Site, Say> {
        let mut names = first_names(&self.own, self.lang);
        if self.own.is_none() {
            names.push(self.module_name());
        }
        if names.iter().all(|name| self.preload(name).is_none()) {
            self.get_index().await?;
        }
        self.get(&names).await?;
        if self.own.is_none() {
            self.make_module().await?;
        }
        self.read_site(&self.own, self.lang, false)
    }

    /// The page in a language, about what it is about now, and the other module ready to tell it. Only what is missing is
    /// fetched; for the guide, everything that it can lead to, so that no request depends on an answer.
    pub async fn translated(&self, slug: &Slug, lang: Lang) -> Result<Site, Say> {
        // At once with the rest: once the questions begin, nothing more is asked of the server.
        if self.own.is_some() && !self.styled.replace(true) {
            self.put_on_answer_style();
        }
        self.get_index().await?;
        // All at once: nothing waits for what could have come beside it.
        let mut names = told_names(&self.own, lang);
        names.push(self.module_name());
        if self.own.is_none() {
            names.push(SEARCH.to_owned());
        }
        let is_guide = self.index.get().is_some_and(|index| index.hash(BUNDLE).is_some());
        let texts = [BUNDLE, ".", lang.code()].concat();
        if is_guide {
            names.extend([BUNDLE.to_owned(), texts.clone()]);
        }
        self.get(&names).await?;
        if is_guide {
            self.unpack(BUNDLE)?;
            self.unpack(&texts)?;
        }
        self.make_module().await?;
        if !self.open(slug, lang) {
            return Err(Say::FailedPack);
        }
        self.read_site(slug, lang, true)
    }

    /// A service that the guide leads to; `None` where what it needs is not there.
    pub fn service(&self, slug: &str, lang: Lang) -> Option<Site> {
        let version = self.index.get()?.hash(&["rules.", slug].concat())?;
        early::rests_on(file_name(version).get(..16)?);
        self.read_site(&Some(slug.into()), lang, true).ok()
    }

    /// The other module, once it is there, opened for what the page is about: texts that came too late to be shown may
    /// have been opened last.
    pub fn module(&self, slug: &Slug, lang: Lang) -> Option<&Module> {
        let is_open = self.opened.borrow().as_ref().is_some_and(|(spoken, about)| *spoken == lang && about == slug);
        self.module.get().filter(|_| is_open || self.open(slug, lang))
    }

    fn module_name(&self) -> String {
        if self.own.is_some() { "module.answer" } else { "module.front" }.to_owned()
    }

    /// Makes the other module of its file, which has come.
    async fn make_module(&self) -> Result<(), Say> {
        if self.module.get().is_some() {
            return Ok(());
        }
        let file = self.kept(&self.module_name()).ok_or(Say::FailedPack)?;
        let module = Module::new(&file).await.ok_or(Say::FailedPack)?;
        // Set once only; a second module would be the same one.
        let _ = self.module.set(module);
        Ok(())
    }

    /// Opens the other module for a page; false if something is missing, or cannot be used.
    fn open(&self, slug: &Slug, lang: Lang) -> bool {
        let packs: Option<Vec<_>> = told_names(slug, lang).iter().map(|name| self.kept(name)).collect();
        let opened = match (self.module.get(), packs) {
            (Some(module), Some(mut packs)) => {
                // The guide counts through the services that it leads to; of a service there is nothing more. What is
                // searched grows with every service: the start page stands before it comes.
                let last = if slug.is_some() { BUNDLE } else { SEARCH };
                packs.push(self.kept(last).filter(|_| *slug == self.own).unwrap_or_default());
                module.open(&self.root, slug.as_deref().unwrap_or_default(), &packs)
            }
            _ => false,
        };
        self.opened.replace(opened.then(|| (lang, slug.clone())));
        opened
    }

    /// Keeps each pack of a bundle under its own name.
    fn unpack(&self, name: &str) -> Result<(), Say> {
        let bundle: Bundle = read(self.kept(name).as_ref())?;
        let mut kept = self.kept.borrow_mut();
        for NamedPack { name, bytes } in bundle.packs {
            if !kept.iter().any(|(known, _)| *known == name) {
                kept.push((name, Rc::new(bytes)));
            }
        }
        Ok(())
    }

    /// A site from packs that are there; `complete` says that the other module is there too.
    fn read_site(&self, slug: &Slug, lang: Lang, complete: bool) -> Result<Site, Say> {
        let mut names = first_names(slug, lang).into_iter();
        let mut next = || names.next().and_then(|name| self.kept(&name));
        let page = Rc::new(read::<PageTexts>(next().as_ref())?);
        let content = match slug {
            None => Content::Front { complete },
            Some(slug) => Content::Service(Rc::new(ServiceData {
                slug: slug.clone(),
                texts: Rc::new(read::<Texts>(next().as_ref())?),
                service: Rc::new(read::<Service>(next().as_ref())?),
                complete,
                calendar: {
                    let tables: Tables = read(next().as_ref())?;
                    Rc::new(Calendar::new(tables.calendar).map_err(|_| Say::FailedPack)?)
                },
            })),
        };
        Ok(Site { root: self.root.clone(), page, content })
    }

    /// Fetches the packs of these names that are not there yet, at once, and keeps them.
    async fn get(&self, names: &[String]) -> Result<(), Say> {
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
        Ok(())
    }

    fn kept(&self, name: &str) -> Option<Rc<Vec<u8>>> {
        self.kept.borrow().iter().find(|(known, _)| known == name).map(|(_, pack)| pack.clone())
    }

    /// Starts to fetch a pack; `None` where it is not known.
    fn request(&self, name: &str) -> Option<JsFuture> {
        if let Some(preload) = self.preload(name) {
            return fetch(&preload.get_attribute("href")?, &preload.get_attribute("data-integrity")?);
        }
        let hash = self.index.get()?.hash(name)?;
        fetch(&[&*self.root, "packs/", &file_name(hash)].concat(), &integrity(hash))
    }

    /// What the page names to be fetched with it, by the name of its pack.
    fn preload(&self, name: &str) -> Option<Element> {
        self.page.query_selector(&["[data-pack='", name, "']"].concat()).ok()?
    }

    /// Fetches the index, once.
    async fn get_index(&self) -> Result<(), Say> {
        if self.index.get().is_none() {
            let index = came(self.index_request()).await?;
            // Set once only; a second index would be the same one.
            let _ = self.index.set(read(Some(&index))?);
        }
        Ok(())
    }

    fn index_request(&self) -> Option<JsFuture> {
        fetch(&self.page.get_attribute("data-index")?, &self.page.get_attribute("data-index-integrity")?)
    }

    /// Asks for the style sheet of the answer's page, where the page names one with its hash. Without it the answer is plain,
    /// and still readable.
    fn put_on_answer_style(&self) -> Option<()> {
        let address = self.page.get_attribute("data-answer")?;
        let style = self.page.query_selector("link[rel=stylesheet]").ok()??;
        let link = style.clone_node().ok()?.dyn_into::<Element>().ok()?;
        link.set_attribute("integrity", &self.page.get_attribute("data-answer-integrity")?).ok()?;
        link.set_attribute("href", &address).ok()?;
        style.after_with_node_1(&link).ok()
    }
}

/// The packs that a page needs first, in the order of [`Packs::read_site`]: a service's up to its last question, the
/// start page's but for the search.
fn first_names(slug: &Slug, lang: Lang) -> Vec<String> {
    let page = page_name("page.", lang);
    match slug {
        None => vec![page, page_name("catalogue.", lang)],
        Some(slug) => vec![page, text_name("ask.", slug, lang), ["logic.", slug].concat(), "tables".to_owned()],
    }
}

/// The packs that the other module is opened with, in the order in which it takes them.
fn told_names(slug: &Slug, lang: Lang) -> Vec<String> {
    let mut names = first_names(slug, lang);
    if let Some(slug) = slug {
        names.extend([page_name("words.", lang), text_name("answer.", slug, lang)]);
    }
    names
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

/// Asks for a file; what it gives in the end is its bytes, or the reason why there are none.
fn fetch(address: &str, integrity: &str) -> Option<JsFuture> {
    Some(JsFuture::from(early::bytes(address, integrity)))
}

/// What came, as bytes.
async fn came(request: Option<JsFuture>) -> Result<Rc<Vec<u8>>, Say> {
    let bytes = request.ok_or(Say::FailedFetch)?.await.map_err(|reason| early::said_of(&reason))?;
    Ok(Rc::new(js_sys::Uint8Array::new(&bytes).to_vec()))
}

fn read<T: Packed>(bytes: Option<&Rc<Vec<u8>>>) -> Result<T, Say> {
    decode(bytes.map(|bytes| bytes.as_slice()).unwrap_or_default()).map_err(|error| match error {
        PackError::OtherVersion => Say::FailedVersion,
        PackError::NotThisPack | PackError::Malformed => Say::FailedPack,
    })
}
