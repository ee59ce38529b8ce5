use super::{FactId, OptionId};
use crate::calendar::Span;
use serde::{Deserialize, Serialize};

/// When a rule applies: all / any / not over three kinds of atom.
///
/// `All([])` always holds; `Any([])` never does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// The fact has this option as its one answer.
    Is(FactId, OptionId),
    /// This option is among the fact's several answers.
    Has(FactId, OptionId),
    /// `earlier + span` is not after `later`. The span may be negative.
    NotAfter {
        earlier: DateRef,
        span: Span,
        later: DateRef,
    },
}

/// A day that a condition can speak about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateRef {
    /// A date that the person gave.
    Fact(FactId),
    /// The day on which the application is made.
    Filing,
    /// The day on which it counts as accepted.
    Acceptance,
    /// The last day for the decision.
    Decision,
}

impl Condition {
    /// Holds whatever the answers are.
    pub fn always() -> Condition {
        Condition::All(Vec::new())
    }

    /// Holds for no answers.
    pub fn never() -> Condition {
        Condition::Any(Vec::new())
    }

    pub fn is_always(&self) -> bool {
        matches!(self, Condition::All(parts) if parts.is_empty())
    }

    /// Calls `visit` with each atom, in written order.
    pub fn atoms<'c>(&'c self, visit: &mut dyn FnMut(&'c Condition)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.atoms(visit)),
            Condition::Not(part) => part.atoms(visit),
            Condition::Is(..) | Condition::Has(..) | Condition::NotAfter { .. } => visit(self),
        }
    }

    /// The facts it mentions, in written order, each once.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.atoms(&mut |atom| {
            for fact in atom.own_facts().into_iter().flatten() {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
        });
        facts
    }

    /// The facts of an atom itself; none for all / any / not.
    pub(crate) fn own_facts(&self) -> [Option<FactId>; 2] {
        match self {
            Condition::Is(fact, _) | Condition::Has(fact, _) => [Some(*fact), None],
            Condition::NotAfter { earlier, later, .. } => [earlier.fact(), later.fact()],
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => [None, None],
        }
    }
}

impl DateRef {
    /// The fact it names, if it is no anchor.
    pub fn fact(self) -> Option<FactId> {
        match self {
            DateRef::Fact(fact) => Some(fact),
            DateRef::Filing | DateRef::Acceptance | DateRef::Decision => None,
        }
    }
}
