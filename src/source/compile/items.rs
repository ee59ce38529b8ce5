//! Exits, documents, grounds, terms and channels.

use super::{OfAct, Work};
use crate::calendar::FirstDay;
use crate::law::*;
use crate::logic::{Condition, DateRef};
use crate::source::facts::FactKind;
use crate::source::service::{
    ChannelSource, DocumentSource, DutySource, ExitKindSource, ExitSource, FirstDaySource, GroundSource, NoteSource,
    TermSource,
};

impl Work<'_, OfAct<'_>> {
    pub(super) fn exit(&mut self, exit: &ExitSource) -> Option<Exit> {
        let item = self.item(exit.parts());
        let kind = match (exit.kind, &exit.service) {
            (ExitKindSource::NothingToDo, None) => ExitKind::NothingToDo,
            (ExitKindSource::NotCovered, None) => ExitKind::NotCovered,
            (ExitKindSource::AnotherService, Some(id)) => {
                ExitKind::AnotherService(self.other_service(id, &exit.id)?.code)
            }
            _ => {
                self.fault(&exit.id, "\"service\" belongs to the kind another-service, and only to it");
                return None;
            }
        };
        let link = exit.service.as_ref().and_then(|id| self.link(id, &exit.id));
        Some(Exit { item, kind, link, route: Vec::new(), source: None })
    }

    pub(super) fn document(&mut self, document: &DocumentSource) -> Document {
        let unless = match &document.unless {
            Some(unless) => self.condition(Some(unless), &document.id),
            None => Condition::never(),
        };
        Document {
            item: self.item(document.parts()),
            paper: self.paper(document.paper.as_ref().unwrap_or(&document.id)),
            unless,
            if_any: document.if_any,
            handling: document.handling.iter().map(|handling| (*handling).into()).collect(),
            one_way: document.one_way,
            stage: document.stage.into(),
            bearer: document.bearer.into(),
            source: document.source.as_ref().map(|text| self.text_of(text, &document.id, document.n)),
        }
    }

    pub(super) fn ground(&mut self, ground: &GroundSource) -> Ground {
        if ground.unavoidable == ground.remedy.is_some() {
            let reason = "a ground says how it is avoided (\"remedy\"), or that it cannot be (\"unavoidable\": true)";
            self.fault(&ground.id, reason);
        }
        let item = self.item(ground.parts());
        let remedy = ground.remedy.as_ref().map(|text| self.text_of(text, &ground.id, ground.n));
        Ground {
            item,
            effect: ground.effect.into(),
            also_cancels: ground.also_cancels,
            known_to: ground.known_to.into(),
            remedy,
        }
    }

    pub(super) fn duty(&mut self, duty: &DutySource) -> Option<Duty> {
        let item = self.item(duty.parts());
        let fact = self.fact(&duty.day, &duty.id)?;
        self.check_declared(fact.number(), &duty.id);
        if fact.kind != FactKind::Date {
            self.fault(&duty.id, format!("the fact \"{}\" is no date", fact.id));
        }
        if duty.n.map(i32::from) != Some(duty.plus.n) {
            self.fault(&duty.id, "\"n\" and the number of \"plus\" differ: the texts speak of the first, the day follows from the second");
        }
        Some(Duty::new(item, DateRef::Fact(fact.number()), duty.plus.into()))
    }

    pub(super) fn note(&mut self, note: &NoteSource) -> Note {
        let item = self.item(note.parts());
        let link = note.service.as_ref().and_then(|id| self.link(id, &note.id));
        Note { item, section: note.section.into(), topic: note.topic.map(Into::into), link }
    }

    /// A term without its base: see `extensions`.
    pub(super) fn term(&mut self, term: &TermSource) -> Term {
        let item = self.item(term.parts());
        if item.n.is_none_or(|n| n == 0) {
            self.fault(&term.id, "a term needs its length: add \"n\", greater than 0");
        }
        let first_day = match term.first_day {
            FirstDaySource::Next => FirstDay::Next,
            FirstDaySource::Same => FirstDay::Same,
        };
        let (kind, unit, start) = (term.kind.into(), term.unit.into(), term.start.into());
        Term { item, kind, unit, start, first_day, extends: None }
    }

    pub(super) fn channel(&mut self, channel: &ChannelSource) -> Option<Channel> {
        let (_, option) = self.option("channel", &channel.channel, "channels")?;
        let when = self.condition(channel.when.as_ref(), "channels");
        let mut offices = self.source.file.offices.iter();
        let office = channel.office.as_ref().map(|id| (id, offices.position(|office| office.id == *id)));
        if let Some((id, None)) = office {
            self.fault("channels", format!("no office \"{id}\" in this file"));
        }
        let office = office.and_then(|(_, at)| u8::try_from(at?).ok());
        if channel.round_the_clock && office.is_none() {
            self.fault(
                "channels",
                "\"round_the_clock\" needs the office whose hours decide when it counts as accepted",
            );
        }
        Some(Channel { option, when, office, round_the_clock: channel.round_the_clock })
    }
}
