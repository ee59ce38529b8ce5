//! How days, numbers and places of the act read in each language.

use super::*;
use crate::calendar::Day;
use crate::law::{Act, Citation, Division, Part, Place, TextId};
use crate::source::page_texts;

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// Without the spaces that keep a number and its noun on one line.
fn loose(text: String) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_day_reads_as_the_language_says_it() {
    let on = Lang::ALL.map(|lang| loose(date_on(day(), &page_texts(lang))));
    assert_eq!(on, ["2026 ж. 20 қараша, жұма", "пятница, 20 ноября 2026 г.", "Friday, 20 November 2026"]);
    let by = Lang::ALL.map(|lang| loose(date_by(day(), &page_texts(lang))));
    assert_eq!(by, ["2026 ж. 20 қарашадан кешіктірмей", "не позднее 20 ноября 2026 г.", "by 20 November 2026"]);
    let from = Lang::ALL.map(|lang| loose(date_from(day(), &page_texts(lang))));
    assert_eq!(from, ["2026 ж. 20 қарашадан бастап", "с 20 ноября 2026 г.", "from 20 November 2026"]);
}

#[test]
fn a_number_takes_the_form_of_its_noun() {
    let filled = |lang, n| loose(fill("{n:working-days}", Args { n: Some(n), ..Args::default() }, &page_texts(lang)));
    assert_eq!(
        [1, 3, 5, 21].map(|n| filled(Lang::Ru, n)),
        ["1 рабочий день", "3 рабочих дня", "5 рабочих дней", "21 рабочий день"]
    );
    assert_eq!([1, 5].map(|n| filled(Lang::Kk, n)), ["1 жұмыс күні", "5 жұмыс күні"]);
    assert_eq!([1, 5].map(|n| filled(Lang::En, n)), ["1 working day", "5 working days"]);
}

#[test]
fn a_broken_placeholder_is_left_out_and_nothing_panics() {
    let texts = page_texts(Lang::En);
    for (text, filled) in [("{", ""), ("a {n} b", "a  b"), ("a {x", "a x"), ("}{", "}"), ("{d:by}{}", "")] {
        assert_eq!(fill(text, Args::default(), &texts), filled, "{text}");
    }
}

#[test]
fn hours_are_written_with_two_digits_of_minutes() {
    assert_eq!([0, 545, 1110].map(time), ["0:00", "9:05", "18:30"]);
}

#[test]
fn a_part_of_the_act_is_named_once_with_all_its_places() {
    let names = ["order", "Rules", "List"];
    let part = |name, division| Part { name: TextId(name), division };
    let place = |part, number, item| Place { part, number, inserted: 0, list: 0, item, paragraph: 0 };
    let act = Act {
        about: None,
        title: TextId(0),
        short: TextId(0),
        page: TextId(0),
        parts: vec![part(1, Division::Clause), part(2, Division::Row)],
        places: vec![place(0, 6, 0), place(1, 8, 2), place(0, 12, 0)],
    };
    let text = |id: TextId| names[usize::from(id.0)];
    let cites = [Citation(0), Citation(1), Citation(2), Citation(99)];
    let said = |lang| loose(citations(&act, &cites, &text, &page_texts(lang)));
    assert_eq!(said(Lang::En), "order: Rules, clause 6, clause 12; List, row 8, item 2)");
    assert_eq!(said(Lang::Kk), "order: Rules, 6-тармақ, 12-тармақ; List, 8-тармақ, 2) тармақша");
}
