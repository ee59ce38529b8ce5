use super::{Element, Name, Node, Tag};

/// Nodes as plain text: what a reader hears, for the command line and for golden texts. A line for each block, headings
/// marked, buttons left out, ticked boxes as `[x]`.
pub fn read_aloud(nodes: &[Node]) -> String {
    let mut text = String::new();
    nodes.iter().for_each(|node| push(node, &mut text));
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "-");
    lines.collect::<Vec<_>>().join("\n")
}

fn push(node: &Node, text: &mut String) {
    let element = match node {
        Node::Text(words) => return text.push_str(words),
        Node::Element(element) => element,
    };
    if is_hidden(element) {
        return;
    }
    let (before, after) = match element.tag {
        Tag::Button | Tag::Svg | Tag::Path => return,
        Tag::H1 => ("\n# ", "\n"),
        Tag::H2 => ("\n## ", "\n"),
        Tag::H3 => ("\n### ", "\n"),
        Tag::Li | Tag::Dt => ("\n- ", ""),
        Tag::Dd => (": ", "\n"),
        Tag::Th | Tag::Td => (" | ", ""),
        Tag::Span | Tag::A => (" ", ""),
        Tag::Input => return push_field(element, text),
        Tag::Label | Tag::Strong | Tag::Thead | Tag::Tbody => ("", ""),
        _ => ("\n", "\n"),
    };
    text.push_str(before);
    element.children.iter().for_each(|child| push(child, text));
    text.push_str(after);
}

/// What is there for the eye alone has its equivalent elsewhere.
fn is_hidden(element: &Element) -> bool {
    element.attributes.iter().any(|(name, _)| *name == Name::AriaHidden)
}

fn push_field(element: &Element, text: &mut String) {
    let get = |wanted| element.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    match get(Name::Type) {
        Some("checkbox" | "radio") => text.push_str(if get(Name::Checked) == Some("1") { "[x] " } else { "[ ] " }),
        _ => {
            text.push_str(" [");
            text.push_str(get(Name::Value).unwrap_or_default());
            text.push_str("] ");
        }
    }
}
