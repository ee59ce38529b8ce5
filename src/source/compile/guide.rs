//! The guide: from its file to a service whose exits are where it ends.

use super::{Compiled, Context, Work};
use crate::law::*;
use crate::locale::{Lang, PageTexts, Wording};
use crate::logic::{Answer, Condition, FactId, OptionId};
use crate::source::facts::{FactSource, OptionSource};
use crate::source::guide::{
    AfterSource, BorrowSource, GuideFile, OutcomeKindSource, OutcomeSource, StepSource, VariantsSource,
};
use crate::source::{Faults, Text, page_texts};
use std::collections::BTreeMap;

/// The guide as it is compiled, and the services that it may lead to.
struct OfGuide<'w> {
    file: &'w GuideFile,
    services: &'w [Compiled],
    /// In the order of [`Lang::ALL`]: the words that places of acts are told with.
    pages: [PageTexts; 3],
    /// Those that were needed so far, by service.
    links: BTreeMap<String, ServiceLink>,
}

/// The words of an outcome.
struct Words {
    title: TextId,
    detail: Option<TextId>,
    points: Vec<TextId>,
}

/// Compiles the guide; every fault is added to `faults`.
pub(in crate::source) fn compile_guide(
    source: &GuideFile,
    services: &[Compiled],
    context: &Context,
    faults: &mut Faults,
) -> Option<Compiled> {
    let of_guide = OfGuide { file: source, services, pages: Lang::ALL.map(page_texts), links: BTreeMap::new() };
    let mut work = Work::new(of_guide, &source.questions, context, faults);
    let service = work.service()?;
    Some(work.compiled(&source.id, service))
}

impl<'w> Work<'w, OfGuide<'w>> {
    fn service(&mut self) -> Option<Service> {
        let source: &'w GuideFile = self.source.file;
        let before = self.faults.0.len();
        self.check_own_name();
        self.check_questions();
        let name = self.text(&source.name);
        let summary = self.text(&source.summary);
        let questions: Vec<Question> = source.questions.iter().filter_map(|id| self.guide_question(id)).collect();
        self.asked_texts = self.texts[0].len();
        let channel = self.fact("channel", "questions").map(FactSource::number);
        let exits = source.outcomes.iter().flat_map(|outcome| self.outcome(outcome)).collect();
        let service = Service {
            id: ServiceId(source.code),
            name,
            summary,
            act: None,
            in_force: InForce::always(),
            review: Review::default(),
            repeal: None,
            questions,
            longest: None,
            variant: None,
            channel: channel?,
            channels: Vec::new(),
            offices: Vec::new(),
            exits,
            documents: Vec::new(),
            grounds: Vec::new(),
            duties: Vec::new(),
            terms: Vec::new(),
            fees: Vec::new(),
            notes: Vec::new(),
        };
        (self.faults.0.len() == before).then_some(service)
    }

    fn check_own_name(&mut self) {
        let GuideFile { id, code, .. } = self.source.file;
        if self.context.services.iter().any(|known| known.id == *id) {
            self.fault("id", format!("\"{id}\" is a service: give the guide another id"));
        }
        if let Some(known) = self.context.services.iter().find(|known| known.code == *code) {
            self.fault("code", format!("the code {code} belongs to \"{}\": codes are frozen", known.id));
        }
    }

    fn check_questions(&mut self) {
        for (at, id) in self.questions.iter().enumerate() {
            if self.questions.iter().take(at).any(|earlier| earlier == id) {
                self.fault("questions", format!("\"{id}\" stands twice: take one out"));
            }
        }
        if self.questions.iter().any(|id| id == "channel") {
            self.fault("questions", "each service offers other ways to apply (\"channel\"): leave them to it");
        }
    }

    fn guide_question(&mut self, id: &str) -> Option<Question> {
        let fact = self.fact(id, "questions")?;
        let options: Vec<&OptionSource> = fact.options.iter().collect();
        Some(self.asked(fact, &options, &fact.question))
    }

    /// One exit, or one for each variant.
    fn outcome(&mut self, outcome: &'w OutcomeSource) -> Vec<Exit> {
        if outcome.steps.is_none() && !outcome.variants.is_none() {
            self.fault(&outcome.id, "\"variants\" are those of the last step's service, and there are no \"steps\"");
        }
        let exits = match (&outcome.steps, &outcome.borrow, outcome.kind) {
            (Some(steps), None, None) => self.leading(outcome, steps),
            (None, Some(borrow), None) => self.borrowed(outcome, borrow).map(|exit| vec![exit]),
            (None, None, Some(kind)) => self.told(outcome, kind).map(|exit| vec![exit]),
            _ => {
                self.fault(
                    &outcome.id,
                    "an outcome has exactly one of \"steps\" (it leads to services), \"borrow\" (an exit of a service \
                     says it) and \"kind\" (the guide says it)",
                );
                None
            }
        };
        exits.unwrap_or_default()
    }

    /// An outcome that leads to services.
    fn leading(&mut self, outcome: &'w OutcomeSource, steps: &'w [StepSource]) -> Option<Vec<Exit>> {
        let Some((last, before)) = steps.split_last() else {
            self.fault(&outcome.id, "there are no steps: name the service that it leads to");
            return None;
        };
        if before.first().unwrap_or(last).after.is_some() {
            self.fault(&outcome.id, "nothing comes before the first step: take its \"after\" out");
        }
        for (at, step) in steps.iter().enumerate() {
            if steps.iter().take(at).any(|earlier| earlier.service == step.service) {
                self.fault(&outcome.id, format!("it leads to \"{}\" twice: take one step out", step.service));
            }
        }
        let route: Vec<Step> = steps.iter().filter_map(|step| self.step(step, &outcome.id)).collect();
        let link = route.last().filter(|_| route.len() == steps.len())?.link;
        let title = outcome.title.as_ref().map(|title| self.text_of(title, &outcome.id, None));
        let words = self.words(outcome, title.unwrap_or(link.name));
        let when = self.condition(outcome.when.as_ref(), &outcome.id);
        let of_variants = self.variants(outcome, last)?;
        let cases: Vec<(String, Condition)> = if outcome.variants.is_none() {
            vec![(outcome.id.clone(), when)]
        } else {
            let case = |(name, is): (String, Condition)| (name, Condition::All(vec![when.clone(), is]));
            of_variants.into_iter().map(case).collect()
        };
        let kind = ExitKind::AnotherService(route.last()?.link.service.0);
        let exit = |(name, when): (String, Condition)| {
            let item = self.outcome_item(&name, when, &words, None);
            Exit { item, kind, link: Some(link), route: route.clone(), source: None }
        };
        Some(cases.into_iter().map(exit).collect())
    }

    fn step(&mut self, step: &StepSource, item: &str) -> Option<Step> {
        let compiled = self.compiled_service(&step.service, item)?;
        let link = self.link_once(&step.service, item)?;
        let given = step.gives.iter().filter_map(|(fact, option)| self.given(compiled, fact, option, item));
        let gives = given.collect();
        let after = match step.after {
            Some(AfterSource::Filing) => After::Filing,
            Some(AfterSource::Result) | None => After::Result,
        };
        Some(Step { link, gives, after })
    }

    /// A service need not ask what it is given; it must be one of its questions, and an answer to it.
    fn given(&mut self, compiled: &Compiled, fact: &str, option: &str, item: &str) -> Option<(FactId, OptionId)> {
        let (fact, option_id) = self.option(fact, option, item)?;
        let Some(question) = compiled.service.question(fact.number()) else {
            let reason = format!("\"{}\" does not ask \"{}\": take it out of \"gives\"", compiled.id, fact.id);
            self.fault(item, reason);
            return None;
        };
        if !question.offers(&Answer::Option(option_id)) {
            let reason = format!("\"{}\" takes no \"{option}\" as its one answer to \"{}\"", compiled.id, fact.id);
            self.fault(item, reason);
        }
        Some((fact.number(), option_id))
    }

    /// Name and condition of each variant of the last step's service that the outcome stands for; none for the service
    /// as a whole.
    fn variants(&mut self, outcome: &OutcomeSource, last: &StepSource) -> Option<Vec<(String, Condition)>> {
        if outcome.variants.is_none() {
            return Some(Vec::new());
        }
        let compiled = self.compiled_service(&last.service, &outcome.id)?;
        let fact = compiled.service.variant.and_then(|variant| self.context.facts.by_code(variant));
        let Some(fact) = fact else {
            self.fault(&outcome.id, format!("\"{}\" has no variants: take \"variants\" out", last.service));
            return None;
        };
        if last.gives.contains_key(&fact.id) {
            self.fault(&outcome.id, format!("\"gives\" settles \"{}\": take \"variants\" out", fact.id));
        } else if !self.questions.contains(&fact.id) {
            let reason =
                format!("\"{}\" tells the variants of \"{}\" apart: add it to the questions", fact.id, last.service);
            self.fault(&outcome.id, reason);
        }
        let ids: Vec<&String> = match &outcome.variants {
            VariantsSource::Every(_) => fact.options.iter().map(|option| &option.id).collect(),
            VariantsSource::Listed(ids) => ids.iter().collect(),
        };
        if ids.is_empty() {
            self.fault(&outcome.id, "\"variants\" names none: name some, or write true");
        }
        let variant = |id: &String| {
            let (fact, option) = self.option(&fact.id, id, &outcome.id)?;
            Some((format!("{}.{id}", outcome.id), Condition::Is(fact.number(), option)))
        };
        Some(ids.into_iter().filter_map(variant).collect())
    }

    /// An outcome that is told in the words of a service's exit.
    fn borrowed(&mut self, outcome: &OutcomeSource, borrow: &BorrowSource) -> Option<Exit> {
        let compiled = self.compiled_service(&borrow.service, &outcome.id)?;
        let mut exits = compiled.service.exits.iter();
        let Some(exit) = exits.find(|exit| compiled.names.item(exit.item.id) == borrow.exit) else {
            self.fault(&outcome.id, format!("\"{}\" has no exit \"{}\"", borrow.service, borrow.exit));
            return None;
        };
        if matches!(exit.kind, ExitKind::AnotherService(_)) {
            let reason = format!("the exit \"{}\" leads to another service: lead there by \"steps\"", borrow.exit);
            self.fault(&outcome.id, reason);
        }
        if outcome.title.is_some() || outcome.detail.is_some() || !outcome.points.is_empty() {
            self.fault(
                &outcome.id,
                "a borrowed exit brings its own words: take \"title\", \"detail\" and \"points\" out",
            );
        }
        for fact in exit.item.when.facts() {
            self.check_declared(fact, &outcome.id);
        }
        let own = self.condition(outcome.when.as_ref(), &outcome.id);
        let when = Condition::All(vec![exit.item.when.clone(), own]);
        let mut copied = |text: TextId| {
            let [kk, ru, en] = Lang::ALL.map(|lang| compiled.text(text, lang).to_owned());
            self.taken_in(&Text { kk, ru, en })
        };
        let title = copied(exit.item.title);
        let detail = exit.item.detail.map(&mut copied);
        let points = exit.item.points.iter().map(|point| copied(*point)).collect();
        let source = self.sources(compiled, &exit.item.cites);
        let link = self.link_once(&borrow.service, &outcome.id);
        let item = self.outcome_item(&outcome.id, when, &Words { title, detail, points }, exit.item.n);
        Some(Exit { item, kind: exit.kind, link, route: Vec::new(), source: Some(source) })
    }

    /// Where a service's act says so, as the service's own page tells it.
    fn sources(&mut self, compiled: &Compiled, cites: &[Citation]) -> TextId {
        let [kk, ru, en] = Lang::ALL.map(|lang| {
            let texts = &compiled.texts[lang as usize];
            let page = &self.source.pages[lang as usize];
            Wording { service: &compiled.service, texts, page }.sources(cites)
        });
        self.taken_in(&Text { kk, ru, en })
    }

    /// An outcome that the guide tells by itself.
    fn told(&mut self, outcome: &OutcomeSource, kind: OutcomeKindSource) -> Option<Exit> {
        let Some(title) = &outcome.title else {
            self.fault(&outcome.id, "it has no title, and there is no service to take one from: add \"title\"");
            return None;
        };
        let kind = match kind {
            OutcomeKindSource::NothingToDo => ExitKind::NothingToDo,
            OutcomeKindSource::NotCovered => ExitKind::NotCovered,
        };
        let title = self.text_of(title, &outcome.id, None);
        let words = self.words(outcome, title);
        let when = self.condition(outcome.when.as_ref(), &outcome.id);
        let item = self.outcome_item(&outcome.id, when, &words, None);
        Some(Exit { item, kind, link: None, route: Vec::new(), source: None })
    }

    fn words(&mut self, outcome: &OutcomeSource, title: TextId) -> Words {
        let id = &outcome.id;
        let detail = outcome.detail.as_ref().map(|detail| self.text_of(detail, id, None));
        let points = outcome.points.iter().map(|point| self.text_of(point, id, None)).collect();
        Words { title, detail, points }
    }

    /// An outcome rests on no act itself: what it leads to does.
    fn outcome_item(&mut self, name: &str, when: Condition, words: &Words, n: Option<u16>) -> Item {
        if self.names.items.iter().any(|known| known == name) {
            self.fault(name, "another outcome has the same id: give each its own");
        }
        let id = ItemId(u16::try_from(self.names.items.len()).unwrap_or(u16::MAX));
        self.names.items.push(name.to_owned());
        let Words { title, detail, ref points } = *words;
        Item { id, when, title, detail, points: points.clone(), n, cites: Vec::new() }
    }

    fn compiled_service(&mut self, id: &str, item: &str) -> Option<&'w Compiled> {
        let services: &'w [Compiled] = self.source.services;
        let known = self.other_service(id, item)?.code;
        services.iter().find(|compiled| compiled.service.id.0 == known)
    }

    /// The way to a service; its texts are taken in once.
    fn link_once(&mut self, id: &str, item: &str) -> Option<ServiceLink> {
        if let Some(link) = self.source.links.get(id) {
            return Some(*link);
        }
        let link = self.link(id, item)?;
        self.source.links.insert(id.to_owned(), link);
        Some(link)
    }
}
