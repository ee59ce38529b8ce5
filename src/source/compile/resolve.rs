//! Names into numbers: texts, facts, options, services, places of the act.

use super::{Context, Known, Work};
use crate::law::*;
use crate::locale::Lang;
use crate::logic::{Condition, FactId, OptionId};
use crate::source::facts::{FactKind, FactSource, OptionSource};
use crate::source::text::{placeholders, unknown_placeholder};
use crate::source::{ConditionSource, Text};

impl<'w, S> Work<'w, S> {
    pub(super) fn fault(&mut self, item: &str, reason: impl Into<String>) {
        self.faults.add(self.context.file, item, reason);
    }

    /// A text that speaks of no number.
    pub(super) fn text(&mut self, text: &Text) -> TextId {
        self.text_of(text, "text", None)
    }

    /// A text of a fact: it was checked with the facts, which several services share.
    fn asked_text(&mut self, text: &Text) -> TextId {
        self.taken_in(text)
    }

    /// A fact as it is asked about, with these of its options and this question.
    pub(super) fn asked(&mut self, fact: &FactSource, options: &[&OptionSource], text: &Text) -> Question {
        let choices = options.iter().map(|option| {
            let hint = option.hint.as_ref().map(|hint| self.asked_text(hint));
            Choice { option: OptionId(option.code), text: self.asked_text(&option.text), hint }
        });
        let choices: Vec<Choice> = choices.collect();
        let kind = match fact.kind {
            FactKind::Choice => Kind::Choice(choices),
            FactKind::Several => Kind::Several(choices),
            FactKind::Date => Kind::Date,
        };
        Question {
            fact: fact.number(),
            kind,
            may_not_know: fact.may_not_know,
            delicate: fact.delicate,
            text: self.asked_text(text),
            hint: fact.hint.as_ref().map(|hint| self.asked_text(hint)),
            why: self.asked_text(&fact.why),
            label: self.asked_text(&fact.label),
        }
    }

    /// Takes a text in; its placeholders must fit the item's number and be the same in every language.
    pub(super) fn text_of(&mut self, text: &Text, item: &str, n: Option<u16>) -> TextId {
        let wanted = placeholders(&text.kk);
        for lang in Lang::ALL {
            let words = text.get(lang);
            if words.trim().is_empty() {
                self.fault(item, format!("a text is empty in \"{}\"", lang.code()));
            }
            if placeholders(words) != wanted {
                self.fault(item, format!("the placeholders differ between languages in \"{words}\""));
            }
            if let Some(unknown) = unknown_placeholder(words) {
                self.fault(
                    item,
                    format!("\"{{{unknown}}}\" is no placeholder: use {{n}} or {{n:UNIT}} in \"{words}\""),
                );
            }
        }
        if wanted.contains(&"n") && n.is_none() {
            self.fault(item, format!("\"{}\" speaks of {{n}}, but the item has no \"n\"", text.en));
        }
        self.taken_in(text)
    }

    pub(super) fn taken_in(&mut self, text: &Text) -> TextId {
        let id = self.texts[0].len();
        for lang in Lang::ALL {
            // A number stays on the line of its sign.
            let text = text.get(lang).replace("№ ", "№\u{a0}").replace("No. ", "No.\u{a0}");
            self.texts[lang as usize].push(text);
        }
        u16::try_from(id).map_or(TextId(u16::MAX), TextId)
    }

    pub(super) fn paper(&mut self, name: &str) -> u16 {
        let known = self.names.papers.iter().position(|paper| paper == name);
        let at = known.unwrap_or_else(|| {
            self.names.papers.push(name.to_owned());
            self.names.papers.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    pub(super) fn fact(&mut self, id: &str, item: &str) -> Option<&'w FactSource> {
        let known = self.context.facts.get(id);
        if known.is_none() {
            self.fault(item, format!("no fact \"{id}\" in facts.json: add it there or correct the name"));
        }
        known
    }

    pub(super) fn option(&mut self, fact: &str, id: &str, item: &str) -> Option<(&'w FactSource, OptionId)> {
        let fact = self.fact(fact, item)?;
        let option = fact.option(id).map(|option| OptionId(option.code));
        if option.is_none() {
            self.fault(item, format!("the fact \"{}\" has no option \"{id}\"", fact.id));
        }
        Some((fact, option?))
    }

    pub(super) fn other_service(&mut self, id: &str, item: &str) -> Option<&'w Known> {
        let context: &'w Context<'w> = self.context;
        let known = context.services.iter().find(|known| known.id == id);
        if known.is_none() {
            self.fault(item, format!("no service \"{id}\" in the rules folder"));
        }
        known
    }

    /// The way to another service: its folder and its name.
    pub(super) fn link(&mut self, id: &str, item: &str) -> Option<ServiceLink> {
        let known = self.other_service(id, item)?;
        let slug = Text { kk: id.to_owned(), ru: id.to_owned(), en: id.to_owned() };
        Some(ServiceLink { service: ServiceId(known.code), slug: self.text(&slug), name: self.text(&known.name) })
    }

    pub(super) fn condition(&mut self, source: Option<&ConditionSource>, item: &str) -> Condition {
        let Some(source) = source else {
            return Condition::always();
        };
        match source.resolve(self.context.facts) {
            Ok(condition) => {
                for fact in condition.facts() {
                    self.check_declared(fact, item);
                }
                condition
            }
            Err(faults) => {
                faults.into_iter().for_each(|fault| self.fault(item, fault));
                Condition::never()
            }
        }
    }

    /// A fact that a condition speaks about must be among the file's questions; the channel need not.
    pub(super) fn check_declared(&mut self, fact: FactId, item: &str) {
        let Some(known) = self.context.facts.by_code(fact) else { return };
        if known.id != "channel" && !self.questions.contains(&known.id) {
            self.fault(item, format!("the fact \"{}\" is not among this file's questions: add it there", known.id));
        }
    }
}
