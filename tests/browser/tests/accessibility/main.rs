//! The page for everyone: whatever it shows can be seen, heard, reached and understood.
//!
//! Each state of the page is gone to once in each language, and everything is held against it there: what axe knows, and
//! what of WCAG 2.2 AA can be measured besides; its colours and sizes in each look in Kazakh, since no style hangs on the
//! language. Walks with keys alone are in `way_in/keyboard.rs` and `answer/keyboard.rs`.

mod focus;
mod looks;
mod motion;
mod room;
mod states;
mod structure;
mod trees;

use browser::{Complaints, Engine, Lang, Rules, visit, visit_in_chromium};
use states::every_state;
use std::cell::RefCell;

#[test]
fn every_state_in_kazakh_is_for_everyone() {
    assert_for_everyone(Lang::Kk);
}

#[test]
fn every_state_in_russian_is_for_everyone() {
    assert_for_everyone(Lang::Ru);
}

#[test]
fn every_state_in_english_is_for_everyone() {
    assert_for_everyone(Lang::En);
}

#[test]
fn axe_has_nothing_against_any_state_in_any_engine() {
    if Engine::asked_for() == Engine::Chromium {
        // There the three above find what this would.
        return;
    }
    // Some states are of a page that was damaged on purpose.
    visit(Complaints::Expected, async |visit| {
        let faults = RefCell::new(Vec::new());
        every_state(visit, Lang::Kk, async |state| {
            let found = visit.axe(Rules::All).await;
            faults.borrow_mut().extend(found.into_iter().map(|fault| format!("{state}: {fault}")));
        })
        .await;
        assert_none(&faults.into_inner());
    });
}

fn assert_for_everyone(lang: Lang) {
    let why = "structure, sizes and colours are the same style sheets' and markup's in every engine, and only Chromium can \
               pretend to a reader's settings";
    visit_in_chromium(why, Complaints::Expected, async |visit| {
        let faults = RefCell::new(Vec::new());
        every_state(visit, lang, async |state| {
            let mut found = visit.axe(Rules::All).await;
            found.extend(structure::faults(visit).await);
            found.extend(trees::faults(visit, state, lang).await);
            if lang == Lang::Kk {
                found.extend(looks::faults(visit).await);
            }
            found.extend(motion::faults(visit).await);
            found.extend(room::faults(visit).await);
            faults.borrow_mut().extend(found.into_iter().map(|fault| format!("{state}: {fault}")));
        })
        .await;
        assert_none(&faults.into_inner());
    });
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults in {:?}:\n{}", faults.len(), Engine::asked_for(), faults.join("\n"));
}
