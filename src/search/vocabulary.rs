//! The stems that the index knows, and which of them a typed word may be.

use super::nearness::{Pattern, Step};

/// A word of a query, folded.
#[derive(Clone, Debug)]
pub struct Asked {
    pub stem: Vec<u8>,
    /// The whole word.
    pub letters: Vec<u8>,
    /// Nothing follows it: there may be letters still to come.
    pub open: bool,
}

impl Asked {
    fn new(letters: Vec<u8>, open: bool) -> Asked {
        let mut stem = letters.clone();
        super::endings::cut(&mut stem);
        Asked { stem, letters, open }
    }
}

/// A stem that a word may be, by its number in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    pub term: u16,
    /// 1: the very stem.
    pub likeness: f32,
}

/// Marks a stem that shares no letter with the one before it.
const NOTHING_SHARED: u8 = b'A';

/// Sorted stems in one string, each told by how many letters it has in common with the one before it (`A`: none) and
/// the letters that follow: `AadresDminAbala` is adres, admin, bala.
#[cfg(any(test, feature = "source"))]
pub fn written(stems: &[Vec<u8>]) -> String {
    let mut text = String::new();
    let mut before: &[u8] = &[];
    for stem in stems {
        let shared = stem.iter().zip(before).take_while(|(a, b)| a == b).count();
        text.push(char::from(NOTHING_SHARED + u8::try_from(shared).unwrap_or_default().min(25)));
        text.extend(stem.iter().skip(shared).map(|letter| char::from(*letter)));
        before = stem;
    }
    text
}

/// The stems that a word may be. Where the very stem is known, it is no other.
///
/// One walk over the whole vocabulary: what stems have in common at their beginning is compared once.
pub fn matches(vocabulary: &str, asked: &Asked) -> Vec<Match> {
    let pattern = Pattern::new(&asked.stem);
    let mut path = vec![pattern.start()];
    let mut found: Vec<Match> = Vec::new();
    let mut look = |at: usize, depth: usize, step: &Step| {
        let likeness = likeness(asked, depth, step);
        if likeness > 0.0 {
            found.push(Match { term: u16::try_from(at).unwrap_or(u16::MAX), likeness });
        }
    };
    // The first letter is hardly ever wrong: it may be missing, doubled or swapped with the next, no more. So most of the
    // vocabulary is passed over.
    let begins = |letter: u8| asked.stem.iter().take(2).any(|first| *first == letter);
    let (mut at, mut passes_over) = (0, true);
    for (place, byte) in vocabulary.bytes().enumerate() {
        if byte.is_ascii_uppercase() {
            if let Some(step) = path.last().filter(|_| !passes_over) {
                look(at, path.len() - 1, step);
            }
            at += usize::from(place > 0);
            if byte == NOTHING_SHARED {
                passes_over = false;
                path.truncate(1);
            } else if !passes_over {
                path.truncate(usize::from(byte - NOTHING_SHARED) + 1);
            }
        } else if !passes_over && let Some(step) = path.last() {
            passes_over = path.len() == 1 && !begins(byte);
            let next = pattern.after(step, byte);
            path.push(next);
        }
    }
    if let Some(step) = path.last().filter(|_| !passes_over) {
        look(at, path.len() - 1, step);
    }
    if let Some(very) = found.iter().find(|found| found.likeness >= 1.0).copied() {
        return vec![very];
    }
    found
}

/// The shortest word that is looked for inside another.
const HALF: usize = 4;
/// How surely two words that were written as one, or one as two, are what was meant.
const MENDED: f32 = 0.9;

/// The stems of two words that were written as one: временнаяпрописка.
pub fn halves(vocabulary: &str, asked: &Asked) -> Option<(Match, Match)> {
    let ends = (HALF..asked.letters.len().saturating_sub(HALF - 1)).rev();
    ends.filter_map(|end| asked.letters.split_at_checked(end))
        .find_map(|(first, second)| Some((very(vocabulary, first)?, very(vocabulary, second)?)))
}

/// The stem of a word that was written as two: пропи ска.
pub fn joined(vocabulary: &str, asked: &Asked, next: &Asked) -> Option<Match> {
    very(vocabulary, &[&asked.letters[..], &next.letters[..]].concat())
}

/// The very stem of these letters.
fn very(vocabulary: &str, letters: &[u8]) -> Option<Match> {
    let word = Asked::new(letters.to_vec(), false);
    let found = matches(vocabulary, &word).into_iter().find(|found| found.likeness >= 1.0)?;
    Some(Match { likeness: MENDED, ..found })
}

/// Of a word with more letters than this, the ending may be one we do not cut.
const ENDING: usize = 3;

fn likeness(asked: &Asked, depth: usize, step: &Step) -> f32 {
    let length = asked.stem.len();
    if step.distance == 0 {
        return 1.0;
    }
    // The rest of the word is still to come, or was left out: "резиден", "удост. личности".
    if step.shared == length {
        let rest = depth - length;
        if asked.open && length >= 2 {
            return 1.0 - 0.03 * rest.min(10) as f32;
        }
        if length >= 4 && rest <= ENDING {
            return 0.85;
        }
        if length >= 5 {
            return 0.7;
        }
    }
    // An ending that is not cut: of the word, or of the one that it stands for.
    if step.shared == depth && depth >= 4 && length - depth <= ENDING {
        return 0.85;
    }
    let allowed = match asked.letters.len() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    let allowed = match length.min(depth) {
        0..=3 => 0,
        4..=5 => allowed.min(1),
        _ => allowed,
    };
    if step.distance <= allowed {
        return 0.9 - 0.12 * step.distance as f32;
    }
    // A slip in what is typed so far.
    if asked.open && length >= 6 && step.least <= 1 && step.shared > 0 && depth > length {
        return 0.65;
    }
    0.0
}

/// A folded text of a rule file.
#[cfg(any(test, feature = "source"))]
pub fn stems(text: &str) -> impl Iterator<Item = Vec<u8>> {
    super::fold::words(text).into_iter().map(|mut word| {
        super::endings::cut(&mut word);
        word
    })
}

/// The words of a query.
pub fn asked(query: &str) -> Vec<Asked> {
    let open = query.chars().last().is_some_and(|last| !last.is_whitespace());
    let words = super::fold::words(query);
    let count = words.len();
    words.into_iter().enumerate().map(|(at, letters)| Asked::new(letters, open && at + 1 == count)).collect()
}
