//! The pages as they are before any script runs: rendered natively by the same components, for the build.

use crate::calendar::Moment;
use crate::locale::{Lang, Say};
use crate::logic::Answers;
use crate::source::{Compiled, Rules, page_texts};
use crate::ui::{App, AppProps, Content, Host, HostHandle, ServiceData, Site, State, View};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer, UseReducerDispatcher};

/// A page of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Its folder: `""`, `kk/`, `kk/rehabilitated-certificate/`.
    pub folder: String,
    pub lang: &'static str,
    pub service: Option<String>,
    pub title: String,
    pub description: String,
    /// The inner HTML of the application's root.
    pub body: String,
    /// What is said when the application cannot start; plain text.
    pub failed: String,
    /// The packs that it needs before its first question.
    pub packs: Vec<String>,
    /// The same page in each language: language and folder.
    pub alternates: Vec<(&'static str, String)>,
}

/// Every page of the build. The root page is the Kazakh start page.
pub async fn pages(rules: &Rules) -> Vec<StaticPage> {
    let mut pages = vec![home(rules, Lang::Kk, "", "./").await];
    for lang in Lang::ALL {
        pages.push(home(rules, lang, &format!("{}/", lang.code()), "../").await);
        for compiled in &rules.services {
            pages.push(service(rules, compiled, lang).await);
        }
    }
    pages
}

async fn home(rules: &Rules, lang: Lang, folder: &str, root: &str) -> StaticPage {
    let page = page_texts(lang);
    let content = Content::Home(Rc::new(rules.catalogue(lang)));
    StaticPage {
        folder: folder.to_owned(),
        lang: lang.code(),
        service: None,
        title: format!("{} – {}", page.say(Say::HomeTitle), page.say(Say::AppName)),
        description: page.say(Say::HomeLead).to_owned(),
        failed: page.say(Say::FailedStart).to_owned(),
        body: body(rules, Site { root: root.into(), page: Rc::new(page), content }).await,
        packs: vec![format!("page.{}", lang.code()), format!("catalogue.{}", lang.code())],
        alternates: Lang::ALL.iter().map(|lang| (lang.code(), format!("{}/", lang.code()))).collect(),
    }
}

async fn service(rules: &Rules, compiled: &Compiled, lang: Lang) -> StaticPage {
    let page = page_texts(lang);
    let (code, id) = (lang.code(), &compiled.id);
    let name = compiled.text(compiled.service.name, lang);
    StaticPage {
        folder: format!("{code}/{id}/"),
        lang: code,
        service: Some(id.clone()),
        title: format!("{name} – {}", page.say(Say::AppName)),
        description: compiled.text(compiled.service.summary, lang).to_owned(),
        failed: page.say(Say::FailedStart).to_owned(),
        body: body(rules, site(rules, compiled, lang)).await,
        packs: vec![format!("page.{code}"), "tables".to_owned(), format!("logic.{id}"), format!("ask.{id}.{code}")],
        alternates: Lang::ALL.iter().map(|lang| (lang.code(), format!("{}/{id}/", lang.code()))).collect(),
    }
}

/// What a service's page is made from.
fn site(rules: &Rules, compiled: &Compiled, lang: Lang) -> Site {
    let data = ServiceData {
        slug: compiled.id.as_str().into(),
        service: Rc::new(compiled.service.clone()),
        texts: Rc::new(compiled.texts[lang as usize].clone()),
        complete: true,
        calendar: Rc::new(rules.calendar.clone()),
        mci: Rc::new(rules.tables.mci.clone()),
    };
    Site { root: "../../".into(), page: Rc::new(page_texts(lang)), content: Content::Service(Rc::new(data)) }
}

async fn body(rules: &Rules, site: Site) -> String {
    // What these pages say does not turn on the moment: any that the calendar knows will do.
    rendered(State::new(site, Moment::start_of(rules.calendar.last()))).await
}

async fn rendered(opened: State) -> String {
    let host = HostHandle(Rc::new(Nowhere));
    LocalServerRenderer::<App>::with_props(AppProps { opened, host }).hydratable(false).render().await
}

/// The result page of a service as plain text: what a reader hears, for the command line and for golden texts.
pub async fn read_aloud(rules: &Rules, compiled: &Compiled, lang: Lang, moment: Moment, answers: &Answers) -> String {
    let state = State::new(site(rules, compiled, lang), moment);
    let html = rendered(State { answers: answers.clone(), trail: vec![View::Start, View::Result], ..state }).await;
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or("", |(main, _)| main);
    plain_text(main.split_once('>').map_or("", |(_, inside)| inside))
}

/// Text without tags: a line for each block, headings marked, buttons left out.
fn plain_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
        let closes = tag.starts_with('/');
        match name {
            "button" if !closes => rest = after.split_once("</button>").map_or("", |(_, after)| after),
            "h1" | "h2" | "h3" if !closes => {
                text.push_str(&format!("\n\n{} ", &"###"[..usize::from(name.as_bytes()[1] - b'0')]))
            }
            "li" | "dt" if !closes => text.push_str("\n- "),
            "dd" if !closes => text.push_str(": "),
            "span" if !closes => text.push(' '),
            "p" | "div" | "summary" | "section" | "h1" | "h2" | "h3" => text.push('\n'),
            _ => {}
        }
    }
    text.push_str(rest);
    let text = text
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'");
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "-").collect();
    lines.dedup();
    lines.join("\n")
}

/// The build has no clock, no network and no window.
struct Nowhere;

impl Host for Nowhere {
    fn now(&self) -> Option<Moment> {
        None
    }
    fn load_language(&self, _: &Site, _: Lang, _: Callback<Result<Site, Say>>) {}
    fn shows(&self, _: usize, _: &str, _: Lang, _: &str) {}
    fn back(&self) {}
    fn print(&self) {}
    fn connect(&self, _: UseReducerDispatcher<State>) {}
}
