use crate::calendar::Day;
use crate::law::{Kind, Question};
use crate::logic::{Answer, OptionId, Rest};

/// What is filled in on a question's page and not yet sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Ticked options, ascending; of a single choice, at most one.
    pub ticked: Vec<OptionId>,
    pub none_of_these: bool,
    pub rest_unknown: bool,
    pub dont_know: bool,
    pub prefer_not: bool,
    pub day: String,
    pub month: String,
    pub year: String,
}

/// One field filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// The one option that holds, in place of any other.
    Choose(OptionId),
    /// "I don't know" or "I prefer not to say" in place of any option.
    ChooseNone {
        dont_know: bool,
    },
    /// Ticks an option, or takes its tick away.
    Tick(OptionId),
    NoneOfThese(bool),
    RestUnknown(bool),
    DontKnow(bool),
    PreferNot(bool),
    Day(String),
    Month(String),
    Year(String),
}

/// Why a draft is no answer yet.
#[derive(Clone, Debug, PartialEq)]
pub enum InputError {
    ChooseOne,
    TickOne,
    NoneAndSome,
    DateMissing,
    /// The day as it was typed.
    DateImpossible(String),
    DateYear,
    DateAndUnknown,
}

impl Draft {
    /// The draft that an earlier answer came from.
    pub fn from_answer(answer: Option<&Answer>) -> Draft {
        let mut draft = Draft::default();
        match answer {
            None => {}
            Some(Answer::Option(option)) => draft.ticked.push(*option),
            Some(Answer::Several { yes, rest }) => {
                draft.ticked.clone_from(yes);
                draft.rest_unknown = *rest == Rest::Unknown;
                draft.none_of_these = yes.is_empty() && *rest == Rest::No;
            }
            Some(Answer::Date(day)) => {
                draft.day = day.day().to_string();
                draft.month = day.month().to_string();
                draft.year = day.year().to_string();
            }
            Some(Answer::DontKnow) => draft.dont_know = true,
            Some(Answer::PreferNotToSay) => draft.prefer_not = true,
        }
        draft
    }

    /// Fills in one field. What excludes it is cleared where a person would expect so: a radio button clears the others.
    pub fn fill(&mut self, fill: Fill) {
        match fill {
            Fill::Choose(option) => *self = Draft { ticked: vec![option], ..Draft::default() },
            Fill::ChooseNone { dont_know } => *self = Draft { dont_know, prefer_not: !dont_know, ..Draft::default() },
            Fill::Tick(option) => match self.ticked.binary_search(&option) {
                Ok(at) => drop(self.ticked.remove(at)),
                Err(at) => self.ticked.insert(at, option),
            },
            Fill::NoneOfThese(on) => self.none_of_these = on,
            Fill::RestUnknown(on) => self.rest_unknown = on,
            Fill::DontKnow(on) => {
                self.dont_know = on;
                self.prefer_not = false;
            }
            Fill::PreferNot(on) => {
                self.prefer_not = on;
                self.dont_know = false;
            }
            Fill::Day(typed) => self.day = typed,
            Fill::Month(typed) => self.month = typed,
            Fill::Year(typed) => self.year = typed,
        }
    }

    /// The answer it makes.
    pub fn answer(&self, question: &Question) -> Result<Answer, InputError> {
        match question.kind {
            Kind::Choice(_) => self
                .settled()
                .or(self.ticked.first().map(|option| Answer::Option(*option)))
                .ok_or(InputError::ChooseOne),
            Kind::Several(_) => self.several(),
            Kind::Date => self.date(),
        }
    }

    fn settled(&self) -> Option<Answer> {
        if self.dont_know {
            Some(Answer::DontKnow)
        } else if self.prefer_not {
            Some(Answer::PreferNotToSay)
        } else {
            None
        }
    }

    fn several(&self) -> Result<Answer, InputError> {
        let something = !self.ticked.is_empty() || self.rest_unknown || self.prefer_not;
        match (something, self.none_of_these) {
            (true, true) => Err(InputError::NoneAndSome),
            (false, false) => Err(InputError::TickOne),
            _ if self.prefer_not => Ok(Answer::PreferNotToSay),
            _ => {
                let rest = if self.rest_unknown { Rest::Unknown } else { Rest::No };
                Ok(Answer::Several { yes: self.ticked.clone(), rest })
            }
        }
    }

    fn date(&self) -> Result<Answer, InputError> {
        let typed = [&self.day, &self.month, &self.year].map(|text| text.trim());
        let empty = typed.iter().all(|text| text.is_empty());
        match self.settled() {
            Some(answer) if empty => return Ok(answer),
            Some(_) => return Err(InputError::DateAndUnknown),
            None => {}
        }
        let [Some(day), Some(month), Some(year)] = typed.map(number) else {
            return Err(InputError::DateMissing);
        };
        if !(Day::FIRST_YEAR as u32..=Day::LAST_YEAR as u32).contains(&year) {
            return Err(InputError::DateYear);
        }
        Day::new(year as i32, month, day).map(Answer::Date).ok_or_else(|| InputError::DateImpossible(typed.join(" ")))
    }
}

/// Digits alone, at most four of them.
fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::TextId;
    use crate::logic::FactId;

    fn question(kind: Kind) -> Question {
        let text = TextId(0);
        Question {
            fact: FactId(1),
            kind,
            may_not_know: true,
            delicate: false,
            text,
            hint: None,
            why: text,
            label: text,
        }
    }

    fn date(day: &str, month: &str, year: &str) -> Result<Answer, InputError> {
        let draft = Draft { day: day.into(), month: month.into(), year: year.into(), ..Draft::default() };
        draft.answer(&question(Kind::Date))
    }

    #[test]
    fn the_31st_of_february_is_no_day_and_the_29th_only_in_a_leap_year() {
        assert_eq!(date("31", "2", "2027"), Err(InputError::DateImpossible("31 2 2027".into())));
        assert_eq!(date("29", "2", "2027"), Err(InputError::DateImpossible("29 2 2027".into())));
        assert_eq!(date(" 29", "02", "2028 "), Ok(Answer::Date(Day::new(2028, 2, 29).unwrap())));
    }

    #[test]
    fn a_date_needs_figures_and_four_of_them_for_the_year() {
        assert_eq!(date("", "2", "2027"), Err(InputError::DateMissing));
        assert_eq!(date("1", "наурыз", "2027"), Err(InputError::DateMissing));
        assert_eq!(date("-1", "2", "2027"), Err(InputError::DateMissing));
        assert_eq!(date("1", "2", "27"), Err(InputError::DateYear));
        assert_eq!(date("1", "2", "99999999999"), Err(InputError::DateMissing));
    }

    #[test]
    fn i_dont_know_stands_alone() {
        let unknown = Draft { dont_know: true, ..Draft::default() };
        assert_eq!(unknown.answer(&question(Kind::Date)), Ok(Answer::DontKnow));
        let both = Draft { day: "1".into(), ..unknown };
        assert_eq!(both.answer(&question(Kind::Date)), Err(InputError::DateAndUnknown));
    }

    #[test]
    fn a_radio_button_stays_chosen_however_often_it_is_pressed() {
        let mut draft = Draft { ticked: vec![OptionId(1)], ..Draft::default() };
        for _ in 0..3 {
            draft.fill(Fill::ChooseNone { dont_know: true });
            assert_eq!(draft.answer(&question(Kind::Choice(Vec::new()))), Ok(Answer::DontKnow));
        }
        draft.fill(Fill::Choose(OptionId(2)));
        assert_eq!(draft.answer(&question(Kind::Choice(Vec::new()))), Ok(Answer::Option(OptionId(2))));
    }

    #[test]
    fn none_of_these_excludes_the_others_and_silence_is_no_answer() {
        let several = question(Kind::Several(Vec::new()));
        assert_eq!(Draft::default().answer(&several), Err(InputError::TickOne));
        let none = Draft { none_of_these: true, ..Draft::default() };
        assert_eq!(none.answer(&several), Ok(Answer::Several { yes: vec![], rest: Rest::No }));
        let both = Draft { ticked: vec![OptionId(1)], ..none };
        assert_eq!(both.answer(&several), Err(InputError::NoneAndSome));
    }

    #[test]
    fn a_draft_made_from_an_answer_makes_that_answer() {
        let day = Day::new(2031, 3, 27).unwrap();
        for (answer, kind) in [
            (Answer::Date(day), Kind::Date),
            (Answer::DontKnow, Kind::Date),
            (Answer::Option(OptionId(3)), Kind::Choice(Vec::new())),
            (Answer::Several { yes: vec![OptionId(2)], rest: Rest::Unknown }, Kind::Several(Vec::new())),
            (Answer::Several { yes: vec![], rest: Rest::No }, Kind::Several(Vec::new())),
        ] {
            assert_eq!(Draft::from_answer(Some(&answer)).answer(&question(kind)), Ok(answer));
        }
    }
}
