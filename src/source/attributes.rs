//! What the lines of an answer say beyond being there: how a paper is brought, how long a term is, what it costs.

use super::Compiled;
use super::notation::{amount_spelled, hours_spelled, spelled};
use crate::assessment::Assessment;
use crate::law::{Bearer, Document, Ground, ItemId, Stage};
use serde_json::{Map, Value, json};

/// Each key holds what is in the answer, for certain or perhaps; texts are left out.
///
/// Documents stand under the heading of the page that they are read under: `bring`, `collect` or `fetched`.
pub(super) fn attributes(compiled: &Compiled, assessment: &Assessment) -> Map<String, Value> {
    let service = &compiled.service;
    let name = |id: ItemId| compiled.names.item(id).to_owned();
    let line = |id: ItemId| assessment.lines.iter().any(|(line, _)| *line == id);
    let is_asked = |document: &&Document| assessment.documents.iter().any(|line| line.document == document.item.id);
    let asked: Vec<&Document> = service.documents.iter().filter(is_asked).collect();
    let papers = |wanted: &dyn Fn(&Document) -> bool| {
        let papers = asked.iter().filter(|document| wanted(document));
        papers.map(|document| Value::String(name(document.item.id))).collect::<Value>()
    };
    let handling = asked.iter().map(|document| {
        let ways: Vec<String> = document.handling.iter().map(spelled).collect();
        (name(document.item.id), json!(ways.join(if document.one_way { " or " } else { " and " })))
    });
    let is_risk = |ground: &&Ground| assessment.risks.iter().any(|risk| risk.ground == ground.item.id);
    let grounds = service.grounds.iter().filter(is_risk).map(|ground| {
        let also = if ground.also_cancels { ", also cancels" } else { "" };
        (name(ground.item.id), json!(spelled(ground.effect) + also))
    });
    let terms = service.terms.iter().filter(|term| line(term.item.id)).map(|term| {
        let n = term.item.n.map(|n| format!("{n} ")).unwrap_or_default();
        (name(term.item.id), json!(n + &spelled(term.unit)))
    });
    let fees = service.fees.iter().filter(|fee| line(fee.item.id));
    let fees = fees.map(|fee| (name(fee.item.id), json!(amount_spelled(fee.amount))));
    let offices = service.offices.iter().filter(|office| line(office.item.id)).map(|office| {
        let hours: Vec<String> = office.hours.iter().map(hours_spelled).collect();
        (name(office.item.id), json!(hours))
    });
    let notes = service.notes.iter().filter(|note| line(note.item.id));
    let topics = notes.filter_map(|note| Some((name(note.item.id), json!(spelled(note.topic?)))));
    Map::from_iter([
        ("bring".to_owned(), papers(&|document| heading(document) == "bring")),
        ("collect".to_owned(), papers(&|document| heading(document) == "collect")),
        ("fetched".to_owned(), papers(&|document| heading(document) == "fetched")),
        ("if_any".to_owned(), papers(&|document| document.if_any)),
        ("handling".to_owned(), Value::Object(handling.collect())),
        ("grounds".to_owned(), Value::Object(grounds.collect())),
        ("terms".to_owned(), Value::Object(terms.collect())),
        ("fees".to_owned(), Value::Object(fees.collect())),
        ("offices".to_owned(), Value::Object(offices.collect())),
        ("topics".to_owned(), Value::Object(topics.collect())),
        ("numbers".to_owned(), Value::Object(numbers(compiled, assessment))),
    ])
}

/// What the office fetches is not to be brought at any stage.
fn heading(document: &Document) -> &'static str {
    match (document.bearer, document.stage) {
        (Bearer::Office, _) => "fetched",
        (Bearer::Applicant, Stage::Filing) => "bring",
        (Bearer::Applicant, Stage::Collection) => "collect",
    }
}

/// The numbers that the texts of the answer speak of, but for terms and duties: those say their length, and their day.
fn numbers(compiled: &Compiled, assessment: &Assessment) -> Map<String, Value> {
    let service = &compiled.service;
    let exits = assessment.exits.iter().copied();
    let documents = assessment.documents.iter().map(|line| line.document);
    let grounds = assessment.risks.iter().map(|line| line.ground);
    let is_term = |id: &ItemId| service.terms.iter().any(|term| term.item.id == *id);
    let lines = assessment.lines.iter().map(|(id, _)| *id).filter(|id| !is_term(id));
    let shown: Vec<ItemId> = exits.chain(documents).chain(grounds).chain(lines).collect();
    let numbered = service.items().filter(|item| shown.contains(&item.id));
    numbered.filter_map(|item| Some((compiled.names.item(item.id).to_owned(), json!(item.n?)))).collect()
}
