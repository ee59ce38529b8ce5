use super::{Answer, Answers, Condition, DateRef, FactId, OptionId, Rest, Truth};
use crate::calendar::{Calendar, Day, Span, Unit};

/// The days that a condition may refer to besides the person's own dates. `None` is "not known".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    pub filing: Option<Day>,
    pub acceptance: Option<Day>,
    pub decision: Option<Day>,
}

/// Everything that a condition is evaluated against.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    pub answers: &'a Answers,
    pub anchors: Anchors,
    pub calendar: &'a Calendar,
}

impl Situation<'_> {
    /// The day meant, if it is known.
    pub fn day(&self, which: DateRef) -> Option<Day> {
        match which {
            DateRef::Fact(fact) => match self.answers.get(fact) {
                Some(Answer::Date(day)) => Some(*day),
                _ => None,
            },
            DateRef::Filing => self.anchors.filing,
            DateRef::Acceptance => self.anchors.acceptance,
            DateRef::Decision => self.anchors.decision,
        }
    }
}

/// The value of a condition. Where a working-day sum leaves the calendar and nothing certain follows, it is unknown.
pub fn truth(condition: &Condition, situation: &Situation) -> Truth {
    match condition {
        Condition::All(parts) => fold(parts, situation, Truth::Yes, Truth::No, Truth::and),
        Condition::Any(parts) => fold(parts, situation, Truth::No, Truth::Yes, Truth::or),
        Condition::Not(part) => truth(part, situation).not(),
        Condition::Is(fact, option) => match situation.answers.get(*fact) {
            Some(Answer::Option(chosen)) => Truth::from(chosen == option),
            _ => Truth::Unknown,
        },
        Condition::Has(fact, option) => has(situation.answers.get(*fact), *option),
        Condition::NotAfter { earlier, span, later } => {
            let (Some(earlier), Some(later)) = (situation.day(*earlier), situation.day(*later)) else {
                return Truth::Unknown;
            };
            match shifted(earlier, *span, situation.calendar) {
                Some(shifted) => Truth::from(shifted <= later),
                // The sum lies past an end of the calendar: which side of `later` that is may still be certain.
                None if span.n > 0 && situation.calendar.contains(earlier) && later <= situation.calendar.last() => {
                    Truth::No
                }
                None if span.n < 0 && situation.calendar.contains(earlier) && later >= situation.calendar.first() => {
                    Truth::Yes
                }
                None => Truth::Unknown,
            }
        }
    }
}

impl Situation<'_> {
    /// A day moved by a span; `None` where it leaves the calendar, or nothing is known of the day.
    pub fn moved(&self, which: DateRef, span: Span) -> Option<Day> {
        shifted(self.day(which)?, span, self.calendar)
    }
}

/// `day + span`: working days by the calendar, months and years clamped to the end of the month.
fn shifted(day: Day, span: Span, calendar: &Calendar) -> Option<Day> {
    match span.unit {
        Unit::Days => day.plus_days(span.n),
        Unit::Months => day.plus_months(span.n),
        Unit::Years => day.plus_years(span.n),
        Unit::WorkingDays => calendar.add(day, span).ok(),
    }
}

fn fold(
    parts: &[Condition],
    situation: &Situation,
    neutral: Truth,
    settling: Truth,
    join: fn(Truth, Truth) -> Truth,
) -> Truth {
    let mut value = neutral;
    for part in parts {
        value = join(value, truth(part, situation));
        if value == settling {
            break;
        }
    }
    value
}

fn has(answer: Option<&Answer>, option: OptionId) -> Truth {
    match answer {
        Some(Answer::Several { yes, .. }) if yes.contains(&option) => Truth::Yes,
        Some(Answer::Several { rest: Rest::No, .. }) => Truth::No,
        _ => Truth::Unknown,
    }
}

/// The facts whose answers settled the condition as it is; for an unknown one, the facts that keep it open.
///
/// Only what is needed: a conjunction that failed is explained by its first failing part.
pub fn deciding_facts(condition: &Condition, situation: &Situation) -> Vec<FactId> {
    let mut facts = Vec::new();
    collect(condition, truth(condition, situation), situation, &mut facts);
    facts
}

fn collect(condition: &Condition, value: Truth, situation: &Situation, facts: &mut Vec<FactId>) {
    let (parts, settling) = match condition {
        Condition::All(parts) => (parts, Truth::No),
        Condition::Any(parts) => (parts, Truth::Yes),
        Condition::Not(part) => return collect(part, value.not(), situation, facts),
        atom => {
            for fact in atom.own_facts().into_iter().flatten() {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
            return;
        }
    };
    for part in parts {
        if truth(part, situation) == value {
            collect(part, value, situation, facts);
            if value == settling {
                break;
            }
        }
    }
}
