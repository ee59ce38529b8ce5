//! The search held against what people type.

mod abilities;
mod bounds;
mod growth;
mod measured;

use aldyn::search::Index;
use aldyn::source::Rules;
use std::path::Path;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("{faults}"))
});

static INDEX: LazyLock<Index> = LazyLock::new(|| RULES.search().expect("rules/search.json"));

/// The ids of what is found, the likeliest first.
fn found(query: &str) -> Vec<&'static str> {
    INDEX.find(query).iter().map(|hit| RULES.services[usize::from(hit.service)].id.as_str()).collect()
}
