use super::{PageTexts, date_by, date_from, date_on};
use crate::calendar::Day;

/// The values that a text may speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Args<'a> {
    pub n: Option<u16>,
    pub d: Option<Day>,
    /// Words that stand in for `{x}`: a name, a label.
    pub x: Option<&'a str>,
}

/// Fills the placeholders of a text: `{n}`, `{n:UNIT}`, `{d:on}`, `{d:by}`, `{d:from}`, `{x}`.
///
/// A placeholder whose value is missing is left out; the checks on rule files see to it that none is.
pub fn fill(text: &str, args: Args, texts: &PageTexts) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            continue;
        };
        filled.push_str(&value(name, args, texts));
        // A value that ends with its own full stop ("2026 г.") ends the sentence with it.
        rest = if filled.ends_with('.') { after.strip_prefix('.').unwrap_or(after) } else { after };
    }
    filled.push_str(rest);
    filled
}

fn value(name: &str, args: Args, texts: &PageTexts) -> String {
    let (name, form) = name.split_once(':').unwrap_or((name, ""));
    match (name, args) {
        ("n", Args { n: Some(n), .. }) => match texts.unit(form, n) {
            // A no-break space: the number and its noun stay on one line.
            Some(unit) => [&n.to_string(), "\u{a0}", unit].concat(),
            None => n.to_string(),
        },
        ("d", Args { d: Some(day), .. }) => match form {
            "by" => date_by(day, texts),
            "from" => date_from(day, texts),
            _ => date_on(day, texts),
        },
        ("x", Args { x: Some(words), .. }) => words.to_owned(),
        _ => String::new(),
    }
}
