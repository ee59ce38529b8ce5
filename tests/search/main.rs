//! The search held against what people type.

mod abilities;
mod bounds;
mod growth;
mod measured;

use aldyn::search::Index;
use aldyn::source::Rules;
use std::path::Path;

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The ids of what is found, the likeliest first.
fn found<'r>(rules: &'r Rules, index: &Index, query: &str) -> Vec<&'r str> {
    index.find(query).iter().map(|hit| rules.services[usize::from(hit.service)].id.as_str()).collect()
}
