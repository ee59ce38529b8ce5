//! A date as it is typed: three lines for day, month and year, whatever stands in them.
//!
//! It is a mistake that can be told, or the very day that was typed; the fields of the answer's page take it the same way.

#![no_main]

use aldyn::law::{Kind, Question, TextId};
use aldyn::logic::{Answer, FactId};
use aldyn::told::{Entries, Entry};
use aldyn::ui::Draft;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.splitn(3, '\n').map(str::to_owned);
    let [day, month, year] = [(); 3].map(|()| lines.next().unwrap_or_default());
    let typed = [&day, &month, &year].map(|field| field.trim().parse::<i64>().ok());

    let entries = Entries(vec![(1, day.clone()), (2, month.clone()), (3, year.clone())]);
    let entered = entries.day(Entry(1));
    if let Ok(Some(entered)) = entered {
        assert_eq!([entered.day().into(), entered.month().into(), entered.year().into()].map(Some), typed);
    }

    let question = question();
    let draft = Draft { day, month, year, ..Draft::default() };
    let Ok(answer) = draft.answer(&question) else { return };
    let Answer::Date(answered) = answer else { panic!("a date is answered with {answer:?}") };
    assert_eq!(entered, Ok(Some(answered)));
    assert_eq!(Draft::from_answer(Some(&answer)).answer(&question), Ok(answer));
});

fn question() -> Question {
    let text = TextId(0);
    Question {
        fact: FactId(0),
        kind: Kind::Date,
        may_not_know: true,
        delicate: false,
        text,
        hint: None,
        why: text,
        label: text,
    }
}
