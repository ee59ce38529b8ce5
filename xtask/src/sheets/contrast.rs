//! Contrast of what stands on what, worked out from the tokens for each look (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).

use super::rules::{Piece, declarations, folder, pieces};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The switches that are on in each look, and what text and parts reach in it.
const LOOKS: [(&str, [&str; 2], f64, f64); 4] = [
    ("light", ["--light", "--usual"], 4.5, 3.0),
    ("dark", ["--dark", "--usual"], 4.5, 3.0),
    ("strong light", ["--light", "--strong"], 7.0, 4.5),
    ("strong dark", ["--dark", "--strong"], 7.0, 4.5),
];

/// What is written, and the grounds that it is written on somewhere.
const TEXT: [(&str, &[&str]); 11] = [
    ("ink", &["ground", "soft", "accent-soft", "good-soft", "wait-soft", "stop-soft"]),
    // Hints, also in a chosen option, a found service and a verdict.
    ("ink-soft", &["ground", "soft", "accent-soft", "good-soft", "wait-soft", "stop-soft"]),
    // Links and secondary buttons.
    ("accent", &["ground", "soft", "accent-soft", "good-soft", "wait-soft", "stop-soft"]),
    // Buttons, the last day of a count, the number of a step.
    ("accent-ink", &["accent"]),
    // The band at the top; in the language that is read they change places.
    ("sky-ink", &["sky"]),
    ("sky", &["sky-ink"]),
    // The sign of a verdict.
    ("ground", &["good", "wait", "stop"]),
    ("good", &["ground"]),
    ("wait", &["ground", "soft"]),
    ("stop", &["ground", "stop-soft"]),
    ("toner", &["paper", "toner-soft"]),
];

/// What must be seen to know what a part is or how it stands, and what it stands beside.
const PARTS: [(&str, &[&str]); 9] = [
    ("field", &["ground", "soft"]),
    // A chosen option, what the arrow keys have come to, the last day.
    ("accent", &["ground", "accent-soft"]),
    ("good", &["ground", "good-soft"]),
    ("wait", &["ground", "wait-soft", "soft", "accent-soft"]),
    ("stop", &["ground", "stop-soft"]),
    // The ring lies on an edge of its own, so that no ground can hide it.
    ("focus", &["focus-edge"]),
    // The band on a ground, and what is woven into it.
    ("sky", &["paper"]),
    ("gold", &["sky"]),
    ("toner-line", &["paper"]),
];

/// They part what space parts as well, so nobody has to see them.
const ORNAMENT: [&str; 1] = ["line"];

type Colours = BTreeMap<String, String>;

/// The colours of a look, by name.
fn colours(on: &[&str]) -> Colours {
    let tokens = fs::read_to_string(folder().join("design/tokens.css")).unwrap();
    let resolved = declarations(&tokens).into_iter().map(|(name, value)| (name, resolve(&value, on)));
    let colours = resolved.filter(|(_, value)| value.starts_with('#'));
    colours.map(|(name, value)| (name.trim_start_matches('-').to_owned(), value)).collect()
}

/// A value with its switches set: `var(--light, #fff)` is `#fff` where the switch is on, and nothing where it is off.
fn resolve(value: &str, on: &[&str]) -> String {
    let Some((before, rest)) = value.split_once("var(") else {
        return value.trim().to_owned();
    };
    let mut depth = 1;
    let end = rest.find(|one| {
        depth += i32::from(one == '(') - i32::from(one == ')');
        depth == 0
    });
    let (inside, after) = rest.split_at(end.expect("a bracket is closed"));
    let chosen = match inside.split_once(',') {
        Some((switch, value)) if on.contains(&switch.trim()) => resolve(value, on),
        _ => String::new(),
    };
    format!("{}{chosen}{}", before.trim(), resolve(&after[1..], on))
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect(colour)) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let [one, other] = [luminance(one), luminance(other)];
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_and_parts_stand_out_in_every_look() {
    let mut faint = Vec::new();
    for (look, on, of_text, of_parts) in LOOKS {
        let colours = colours(&on);
        for (pairs, least) in [(&TEXT[..], of_text), (&PARTS[..], of_parts)] {
            for (front, grounds) in pairs {
                for ground in *grounds {
                    let reached = contrast(&colours[*front], &colours[*ground]);
                    if reached < least {
                        faint.push(format!("{look}: {front} on {ground} is {reached:.2}, not {least}"));
                    }
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn every_colour_is_held_against_what_it_stands_on() {
    let held = TEXT.iter().chain(&PARTS).flat_map(|(front, grounds)| std::iter::once(front).chain(*grounds));
    let mut held: BTreeSet<&str> = held.copied().collect();
    held.extend(ORNAMENT);
    for (look, on, ..) in LOOKS {
        let colours = colours(&on);
        assert_eq!(colours.keys().map(String::as_str).collect::<BTreeSet<_>>(), held, "{look}");
    }
}

#[test]
fn where_a_switch_is_put_on_its_opposite_is_put_off() {
    let tokens = fs::read_to_string(folder().join("design/tokens.css")).unwrap();
    let mut rules: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for piece in pieces(&tokens) {
        match (piece, rules.last_mut()) {
            (Piece::Prelude(selectors), _) => rules.push((selectors, BTreeMap::new())),
            (Piece::Declaration { name, value }, Some((_, declared))) => drop(declared.insert(name, value)),
            (Piece::Declaration { name, .. }, None) => panic!("{name} stands outside a rule"),
        }
    }
    let mut set = 0;
    for (selectors, declared) in rules {
        for pair in [["--light", "--dark"], ["--usual", "--strong"]] {
            let states = pair.map(|switch| declared.get(switch).map(String::as_str));
            let is_sound = matches!(states, [None, None] | [Some("initial"), Some("")] | [Some(""), Some("initial")]);
            assert!(is_sound, "{selectors}: {pair:?} are {states:?}");
            set += usize::from(states != [None, None]);
        }
    }
    assert_eq!(set, 6, "as they begin; dark twice; strong contrast; low vision");
}

#[test]
fn for_weak_sight_all_sizes_grow_by_a_third_at_least() {
    let tokens = fs::read_to_string(folder().join("design/tokens.css")).unwrap();
    let units = declarations(&tokens).into_iter().filter(|(name, _)| name == "--unit");
    let units = units.filter_map(|(_, value)| value.strip_suffix("rem")?.parse::<f64>().ok());
    let [usual, strong] = units.collect::<Vec<_>>()[..] else { panic!("two looks have a unit that grows with text") };
    assert_eq!(usual, 1.0 / 16.0, "a pixel where text is 16 pixels");
    assert!(strong / usual >= 1.35);
}

/// Values from the WCAG working group's own examples.
#[test]
fn contrast_is_counted_as_wcag_counts_it() {
    assert_eq!(contrast("#000000", "#ffffff"), 21.0);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    assert!((contrast("#ffffff", "#767676") - 4.54).abs() < 0.01);
    assert_eq!(
        resolve("var(--usual, var(--light, #1) var(--dark, #2)) var(--strong, #3)", &["--dark", "--usual"]),
        "#2"
    );
}
