//! One word for one thing: nothing rejected is said, and what one language says the other two say.

use super::form::{Form, words};
use super::passage::Passage;
use super::{FILE, GlossaryFile, Rejected, Term};
use crate::locale::Lang;
use crate::source::Faults;
use std::collections::{BTreeMap, BTreeSet};

/// What a form found in a text is to its term.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sense<'g> {
    Said,
    Counterpart,
    Homonym,
    Rejected(&'g Rejected),
}

/// The forms of one language, by their first letter.
struct Lexicon<'g>(BTreeMap<char, Vec<(Form, usize, Sense<'g>)>>);

/// A form in its place.
struct Mention<'g> {
    from: usize,
    to: usize,
    letters: usize,
    term: usize,
    sense: Sense<'g>,
}

impl<'g> Lexicon<'g> {
    fn new(terms: &'g [Term], lang: Lang) -> Lexicon<'g> {
        let mut lexicon = Lexicon(BTreeMap::new());
        for (at, term) in terms.iter().enumerate() {
            let wording = term.wording(lang);
            lexicon.add(&wording.forms, at, Sense::Said);
            lexicon.add(&wording.also, at, Sense::Counterpart);
            lexicon.add(&wording.homonyms, at, Sense::Homonym);
            for rejected in &wording.not {
                lexicon.add(&rejected.words, at, Sense::Rejected(rejected));
            }
        }
        lexicon
    }

    fn add(&mut self, forms: &[String], term: usize, sense: Sense<'g>) {
        for form in forms.iter().filter_map(|form| Form::new(form)) {
            if let Some(first) = form.first() {
                self.0.entry(first).or_default().push((form, term, sense));
            }
        }
    }

    fn mentions(&self, words: &[String]) -> Vec<Mention<'g>> {
        let mut mentions = Vec::new();
        for (from, word) in words.iter().enumerate() {
            let rest = words.get(from..).unwrap_or_default();
            let known = word.chars().next().and_then(|first| self.0.get(&first));
            for (form, term, sense) in known.into_iter().flatten().filter(|(form, ..)| form.begins(rest)) {
                let (to, letters) = (from + form.len(), form.letters());
                mentions.push(Mention { from, to, letters, term: *term, sense: *sense });
            }
        }
        mentions
    }
}

impl Mention<'_> {
    /// Whether it is only a part of what another one says, as the identity card is of a temporary one.
    fn is_inside(&self, other: &Mention) -> bool {
        let says_more = (other.to - other.from, other.letters) > (self.to - self.from, self.letters);
        let another = other.term != self.term && other.sense == Sense::Said || other.sense == Sense::Homonym;
        another && says_more && other.from <= self.from && self.to <= other.to
    }
}

pub(super) fn check(glossary: &GlossaryFile, passages: &[Passage], faults: &mut Faults) {
    let lexicons = Lang::ALL.map(|lang| (lang, Lexicon::new(&glossary.terms, lang)));
    let mut needed: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut used: BTreeSet<(usize, &'static str)> = BTreeSet::new();
    for passage in passages.iter().filter(|passage| !passage.is_of_the_act() && !passage.is_address()) {
        let said = lexicons.each_ref().map(|(lang, lexicon)| {
            let words = words(passage.get(*lang));
            (*lang, lexicon.mentions(&words), words)
        });
        for (term, reason) in departures(glossary, &said, &mut used) {
            let Some(entry) = glossary.terms.get(term) else { continue };
            let is_listed =
                |exception: &super::Exception| (&exception.file, &exception.item) == (&passage.file, &passage.item);
            match entry.except.iter().position(is_listed) {
                Some(exception) => _ = needed.insert((term, exception)),
                None => faults.add(&passage.file, &passage.item, format!("{reason} (glossary: {})", entry.id)),
            }
        }
    }
    for (at, term) in glossary.terms.iter().enumerate() {
        for lang in Lang::ALL.iter().filter(|lang| !used.contains(&(at, lang.code()))) {
            let reason = format!("no text says \"{}\" in \"{}\"", term.wording(*lang).say, lang.code());
            faults.add(FILE, &term.id, reason);
        }
        for (number, exception) in term.except.iter().enumerate() {
            if !needed.contains(&(at, number)) {
                let reason = format!("the exception for {}: {} is not needed", exception.file, exception.item);
                faults.add(FILE, &term.id, reason);
            }
        }
    }
}

/// By term, what a text says against it; notes which terms it says in which language.
fn departures(
    glossary: &GlossaryFile,
    said: &[(Lang, Vec<Mention>, Vec<String>); 3],
    used: &mut BTreeSet<(usize, &'static str)>,
) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut told: BTreeMap<usize, Lang> = BTreeMap::new();
    for (lang, mentions, words) in said {
        for mention in mentions {
            match mention.sense {
                Sense::Rejected(rejected) => {
                    let said = words.get(mention.from..mention.to).unwrap_or_default().join(" ");
                    let reason = format!("\"{}\" says \"{said}\": {}", lang.code(), rejected.because);
                    // Two of the words it rejects may fit the same place.
                    if !found.contains(&(mention.term, reason.clone())) {
                        found.push((mention.term, reason));
                    }
                }
                Sense::Said if !mentions.iter().any(|other| mention.is_inside(other)) => {
                    told.entry(mention.term).or_insert(*lang);
                    used.insert((mention.term, lang.code()));
                }
                _ => {}
            }
        }
    }
    for (term, by) in told {
        let says = |mentions: &[Mention]| {
            mentions.iter().any(|one| one.term == term && matches!(one.sense, Sense::Said | Sense::Counterpart))
        };
        for (lang, ..) in said.iter().filter(|(_, mentions, _)| !says(mentions)) {
            let say = |lang: Lang| glossary.terms.get(term).map(|term| term.wording(lang).say.as_str());
            let (by_word, word) = (say(by).unwrap_or_default(), say(*lang).unwrap_or_default());
            found.push((
                term,
                format!("\"{}\" says \"{by_word}\", \"{}\" does not say \"{word}\"", by.code(), lang.code()),
            ));
        }
    }
    found
}
