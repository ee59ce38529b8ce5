//! It can be used without a mouse and on a narrow screen.

use browser::{Complaints, FIRST, Key, Lang, Reply, SERVICE, Visit, fact, say, visit};

const LANG: Lang = Lang::Kk;

#[test]
fn the_whole_way_can_be_gone_with_the_keyboard_alone() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.tab_to("main .button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('form')").await;
        while visit.has("form").await {
            assert_heading_has_focus(visit).await;
            let asked = visit.question(LANG).await;
            let depth = visit.js("history.state").await;
            let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
            reply_by_keys(visit, asked.id(), *reply).await;
            visit.until(&format!("history.state > {depth}")).await;
        }
        assert_heading_has_focus(visit).await;
        assert_eq!(visit.answers().await.len(), FIRST.len());
        visit.tab_to("main .button").await;
        visit.press(Key::Enter).await;
        visit.until("document.querySelector('.verdict')").await;
        assert_heading_has_focus(visit).await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
    });
}

#[test]
fn a_mistake_made_with_the_keyboard_is_mended_with_it() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        visit.tab_to("button[type=submit]").await;
        visit.press(Key::Space).await;
        visit.until("document.activeElement.className === 'error-summary'").await;
        visit.tab_to(".error-summary a").await;
        visit.press(Key::Enter).await;
        visit.until("document.activeElement.id === 'option-0'").await;
        visit.press(Key::Space).await;
        visit.press(Key::Enter).await;
        visit.until("history.state === 3").await;
        assert!(!visit.has(".error-summary").await);
    });
}

#[test]
fn the_skip_link_leads_past_the_header() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.press(Key::Tab).await;
        assert_eq!(visit.js("document.activeElement.className").await, "skip-link");
        visit.press(Key::Enter).await;
        visit.press(Key::Tab).await;
        assert!(
            visit.holds("document.activeElement.matches('main .button')").await,
            "the next stop is in the main part"
        );
    });
}

#[test]
fn at_320_pixels_no_view_scrolls_sideways() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        visit.open(&format!("/{}/", LANG.code())).await;
        visit.until("history.state === 1").await;
        visit.assert_fits("services").await;
        visit.open_service(LANG).await;
        visit.assert_fits("start").await;
        visit.start().await;
        while visit.has("form").await {
            let asked = visit.question(LANG).await;
            visit.assert_fits(asked.id()).await;
            visit.go_on().await;
            visit.assert_fits(&format!("{}, with a mistake", asked.id())).await;
            let (_, reply) = FIRST.iter().find(|(id, _)| *id == asked.id()).expect("a reply");
            visit.reply(fact(asked.id()), *reply, LANG).await;
            visit.go_on().await;
        }
        visit.assert_fits("answers").await;
        visit.show_result().await;
        visit.assert_fits("result").await;
        assert_eq!(visit.js("location.pathname").await, format!("/kk/{SERVICE}/"));
    });
}

async fn reply_by_keys(visit: &Visit, asked: &str, reply: Reply) {
    match reply {
        Reply::Choose(option) => {
            visit.tab_to("#option-0").await;
            visit.press(Key::Space).await;
            for _ in 0..fact(asked).place(option) {
                visit.press(Key::Down).await;
            }
            visit.tab_to("button[type=submit]").await;
        }
        Reply::Tick(options) => {
            for option in options {
                visit.tab_to(&format!("#option-{}", fact(asked).place(option))).await;
                visit.press(Key::Space).await;
            }
            visit.tab_to("button[type=submit]").await;
        }
        Reply::Date(day, month, year) => {
            for (field, figures) in [("#day", day), ("#month", month), ("#year", year)] {
                visit.tab_to(field).await;
                for figure in figures.chars() {
                    visit.press(figure).await;
                }
            }
        }
        Reply::NoneOfThese | Reply::DontKnow | Reply::PreferNotToSay => unreachable!("nobody replies so here"),
    }
    visit.press(Key::Enter).await;
}

async fn assert_heading_has_focus(visit: &Visit) {
    visit.until("document.activeElement.localName === 'h1'").await;
}
