//! Which subjects explain a query.
//!
//! A word of the query weighs as much as it tells. A subject explains the words that one of its phrases holds, and, less
//! surely, those that stand in its other phrases. What it leaves unexplained counts against it, and so does, less, what
//! the phrase holds and the query does not.

use super::fold::{MOST_WORDS, is_strange};
use super::vocabulary::{Asked, Match, halves, joined, matches};
use super::{END_OF_PHRASE, END_OF_SUBJECT, FAINT, FIRST_STEM, Hit, Index};

// The figures were chosen by hand. Around this set one at a time was changed on tests/search/queries (tuning and
// validation): a lower AGAINST finds more and answers more that is not covered, the others make little difference.

/// How telling a word is that the index does not know: as one that every twenty-fifth subject has. The second counts
/// half of that, the third a third: one strange word may be what it is all about, but a story has many.
const STRANGER: f32 = 13.0;
/// So much of a query is all that it tells; its words may be misspelt.
const ALL: f32 = 0.8;
/// Of a word that stands in another phrase of the subject.
const ELSEWHERE: f32 = 0.7;
/// Of a word of the query that the subject does not explain.
const UNEXPLAINED: f32 = 0.5;
/// Of a word of the phrase that the query does not have.
const MISSING: f32 = 0.35;
/// A subject that explains less is no answer.
const ENOUGH: f32 = 0.45;
/// A phrase of words that go with anything (lost, paper) is an answer if it is all that is asked: of a query that says
/// more, something must be told that weighs so much.
const TELLING: f32 = 7.0;
/// A service must explain so much of what the best subject explains that nothing here covers.
const AGAINST: f32 = 0.88;
/// So much, if that subject explains the query as good as wholly: "marriage certificate" is the name of a thing, and a
/// service that knows both words has it only beside what it does.
const AGAINST_WHOLE: f32 = 0.96;
/// So much of a query is as good as the whole of it.
const WHOLE: f32 = 0.95;
/// Beside the best one others are shown that come so near to it.
const NEAR: f32 = 0.45;
/// More are no answer.
const MOST_HITS: usize = 6;

/// What the words of a query tell, by their place in it.
type Told = [f32; MOST_WORDS];

/// Which words of the query may mean a stem, one bit each, and how surely.
#[derive(Clone, Copy, Default)]
struct Meant {
    words: u32,
    likeness: f32,
}

/// A query, looked up.
pub struct Query {
    /// By stem.
    meant: Vec<Meant>,
    weights: Told,
    /// All that the query tells, strange words among it.
    whole: f32,
    /// So much of it is known, and how surely.
    known: f32,
    /// A word of it is known, if only as one that says nothing.
    pub understood: bool,
}

/// Services that the query may mean, the likeliest first.
pub fn hits(index: &Index, query: &Query) -> Vec<Hit> {
    let mut scores: Vec<(f32, u16)> = Vec::new();
    let mut bar = ENOUGH;
    for (at, score) in scores_by_subject(index, query).enumerate() {
        if at < usize::from(index.services) {
            scores.push((score, u16::try_from(at).unwrap_or(u16::MAX)));
        } else {
            bar = bar.max(score * if score >= WHOLE { AGAINST_WHOLE } else { AGAINST });
        }
    }
    scores.retain(|(score, _)| *score >= bar);
    scores.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = scores.first().map_or(0.0, |(score, _)| *score);
    let hits = scores.iter().take(MOST_HITS).filter(|(score, _)| *score >= best * NEAR);
    hits.map(|(score, service)| Hit { service: *service, explained: (score * 100.0) as u8 }).collect()
}

/// How well each subject explains the query, in their order.
pub fn scores_by_subject(index: &Index, query: &Query) -> impl Iterator<Item = f32> {
    let subjects = index.phrases.split(|number| *number == END_OF_SUBJECT);
    subjects.map(|subject| query.explained_by(subject, index))
}

impl Query {
    pub fn new(index: &Index, asked: &[Asked]) -> Query {
        let meant = vec![Meant::default(); index.weights.len()];
        let mut query = Query { meant, weights: [0.0; MOST_WORDS], whole: 0.0, known: 0.0, understood: false };
        let mut strangers = 0.0;
        let mut place = 0;
        let mut words = asked.iter().take(MOST_WORDS).peekable();
        while let Some(word) = words.next() {
            let mut found = if is_strange(&word.letters) { Vec::new() } else { matches(&index.vocabulary, word) };
            // A figure is a year, an age or an order's number; a letter is the beginning of anything.
            let says_something = word.letters.len() > 1 && !word.letters.iter().all(u8::is_ascii_digit);
            if found.is_empty() && says_something {
                // Each of two words counts for itself.
                if let Some((first, second)) = halves(&index.vocabulary, word) {
                    query.note(index, place, &[first], word.letters.len());
                    place += 1;
                    found.push(second);
                } else if let Some(whole) = words.peek().and_then(|next| joined(&index.vocabulary, word, next)) {
                    words.next();
                    found.push(whole);
                } else {
                    strangers += 1.0;
                    query.whole += STRANGER / strangers;
                }
            }
            query.note(index, place, &found, word.letters.len());
            place += 1;
        }
        query
    }

    /// Of two readings, the one of whose words more is known.
    pub fn is_clearer_than(&self, other: &Query) -> bool {
        self.known * other.whole > other.known * self.whole
    }

    /// Notes what a word may mean.
    fn note(&mut self, index: &Index, place: usize, found: &[Match], length: usize) {
        let Some(slot) = self.weights.get_mut(place) else { return };
        let (mut weight, mut known) = (0.0_f32, 0.0_f32);
        for one in found {
            self.understood |= one.likeness >= 1.0 || one.likeness > 0.8 && length > 3;
            let stem = index.meaning(one.term);
            let Some(meant) = self.meant.get_mut(usize::from(stem)) else { continue };
            // Said twice, it tells no more.
            if meant.likeness < 1.0 || one.likeness < 1.0 {
                meant.words |= 1 << place;
                meant.likeness = meant.likeness.max(one.likeness);
                weight = weight.max(index.weight(stem));
                known = known.max(index.weight(stem) * one.likeness);
            }
        }
        self.whole += weight;
        self.known += known;
        *slot = weight;
    }

    /// How well a subject explains the query: from 0 to 1.
    fn explained_by(&self, subject: &[u16], index: &Index) -> f32 {
        let mut anywhere = Told::default();
        for number in subject.iter().filter(|number| **number >= FIRST_STEM) {
            self.is_told(number - FIRST_STEM, &mut anywhere);
        }
        let told =
            anywhere.iter().zip(&self.weights).filter(|(told, weight)| **told > 0.0 && **weight > f32::from(FAINT));
        let is_telling = told.map(|(_, weight)| weight).sum::<f32>() >= TELLING;
        let anywhere: f32 = anywhere.iter().sum();
        let mut best = 0.0_f32;
        for phrase in subject.split(|number| *number == END_OF_PHRASE) {
            let mut here = Told::default();
            let (mut whole, mut missing) = (0.0, 0.0);
            for stem in phrase.iter().map(|number| number.saturating_sub(FIRST_STEM)) {
                whole += index.weight(stem);
                if !self.is_told(stem, &mut here) {
                    missing += index.weight(stem);
                }
            }
            let here: f32 = here.iter().sum();
            if here <= 0.0 || !is_telling && (missing > 0.0 || here < self.whole * ALL) {
                continue;
            }
            // What else the subject knows says the more, the more of this phrase there is: of "certificate for school"
            // a school alone is nothing that a child could be added to.
            let fulfilled = 1.0 - missing / whole;
            let explained = here + ELSEWHERE * fulfilled * (anywhere - here);
            let counter = UNEXPLAINED * (self.whole - explained).max(0.0) + MISSING * missing;
            best = best.max(explained / (explained + counter));
        }
        best
    }

    /// Notes what the words tell that mean this stem; `false` if none does.
    fn is_told(&self, stem: u16, told: &mut Told) -> bool {
        let Some(meant) = self.meant.get(usize::from(stem)).filter(|meant| meant.words != 0) else { return false };
        for (at, (told, weight)) in told.iter_mut().zip(&self.weights).enumerate() {
            if meant.words >> at & 1 == 1 {
                *told = told.max(weight * meant.likeness);
            }
        }
        true
    }
}

impl Index {
    /// The stem that stands for the meaning of this one.
    fn meaning(&self, term: u16) -> u16 {
        let found = self.same.binary_search_by_key(&term, |(term, _)| *term);
        found.ok().and_then(|at| self.same.get(at)).map_or(term, |(_, meaning)| *meaning)
    }

    fn weight(&self, stem: u16) -> f32 {
        self.weights.get(usize::from(stem)).copied().map_or(0.0, f32::from)
    }
}
