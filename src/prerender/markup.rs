//! Elements of a static page, written natively: whatever is said in them is escaped, and nothing else can be said.

use crate::locale::{Lang, by_language};
use std::fmt;

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Inside {
    Words(String),
    Element(Element),
}

/// An element with nothing in it yet.
pub(super) fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), inside: Vec::new() }
}

impl Element {
    /// The same as another element.
    pub fn called(self, tag: &'static str) -> Element {
        Element { tag, ..self }
    }

    pub fn class(self, class: &'static str) -> Element {
        self.attribute("class", class)
    }

    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((name, value.into()));
        self
    }

    /// An attribute that is there or not.
    pub fn flag(self, name: &'static str) -> Element {
        self.attribute(name, "")
    }

    /// Says what its words are a property of.
    pub fn property(self, name: &'static str) -> Element {
        self.attribute("itemprop", name)
    }

    /// Makes it a thing of schema.org, whose properties stand inside.
    pub fn thing(self, kind: &str) -> Element {
        self.flag("itemscope").attribute("itemtype", ["https://schema.org/", kind].concat())
    }

    pub fn words(mut self, words: impl Into<String>) -> Element {
        self.inside.push(Inside::Words(words.into()));
        self
    }

    pub fn with(mut self, element: Element) -> Element {
        self.inside.push(Inside::Element(element));
        self
    }

    pub fn with_all(mut self, elements: impl IntoIterator<Item = Element>) -> Element {
        self.inside.extend(elements.into_iter().map(Inside::Element));
        self
    }
}

impl Element {
    /// With words of another language marked as such, but where an element says its language itself.
    pub fn spoken(mut self, lang: Lang) -> Element {
        if self.attributes.iter().any(|(name, _)| *name == "lang") {
            return self;
        }
        let inside = std::mem::take(&mut self.inside).into_iter();
        self.inside = inside
            .flat_map(|inside| match inside {
                Inside::Words(words) => {
                    let pieces = by_language(&words, lang).into_iter();
                    pieces
                        .map(|(other, piece)| match other {
                            Some(other) => Inside::Element(el("span").attribute("lang", other.code()).words(piece)),
                            None => Inside::Words(piece.to_owned()),
                        })
                        .collect()
                }
                Inside::Element(element) => vec![Inside::Element(element.spoken(lang))],
            })
            .collect();
        self
    }
}

/// A property whose value is for machines: a code, a number.
pub(super) fn value(property: &'static str, value: impl Into<String>) -> Element {
    el("meta").property(property).attribute("content", value)
}

/// A property whose value is an address that is no link.
pub(super) fn address(property: &'static str, address: impl Into<String>) -> Element {
    el("link").property(property).attribute("href", address)
}

/// A button that sends nothing: a script hears it.
pub(super) fn button(class: &'static str) -> Element {
    el("button").attribute("type", "button").class(class)
}

/// A link.
pub(super) fn link(href: impl Into<String>, words: impl Into<String>) -> Element {
    el("a").attribute("href", href).words(words)
}

impl fmt::Display for Element {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "<{}", self.tag)?;
        for (name, value) in &self.attributes {
            match value.as_str() {
                "" => write!(out, " {name}")?,
                value => write!(out, " {name}=\"{}\"", escaped(value))?,
            }
        }
        out.write_str(">")?;
        if matches!(self.tag, "input" | "link" | "meta") {
            return Ok(());
        }
        for inside in &self.inside {
            match inside {
                Inside::Words(words) => out.write_str(&escaped(words))?,
                Inside::Element(element) => element.fmt(out)?,
            }
        }
        write!(out, "</{}>", self.tag)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_cannot_break_out_of_their_place() {
        let link = link("x\" onclick=\"y", "<b>А & Б</b>");
        assert_eq!(link.to_string(), "<a href=\"x&quot; onclick=&quot;y\">&lt;b&gt;А &amp; Б&lt;/b&gt;</a>");
    }

    #[test]
    fn a_property_without_words_has_no_end_tag() {
        let thing = el("p").thing("Thing").with(value("price", "0"));
        assert_eq!(
            thing.to_string(),
            "<p itemscope itemtype=\"https://schema.org/Thing\"><meta itemprop=\"price\" content=\"0\"></p>"
        );
    }
}
