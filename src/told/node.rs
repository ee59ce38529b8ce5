//! A page as a tree of plain values, which the first module turns into elements.
//!
//! Tags and attributes are those listed here and no others: nothing that comes from another module can become a script,
//! a style or a listener.

use crate::law::ItemId;
use crate::locale::{Lang, by_language};
use crate::logic::{FactId, OptionId};
use serde::Serialize;
use std::borrow::Cow;

/// Defines an enum of names that HTML knows.
macro_rules! names {
    ($(#[$about:meta])* $list:ident: $($name:ident $text:literal,)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub enum $list { $($name),* }

        impl $list {
            /// In the order of their numbers.
            pub const ALL: &'static [$list] = &[$($list::$name),*];

            /// What HTML calls each of [`Self::ALL`].
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            pub fn name(self) -> &'static str {
                match self { $($list::$name => $text),* }
            }
        }
    };
}

names! {
    /// An element.
    Tag:
    A "a", Button "button", Caption "caption", Dd "dd", Details "details", Div "div", Dl "dl", Dt "dt",
    Fieldset "fieldset", H1 "h1", H2 "h2", H3 "h3", Input "input", Label "label", Legend "legend", Li "li", Ol "ol",
    P "p", Path "path", Section "section", Span "span", Strong "strong", Summary "summary", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Th "th", Thead "thead", Tr "tr", Ul "ul",
}

names! {
    /// An attribute. `checked` and `value` say how a field begins.
    Name:
    AriaActivedescendant "aria-activedescendant", AriaAutocomplete "aria-autocomplete", AriaControls "aria-controls",
    AriaCurrent "aria-current", AriaDescribedby "aria-describedby", AriaExpanded "aria-expanded",
    AriaHidden "aria-hidden", AriaLabel "aria-label", AriaLabelledby "aria-labelledby", AriaSelected "aria-selected", Autocomplete "autocomplete", Checked "checked", Class "class", D "d",
    For "for", Href "href", Hreflang "hreflang", Id "id", Inputmode "inputmode", Lang "lang", Maxlength "maxlength",
    Name "name", Readonly "readonly", Rel "rel", Role "role", Scope "scope", Tabindex "tabindex", Target "target",
    Title "title", Type "type", Value "value", ViewBox "viewBox",
}

/// A piece of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Element {
    pub tag: Tag,
    pub class: Cow<'static, str>,
    pub attributes: Vec<(Name, String)>,
    /// What a press, or what is typed, does.
    pub deed: Option<Deed>,
    pub children: Vec<Node>,
}

/// Something that the person has set on the answer's page: a tick, a date, what is unfolded. By number, and nothing to
/// the first module but that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Entry(pub u16);

/// What a node does when the person acts on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Deed {
    Print,
    /// Forgets every answer.
    Restart,
    Back,
    /// Asks this question again.
    Change(FactId),
    /// Answers a question with an option.
    Choose(FactId, OptionId),
    /// Gives entries these values.
    Set(Vec<(Entry, String)>),
    /// Gives an entry what is typed.
    Type(Entry),
    /// Ticks an entry, or takes its tick away.
    Tick(Entry),
    /// Saves a file.
    Save(File),
    /// Copies words to the clipboard; the entry learns what was copied, or "0" if that was refused.
    Copy(String, Entry),
    /// Opens the share sheet with a title and an address.
    Share(String, String),
    /// Gives an entry what is typed; the arrow keys move another among so many options, counted from 1, Enter follows the
    /// option they have come to, and Escape takes away what was typed.
    Look {
        typed: Entry,
        active: Entry,
        options: u16,
    },
    /// Goes on with a service of this folder, with these answers besides those that were given.
    Follow {
        slug: String,
        gives: Vec<(FactId, OptionId)>,
    },
}

/// A file that the answer can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum File {
    /// The days to keep, for a calendar.
    Calendar,
    /// Every line with its condition, for a lawyer.
    Trace,
}

impl File {
    /// By its number, as it is asked for.
    pub fn of_number(number: u32) -> File {
        if number == File::Calendar as u32 { File::Calendar } else { File::Trace }
    }
}

impl Node {
    /// What tells a piece of the page from those beside it: the id of its heading, else the first of its classes.
    pub fn name(&self) -> &str {
        match (self.id(), self) {
            (Some(id), _) => id,
            (None, Node::Element(element)) => element.class.split(' ').next().unwrap_or_default(),
            (None, Node::Text(_)) => "",
        }
    }

    /// The node with words of another language marked as such, for whoever hears the page.
    pub fn spoken(self, lang: Lang) -> Vec<Node> {
        match self {
            Node::Text(text) => {
                let pieces = by_language(&text, lang).into_iter();
                pieces
                    .map(|(other, piece)| match other {
                        Some(other) => with(Tag::Span, "", &[(Name::Lang, other.code())], vec![plain(piece)]),
                        None => plain(piece),
                    })
                    .collect()
            }
            Node::Element(mut element) => {
                element.children = element.children.into_iter().flat_map(|child| child.spoken(lang)).collect();
                vec![Node::Element(element)]
            }
        }
    }

    /// The first id in it.
    fn id(&self) -> Option<&str> {
        let Node::Element(element) = self else { return None };
        let own = element.attributes.iter().find(|(name, _)| *name == Name::Id);
        own.map(|(_, id)| id.as_str()).or_else(|| element.children.iter().find_map(Node::id))
    }
}

impl Entry {
    /// The tick of a document.
    pub fn document(id: ItemId) -> Entry {
        Entry(1000_u16.saturating_add(id.0))
    }
}

impl Element {
    /// What the element does.
    pub fn doing(mut self, deed: Deed) -> Node {
        self.deed = Some(deed);
        Node::Element(self)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

/// An element with a class (none if empty), attributes (those that are empty are left out) and children.
pub fn element(
    tag: Tag,
    class: impl Into<Cow<'static, str>>,
    attributes: &[(Name, &str)],
    children: Vec<Node>,
) -> Element {
    let attributes = attributes.iter().filter(|(_, value)| !value.is_empty());
    let attributes = attributes.map(|(name, value)| (*name, (*value).to_owned())).collect();
    Element { tag, class: class.into(), attributes, deed: None, children }
}

/// An element with attributes.
pub fn with(tag: Tag, class: impl Into<Cow<'static, str>>, attributes: &[(Name, &str)], children: Vec<Node>) -> Node {
    Node::Element(element(tag, class, attributes, children))
}

/// An element with children.
pub fn el(tag: Tag, class: impl Into<Cow<'static, str>>, children: Vec<Node>) -> Node {
    with(tag, class, &[], children)
}

/// An element that holds words.
pub fn words(tag: Tag, class: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Node {
    el(tag, class, vec![plain(text)])
}

/// A paragraph.
pub fn p(text: impl Into<String>) -> Node {
    words(Tag::P, "", text)
}

/// Words without an element of their own.
pub fn plain(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// The page's heading: it takes focus when the page appears.
pub fn heading(text: impl Into<String>) -> Node {
    with(Tag::H1, "", &[(Name::Tabindex, "-1")], vec![plain(text)])
}

/// A button.
pub fn button(class: &'static str, label: impl Into<String>, deed: Deed) -> Node {
    element(Tag::Button, class, &[(Name::Type, "button")], vec![plain(label)]).doing(deed)
}

/// A way out of the page, to an address of others.
pub fn link_out(address: &str, label: impl Into<String>) -> Node {
    let attributes = [(Name::Href, address), (Name::Rel, "noreferrer"), (Name::Target, "_blank")];
    with(Tag::A, "", &attributes, vec![plain(label)])
}

/// A section under its own heading, with the heading as its name; nothing where it has no lines.
pub fn section(id: &'static str, title: &str, lines: Vec<Node>) -> Option<Node> {
    if lines.is_empty() {
        return None;
    }
    let mut children = vec![with(Tag::H2, "", &[(Name::Id, id)], vec![plain(title)])];
    children.extend(lines);
    Some(with(Tag::Section, "section", &[(Name::AriaLabelledby, id)], children))
}

/// A section that is folded away until it is opened; nothing where it has no lines.
pub fn fold(id: &'static str, title: &str, lines: Vec<Node>) -> Option<Node> {
    if lines.is_empty() {
        return None;
    }
    let heading = with(Tag::H2, "", &[(Name::Id, id)], vec![plain(title)]);
    let mut children = vec![el(Tag::Summary, "", vec![heading])];
    children.extend(lines);
    Some(el(Tag::Details, "section fold", children))
}
