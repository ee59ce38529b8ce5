use crate::calendar::{DayKind, HolidayName, Mark, OffReason, Standing};
use crate::law::Handling;
use crate::locale::{Args, Say, Wording};

/// In what form a paper is shown or handed in.
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
pub fn mark(wording: &Wording, mark: Mark, counts_working_days: bool) -> String {
    let holiday = |key, name| wording.said(key, Args { x: Some(wording.say(holiday(name))), ..Args::default() });
    match mark {
        Mark::Start => wording.say(Say::CountStart).to_owned(),
        Mark::Counted(n) => {
            let key = if counts_working_days { Say::CountDay } else { Say::CountCalendarDay };
            wording.said(key, Args { n: Some(n), ..Args::default() })
        }
        Mark::Skipped(DayKind::Off(OffReason::Holiday(name))) => holiday(Say::CountHoliday, name),
        Mark::Skipped(DayKind::Off(OffReason::Substitute(name))) => holiday(Say::CountSubstitute, name),
        Mark::Skipped(DayKind::Off(OffReason::Transferred)) => wording.say(Say::CountTransferred).to_owned(),
        Mark::Skipped(DayKind::Weekend | DayKind::Working) => wording.say(Say::CountWeekend).to_owned(),
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
