//! The pages of the site as static text, for the build: those that the app starts on, rendered by the same components,
//! those that are read without it, and the page for webmasters.

mod about;
mod app;
mod cases;
mod condition;
mod embed;
mod failure;
mod glance;
mod kiosk;
mod line;
mod markup;
mod offline;
mod services;
mod sheet;

use crate::calendar::Day;
use crate::locale::Lang;
use crate::source::{Compiled, Rules};

pub use embed::{Embedding, origin_of};

/// A page of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Its folder: `""`, `kk/`, `kk/services/`, `kk/rehabilitated-certificate/about/`.
    pub folder: String,
    pub lang: &'static str,
    pub title: String,
    pub description: String,
    /// What stands in the body; for a page that the app starts on, in the app's root.
    pub body: String,
    /// The service whose rules it tells, by its folder.
    pub rules_of: Option<String>,
    /// `None`: the page is read as it is, and loads nothing but styles.
    pub app: Option<AppPage>,
    /// It shows in a frame what other pages will show, by the scripts for that.
    pub is_for_webmasters: bool,
    /// A script of this page alone, by the name of its file in `static/`: `offline`.
    pub script: Option<&'static str>,
    /// The same page in each language: language and folder.
    pub alternates: Vec<(&'static str, String)>,
    /// Of the page that a kiosk starts on.
    pub kiosk: Option<KioskPage>,
}

/// What the page that a kiosk starts on says at its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KioskPage {
    /// The last day of the working-day calendar: a clock past it is wrong, or the rules are too old.
    pub until: Day,
}

/// Stands in a page for how much the whole site weighs, in millions of bytes: the build knows that last.
pub const WEIGHT: &str = "WEIGHT-OF-THE-SITE";

/// What a page needs on which the app starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppPage {
    pub service: Option<String>,
    /// What is said where the application does not come, with the way to what can be read without it; HTML.
    pub failure: String,
    /// The packs that it needs before its first question.
    pub packs: Vec<String>,
}

/// Every page of the build. The root page is the Kazakh start page.
pub async fn pages(rules: &Rules, embedding: &Embedding) -> Vec<StaticPage> {
    let mut pages = app::pages(rules).await;
    pages.push(kiosk::page(rules));
    pages.extend(pages_to_read(rules, embedding));
    pages
}

/// The pages that are read without answering anything: in each language the services by name, each service, what a webmaster
/// needs, and how the site is kept on a device.
pub fn pages_to_read(rules: &Rules, embedding: &Embedding) -> Vec<StaticPage> {
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        pages.push(services::page(rules, lang));
        pages.push(embed::page(rules, embedding, lang));
        pages.push(offline::page(rules, lang));
        pages.extend(rules.services.iter().zip(&rules.sources).filter_map(|(compiled, source)| {
            Some(about::page(rules, &glance::Listed::new(rules, compiled, source, lang)?))
        }));
    }
    pages
}

/// The start page of a language.
pub async fn start_page(rules: &Rules, lang: Lang) -> StaticPage {
    app::home(rules, lang, &format!("{}/", lang.code()), "../").await
}

/// The page that begins with a service's questions.
pub async fn service_page(rules: &Rules, compiled: &Compiled, lang: Lang) -> StaticPage {
    app::service(rules, compiled, lang).await
}

/// The list of all services.
pub fn list_of_services(rules: &Rules, lang: Lang) -> StaticPage {
    services::page(rules, lang)
}

/// A folder below each language's own.
fn in_each_language(path: &str) -> Vec<(&'static str, String)> {
    Lang::ALL.iter().map(|lang| (lang.code(), format!("{}/{path}", lang.code()))).collect()
}
