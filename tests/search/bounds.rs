//! Any text whatever is answered, and soon.

use super::{INDEX, RULES};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn is_sound(query: &str) -> Result<(), TestCaseError> {
    let hits = INDEX.find(query);
    for (at, hit) in hits.iter().enumerate() {
        prop_assert!(usize::from(hit.service) < RULES.services.len());
        prop_assert!(hit.explained <= 100);
        let earlier = &hits[..at];
        prop_assert!(earlier.iter().all(|other| other.service != hit.service && other.explained >= hit.explained));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_has_an_answer(query in ".*") {
        is_sound(&query)?;
    }

    #[test]
    fn any_words_have_an_answer(query in "([a-zа-яәғқңөұүһі]{1,12}[ ,-]){0,30}") {
        is_sound(&query)?;
    }

    /// Between the letters of two queries there is nothing to trip over.
    #[test]
    fn capitals_and_signs_make_no_difference(words in prop::collection::vec("[а-яәғқңөұүһі]{2,9}", 1..5)) {
        let plain = words.join(" ");
        prop_assert_eq!(INDEX.find(&plain), INDEX.find(&words.join(", ").to_uppercase()));
    }
}

#[test]
fn a_very_long_text_is_answered_as_soon_as_its_beginning() {
    let long = "паспорт удостоверение регистрация ".repeat(100_000);
    let began = Instant::now();
    INDEX.find(&long);
    INDEX.find(&"я".repeat(3_000_000));
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}
