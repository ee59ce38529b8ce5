//! What each packed type consists of, in the order of its declaration: so postcard writes it.

use super::read::{Read, Reader};
use super::{Catalogue, CatalogueEntry, Index, IndexEntry, Tables, Texts};
use crate::calendar::{
    CalendarTable, DayOff, FirstDay, HolidayName, MciEntry, MciTable, OffReason, Span, Unit, YearTable,
};
use crate::law::*;
use crate::locale::{Lang, PageTexts, UnitForms};
use crate::logic::{Condition, DateRef, FactId, OptionId};

macro_rules! structs {
    ($($name:ident { $($field:tt),* $(,)? })*) => { $(
        impl Read for $name {
            fn read(reader: &mut Reader) -> $name {
                $name { $($field: Read::read(reader)),* }
            }
        }
    )* };
}

/// Enums whose variants hold nothing: by number.
macro_rules! enums {
    ($($name:ident { $first:ident $(, $variant:ident)* $(,)? })*) => { $(
        impl Read for $name {
            fn read(reader: &mut Reader) -> $name {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                *ALL.get(reader.number() as usize).unwrap_or_else(|| {
                    reader.fail();
                    &$name::$first
                })
            }
        }
    )* };
}

structs! {
    Index { entries }
    IndexEntry { name, hash }
    Catalogue { services }
    CatalogueEntry { id, slug, name, summary, repealed }
    Tables { calendar, mci }
    Texts { 0 }
    PageTexts { lang, says, months_on, months_from, weekdays, units }
    UnitForms { name, forms }

    CalendarTable { years }
    YearTable { year, decree, sure_through, off, working_weekends, uncertain }
    DayOff { day, reason }
    MciTable { entries }
    MciEntry { from, tenge, certain }
    Span { n, unit }

    ServiceId { 0 }
    TextId { 0 }
    ItemId { 0 }
    Citation { 0 }
    FactId { 0 }
    OptionId { 0 }
    Service {
        id, name, summary, act, in_force, review, repeal, questions, variant, channel, channels, offices, exits,
        documents, grounds, duties, terms, fees, notes,
    }
    Act { title, short, page, about, parts, places }
    Part { name, division }
    Place { part, number, inserted, list, item, paragraph }
    Bound { not_before, not_after }
    InForce { from, until }
    Repeal { title, detail, points, page, cites }
    Review { by, on, again }
    Question { fact, kind, may_not_know, delicate, text, hint, why, label }
    Choice { option, text, hint }
    Channel { option, when, office, round_the_clock }
    Office { item, hours }
    Hours { days, open, close, lunch, duty }
    Item { id, when, title, detail, points, n, cites }
    ServiceLink { slug, name }
    Exit { item, kind, link }
    Document { item, paper, unless, if_any, handling, one_way, stage, bearer, source }
    Ground { item, effect, also_cancels, known_to, remedy }
    Duty { item, after, span, due }
    Term { item, kind, unit, start, first_day, extends }
    Fee { item, amount }
    Note { item, section, link }
}

enums! {
    Lang { Kk, Ru, En }
    HolidayName {
        NewYear, Christmas, WomensDay, ConstitutionDayMarch, Nauryz, UnityDay, DefendersDay, VictoryDay, KurbanAit,
        CapitalDay, ConstitutionDayAugust, RepublicDay, FirstPresidentDay, IndependenceDay,
    }
    Unit { Days, Months, Years, WorkingDays }
    FirstDay { Next, Same }
    Division { Clause, Row, Step, Whole }
    Handling {
        ShowOriginal, HandInOriginal, HandInCopy, FillAndSign, ShowDigital, AttachElectronic, Notarised, Translated,
        Legalised,
    }
    Stage { Filing, Collection }
    Bearer { Applicant, Office }
    Effect { NotAccepted, Refused, Cancelled }
    KnownTo { Applicant, Officer }
    TermKind {
        Result, Extension, ExtensionNotice, Completion, Step, Waiting, Service, Registration, Delivery, Keeping,
        Retrieval, Notice, Objection, Decision, Forwarding, Complaint, QualityComplaint,
    }
    TermUnit { Seconds, Minutes, Days, WorkingDays, Months }
    Start {
        Arrival, Filing, Acceptance, BeforeResult, ResultArrival, Request, BeforeDecision, Notice, Hearing,
        ComplaintReceived, ComplaintRegistered, HandOver, Extension, InformationReceived, PreviousStep,
    }
    Section {
        Warning, Instead, Path, Who, Documents, Filing, Checks, Where, Result, Collection, Refusal, Appeal, Silence,
    }
}

impl Read for Condition {
    fn read(reader: &mut Reader) -> Condition {
        match reader.number() {
            0 => Condition::All(Read::read(reader)),
            1 => Condition::Any(Read::read(reader)),
            2 => Condition::Not(Read::read(reader)),
            3 => Condition::Is(Read::read(reader), Read::read(reader)),
            4 => Condition::Has(Read::read(reader), Read::read(reader)),
            5 => {
                Condition::NotAfter { earlier: Read::read(reader), span: Read::read(reader), later: Read::read(reader) }
            }
            _ => {
                reader.fail();
                Condition::never()
            }
        }
    }
}

impl Read for DateRef {
    fn read(reader: &mut Reader) -> DateRef {
        match reader.number() {
            0 => DateRef::Fact(Read::read(reader)),
            1 => DateRef::Filing,
            2 => DateRef::Acceptance,
            3 => DateRef::Decision,
            _ => {
                reader.fail();
                DateRef::Filing
            }
        }
    }
}

impl Read for Kind {
    fn read(reader: &mut Reader) -> Kind {
        match reader.number() {
            0 => Kind::Choice(Read::read(reader)),
            1 => Kind::Several(Read::read(reader)),
            2 => Kind::Date,
            _ => {
                reader.fail();
                Kind::Date
            }
        }
    }
}

impl Read for ExitKind {
    fn read(reader: &mut Reader) -> ExitKind {
        match reader.number() {
            0 => ExitKind::AnotherService(Read::read(reader)),
            1 => ExitKind::NothingToDo,
            2 => ExitKind::NotCovered,
            _ => {
                reader.fail();
                ExitKind::NothingToDo
            }
        }
    }
}

impl Read for FeeAmount {
    fn read(reader: &mut Reader) -> FeeAmount {
        match reader.number() {
            0 => FeeAmount::Free,
            1 => FeeAmount::Mci(Read::read(reader)),
            _ => {
                reader.fail();
                FeeAmount::Free
            }
        }
    }
}

impl Read for OffReason {
    fn read(reader: &mut Reader) -> OffReason {
        match reader.number() {
            0 => OffReason::Holiday(Read::read(reader)),
            1 => OffReason::Substitute(Read::read(reader)),
            2 => OffReason::Transferred,
            _ => {
                reader.fail();
                OffReason::Transferred
            }
        }
    }
}
