use crate::law::TextId;
use serde::{Deserialize, Serialize};

/// The texts of a service in one language, by [`TextId`]: those shown up to the last question travel in one pack
/// (`ask`), those of the answer in another (`answer`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts(pub Vec<String>);

impl Texts {
    /// The text; nothing if it is in a pack that is not there.
    pub fn get(&self, text: TextId) -> &str {
        self.0.get(usize::from(text.0)).map_or("", String::as_str)
    }
}
