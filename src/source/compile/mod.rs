//! From a rule file to the law: numbers for names and texts, and every fault that is found on the way.

mod checks;
mod guide;
mod items;
mod lines;
mod resolve;

pub(super) use guide::compile_guide;

use crate::law::*;
use crate::locale::{Lang, Texts};
use crate::source::facts::FactSource;
use crate::source::service::ServiceFile;
use crate::source::{ActFile, FactsFile, Faults, Text};

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
    pub services: &'c [Known],
}

/// A service that others can refer to.
pub(super) struct Known {
    pub id: String,
    /// Its frozen number.
    pub code: u16,
    pub name: Text,
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
    let of_act = OfAct { file: source, act, places: Vec::new() };
    let mut work = Work::new(of_act, &source.questions, context, faults);
    let service = work.service()?;
    Some(work.compiled(&source.id, service))
}

/// A file on its way: what it says, and the numbers that were given so far.
struct Work<'w, S> {
    source: S,
    /// The facts that the file asks about.
    questions: &'w [String],
    context: &'w Context<'w>,
    faults: &'w mut Faults,
    texts: [Vec<String>; 3],
    asked_texts: usize,
    names: Names,
}

/// A rule file and the act that it is about.
struct OfAct<'w> {
    file: &'w ServiceFile,
    act: &'w ActFile,
    /// Those that were cited.
    places: Vec<Place>,
}

impl<'w, S> Work<'w, S> {
    fn new(source: S, questions: &'w [String], context: &'w Context<'w>, faults: &'w mut Faults) -> Work<'w, S> {
        let names = Names::default();
        Work { source, questions, context, faults, texts: Default::default(), asked_texts: 0, names }
    }

    fn compiled(self, id: &str, service: Service) -> Compiled {
        Compiled {
            id: id.to_owned(),
            file: self.context.file.to_owned(),
            service,
            texts: self.texts.map(Texts),
            asked_texts: self.asked_texts,
            names: self.names,
        }
    }
}

impl<'w> Work<'w, OfAct<'w>> {
    fn service(&mut self) -> Option<Service> {
        let source: &'w ServiceFile = self.source.file;
        let before = self.faults.0.len();
        self.check_questions_and_channels();
        if self.faults.0.len() > before {
            return None;
        }
        let name = self.text(&source.name);
        let summary = self.text(&source.summary);
        let title = self.text(&self.source.act.title);
        let reviewer = source.review.by.as_ref().map(|by| self.text(by));
        let repeal = source.repeal.as_ref().map(|repeal| self.repeal(repeal));
        // What repealed it is told before any question, with its places in the act: their names are needed then.
        let names = repeal.is_some().then(|| self.act_names());
        let questions: Vec<Question> = source.questions.iter().filter_map(|id| self.question(id)).collect();
        self.asked_texts = self.texts[0].len();
        let variant = source.variant.as_ref().and_then(|id| self.fact(id, "variant")).map(FactSource::number);
        let channel = self.fact("channel", "channels").map(FactSource::number);
        let exits = source.exits.iter().filter_map(|exit| self.exit(exit)).collect();
        let documents = source.documents.iter().map(|document| self.document(document)).collect();
        let grounds = source.grounds.iter().map(|ground| self.ground(ground)).collect();
        let duties = source.duties.iter().filter_map(|duty| self.duty(duty)).collect();
        let terms = source.terms.iter().map(|term| self.term(term)).collect();
        let fees = source.fees.iter().map(|fee| {
            let amount = fee.mci.map_or(FeeAmount::Free, FeeAmount::Mci);
            Fee { item: self.item(fee.parts()), amount }
        });
        let fees = fees.collect();
        let notes = source.notes.iter().map(|note| self.note(note)).collect();
        let offices = source.offices.iter().map(|office| {
            let item = self.item(office.parts());
            Office { item, hours: office.hours.iter().filter_map(|hours| self.hours(hours, &office.id)).collect() }
        });
        let offices = offices.collect();
        // Only now every item has its id.
        let terms = self.extensions(terms);
        let channels = source.channels.iter().filter_map(|channel| self.channel(channel)).collect();
        let in_force = self.in_force();
        let review = Review { by: reviewer, on: source.review.on, again: source.review.again };
        let names = names.unwrap_or_else(|| self.act_names());
        let act = self.compiled_act(title, names);
        self.check_used_places();
        let service = Service {
            id: ServiceId(source.code),
            name,
            summary,
            act: Some(act),
            in_force,
            review,
            repeal,
            questions,
            longest: None,
            variant,
            channel: channel?,
            channels,
            offices,
            exits,
            documents,
            grounds,
            duties,
            terms,
            fees,
            notes,
        };
        (self.faults.0.len() == before).then_some(service)
    }
}
