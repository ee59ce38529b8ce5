//! Which subjects explain a query.
//!
//! A word of the query weighs as much as it tells. A subject explains the words that one of its phrases holds, and, less
//! surely, those that stand in its other phrases. What it leaves unexplained counts against it, and so does, less, what
//! the phrase holds and the query does not.

use super::fold::{MOST_WORDS, is_strange};
use super::vocabulary::{Asked, matches};
use super::{END_OF_PHRASE, END_OF_SUBJECT, FIRST_STEM, Hit, Index};

// The figures were chosen by hand between settings tried on tests/search/queries/tuning.tsv; this very set was not
// compared with its neighbours.

/// How telling a word is that the index does not know: as one that every twenty-fifth subject has. The second counts
/// half of that, the third a third: one strange word may be what it is all about, but a story has many.
const STRANGER: f32 = 13.0;
/// Of a word that stands in another phrase of the subject.
const ELSEWHERE: f32 = 0.7;
/// Of a word of the query that the subject does not explain.
const UNEXPLAINED: f32 = 0.5;
/// Of a word of the phrase that the query does not have.
const MISSING: f32 = 0.35;
/// A subject that explains less is no answer.
const ENOUGH: f32 = 0.45;
/// One word that goes with anything weighs less, and is no answer alone.
const LEAST: f32 = 7.0;
/// A service must explain so much of what the best subject explains that nothing here covers.
const AGAINST: f32 = 0.94;
/// Beside the best one others are shown that come so near to it.
const NEAR: f32 = 0.45;
/// More are no answer.
const MOST_HITS: usize = 6;

pub struct Found {
    pub hits: Vec<Hit>,
    /// A word of it is known, if only as one that says nothing.
    pub understood: bool,
}

/// What the words of a query tell, by their place in it.
type Told = [f32; MOST_WORDS];

/// Which words of the query may mean a stem, one bit each, and how surely.
#[derive(Clone, Copy, Default)]
struct Meant {
    words: u32,
    likeness: f32,
}

/// A query, looked up.
struct Query {
    /// By stem.
    meant: Vec<Meant>,
    weights: Told,
    /// All that the query tells, strange words among it.
    whole: f32,
    understood: bool,
}

pub fn rank(index: &Index, asked: &[Asked], slips: bool) -> Found {
    let query = Query::new(index, asked, slips);
    let mut scores: Vec<(f32, u16)> = Vec::new();
    let mut bar = ENOUGH;
    for (at, subject) in index.phrases.split(|number| *number == END_OF_SUBJECT).enumerate() {
        let score = query.explained_by(subject, index);
        if at < usize::from(index.services) {
            scores.push((score, u16::try_from(at).unwrap_or(u16::MAX)));
        } else {
            bar = bar.max(score * AGAINST);
        }
    }
    scores.retain(|(score, _)| *score >= bar);
    scores.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = scores.first().map_or(0.0, |(score, _)| *score);
    let hits = scores.iter().take(MOST_HITS).filter(|(score, _)| *score >= best * NEAR);
    let hits = hits.map(|(score, service)| Hit { service: *service, explained: (score * 100.0) as u8 }).collect();
    Found { hits, understood: query.understood }
}

impl Query {
    fn new(index: &Index, asked: &[Asked], slips: bool) -> Query {
        let meant = vec![Meant::default(); index.weights.len()];
        let mut query = Query { meant, weights: [0.0; MOST_WORDS], whole: 0.0, understood: false };
        let mut strangers = 0.0;
        for (at, word) in asked.iter().enumerate().take(MOST_WORDS) {
            let is_strange = is_strange(&word.stem);
            let found = if is_strange { Vec::new() } else { matches(&index.vocabulary, word, slips) };
            // A figure is a year, an age or an order's number; a letter is the beginning of anything.
            let says_something = word.length > 1 && !word.stem.iter().all(u8::is_ascii_digit);
            if found.is_empty() && says_something {
                strangers += 1.0;
                query.whole += STRANGER / strangers;
            }
            let mut weight = 0.0_f32;
            for one in &found {
                query.understood |= one.likeness >= 1.0 || one.likeness > 0.8 && word.length > 3;
                let stem = index.meaning(one.term);
                let Some(meant) = query.meant.get_mut(usize::from(stem)) else { continue };
                // Said twice, it tells no more.
                if meant.likeness < 1.0 || one.likeness < 1.0 {
                    meant.words |= 1 << at;
                    meant.likeness = meant.likeness.max(one.likeness);
                    weight = weight.max(index.weight(stem));
                }
            }
            query.whole += weight;
            if let Some(place) = query.weights.get_mut(at) {
                *place = weight;
            }
        }
        query
    }

    /// How well a subject explains the query: from 0 to 1.
    fn explained_by(&self, subject: &[u16], index: &Index) -> f32 {
        let mut anywhere = Told::default();
        for number in subject.iter().filter(|number| **number >= FIRST_STEM) {
            self.is_told(number - FIRST_STEM, &mut anywhere);
        }
        let told = anywhere.iter().zip(&self.weights).filter(|(told, _)| **told > 0.0);
        if told.map(|(_, weight)| weight).sum::<f32>() < LEAST {
            return 0.0;
        }
        let anywhere: f32 = anywhere.iter().sum();
        let mut best = 0.0_f32;
        for phrase in subject.split(|number| *number == END_OF_PHRASE) {
            let mut here = Told::default();
            let mut missing = 0.0;
            for stem in phrase.iter().map(|number| number.saturating_sub(FIRST_STEM)) {
                if !self.is_told(stem, &mut here) {
                    missing += index.weight(stem);
                }
            }
            let here: f32 = here.iter().sum();
            if here > 0.0 {
                let explained = here + ELSEWHERE * (anywhere - here);
                let counter = UNEXPLAINED * (self.whole - explained).max(0.0) + MISSING * missing;
                best = best.max(explained / (explained + counter));
            }
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
