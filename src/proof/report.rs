use super::{Play, Space, obligations};
use crate::calendar::Day;
use crate::source::{Compiled, Fault, Rules};
use std::fmt;

/// What was counted while a service was proven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub questions: usize,
    pub options: usize,
    /// Different ways through the interview, exactly.
    pub paths: String,
    pub exits: usize,
    pub documents: usize,
    pub grounds: usize,
    pub terms: usize,
    pub notes: usize,
    pub citations: usize,
}

/// The outcome for one service.
#[derive(Clone, Debug)]
pub struct Proof {
    pub service: String,
    pub counts: Counts,
    pub faults: Vec<Fault>,
    /// What is no fault yet: a calendar that ends soon, a review that is due.
    pub warnings: Vec<String>,
}

/// Proves one service. `today` is for warnings alone.
pub fn prove(rules: &Rules, compiled: &Compiled, today: Option<Day>) -> Proof {
    let service = &compiled.service;
    let space = Space::new(service);
    let play = Play::new(service, &space);
    let faults = obligations::all(rules, compiled, &play);
    let counts = Counts {
        questions: service.questions.len(),
        options: service.questions.iter().map(|question| question.kind.choices().len()).sum(),
        paths: play.complete().exact_cardinality().to_string(),
        exits: service.exits.len(),
        documents: service.documents.len(),
        grounds: service.grounds.len(),
        terms: service.terms.len(),
        notes: service.notes.len(),
        citations: service.items().map(|item| item.cites.len()).sum(),
    };
    let warnings = today.map(|today| obligations::warnings(rules, compiled, today)).unwrap_or_default();
    Proof { service: compiled.id.clone(), counts, faults, warnings }
}

/// What was counted while the guide was proven.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideCounts {
    pub questions: usize,
    pub options: usize,
    /// Different ways through the interview, exactly.
    pub paths: String,
    pub outcomes: usize,
    /// Services that it leads to.
    pub services: usize,
    /// So many questions are asked on the longest way of somebody who knows every answer.
    pub longest: usize,
    /// So many of somebody who does not.
    pub longest_unsure: usize,
    /// So many on the shortest way to an outcome, on an average of the outcomes.
    pub mean: f64,
}

/// The outcome for the guide.
#[derive(Clone, Debug)]
pub struct GuideProof {
    pub counts: GuideCounts,
    pub faults: Vec<Fault>,
}

impl fmt::Display for GuideCounts {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let GuideCounts { questions, options, paths, outcomes, services, longest, longest_unsure, mean } = self;
        write!(
            out,
            "{questions} questions, {options} options, {paths} paths, {outcomes} outcomes, {services} services; \
             {longest} questions at the most ({longest_unsure} where answers are not known), {mean:.1} on the shortest way \
             to an outcome"
        )
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Counts { questions, options, paths, exits, documents, grounds, terms, notes, citations } = self;
        write!(
            out,
            "{questions} questions, {options} options, {paths} paths, {exits} exits, {documents} documents, \
             {grounds} grounds, {terms} terms, {notes} notes, {citations} citations"
        )
    }
}
