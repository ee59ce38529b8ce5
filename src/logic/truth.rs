use serde::{Deserialize, Serialize};

/// The value of a condition: strong Kleene logic.
///
/// `Unknown` means "could still be either": not answered, or answered with "I don't know".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    /// `Yes` only when both are, `No` as soon as one is.
    pub fn and(self, other: Truth) -> Truth {
        if self.rank() < other.rank() { self } else { other }
    }

    /// `Yes` as soon as one is, `No` only when both are.
    pub fn or(self, other: Truth) -> Truth {
        if self.rank() > other.rank() { self } else { other }
    }

    /// Unknown stays unknown.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }

    pub fn is_yes(self) -> bool {
        self == Truth::Yes
    }

    pub fn is_no(self) -> bool {
        self == Truth::No
    }

    /// Neither yes nor no.
    pub fn is_unknown(self) -> bool {
        self == Truth::Unknown
    }

    fn rank(self) -> u8 {
        self as u8
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::Yes } else { Truth::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, *};

    const ALL: [Truth; 3] = [No, Unknown, Yes];

    #[test]
    fn no_settles_and_yes_settles_or() {
        for value in ALL {
            assert_eq!(value.and(No), No);
            assert_eq!(value.and(Yes), value);
            assert_eq!(value.or(Yes), Yes);
            assert_eq!(value.or(No), value);
        }
        assert_eq!(Unknown.and(Unknown), Unknown);
        assert_eq!(Unknown.or(Unknown), Unknown);
    }

    #[test]
    fn de_morgan_holds_in_three_values() {
        for a in ALL {
            assert_eq!(a.not().not(), a);
            for b in ALL {
                assert_eq!(a.and(b).not(), a.not().or(b.not()));
                assert_eq!(a.or(b).not(), a.not().and(b.not()));
                assert_eq!(a.and(b), b.and(a));
            }
        }
    }
}
