//! What was found is reached with keys, as the combobox pattern of ARIA's authoring practices says, or with a mouse.

use browser::{Complaints, Found, Key, Lang, Visit, visit};
use std::time::Instant;

/// Words that find several services in each language.
const SEVERAL: [(Lang, &str); 3] = [(Lang::Kk, "рұқсат"), (Lang::Ru, "разрешение"), (Lang::En, "residence permit")];

#[test]
fn down_goes_through_all_that_was_found_and_back_to_the_field() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            let last = search(visit, lang, words).await.hits.len();
            for place in (1..=last).map(Some).chain([None, Some(1)]) {
                visit.press(Key::Down).await;
                assert_pointed_at(visit, place).await;
            }
        }
    });
}

#[test]
fn up_goes_through_it_from_the_end() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            let last = search(visit, lang, words).await.hits.len();
            for place in (1..=last).rev().map(Some).chain([None, Some(last)]) {
                visit.press(Key::Up).await;
                assert_pointed_at(visit, place).await;
            }
        }
    });
}

#[test]
fn other_words_point_at_nothing_and_the_other_keys_still_move_in_the_field() {
    visit(Complaints::None, async |visit| {
        let found = search(visit, Lang::Ru, "разрешени").await;
        visit.press(Key::Down).await;
        assert_pointed_at(visit, Some(1)).await;
        visit.type_into("#query", "е").await;
        assert_eq!(visit.found().await.place(), None, "what is pointed at was found for other words");
        for key in [Key::Left, Key::Home, Key::End, Key::Right] {
            visit.press(key).await;
        }
        visit.press(Key::Backspace).await;
        assert_eq!(visit.found().await.typed, found.typed);
    });
}

#[test]
fn enter_follows_what_is_pointed_at_and_nothing_else() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            let found = search(visit, lang, words).await;
            visit.press(Key::Enter).await;
            assert_eq!(visit.found().await.typed, words, "where nothing is pointed at, the page stays");
            visit.press(Key::Down).await;
            visit.press(Key::Down).await;
            visit.press(Key::Enter).await;
            assert_opened(visit, &found.hits[1].path).await;
        }
    });
}

#[test]
fn escape_empties_the_field() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            search(visit, lang, words).await;
            visit.press(Key::Down).await;
            visit.press(Key::Escape).await;
            let found = visit.found().await;
            assert_eq!((found.typed.as_str(), found.focused.as_str(), found.said.as_str()), ("", "query", ""));
            assert!(found.hits.is_empty(), "{found:#?}");
        }
    });
}

#[test]
fn a_service_found_can_be_clicked_or_reached_with_tab() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            let found = search(visit, lang, words).await;
            visit.click(&format!("#{}", found.hits[1].id)).await;
            assert_opened(visit, &found.hits[1].path).await;

            let found = search(visit, lang, words).await;
            visit.press(Key::Tab).await;
            visit.press(Key::Tab).await;
            assert_eq!(visit.focused().await, found.hits[1].id);
            visit.press(Key::Enter).await;
            assert_opened(visit, &found.hits[1].path).await;
        }
    });
}

#[test]
fn following_what_was_found_asks_for_that_services_page_alone() {
    visit(Complaints::None, async |visit| {
        for (lang, words) in SEVERAL {
            let found = search(visit, lang, words).await;
            let path = found.hits[0].path.clone();
            let followed = Instant::now();
            visit.press(Key::Down).await;
            visit.press(Key::Enter).await;
            assert_opened(visit, &path).await;
            visit.start().await;
            let by_search = asked(visit, followed);

            let opened = Instant::now();
            visit.open(&path).await;
            assert_opened(visit, &path).await;
            visit.start().await;
            assert_eq!(by_search, asked(visit, opened), "{words}: how it was found can be told from what was asked");
        }
    });
}

async fn search(visit: &Visit, lang: Lang, words: &str) -> Found {
    visit.open_front(lang).await;
    let found = visit.search(words).await;
    assert!(found.hits.len() > 1, "{words}: {found:#?}");
    assert_eq!(found.place(), None, "nothing is pointed at before a key is pressed");
    found
}

/// The option at this place is pointed at, and can be seen; focus has stayed in the field.
async fn assert_pointed_at(visit: &Visit, place: Option<usize>) {
    let found = visit.found().await;
    assert_eq!((found.place(), found.focused.as_str()), (place, "query"), "{found:#?}");
    if let Some(place) = place {
        assert!(found.hits[place - 1].is_in_sight, "option {place} cannot be seen: {found:#?}");
    }
}

async fn assert_opened(visit: &Visit, path: &str) {
    visit.until(&format!("location.pathname === '{path}' && history.state === 1")).await;
    visit.until("document.querySelector('main .button') && !document.querySelector('#query')").await;
}

/// What was asked for once the page that is shown has all that it needs.
fn asked(visit: &Visit, since: Instant) -> Vec<String> {
    let mut asked = visit.server.asked_since(since);
    asked.sort();
    asked
}
