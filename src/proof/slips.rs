//! What can be slipped in a condition.

use crate::calendar::{Span, Unit};
use crate::law::{Channel, Service, TermUnit};
use crate::logic::{Condition, DateRef};
use crate::source::{FactsFile, spelled};

pub(super) struct Slips<'s> {
    facts: &'s FactsFile,
    /// What is sent at any hour is filed before it is accepted; at a counter both are one day.
    filed_before: bool,
}

impl<'s> Slips<'s> {
    pub(super) fn new(service: &Service, facts: &'s FactsFile) -> Slips<'s> {
        let filed_before = |channel: &Channel| channel.round_the_clock && service.accepting_office(channel).is_some();
        Slips { facts, filed_before: service.channels.iter().any(filed_before) }
    }

    /// The condition negated, and with each comparison of dates changed; each with how it differs.
    ///
    /// One that always or never holds is not negated: that is dropping its item, or the exemption.
    pub(super) fn of(&self, condition: &Condition) -> Vec<(Condition, String)> {
        let (always, never) = (Condition::always(), Condition::never());
        if *condition == always || *condition == never {
            return Vec::new();
        }
        let mut slips = vec![(Condition::Not(Box::new(condition.clone())), "negated".to_owned())];
        let mut atoms = Vec::new();
        condition.atoms(&mut |atom| atoms.push(atom));
        for (at, atom) in atoms.iter().enumerate() {
            let again = atoms.iter().take(at).filter(|other| other == &atom).count();
            let again = if again > 0 { format!(" at its place {}", again + 1) } else { String::new() };
            for other in self.of_dates(atom) {
                let how = format!("\"{}\" becomes \"{}\"{again}", self.phrase(atom), self.phrase(&other));
                slips.push((with_atom(condition, &mut 0, at, &other), how));
            }
        }
        slips
    }

    fn of_dates(&self, atom: &Condition) -> Vec<Condition> {
        let Condition::NotAfter { earlier, span, later } = *atom else { return Vec::new() };
        let mut others: Vec<Condition> =
            other_span(span).into_iter().map(|span| Condition::NotAfter { earlier, span, later }).collect();
        others.extend(self.other_days(earlier).map(|earlier| Condition::NotAfter { earlier, span, later }));
        others.extend(self.other_days(later).map(|later| Condition::NotAfter { earlier, span, later }));
        others
    }

    /// The office's days that could be taken for this one; none for a day that the person gave.
    fn other_days(&self, day: DateRef) -> impl Iterator<Item = DateRef> {
        let all = [DateRef::Filing, DateRef::Acceptance, DateRef::Decision];
        let one_day =
            |one: DateRef, other: DateRef| !self.filed_before && one != DateRef::Decision && other != DateRef::Decision;
        all.into_iter().filter(move |other| day.fact().is_none() && *other != day && !one_day(day, *other))
    }

    /// `filing + 180 days not_after passport-expiry`.
    fn phrase(&self, atom: &Condition) -> String {
        let Condition::NotAfter { earlier, span, later } = atom else { return String::new() };
        let plus = if span.n == 0 { String::new() } else { format!(" + {}", span_spelled(*span)) };
        format!("{}{plus} not_after {}", self.day(*earlier), self.day(*later))
    }

    fn day(&self, day: DateRef) -> String {
        match day {
            DateRef::Filing => "filing".to_owned(),
            DateRef::Acceptance => "acceptance".to_owned(),
            DateRef::Decision => "decision".to_owned(),
            DateRef::Fact(fact) => self.facts.by_code(fact).map_or("?", |fact| fact.id.as_str()).to_owned(),
        }
    }
}

/// `180 days`.
pub(super) fn span_spelled(span: Span) -> String {
    format!("{} {}", span.n, spelled(span.unit))
}

/// One unit more, and as many of another unit.
pub(super) fn other_span(span: Span) -> Vec<Span> {
    let unit = match span.unit {
        Unit::Days => Unit::WorkingDays,
        Unit::WorkingDays | Unit::Months => Unit::Days,
        Unit::Years => Unit::Months,
    };
    let mut others = vec![Span::new(span.n.saturating_add(1), span.unit)];
    // Nought days are nought of anything.
    others.extend((span.n != 0).then(|| Span::new(span.n, unit)));
    others
}

/// The unit that this one could be taken for.
pub(super) fn neighbour(unit: TermUnit) -> TermUnit {
    match unit {
        TermUnit::Seconds => TermUnit::Minutes,
        TermUnit::Minutes => TermUnit::Seconds,
        TermUnit::Days => TermUnit::WorkingDays,
        TermUnit::WorkingDays | TermUnit::Months => TermUnit::Days,
    }
}

/// The condition with its atom at this place, in written order, replaced.
fn with_atom(condition: &Condition, at: &mut usize, place: usize, by: &Condition) -> Condition {
    let mut within = |parts: &[Condition]| parts.iter().map(|part| with_atom(part, at, place, by)).collect();
    match condition {
        Condition::All(parts) => Condition::All(within(parts)),
        Condition::Any(parts) => Condition::Any(within(parts)),
        Condition::Not(part) => Condition::Not(Box::new(with_atom(part, at, place, by))),
        atom => {
            *at += 1;
            if *at == place + 1 { by.clone() } else { atom.clone() }
        }
    }
}
