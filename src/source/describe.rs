use super::attributes::attributes;
use super::{Compiled, FactKind, FactsFile};
use crate::assessment::{Assessment, Deadline, End, Outlook, Stretch, Verdict};
use crate::calendar::Day;
use crate::interview::Progress;
use crate::law::ItemId;
use crate::logic::{Answer, Answers, FactId, OptionId, Rest, Truth};
use serde_json::{Value, json};

/// Reads an answer as it is written in scenarios and on the command line: an option's id, several of them with commas
/// (`certificate,court-act`; `none`; `certificate,?` where the others are not known), a day (`2026-11-20`),
/// `dont-know` or `prefer-not-to-say`.
pub fn answer_of(facts: &FactsFile, fact: &str, written: &str) -> Result<(FactId, Answer), String> {
    let known = facts.get(fact).ok_or_else(|| format!("no fact \"{fact}\": see `cargo xtask questions`"))?;
    let option = |id: &str| {
        let ids = || known.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ");
        known
            .option(id)
            .map(|option| OptionId(option.code))
            .ok_or_else(|| format!("{fact} has no option \"{id}\": choose from {}", ids()))
    };
    let answer = match (written, known.kind) {
        ("dont-know", _) if known.may_not_know => Answer::DontKnow,
        ("prefer-not-to-say", _) if known.delicate => Answer::PreferNotToSay,
        ("dont-know" | "prefer-not-to-say", _) => return Err(format!("{fact} cannot be answered with {written}")),
        (id, FactKind::Choice) => Answer::Option(option(id)?),
        ("none", FactKind::Several) => Answer::Several { yes: Vec::new(), rest: Rest::No },
        (ids, FactKind::Several) => {
            let rest = if ids.split(',').any(|id| id == "?") { Rest::Unknown } else { Rest::No };
            let mut yes = ids.split(',').filter(|id| *id != "?").map(option).collect::<Result<Vec<_>, _>>()?;
            yes.sort_unstable();
            yes.dedup();
            Answer::Several { yes, rest }
        }
        (day, FactKind::Date) => Answer::Date(
            Day::parse(day)
                .ok_or_else(|| format!("{fact}: \"{day}\" is no day of the calendar: write it as 2026-11-20"))?,
        ),
    };
    Ok((known.number(), answer))
}

/// An assessment in the names of the rule file: what scenarios compare and `cargo xtask assess --json` prints.
pub fn describe(compiled: &Compiled, facts: &FactsFile, progress: &Progress, assessment: &Assessment) -> Value {
    let item = |id: &ItemId| compiled.names.item(*id).to_owned();
    let fact = |id: &FactId| facts.by_code(*id).map_or_else(|| id.0.to_string(), |fact| fact.id.clone());
    let facts_of = |ids: &[FactId]| ids.iter().map(fact).collect::<Vec<_>>();
    let with_outlook = |wanted: &dyn Fn(&Outlook) -> bool| {
        let risks = assessment.risks.iter().filter(|risk| wanted(&risk.outlook));
        risks.map(|risk| item(&risk.ground)).collect::<Vec<_>>()
    };
    let documents = |wanted: Truth| {
        let lines = assessment.documents.iter().filter(|line| line.needed == wanted);
        lines.map(|line| item(&line.document)).collect::<Vec<_>>()
    };
    let lines = |wanted: Truth| {
        let lines = assessment.lines.iter().filter(|(_, value)| *value == wanted);
        lines.map(|(id, _)| item(id)).collect::<Vec<_>>()
    };
    let duties = assessment.duties.iter().map(|line| {
        let perhaps = line.applies == Truth::Unknown;
        (item(&line.duty), json!({ "by": line.by, "passed": line.passed, "perhaps": perhaps }))
    });
    let end = |end: &End| json!({ "day": end.day, "because": end.because.iter().map(item).collect::<Vec<_>>() });
    let stretch =
        |stretch: &Stretch| json!({ "from": stretch.from.as_ref().map(end), "to": stretch.to.as_ref().map(end) });
    let trace = assessment.trace.iter().filter(|line| !line.decided_by.is_empty());
    let trace = trace
        .map(|line| json!({ "item": item(&line.item), "value": line.value, "decided_by": facts_of(&line.decided_by) }));
    let mut described = json!({
        "service": compiled.id,
        "channel": option_name(facts, compiled, assessment.channel),
        "asked": facts_of(&progress.asked),
        "next": progress.next.as_ref().map(fact),
        "at_most_left": progress.left,
        "verdict": verdict(&assessment.verdict, &item, &fact),
        "certain": assessment.certain.as_ref().map(stretch),
        "possible": assessment.possible.as_ref().map(stretch),
        "exits": assessment.exits.iter().map(item).collect::<Vec<_>>(),
        "documents": documents(Truth::Yes),
        "documents_perhaps": documents(Truth::Unknown),
        "deadline": deadline(&assessment.deadline, &item),
        "risks": {
            "will_happen": with_outlook(&|outlook| *outlook == Outlook::WillHappen),
            "depends": with_outlook(&|outlook| matches!(outlook, Outlook::Depends(_))),
            "cleared": with_outlook(&|outlook| *outlook == Outlook::Cleared),
            "later": with_outlook(&|outlook| *outlook == Outlook::Later),
            "officer_only": with_outlook(&|outlook| *outlook == Outlook::OfficerOnly),
        },
        "duties": duties.collect::<serde_json::Map<_, _>>(),
        "lines": lines(Truth::Yes),
        "lines_perhaps": lines(Truth::Unknown),
        "trace": trace.collect::<Vec<_>>(),
    });
    if let Some(keys) = described.as_object_mut() {
        keys.extend(attributes(compiled, assessment));
    }
    described
}

/// The active answers in names.
pub fn describe_answers(facts: &FactsFile, answers: &Answers) -> Vec<(String, String)> {
    let named = |(id, answer): (FactId, &Answer)| {
        let fact = facts.by_code(id)?;
        let option = |id: &OptionId| fact.option_by_code(*id).map_or("?", |option| &option.id).to_owned();
        let words = match answer {
            Answer::Option(id) => option(id),
            Answer::Several { yes, rest } => {
                let mut ids: Vec<String> = yes.iter().map(option).collect();
                ids.extend((*rest == Rest::Unknown).then(|| "?".to_owned()));
                if ids.is_empty() { "none".to_owned() } else { ids.join(",") }
            }
            Answer::Date(day) => day.to_string(),
            Answer::DontKnow => "dont-know".to_owned(),
            Answer::PreferNotToSay => "prefer-not-to-say".to_owned(),
        };
        Some((fact.id.clone(), words))
    };
    answers.iter().filter_map(named).collect()
}

fn option_name(facts: &FactsFile, compiled: &Compiled, option: OptionId) -> Option<String> {
    let channel = facts.by_code(compiled.service.channel)?;
    channel.option_by_code(option).map(|option| option.id.clone())
}

fn verdict(verdict: &Verdict, item: &dyn Fn(&ItemId) -> String, fact: &dyn Fn(&FactId) -> String) -> Value {
    let items = |ids: &[ItemId]| ids.iter().map(item).collect::<Vec<_>>();
    match verdict {
        Verdict::NotCovered { exit } => json!({ "kind": "not-covered", "exit": item(exit) }),
        Verdict::History => json!({ "kind": "history" }),
        Verdict::Repealed => json!({ "kind": "repealed" }),
        Verdict::ForceNotKnown(_) => json!({ "kind": "force-not-known" }),
        Verdict::AnotherService { exit, service } => {
            json!({ "kind": "another-service", "exit": item(exit), "service": service })
        }
        Verdict::NothingToDo { exit } => json!({ "kind": "nothing-to-do", "exit": item(exit) }),
        Verdict::CannotTell { missing } => {
            json!({ "kind": "cannot-tell", "missing": missing.iter().map(fact).collect::<Vec<_>>() })
        }
        Verdict::NotBefore { day, grounds } => json!({ "kind": "not-before", "day": day, "grounds": items(grounds) }),
        Verdict::NotAfter { day, grounds } => json!({ "kind": "not-after", "day": day, "grounds": items(grounds) }),
        Verdict::MendFirst { grounds } => json!({ "kind": "mend-first", "grounds": items(grounds) }),
        Verdict::Ready { until } => json!({ "kind": "ready", "until": until }),
    }
}

fn deadline(deadline: &Deadline, item: &dyn Fn(&ItemId) -> String) -> Value {
    match deadline {
        Deadline::NoTerm => json!("no-term"),
        Deadline::OutsideCalendar(outside) => {
            json!({ "outside_calendar": { "first": outside.first, "last": outside.last } })
        }
        Deadline::Counted(timelines) => {
            let timeline = |timeline: &crate::assessment::Timeline| {
                let extended = |extended: &crate::assessment::Extended| (item(&extended.term), json!(extended.ready));
                let event = |event: &crate::assessment::Event| (item(&event.term), json!(event.by));
                json!({
                    "term": item(&timeline.term),
                    "accepted": timeline.accepted.to_string(),
                    "waits": timeline.waits,
                    "ready": timeline.ready,
                    "practical": timeline.practical,
                    "standing": timeline.standing,
                    "extended": timeline.extended.iter().map(extended).collect::<serde_json::Map<_, _>>(),
                    "events": timeline.events.iter().map(event).collect::<serde_json::Map<_, _>>(),
                })
            };
            Value::Array(timelines.iter().map(timeline).collect())
        }
    }
}
