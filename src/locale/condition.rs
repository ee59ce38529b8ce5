use super::{Args, Lang, PageTexts, Say, fill};
use crate::calendar::{Span, Unit};
use crate::logic::{Condition, DateRef, FactId, OptionId};

/// What the facts of a condition are called in one language.
pub trait FactWords {
    /// Two or three words: "Way of applying".
    fn label(&self, fact: FactId) -> String;
    /// "On the portal".
    fn option(&self, fact: FactId, option: OptionId) -> String;
}

/// A condition as a reader understands it: "Way of applying: “On the portal” and not: (…)". Nothing for one that
/// always holds.
pub fn condition_words(condition: &Condition, facts: &dyn FactWords, texts: &PageTexts) -> String {
    words(condition, facts, texts, false)
}

fn words(condition: &Condition, facts: &dyn FactWords, texts: &PageTexts, inside: bool) -> String {
    let joined = |parts: &[Condition], by: Say| {
        let parts: Vec<String> = parts.iter().map(|part| words(part, facts, texts, true)).collect();
        let line = parts.join(texts.say(by));
        if inside && parts.len() > 1 { ["(", &line, ")"].concat() } else { line }
    };
    match condition {
        Condition::All(parts) => joined(parts, Say::ConditionAll),
        // Several answers to one question: it is named once.
        Condition::Any(parts) if of_one_fact(parts).is_some() => {
            let label = of_one_fact(parts).map_or_else(String::new, |fact| facts.label(fact));
            let options = parts.iter().filter_map(|part| match part {
                Condition::Is(fact, option) | Condition::Has(fact, option) => {
                    Some(quoted(&facts.option(*fact, *option), texts))
                }
                _ => None,
            });
            [&label, ": ", &options.collect::<Vec<_>>().join(texts.say(Say::ConditionAny))].concat()
        }
        Condition::Any(parts) => joined(parts, Say::ConditionAny),
        Condition::Not(part) if let Condition::Is(fact, option) | Condition::Has(fact, option) = &**part => {
            let option = quoted(&facts.option(*fact, *option), texts);
            let other = fill(texts.say(Say::ConditionOther), Args { x: Some(&option), ..Args::default() }, texts);
            [&facts.label(*fact), ": ", &other].concat()
        }
        Condition::Not(part) if let Condition::NotAfter { earlier, span, later } = &**part => {
            compared(*earlier, *span, Say::ConditionAfter, *later, facts, texts)
        }
        Condition::Not(part) => {
            let part = words(part, facts, texts, true);
            fill(texts.say(Say::ConditionNot), Args { x: Some(&part), ..Args::default() }, texts)
        }
        Condition::Is(fact, option) | Condition::Has(fact, option) => {
            [&facts.label(*fact), ": ", &quoted(&facts.option(*fact, *option), texts)].concat()
        }
        Condition::NotAfter { earlier, span, later } => {
            compared(*earlier, *span, Say::ConditionNotAfter, *later, facts, texts)
        }
    }
}

fn compared(
    earlier: DateRef,
    span: Span,
    how: Say,
    later: DateRef,
    facts: &dyn FactWords,
    texts: &PageTexts,
) -> String {
    [&*day(earlier, facts, texts), &moved(span, texts), texts.say(how), &day(later, facts, texts)].concat()
}

fn quoted(words: &str, texts: &PageTexts) -> String {
    match texts.lang {
        Lang::Kk | Lang::Ru => ["«", words, "»"].concat(),
        Lang::En => ["“", words, "”"].concat(),
    }
}

/// The one fact that all of these are answers about.
fn of_one_fact(parts: &[Condition]) -> Option<FactId> {
    let mut facts = parts.iter().map(|part| match part {
        Condition::Is(fact, _) | Condition::Has(fact, _) => Some(*fact),
        _ => None,
    });
    let first = facts.next()??;
    facts.all(|fact| fact == Some(first)).then_some(first)
}

fn day(day: DateRef, facts: &dyn FactWords, texts: &PageTexts) -> String {
    match day {
        DateRef::Fact(fact) => facts.label(fact),
        DateRef::Filing => texts.say(Say::DayFiling).to_owned(),
        DateRef::Acceptance => texts.say(Say::DayAcceptance).to_owned(),
        DateRef::Decision => texts.say(Say::DayDecision).to_owned(),
    }
}

/// " + 180 calendar days"; nothing for a span of none.
fn moved(span: Span, texts: &PageTexts) -> String {
    let unit = match span.unit {
        Unit::Days => "{n:days}",
        Unit::Months => "{n:months}",
        Unit::Years => "{n:years}",
        Unit::WorkingDays => "{n:working-days}",
    };
    let n = u16::try_from(span.n.unsigned_abs()).ok();
    let length = fill(unit, Args { n, ..Args::default() }, texts);
    match span.n.signum() {
        0 => String::new(),
        1 => [" + ", &length].concat(),
        _ => [" − ", &length].concat(),
    }
}
