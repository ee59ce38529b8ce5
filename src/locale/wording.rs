use super::{Args, FactWords, PageTexts, Say, Texts, citations, condition_words, date_on, fill};
use crate::law::{Citation, Item, Question, Service, TextId};
use crate::logic::{Answer, Answers, Condition, FactId, OptionId, Rest};

/// A service in one language: its own words and those of the page.
#[derive(Clone, Copy)]
pub struct Wording<'w> {
    pub service: &'w Service,
    pub texts: &'w Texts,
    pub page: &'w PageTexts,
}

impl<'w> Wording<'w> {
    pub fn text(&self, text: TextId) -> &'w str {
        self.texts.get(text)
    }

    pub fn say(&self, key: Say) -> &'w str {
        self.page.say(key)
    }

    /// A text of the page, filled.
    pub fn said(&self, key: Say, args: Args) -> String {
        fill(self.page.say(key), args, self.page)
    }

    /// A text of an item, with its number filled in.
    pub fn of(&self, item: &Item, text: TextId) -> String {
        fill(self.text(text), Args { n: item.n, ..Args::default() }, self.page)
    }

    pub fn title(&self, item: &Item) -> String {
        self.of(item, item.title)
    }

    /// An answer as the person would say it.
    pub fn answer(&self, question: &Question, answer: &Answer) -> String {
        let option = |option: &OptionId| {
            let choice = question.kind.choices().iter().find(|choice| choice.option == *option);
            choice.map_or("", |choice| self.text(choice.text)).to_owned()
        };
        match answer {
            Answer::Option(chosen) => option(chosen),
            Answer::Several { yes, rest } => {
                let mut words: Vec<String> = yes.iter().map(option).collect();
                if *rest == Rest::Unknown {
                    words.push(self.say(Say::RestUnknown).to_owned());
                } else if yes.is_empty() {
                    words.push(self.say(Say::NoneOfThese).to_owned());
                }
                words.join("; ")
            }
            Answer::Date(day) => date_on(*day, self.page),
            Answer::DontKnow => self.say(Say::DontKnow).to_owned(),
            Answer::PreferNotToSay => self.say(Say::PreferNot).to_owned(),
        }
    }

    /// "label – answer" for the facts that decided a line.
    pub fn deciding(&self, answers: &Answers, facts: &[FactId]) -> String {
        let words = facts.iter().filter_map(|fact| {
            let question = self.service.question(*fact)?;
            let answer = match answers.get(*fact) {
                Some(answer) => self.answer(question, answer),
                None => self.say(Say::NotAnswered).to_owned(),
            };
            Some([self.text(question.label), " – ", &answer].concat())
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// The places of the act that something comes from; nothing where there is no act.
    pub fn sources(&self, cites: &[Citation]) -> String {
        let act = self.service.act.as_ref();
        act.map_or_else(String::new, |act| citations(act, cites, &|text| self.text(text), self.page))
    }

    /// A condition in words; nothing for one that always holds.
    pub fn condition(&self, condition: &Condition) -> String {
        condition_words(condition, self, self.page)
    }
}

impl FactWords for Wording<'_> {
    fn label(&self, fact: FactId) -> String {
        self.service.question(fact).map_or("", |question| self.text(question.label)).to_owned()
    }

    fn option(&self, fact: FactId, option: OptionId) -> String {
        self.service.question(fact).map_or_else(String::new, |question| self.answer(question, &Answer::Option(option)))
    }
}
