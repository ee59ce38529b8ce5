//! Conditions as a page to read shows them: in words, and as a list where many answers to one question would do.

use super::markup::{Element, el};
use super::sheet::Sheet;
use crate::locale::{FactWords, Wording};
use crate::logic::{Condition, FactId, OptionId};

/// So many answers to one question still read as a sentence.
const SHORT: usize = 3;

/// "Only in this case: …"; nothing for what always holds.
pub(super) fn only_if(condition: &Condition, wording: &Wording, sheet: &Sheet) -> Vec<Element> {
    let parts = match condition {
        Condition::All(parts) => parts.clone(),
        one => vec![one.clone()],
    };
    let (long, short): (Vec<Condition>, Vec<Condition>) = parts.into_iter().partition(|part| long_list(part).is_some());
    let words = wording.condition(&Condition::All(short));
    let told = |words: &String| el("p").class("ways").words(sheet.filled(&sheet.words.only_if, words));
    let mut lines: Vec<Element> = Some(words).filter(|words| !words.is_empty()).iter().map(told).collect();
    lines.extend(long.iter().filter_map(long_list).map(|list| list.element(wording, sheet)));
    lines
}

/// Many answers to one question: any of them, or none.
struct LongList {
    fact: FactId,
    options: Vec<OptionId>,
    /// It holds for everybody but these.
    except: bool,
}

fn long_list(condition: &Condition) -> Option<LongList> {
    let (any, except) = match condition {
        Condition::Not(part) => (&**part, true),
        one => (one, false),
    };
    let Condition::Any(parts) = any else { return None };
    let mut options = Vec::new();
    let mut of = None;
    for part in parts {
        let (Condition::Is(fact, option) | Condition::Has(fact, option)) = part else { return None };
        if *of.get_or_insert(*fact) != *fact {
            return None;
        }
        options.push(*option);
    }
    (options.len() > SHORT || except).then_some(())?;
    Some(LongList { fact: of?, options, except })
}

impl LongList {
    fn element(&self, wording: &Wording, sheet: &Sheet) -> Element {
        let words = if self.except { &sheet.words.except_these } else { &sheet.words.only_these };
        let title = sheet.filled(words, &wording.label(self.fact));
        let options = self.options.iter().map(|option| el("li").words(wording.option(self.fact, *option)));
        let list = el("ul").with_all(options);
        el("details").class("reason").with(el("summary").words(title)).with(list)
    }
}
