use super::Faults;
use crate::calendar::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where the list lies; small folders have none.
pub(super) const FILE: &str = "withdrawn.json";

/// Rules that were published and must no longer be shown: a mistake was found in them.
///
/// The site publishes the list as `withdrawn.json`. Every page looks there when it is opened, a page that a device has kept
/// as well, and shows that it is withdrawn in the place of rules that stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnFile {
    pub withdrawn: Vec<Withdrawn>,
}

/// One version of the rules of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Its folder in `rules`, or the guide's id.
    pub service: String,
    /// The version, as `cargo xtask withdraw` writes it: sixteen hexadecimal digits.
    pub version: String,
    /// The day on which it was withdrawn.
    pub on: String,
    /// What was wrong, for those who keep the rules.
    pub because: String,
}

impl WithdrawnFile {
    /// Finds fault with what cannot be meant. A service may be gone since.
    pub(super) fn check(&self, faults: &mut Faults) {
        for (at, one) in self.withdrawn.iter().enumerate() {
            let place = format!("withdrawn[{at}]");
            let is_digit = |sign: char| sign.is_ascii_digit() || ('a'..='f').contains(&sign);
            if one.version.len() != 16 || !one.version.chars().all(is_digit) {
                faults.add(
                    FILE,
                    &place,
                    format!("\"{}\" is no version: `cargo xtask withdraw` writes it", one.version),
                );
            }
            if Day::parse(&one.on).is_none() {
                faults.add(FILE, &place, format!("\"{}\" is no day: write it as 2026-11-21", one.on));
            }
            if one.because.trim().is_empty() {
                faults.add(FILE, &place, "say what was wrong, for those who mend it");
            }
            if self.withdrawn[..at].iter().any(|other| other.version == one.version) {
                faults.add(FILE, &place, "this version is on the list already");
            }
        }
    }
}
