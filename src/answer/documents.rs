use super::Shown;
use super::line::Line;
use super::words::handling;
use crate::law::{Bearer, Document, Handling, Stage};
use crate::locale::{Args, Say};
use crate::logic::Truth;
use crate::told::{Deed, Entry, Name, Node, Tag, el, element, p, plain, section, with, words};

/// Where a document stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Takes time before it can be handed in.
    First,
    /// Handed in with the application.
    Filing,
    /// Needed when the result is collected.
    Collection,
    /// The office fetches it itself.
    Office,
}

const GROUPS: [Group; 4] = [Group::First, Group::Filing, Group::Collection, Group::Office];

/// What to get first, what to hand in, what to bring when collecting, and what not to bring at all. What the person has
/// to bring can be ticked off.
pub(super) fn documents(shown: &Shown) -> Option<Node> {
    let mut parts = Vec::new();
    parts.extend(readiness(shown));
    for group in GROUPS {
        let lines: Vec<Node> = listed(shown)
            .filter(|(document, _)| group_of(document) == group)
            .map(|(document, needed)| one(shown, document, needed, group))
            .collect();
        if !lines.is_empty() {
            parts.push(words(Tag::H3, "", shown.say(title(shown, group))));
            parts.push(el(Tag::Ul, "lines", lines));
        }
    }
    if parts.is_empty() {
        parts.push(p(shown.say(Say::DocumentsNone)));
    }
    section("documents", shown.say(Say::DocumentsTitle), parts)
}

/// The documents of the answer, each with whether it is needed.
fn listed<'s>(shown: &'s Shown) -> impl Iterator<Item = (&'s Document, Truth)> {
    shown.assessment.documents.iter().filter_map(|line| {
        let document = shown.service().documents.iter().find(|document| document.item.id == line.document)?;
        Some((document, line.needed))
    })
}

fn group_of(document: &Document) -> Group {
    match (document.bearer, document.stage) {
        (Bearer::Office, _) => Group::Office,
        (Bearer::Applicant, Stage::Collection) => Group::Collection,
        (Bearer::Applicant, Stage::Filing) if takes_time(document) => Group::First,
        (Bearer::Applicant, Stage::Filing) => Group::Filing,
    }
}

/// It comes from elsewhere, or has to be certified, translated or legalised first.
pub(super) fn takes_time(document: &Document) -> bool {
    let slow = |way: &Handling| matches!(way, Handling::Notarised | Handling::Translated | Handling::Legalised);
    // A form is filled in on the day, wherever it is found.
    let is_form = document.handling.contains(&Handling::FillAndSign);
    document.source.is_some() && !is_form || document.handling.iter().any(slow)
}

fn title(shown: &Shown, group: Group) -> Say {
    match group {
        Group::First => Say::DocumentsFirst,
        Group::Filing if shown.sent_from_afar() => Say::DocumentsAttach,
        Group::Filing => Say::DocumentsBring,
        Group::Collection => Say::DocumentsCollect,
        Group::Office => Say::DocumentsOffice,
    }
}

/// What has to be handed in for certain, and whether it has been ticked off.
pub(super) fn to_hand_in<'s>(shown: &'s Shown) -> impl Iterator<Item = (&'s Document, bool)> {
    let needed = listed(shown).filter(|(document, needed)| {
        needed.is_yes() && !document.if_any && matches!(group_of(document), Group::First | Group::Filing)
    });
    needed.map(|(document, _)| (document, shown.request.entries.is_set(Entry::document(document.item.id))))
}

/// How many of the papers are ready, and which are not.
fn readiness(shown: &Shown) -> Option<Node> {
    let all = to_hand_in(shown).count();
    if all == 0 {
        return None;
    }
    let missing = missing(shown);
    let ready = [(all - missing.len()).to_string(), all.to_string()].join(" / ");
    let told = match missing.len() {
        0 => shown.say(Say::PapersReady).to_owned(),
        n if n == all => shown.said(Say::PapersTick, Args { n: u16::try_from(all).ok(), ..Args::default() }),
        _ => {
            let titles = missing.join("; ");
            let ready = shown.said(Say::PapersSome, Args { x: Some(&ready), ..Args::default() });
            [&ready, " ", &shown.said(Say::PapersMissing, Args { x: Some(&titles), ..Args::default() })].concat()
        }
    };
    let class = if missing.is_empty() { "readiness good" } else { "readiness" };
    Some(with(Tag::P, class, &[(Name::Role, "status")], vec![plain(told)]))
}

/// The titles of what has to be handed in and is not ticked.
pub(super) fn missing(shown: &Shown) -> Vec<String> {
    let unticked = to_hand_in(shown).filter(|(_, ticked)| !ticked);
    unticked.map(|(document, _)| shown.wording.title(&document.item)).collect()
}

fn one(shown: &Shown, document: &Document, needed: Truth, group: Group) -> Node {
    let ways: Vec<&str> = document.handling.iter().map(|way| shown.say(handling(*way))).collect();
    let ways = ways.join(if document.one_way { shown.say(Say::OrWay) } else { "; " });
    let mut below = Vec::new();
    if !ways.is_empty() {
        below.push(words(Tag::P, "ways", ways));
    }
    if let Some(source) = document.source {
        let label = words(Tag::Strong, "", [shown.say(Say::DocumentsSource), ": "].concat());
        let source = shown.wording.of(&document.item, source);
        below.push(el(Tag::P, "", vec![label, words(Tag::Span, "", source)]));
    }
    let perhaps = (needed != Truth::Yes).then_some(Say::DocumentsPerhaps);
    let tag = perhaps.or(document.if_any.then_some(Say::IfAny));
    let line = Line { tag, below, ..Line::of(&document.item) };
    if group == Group::Office {
        return el(Tag::Li, "", vec![line.node(shown)]);
    }
    let entry = Entry::document(document.item.id);
    let id = ["paper-", &document.item.id.0.to_string()].concat();
    let ticked = if shown.request.entries.is_set(entry) { "1" } else { "0" };
    let attributes = [(Name::Type, "checkbox"), (Name::Id, &*id), (Name::Value, "1"), (Name::Checked, ticked)];
    let tick = element(Tag::Input, "", &attributes, Vec::new()).doing(Deed::Tick(entry));
    let label = with(Tag::Label, "line-title", &[(Name::For, &id)], vec![plain(shown.wording.title(&document.item))]);
    el(Tag::Li, "tickable", vec![tick, Line { titled: Some(label), ..line }.node(shown)])
}
