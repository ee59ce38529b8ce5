use super::{Compiled, FactsFile};
use crate::calendar::{Calendar, Moment};
use crate::interview::{Progress, open_exits};
use crate::law::{After, Exit, ExitKind};
use crate::locale::Lang;
use crate::logic::{Anchors, FactId, OptionId, Situation};
use serde_json::{Map, Value, json};

/// Where the guide leads with these answers, in the names of its file: what its scenarios compare and `cargo xtask
/// assess --json` prints.
pub fn describe_outcome(
    compiled: &Compiled,
    facts: &FactsFile,
    progress: &Progress,
    moment: Moment,
    calendar: &Calendar,
) -> Value {
    let anchors = Anchors { filing: Some(moment.day), acceptance: Some(moment.day), decision: None };
    let situation = Situation { answers: &progress.active, anchors, calendar };
    let name = |exit: &Exit| compiled.names.item(exit.item.id).to_owned();
    let fact = |id: &FactId| facts.by_code(*id).map_or_else(|| id.0.to_string(), |fact| fact.id.clone());
    let taken = compiled.service.exits.iter().find(|exit| Some(exit.item.id) == progress.exit);
    let route = taken.map(|exit| exit.route.as_slice()).unwrap_or_default();
    let given = |(id, option): &(FactId, OptionId)| {
        let known = facts.by_code(*id).and_then(|fact| fact.option_by_code(*option));
        (fact(id), json!(known.map(|option| &option.id)))
    };
    let kind = |exit: &Exit| match exit.kind {
        ExitKind::AnotherService(_) => "another-service",
        ExitKind::NothingToDo => "nothing-to-do",
        ExitKind::NotCovered => "not-covered",
    };
    let waits = |after: After| if after == After::Filing { "filing" } else { "result" };
    json!({
        "service": compiled.id,
        "asked": progress.asked.iter().map(fact).collect::<Vec<_>>(),
        "next": progress.next.as_ref().map(fact),
        "at_most_left": progress.left,
        "outcome": taken.map(name),
        "kind": taken.map(kind),
        "possible": open_exits(&compiled.service, &situation).into_iter().map(name).collect::<Vec<_>>(),
        "steps": route.iter().map(|step| compiled.text(step.link.slug, Lang::Kk)).collect::<Vec<_>>(),
        "after": route.iter().map(|step| waits(step.after)).collect::<Vec<_>>(),
        "gives": route.iter().map(|step| step.gives.iter().map(given).collect::<Map<_, _>>()).collect::<Vec<_>>(),
    })
}
