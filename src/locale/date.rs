use super::{Lang, PageTexts};
use crate::calendar::Day;

/// The date alone: "2026 ж. 20 қараша", "20 ноября 2026 г.", "20 November 2026".
#[cfg(feature = "source")]
pub fn date(day: Day, texts: &PageTexts) -> String {
    dated(day, &texts.months_on, texts.lang)
}

/// The full date with its weekday: "2026 ж. 20 қараша, жұма", "пятница, 20 ноября 2026 г.", "Friday, 20 November 2026".
pub fn date_on(day: Day, texts: &PageTexts) -> String {
    let date = dated(day, &texts.months_on, texts.lang);
    let weekday = texts.weekdays.get(day.weekday().index()).map_or("", String::as_str);
    match texts.lang {
        Lang::Kk => [&date, ", ", weekday].concat(),
        Lang::Ru | Lang::En => [weekday, ", ", &date].concat(),
    }
}

/// Not later than that day: "2026 ж. 20 қарашадан кешіктірмей", "не позднее 20 ноября 2026 г.", "by 20 November 2026".
pub fn date_by(day: Day, texts: &PageTexts) -> String {
    let date = dated(day, &texts.months_from, texts.lang);
    match texts.lang {
        Lang::Kk => [&date, " кешіктірмей"].concat(),
        Lang::Ru => ["не позднее ", &date].concat(),
        Lang::En => ["by ", &date].concat(),
    }
}

/// That day or later: "2026 ж. 20 қарашадан бастап", "с 20 ноября 2026 г.", "from 20 November 2026".
pub fn date_from(day: Day, texts: &PageTexts) -> String {
    let date = dated(day, &texts.months_from, texts.lang);
    match texts.lang {
        Lang::Kk => [&date, " бастап"].concat(),
        Lang::Ru => ["с ", &date].concat(),
        Lang::En => ["from ", &date].concat(),
    }
}

/// Minutes after midnight as "9:00".
pub fn time(minute: u16) -> String {
    let minutes = minute % 60;
    [(minute / 60).to_string().as_str(), if minutes < 10 { ":0" } else { ":" }, &minutes.to_string()].concat()
}

fn dated(day: Day, months: &[String], lang: Lang) -> String {
    let (number, year) = (day.day().to_string(), day.year().to_string());
    let month = month(day, months);
    match lang {
        Lang::Kk => [&year, "\u{a0}ж. ", &number, "\u{a0}", month].concat(),
        Lang::Ru => [&number, "\u{a0}", month, " ", &year, "\u{a0}г."].concat(),
        Lang::En => [&number, "\u{a0}", month, " ", &year].concat(),
    }
}

fn month(day: Day, months: &[String]) -> &str {
    months.get((day.month() as usize).wrapping_sub(1)).map_or("", String::as_str)
}
