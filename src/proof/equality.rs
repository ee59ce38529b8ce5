use super::Play;
use super::mutation::{Mutant, Mutation, Of};
use super::space::{Space, Valued};
use crate::law::{Document, Effect, Ground, Item, KnownTo, Section, Service};
use crate::logic::Condition;
use biodivine_lib_bdd::Bdd;

/// Tells the changes that say the same as the rules, for all answers that the interview can end with.
pub(super) struct Equality<'e> {
    service: &'e Service,
    play: &'e Play<'e>,
    /// The ends of the interview at which no exit holds.
    without_exit: Bdd,
    ends: Bdd,
}

impl Equality<'_> {
    /// For each mutant whether it equals the service.
    pub(super) fn of(service: &Service, mutants: &[Mutant]) -> Vec<bool> {
        let space = Space::with(service, &conditions(mutants));
        let play = Play::new(service, &space);
        let ends = play.complete();
        let equality = Equality { service, play: &play, without_exit: ends.and_not(&play.over()), ends };
        mutants.iter().map(|mutant| equality.is_equal(mutant)).collect()
    }

    /// Everything but a condition shows as soon as its item is there. That a condition compares other dates is equal only
    /// where the comparison does not matter: how dates of different units or days hang together is not known here.
    fn is_equal(&self, mutant: &Mutant) -> bool {
        let id = match mutant.of {
            Of::Item(id) => id,
            Of::Channel(option) => {
                let channel = self.service.channels.iter().find(|channel| channel.option == option);
                return match (&mutant.mutation, channel) {
                    (Mutation::When(to, _), Some(channel)) => {
                        self.same(&self.play.value(&channel.when), &self.play.value(to), &self.ends)
                    }
                    _ => false,
                };
            }
        };
        let document = self.service.documents.iter().find(|document| document.item.id == id);
        let ground = self.service.grounds.iter().find(|ground| ground.item.id == id);
        match (&mutant.mutation, document, ground) {
            (Mutation::When(..) | Mutation::Unless(..), Some(document), _) => {
                let changed = mutant.applied(self.service);
                let other = changed.documents.iter().find(|document| document.item.id == id);
                other.is_some_and(|other| self.same(&self.needed(document), &self.needed(other), &self.without_exit))
            }
            (Mutation::When(to, _), _, Some(ground)) => {
                let (one, other) = (self.play.value(&ground.item.when), self.play.value(to));
                if turns_on_no_alone(ground) {
                    return one.no.xor(&other.no).and(&self.without_exit).is_false();
                }
                self.same(&one, &other, &self.without_exit)
            }
            // What can only cancel later is told of alike, whoever can know it, but to whom it cannot happen.
            (Mutation::KnownTo(_), _, Some(ground)) if ground.effect == Effect::Cancelled => {
                self.play.value(&ground.item.when).no.and(&self.without_exit).is_false()
            }
            (Mutation::When(to, _), None, None) => {
                let item = self.service.items().find(|item| item.id == id);
                item.is_some_and(|item| self.same(&self.play.value(&item.when), &self.play.value(to), self.told(item)))
            }
            _ => false,
        }
    }

    fn same(&self, one: &Valued, other: &Valued, at: &Bdd) -> bool {
        one.yes.xor(&other.yes).or(&one.no.xor(&other.no)).and(at).is_false()
    }

    fn needed(&self, document: &Document) -> Valued {
        let (when, unless) = (self.play.value(&document.item.when), self.play.value(&document.unless));
        Valued { yes: when.yes.and(&unless.no), no: when.no.or(&unless.yes) }
    }

    /// Where the page shows the item if it applies.
    fn told(&self, item: &Item) -> &Bdd {
        let is_exit = self.service.exits.iter().any(|exit| exit.item.id == item.id);
        let beside_exits = [Section::Instead, Section::Path, Section::Where, Section::Silence];
        let mut notes = self.service.notes.iter().filter(|note| beside_exits.contains(&note.section));
        if is_exit || notes.any(|note| note.item.id == item.id) { &self.ends } else { &self.without_exit }
    }
}

/// Whether it certainly or only perhaps applies makes no difference to such a ground.
fn turns_on_no_alone(ground: &Ground) -> bool {
    ground.known_to == KnownTo::Officer || ground.effect == Effect::Cancelled
}

/// The conditions that mutants have in place of the service's own.
fn conditions(mutants: &[Mutant]) -> Vec<&Condition> {
    let all = mutants.iter().filter_map(|mutant| match &mutant.mutation {
        Mutation::When(to, _) | Mutation::Unless(to, _) => Some(to),
        _ => None,
    });
    all.collect()
}
