//! `glossary.json`: each term once, in three languages, and what every text is held to.
//!
//! A text says a term by one of its *forms*, and where it does, the texts beside it say its counterpart. No text says
//! what a term rejects. Nothing stays untranslated, and nothing is longer than a small phone and a tired reader bear.
//! What departs from that is listed here with its reason, and an entry that nothing needs any more is a fault itself.

mod agreement;
mod alphabet;
mod form;
mod length;
mod passage;
#[cfg(test)]
mod tests;

use super::{Faults, RulesText};
use crate::locale::Lang;
use form::Form;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub(super) const FILE: &str = "glossary.json";

/// The terms that all texts share, and what is allowed beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// In the order in which they are read: by what they are about.
    pub terms: Vec<Term>,
    /// Words that stand in a text of another alphabet.
    pub foreign: Vec<Foreign>,
    /// Texts that are the same in two languages.
    pub alike: Vec<Alike>,
}

/// One concept: the one word for it in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    /// The concept in a line.
    pub about: String,
    pub kk: Wording,
    pub ru: Wording,
    pub en: Wording,
    /// Texts in which a language rightly says it otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Exception>,
}

/// How one language says a term.
///
/// A form is one or more words as they are written; `*` stands for any ending: `жұмыс күн*`, `power* of attorney`.
/// Small and capital letters are one; `{n:days*` is a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The word that we use.
    pub say: String,
    /// What the acts say where that is another word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// How it stands in a text: the texts beside it must then have the term too.
    pub forms: Vec<String>,
    /// What else will do as a counterpart: to apply, where the others have an application.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What looks like it and is something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub homonyms: Vec<String>,
    /// What no text says for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<Rejected>,
}

/// Words that are not used for a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rejected {
    pub words: Vec<String>,
    pub because: String,
}

/// A text that departs from a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Below the rules folder, or of the page’s own words.
    pub file: String,
    pub item: String,
    pub because: String,
}

/// Words of another alphabet that stand in texts of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// `kk`, `ru` or `en`.
    pub lang: String,
    pub words: Vec<String>,
    pub because: String,
}

/// Texts that two languages have alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alike {
    pub texts: Vec<String>,
    pub because: String,
}

impl Term {
    pub fn wording(&self, lang: Lang) -> &Wording {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

impl GlossaryFile {
    /// Whether it can be used: ids are given once, nothing is empty, and what we say is one of its own forms.
    pub(super) fn check(&self, faults: &mut Faults) {
        let mut known = BTreeSet::new();
        for term in &self.terms {
            if !known.insert(&term.id) {
                faults.add(FILE, &term.id, "another term has this id");
            }
            for lang in Lang::ALL {
                check_wording(term, lang, faults);
            }
            for exception in term.except.iter().filter(|exception| exception.because.trim().is_empty()) {
                faults.add(FILE, &term.id, format!("the exception for \"{}\" gives no reason", exception.item));
            }
        }
        for foreign in &self.foreign {
            if Lang::ALL.iter().all(|lang| lang.code() != foreign.lang) {
                faults.add(FILE, "foreign", format!("\"{}\" is no language of ours", foreign.lang));
            }
        }
    }

    /// What is wrong with the words of all texts: the rules’ and the page’s own.
    pub fn read(&self, text: &RulesText) -> Faults {
        let passages = passage::passages(text);
        let mut faults = Faults::default();
        agreement::check(self, &passages, &mut faults);
        alphabet::check(self, &passages, &mut faults);
        length::check(&passages, &mut faults);
        faults
    }
}

fn check_wording(term: &Term, lang: Lang, faults: &mut Faults) {
    let wording = term.wording(lang);
    let code = lang.code();
    let rejected = wording.not.iter().flat_map(|rejected| &rejected.words);
    for form in wording.forms.iter().chain(&wording.also).chain(&wording.homonyms).chain(rejected) {
        if Form::new(form).is_none() {
            faults.add(FILE, &term.id, format!("\"{form}\" in \"{code}\" is no form: write words, `*` at their end"));
        }
    }
    let said = form::words(&wording.say);
    let is_said = |form: &String| Form::new(form).is_some_and(|form| form.stands_in(&said));
    if !wording.forms.iter().any(is_said) {
        faults.add(FILE, &term.id, format!("no form in \"{code}\" fits \"{}\", which is what we say", wording.say));
    }
    if wording.not.iter().flat_map(|rejected| &rejected.words).any(is_said) {
        faults.add(FILE, &term.id, format!("\"{}\" is what we say in \"{code}\", and it is rejected", wording.say));
    }
}
