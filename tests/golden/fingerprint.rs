//! Of every scenario, which sections its answer has and how many lines each of them.

use crate::difference::difference;
use crate::people::request;
use crate::{HOW_TO_ACCEPT, LANGUAGES, accepts, folder, rules};
use aldyn::answer::show;
use aldyn::told::{Element, Name, Node, Tag};
use std::fs;

/// How much of a scenario's name is told.
const NAME: usize = 90;

/// "verdict good; now 3, documents 5, …".
fn shape(nodes: &[Node]) -> String {
    let mut verdict = "";
    let mut sections: Vec<String> = Vec::new();
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let class = &*element.class;
        if class.starts_with("verdict") {
            verdict = class;
        } else if class.starts_with("section") {
            sections.push(format!("{} {}", heading(element), lines(element)));
        }
    }
    format!("{verdict}; {}", sections.join(", "))
}

/// The id of a section's heading.
fn heading(element: &Element) -> &str {
    let id = |element: &'_ Element| element.attributes.iter().position(|(name, _)| *name == Name::Id);
    let mut below = vec![element];
    while let Some(element) = below.pop() {
        if let (Tag::H2, Some(at)) = (element.tag, id(element)) {
            return &element.attributes[at].1;
        }
        below.extend(element.children.iter().rev().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }));
    }
    "?"
}

/// Its lines; where it has none, what it lists, or what can be pressed, or its paragraphs.
fn lines(element: &Element) -> usize {
    let listed = [Tag::Li, Tag::Dt, Tag::Button, Tag::P];
    let lines = counted(element, &|element| element.class == "line");
    let found = listed.iter().map(|tag| counted(element, &|element| element.tag == *tag));
    std::iter::once(lines).chain(found).find(|count| *count > 0).unwrap_or(0)
}

fn counted(element: &Element, wanted: &dyn Fn(&Element) -> bool) -> usize {
    let below = element.children.iter().map(|node| match node {
        Node::Element(element) => usize::from(wanted(element)) + counted(element, wanted),
        Node::Text(_) => 0,
    });
    below.sum()
}

#[test]
fn every_scenario_has_the_sections_and_lines_written_down() {
    let rules = rules();
    let mut text = String::new();
    for compiled in &rules.services {
        let subject = rules.subject(compiled, LANGUAGES[0]);
        text.push_str(&format!("\n# {}\n", compiled.id));
        for scenario in &rules.scenarios[&compiled.id].scenarios {
            let name: String = scenario.name.chars().take(NAME).collect();
            let shape = shape(&show(&subject, &request(&rules, scenario)));
            text.push_str(&format!("{name}\n    {shape}\n"));
        }
    }
    let path = folder().join("structure.txt");
    if accepts() {
        fs::write(path, text).unwrap();
        return;
    }
    let differs = difference(&fs::read_to_string(path).unwrap_or_default(), &text);
    assert!(differs.is_empty(), "{differs}\nThe shape of answers differs. {HOW_TO_ACCEPT}");
}
