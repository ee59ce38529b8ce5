//! The pictures of README, taken in Chromium: `cargo xtask pictures` calls it with the folder that they go to.

use std::path::PathBuf;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use browser::{Complaints, Lang, Replies, Reply, Visit, visit_in_chromium};
use serde_json::json;

/// A Friday morning on which nothing is closed.
const MOMENT: &str = "2026-11-20T10:00";

/// Somebody who comes in person, with everything in order on that day.
const REPLIES: &Replies = &[
    ("rehabilitated", Reply::Choose("yes")),
    ("rehabilitated-purpose", Reply::Choose("first")),
    ("applicant", Reply::Choose("self")),
    ("rehabilitation-proof", Reply::Tick(&["statement"])),
    ("identity-shown", Reply::Choose("card")),
    ("identity-card-expiry", Reply::Date("27", "3", "2031")),
];

/// What is shown.
#[derive(Clone, Copy)]
enum View {
    Start,
    /// The question about this fact.
    Question(&'static str),
    Answer,
}

/// On what it is seen.
#[derive(Clone, Copy)]
enum Screen {
    Phone,
    Desktop,
}

/// How it looks.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Light,
    Dark,
    /// With larger text and stronger contrast.
    Strong,
}

struct Picture {
    name: &'static str,
    view: View,
    screen: Screen,
    lang: Lang,
    look: Look,
}

const PICTURES: [Picture; 8] = [
    Picture::of("start.kk.desktop", View::Start, Screen::Desktop, Lang::Kk, Look::Light),
    Picture::of("start.ru.phone", View::Start, Screen::Phone, Lang::Ru, Look::Light),
    Picture::of("question.kk.phone", View::Question("identity-shown"), Screen::Phone, Lang::Kk, Look::Light),
    Picture::of("question.en.desktop", View::Question("identity-card-expiry"), Screen::Desktop, Lang::En, Look::Light),
    Picture::of("question.ru.phone.strong", View::Question("applicant"), Screen::Phone, Lang::Ru, Look::Strong),
    Picture::of("answer.ru.desktop", View::Answer, Screen::Desktop, Lang::Ru, Look::Light),
    Picture::of("answer.kk.phone", View::Answer, Screen::Phone, Lang::Kk, Look::Light),
    Picture::of("answer.en.phone.dark", View::Answer, Screen::Phone, Lang::En, Look::Dark),
];

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("pictures FOLDER"));
    fs::create_dir_all(&folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()));
    for picture in &PICTURES {
        let mut taken = Vec::new();
        visit_in_chromium("one engine takes them all", Complaints::None, async |visit| {
            taken = picture.take(visit).await;
        });
        let file = folder.join(format!("{}.webp", picture.name));
        fs::write(&file, &taken).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        println!("{:>7} {}", taken.len(), file.display());
    }
}

impl Picture {
    const fn of(name: &'static str, view: View, screen: Screen, lang: Lang, look: Look) -> Picture {
        Picture { name, view, screen, lang, look }
    }

    async fn take(&self, visit: &Visit) -> Vec<u8> {
        visit.server.clock_is(MOMENT);
        let (width, height, dots) = match self.screen {
            Screen::Phone => (360, 740, 2),
            Screen::Desktop => (1280, 800, 1),
        };
        let mobile = matches!(self.screen, Screen::Phone);
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": dots, "mobile": mobile });
        visit.chromium("Emulation.setDeviceMetricsOverride", screen).await;
        visit.chromium("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        let scheme = if self.look == Look::Dark { "dark" } else { "light" };
        visit.prefers(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]).await;
        self.walk(visit).await;
        // A person who comes to a view sees it from its top, and no mark of focus where no key was pressed.
        visit.js("void (document.activeElement.blur(), scrollTo({ top: 0, behavior: 'instant' }))").await;
        self.taken(visit).await
    }

    async fn walk(&self, visit: &Visit) {
        let lang = self.lang;
        if let View::Start = self.view {
            visit.open(&format!("/{}/", lang.code())).await;
            visit.until("history.state === 1").await;
        } else {
            visit.open_service(lang).await;
        }
        match self.view {
            View::Start => {}
            View::Question(fact) => {
                visit.start().await;
                visit.answer_until(fact, REPLIES, lang).await;
                let reply = REPLIES.iter().find(|(asked, _)| *asked == fact);
                let (_, reply) = reply.unwrap_or_else(|| panic!("the walk does not come by \"{fact}\""));
                visit.reply(visit.question(lang).await, *reply, lang).await;
            }
            View::Answer => {
                visit.start().await;
                visit.answer_all(REPLIES, lang).await;
                visit.show_result().await;
            }
        }
        if self.look == Look::Strong {
            visit.click(".sight-on").await;
            visit.until("document.documentElement.dataset.sight === 'strong'").await;
        }
        assert!(!visit.has("#aldyn-failed:not([hidden])").await, "{}: the page does not run", self.name);
    }

    /// What is in the window, in WebP.
    async fn taken(&self, visit: &Visit) -> Vec<u8> {
        let how = json!({ "format": "webp", "quality": 80, "optimizeForSpeed": false });
        let picture = visit.protocol("Page.captureScreenshot", how).await.expect("Chromium takes pictures");
        BASE64.decode(picture["data"].as_str().unwrap_or_default()).expect("a picture in base64")
    }
}
