//! What is proven about the guide, besides what is proven about every interview.

use super::carried::{asks, carried_over, takes_all};
use super::lengths::Lengths;
use super::obligations::Obligations;
use super::report::GuideCounts;
use super::space::{Space, Valued};
use super::{GuideProof, Play};
use crate::law::{Exit, Step};
use crate::logic::{Condition, FactId, OptionId};
use crate::source::{Compiled, Rules};
use biodivine_lib_bdd::Bdd;
use std::collections::BTreeSet;

/// Proves the guide: that it ends for everybody, in one way, and what it leads to agrees with that.
pub fn prove_guide(rules: &Rules, guide: &Compiled) -> GuideProof {
    // Exits of services are held against the guide's answers: their dates are compared in its space.
    let exits = rules.services.iter().flat_map(|compiled| &compiled.service.exits);
    let exits: Vec<&Condition> = exits.map(|exit| &exit.item.when).collect();
    let space = Space::with(&guide.service, &exits);
    let play = Play::new(&guide.service, &space);
    let mut work = Obligations::new(rules, guide, &play);
    work.questions_are_reached();
    work.questions_are_never_idle();
    let ends = Ends::of(rules, guide, &play);
    ends.options_matter(&mut work);
    ends.outcomes_exclude_one_another(&mut work);
    ends.everybody_is_led_somewhere(&mut work);
    ends.outcomes_are_reached(&mut work);
    ends.services_and_variants_are_reached(&mut work);
    ends.services_agree(&mut work);
    ends.borrowed_exits_hold(&mut work);
    ends.nothing_is_asked_twice(&mut work);
    GuideProof { counts: ends.counts(), faults: work.faults }
}

/// Where the guide ends.
struct Ends<'e> {
    rules: &'e Rules,
    guide: &'e Compiled,
    play: &'e Play<'e>,
    /// Of each outcome, where the interview ends in it.
    reached: Vec<Bdd>,
    /// Of each outcome, where its condition holds for somebody who knows every answer, asked or not.
    meant: Vec<Bdd>,
    /// Where every answer is known.
    known: Bdd,
}

impl<'e> Ends<'e> {
    fn of(rules: &'e Rules, guide: &'e Compiled, play: &'e Play<'e>) -> Ends<'e> {
        let space = play.space;
        let known = space.facts().fold(space.valid.clone(), |known, fact| known.and_not(&space.left_open(fact)));
        let exits = &guide.service.exits;
        let reached = exits.iter().map(|exit| play.value(&exit.item.when).yes.and(&space.valid)).collect();
        let meant = exits.iter().map(|exit| space.value(&exit.item.when, &|_| space.all()).yes.and(&known)).collect();
        Ends { rules, guide, play, reached, meant, known }
    }

    fn name(&self, exit: &Exit) -> &str {
        self.guide.names.item(exit.item.id)
    }

    /// The outcomes, each with where the interview ends in it.
    fn outcomes(&self) -> impl Iterator<Item = (&'e Exit, &Bdd)> {
        self.guide.service.exits.iter().zip(&self.reached)
    }

    /// Of each step of each outcome: the outcome, where the interview ends in it, the step, and its service.
    fn steps(&self) -> impl Iterator<Item = (&'e Exit, &Bdd, &'e Step, &'e Compiled)> {
        self.outcomes().flat_map(move |(exit, reached)| {
            let of = move |step: &'e Step| {
                let mut services = self.rules.services.iter();
                let service = services.find(|compiled| compiled.service.id == step.link.service)?;
                Some((exit, reached, step, service))
            };
            exit.route.iter().filter_map(of)
        })
    }

    /// Where a question is asked, two answers to it lead to different outcomes; or a service asks it too, and is told.
    fn options_matter(&self, work: &mut Obligations) {
        let outcomes: Vec<Bdd> = self.guide.service.exits.iter().flat_map(|exit| self.both(&exit.item.when)).collect();
        for question in &self.guide.service.questions {
            let fact = question.fact;
            let answered = self.play.answered(fact);
            let is_told = |reached: &Bdd| !reached.and(&answered).is_false();
            let by_a_step = self
                .steps()
                .any(|(_, reached, step, compiled)| asks(&compiled.service, step, fact) && is_told(reached));
            let by_a_lender = self
                .borrowed()
                .any(|(_, reached, lender, _)| lender.service.question(fact).is_some() && is_told(reached));
            if by_a_step || by_a_lender {
                continue;
            }
            let asked = self.play.space.forget(&answered, fact);
            let pairs = self.play.space.pairs(fact);
            let idle = pairs.iter().filter(|pair| work.difference(&outcomes, pair).and(&asked).is_false()).count();
            if idle > 0 && !asked.is_false() {
                let name = work.name(fact);
                let reason = format!(
                    "{idle} pair(s) of its options never lead to different outcomes, and no service that they lead to \
                     asks it: make them one option, or take one out"
                );
                work.fault(&name, reason);
            }
        }
    }

    fn both(&self, condition: &Condition) -> [Bdd; 2] {
        let Valued { yes, no } = self.play.value(condition);
        [yes, no]
    }

    fn outcomes_exclude_one_another(&self, work: &mut Obligations) {
        let exits = &self.guide.service.exits;
        for (at, (other, also)) in exits.iter().zip(&self.meant).enumerate() {
            let clash = exits.iter().zip(&self.meant).take(at).find(|(_, meant)| !meant.and(also).is_false());
            if let Some((one, meant)) = clash {
                let facts: BTreeSet<FactId> =
                    one.item.when.facts().into_iter().chain(other.item.when.facts()).collect();
                let example = work.written(&self.play.space.example(&meant.and(also), &|fact| facts.contains(&fact)));
                let reason = format!(
                    "it holds together with \"{}\", for example with {example}: make the conditions exclude each other",
                    self.name(one)
                );
                work.fault(self.name(other), reason);
            }
        }
    }

    fn everybody_is_led_somewhere(&self, work: &mut Obligations) {
        let nowhere = self.meant.iter().fold(self.known.clone(), |rest, meant| rest.and_not(meant));
        if !nowhere.is_false() {
            let example = self.path(&nowhere, work);
            let reason = format!("no outcome holds, for example with {example}: add one, or widen a condition");
            work.fault("outcomes", reason);
        }
    }

    /// One way through the interview that lies in the diagram: what is asked on it and what is answered.
    fn path(&self, bdd: &Bdd, work: &Obligations) -> String {
        let space = self.play.space;
        let witness = space.given(&space.example(bdd, &|_| true));
        work.written(&space.example(&witness, &|fact| !self.play.answered(fact).and(&witness).is_false()))
    }

    fn outcomes_are_reached(&self, work: &mut Obligations) {
        for (exit, reached) in self.outcomes() {
            if reached.is_false() {
                work.fault(
                    self.name(exit),
                    "no answers lead to this outcome: correct its condition, or take it out".into(),
                );
            }
        }
    }

    /// Of a repealed service the page alone, which says where to go today, and none of its variants.
    fn services_and_variants_are_reached(&self, work: &mut Obligations) {
        for compiled in &self.rules.services {
            let service = &compiled.service;
            if !self.steps().any(|(.., found)| found.id == compiled.id) {
                let reason = format!("nobody is led to \"{}\": add an outcome with it among the steps", compiled.id);
                work.fault("outcomes", reason);
                continue;
            }
            let variant = service.variant.and_then(|variant| service.question(variant));
            let Some(question) = variant.filter(|_| service.repeal.is_none()) else { continue };
            for choice in question.kind.choices() {
                if !self.is_reached(compiled, question.fact, choice.option) {
                    let name = self.rules.facts.by_code(question.fact).map_or("?", |fact| &fact.id);
                    let fact = self.rules.facts.by_code(question.fact);
                    let option =
                        fact.and_then(|fact| fact.option_by_code(choice.option)).map_or("?", |option| &option.id);
                    let reason = format!("nobody is led to \"{}\" with {name}={option}: add an outcome", compiled.id);
                    work.fault("outcomes", reason);
                }
            }
        }
    }

    /// Whether a variant of a service is led to, or told by an exit of that service.
    fn is_reached(&self, compiled: &Compiled, variant: FactId, option: OptionId) -> bool {
        let chosen = self.play.value(&Condition::Is(variant, option)).yes;
        let led = self.steps().filter(|(.., found)| found.id == compiled.id).any(|(_, reached, step, _)| {
            match step.gives.iter().find(|(fact, _)| *fact == variant) {
                Some((_, given)) => *given == option && !reached.is_false(),
                None => !reached.and(&chosen).is_false(),
            }
        });
        led || self
            .borrowed()
            .any(|(_, reached, lender, _)| lender.id == compiled.id && !reached.and(&chosen).is_false())
    }

    /// With the answers that are carried over no step ends at once in an exit of its service.
    fn services_agree(&self, work: &mut Obligations) {
        for (exit, reached, step, compiled) in self.steps() {
            for other in &compiled.service.exits {
                let clash = reached.and(&self.play.value(&carried_over(&other.item.when, step)).yes);
                if !clash.is_false() {
                    let reason = format!(
                        "\"{}\" answers with its exit \"{}\", for example with {}",
                        compiled.id,
                        compiled.names.item(other.item.id),
                        self.path(&clash, work)
                    );
                    work.fault(self.name(exit), reason);
                }
            }
        }
    }

    /// Of each borrowed outcome: it, where the interview ends in it, the service that it is of, and its name there.
    fn borrowed(&self) -> impl Iterator<Item = (&'e Exit, &Bdd, &'e Compiled, &'e str)> {
        let file = self.rules.guide_source.as_ref();
        let sources = file.map(|file| file.outcomes.as_slice()).unwrap_or_default();
        self.outcomes().filter_map(move |(exit, reached)| {
            let source = sources.iter().find(|source| source.id == self.name(exit))?;
            let borrow = source.borrow.as_ref()?;
            Some((exit, reached, self.rules.service(&borrow.service)?, borrow.exit.as_str()))
        })
    }

    /// Whoever is told a service's exit by the guide is told it by the service too.
    fn borrowed_exits_hold(&self, work: &mut Obligations) {
        for (exit, reached, lender, name) in self.borrowed() {
            let exits = &lender.service.exits;
            let Some(own) = exits.iter().find(|exit| lender.names.item(exit.item.id) == name) else { continue };
            let before = exits.iter().filter(|other| other.kind < own.kind);
            let overruled = before.map(|other| self.play.value(&other.item.when).yes);
            let overruled = overruled.fold(self.play.space.none(), |any, other| any.or(&other));
            let wrong = reached.and_not(&self.play.value(&own.item.when).yes.and_not(&overruled));
            if !wrong.is_false() {
                let reason = format!(
                    "\"{}\" answers otherwise than with its exit \"{name}\", for example with {}",
                    lender.id,
                    self.path(&wrong, work)
                );
                work.fault(self.name(exit), reason);
            }
        }
    }

    /// What the guide has asked, a service that asks it too takes as answered, whatever the answer.
    fn nothing_is_asked_twice(&self, work: &mut Obligations) {
        let mut seen = BTreeSet::new();
        for (_, _, step, compiled) in self.steps() {
            let questions = self.guide.service.questions.iter().filter(|own| asks(&compiled.service, step, own.fact));
            for own in questions {
                let theirs = compiled.service.question(own.fact);
                if theirs.is_some_and(|theirs| !takes_all(theirs, own)) && seen.insert((own.fact, &compiled.id)) {
                    let reason = format!("\"{}\" asks it again: it offers other answers", compiled.id);
                    let name = work.name(own.fact);
                    work.fault(&name, reason);
                }
            }
        }
    }

    fn counts(&self) -> GuideCounts {
        let service = &self.guide.service;
        let lengths = Lengths::new(service, self.play);
        let longest = |among: &Bdd| lengths.longest(among).unwrap_or(0);
        let ways: Vec<usize> = self.reached.iter().filter_map(|reached| lengths.shortest(reached)).collect();
        let led: BTreeSet<&str> = self.steps().map(|(.., compiled)| compiled.id.as_str()).collect();
        GuideCounts {
            questions: service.questions.len(),
            options: service.questions.iter().map(|question| question.kind.choices().len()).sum(),
            paths: self.play.complete().exact_cardinality().to_string(),
            outcomes: service.exits.len(),
            services: led.len(),
            longest: longest(&self.play.all_known()),
            longest_unsure: longest(&self.play.space.valid),
            mean: ways.iter().sum::<usize>() as f64 / ways.len().max(1) as f64,
        }
    }
}
