//! One person's visit: a site, a browser, and what the browser complained of.

use crate::engine::Engine;
use crate::host_page::frame_of;
use crate::lent;
use crate::server::Server;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::wd::Locator;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a whole visit may take: the longest are those that try for leaks.
const LONGEST: Duration = Duration::from_secs(300);

/// Whether the browser may complain during a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaints {
    None,
    /// The site is damaged on purpose, and the browser says so.
    Expected,
}

pub struct Visit {
    pub engine: Engine,
    pub server: Server,
    /// The answers are to be kept in this tab, which the person asked for.
    pub keeps: Cell<bool>,
    pub(crate) client: Client,
    /// The element whose frame is gone into.
    pub(crate) entered: RefCell<Option<String>>,
    is_for_others: Cell<bool>,
}

/// Why much is tried in one engine alone.
pub const WORKED_OUT: &str = "what is told is worked out by the module, the same bytes in every engine; fields, keys, focus, \
                              history, files and requests, which engines do differently, are tried beside it in each";

/// Serves the site and lets it be visited in a browser that has nothing of other visits.
pub fn visit(complaints: Complaints, story: impl AsyncFnOnce(&Visit)) {
    visit_with(Engine::asked_for(), &[], complaints, story);
}

/// A visit in Chromium alone; `why` says what the other engines cannot do, or would but repeat.
pub fn visit_in_chromium(why: &str, complaints: Complaints, story: impl AsyncFnOnce(&Visit)) {
    visit_in(&[Engine::Chromium], why, complaints, story);
}

/// A visit in some engines alone; `why` says what is different in the others.
pub fn visit_in(engines: &[Engine], why: &str, complaints: Complaints, story: impl AsyncFnOnce(&Visit)) {
    visit_among(engines, &[], why, complaints, story);
}

/// A visit in a Chromium of its own, with these arguments; `why` says what the other engines cannot do.
pub fn visit_in_chromium_with(arguments: &[&str], why: &str, complaints: Complaints, story: impl AsyncFnOnce(&Visit)) {
    visit_among(&[Engine::Chromium], arguments, why, complaints, story);
}

fn visit_among(
    engines: &[Engine],
    arguments: &[&str],
    why: &str,
    complaints: Complaints,
    story: impl AsyncFnOnce(&Visit),
) {
    let engine = Engine::asked_for();
    match engines.contains(&engine) {
        true => visit_with(engine, arguments, complaints, story),
        false => println!("not in {engine:?}: {why}"),
    }
}

fn visit_with(engine: Engine, arguments: &[&str], complaints: Complaints, story: impl AsyncFnOnce(&Visit)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let server = Server::start().await;
        let is_usual = arguments.is_empty();
        let (driver, client) = match is_usual {
            true => lent::take(engine).await,
            false => engine.start(arguments).await,
        };
        let visit = Visit {
            engine,
            server,
            keeps: Cell::new(false),
            client,
            entered: RefCell::new(None),
            is_for_others: Cell::new(is_usual),
        };
        // It may have been said of another visit's pages.
        visit.log().await;
        let told = async {
            story(&visit).await;
            if complaints == Complaints::None {
                assert_eq!(visit.complaints().await, Vec::<String>::new(), "the browser complains");
            }
        };
        // A browser that never answers must not hold up all others.
        let told = async {
            assert!(timeout(LONGEST, told).await.is_ok(), "the visit is not over after {LONGEST:?}");
        };
        let outcome = caught(told).await;
        let Visit { client, is_for_others, .. } = visit;
        match outcome.is_ok() && is_for_others.get() {
            true => lent::give_back(engine, driver, client).await,
            false => lent::end(driver, client).await,
        }
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    });
}

/// The outcome of a future, or the panic that ended it.
async fn caught(future: impl Future<Output = ()>) -> std::thread::Result<()> {
    let mut future: Pin<Box<_>> = Box::pin(future);
    std::future::poll_fn(move |context| {
        match std::panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}

impl Visit {
    /// The browser has been told something that it would still do on another visit.
    pub fn keep_from_others(&self) {
        self.is_for_others.set(false);
    }

    /// Follows an address of the site.
    pub async fn open(&self, path: &str) {
        self.client.goto(&self.server.url(path)).await.unwrap_or_else(|fault| panic!("{path}: {fault}"));
    }

    /// Follows an address that is not of the visit's own server.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|fault| panic!("{address}: {fault}"));
    }

    /// What an expression in the page promises, asked for once: nothing runs in the page while it waits.
    pub async fn promised(&self, expression: &str) -> Value {
        let script = format!("Promise.resolve({expression}).then(arguments[arguments.length - 1])");
        let value = self.client.execute_async(&script, Vec::new()).await;
        value.unwrap_or_else(|fault| panic!("{expression}: {fault}"))
    }

    /// The value of an expression in the page.
    pub async fn js(&self, expression: &str) -> Value {
        let value = self.client.execute(&format!("return ({expression});"), Vec::new()).await;
        value.unwrap_or_else(|fault| panic!("{expression}: {fault}"))
    }

    pub async fn holds(&self, expression: &str) -> bool {
        self.js(&format!("!!({expression})")).await == true
    }

    /// Waits until an expression holds.
    pub async fn until(&self, expression: &str) {
        let begun = Instant::now();
        let whether = format!("return !!({expression});");
        loop {
            match self.client.execute(&whether, Vec::new()).await {
                Ok(Value::Bool(true)) => return,
                // WebKit breaks off what it is asked while one page gives way to another.
                Err(fault) if begun.elapsed() > PATIENCE => panic!("{expression}: {fault}"),
                _ => {}
            }
            if begun.elapsed() > PATIENCE {
                let page = self.js("document.body.innerText.slice(0, 600)").await;
                panic!("in {PATIENCE:?} it did not become true: {expression}\non the page: {page}");
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the first such element says this, and no more.
    pub async fn until_says(&self, selector: &str, words: &str) {
        self.until(&format!("document.querySelector({})?.textContent === {}", json!(selector), json!(words))).await;
    }

    /// The text of the first such element, as it is seen.
    pub async fn text(&self, selector: &str) -> String {
        let text = self.js(&format!("document.querySelector({})?.innerText.trim()", json!(selector))).await;
        text.as_str().map(str::to_owned).unwrap_or_else(|| panic!("the page has no {selector}"))
    }

    /// The texts in the list that an expression gives.
    pub async fn list(&self, expression: &str) -> Vec<String> {
        let list = self.js(expression).await;
        let texts = list.as_array().unwrap_or_else(|| panic!("{expression} is no list: {list}"));
        texts.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The texts of all such elements.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let all = format!("[...document.querySelectorAll({})].map((one) => one.innerText.trim())", json!(selector));
        self.list(&all).await
    }

    pub async fn has(&self, selector: &str) -> bool {
        self.holds(&format!("document.querySelector({})", json!(selector))).await
    }

    /// What stands in a field.
    pub async fn field(&self, id: &str) -> String {
        let value = self.js(&format!("document.getElementById({})?.value", json!(id))).await;
        value.as_str().map(str::to_owned).unwrap_or_else(|| panic!("the page has no field {id}"))
    }

    /// The ids of the options that are ticked.
    pub async fn ticked(&self) -> Vec<String> {
        self.list("[...document.querySelectorAll('form input:checked')].map((one) => one.id)").await
    }

    /// What has focus: its id, else its tag.
    pub async fn focused(&self) -> String {
        let focused = self.js("document.activeElement.id || document.activeElement.localName").await;
        focused.as_str().unwrap_or_default().to_owned()
    }

    /// Presses on an element as a hand would: on a kiosk from behind the bar at the bottom, which the driver does not heed.
    pub async fn click(&self, selector: &str) {
        let selected = json!(selector);
        let around = self.entered.borrow().clone();
        if let (Engine::WebKit, Some(around)) = (self.engine, around) {
            self.press_in_a_frame(&around, selector).await;
            return;
        }
        let behind = "document.querySelector('.kiosk-bar') && document.querySelector";
        self.js(&format!("void ({behind}({selected})?.scrollIntoView({{ block: 'nearest' }}))")).await;
        let begun = Instant::now();
        while let Err(fault) = self.element(selector).await.click().await {
            // The app has put its own in the place of what was built, between finding it and pressing it.
            let is_replaced = fault.is_stale_element_reference() || fault.to_string().contains("was not found");
            assert!(is_replaced && begun.elapsed() < PATIENCE, "click on {selector}: {fault}");
        }
    }

    /// WebKit's driver takes the corner of a frame for that of the window, and so presses beside what lies in one: the place is
    /// worked out here.
    async fn press_in_a_frame(&self, around: &str, selector: &str) {
        let selected = json!(selector);
        // Only a frame that is lower than its page needs it.
        self.js(&format!("void document.querySelector({selected}).scrollIntoView({{ block: 'nearest' }})")).await;
        let middle = "(({ left, top, width, height }) => [left + width / 2, top + height / 2])";
        let inside = format!("{middle}(document.querySelector({selected}).getBoundingClientRect())");
        let inside = self.js(&inside).await;
        self.leave().await;
        let frame = frame_of(around);
        let place = format!(
            "(([x, y]) => {{
                 const corner = () => {frame}.getBoundingClientRect();
                 const below = corner().top + y;
                 if (below < 0 || below > innerHeight) scrollBy({{ top: below - innerHeight / 2, behavior: 'instant' }});
                 return [corner().left + x, corner().top + y];
             }})({inside})"
        );
        let place = self.js(&place).await;
        let [x, y] = [0, 1].map(|at| place[at].as_f64().expect("a place in the window"));
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(press).await.unwrap_or_else(|fault| panic!("press on {selector}: {fault}"));
        self.enter(around).await;
    }

    /// Types into a field after what stands there.
    pub async fn type_into(&self, selector: &str, text: &str) {
        if self.engine == Engine::WebKit && self.entered.borrow().is_some() {
            // In a frame that the person has not pressed in, focus is not given to what asks for it.
            self.click(selector).await;
        }
        let typed = self.element(selector).await.send_keys(text).await;
        typed.unwrap_or_else(|fault| panic!("typing into {selector}: {fault}"));
    }

    /// Empties a field as a hand would: key by key.
    pub async fn empty(&self, selector: &str) {
        self.type_into(selector, "\u{e010}\u{e003}\u{e003}\u{e003}\u{e003}").await;
    }

    async fn element(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|fault| panic!("{selector}: {fault}"))
    }

    /// Presses one key, wherever focus is.
    pub async fn press(&self, key: impl Into<char>) {
        let value: char = key.into();
        let keys = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.unwrap_or_else(|fault| panic!("key {value:?}: {fault}"));
        if self.engine == Engine::Firefox {
            // Its driver does not wait for what the page does with a key. A page that is left by it has nothing to say.
            let painted = "requestAnimationFrame(arguments[arguments.length - 1])";
            let _ = self.client.execute_async(painted, Vec::new()).await;
        }
    }

    /// The browser's own Back.
    pub async fn back(&self) {
        self.client.back().await.expect("the browser goes back");
    }

    /// The browser's own Forward.
    pub async fn forward(&self) {
        self.client.forward().await.expect("the browser goes forward");
    }

    /// A picture of the window, in PNG, with all of an element to be seen in it.
    pub async fn picture(&self, selector: &str) -> Vec<u8> {
        // What is scrolled past may yet find its size.
        let rests = format!(
            "(() => {{
                 const one = document.querySelector({}), {{ top, bottom }} = one.getBoundingClientRect();
                 const rests = top >= 0 && bottom <= innerHeight && window.__top === top;
                 window.__top = top;
                 if (!rests) one.scrollIntoView({{ block: 'center' }});
                 return rests;
             }})()",
            json!(selector)
        );
        self.until(&rests).await;
        let picture = self.client.screenshot().await;
        picture.unwrap_or_else(|fault| panic!("a picture of {selector}: {fault}"))
    }

    /// Another tab, and from now on what is done is done there.
    pub async fn open_tab(&self) {
        let tab = self.client.new_window(true).await.expect("another tab");
        self.client.switch_to_window(tab.handle).await.expect("the other tab is shown");
    }

    /// Closes this tab, and goes on in the one that is left.
    pub async fn close_tab(&self) {
        self.client.close_window().await.expect("the tab closes");
        let left = self.client.windows().await.expect("the tabs that are open").into_iter().next();
        self.client.switch_to_window(left.expect("another tab")).await.expect("the other tab is shown");
    }

    /// Whatever the page, its policy or the browser's log has to say against the page that is shown.
    pub async fn complaints(&self) -> Vec<String> {
        let probed = self.js("(window.__probe || [{ kind: 'probe', words: 'is not there' }])").await;
        let probed = probed.as_array().into_iter().flatten();
        let mut complaints: Vec<String> = probed.map(|one| format!("{}: {}", one["kind"], one["words"])).collect();
        complaints.extend(self.server.reports());
        complaints.extend(self.log().await);
        complaints
    }
}
