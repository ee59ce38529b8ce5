use super::act::DivisionSource;
use super::facts::{FactKind, FactSource, OptionSource};
use super::service::{
    BoundSource, ExitKindSource, FirstDaySource, HoursSource, ItemParts, ServiceFile, TermKindSource,
};
use super::{ActFile, ConditionSource, FactsFile, Faults, Text};
use crate::calendar::FirstDay;
use crate::law::*;
use crate::locale::Lang;
use crate::logic::{Condition, FactId, OptionId};
use crate::pack::Texts;

/// A rule file made ready: numbers for names and texts.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub id: String,
    /// The rule file, relative to the rules folder.
    pub file: String,
    pub service: Service,
    /// In the order of [`Lang::ALL`].
    pub texts: [Texts; 3],
    /// The first so many texts are all that is shown before the result.
    pub asked_texts: usize,
    pub names: Names,
}

/// What numbers are called in the rule file: for messages, scenarios and the command line, never for the page.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By [`ItemId`].
    pub items: Vec<String>,
    /// By `Document::paper`.
    pub papers: Vec<String>,
}

impl Names {
    pub fn item(&self, id: ItemId) -> &str {
        self.items.get(usize::from(id.0)).map_or("?", String::as_str)
    }
}

impl Compiled {
    pub fn text(&self, text: TextId, lang: Lang) -> &str {
        self.texts[lang as usize].get(text)
    }
}

/// Everything a rule file refers to.
pub(super) struct Context<'c> {
    pub file: &'c str,
    pub facts: &'c FactsFile,
    pub acts: &'c [ActFile],
    /// Ids and frozen numbers of all services.
    pub services: &'c [(String, u16)],
}

/// Compiles one rule file; every fault is added to `faults`.
pub(super) fn compile(source: &ServiceFile, context: &Context, faults: &mut Faults) -> Option<Compiled> {
    let Some(act) = context.acts.iter().find(|act| act.id == source.act) else {
        faults.add(
            context.file,
            "act",
            format!("no act \"{}\" in rules/acts: add its file or correct the name", source.act),
        );
        return None;
    };
    let mut work = Work {
        source,
        context,
        act,
        faults,
        texts: Default::default(),
        asked_texts: 0,
        names: Names::default(),
        places: Vec::new(),
    };
    let service = work.service()?;
    let Work { texts, asked_texts, names, .. } = work;
    Some(Compiled {
        id: source.id.clone(),
        file: context.file.to_owned(),
        service,
        texts: texts.map(Texts),
        asked_texts,
        names,
    })
}

struct Work<'w> {
    source: &'w ServiceFile,
    context: &'w Context<'w>,
    act: &'w ActFile,
    faults: &'w mut Faults,
    texts: [Vec<String>; 3],
    asked_texts: usize,
    names: Names,
    places: Vec<Place>,
}

impl<'w> Work<'w> {
    fn service(&mut self) -> Option<Service> {
        let source: &'w ServiceFile = self.source;
        let before = self.faults.0.len();
        self.check_questions_and_channels();
        if self.faults.0.len() > before {
            return None;
        }
        let name = self.text(&source.name);
        let summary = self.text(&source.summary);
        let title = self.text(&self.act.title);
        let reviewer = source.review.by.as_ref().map(|by| self.text(by));
        let questions: Vec<Question> = source.questions.iter().filter_map(|id| self.question(id)).collect();
        self.asked_texts = self.texts[0].len();
        let variant = source.variant.as_ref().and_then(|id| self.fact(id, "variant")).map(FactSource::number);
        let channel = self.fact("channel", "channels").map(FactSource::number);
        let exits = source.exits.iter().filter_map(|exit| {
            let item = self.item(exit.parts());
            let kind = match (exit.kind, &exit.service) {
                (ExitKindSource::NothingToDo, None) => ExitKind::NothingToDo,
                (ExitKindSource::AnotherService, Some(id)) => {
                    ExitKind::AnotherService(self.service_code(id, &exit.id)?)
                }
                _ => {
                    self.fault(&exit.id, "\"service\" belongs to the kind another-service, and only to it");
                    return None;
                }
            };
            Some(Exit { item, kind })
        });
        let exits = exits.collect();
        let documents = source.documents.iter().map(|document| {
            let item = self.item(document.parts());
            let paper = self.paper(document.paper.as_ref().unwrap_or(&document.id));
            let unless = document
                .unless
                .as_ref()
                .map_or(Condition::never(), |unless| self.condition(Some(unless), &document.id));
            let handling = document.handling.iter().map(|handling| (*handling).into()).collect();
            let origin = document.source.as_ref().map(|text| self.text_of(text, &document.id, document.n));
            Document {
                item,
                paper,
                unless,
                handling,
                one_way: document.one_way,
                stage: document.stage.into(),
                bearer: document.bearer.into(),
                source: origin,
            }
        });
        let documents = documents.collect();
        let grounds = source.grounds.iter().map(|ground| {
            if ground.unavoidable == ground.remedy.is_some() {
                self.fault(
                    &ground.id,
                    "a ground says how it is avoided (\"remedy\"), or that it cannot be (\"unavoidable\": true)",
                );
            }
            let item = self.item(ground.parts());
            let remedy = ground.remedy.as_ref().map(|text| self.text_of(text, &ground.id, ground.n));
            Ground { item, effect: ground.effect.into(), known_to: ground.known_to.into(), remedy }
        });
        let grounds = grounds.collect();
        let terms: Vec<Term> = source
            .terms
            .iter()
            .map(|term| {
                let item = self.item(term.parts());
                if item.n.is_none_or(|n| n == 0) {
                    self.fault(&term.id, "a term needs its length: add \"n\", greater than 0");
                }
                let first_day = match term.first_day {
                    FirstDaySource::Next => FirstDay::Next,
                    FirstDaySource::Same => FirstDay::Same,
                };
                Term {
                    item,
                    kind: term.kind.into(),
                    unit: term.unit.into(),
                    start: term.start.into(),
                    first_day,
                    extends: None,
                }
            })
            .collect();
        let fees = source.fees.iter().map(|fee| {
            let item = self.item(fee.parts());
            Fee { item, amount: fee.mci.map_or(FeeAmount::Free, FeeAmount::Mci) }
        });
        let fees = fees.collect();
        let notes =
            source.notes.iter().map(|note| Note { item: self.item(note.parts()), section: note.section.into() });
        let notes = notes.collect();
        let offices = source.offices.iter().map(|office| {
            let item = self.item(office.parts());
            let hours = office.hours.iter().filter_map(|hours| self.hours(hours, &office.id)).collect();
            Office { item, hours }
        });
        let offices = offices.collect();
        let terms = self.extensions(terms);
        let channels = source.channels.iter().filter_map(|channel| {
            let (_, option) = self.option("channel", &channel.channel, "channels")?;
            let when = self.condition(channel.when.as_ref(), "channels");
            let office = match &channel.office {
                None => None,
                Some(id) => match source.offices.iter().position(|office| office.id == *id) {
                    Some(at) => u8::try_from(at).ok(),
                    None => {
                        self.fault("channels", format!("no office \"{id}\" in this file"));
                        None
                    }
                },
            };
            Some(Channel { option, when, office })
        });
        let channels = channels.collect();
        let in_force = self.in_force();
        let review = Review { by: reviewer, on: source.review.on, again: source.review.again };
        let act = self.compiled_act(title);
        self.check_used_places();
        let service = Service {
            id: ServiceId(source.code),
            name,
            summary,
            act,
            in_force,
            review,
            questions,
            variant,
            channel: channel?,
            channels,
            offices,
            exits,
            documents,
            grounds,
            terms,
            fees,
            notes,
        };
        (self.faults.0.len() == before).then_some(service)
    }

    fn fault(&mut self, item: &str, reason: impl Into<String>) {
        self.faults.add(self.context.file, item, reason);
    }

    /// A text that speaks of no number.
    fn text(&mut self, text: &Text) -> TextId {
        self.text_of(text, "text", None)
    }

    /// Takes a text in; its placeholders must fit the item's number and be the same in every language.
    fn text_of(&mut self, text: &Text, item: &str, n: Option<u16>) -> TextId {
        let wanted = super::text::placeholders(&text.kk);
        for lang in Lang::ALL {
            let words = text.get(lang);
            if words.trim().is_empty() {
                self.fault(item, format!("a text is empty in \"{}\"", lang.code()));
            }
            if super::text::placeholders(words) != wanted {
                self.fault(item, format!("the placeholders differ between languages in \"{words}\""));
            }
            if let Some(unknown) = super::text::unknown_placeholder(words) {
                self.fault(
                    item,
                    format!("\"{{{unknown}}}\" is no placeholder: use {{n}} or {{n:UNIT}} in \"{words}\""),
                );
            }
        }
        if wanted.contains(&"n") && n.is_none() {
            self.fault(item, format!("\"{}\" speaks of {{n}}, but the item has no \"n\"", text.en));
        }
        let id = self.texts[0].len();
        for lang in Lang::ALL {
            self.texts[lang as usize].push(text.get(lang).to_owned());
        }
        u16::try_from(id).map_or(TextId(u16::MAX), TextId)
    }

    fn paper(&mut self, name: &str) -> u16 {
        let known = self.names.papers.iter().position(|paper| paper == name);
        let at = known.unwrap_or_else(|| {
            self.names.papers.push(name.to_owned());
            self.names.papers.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn fact(&mut self, id: &str, item: &str) -> Option<&'w FactSource> {
        let known = self.context.facts.get(id);
        if known.is_none() {
            self.fault(item, format!("no fact \"{id}\" in facts.json: add it there or correct the name"));
        }
        known
    }

    /// Faults that everything else would only repeat.
    fn check_questions_and_channels(&mut self) {
        let source = self.source;
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

    fn option(&mut self, fact: &str, id: &str, item: &str) -> Option<(&'w FactSource, OptionId)> {
        let fact = self.fact(fact, item)?;
        let option = fact.option(id).map(|option| OptionId(option.code));
        if option.is_none() {
            self.fault(item, format!("the fact \"{}\" has no option \"{id}\"", fact.id));
        }
        Some((fact, option?))
    }

    fn service_code(&mut self, id: &str, item: &str) -> Option<u16> {
        let code = self.context.services.iter().find(|(known, _)| known == id).map(|(_, code)| *code);
        if code.is_none() {
            self.fault(item, format!("no service \"{id}\" in the rules folder"));
        }
        code
    }

    fn question(&mut self, id: &str) -> Option<Question> {
        let fact = self.fact(id, "questions")?;
        let choices = fact.options.iter().map(|option| self.choice(option));
        let choices: Vec<Choice> = choices.collect();
        let kind = match fact.kind {
            FactKind::Choice => Kind::Choice(choices),
            FactKind::Several => Kind::Several(choices),
            FactKind::Date => Kind::Date,
        };
        Some(Question {
            fact: fact.number(),
            kind,
            may_not_know: fact.may_not_know,
            delicate: fact.delicate,
            text: self.text_of(&fact.question, &fact.id, None),
            hint: fact.hint.as_ref().map(|hint| self.text_of(hint, &fact.id, None)),
            why: self.text_of(&fact.why, &fact.id, None),
            label: self.text_of(&fact.label, &fact.id, None),
        })
    }

    fn choice(&mut self, option: &OptionSource) -> Choice {
        let hint = option.hint.as_ref().map(|hint| self.text_of(hint, &option.id, None));
        Choice { option: OptionId(option.code), text: self.text_of(&option.text, &option.id, None), hint }
    }

    fn item(&mut self, parts: ItemParts) -> Item {
        if self.names.items.iter().any(|known| known == parts.id) {
            self.fault(parts.id, "another item of this file has the same id: give each its own");
        }
        if parts.cite.is_empty() {
            self.fault(parts.id, "no citation: add the clause or row of the act that says so");
        }
        if parts.n.is_some()
            && [Some(parts.title), parts.detail].into_iter().flatten().all(|text| !text.kk.contains("{n"))
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
            n: parts.n,
            cites: parts.cite.iter().filter_map(|citation| self.cite(citation, parts.id)).collect(),
        }
    }

    fn condition(&mut self, source: Option<&ConditionSource>, item: &str) -> Condition {
        let Some(source) = source else {
            return Condition::always();
        };
        match source.resolve(self.context.facts) {
            Ok(condition) => {
                for fact in condition.facts() {
                    self.check_declared(fact, item);
                }
                condition
            }
            Err(faults) => {
                faults.into_iter().for_each(|fault| self.fault(item, fault));
                Condition::never()
            }
        }
    }

    /// A fact that a condition speaks about must be among the file's questions; the channel need not.
    fn check_declared(&mut self, fact: FactId, item: &str) {
        let Some(known) = self.context.facts.by_code(fact) else { return };
        if known.id != "channel" && !self.source.questions.contains(&known.id) {
            self.fault(item, format!("the fact \"{}\" is not among this file's questions: add it there", known.id));
        }
    }

    fn cite(&mut self, citation: &str, item: &str) -> Option<Citation> {
        let Some(place) = self.act.resolve(citation) else {
            self.fault(
                item,
                format!(
                    "\"{citation}\" is no place of {}: correct it, or add the place to the act's file",
                    self.act.id
                ),
            );
            return None;
        };
        let known = self.places.iter().position(|known| *known == place);
        let at = known.unwrap_or_else(|| {
            self.places.push(place);
            self.places.len() - 1
        });
        u16::try_from(at).ok().map(Citation)
    }

    fn hours(&mut self, source: &HoursSource, office: &str) -> Option<Hours> {
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

    fn extensions(&mut self, mut terms: Vec<Term>) -> Vec<Term> {
        for (term, source) in terms.iter_mut().zip(&self.source.terms) {
            match &source.extends {
                Some(base) if term.kind == TermKind::Extension => {
                    let mut bases = self.source.terms.iter().filter(|term| term.kind == TermKindSource::Result);
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

    fn in_force(&mut self) -> InForce {
        let source = &self.source.in_force;
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
        InForce { from: bound(source.from), until: source.until.map(bound) }
    }

    fn compiled_act(&mut self, title: TextId) -> Act {
        let act = self.act;
        let parts =
            act.parts.iter().map(|part| Part { name: self.text(&part.name), division: part.division.into() }).collect();
        Act { title, short: self.text(&act.short), page: self.text(&act.page), parts, places: self.places.clone() }
    }

    /// Each place of the parts that this file covers is cited, or listed as unused with a reason; never both.
    fn check_used_places(&mut self) {
        for part in &self.source.covers {
            let Some(places) = self.act.places_of(part) else {
                self.fault("covers", format!("{} has no part \"{part}\"", self.act.id));
                continue;
            };
            for place in &places {
                let cited = self.is_covered(place, &places);
                let listed = self.source.unused.iter().any(|unused| unused.cite == *place);
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
        for unused in &self.source.unused {
            if self.act.resolve(&unused.cite).is_none() {
                self.fault("unused", format!("\"{}\" is no place of {}", unused.cite, self.act.id));
            }
            if unused.because.trim().is_empty() {
                self.fault("unused", format!("\"{}\" has no reason", unused.cite));
            }
        }
    }

    /// Cited itself, or all of its items are: `8` through `8(1)`, `8(2)`, `8(3)`.
    fn is_covered(&self, place: &str, places: &[String]) -> bool {
        let cited = |place: &str| self.act.resolve(place).is_some_and(|place| self.places.contains(&place));
        let is_below = |below: &&String| below.strip_prefix(place).is_some_and(|rest| rest.starts_with(['(', '[']));
        let mut below = places.iter().filter(is_below).peekable();
        cited(place) || (below.peek().is_some() && below.all(|below| cited(below)))
    }
}

/// `HH:MM` as minutes after midnight.
fn minutes(time: &str) -> Option<u16> {
    let is_written_out = time.len() == 5 && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let (hours, minutes) = time.split_once(':').filter(|_| is_written_out)?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

impl ActFile {
    /// Faults in the list of parts and places.
    pub(super) fn check(&self, file: &str, faults: &mut Faults) {
        for (at, part) in self.parts.iter().enumerate() {
            if self.parts.iter().take(at).any(|earlier| earlier.id == part.id) {
                faults.add(file, &part.id, format!("another part of the act is named \"{}\" as well", part.id));
            }
            let whole = part.division == DivisionSource::Whole;
            if whole != part.places.is_empty() {
                faults.add(file, &part.id, "a part has places exactly when it is divided into clauses or rows");
            }
            for place in part.places.iter().filter(|place| super::act::parse_place(0, place).is_none()) {
                faults.add(file, &part.id, format!("\"{place}\" is no place: write 8, 8(2) or 9[2](3)"));
            }
        }
    }
}
