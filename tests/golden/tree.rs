//! Of every scenario of every service: the page is the same page in the three languages, and is well made.

use crate::letters::faults_of_words;
use crate::people::{filled_in, mistyped, request};
use crate::{LANGUAGES, rules};
use aldyn::answer::{Subject, show};
use aldyn::told::{Deed, Element, Name, Node, Request, Tag};
use std::collections::BTreeSet;

/// Attributes whose value is words, an address, or drawn from one.
const IN_WORDS: [Name; 6] = [Name::AriaLabel, Name::Href, Name::Value, Name::D, Name::ViewBox, Name::Lang];

/// The page without its words: tags, classes, attributes and what each does, one a line.
fn bones(nodes: &[Node], depth: usize, told: &mut Vec<String>) {
    for node in nodes {
        let Node::Element(element) = node else {
            told.push(format!("{:depth$}words", ""));
            continue;
        };
        let attributes = element.attributes.iter().map(|(name, value)| match name {
            name if IN_WORDS.contains(name) => name.name().to_owned(),
            name => format!("{}={value}", name.name()),
        });
        let deed = match &element.deed {
            Some(Deed::Copy(_, entry)) => format!("Copy {entry:?}"),
            Some(Deed::Share(..)) => "Share".to_owned(),
            deed => format!("{deed:?}"),
        };
        let attributes = attributes.collect::<Vec<_>>().join(" ");
        told.push(format!("{:depth$}{}.{} {attributes} {deed}", "", element.tag.name(), element.class));
        bones(&element.children, depth + 1, told);
    }
}

fn elements<'n>(nodes: &'n [Node], found: &mut Vec<&'n Element>) {
    for node in nodes {
        if let Node::Element(element) = node {
            found.push(element);
            elements(&element.children, found);
        }
    }
}

fn get(element: &Element, wanted: Name) -> Option<&str> {
    element.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
}

fn words_of(nodes: &[Node], told: &mut String) {
    for node in nodes {
        match node {
            Node::Text(words) => told.push_str(words),
            Node::Element(element) => words_of(&element.children, told),
        }
    }
}

/// The verdict's class, and every id in its order.
fn ids(nodes: &[Node]) -> Vec<String> {
    let mut all = Vec::new();
    elements(nodes, &mut all);
    let verdict = all.iter().filter(|element| element.class.starts_with("verdict")).map(|element| &*element.class);
    verdict.chain(all.iter().filter_map(|element| get(element, Name::Id))).map(str::to_owned).collect()
}

/// What is wrong with how a page is made.
fn faults_of_making(nodes: &[Node]) -> Vec<String> {
    let mut all = Vec::new();
    elements(nodes, &mut all);
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for id in all.iter().filter_map(|element| get(element, Name::Id)) {
        if !ids.insert(id) {
            faults.push(format!("two elements have the id {id}"));
        }
    }
    let labelled: BTreeSet<&str> = all.iter().filter_map(|element| get(element, Name::For)).collect();
    let mut level = 0;
    for element in &all {
        for name in [Name::For, Name::AriaLabelledby, Name::AriaDescribedby] {
            let pointed = get(element, name).unwrap_or_default().split_whitespace();
            faults.extend(pointed.filter(|id| !ids.contains(id)).map(|id| format!("{}={id}: not there", name.name())));
        }
        let mut words = String::new();
        words_of(&element.children, &mut words);
        let is_named = !words.trim().is_empty() || get(element, Name::AriaLabel).is_some_and(|label| !label.is_empty());
        match element.tag {
            Tag::H1 if level != 0 => faults.push("a second h1".to_owned()),
            Tag::H2 if level == 0 => faults.push(format!("an h2 before the h1: {words}")),
            Tag::H3 if level < 2 => faults.push(format!("an h3 without its h2: {words}")),
            Tag::Input if !get(element, Name::Id).is_some_and(|id| labelled.contains(id)) && !is_named => {
                faults.push(format!("a field without a label: {:?}", element.attributes));
            }
            Tag::Button | Tag::A | Tag::Label | Tag::Summary | Tag::Legend | Tag::H1 | Tag::H2 | Tag::H3
                if !is_named =>
            {
                faults.push(format!("a {} without words", element.tag.name()));
            }
            Tag::Ul | Tag::Ol | Tag::Dl | Tag::P | Tag::Li | Tag::Dd | Tag::Section
                if element.children.is_empty() && get(element, Name::Role).is_none() =>
            {
                faults.push(format!("an empty {}.{}", element.tag.name(), element.class));
            }
            _ => {}
        }
        level = match element.tag {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            _ => level,
        };
    }
    if !nodes.is_empty() && level == 0 {
        faults.push("no h1".to_owned());
    }
    faults
}

/// What is wrong with a page in any language, and where the languages part.
fn faults(subjects: &[Subject; 3], request: &Request) -> Vec<String> {
    let mut faults = Vec::new();
    let mut first: Option<Vec<String>> = None;
    for (subject, lang) in subjects.iter().zip(LANGUAGES) {
        let nodes = show(subject, request);
        if nodes.is_empty() {
            faults.push("nothing is shown".to_owned());
        }
        let mut made = Vec::new();
        bones(&nodes, 0, &mut made);
        let first = first.get_or_insert_with(|| made.clone());
        let place = first.iter().zip(&made).find(|(kk, other)| kk != other);
        match place {
            Some((kk, other)) => faults.push(format!("{}: {kk:?} is {other:?}", lang.code())),
            None if first.len() != made.len() => faults.push(format!("{}: the page ends elsewhere", lang.code())),
            None => {}
        }
        let found = faults_of_making(&nodes).into_iter().chain(faults_of_words(&nodes, lang));
        faults.extend(found.map(|fault| format!("{}: {fault}", lang.code())));
    }
    faults
}

/// Every scenario as `asked` changes it; of those whose pages have the same sections and fields, `each` or the first.
fn hold(each: bool, asked: &dyn Fn(&Request, &Subject) -> Request) {
    let rules = rules();
    let mut wrong = BTreeSet::new();
    for compiled in &rules.services {
        let subjects = LANGUAGES.map(|lang| rules.subject(compiled, lang));
        let mut seen = BTreeSet::new();
        for scenario in &rules.scenarios[&compiled.id].scenarios {
            let request = request(&rules, scenario);
            if each || seen.insert(ids(&show(&subjects[0], &request))) {
                let found = faults(&subjects, &asked(&request, &subjects[0]));
                wrong.extend(found.into_iter().map(|fault| format!("{}: {fault}", compiled.id)));
            }
        }
    }
    let told: Vec<&str> = wrong.iter().map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), told.join("\n"));
}

#[test]
fn every_answer_is_well_made_and_the_same_page_in_every_language() {
    hold(true, &|request, _| request.clone());
}

#[test]
fn so_it_is_with_everything_ticked_and_filled_in() {
    hold(false, &filled_in);
}

#[test]
fn so_it_is_with_every_field_mistyped() {
    hold(false, &mistyped);
}
