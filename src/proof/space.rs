use super::dates::{Relation, relations};
use crate::law::{Kind, Service};
use crate::logic::{Answer, Answers, Condition, FactId, OptionId, Rest};
use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable, BddVariableSet};
use std::collections::BTreeMap;

/// The possible answers to a service's questions, as variables of decision diagrams.
pub struct Space {
    set: BddVariableSet,
    facts: BTreeMap<FactId, FactVars>,
    /// One variable a date atom: it holds or it does not, where both days are known.
    atoms: Vec<(DateAtom, BddVariable)>,
    /// Assignments that are answers: one option each, date atoms in the order of their thresholds.
    pub valid: Bdd,
}

/// The variables of one fact.
enum FactVars {
    /// One variable an option, and one for "I don't know" where it is offered.
    Choice { options: Vec<(OptionId, BddVariable)>, unknown: Option<BddVariable> },
    /// One variable an option, and one for "about the others I don't know".
    Several { options: Vec<(OptionId, BddVariable)>, unknown: Option<BddVariable> },
    /// Whether a date was given; what it means stands in the atoms.
    Date { given: BddVariable, optional: bool },
}

type DateAtom = Condition;

/// Where a condition is yes and where it is no.
#[derive(Clone)]
pub struct Valued {
    pub yes: Bdd,
    pub no: Bdd,
}

impl Valued {
    pub fn unknown(&self) -> Bdd {
        self.yes.or(&self.no).not()
    }
}

impl Space {
    pub fn new(service: &Service) -> Space {
        Space::with(service, &[])
    }

    /// With the dates that these conditions compare besides, so that they can be held against the service's own.
    pub fn with(service: &Service, others: &[&Condition]) -> Space {
        let mut names: Vec<String> = Vec::new();
        let mut name = |text: String| {
            names.push(text);
            names.len() - 1
        };
        let mut layout: Vec<(FactId, Kind, Vec<usize>, Option<usize>)> = Vec::new();
        // The channel's options are those that this service offers: they come below.
        for question in service.questions.iter().filter(|question| question.fact != service.channel) {
            let options =
                question.kind.choices().iter().map(|choice| name(format!("{}.{}", question.fact.0, choice.option.0)));
            let options: Vec<usize> = options.collect();
            let open = question.may_not_know || question.delicate;
            let last = match question.kind {
                Kind::Date => Some(name(format!("{}.given", question.fact.0))),
                _ => open.then(|| name(format!("{}.unknown", question.fact.0))),
            };
            layout.push((question.fact, question.kind.clone(), options, last));
        }
        let channel: Vec<usize> =
            service.channels.iter().map(|channel| name(format!("channel.{}", channel.option.0))).collect();
        let mut atoms: Vec<(DateAtom, usize)> = Vec::new();
        for condition in conditions(service).iter().chain(others) {
            condition.atoms(&mut |atom| {
                if matches!(atom, Condition::NotAfter { .. }) && !atoms.iter().any(|(known, _)| known == atom) {
                    atoms.push((atom.clone(), name(format!("atom.{}", atoms.len()))));
                }
            });
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let set = BddVariableSet::new(&names);
        let vars = set.variables();
        let mut facts = BTreeMap::new();
        for (fact, kind, options, last) in layout {
            let optional = service.question(fact).is_some_and(|question| question.may_not_know || question.delicate);
            let options = |choices: &[crate::law::Choice]| {
                choices.iter().map(|choice| choice.option).zip(options.iter().map(|at| vars[*at])).collect::<Vec<_>>()
            };
            let known = match (&kind, last) {
                (Kind::Choice(choices), last) => {
                    FactVars::Choice { options: options(choices), unknown: last.map(|at| vars[at]) }
                }
                (Kind::Several(choices), last) => {
                    FactVars::Several { options: options(choices), unknown: last.map(|at| vars[at]) }
                }
                (Kind::Date, Some(at)) => FactVars::Date { given: vars[at], optional },
                (Kind::Date, None) => continue,
            };
            facts.insert(fact, known);
        }
        let options = service.channels.iter().map(|channel| channel.option).zip(channel.iter().map(|at| vars[*at]));
        if !channel.is_empty() {
            facts.insert(service.channel, FactVars::Choice { options: options.collect(), unknown: None });
        }
        let atoms = atoms.into_iter().map(|(atom, at)| (atom, vars[at])).collect();
        let mut space = Space { valid: set.mk_true(), set, facts, atoms };
        space.valid = space.constraints();
        space
    }

    pub fn all(&self) -> Bdd {
        self.set.mk_true()
    }

    pub fn none(&self) -> Bdd {
        self.set.mk_false()
    }

    pub fn facts(&self) -> impl Iterator<Item = FactId> {
        self.facts.keys().copied()
    }

    /// The value of a condition where `answered` says which facts have been answered.
    pub fn value(&self, condition: &Condition, answered: &dyn Fn(FactId) -> Bdd) -> Valued {
        match condition {
            Condition::All(parts) => {
                let mut all = Valued { yes: self.all(), no: self.none() };
                for part in parts.iter().map(|part| self.value(part, answered)) {
                    all = Valued { yes: all.yes.and(&part.yes), no: all.no.or(&part.no) };
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = Valued { yes: self.none(), no: self.all() };
                for part in parts.iter().map(|part| self.value(part, answered)) {
                    any = Valued { yes: any.yes.or(&part.yes), no: any.no.and(&part.no) };
                }
                any
            }
            Condition::Not(part) => {
                let part = self.value(part, answered);
                Valued { yes: part.no, no: part.yes }
            }
            Condition::Is(fact, option) | Condition::Has(fact, option) => {
                let Some(var) = self.option(*fact, *option) else {
                    // An option that is not offered in this service: never chosen.
                    return Valued { yes: self.none(), no: answered(*fact) };
                };
                let holds = self.set.mk_var(var);
                let known = answered(*fact);
                let open = self.left_open(*fact);
                Valued { yes: known.and(&holds), no: known.and(&holds.not()).and_not(&open) }
            }
            Condition::NotAfter { earlier, later, .. } => {
                let mut known = self.all();
                for fact in [earlier.fact(), later.fact()].into_iter().flatten() {
                    known = known.and(&answered(fact)).and_not(&self.left_open(fact));
                }
                let atom = self.atoms.iter().find(|(atom, _)| atom == condition);
                let holds = atom.map_or(self.none(), |(_, var)| self.set.mk_var(*var));
                Valued { yes: known.and(&holds), no: known.and_not(&holds) }
            }
        }
    }

    /// Where the fact is answered with "I don't know", in whole or in part.
    pub fn left_open(&self, fact: FactId) -> Bdd {
        match self.facts.get(&fact) {
            Some(FactVars::Choice { unknown: Some(var), .. } | FactVars::Several { unknown: Some(var), .. }) => {
                self.set.mk_var(*var)
            }
            Some(FactVars::Date { given, .. }) => self.set.mk_not_var(*given),
            _ => self.none(),
        }
    }

    /// One fixed answer, to count an unasked fact once.
    pub fn canonical(&self, fact: FactId) -> Bdd {
        let all_off = |vars: &mut dyn Iterator<Item = BddVariable>| {
            vars.fold(self.all(), |all, var| all.and(&self.set.mk_not_var(var)))
        };
        match self.facts.get(&fact) {
            Some(FactVars::Choice { options, unknown }) => match options.first() {
                Some((_, first)) => {
                    let others = &mut options.iter().skip(1).map(|(_, var)| *var).chain(*unknown);
                    self.set.mk_var(*first).and(&all_off(others))
                }
                None => self.all(),
            },
            Some(FactVars::Several { options, unknown }) => {
                all_off(&mut options.iter().map(|(_, var)| *var).chain(*unknown))
            }
            Some(FactVars::Date { given, .. }) => {
                let atoms = self.atoms.iter().filter(|(atom, _)| atom.own_facts().contains(&Some(fact)));
                self.set.mk_not_var(*given).and(&all_off(&mut atoms.map(|(_, var)| *var)))
            }
            None => self.all(),
        }
    }

    /// Pairs of known answers to one fact that differ in one option, each as a way to fix the fact's variables.
    pub fn pairs(&self, fact: FactId) -> Vec<[Choice; 2]> {
        match self.facts.get(&fact) {
            Some(FactVars::Choice { options, unknown }) => {
                let fixed = |chosen: BddVariable| {
                    let vars = options.iter().map(|(_, var)| *var).chain(*unknown);
                    Choice(vars.map(|var| (var, var == chosen)).collect())
                };
                let mut pairs = Vec::new();
                for (at, (_, one)) in options.iter().enumerate() {
                    for (_, other) in options.iter().skip(at + 1) {
                        pairs.push([fixed(*one), fixed(*other)]);
                    }
                }
                pairs
            }
            Some(FactVars::Several { options, unknown }) => {
                let fixed = |var: BddVariable, value: bool| {
                    Choice(std::iter::once((var, value)).chain(unknown.map(|var| (var, false))).collect())
                };
                options.iter().map(|(_, var)| [fixed(*var, true), fixed(*var, false)]).collect()
            }
            Some(FactVars::Date { given, .. }) => {
                let atoms = self.atoms.iter().filter(|(atom, _)| atom.own_facts().contains(&Some(fact)));
                let fixed = |var: BddVariable, value: bool| Choice(vec![(*given, true), (var, value)]);
                atoms.map(|(_, var)| [fixed(*var, true), fixed(*var, false)]).collect()
            }
            None => Vec::new(),
        }
    }

    /// The diagram without a fact's variables: where some answer to it makes it hold.
    pub fn forget(&self, bdd: &Bdd, fact: FactId) -> Bdd {
        bdd.exists(&self.vars(fact))
    }

    /// Answers that lie in the diagram, as far as it asks for them; for messages.
    pub fn example(&self, bdd: &Bdd, asked: &dyn Fn(FactId) -> bool) -> Answers {
        let Some(witness) = bdd.and(&self.valid).sat_witness() else {
            return Answers::new();
        };
        let answers = self.facts.iter().filter(|(fact, _)| asked(**fact));
        answers.filter_map(|(fact, vars)| Some((*fact, self.read(vars, &witness)?))).collect()
    }

    fn read(&self, vars: &FactVars, witness: &BddValuation) -> Option<Answer> {
        let on = |var: &BddVariable| witness.value(*var);
        Some(match vars {
            FactVars::Choice { options, unknown } => match options.iter().find(|(_, var)| on(var)) {
                Some((option, _)) => Answer::Option(*option),
                None => unknown.as_ref().filter(|var| on(var)).map(|_| Answer::DontKnow)?,
            },
            FactVars::Several { options, unknown } => Answer::Several {
                yes: options.iter().filter(|(_, var)| on(var)).map(|(option, _)| *option).collect(),
                rest: if unknown.as_ref().is_some_and(on) { Rest::Unknown } else { Rest::No },
            },
            FactVars::Date { given, .. } if !on(given) => Answer::DontKnow,
            FactVars::Date { .. } => return None,
        })
    }

    /// The diagram of answers that agree with these; for holding the symbolic play against the real one.
    pub fn given(&self, answers: &Answers) -> Bdd {
        let mut all = self.valid.clone();
        for (fact, vars) in &self.facts {
            let Some(answer) = answers.get(*fact) else { continue };
            let mut fix = |var: BddVariable, value: bool| all = all.and(&self.set.mk_literal(var, value));
            match (vars, answer) {
                (FactVars::Choice { options, unknown }, answer) => {
                    for (option, var) in options {
                        fix(*var, *answer == Answer::Option(*option));
                    }
                    if let Some(var) = unknown {
                        fix(*var, answer.is_open());
                    }
                }
                (FactVars::Several { options, unknown }, Answer::Several { yes, rest }) => {
                    for (option, var) in options {
                        fix(*var, yes.contains(option));
                    }
                    if let Some(var) = unknown {
                        fix(*var, *rest == Rest::Unknown);
                    }
                }
                (FactVars::Date { given, .. }, answer) => fix(*given, matches!(answer, Answer::Date(_))),
                _ => {}
            }
        }
        all
    }

    fn vars(&self, fact: FactId) -> Vec<BddVariable> {
        let atoms =
            || self.atoms.iter().filter(|(atom, _)| atom.own_facts().contains(&Some(fact))).map(|(_, var)| *var);
        match self.facts.get(&fact) {
            Some(FactVars::Choice { options, unknown } | FactVars::Several { options, unknown }) => {
                options.iter().map(|(_, var)| *var).chain(*unknown).collect()
            }
            Some(FactVars::Date { given, .. }) => std::iter::once(*given).chain(atoms()).collect(),
            None => Vec::new(),
        }
    }

    fn option(&self, fact: FactId, option: OptionId) -> Option<BddVariable> {
        let (FactVars::Choice { options, .. } | FactVars::Several { options, .. }) = self.facts.get(&fact)? else {
            return None;
        };
        options.iter().find(|(known, _)| *known == option).map(|(_, var)| *var)
    }

    fn constraints(&self) -> Bdd {
        let var = |var: BddVariable| self.set.mk_var(var);
        let mut valid = self.all();
        for vars in self.facts.values() {
            match vars {
                FactVars::Choice { options, unknown } => {
                    let all: Vec<BddVariable> = options.iter().map(|(_, var)| *var).chain(*unknown).collect();
                    valid = valid.and(&exactly_one(&self.set, &all.iter().map(|v| var(*v)).collect::<Vec<_>>()));
                }
                FactVars::Several { options, unknown: Some(unknown) } => {
                    let all_yes = options.iter().fold(self.all(), |all, (_, option)| all.and(&var(*option)));
                    valid = valid.and_not(&var(*unknown).and(&all_yes));
                }
                FactVars::Several { unknown: None, .. } => {}
                FactVars::Date { given, optional } => {
                    if !optional {
                        valid = valid.and(&var(*given));
                    }
                }
            }
        }
        for (atom, holds) in &self.atoms {
            for fact in atom.own_facts().into_iter().flatten() {
                valid = valid.and_not(&var(*holds).and(&self.left_open(fact)));
            }
        }
        for (at, (one, first)) in self.atoms.iter().enumerate() {
            for (other, second) in self.atoms.iter().skip(at + 1) {
                let known = self.known_dates(one).and(&self.known_dates(other));
                for relation in relations(one, other) {
                    let broken = match relation {
                        Relation::FirstImpliesSecond => var(*first).and_not(&var(*second)),
                        Relation::SecondImpliesFirst => var(*second).and_not(&var(*first)),
                        Relation::NotBoth => var(*first).and(&var(*second)),
                        Relation::OneOfThem => var(*first).or(&var(*second)).not(),
                    };
                    valid = valid.and_not(&broken.and(&known));
                }
            }
        }
        valid
    }

    fn known_dates(&self, atom: &Condition) -> Bdd {
        let open = |all: Bdd, fact: FactId| all.and_not(&self.left_open(fact));
        atom.own_facts().into_iter().flatten().fold(self.all(), open)
    }
}

/// Values for the variables of one fact.
pub struct Choice(Vec<(BddVariable, bool)>);

impl Choice {
    /// The diagram as it is after this answer.
    pub fn applied(&self, bdd: &Bdd) -> Bdd {
        bdd.restrict(&self.0)
    }
}

/// Exactly one of these holds.
pub fn exactly_one(set: &BddVariableSet, bdds: &[Bdd]) -> Bdd {
    let (mut none, mut one) = (set.mk_true(), set.mk_false());
    for bdd in bdds {
        one = one.and_not(bdd).or(&none.and(bdd));
        none = none.and_not(bdd);
    }
    one
}

/// Two or more of these hold.
pub fn two_or_more(space: &Space, bdds: &[Bdd]) -> Bdd {
    let (mut one, mut two) = (space.none(), space.none());
    for bdd in bdds {
        two = two.or(&one.and(bdd));
        one = one.or(bdd);
    }
    two
}

impl Space {
    pub fn exactly_one(&self, bdds: &[Bdd]) -> Bdd {
        exactly_one(&self.set, bdds)
    }
}

/// Every condition of a service.
pub fn conditions(service: &Service) -> Vec<&Condition> {
    let items = service.items().map(|item| &item.when);
    let unless = service.documents.iter().map(|document| &document.unless);
    let channels = service.channels.iter().map(|channel| &channel.when);
    let duties = service.duties.iter().map(|duty| &duty.due);
    items.chain(unless).chain(channels).chain(duties).collect()
}
