//! What each packed type consists of, in the order of its declaration: so postcard writes it.

use super::read::{Read, Reader};
use super::{Bundle, Catalogue, CatalogueEntry, Event, Index, IndexEntry, NamedPack, Tables};
use crate::answer::{Opening, Saved};
use crate::calendar::{
    CalendarTable, DayOff, FirstDay, HolidayName, MciEntry, MciTable, Moment, OffReason, Span, Unit, YearTable,
};
use crate::front::Opening as FrontOpening;
use crate::law::*;
use crate::locale::{AnswerWords, Lang, PageTexts, Texts, UnitForms};
use crate::logic::{Answer, Answers, Condition, DateRef, FactId, OptionId, Rest};
use crate::search::Index as SearchIndex;
use crate::told::{Deed, Element, Entries, Entry, File, Name, Node, Request, Tag};

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

/// Enums whose variants hold something: by number, and what stands for a number that there is not.
macro_rules! tagged {
    ($($name:ident, else $other:expr => $variants:tt)*) => { $( tagged!(@ $name, $other, $variants); )* };
    (@ $name:ident, $other:expr, {
        $($number:literal $variant:ident $(($($value:ident),*))? $({ $($field:ident),* })?),* $(,)?
    }) => {
        impl Read for $name {
            fn read(reader: &mut Reader) -> $name {
                match reader.number() {
                    $($number => {
                        $($(let $value = Read::read(reader);)*)?
                        $($(let $field = Read::read(reader);)*)?
                        $name::$variant $(($($value),*))? $({ $($field),* })?
                    })*
                    _ => {
                        reader.fail();
                        $other
                    }
                }
            }
        }
    };
}

structs! {
    Index { entries }
    IndexEntry { name, hash }
    Bundle { packs }
    NamedPack { name, bytes }
    Catalogue { says, guide, events, services }
    Event { id, title, services }
    CatalogueEntry { slug, name, repealed }
    Tables { calendar, mci }
    SearchIndex { vocabulary, weights, same, phrases, services }
    Texts { 0 }
    PageTexts { lang, says, months_on, months_from, weekdays, units }
    AnswerWords { says, months, weekdays_short }
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
        id, name, summary, act, in_force, review, repeal, questions, longest, variant, channel, channels, offices, exits,
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
    ServiceLink { service, slug, name }
    Exit { item, kind, link, route, source }
    Step { link, gives, after }
    Document { item, paper, unless, if_any, handling, one_way, stage, bearer, source }
    Ground { item, effect, also_cancels, known_to, remedy }
    Duty { item, after, span, due }
    Term { item, kind, unit, start, first_day, extends }
    Fee { item, amount }
    Note { item, section, topic, link }

    Moment { day, minute }
    Request { answers, now, entries, address, can_share }
    Entries { 0 }
    Element { tag, class, attributes, deed, children }
    Entry { 0 }
    Opening { root, slug, page, ask, logic, tables, words, answer, others }
    FrontOpening { root, slug, page, catalogue, search }
    Saved { name, mime, content }
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
    After { Result, Filing }
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
    Topic { Signature, HomeVisit, Collection, RoundTheClock }
    Rest { No, Unknown }
    File { Calendar, Trace }
}

tagged! {
    Condition, else Condition::never() => {
        0 All(parts), 1 Any(parts), 2 Not(part), 3 Is(fact, option), 4 Has(fact, option),
        5 NotAfter { earlier, span, later },
    }
    DateRef, else DateRef::Filing => { 0 Fact(fact), 1 Filing, 2 Acceptance, 3 Decision }
    Kind, else Kind::Date => { 0 Choice(choices), 1 Several(choices), 2 Date }
    ExitKind, else ExitKind::NothingToDo => { 0 AnotherService(service), 1 NothingToDo, 2 NotCovered }
    FeeAmount, else FeeAmount::Free => { 0 Free, 1 Mci(n) }
    OffReason, else OffReason::Transferred => { 0 Holiday(name), 1 Substitute(name), 2 Transferred }
    Answer, else Answer::DontKnow => {
        0 Option(option), 1 Several { yes, rest }, 2 Date(day), 3 DontKnow, 4 PreferNotToSay,
    }
    Node, else Node::Text(String::new()) => { 0 Text(text), 1 Element(element) }
    Deed, else Deed::Print => {
        0 Print, 1 Restart, 2 Back, 3 Change(fact), 4 Choose(fact, option), 5 Set(entries), 6 Type(entry),
        7 Tick(entry), 8 Save(file), 9 Copy(text, entry), 10 Share(title, address), 11 Look { typed, active, options },
        12 Follow { slug, gives },
    }
}

/// Names by number, and what stands for a number that there is not.
macro_rules! listed {
    ($($name:ident, $other:ident;)*) => { $(
        impl Read for $name {
            fn read(reader: &mut Reader) -> $name {
                let known = $name::ALL.get(reader.number() as usize).copied();
                known.unwrap_or_else(|| {
                    reader.fail();
                    $name::$other
                })
            }
        }
    )* };
}

listed! { Tag, P; Name, Id; }

impl Read for Answers {
    fn read(reader: &mut Reader) -> Answers {
        Vec::read(reader).into_iter().collect()
    }
}
