//! How far two words are from one another, counted letter by letter along a path that many words share.
//!
//! The distance is that of optimal string alignment: a letter too many, too few or another one, or two neighbours
//! swapped, is one step. It is kept in bits, one for each letter of the word looked for, so that one more letter costs
//! a dozen operations however long that word is (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and
//! Damerau edit distances", 2003).

/// Where each letter stands in the word that is looked for.
pub struct Pattern {
    places: [u32; 128],
    length: usize,
}

/// How a path of letters compares with the word that is looked for.
#[derive(Clone, Copy)]
pub struct Step {
    /// Where the distance grows, or falls, from one letter of the word to the next.
    grows: u32,
    falls: u32,
    diagonal: u32,
    places: u32,
    /// Between the whole word and the path so far.
    pub distance: usize,
    /// The smallest distance between the whole word and a beginning of the path.
    pub least: usize,
    /// So many letters of the two are the same from the beginning.
    pub shared: usize,
    depth: usize,
}

impl Pattern {
    /// Of at most 32 ASCII letters: what is beyond is not looked at.
    pub fn new(word: &[u8]) -> Pattern {
        let mut pattern = Pattern { places: [0; 128], length: word.len().min(32) };
        for (at, letter) in word.iter().take(32).enumerate() {
            if let Some(places) = pattern.places.get_mut(usize::from(*letter)) {
                *places |= 1 << at;
            }
        }
        pattern
    }

    /// Before the first letter.
    pub fn start(&self) -> Step {
        let distance = self.length;
        Step { grows: u32::MAX, falls: 0, diagonal: 0, places: 0, distance, least: distance, shared: 0, depth: 0 }
    }

    /// One letter further.
    pub fn after(&self, step: &Step, letter: u8) -> Step {
        let places = self.places.get(usize::from(letter)).copied().unwrap_or_default();
        let swapped = ((!step.diagonal & places) << 1) & step.places;
        let carried = (places & step.grows).wrapping_add(step.grows) ^ step.grows;
        let diagonal = carried | places | step.falls | swapped;
        let right = step.falls | !(diagonal | step.grows);
        let left = diagonal & step.grows;
        let last = match self.length {
            0 => 0,
            length => 1_u32 << (length - 1),
        };
        let grown = step.distance + usize::from(right & last != 0 || self.length == 0);
        let distance = grown - usize::from(left & last != 0);
        let (right, left) = (right << 1 | 1, left << 1);
        let goes_on = step.shared == step.depth && places >> step.depth.min(31) & 1 == 1;
        Step {
            grows: left | !(diagonal | right),
            falls: right & diagonal,
            diagonal,
            places,
            distance,
            least: step.least.min(distance),
            shared: step.shared + usize::from(goes_on),
            depth: step.depth + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn along(pattern: &Pattern, text: &[u8]) -> Step {
        text.iter().fold(pattern.start(), |step, letter| pattern.after(&step, *letter))
    }

    /// The definition, table and all.
    fn by_table(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let other = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let mut best = other.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(table[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_bits_say_what_the_table_says(word in "[a-d]{0,32}", text in "[a-d]{0,32}") {
            let (word, text) = (word.as_bytes(), text.as_bytes());
            let pattern = Pattern::new(word);
            let step = along(&pattern, text);
            prop_assert_eq!(step.distance, by_table(word, text));
            let beginnings = (0..=text.len()).map(|end| by_table(word, &text[..end]));
            prop_assert_eq!(Some(step.least), beginnings.min());
            let shared = word.iter().zip(text).take_while(|(a, b)| a == b).count();
            prop_assert_eq!(step.shared, shared);
        }
    }
}
