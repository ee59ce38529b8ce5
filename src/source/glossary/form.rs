//! Words, and the forms in which a term stands among them.

/// How a term is written: its words, each whole or, with an open end, by its stem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form(Vec<Stem>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Stem {
    letters: String,
    /// Any ending may follow.
    open: bool,
}

impl Stem {
    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.letters) } else { word == self.letters }
    }
}

impl Form {
    /// `None` where there is no word in it.
    pub fn new(written: &str) -> Option<Form> {
        let mut stems = Vec::new();
        for piece in written.split_whitespace() {
            let bare = piece.trim_end_matches('*');
            // Half a placeholder stands for all its forms.
            let words = if bare.starts_with('{') { vec![bare.to_lowercase()] } else { words(bare) };
            stems.extend(words.into_iter().map(|letters| Stem { letters, open: false }));
            stems.last_mut()?.open = piece.ends_with('*');
        }
        (!stems.is_empty()).then_some(Form(stems))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many letters it gives: of two forms for the same words the one with more says more.
    pub fn letters(&self) -> usize {
        self.0.iter().map(|stem| stem.letters.chars().count()).sum()
    }

    /// Its first letter: what to look it up by.
    pub fn first(&self) -> Option<char> {
        self.0.first()?.letters.chars().next()
    }

    /// Whether these words begin with it.
    pub fn begins(&self, words: &[String]) -> bool {
        self.0.len() <= words.len() && self.0.iter().zip(words).all(|(stem, word)| stem.fits(word))
    }

    /// Whether it is anywhere among these words.
    pub fn stands_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|at| words.get(at..).is_some_and(|rest| self.begins(rest)))
    }
}

/// The words of a text in small letters. A placeholder is a word; a hyphen ends one, an apostrophe inside does not.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, piece) in text.split('{').enumerate() {
        let rest = match piece.split_once('}') {
            Some((inside, rest)) if at > 0 => {
                words.push(format!("{{{}}}", inside.to_lowercase()));
                rest
            }
            _ => piece,
        };
        let letters = rest.split(|char: char| !char.is_alphanumeric() && char != '’');
        words.extend(letters.map(|word| word.trim_matches('’').to_lowercase()).filter(|word| !word.is_empty()));
    }
    words
}
