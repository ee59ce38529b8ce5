use std::fmt;

/// What is wrong with a rule file: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}: {item}: {reason}")]
pub struct Fault {
    /// The file, relative to the rules folder.
    pub file: String,
    /// The item, question or fact; "file" where the file as a whole is meant.
    pub item: String,
    pub reason: String,
}

/// Every fault that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, file: &str, item: &str, reason: impl Into<String>) {
        self.0.push(Fault { file: file.to_owned(), item: item.to_owned(), reason: reason.into() });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if nothing is wrong.
    pub fn unless_any<T>(self, value: T) -> Result<T, Faults> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for fault in &self.0 {
            writeln!(out, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
