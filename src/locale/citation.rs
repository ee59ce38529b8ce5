use super::{Lang, PageTexts, Say};
use crate::law::{Act, Citation, Division, Place, TextId};

/// Places of one act in words, by part: "№ 78 бұйрық: Қағидалар, 6-тармақ, 12-тармақ; Талаптар тізбесі, 8-тармақ,
/// 2) тармақша", "order No. 78: Rules, clause 6, clause 12; List of requirements, row 8, item 2)".
///
/// `text` looks a text up in the pack of the service.
pub fn citations<'t>(act: &Act, cites: &[Citation], text: &dyn Fn(TextId) -> &'t str, texts: &PageTexts) -> String {
    let places: Vec<&Place> = cites.iter().filter_map(|cite| act.places.get(usize::from(cite.0))).collect();
    let mut words = String::from(text(act.short));
    let mut separator = ": ";
    for (at, first) in places.iter().enumerate() {
        let Some(part) = act.parts.get(usize::from(first.part)) else { continue };
        // Each part is named once, where it is first cited.
        if places.iter().take(at).any(|earlier| earlier.part == first.part) {
            continue;
        }
        words.push_str(separator);
        words.push_str(text(part.name));
        let mut before = None;
        for place in places.iter().filter(|place| place.part == first.part) {
            push_place(&mut words, place, part.division, before, texts);
            before = Some(*place);
        }
        separator = "; ";
    }
    words
}

fn push_place(words: &mut String, place: &Place, division: Division, before: Option<&Place>, texts: &PageTexts) {
    let within = |place: &Place| (place.number, place.inserted, place.list);
    let is_named = place.item + place.paragraph > 0 && before.is_some_and(|before| within(before) == within(place));
    // Of several items of one row the row is named once.
    match if is_named { Division::Whole } else { division } {
        Division::Clause => push_numbered(words, Say::CiteClause, numbered(place), false, texts),
        Division::Row => push_numbered(words, Say::CiteRow, numbered(place), false, texts),
        Division::Step => push_numbered(words, Say::CiteStep, numbered(place), false, texts),
        Division::Whole => {}
    }
    if place.list > 0 && !is_named {
        push_numbered(words, Say::CiteList, place.list.to_string(), false, texts);
    }
    if place.paragraph > 0 {
        push_numbered(words, Say::CiteParagraph, place.paragraph.to_string(), false, texts);
    }
    if place.item > 0 {
        push_numbered(words, Say::CiteItem, place.item.to_string(), true, texts);
    }
}

/// "12", or "9-1" for a clause that was put in later.
fn numbered(place: &Place) -> String {
    match place.inserted {
        0 => place.number.to_string(),
        inserted => [place.number.to_string(), inserted.to_string()].join("-"),
    }
}

/// ", clause 12", ", item 2)"; Kazakh puts the number first: ", 12-тармақ", ", 2) тармақша".
fn push_numbered(words: &mut String, noun: Say, number: String, closed: bool, texts: &PageTexts) {
    let noun = texts.say(noun);
    words.push_str(", ");
    match texts.lang {
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
}
