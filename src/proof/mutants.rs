use super::equality::Equality;
use super::mutation::{Mutant, Mutation, Of};
use super::slips::{Slips, neighbour, other_span};
use crate::calendar::FirstDay;
use crate::law::*;
use crate::source::{Compiled, FactsFile, hours_spelled};

/// Every change of a service that changes what it says to somebody.
pub struct Mutants {
    pub all: Vec<Mutant>,
    /// So many changes were left out: for all answers that can be given they say the same.
    pub equal: usize,
}

/// One mutant a change: every item dropped, every condition negated, every number, unit and attribute another.
pub fn mutants(compiled: &Compiled, facts: &FactsFile) -> Mutants {
    let service = &compiled.service;
    let mut making = Making { compiled, facts, slips: Slips::new(service, facts), made: Vec::new() };
    service.exits.iter().for_each(|exit| making.exit(exit));
    service.documents.iter().for_each(|document| making.document(document));
    service.grounds.iter().for_each(|ground| making.ground(ground));
    service.duties.iter().for_each(|duty| making.duty(duty));
    service.terms.iter().for_each(|term| making.term(term));
    service.fees.iter().for_each(|fee| making.fee(fee));
    service.notes.iter().for_each(|note| making.item(&note.item));
    service.offices.iter().for_each(|office| making.office(office));
    service.channels.iter().for_each(|channel| making.channel(channel));
    let made = making.made;
    let is_equal = Equality::of(service, &made);
    let before = made.len();
    let all: Vec<Mutant> =
        made.into_iter().zip(is_equal).filter(|(_, equal)| !equal).map(|(mutant, _)| mutant).collect();
    Mutants { equal: before - all.len(), all }
}

struct Making<'m> {
    compiled: &'m Compiled,
    facts: &'m FactsFile,
    slips: Slips<'m>,
    made: Vec<Mutant>,
}

impl Making<'_> {
    fn push(&mut self, item: &Item, mutation: Mutation) {
        let name = self.compiled.names.item(item.id).to_owned();
        self.made.push(Mutant { of: Of::Item(item.id), name, mutation });
    }

    /// Without its length: terms and duties have one of their own.
    fn conditional(&mut self, item: &Item) {
        self.push(item, Mutation::Dropped);
        for (to, how) in self.slips.of(&item.when) {
            self.push(item, Mutation::When(to, how));
        }
    }

    fn item(&mut self, item: &Item) {
        self.conditional(item);
        self.number(item);
    }

    fn number(&mut self, item: &Item) {
        if let Some(n) = item.n {
            self.push(item, Mutation::Number(n.saturating_add(1)));
        }
    }

    fn exit(&mut self, exit: &Exit) {
        self.conditional(&exit.item);
        // What leads on or is borrowed follows from elsewhere, and a slip there is made there.
        if !exit.route.is_empty() || exit.source.is_some() {
            return;
        }
        self.number(&exit.item);
        let other = match exit.kind {
            ExitKind::AnotherService(_) | ExitKind::NotCovered => ExitKind::NothingToDo,
            ExitKind::NothingToDo => ExitKind::NotCovered,
        };
        self.push(&exit.item, Mutation::ExitKind(other));
    }

    fn document(&mut self, document: &Document) {
        let item = &document.item;
        self.item(item);
        for (to, how) in self.slips.of(&document.unless) {
            self.push(item, Mutation::Unless(to, how));
        }
        for way in &document.handling {
            self.push(item, Mutation::WayDropped(*way));
        }
        // Of a single way one and all are the same.
        if document.handling.len() > 1 {
            self.push(item, Mutation::OneWay(!document.one_way));
        }
        let (stage, bearer) = match (document.stage, document.bearer) {
            (Stage::Filing, Bearer::Applicant) => (Some(Stage::Collection), Bearer::Office),
            (Stage::Collection, Bearer::Applicant) => (Some(Stage::Filing), Bearer::Office),
            // What the office fetches is brought at no stage.
            (_, Bearer::Office) => (None, Bearer::Applicant),
        };
        if let Some(stage) = stage {
            self.push(item, Mutation::Stage(stage));
        }
        self.push(item, Mutation::Bearer(bearer));
        self.push(item, Mutation::IfAny(!document.if_any));
    }

    fn ground(&mut self, ground: &Ground) {
        self.item(&ground.item);
        let effect = match ground.effect {
            Effect::NotAccepted | Effect::Cancelled => Effect::Refused,
            Effect::Refused => Effect::NotAccepted,
        };
        let known_to = match ground.known_to {
            KnownTo::Applicant => KnownTo::Officer,
            KnownTo::Officer => KnownTo::Applicant,
        };
        self.push(&ground.item, Mutation::Effect(effect));
        self.push(&ground.item, Mutation::KnownTo(known_to));
        self.push(&ground.item, Mutation::AlsoCancels(!ground.also_cancels));
    }

    fn duty(&mut self, duty: &Duty) {
        self.conditional(&duty.item);
        for to in other_span(duty.span) {
            self.push(&duty.item, Mutation::Plus(to));
        }
    }

    fn term(&mut self, term: &Term) {
        self.item(&term.item);
        self.push(&term.item, Mutation::Unit(neighbour(term.unit)));
        // Where a term starts is told in words; a day follows from it for two kinds alone, and only beside a base term.
        if !self.compiled.service.sets_a_term() {
            return;
        }
        let counted = match term.kind {
            TermKind::Delivery => Some(Start::BeforeResult),
            TermKind::Keeping => Some(Start::ResultArrival),
            _ => None,
        };
        if let Some(counted) = counted {
            self.push(&term.item, Mutation::Start(if term.start == counted { Start::Acceptance } else { counted }));
        }
        // Of the others, and of a delivery, which is counted backwards, no first day is counted.
        let has_first_day = match term.kind {
            TermKind::Result | TermKind::Extension => true,
            TermKind::Keeping => term.start == Start::ResultArrival,
            _ => false,
        };
        if has_first_day && term.limit().is_some() {
            let other = if term.first_day == FirstDay::Next { FirstDay::Same } else { FirstDay::Next };
            self.push(&term.item, Mutation::FirstDay(other));
        }
    }

    fn fee(&mut self, fee: &Fee) {
        self.item(&fee.item);
        let more = match fee.amount {
            FeeAmount::Free => 1,
            FeeAmount::Mci(n) => n.saturating_add(1),
        };
        self.push(&fee.item, Mutation::Mci(more));
    }

    fn office(&mut self, office: &Office) {
        self.item(&office.item);
        for (at, hours) in office.hours.iter().enumerate() {
            let later = |minute: u16| minute.saturating_add(30);
            let mut others = vec![
                Hours { open: later(hours.open), ..*hours },
                Hours { close: later(hours.close), ..*hours },
                Hours { duty: !hours.duty, ..*hours },
            ];
            others.extend(hours.lunch.map(|_| Hours { lunch: None, ..*hours }));
            others.extend(hours.days.map(|(first, last)| {
                let days = if last < 6 { (first, last + 1) } else { (first.saturating_sub(1), last) };
                Hours { days: Some(days), ..*hours }
            }));
            for to in others {
                let how = format!("{} become {}", hours_spelled(hours), hours_spelled(&to));
                self.push(&office.item, Mutation::Hours(at, to, how));
            }
        }
    }

    fn channel(&mut self, channel: &Channel) {
        let service = &self.compiled.service;
        let fact = self.facts.by_code(service.channel);
        let option = fact.and_then(|fact| fact.option_by_code(channel.option));
        let name = format!("channel {}", option.map_or("?", |option| option.id.as_str()));
        let mut mutations: Vec<Mutation> =
            self.slips.of(&channel.when).into_iter().map(|(to, how)| Mutation::When(to, how)).collect();
        // A service has a channel at least.
        if service.channels.len() > 1 {
            mutations.push(Mutation::Dropped);
        }
        // Without hours it is open at any time anyhow.
        if service.accepting_office(channel).is_some() {
            mutations.push(Mutation::RoundTheClock(!channel.round_the_clock));
        }
        let of = Of::Channel(channel.option);
        self.made.extend(mutations.into_iter().map(|mutation| Mutant { of, name: name.clone(), mutation }));
    }
}
