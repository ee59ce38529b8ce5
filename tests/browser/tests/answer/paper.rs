//! The answer on paper.

use crate::FRIDAY;
use browser::{Complaints, FIRST, Lang, SERVICE, Visit, rule_text, said, say, visit, visit_in_chromium};
use serde_json::json;

/// Why a sheet is looked at in one engine.
const ON_PAPER: &str = "only Chromium lets a page be looked at as it is printed";

#[test]
fn on_paper_everything_is_unfolded_and_nothing_can_be_pressed() {
    visit_in_chromium(ON_PAPER, Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        for lang in Lang::ALL {
            visit.walk_to_answer(SERVICE, FIRST, lang).await;
            // From the browser's own menu. Why a line is there stands in the file for a lawyer, not on paper.
            visit.js("dispatchEvent(new Event('beforeprint'))").await;
            visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert_eq!(
                visit.seen("button, input:not([type=checkbox]), .header, .skip-link").await,
                NOTHING,
                "{lang:?}"
            );
            assert_eq!(visit.seen("fieldset, #when, .presets").await, NOTHING, "{lang:?}");
            let folded = visit
                .js("[...document.querySelectorAll('details:not(.count-list) > :not(summary)')]
                     .filter((one) => !one.closest('.fold:has(#when)'))
                     .filter((one) => !one.checkVisibility() || !one.getClientRects().length)
                     .filter((one) => !one.matches('.reason p'))
                     .map((one) => one.outerHTML.slice(0, 120))")
                .await;
            assert_eq!(folded, json!([]), "{lang:?}: is not on the paper");
            assert_told(visit, lang).await;
            let act =
                "getComputedStyle(document.querySelector('section[aria-labelledby=sources] a'), '::after').content";
            assert!(visit.js(act).await.as_str().unwrap().contains("http"), "{lang:?}: where the act can be found");
            visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    });
}

#[test]
fn the_pages_own_button_unfolds_everything_before_it_prints() {
    visit(Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, Lang::Ru).await;
        visit
            .js("void (() => {
                 const folded = () => document.querySelectorAll('details:not([open])').length;
                 window.__before = folded();
                 window.print = () => {
                     dispatchEvent(new Event('beforeprint'));
                     window.__folded = folded();
                     dispatchEvent(new Event('afterprint'));
                 };
             })()")
            .await;
        visit.press_button(say("print", Lang::Ru)).await;
        visit.until("window.__folded === 0").await;
        assert!(
            visit.holds("__before > 0 && document.querySelectorAll('details:not([open])').length === __before").await,
            "what was unfolded for the paper is folded again"
        );
    });
}

#[test]
fn a_sheet_is_no_wider_than_a4() {
    visit_in_chromium(ON_PAPER, Complaints::None, async |visit| {
        // 182 mm between the margins.
        visit.width(688).await;
        for lang in Lang::ALL {
            visit.walk_to_answer(SERVICE, FIRST, lang).await;
            visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            visit.assert_fits(&format!("the sheet in {lang:?}")).await;
            visit.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    });
}

const NOTHING: [&str; 0] = [];

/// What a sheet must say that is found in a drawer a year later.
async fn assert_told(visit: &Visit, lang: Lang) {
    let paper = browser::with_plain_spaces(visit.js("document.body.innerText").await.as_str().unwrap());
    let day = match lang {
        Lang::Kk => "2026 ж. 20 қараша, жұма",
        Lang::Ru => "пятница, 20 ноября 2026 г.",
        Lang::En => "Friday, 20 November 2026",
    };
    let wording = say("wording-from", lang).split('{').next().unwrap();
    for told in [
        said("computed-for", lang, &[("{d:on}", day), ("{x}", "10:00")]).as_str(),
        say("verdict-ready", lang),
        say("no-decision", lang),
        say("sources-title", lang),
        wording,
        rule_text("documents", "statement", lang),
        rule_text("notes", "silence-heirs", lang),
    ] {
        assert!(paper.contains(told), "{lang:?}: \"{told}\" is not on the paper:\n{paper}");
    }
}
