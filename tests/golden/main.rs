//! The answer as people get it: golden texts of chosen cases, and the shape of every other one.
//!
//! With `proof`, as the build has it: conditions are then told without what cannot change them.

mod cases;
mod difference;
mod fingerprint;
mod letters;
mod people;
mod texts;
mod tree;

use aldyn::locale::Lang;
use aldyn::source::Rules;
use std::path::{Path, PathBuf};

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

/// Where the golden files lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("golden")
}

/// What comes is written over what is there, to be looked at in the diff.
fn accepts() -> bool {
    std::env::var_os("ALDYN_ACCEPT").is_some()
}

const HOW_TO_ACCEPT: &str = "Read the difference. If it is as it should be, write it down with\n    \
                             ALDYN_ACCEPT=1 cargo test -p aldyn --features proof --test golden";

const LANGUAGES: [Lang; 3] = Lang::ALL;
