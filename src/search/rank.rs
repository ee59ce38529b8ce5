//! Which subjects explain a query.
//!
//! A word of the query weighs as much as it tells. A subject explains the words that one of its phrases holds, and, less
//! surely, those that stand in its other phrases. What it leaves unexplained counts against it, and so does, less, what
//! the phrase holds and the query does not.

use super::fold::{MOST_WORDS, is_strange};
use super::vocabulary::{Asked, matches};
use super::{END_OF_PHRASE, END_OF_SUBJECT, FIRST_STEM, Hit, Index};

/// How telling a word is that the index does not know: as one that every twenty-fifth subject has.
const STRANGER: f32 = 13.0;
/// Of a word that stands in another phrase of the subject.
const ELSEWHERE: f32 = 0.7;
/// Of a word of the query that the subject does not explain.
const UNEXPLAINED: f32 = 0.55;
/// Of a word of the phrase that the query does not have.
const MISSING: f32 = 0.3;
/// A subject that explains less is no answer.
const ENOUGH: f32 = 0.5;
/// Beside the best one others are shown that come so near to it.
const NEAR: f32 = 0.55;
/// More are no answer.
const MOST_HITS: usize = 6;

pub struct Found {
    pub hits: Vec<Hit>,
    /// A word of it is known, if only as one that says nothing.
    pub understood: bool,
}

/// A word of the query, and what it tells.
#[derive(Clone, Copy, Default)]
struct Token {
    weight: f32,
}

/// Which word of the query a stem was meant by, and how surely.
#[derive(Clone, Copy, Default)]
struct Meant {
    /// One bit a word.
    tokens: u32,
    likeness: f32,
}

pub fn rank(index: &Index, asked: &[Asked], slips: bool) -> Found {
    let mut meant = vec![Meant::default(); index.weights.len()];
    let mut tokens = [Token::default(); MOST_WORDS];
    let mut understood = false;
    for (at, (word, token)) in asked.iter().zip(&mut tokens).enumerate() {
        if word.open && at == 0 && word.length < 2 {
            break;
        }
        let found = if is_strange(&word.stem) { Vec::new() } else { matches(&index.vocabulary, word, slips) };
        let mut known = None::<f32>;
        for one in &found {
            let stem = index.meaning(one.term);
            let weight = index.weight(stem);
            known = Some(known.unwrap_or_default().max(weight));
            if let Some(meant) = meant.get_mut(usize::from(stem)) {
                // Said twice, it tells no more.
                if meant.likeness >= 1.0 && one.likeness >= 1.0 {
                    known = Some(0.0);
                } else {
                    meant.tokens |= 1 << at;
                    meant.likeness = meant.likeness.max(one.likeness);
                }
            }
            understood |= one.likeness > 0.8;
        }
        let is_number = word.stem.iter().all(u8::is_ascii_digit);
        token.weight = known.unwrap_or(if is_number || word.length < 2 { 0.0 } else { STRANGER });
    }
    let whole: f32 = tokens.iter().map(|token| token.weight).sum();
    let mut scores: Vec<(f32, u16)> = Vec::new();
    let mut bar = ENOUGH;
    for (at, subject) in index.phrases.split(|number| *number == END_OF_SUBJECT).enumerate() {
        let score = score(index, subject, &meant, &tokens, whole);
        if at < usize::from(index.services) {
            scores.push((score, u16::try_from(at).unwrap_or(u16::MAX)));
        } else {
            bar = bar.max(score);
        }
    }
    scores.retain(|(score, _)| *score >= bar);
    scores.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = scores.first().map_or(0.0, |(score, _)| *score);
    let hits = scores.iter().take(MOST_HITS).filter(|(score, _)| *score >= best * NEAR);
    let hits = hits.map(|(score, service)| Hit { service: *service, explained: (score * 100.0) as u8 }).collect();
    Found { hits, understood }
}

/// How well a subject explains the query, of 1.
fn score(index: &Index, subject: &[u16], meant: &[Meant], tokens: &[Token; MOST_WORDS], whole: f32) -> f32 {
    let mut anywhere = [0.0_f32; MOST_WORDS];
    for number in subject.iter().filter(|number| **number >= FIRST_STEM) {
        explain(meant.get(usize::from(number - FIRST_STEM)), tokens, &mut anywhere);
    }
    let in_all: f32 = anywhere.iter().sum();
    if in_all <= 0.0 {
        return 0.0;
    }
    let mut best = 0.0_f32;
    for phrase in subject.split(|number| *number == END_OF_PHRASE) {
        let mut here = [0.0_f32; MOST_WORDS];
        let mut missing = 0.0;
        for number in phrase {
            let stem = number.saturating_sub(FIRST_STEM);
            if !explain(meant.get(usize::from(stem)), tokens, &mut here) {
                missing += index.weight(stem);
            }
        }
        let in_phrase: f32 = here.iter().sum();
        if in_phrase > 0.0 {
            let explained = in_phrase + ELSEWHERE * (in_all - in_phrase);
            let all = explained + UNEXPLAINED * (whole - in_all).max(0.0) + MISSING * missing;
            best = best.max(explained / all);
        }
    }
    best
}

/// Notes what the words of the query that mean this stem tell; `false` if none does.
fn explain(meant: Option<&Meant>, tokens: &[Token; MOST_WORDS], told: &mut [f32; MOST_WORDS]) -> bool {
    let Some(meant) = meant.filter(|meant| meant.tokens != 0) else { return false };
    for (at, (token, told)) in tokens.iter().zip(told).enumerate() {
        if meant.tokens >> at & 1 == 1 {
            *told = told.max(token.weight * meant.likeness);
        }
    }
    true
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
