//! The module that works out the answer comes after the page; whatever becomes of it, the questions work.

use browser::{Complaints, Engine, FIRST, Lang, SERVICE, Visit, say, visit};
use std::time::{Duration, Instant};

const LANG: Lang = Lang::Kk;

#[test]
fn one_changed_byte_in_it_is_told_and_a_second_try_mends_it() {
    visit(Complaints::Expected, async |visit| {
        let module = module(visit).await;
        visit.server.change_one_byte(&module);
        visit.open_service(LANG).await;
        // It moves what stands below it.
        visit.until("document.querySelector('main .failure')").await;
        visit.start().await;
        assert_eq!(visit.text("main .failure p").await, say("failed-pack", LANG));
        visit.answer_all(FIRST, LANG).await;
        visit.click("main > p > .button").await;
        visit.until("history.state > 7 && document.querySelector('main .failure')").await;
        assert!(visit.has("button.back").await, "there is a way back to the answers");

        visit.server.mend();
        visit.press_button(say("try-again", LANG)).await;
        visit.until("document.querySelector('.verdict')").await;
        visit.until("document.activeElement.localName === 'h1'").await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        assert!(!visit.has("main .failure").await);
    });
}

#[test]
fn without_its_style_the_answer_is_plain_and_whole() {
    visit(Complaints::Expected, async |visit| {
        let opened = Instant::now();
        visit.open_service(LANG).await;
        visit.until_styled().await;
        let asked = visit.server.asked_since(opened);
        let style = asked.iter().find(|path| path.contains("/answer-")).expect("the answer has a style sheet");
        visit.server.change_one_byte(style);
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        assert_eq!(visit.heading().await, say("verdict-ready", LANG));
        assert!(visit.has(".tickable input").await);
        assert!(visit.holds("[...document.styleSheets].filter((sheet) => sheet.cssRules.length).length === 1").await);
        // A page cannot see what the console of its browser tells of it.
        if visit.engine == Engine::Chromium {
            let log = visit.log().await;
            assert!(log.iter().any(|told| told.contains("integrity")), "the console tells: {log:?}");
        }
    });
}

#[test]
fn one_that_was_built_wrongly_is_told_and_the_answers_stay() {
    visit(Complaints::Expected, async |visit| {
        let path = module(visit).await;
        let built = visit.server.file(&path);
        let page = page();
        let first = visit.server.named_by(&page).into_iter().find(|path| path.ends_with(".wasm")).unwrap();
        let the_other_one = visit.server.file(&first);
        for wrong in [Vec::new(), built[..built.len() / 2].to_vec(), the_other_one, EMPTY.to_vec(), refuses()] {
            visit.server.build_wrongly(&page, &path, wrong);
            visit.open_service(LANG).await;
            // It moves what stands below it.
            visit.until("document.querySelector('main .failure')").await;
            visit.start().await;
            assert_eq!(visit.text("main .failure p").await, say("failed-pack", LANG));
            assert_eq!(visit.text("main .failure button").await, say("try-again", LANG));
            visit.answer_all(FIRST, LANG).await;
            visit.press_button(say("try-again", LANG)).await;
            visit.until("document.querySelector('main .failure')").await;
            assert_eq!(visit.answers().await.len(), FIRST.len());
            let complaints = visit.complaints().await;
            assert!(complaints.is_empty(), "the page does not break, it says so: {complaints:?}");
            visit.server.mend();
        }
    });
}

#[test]
fn one_that_breaks_off_or_talks_nonsense_leaves_a_page_that_can_be_left() {
    visit(Complaints::Expected, async |visit| {
        let path = module(visit).await;
        let far_off = [0x41, 0x7f]; // i32.const -1
        let five = [0x41, 5];
        for (show, outbox) in [
            (&[0x00][..], &five[..]), // unreachable
            (&five, &five),
            (&far_off, &five),
            (&five, &far_off),
            (&[0x41, 0], &five),
        ] {
            visit.server.build_wrongly(&page(), &path, stub(&[0x41, 1], show, outbox));
            visit.open_service(LANG).await;
            visit.start().await;
            visit.answer_all(FIRST, LANG).await;
            visit.click("main > p > .button").await;
            visit.until("history.state > 7 && document.activeElement.localName === 'h1'").await;
            assert_eq!(visit.heading().await, say("your-answer", LANG));
            assert!(visit.whole_text().await.contains(say("failed-answer", LANG)));
            let complaints = visit.complaints().await;
            assert!(complaints.is_empty(), "the page does not break, it says so: {complaints:?}");

            visit.click("button.back").await;
            visit.until("document.querySelector('dl.answers')").await;
            assert_eq!(visit.answers().await.len(), FIRST.len());
            visit.speak(Lang::Ru).await;
            assert_eq!(visit.heading().await, say("review-title", Lang::Ru));
            visit.server.mend();
        }
    });
}

#[test]
fn the_answer_is_in_the_language_of_the_page_whichever_came_last() {
    visit(Complaints::None, async |visit| {
        visit.open_service(LANG).await;
        visit.start().await;
        let russian = visit.server.named_by(&format!("/ru/{SERVICE}/"));
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        // Russian is asked for first and comes last.
        russian.iter().filter(|path| path.ends_with(".pack")).for_each(|path| visit.server.delay(path, LATE));
        let pressed = Instant::now();
        visit.click(".languages a[lang=ru]").await;
        visit.click(".languages a[lang=en]").await;
        visit.until("document.documentElement.lang === 'en'").await;
        tokio::time::sleep((LATE * 3 / 2).saturating_sub(pressed.elapsed())).await;
        visit.click(".tickable input").await;
        assert_eq!(visit.heading().await, say("verdict-ready", Lang::En));
        assert_eq!(visit.text("#documents").await, say("documents-title", Lang::En));
    });
}

#[test]
fn an_answer_that_was_waited_for_is_announced_when_it_comes() {
    visit(Complaints::None, async |visit| {
        let module = module(visit).await;
        visit.server.delay(&module, LATE * 4);
        visit.open_service(LANG).await;
        visit.start().await;
        visit.answer_all(&[("rehabilitated", browser::Reply::Choose("no"))], LANG).await;
        visit.click("main > p > .button").await;
        visit.until("document.querySelector('main [role=status]')").await;
        assert_eq!(visit.text("main [role=status]").await, say("loading", LANG));
        assert!(visit.has("button.back").await);
        visit.until("document.querySelector('.verdict') && document.activeElement.localName === 'h1'").await;
        assert_eq!(visit.heading().await, say("verdict-nothing", LANG));
    });
}

/// Longer than a hand needs to press once more.
const LATE: Duration = Duration::from_millis(1200);

/// A module with nothing in it.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// One that can use no packs.
fn refuses() -> Vec<u8> {
    stub(&[0x41, 0], &[0x41, 0], &[0x41, 0])
}

/// A module with the second module's exports, each of which gives back what its instructions leave.
fn stub(open: &[u8], show: &[u8], outbox: &[u8]) -> Vec<u8> {
    let section = |id: u8, items: &[Vec<u8>]| {
        let body: Vec<u8> = [vec![items.len() as u8], items.concat()].concat();
        [vec![id, body.len() as u8], body].concat()
    };
    let function = |instructions: &[u8]| [&[instructions.len() as u8 + 2, 0], instructions, &[0x0b]].concat();
    let export = |name: &str, kind: u8, at: u8| [&[name.len() as u8], name.as_bytes(), &[kind, at]].concat();
    let (no_argument, one_argument) = (vec![0x60, 0, 1, 0x7f], vec![0x60, 1, 0x7f, 1, 0x7f]);
    let inbox = [0x41, 0];
    let exports = ["open", "show", "outbox", "inbox", "save"];
    let mut exported: Vec<Vec<u8>> = exports.iter().zip(0..).map(|(name, at)| export(name, 0, at)).collect();
    exported.push(export("memory", 2, 0));
    [
        EMPTY.to_vec(),
        section(1, &[no_argument, one_argument]),
        section(3, &[vec![0], vec![0], vec![0], vec![1], vec![1]]),
        // Four pages of 64 KiB hold what is handed in.
        section(5, &[vec![0, 4]]),
        section(7, &exported),
        section(10, &[function(open), function(show), function(outbox), function(&inbox), function(&inbox)]),
    ]
    .concat()
}

fn page() -> String {
    format!("/{}/{SERVICE}/", LANG.code())
}

/// The path of the module, which is served as a pack.
async fn module(visit: &Visit) -> String {
    let opened = Instant::now();
    visit.open_service(LANG).await;
    visit.until_styled().await;
    // Which of the two is asked for first is the engine's affair.
    loop {
        let asked = visit.server.asked_since(opened).into_iter();
        let mut packs = asked.filter(|path| path.ends_with(".pack"));
        if let Some(module) = packs.find(|path| visit.server.file(path).starts_with(b"\0asm")) {
            return module;
        }
        assert!(opened.elapsed() < LATE * 8, "the second module is asked for");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
