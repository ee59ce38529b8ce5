use super::slips::span_spelled;
use crate::calendar::{FirstDay, Span};
use crate::law::*;
use crate::logic::{Condition, OptionId};
use crate::source::spelled;
use std::fmt;

/// One change of a rule file, such as a slip of the pen would make. Texts are not changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutant {
    pub of: Of,
    /// What it is called in the rule file.
    pub name: String,
    pub mutation: Mutation,
}

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Item(ItemId),
    Channel(OptionId),
}

/// The change, with what stands there instead.
#[derive(Clone, Debug, PartialEq)]
pub enum Mutation {
    /// Taken out. An office's item goes; the hours that its channels keep stay.
    Dropped,
    /// Another condition, and how it differs.
    When(Condition, String),
    /// A document's exemption is another, and how it differs.
    Unless(Condition, String),
    /// The number that the item is about.
    Number(u16),
    ExitKind(ExitKind),
    /// One of a document's ways is left out.
    WayDropped(Handling),
    OneWay(bool),
    Stage(Stage),
    Bearer(Bearer),
    IfAny(bool),
    Effect(Effect),
    KnownTo(KnownTo),
    AlsoCancels(bool),
    /// A duty's span, and the number of its texts with it.
    Plus(Span),
    Unit(TermUnit),
    Start(Start),
    FirstDay(FirstDay),
    Mci(u16),
    /// The hours at this place of an office's list are others, and how they differ.
    Hours(usize, Hours, String),
    RoundTheClock(bool),
}

impl fmt::Display for Mutant {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}: {}", self.name, self.mutation)
    }
}

impl fmt::Display for Mutation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Mutation::Dropped => write!(out, "dropped"),
            Mutation::When(_, how) => write!(out, "when {how}"),
            Mutation::Unless(_, how) => write!(out, "unless {how}"),
            Mutation::Number(n) => write!(out, "n {n}"),
            Mutation::ExitKind(ExitKind::AnotherService(code)) => write!(out, "kind another-service {code}"),
            Mutation::ExitKind(kind) => write!(out, "kind {}", spelled(kind)),
            Mutation::WayDropped(way) => write!(out, "handling without {}", spelled(way)),
            Mutation::OneWay(one_way) => write!(out, "one_way {one_way}"),
            Mutation::Stage(stage) => write!(out, "stage {}", spelled(stage)),
            Mutation::Bearer(bearer) => write!(out, "bearer {}", spelled(bearer)),
            Mutation::IfAny(if_any) => write!(out, "if_any {if_any}"),
            Mutation::Effect(effect) => write!(out, "effect {}", spelled(effect)),
            Mutation::KnownTo(known_to) => write!(out, "known_to {}", spelled(known_to)),
            Mutation::AlsoCancels(also) => write!(out, "also_cancels {also}"),
            Mutation::Plus(span) => write!(out, "plus {}", span_spelled(*span)),
            Mutation::Unit(unit) => write!(out, "unit {}", spelled(unit)),
            Mutation::Start(start) => write!(out, "start {}", spelled(start)),
            Mutation::FirstDay(first_day) => write!(out, "first_day {}", spelled(first_day)),
            Mutation::Mci(mci) => write!(out, "mci {mci}"),
            Mutation::Hours(_, _, how) => write!(out, "hours {how}"),
            Mutation::RoundTheClock(always) => write!(out, "round_the_clock {always}"),
        }
    }
}

impl Mutant {
    /// The service with this change.
    pub fn applied(&self, original: &Service) -> Service {
        let mut service = original.clone();
        match self.of {
            Of::Item(id) => change_item(&mut service, id, &self.mutation),
            Of::Channel(option) => change_channel(&mut service, option, &self.mutation),
        }
        service
    }
}

fn change_channel(service: &mut Service, option: OptionId, mutation: &Mutation) {
    if *mutation == Mutation::Dropped {
        return service.channels.retain(|channel| channel.option != option);
    }
    let Some(channel) = service.channels.iter_mut().find(|channel| channel.option == option) else { return };
    match mutation {
        Mutation::When(to, _) => channel.when = to.clone(),
        Mutation::RoundTheClock(to) => channel.round_the_clock = *to,
        _ => {}
    }
}

fn change_item(service: &mut Service, id: ItemId, mutation: &Mutation) {
    match mutation {
        Mutation::Dropped => drop_item(service, id),
        Mutation::When(to, _) => {
            alter_item(service, id, |item| item.when = to.clone());
            alter(&mut service.duties, id, |duty| *duty = Duty::new(duty.item.clone(), duty.after, duty.span));
        }
        Mutation::Number(to) => alter_item(service, id, |item| item.n = Some(*to)),
        Mutation::ExitKind(to) => alter(&mut service.exits, id, |exit| exit.kind = *to),
        Mutation::Unless(to, _) => alter(&mut service.documents, id, |document| document.unless = to.clone()),
        Mutation::WayDropped(way) => {
            alter(&mut service.documents, id, |document| document.handling.retain(|known| known != way));
        }
        Mutation::OneWay(to) => alter(&mut service.documents, id, |document| document.one_way = *to),
        Mutation::Stage(to) => alter(&mut service.documents, id, |document| document.stage = *to),
        Mutation::Bearer(to) => alter(&mut service.documents, id, |document| document.bearer = *to),
        Mutation::IfAny(to) => alter(&mut service.documents, id, |document| document.if_any = *to),
        Mutation::Effect(to) => alter(&mut service.grounds, id, |ground| ground.effect = *to),
        Mutation::KnownTo(to) => alter(&mut service.grounds, id, |ground| ground.known_to = *to),
        Mutation::AlsoCancels(to) => alter(&mut service.grounds, id, |ground| ground.also_cancels = *to),
        Mutation::Plus(to) => alter(&mut service.duties, id, |duty| {
            let n = u16::try_from(to.n).ok();
            *duty = Duty::new(Item { n, ..duty.item.clone() }, duty.after, *to);
        }),
        Mutation::Unit(to) => alter(&mut service.terms, id, |term| term.unit = *to),
        Mutation::Start(to) => alter(&mut service.terms, id, |term| term.start = *to),
        Mutation::FirstDay(to) => alter(&mut service.terms, id, |term| term.first_day = *to),
        Mutation::Mci(to) => alter(&mut service.fees, id, |fee| fee.amount = FeeAmount::Mci(*to)),
        Mutation::Hours(at, to, _) => alter(&mut service.offices, id, |office| {
            office.hours.iter_mut().skip(*at).take(1).for_each(|hours| *hours = *to);
        }),
        Mutation::RoundTheClock(_) => {}
    }
}

fn drop_item(service: &mut Service, id: ItemId) {
    service.exits.retain(|exit| exit.item.id != id);
    service.documents.retain(|document| document.item.id != id);
    service.grounds.retain(|ground| ground.item.id != id);
    service.duties.retain(|duty| duty.item.id != id);
    service.terms.retain(|term| term.item.id != id);
    service.fees.retain(|fee| fee.item.id != id);
    service.notes.retain(|note| note.item.id != id);
    // Channels name their office by its place in the list.
    alter(&mut service.offices, id, |office| office.item.when = Condition::never());
}

trait Itemised {
    fn item(&mut self) -> &mut Item;
}

macro_rules! itemised {
    ($($kind:ident),*) => { $(impl Itemised for $kind { fn item(&mut self) -> &mut Item { &mut self.item } })* };
}

itemised!(Exit, Document, Ground, Duty, Term, Fee, Note, Office);

fn alter<T: Itemised>(list: &mut [T], id: ItemId, change: impl FnOnce(&mut T)) {
    if let Some(found) = list.iter_mut().find_map(|element| (element.item().id == id).then_some(element)) {
        change(found);
    }
}

fn alter_item(service: &mut Service, id: ItemId, change: impl Fn(&mut Item)) {
    fn each<T: Itemised>(list: &mut [T], id: ItemId, change: impl Fn(&mut Item)) {
        alter(list, id, |element| change(element.item()));
    }
    each(&mut service.exits, id, &change);
    each(&mut service.documents, id, &change);
    each(&mut service.grounds, id, &change);
    each(&mut service.duties, id, &change);
    each(&mut service.terms, id, &change);
    each(&mut service.fees, id, &change);
    each(&mut service.notes, id, &change);
    each(&mut service.offices, id, &change);
}
