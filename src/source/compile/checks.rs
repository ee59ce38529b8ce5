//! What is wrong with a file as a whole.

use super::{OfAct, Work};
use crate::source::act::{DivisionSource, parse_place};
use crate::source::service::TermKindSource;
use crate::source::{ActFile, Faults};

impl Work<'_, OfAct<'_>> {
    /// Faults that everything else would only repeat.
    pub(super) fn check_questions_and_channels(&mut self) {
        let source = self.source.file;
        let twice = |ids: &[&String]| {
            ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| (*id).clone())
        };
        if let Some(id) = twice(&source.questions.iter().collect::<Vec<_>>()) {
            self.fault("questions", format!("\"{id}\" stands twice: take one out"));
        }
        if let Some(id) = twice(&source.channels.iter().map(|channel| &channel.channel).collect::<Vec<_>>()) {
            return self.fault("channels", format!("\"{id}\" stands twice: take one out"));
        }
        if source.channels.is_empty() {
            return self.fault("channels", "a service needs at least one channel: a way to apply");
        }
        let has_base = source.terms.iter().any(|term| term.kind == TermKindSource::Result);
        if has_base == source.no_base_term.is_some() {
            let reason = "a service has a term of kind result, or says why not (\"no_base_term\")";
            self.fault("terms", reason);
        }
        let asked = |id: &str| source.questions.iter().any(|question| question == id);
        if source.channels.len() > 1 && !asked("channel") {
            self.fault(
                "channels",
                "there are several, and the fact \"channel\" is not among this file's questions: add it there",
            );
        }
        if let Some(variant) =
            source.variant.as_ref().filter(|variant| self.context.facts.get(variant).is_some() && !asked(variant))
        {
            self.fault("variant", format!("the fact \"{variant}\" is not among this file's questions: add it there"));
        }
    }

    /// Each place of the parts that this file covers is cited, or listed as unused with a reason; never both.
    pub(super) fn check_used_places(&mut self) {
        for part in &self.source.file.covers {
            let Some(places) = self.source.act.places_of(part) else {
                self.fault("covers", format!("{} has no part \"{part}\"", self.source.act.id));
                continue;
            };
            for place in &places {
                let cited = self.is_covered(place, &places);
                let listed = self.source.file.unused.iter().any(|unused| unused.cite == *place);
                match (cited, listed) {
                    (false, false) => self.fault(
                        "unused",
                        format!("no item uses \"{place}\": cite it, or list it under \"unused\" with the reason"),
                    ),
                    (true, true) => self.fault("unused", format!("\"{place}\" is used: take it off the list")),
                    _ => {}
                }
            }
        }
        for unused in &self.source.file.unused {
            if self.source.act.resolve(&unused.cite).is_none() {
                self.fault("unused", format!("\"{}\" is no place of {}", unused.cite, self.source.act.id));
            }
            if unused.because.trim().is_empty() {
                self.fault("unused", format!("\"{}\" has no reason", unused.cite));
            }
        }
    }

    /// Cited itself, or all of its items are: `8` through `8(1)`, `8(2)`, `8(3)`.
    pub(super) fn is_covered(&self, place: &str, places: &[String]) -> bool {
        let cited =
            |place: &str| self.source.act.resolve(place).is_some_and(|place| self.source.places.contains(&place));
        let is_below =
            |below: &&String| below.strip_prefix(place).is_some_and(|rest| rest.starts_with(['(', '[', '/']));
        let mut below = places.iter().filter(is_below).peekable();
        cited(place) || (below.peek().is_some() && below.all(|below| cited(below)))
    }
}

impl ActFile {
    /// Faults in the list of parts and places.
    pub(in crate::source) fn check(&self, file: &str, faults: &mut Faults) {
        for (at, part) in self.parts.iter().enumerate() {
            if self.parts.iter().take(at).any(|earlier| earlier.id == part.id) {
                faults.add(file, &part.id, format!("another part of the act is named \"{}\" as well", part.id));
            }
            let whole = part.division == DivisionSource::Whole;
            if whole != part.places.is_empty() {
                faults.add(file, &part.id, "a part has places exactly when it is divided into clauses or rows");
            }
            for place in part.places.iter().filter(|place| parse_place(0, place).is_none()) {
                faults.add(file, &part.id, format!("\"{place}\" is no place: write 8, 8(2), 9[2](3), 9-1(2) or 5/4"));
            }
        }
    }
}
