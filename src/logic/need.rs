use super::{Condition, FactId, Situation, Truth, truth};

/// Adds to `open` the facts, not yet answered, that can still change the value of this condition, in written order.
///
/// Nothing is added when the condition is settled. A fact that was answered with "I don't know" is answered: it keeps
/// its condition unknown, but it is not asked again.
pub fn open_facts(condition: &Condition, situation: &Situation, open: &mut Vec<FactId>) {
    if truth(condition, situation) != Truth::Unknown {
        return;
    }
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| open_facts(part, situation, open));
        }
        Condition::Not(part) => open_facts(part, situation, open),
        atom => {
            // A comparison of two dates needs both: once one of them is "I don't know", the other changes nothing.
            let facts = atom.own_facts();
            let stuck = facts.iter().flatten().any(|fact| {
                situation.answers.get(*fact).is_some_and(|_| match atom {
                    Condition::NotAfter { .. } => situation.day(super::DateRef::Fact(*fact)).is_none(),
                    _ => true,
                })
            });
            if stuck {
                return;
            }
            for fact in facts.into_iter().flatten() {
                if !situation.answers.is_answered(fact) && !open.contains(&fact) {
                    open.push(fact);
                }
            }
        }
    }
}
