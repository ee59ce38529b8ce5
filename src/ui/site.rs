use crate::calendar::Calendar;
use crate::law::{Service, TextId};
use crate::locale::{Lang, PageTexts, Say, Texts, Wording};
use std::rc::Rc;

/// What has been loaded: the page's words in one language, and what the address asked for.
#[derive(Clone, PartialEq)]
pub struct Site {
    /// From this page to the folder that holds the languages: `""`, `"../"`, `"../../"`.
    pub root: Rc<str>,
    pub page: Rc<PageTexts>,
    pub content: Content,
}

#[derive(Clone, PartialEq)]
pub enum Content {
    /// The start page, which a module of its own tells; `complete` says that it can search.
    Front { complete: bool },
    /// One service, or the guide that leads to one.
    Service(Rc<ServiceData>),
}

/// A service with its texts in one language and the tables that its dates are worked out from.
#[derive(Clone)]
pub struct ServiceData {
    pub slug: Rc<str>,
    pub service: Rc<Service>,
    /// Those up to the last question.
    pub texts: Rc<Texts>,
    /// The second module is there and knows the answer's texts; before its first question the page does not wait for it.
    pub complete: bool,
    pub calendar: Rc<Calendar>,
}

impl PartialEq for ServiceData {
    fn eq(&self, other: &ServiceData) -> bool {
        Rc::ptr_eq(&self.service, &other.service)
            && Rc::ptr_eq(&self.texts, &other.texts)
            && self.complete == other.complete
    }
}

impl Site {
    pub fn lang(&self) -> Lang {
        self.page.lang
    }

    pub fn say(&self, key: Say) -> &str {
        self.page.say(key)
    }

    /// The service, where the page is about one.
    pub fn service(&self) -> Option<&Rc<ServiceData>> {
        match &self.content {
            Content::Service(data) => Some(data),
            Content::Front { .. } => None,
        }
    }

    /// The folder of that service.
    pub fn slug(&self) -> Option<Rc<str>> {
        self.service().map(|data| data.slug.clone())
    }

    /// The service in this language.
    pub fn wording(&self) -> Option<Wording<'_>> {
        let data = self.service()?;
        Some(Wording { service: &data.service, texts: &data.texts, page: &self.page })
    }

    /// The page is about the guide, whose answer is a service.
    pub fn is_guide(&self) -> bool {
        self.service().is_some_and(|data| data.service.act.is_none())
    }

    /// Nothing of what the page tells is missing.
    pub fn is_complete(&self) -> bool {
        match &self.content {
            Content::Front { complete } => *complete,
            Content::Service(data) => data.complete,
        }
    }

    /// Address of this page in another language.
    pub fn address(&self, lang: Lang) -> String {
        match &self.content {
            Content::Front { .. } => [&self.root, lang.code(), "/"].concat(),
            Content::Service(data) => [&self.root, lang.code(), "/", &data.slug, "/"].concat(),
        }
    }

    /// Address of the start page.
    pub fn home(&self) -> String {
        [&self.root, self.lang().code(), "/"].concat()
    }
}

impl ServiceData {
    pub fn text(&self, text: TextId) -> &str {
        self.texts.get(text)
    }
}
