use super::space::Space;
use crate::law::Service;
use crate::logic::Condition;

/// Takes out of every condition what cannot change it, so that no question is asked for nothing: of
/// `(a and b) or (a and not b)` only `a` is left.
///
/// Equality is that of diagrams, over all answers that are known: the conditions mean what they meant, and they are
/// settled at least as early.
pub fn minimise(service: &mut Service) {
    let space = Space::new(service);
    let shorten = |condition: &mut Condition| *condition = minimised(condition, &space);
    service.exits.iter_mut().for_each(|exit| shorten(&mut exit.item.when));
    for document in &mut service.documents {
        shorten(&mut document.item.when);
        shorten(&mut document.unless);
    }
    service.grounds.iter_mut().for_each(|ground| shorten(&mut ground.item.when));
    for duty in &mut service.duties {
        shorten(&mut duty.item.when);
        shorten(&mut duty.due);
    }
    service.terms.iter_mut().for_each(|term| shorten(&mut term.item.when));
    service.fees.iter_mut().for_each(|fee| shorten(&mut fee.item.when));
    service.notes.iter_mut().for_each(|note| shorten(&mut note.item.when));
    service.offices.iter_mut().for_each(|office| shorten(&mut office.item.when));
    service.channels.iter_mut().for_each(|channel| shorten(&mut channel.when));
}

fn minimised(condition: &Condition, space: &Space) -> Condition {
    let meaning = |condition: &Condition| space.value(condition, &|_| space.all()).yes;
    let mut known = space.valid.clone();
    for fact in condition.facts() {
        known = known.and_not(&space.left_open(fact));
    }
    let wanted = meaning(condition).and(&known);
    let same = |other: &Condition| meaning(other).and(&known) == wanted;

    let mut shortest = tidied(condition);
    'again: loop {
        for place in 0..size(&shortest) {
            for constant in [Condition::always(), Condition::never()] {
                let shorter = tidied(&replaced(&shortest, place, &constant));
                if size(&shorter) < size(&shortest) && same(&shorter) {
                    shortest = shorter;
                    continue 'again;
                }
            }
        }
        return shortest;
    }
}

/// The number of nodes.
fn size(condition: &Condition) -> usize {
    1 + match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().map(size).sum(),
        Condition::Not(part) => size(part),
        _ => 0,
    }
}

/// The condition with the node at `place`, counted from the root in written order, replaced.
fn replaced(condition: &Condition, place: usize, by: &Condition) -> Condition {
    if place == 0 {
        return by.clone();
    }
    let within = |parts: &[Condition]| {
        let mut at = 1;
        let parts = parts.iter().map(|part| {
            let first = at;
            at += size(part);
            if (first..at).contains(&place) { replaced(part, place - first, by) } else { part.clone() }
        });
        parts.collect()
    };
    match condition {
        Condition::All(parts) => Condition::All(within(parts)),
        Condition::Any(parts) => Condition::Any(within(parts)),
        Condition::Not(part) => Condition::Not(Box::new(replaced(part, place - 1, by))),
        atom => atom.clone(),
    }
}

/// Without nested `all` in `all`, double negation, single parts and constants.
fn tidied(condition: &Condition) -> Condition {
    match condition {
        Condition::All(parts) => joined(parts, true),
        Condition::Any(parts) => joined(parts, false),
        Condition::Not(part) => match tidied(part) {
            Condition::Not(inner) => *inner,
            Condition::All(parts) if parts.is_empty() => Condition::never(),
            Condition::Any(parts) if parts.is_empty() => Condition::always(),
            part => Condition::Not(Box::new(part)),
        },
        atom => atom.clone(),
    }
}

fn joined(parts: &[Condition], all: bool) -> Condition {
    let mut flat = Vec::new();
    for part in parts {
        match tidied(part) {
            Condition::All(inner) if all => flat.extend(inner),
            Condition::Any(inner) if !all => flat.extend(inner),
            // A constant that settles the whole; the neutral one is dropped by the lines above.
            Condition::All(inner) if inner.is_empty() => return Condition::always(),
            Condition::Any(inner) if inner.is_empty() => return Condition::never(),
            part => {
                if !flat.contains(&part) {
                    flat.push(part);
                }
            }
        }
    }
    match (flat.len(), all) {
        (1, _) => flat.remove(0),
        (_, true) => Condition::All(flat),
        (_, false) => Condition::Any(flat),
    }
}
