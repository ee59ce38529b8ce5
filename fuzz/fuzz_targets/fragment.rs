//! The end of a link that anybody may have made: first byte the service, then the fragment.
//!
//! No answer comes out of it that the service does not ask for; what does come out is written back the same, and has an
//! answer's page.

#![no_main]

use aldyn::calendar::{Day, Moment};
use aldyn::carry::link::{self, State};
use aldyn::pack::handed_over;
use aldyn::told::{Entries, Node, Request};
use aldyn_fuzz::chosen;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((service, fragment)) = chosen(data) else { return };
    let Ok(fragment) = std::str::from_utf8(fragment) else { return };
    let opened = link::read(fragment, &service.law);
    for (fact, answer) in opened.answers.iter() {
        assert!(service.law.question(fact).is_some_and(|question| question.offers(answer)), "{fact:?} {answer:?}");
    }
    if !link::is_ours(fragment) {
        assert_eq!((opened.state, opened.answers.is_empty()), (State::NotOurs, true));
        return;
    }
    let again = link::read(&link::write(service.law.id, &opened.answers), &service.law);
    assert_eq!((again.state, &again.answers), (State::Whole, &opened.answers));

    let now = Moment { day: Day::parse("2026-11-20").unwrap_or(Day::epoch()), minute: 600 };
    let request = Request {
        answers: opened.answers,
        now,
        entries: Entries::default(),
        address: "https://aldyn.example/kk/".to_owned(),
        can_share: true,
    };
    assert!(handed_over::<Vec<Node>>(&service.show(&request.bytes())).is_some(), "the answer is told");
});
