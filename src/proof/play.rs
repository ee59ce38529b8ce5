use super::space::{Space, Valued};
use crate::interview::{Goal, goals};
use crate::law::Service;
use crate::logic::{Condition, FactId};
use biodivine_lib_bdd::Bdd;
use std::collections::BTreeMap;

/// The interview for all answers at once: for each fact, the answers under which it is asked.
///
/// Goals come in their order, and within a goal the questions in declared order. A goal's open facts only become fewer
/// as answers come in, so one pass over the questions settles it, and the whole interview is one pass over pairs of
/// goal and question.
pub struct Play<'s> {
    pub space: &'s Space,
    service: &'s Service,
    answered: BTreeMap<FactId, Bdd>,
    over: Bdd,
    /// The moments at which a question is asked, in order.
    pub moves: Vec<Move>,
}

/// One moment of the interview.
pub struct Move {
    pub fact: FactId,
    /// The answers under which the fact is asked at this moment.
    pub asked: Bdd,
    /// What had been answered before it.
    pub before: BTreeMap<FactId, Bdd>,
}

impl<'s> Play<'s> {
    pub fn new(service: &'s Service, space: &'s Space) -> Play<'s> {
        let answered = space.facts().map(|fact| (fact, space.none())).collect();
        let mut play = Play { space, service, answered, over: space.none(), moves: Vec::new() };
        if let [_] = service.channels[..] {
            play.answered.insert(service.channel, space.valid.clone());
        }
        play.close(|_| true);
        for goal in goals(service) {
            for question in &service.questions {
                play.visit(&goal, question.fact);
            }
        }
        play
    }

    fn visit(&mut self, goal: &Goal, fact: FactId) {
        let open = match goal {
            Goal::Fact(wanted) if *wanted == fact => self.answered(fact).not(),
            Goal::Fact(_) => return,
            Goal::Exit(when) | Goal::Condition(when) => {
                if !when.facts().contains(&fact) {
                    return;
                }
                self.open(when, fact)
            }
        };
        let mut asked = self.space.valid.and(&open).and_not(&self.over());
        if fact == self.service.channel {
            asked = asked.and(&self.only_offered());
        }
        if !asked.is_false() {
            let answered = self.answered(fact).or(&asked);
            self.moves.push(Move { fact, asked, before: self.answered.clone() });
            self.answered.insert(fact, answered);
            self.close(|when| when.facts().contains(&fact));
        }
    }

    /// Takes in where these exits hold by now. What once held goes on to do so: answers only settle more.
    fn close(&mut self, is_concerned: impl Fn(&Condition) -> bool) {
        let service = self.service;
        for exit in service.exits.iter().filter(|exit| is_concerned(&exit.item.when)) {
            self.over = self.over.or(&self.value(&exit.item.when).yes);
        }
    }

    /// Where the chosen channel is one that is offered: others cannot be answered.
    fn only_offered(&self) -> Bdd {
        let channels = self.service.channels.iter().map(|channel| {
            let chosen = Condition::Is(self.service.channel, channel.option);
            let chosen = self.space.value(&chosen, &|_| self.space.all()).yes;
            chosen.and(&self.value(&channel.when).no)
        });
        channels.fold(self.space.all(), |all, refused| all.and_not(&refused))
    }

    /// The answers under which the fact has been answered so far.
    pub fn answered(&self, fact: FactId) -> Bdd {
        self.answered.get(&fact).cloned().unwrap_or_else(|| self.space.none())
    }

    /// The value of a condition at the end of the interview.
    pub fn value(&self, condition: &Condition) -> Valued {
        self.space.value(condition, &|fact| self.answered(fact))
    }

    /// Where an exit holds.
    pub fn over(&self) -> Bdd {
        self.over.clone()
    }

    /// Where every fact that was asked was answered with something known.
    pub fn all_known(&self) -> Bdd {
        let mut known = self.complete();
        for fact in self.space.facts() {
            known = known.and_not(&self.answered(fact).and(&self.space.left_open(fact)));
        }
        known
    }

    /// Each path through the interview once: facts that are not asked on it have one fixed answer.
    pub fn complete(&self) -> Bdd {
        let mut paths = self.space.valid.clone();
        for fact in self.space.facts().filter(|fact| *fact != self.service.channel) {
            paths = paths.and(&self.answered(fact).or(&self.space.canonical(fact)));
        }
        if self.service.channels.len() > 1 {
            let fact = self.service.channel;
            // A channel that is closed to someone is no answer of theirs; where none is asked for, one stands for all.
            let never_asked = self.space.forget(&self.answered(fact), fact).not();
            let chosen = self.answered(fact).and(&self.only_offered());
            paths = paths.and(&chosen.or(&never_asked.and(&self.space.canonical(fact))));
        }
        paths
    }

    /// Where the fact is still open in this condition: as [`open_facts`](crate::logic::open_facts) finds it.
    fn open(&self, condition: &Condition, fact: FactId) -> Bdd {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                let open = parts.iter().fold(self.space.none(), |any, part| any.or(&self.open(part, fact)));
                self.value(condition).unknown().and(&open)
            }
            Condition::Not(part) => self.open(part, fact),
            atom => {
                let own = atom.own_facts();
                if !own.contains(&Some(fact)) {
                    return self.space.none();
                }
                let mut open = self.answered(fact).not();
                for other in own.into_iter().flatten().filter(|other| *other != fact) {
                    // A comparison of two dates is stuck once one of them is "I don't know".
                    let stuck = self.answered(other).and(&self.space.left_open(other));
                    open = open.and_not(&stuck);
                }
                open
            }
        }
    }
}
