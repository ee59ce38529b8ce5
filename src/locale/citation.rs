use super::{Lang, PageTexts, Say};
use crate::law::{Act, Citation, Division};

/// A place of the act in words: "78-бұйрық, Қағидалар, 12-тармақ", "order 78, rules, clause 12".
///
/// `text` looks a text up in the pack of the service.
pub fn citation<'t>(
    act: &Act,
    citation: Citation,
    text: &dyn Fn(crate::law::TextId) -> &'t str,
    texts: &PageTexts,
) -> String {
    let Some(place) = act.places.get(usize::from(citation.0)) else {
        return String::new();
    };
    let Some(part) = act.parts.get(usize::from(place.part)) else {
        return String::new();
    };
    let mut words = String::from(text(act.short));
    words.push_str(", ");
    words.push_str(text(part.name));
    let numbered = |words: &mut String, noun: Say, number: u16, closed: bool| {
        words.push_str(", ");
        let noun = texts.say(noun);
        let number = number.to_string();
        match texts.lang {
            // Kazakh puts the number first: "12-тармақ", "2) тармақша".
            Lang::Kk => {
                words.push_str(&number);
                words.push_str(if closed { ")\u{a0}" } else { "-" });
                words.push_str(noun);
            }
            Lang::Ru | Lang::En => {
                words.push_str(noun);
                words.push('\u{a0}');
                words.push_str(&number);
                if closed {
                    words.push(')');
                }
            }
        }
    };
    match part.division {
        Division::Clause => numbered(&mut words, Say::CiteClause, place.number, false),
        Division::Row => numbered(&mut words, Say::CiteRow, place.number, false),
        Division::Whole => {}
    }
    if place.list > 0 {
        numbered(&mut words, Say::CiteList, u16::from(place.list), false);
    }
    if place.item > 0 {
        numbered(&mut words, Say::CiteItem, u16::from(place.item), true);
    }
    words
}
