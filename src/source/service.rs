use super::{ConditionSource, SpanSource, Text};
use crate::calendar::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A rule file: what one act says to the applicant of one service, from the day the wording came into force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The same as the name of the folder; it is part of the page's address.
    pub id: String,
    /// Frozen: never changed, never given to another service.
    pub code: u16,
    /// The id of the act.
    pub act: String,
    pub in_force: InForceSource,
    pub review: ReviewSource,
    /// What repealed the act, and where today's rules are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeal: Option<RepealSource>,
    pub name: Text,
    /// One or two sentences: what it gives, to whom.
    pub summary: Text,
    /// The parts of the act that speak to the applicants of this service: each of their places is either cited or
    /// listed under `unused`.
    pub covers: Vec<String>,
    /// The facts that the conditions speak about, in the order in which they are asked where nothing else decides.
    pub questions: Vec<String>,
    /// The fact that tells the variants apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    pub channels: Vec<ChannelSource>,
    pub offices: Vec<OfficeSource>,
    #[serde(default)]
    pub exits: Vec<ExitSource>,
    pub documents: Vec<DocumentSource>,
    pub grounds: Vec<GroundSource>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutySource>,
    pub terms: Vec<TermSource>,
    /// Why no term of kind `result` stands among them, where the act sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_base_term: Option<String>,
    pub fees: Vec<FeeSource>,
    #[serde(default)]
    pub notes: Vec<NoteSource>,
    #[serde(default)]
    pub unused: Vec<UnusedSource>,
}

/// Days between which a day lies that the act's file does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundSource {
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub not_before: Option<Day>,
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub not_after: Option<Day>,
}

/// When the wording is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForceSource {
    /// Its first day.
    pub from: BoundSource,
    /// The first day on which it no longer is.
    #[serde(default)]
    pub until: Option<BoundSource>,
    /// Where these bounds come from.
    pub because: String,
}

/// Who compared the file with the act. Empty: not yet reviewed by a lawyer, and the product says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewSource {
    #[serde(default)]
    pub by: Option<Text>,
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub on: Option<Day>,
    /// The day from which the file counts as overdue for another look.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub again: Option<Day>,
}

/// What every item has, whatever its kind.
pub struct ItemParts<'s> {
    pub id: &'s str,
    pub when: Option<&'s ConditionSource>,
    pub title: &'s Text,
    pub detail: Option<&'s Text>,
    pub points: &'s [Text],
    pub n: Option<u16>,
    pub cite: &'s [String],
}

/// Defines an item's source with the fields that all of them share.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            pub id: String,
            /// When it applies; left out: always.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub when: Option<ConditionSource>,
            $($(#[$field_doc])* pub $field: $type,)*
            /// The number that the texts speak of (`{n}`).
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub n: Option<u16>,
            pub title: Text,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub detail: Option<Text>,
            /// A list below the detail.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub points: Vec<Text>,
            /// Where the act says so: `PART PLACE`, for example `requirements 8(2)`.
            pub cite: Vec<String>,
        }

        impl $name {
            pub fn parts(&self) -> ItemParts<'_> {
                ItemParts {
                    id: &self.id,
                    when: self.when.as_ref(),
                    title: &self.title,
                    detail: self.detail.as_ref(),
                    points: &self.points,
                    n: self.n,
                    cite: &self.cite,
                }
            }
        }
    };
}

item! {
    /// A case in which the answer is not "apply here".
    ExitSource {
        kind: ExitKindSource,
        /// For `another-service`: its id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        service: Option<String>,
    }
}

item! {
    /// A document that the act asks for.
    DocumentSource {
        /// Which paper it is, where several items speak of the same one; left out: the item's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<String>,
        /// When the paper is not asked for although `when` holds: the exemption prevails.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unless: Option<ConditionSource>,
        /// Asked for only if the person has one: its absence is no bar.
        #[serde(default)]
        if_any: bool,
        handling: Vec<HandlingSource>,
        /// One of the ways under `handling` is enough; left out: all of them are meant.
        #[serde(default)]
        one_way: bool,
        stage: StageSource,
        bearer: BearerSource,
        /// Where to get it first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Text>,
    }
}

item! {
    /// A reason for refusal or cancellation.
    GroundSource {
        effect: EffectSource,
        /// The same ground also cancels what was given earlier.
        #[serde(default)]
        also_cancels: bool,
        known_to: KnownToSource,
        /// How to avoid it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remedy: Option<Text>,
        /// It cannot be avoided; then there is no remedy.
        #[serde(default)]
        unavoidable: bool,
    }
}

item! {
    /// Something to be done no later than `plus` after `day`. No bar to an application.
    DutySource {
        /// A date fact.
        day: String,
        plus: SpanSource,
    }
}

item! {
    /// A length of time; how long stands in `n`.
    TermSource {
        kind: TermKindSource,
        unit: TermUnitSource,
        /// What it runs from, or up to.
        start: StartSource,
        /// Whether the day it starts from is counted: `next` (it is not) or `same` (it is).
        #[serde(default)]
        first_day: FirstDaySource,
        /// For an extension: the id of the base term.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extends: Option<String>,
    }
}

item! {
    /// What it costs.
    FeeSource {
        /// In monthly calculation indices; left out: free.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mci: Option<u16>,
    }
}

item! {
    /// A statement that is neither document, ground, term nor fee.
    NoteSource {
        section: SectionSource,
        /// The one thing that it is about, where ways to apply are compared by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<TopicSource>,
        /// The id of the service that it leads to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        service: Option<String>,
    }
}

item! {
    /// A place with opening hours.
    OfficeSource {
        hours: Vec<HoursSource>,
    }
}

/// A way to apply that the act knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelSource {
    /// An option of the fact `channel`.
    pub channel: String,
    /// For whom it is open; left out: everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<ConditionSource>,
    /// The id of the office that accepts; left out: accepted at any hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// It can be sent at any hour; while the office is closed it counts as accepted at the next opening.
    #[serde(default)]
    pub round_the_clock: bool,
}

/// Opening hours. Days off and holidays are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursSource {
    /// First and last weekday: `["monday", "friday"]`; left out where the act does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<[WeekdaySource; 2]>,
    /// `HH:MM`.
    pub open: String,
    pub close: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunch: Option<[String; 2]>,
    /// Duty units only.
    #[serde(default)]
    pub duty: bool,
}

/// The end of an act, as it is told first of all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepealSource {
    pub title: Text,
    pub detail: Text,
    /// Where today's rules are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Text>,
    /// The page of the act that replaced it.
    pub page: Text,
    pub cite: Vec<String>,
}

/// A place of the act that no item uses, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnusedSource {
    pub cite: String,
    pub because: String,
}

/// Mirrors an enum of the law model in a rule file's spelling.
macro_rules! mirrored {
    ($name:ident => $law:path { $($variant:ident),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($variant),* }

        impl From<$name> for $law {
            fn from(source: $name) -> $law {
                match source { $($name::$variant => <$law>::$variant),* }
            }
        }
    };
}

mirrored!(HandlingSource => crate::law::Handling {
    ShowOriginal, HandInOriginal, HandInCopy, FillAndSign, ShowDigital, AttachElectronic, Notarised, Translated, Legalised,
});
mirrored!(StageSource => crate::law::Stage { Filing, Collection });
mirrored!(BearerSource => crate::law::Bearer { Applicant, Office });
mirrored!(EffectSource => crate::law::Effect { NotAccepted, Refused, Cancelled });
mirrored!(KnownToSource => crate::law::KnownTo { Applicant, Officer });
mirrored!(TermKindSource => crate::law::TermKind {
    Result, Extension, ExtensionNotice, Completion, Step, Waiting, Service, Registration, Delivery, Keeping, Retrieval, Notice, Objection, Decision,
    Forwarding, Complaint, QualityComplaint,
});
mirrored!(TermUnitSource => crate::law::TermUnit { Seconds, Minutes, Days, WorkingDays, Months });
mirrored!(StartSource => crate::law::Start {
    Arrival, Filing, Acceptance, BeforeResult, ResultArrival, Request, BeforeDecision, Notice, Hearing,
    ComplaintReceived, ComplaintRegistered, HandOver, Extension, InformationReceived, PreviousStep,
});
mirrored!(SectionSource => crate::law::Section {
    Warning, Instead, Path, Who, Documents, Filing, Checks, Where, Result, Collection, Refusal, Appeal, Silence,
});

mirrored!(TopicSource => crate::law::Topic { Signature, HomeVisit, Collection, RoundTheClock });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExitKindSource {
    AnotherService,
    NothingToDo,
    NotCovered,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDaySource {
    #[default]
    Next,
    Same,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeekdaySource {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}
