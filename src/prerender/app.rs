//! The pages that the app starts on, as they are before any script runs: rendered natively by the same components.

use super::{AppPage, StaticPage, failure, in_each_language, services};
use crate::calendar::{Day, Moment};
use crate::front::Front;
use crate::locale::{Lang, Say};
use crate::pack::handed_over;
use crate::source::{Compiled, Rules, page_texts};
use crate::told::{File, Subject};
use crate::ui::{App, AppProps, Content, Host, HostHandle, ServiceData, Site, State, View};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer, UseReducerDispatcher};

/// In each language the start page and each service; the root page is the Kazakh start page.
pub(super) async fn pages(rules: &Rules) -> Vec<StaticPage> {
    let mut pages = vec![home(rules, Lang::Kk, "", "./").await];
    for lang in Lang::ALL {
        pages.push(super::start_page(rules, lang).await);
        for compiled in rules.interviews() {
            pages.push(service(rules, compiled, lang).await);
        }
    }
    pages
}

pub(super) async fn home(rules: &Rules, lang: Lang, folder: &str, root: &str) -> StaticPage {
    let page = page_texts(lang);
    let content = Content::Front { complete: true };
    StaticPage {
        folder: folder.to_owned(),
        lang: lang.code(),
        title: format!("{} – {}", page.say(Say::HomeTitle), page.say(Say::AppName)),
        description: page.say(Say::HomeLead).to_owned(),
        rules_of: None,
        is_for_webmasters: false,
        app: Some(AppPage {
            service: None,
            failure: failure::blocks(lang, &[root, lang.code(), "/", services::PATH].concat()),
            packs: front_packs(lang),
        }),
        body: front_body(rules, Site { root: root.into(), page: Rc::new(page), content }).await,
        script: None,
        alternates: in_each_language(""),
        kiosk: None,
    }
}

/// What the start page is told with; what its search needs comes when it stands.
fn front_packs(lang: Lang) -> Vec<String> {
    let code = lang.code();
    vec![format!("page.{code}"), format!("catalogue.{code}"), "module.front".to_owned()]
}

pub(super) async fn service(rules: &Rules, compiled: &Compiled, lang: Lang) -> StaticPage {
    let page = page_texts(lang);
    let (code, id) = (lang.code(), &compiled.id);
    let name = compiled.text(compiled.service.name, lang);
    let list = ["../", services::PATH].concat();
    let to_read = if compiled.service.act.is_some() { "about/" } else { &list };
    StaticPage {
        folder: format!("{code}/{id}/"),
        lang: code,
        title: format!("{name} – {}", page.say(Say::AppName)),
        description: compiled.text(compiled.service.summary, lang).to_owned(),
        rules_of: Some(id.clone()),
        is_for_webmasters: false,
        app: Some(AppPage {
            service: Some(id.clone()),
            failure: [failure::blocks(lang, to_read), failure::withdrawn(lang, &list)].concat(),
            packs: vec![format!("page.{code}"), "tables".to_owned(), format!("logic.{id}"), format!("ask.{id}.{code}")],
        }),
        body: body(rules, site(rules, compiled, lang)).await,
        script: None,
        alternates: in_each_language(&format!("{id}/")),
        kiosk: None,
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
    };
    Site { root: "../../".into(), page: Rc::new(page_texts(lang)), content: Content::Service(Rc::new(data)) }
}

/// The start page as it is before anybody has typed a word.
async fn front_body(rules: &Rules, site: Site) -> String {
    let front = Front { root: site.root.to_string(), ..rules.front(site.lang()) };
    rendered(opened(rules, site), Built { front: Some(front) }).await
}

async fn body(rules: &Rules, site: Site) -> String {
    rendered(opened(rules, site), Built { front: None }).await
}

/// What these pages say turns on the moment in one thing: from some day on rules are due for another review. On a page that is
/// built before that day they are not.
fn opened(rules: &Rules, site: Site) -> State {
    let due = site.service().and_then(|data| data.service.review.again);
    let day = due.and_then(Day::pred).unwrap_or(rules.calendar.last());
    State::new(site, Moment::start_of(day))
}

async fn rendered(opened: State, host: Built) -> String {
    let host = HostHandle(Rc::new(host));
    LocalServerRenderer::<App>::with_props(AppProps { opened, host }).hydratable(false).render().await
}

/// The build has no clock, no network and no window; what the start page's module tells is told here.
struct Built {
    front: Option<Front>,
}

impl Host for Built {
    fn now(&self) -> Option<Moment> {
        None
    }
    fn load_language(&self, _: &Site, _: Lang, _: Callback<Result<Site, Say>>) {}
    fn service(&self, _: &str, _: Lang) -> Option<Site> {
        None
    }
    fn shows(&self, _: usize, _: View, _: &str, _: Lang, _: &str) {}
    fn back(&self) {}
    fn print(&self) {}
    fn answer(&self, _: &Site, request: &[u8]) -> Option<Vec<u8>> {
        let nodes = self.front.as_ref()?.show(&handed_over(request)?);
        postcard::to_allocvec(&nodes).ok()
    }
    fn save(&self, _: &Site, _: File, _: &[u8]) {}
    fn copy(&self, _: &str, _: Callback<bool>) {}
    fn can_share(&self) -> bool {
        false
    }
    fn share(&self, _: &str, _: &str) {}
    fn address(&self, _: &Site) -> String {
        String::new()
    }
    fn keep(&self, _: &str) {}
    fn connect(&self, _: UseReducerDispatcher<State>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// A service's page with what has come before its first question, and with everything.
    fn sites(rules: &Rules, compiled: &Compiled, lang: Lang) -> [Site; 2] {
        let whole = site(rules, compiled, lang);
        let Content::Service(data) = &whole.content else { unreachable!("it is about a service") };
        let mut page = page_texts(lang);
        page.says.truncate(Say::ASKED);
        let mut texts = (*data.texts).clone();
        texts.0.truncate(compiled.asked_texts);
        let data = ServiceData { texts: Rc::new(texts), ..ServiceData::clone(data) };
        let asked = Site { page: Rc::new(page), content: Content::Service(Rc::new(data)), ..whole.clone() };
        [asked, whole]
    }

    #[test]
    fn up_to_the_answer_nothing_is_said_that_comes_with_it() {
        let rules = Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let compare = async {
            for (compiled, lang) in rules.interviews().flat_map(|one| Lang::ALL.map(|lang| (one, lang))) {
                let questions = compiled.service.questions.iter();
                let mut views: Vec<View> =
                    questions.map(|question| View::Question { fact: question.fact, from_review: false }).collect();
                views.extend([View::Start, View::Review]);
                for view in views {
                    let shown = sites(&rules, compiled, lang).map(|site| {
                        let state = State::new(site, Moment::start_of(rules.calendar.first()));
                        rendered(State { trail: vec![View::Start, view], ..state }, Built { front: None })
                    });
                    let [asked, whole] = shown;
                    assert_eq!(asked.await, whole.await, "{} in {lang:?}: {view:?}", compiled.id);
                }
            }
        };
        tokio::task::LocalSet::new().block_on(&runtime, compare);
    }
}
