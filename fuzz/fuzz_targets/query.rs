//! What somebody types to find a service: any text is answered, soon, with services that there are.

#![no_main]

use aldyn::calendar::{Day, Moment};
use aldyn::front::QUERY;
use aldyn::logic::Answers;
use aldyn::pack::{Catalogue, decode, handed_over};
use aldyn::search::Index;
use aldyn::told::{Entries, Node, Request};
use aldyn_fuzz::{front, pack};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| decode(&pack("search")).expect("the pack is of this build"));
static SERVICES: LazyLock<usize> = LazyLock::new(|| {
    let catalogue: Catalogue = decode(&pack("catalogue.kk")).expect("the pack is of this build");
    catalogue.services.len()
});

fuzz_target!(|data: &[u8]| {
    let Ok(query) = std::str::from_utf8(data) else { return };
    let hits = INDEX.find(query);
    for hit in &hits {
        assert!(usize::from(hit.service) < *SERVICES && hit.explained <= 100, "{hit:?}");
    }
    assert!(hits.is_sorted_by(|one, next| one.explained >= next.explained), "{hits:?}");

    let request = Request {
        answers: Answers::new(),
        now: Moment { day: Day::epoch(), minute: 0 },
        entries: Entries(vec![(QUERY.0, query.to_owned())]),
        address: String::new(),
        can_share: false,
    };
    assert!(handed_over::<Vec<Node>>(&front().show(&request.bytes())).is_some());
});
