use super::{Deed, Element, Name, Node, Tag};

/// Nodes as plain text: what a reader hears, for the command line, the lawyer's file and golden texts.
///
/// Headings are marked by `#`, lines by `- ` with what belongs to them indented, boxes to tick by `[ ]` and `[x]`,
/// fields by `[…]` or what is filled in, buttons by `‹ ›`. Left out: what is there for the eye alone, the way back to
/// a question and, below a line's source, the way to the act: they would stand on every line.
pub fn read_aloud(nodes: &[Node]) -> String {
    let mut aloud = Aloud { text: String::new(), indent: 0, due: Due::Nothing, mark: String::new() };
    nodes.iter().for_each(|node| aloud.node(node));
    aloud.text
}

/// What comes before the next words; of two that are due, the later in this list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Nothing,
    Space,
    Line,
    /// A line left empty.
    Gap,
    /// No line, whatever else is due: a box and its label, a word about a line and its title.
    Glue,
}

struct Aloud {
    text: String,
    /// How many spaces a new line begins with.
    indent: usize,
    due: Due,
    /// What the next line begins with, besides: it stands out from the indent by its own length.
    mark: String,
}

impl Aloud {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(words) => self.words(words),
            Node::Element(element) => self.element(element),
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        nodes.iter().for_each(|node| self.node(node));
    }

    fn words(&mut self, words: &str) {
        if words.starts_with(' ') {
            self.need(Due::Space);
        }
        let told = words.trim_matches(' ');
        if told.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            match self.due {
                Due::Nothing => {}
                Due::Space | Due::Glue => self.text.push(' '),
                Due::Line => self.text.push('\n'),
                Due::Gap => self.text.push_str("\n\n"),
            }
        }
        if self.text.is_empty() || matches!(self.due, Due::Line | Due::Gap) {
            let indent = self.indent.saturating_sub(self.mark.len());
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(&self.mark);
        }
        self.mark.clear();
        self.text.push_str(told);
        self.due = if words.ends_with(' ') { Due::Space } else { Due::Nothing };
    }

    fn need(&mut self, due: Due) {
        self.due = self.due.max(due);
    }

    fn element(&mut self, element: &Element) {
        if is_hidden(element) {
            return;
        }
        match (element.tag, &*element.class) {
            (Tag::Svg, _) => self.labelled(element),
            (Tag::Button, _) => self.button(element),
            (Tag::Input, _) => self.field(element),
            (Tag::H1, _) => self.marked("# ", Due::Gap, element),
            (Tag::H2, _) => self.marked("## ", Due::Gap, element),
            (Tag::H3, _) => self.marked("### ", Due::Gap, element),
            (Tag::Ol, "steps") => self.steps(element),
            (Tag::Li | Tag::Dt, _) | (_, "line") => self.item(element),
            (Tag::Dd, _) | (_, "mark") => {
                self.text.push(':');
                self.need(Due::Glue);
                self.below(&element.children);
            }
            (_, "tag") => {
                self.need(Due::Line);
                self.words("(");
                self.nodes(&element.children);
                self.text.push(')');
                self.due = Due::Glue;
            }
            (Tag::Details, "reason") => self.reason(element),
            (_, "date-field" | "visually-hidden") | (Tag::A | Tag::Label | Tag::Strong, _) => {
                self.need(Due::Space);
                self.nodes(&element.children);
                self.need(Due::Space);
            }
            (Tag::Span, class) if class != "remedy" => {
                self.need(Due::Space);
                self.nodes(&element.children);
            }
            _ => {
                self.need(Due::Line);
                self.nodes(&element.children);
                self.need(Due::Line);
            }
        }
    }

    /// A heading, or another line with a mark of its own.
    fn marked(&mut self, mark: &str, due: Due, element: &Element) {
        self.mark.clear();
        self.mark.push_str(mark);
        self.need(due);
        self.nodes(&element.children);
        self.need(Due::Line);
    }

    /// A line and what is indented below it. A line that is the whole of a list's item is no second one.
    fn item(&mut self, element: &Element) {
        let is_within = !self.mark.is_empty() || self.due == Due::Glue;
        self.need(Due::Line);
        if is_within {
            self.nodes(&element.children);
        } else {
            self.mark.push_str("- ");
            self.below(&element.children);
        }
        self.mark.clear();
        self.need(Due::Line);
    }

    fn below(&mut self, nodes: &[Node]) {
        self.indent += 2;
        self.nodes(nodes);
        self.indent -= 2;
    }

    fn steps(&mut self, element: &Element) {
        for (at, node) in element.children.iter().enumerate() {
            let Node::Element(step) = node else { continue };
            self.marked(&[&(at + 1).to_string(), ". "].concat(), Due::Line, step);
        }
    }

    /// The source on a line; below it when it applies and why. That it always applies stands on the same line.
    fn reason(&mut self, element: &Element) {
        self.need(Due::Line);
        let told = element.children.iter().filter(|node| !is_way_out(node));
        let is_short = told.clone().count() == 2;
        self.indent += 2;
        for (at, node) in told.enumerate() {
            match (at, is_short) {
                (0, _) => {
                    self.indent -= 2;
                    self.node(node);
                    self.indent += 2;
                }
                (_, true) => {
                    self.text.push('.');
                    self.due = Due::Glue;
                    self.node(node);
                }
                (_, false) => self.node(node),
            }
        }
        self.indent -= 2;
        self.need(Due::Line);
    }

    fn button(&mut self, element: &Element) {
        if matches!(element.deed, Some(Deed::Change(_))) {
            return;
        }
        self.need(Due::Space);
        self.words("‹");
        self.nodes(&element.children);
        self.text.push('›');
        self.need(Due::Space);
    }

    fn field(&mut self, element: &Element) {
        let told = match (get(element, Name::Type), get(element, Name::Checked), get(element, Name::Value)) {
            ("checkbox" | "radio", "1", _) => "[x]",
            ("checkbox" | "radio", ..) => "[ ]",
            (_, _, "") => "[…]",
            (.., value) => {
                self.need(Due::Space);
                return self.words(&["[", value, "]"].concat());
            }
        };
        self.need(Due::Space);
        self.words(told);
        if !told.contains('…') {
            self.due = Due::Glue;
        }
    }

    /// A picture, by what is said of it.
    fn labelled(&mut self, element: &Element) {
        self.need(Due::Line);
        self.words(get(element, Name::AriaLabel));
        self.need(Due::Line);
    }
}

fn get(element: &Element, wanted: Name) -> &str {
    element.attributes.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value)
}

/// What is there for the eye alone has its equivalent elsewhere.
fn is_hidden(element: &Element) -> bool {
    !get(element, Name::AriaHidden).is_empty()
}

/// A paragraph that is a link and nothing else.
fn is_way_out(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    matches!(element.children.as_slice(), [Node::Element(link)] if link.tag == Tag::A)
}

#[cfg(test)]
mod tests {
    use super::super::{button, el, element, heading, link_out, p, section, with, words};
    use super::*;
    use crate::logic::FactId;

    #[test]
    fn a_paper_is_told_with_its_box_its_tag_and_its_source_and_without_the_way_to_the_act() {
        let tick = with(Tag::Input, "", &[(Name::Type, "checkbox"), (Name::Checked, "1")], Vec::new());
        let source = vec![
            words(Tag::Summary, "", "rules, clause 3"),
            p("Applies when: a."),
            p("By your answers: a."),
            el(Tag::P, "", vec![link_out("https://adilet.zan.kz", "Open the act")]),
        ];
        let line = vec![
            words(Tag::P, "tag", "Perhaps"),
            words(Tag::Label, "line-title", "Passport"),
            p("Valid on the day."),
            el(Tag::Details, "reason", source),
        ];
        let paper = el(Tag::Li, "tickable", vec![tick, el(Tag::Div, "line", line)]);
        assert_eq!(
            read_aloud(&[heading("Ready"), el(Tag::Ul, "lines", vec![paper])]),
            "# Ready\n- [x] (Perhaps) Passport\n  Valid on the day.\n  rules, clause 3\n    Applies when: a.\n    \
             By your answers: a."
        );
    }

    #[test]
    fn that_a_line_always_applies_stands_beside_its_source() {
        let source = vec![words(Tag::Summary, "", "rules, clause 3"), p("This applies to everyone.")];
        let line = el(Tag::Div, "line", vec![words(Tag::P, "line-title", "Free"), el(Tag::Details, "reason", source)]);
        assert_eq!(read_aloud(&[line]), "- Free\n  rules, clause 3. This applies to everyone.");
    }

    #[test]
    fn fields_steps_answers_and_buttons_read_as_one_sees_them() {
        let field = |value: &str| {
            let mut input = element(Tag::Input, "", &[(Name::Type, "text")], Vec::new());
            input.attributes.push((Name::Value, value.to_owned()));
            let label = words(Tag::Label, "", if value.is_empty() { "Month" } else { "Day" });
            el(Tag::Div, "date-field", vec![label, input.into()])
        };
        let change = button("link-button", "Change", Deed::Change(FactId(1)));
        let told = vec![words(Tag::Span, "", "Yes"), change];
        let answer = el(Tag::Div, "answer", vec![words(Tag::Dt, "", "Passport"), el(Tag::Dd, "", told)]);
        let steps = ["Gather.", "Apply."].map(|step| words(Tag::Li, "", step)).to_vec();
        let hidden = with(Tag::Div, "months", &[(Name::AriaHidden, "true")], vec![p("for the eye")]);
        let nodes = [
            section(
                "now",
                "Now",
                vec![el(Tag::Ol, "steps", steps), el(Tag::Div, "date", vec![field("27"), field("")])],
            ),
            Some(hidden),
            Some(el(Tag::Dl, "answers", vec![answer])),
            Some(el(Tag::Div, "actions", vec![button("", "Print", Deed::Print), button("", "Back", Deed::Back)])),
        ];
        assert_eq!(
            read_aloud(&nodes.into_iter().flatten().collect::<Vec<_>>()),
            "## Now\n1. Gather.\n2. Apply.\nDay [27] Month […]\n- Passport: Yes\n‹Print› ‹Back›"
        );
    }
}
