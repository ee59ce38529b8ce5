//! What a rule file consists of, piece by piece.

use super::{OfAct, Work};
use crate::law::*;
use crate::source::act::PartSource;
use crate::source::facts::OptionSource;
use crate::source::service::{BoundSource, HoursSource, ItemParts, RepealSource, TermKindSource};

impl Work<'_, OfAct<'_>> {
    pub(super) fn question(&mut self, id: &str) -> Option<Question> {
        let fact = self.fact(id, "questions")?;
        // Of the ways to apply only those that the act knows are offered.
        let known = |option: &&OptionSource| {
            fact.id != "channel" || self.source.file.channels.iter().any(|channel| channel.channel == option.id)
        };
        let options: Vec<&OptionSource> = fact.options.iter().filter(known).collect();
        // Of a bygone act nothing is asked as if it could be done today.
        let is_bygone_channel = self.source.file.repeal.is_some() && fact.id == "channel";
        let text = if is_bygone_channel { &fact.label } else { &fact.question };
        Some(self.asked(fact, &options, text))
    }

    pub(super) fn item(&mut self, parts: ItemParts) -> Item {
        if self.names.items.iter().any(|known| known == parts.id) {
            self.fault(parts.id, "another item of this file has the same id: give each its own");
        }
        if parts.cite.is_empty() {
            self.fault(parts.id, "no citation: add the clause or row of the act that says so");
        }
        if parts.n.is_some()
            && [Some(parts.title), parts.detail]
                .into_iter()
                .flatten()
                .chain(parts.points)
                .all(|text| !text.kk.contains("{n"))
        {
            self.fault(parts.id, "the item has a number (\"n\") that none of its texts speaks of: say {n} or {n:UNIT}");
        }
        let id = ItemId(u16::try_from(self.names.items.len()).unwrap_or(u16::MAX));
        self.names.items.push(parts.id.to_owned());
        Item {
            id,
            when: self.condition(parts.when, parts.id),
            title: self.text_of(parts.title, parts.id, parts.n),
            detail: parts.detail.map(|detail| self.text_of(detail, parts.id, parts.n)),
            points: parts.points.iter().map(|point| self.text_of(point, parts.id, parts.n)).collect(),
            n: parts.n,
            cites: parts.cite.iter().filter_map(|citation| self.cite(citation, parts.id)).collect(),
        }
    }

    pub(super) fn cite(&mut self, citation: &str, item: &str) -> Option<Citation> {
        let Some(place) = self.source.act.resolve(citation) else {
            self.fault(
                item,
                format!(
                    "\"{citation}\" is no place of {}: correct it, or add the place to the act's file",
                    self.source.act.id
                ),
            );
            return None;
        };
        let known = self.source.places.iter().position(|known| *known == place);
        let at = known.unwrap_or_else(|| {
            self.source.places.push(place);
            self.source.places.len() - 1
        });
        u16::try_from(at).ok().map(Citation)
    }

    pub(super) fn hours(&mut self, source: &HoursSource, office: &str) -> Option<Hours> {
        let times = [
            Some(&source.open),
            Some(&source.close),
            source.lunch.as_ref().map(|l| &l[0]),
            source.lunch.as_ref().map(|l| &l[1]),
        ];
        let minutes = times.map(|time| time.map(|time| minutes(time)));
        let hours = match minutes {
            [Some(Some(open)), Some(Some(close)), None, None] => (open < close).then_some((open, close, None)),
            [Some(Some(open)), Some(Some(close)), Some(Some(start)), Some(Some(end))] => {
                (open < start && start < end && end < close).then_some((open, close, Some((start, end))))
            }
            _ => None,
        };
        if hours.is_none() {
            self.fault(office, "opening hours are HH:MM, each later than the one before");
        }
        let (open, close, lunch) = hours?;
        let days = source.days.map(|[first, last]| (first as u8, last as u8));
        Some(Hours { days, open, close, lunch, duty: source.duty })
    }

    pub(super) fn extensions(&mut self, mut terms: Vec<Term>) -> Vec<Term> {
        for (term, source) in terms.iter_mut().zip(&self.source.file.terms) {
            match &source.extends {
                Some(base) if term.kind == TermKind::Extension => {
                    let mut bases = self.source.file.terms.iter().filter(|term| term.kind == TermKindSource::Result);
                    let known = bases.any(|term| term.id == *base);
                    let at = self.names.items.iter().position(|name| known && name == base);
                    term.extends = at.and_then(|at| u16::try_from(at).ok()).map(ItemId);
                    if term.extends.is_none() {
                        self.fault(&source.id, format!("no term \"{base}\" of kind result in this file"));
                    }
                }
                None if term.kind != TermKind::Extension => {}
                _ => {
                    self.fault(&source.id, "an extension names its base term (\"extends\"), and only an extension does")
                }
            }
        }
        terms
    }

    pub(super) fn in_force(&mut self) -> InForce {
        let source = &self.source.file.in_force;
        let bound = |bound: BoundSource| Bound { not_before: bound.not_before, not_after: bound.not_after };
        if source.from.not_before.is_none() {
            self.fault("in_force", "the earliest first day (\"from\": {\"not_before\": ...}) is missing");
        }
        if [Some(source.from), source.until]
            .into_iter()
            .flatten()
            .any(|bound| bound.not_before > bound.not_after && bound.not_after.is_some())
        {
            self.fault("in_force", "not_before lies after not_after");
        }
        if source.until.is_some() != self.source.file.repeal.is_some() {
            self.fault(
                "in_force",
                "an act that has ended (\"until\") says what repealed it (\"repeal\"), and only such an act does",
            );
        }
        InForce { from: bound(source.from), until: source.until.map(bound) }
    }

    /// What places of the act are told with: its short name, and those of its parts.
    pub(super) fn act_names(&mut self) -> (TextId, Vec<TextId>) {
        let act = self.source.act;
        (self.text(&act.short), act.parts.iter().map(|part| self.text(&part.name)).collect())
    }

    pub(super) fn compiled_act(&mut self, title: TextId, (short, parts): (TextId, Vec<TextId>)) -> Act {
        let act = self.source.act;
        let named = |(part, name): (&PartSource, TextId)| Part { name, division: part.division.into() };
        Act {
            title,
            short,
            page: self.text(&act.page),
            about: act.about.as_ref().map(|about| self.text(about)),
            parts: act.parts.iter().zip(parts).map(named).collect(),
            places: self.source.places.clone(),
        }
    }

    pub(super) fn repeal(&mut self, repeal: &RepealSource) -> Repeal {
        Repeal {
            title: self.text(&repeal.title),
            detail: self.text(&repeal.detail),
            points: repeal.points.iter().map(|point| self.text(point)).collect(),
            page: self.text(&repeal.page),
            cites: repeal.cite.iter().filter_map(|citation| self.cite(citation, "repeal")).collect(),
        }
    }
}

/// `HH:MM` as minutes after midnight.
fn minutes(time: &str) -> Option<u16> {
    let is_written_out = time.len() == 5 && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let (hours, minutes) = time.split_once(':').filter(|_| is_written_out)?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
