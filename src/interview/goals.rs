use crate::law::{Section, Service, TermKind};
use crate::logic::{Condition, FactId};

/// Something that the interview wants settled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal<'a> {
    /// The condition of an exit: when it holds, the interview is over.
    Exit(&'a Condition),
    /// A fact that is wanted for itself: the variant, the channel.
    Fact(FactId),
    /// The condition of any other item.
    Condition(&'a Condition),
}

/// What the interview of a service settles, in order: exits, variant, channel, term, documents, grounds; then the rest.
pub fn goals(service: &Service) -> Vec<Goal<'_>> {
    let base = |kind: TermKind| matches!(kind, TermKind::Result | TermKind::Extension);
    let mut goals: Vec<Goal> = Vec::with_capacity(service.items().count() + 2);
    let mut want = |condition| {
        if !Condition::is_always(condition) {
            goals.push(Goal::Condition(condition));
        }
    };
    service.terms.iter().filter(|term| base(term.kind)).for_each(|term| want(&term.item.when));
    for document in &service.documents {
        want(&document.item.when);
        want(&document.unless);
    }
    service.grounds.iter().for_each(|ground| want(&ground.item.when));
    service.duties.iter().for_each(|duty| want(&duty.due));
    service.terms.iter().filter(|term| !base(term.kind)).for_each(|term| want(&term.item.when));
    service.fees.iter().for_each(|fee| want(&fee.item.when));
    // What happens instead is told at an exit, from what the exit has asked.
    let notes = service.notes.iter().filter(|note| note.section != Section::Instead);
    notes.for_each(|note| want(&note.item.when));
    service.offices.iter().for_each(|office| want(&office.item.when));

    let mut first: Vec<Goal> = service.exits.iter().map(|exit| Goal::Exit(&exit.item.when)).collect();
    first.extend(service.variant.map(Goal::Fact));
    first.extend(
        service.channels.iter().map(|channel| &channel.when).filter(|when| !when.is_always()).map(Goal::Condition),
    );
    if service.channels.len() > 1 {
        first.push(Goal::Fact(service.channel));
    }
    first.append(&mut goals);
    first
}
