use super::{ServiceData, Site};
use crate::calendar::{DayKind, HolidayName, Mark, OffReason, Standing};
use crate::law::{Citation, Handling, Item, Question, TextId};
use crate::locale::{Args, Say, citations, date_on, fill};
use crate::logic::{Answer, Answers, FactId, OptionId, Rest};

/// A text of an item, with its number filled in.
pub fn item_text(site: &Site, data: &ServiceData, item: &Item, text: TextId) -> String {
    fill(data.text(text), Args { n: item.n, ..Args::default() }, &site.page)
}

/// A text of the page, filled.
pub fn said(site: &Site, key: Say, args: Args) -> String {
    fill(site.say(key), args, &site.page)
}

/// An answer as the person would say it.
pub fn answer_words(site: &Site, data: &ServiceData, question: &Question, answer: &Answer) -> String {
    let option = |option: &OptionId| {
        let choice = question.kind.choices().iter().find(|choice| choice.option == *option);
        choice.map_or("", |choice| data.text(choice.text)).to_owned()
    };
    match answer {
        Answer::Option(chosen) => option(chosen),
        Answer::Several { yes, rest } => {
            let mut words: Vec<String> = yes.iter().map(option).collect();
            if *rest == Rest::Unknown {
                words.push(site.say(Say::RestUnknown).to_owned());
            } else if yes.is_empty() {
                words.push(site.say(Say::NoneOfThese).to_owned());
            }
            words.join("; ")
        }
        Answer::Date(day) => date_on(*day, &site.page),
        Answer::DontKnow => site.say(Say::DontKnow).to_owned(),
        Answer::PreferNotToSay => site.say(Say::PreferNot).to_owned(),
    }
}

/// "label – answer" for the facts that decided a line.
pub fn deciding_words(site: &Site, data: &ServiceData, answers: &Answers, facts: &[FactId]) -> String {
    let words = facts.iter().filter_map(|fact| {
        let question = data.service.question(*fact)?;
        let answer = match answers.get(*fact) {
            Some(answer) => answer_words(site, data, question, answer),
            None => site.say(Say::NotAnswered).to_owned(),
        };
        Some([data.text(question.label), " – ", &answer].concat())
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The places of the act that an item comes from.
pub fn sources(site: &Site, data: &ServiceData, cites: &[Citation]) -> String {
    citations(&data.service.act, cites, &|text| data.text(text), &site.page)
}

pub fn handling(handling: Handling) -> Say {
    match handling {
        Handling::ShowOriginal => Say::HandlingShowOriginal,
        Handling::HandInOriginal => Say::HandlingHandInOriginal,
        Handling::HandInCopy => Say::HandlingHandInCopy,
        Handling::FillAndSign => Say::HandlingFillAndSign,
        Handling::ShowDigital => Say::HandlingShowDigital,
        Handling::AttachElectronic => Say::HandlingAttachElectronic,
        Handling::Notarised => Say::HandlingNotarised,
        Handling::Translated => Say::HandlingTranslated,
        Handling::Legalised => Say::HandlingLegalised,
    }
}

/// What is to be said about how sure a date is; nothing where it is.
pub fn standing(standing: Standing) -> Option<Say> {
    match standing {
        Standing::Set => None,
        Standing::Estimated => Some(Say::StandingEstimated),
        Standing::Projected => Some(Say::StandingProjected),
    }
}

/// What a day of the count is.
pub fn mark(site: &Site, mark: Mark, counts_working_days: bool) -> String {
    let holiday = |key, name| said(site, key, Args { x: Some(site.say(holiday(name))), ..Args::default() });
    match mark {
        Mark::Start => site.say(Say::CountStart).to_owned(),
        Mark::Counted(n) => {
            let key = if counts_working_days { Say::CountDay } else { Say::CountCalendarDay };
            said(site, key, Args { n: Some(n), ..Args::default() })
        }
        Mark::Skipped(DayKind::Off(OffReason::Holiday(name))) => holiday(Say::CountHoliday, name),
        Mark::Skipped(DayKind::Off(OffReason::Substitute(name))) => holiday(Say::CountSubstitute, name),
        Mark::Skipped(DayKind::Off(OffReason::Transferred)) => site.say(Say::CountTransferred).to_owned(),
        Mark::Skipped(DayKind::Weekend | DayKind::Working) => site.say(Say::CountWeekend).to_owned(),
    }
}

fn holiday(name: HolidayName) -> Say {
    match name {
        HolidayName::NewYear => Say::HolidayNewYear,
        HolidayName::Christmas => Say::HolidayChristmas,
        HolidayName::WomensDay => Say::HolidayWomensDay,
        HolidayName::ConstitutionDayMarch => Say::HolidayConstitutionMarch,
        HolidayName::Nauryz => Say::HolidayNauryz,
        HolidayName::UnityDay => Say::HolidayUnity,
        HolidayName::DefendersDay => Say::HolidayDefenders,
        HolidayName::VictoryDay => Say::HolidayVictory,
        HolidayName::KurbanAit => Say::HolidayKurbanAit,
        HolidayName::CapitalDay => Say::HolidayCapital,
        HolidayName::ConstitutionDayAugust => Say::HolidayConstitutionAugust,
        HolidayName::RepublicDay => Say::HolidayRepublic,
        HolidayName::FirstPresidentDay => Say::HolidayFirstPresident,
        HolidayName::IndependenceDay => Say::HolidayIndependence,
    }
}
