use super::{Assessment, Deadline, Verdict, acceptance, anchors, assess};
use crate::calendar::{Calendar, Day, Moment};
use crate::interview::{goals, replay, still_open};
use crate::law::{Bearer, Channel, Force, ItemId, Service, Stage, TermKind, Topic};
use crate::logic::{Answer, Answers, FactId, OptionId, Situation, Truth};

/// The ways to apply, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// In the order asked for; none where an exit holds, or the wording is not in force.
    pub columns: Vec<Column>,
    pub better: Option<Better>,
}

/// One way to apply.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Of this channel, for the moment asked about.
    pub assessment: Assessment,
    /// The facts that this channel can still ask about: some where another was chosen, whose questions are fewer. Until
    /// they are answered, answers to later questions take no part in the assessment.
    pub open: Vec<FactId>,
    /// The result is ready on this day at the latest, the term extended where the answers extend it. `None`: not known,
    /// as several terms are possible or the calendar ends before, or the act sets no term.
    pub ready: Option<Day>,
    /// The same, or the next working day where that is a day off.
    pub practical: Option<Day>,
    /// Papers that the person hands in, shows or attaches at filing, needed for certain.
    pub to_bring: u16,
    /// Papers that may come on top: an answer that settles it is not known, or only who has the paper brings it.
    pub perhaps: u16,
    /// How long one waits in the queue.
    pub waiting: Option<ItemId>,
    /// How long one is served.
    pub service: Option<ItemId>,
    /// The office whose hours decide when it is accepted; `None`: at any hour, or the act names no hours.
    pub office: Option<ItemId>,
    /// The act says that it can be sent at any hour. It may count as accepted later.
    pub round_the_clock: bool,
    /// The notes with a topic that hold on this channel.
    pub notes: Vec<ItemId>,
    /// When it is accepted, and whether it can be handed in at the very moment; `None`: past the calendar.
    accepted: Option<(Moment, bool)>,
}

/// A channel that is better than each of the others, and by what.
///
/// Channels are held against each other by the criteria in the order of [`Reason`]: the first in which they differ
/// decides. What is not known of a channel counts for it: another is better only if it is so whatever comes out. No
/// channel is better where none differs, where no criterion speaks for one against all others, of a bygone act, and
/// where it is not known whether the wording is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    pub channel: OptionId,
    /// Every criterion in which it is better than all others, in their order; at least one.
    pub reasons: Vec<Reason>,
}

/// By what a channel is better than each of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An application made now succeeds on it; on the others not, or not for certain.
    NothingInTheWay,
    /// It succeeds on a later day by itself; on the others something else must be put right, or may have to be.
    OnlyTime,
    /// It succeeds on an earlier day; by so many calendar days.
    SucceedsSooner { days: u16 },
    /// The result is ready earlier; by so many calendar days.
    Sooner { days: u16 },
    /// Fewer papers are needed at filing; at least by so many.
    FewerDocuments { n: u16 },
    /// What is handed in now is accepted earlier.
    AcceptedSooner,
    /// It can be sent at this hour, as at any other; the others are closed.
    AnyHour,
}

/// Compares ways to apply, each assessed from the answers that its own questions are met by.
///
/// `answers` are all that the person gave, those kept aside among them; `channels` those that are
/// [offered](crate::interview::offered).
pub fn compare(
    service: &Service,
    answers: &Answers,
    channels: &[OptionId],
    moment: Moment,
    calendar: &Calendar,
) -> Comparison {
    let mut columns = Vec::with_capacity(channels.len());
    for option in channels {
        let Some(channel) = service.channels.iter().find(|channel| channel.option == *option) else { continue };
        let column = column(service, answers, channel, moment, calendar);
        let out_of_force = Verdict::ForceNotKnown(Force::NotYet);
        let verdict = &column.assessment.verdict;
        if !column.assessment.exits.is_empty() || *verdict == Verdict::Repealed || *verdict == out_of_force {
            return Comparison { columns: Vec::new(), better: None };
        }
        columns.push(column);
    }
    let better = better(service, &columns);
    Comparison { columns, better }
}

fn column(service: &Service, answers: &Answers, channel: &Channel, moment: Moment, calendar: &Calendar) -> Column {
    let mut answers = answers.clone();
    answers.set(service.channel, Answer::Option(channel.option));
    let anchors = anchors(service, channel.option, moment, &answers, calendar);
    let progress = replay(service, &answers, anchors, calendar);
    let mut open = Vec::new();
    if progress.next.is_some() {
        open = still_open(&goals(service), &Situation { answers: &progress.active, anchors, calendar });
        // What was answered before is not asked again; the answer waits until its question is met.
        open.retain(|fact| progress.next == Some(*fact) || !answers.is_answered(*fact));
    }
    let assessment = assess(service, &progress.active, channel.option, moment, calendar);
    let holds = |item: ItemId| assessment.lines.contains(&(item, Truth::Yes));
    let term = |kind: TermKind| {
        let term = service.terms.iter().find(|term| term.kind == kind && holds(term.item.id));
        term.map(|term| term.item.id)
    };
    let mut notes = Vec::new();
    let mut round_the_clock = channel.round_the_clock;
    for note in &service.notes {
        if note.topic.is_some() && holds(note.item.id) {
            notes.push(note.item.id);
            round_the_clock |= note.topic == Some(Topic::RoundTheClock);
        }
    }
    let (mut to_bring, mut perhaps) = (0, 0);
    for line in &assessment.documents {
        let document = service.documents.iter().find(|document| document.item.id == line.document);
        match document {
            Some(document) if document.stage != Stage::Filing || document.bearer != Bearer::Applicant => {}
            Some(document) if line.needed.is_yes() && !document.if_any => to_bring += 1,
            _ => perhaps += 1,
        }
    }
    let accepted = acceptance(service, channel.option, moment, calendar).ok();
    let ready = ready(&assessment.deadline);
    Column {
        open,
        ready,
        practical: ready.and_then(|day| calendar.next_working_day(day).ok()),
        to_bring,
        perhaps,
        waiting: term(TermKind::Waiting),
        service: term(TermKind::Service),
        office: service.accepting_office(channel).map(|office| office.item.id),
        round_the_clock,
        notes,
        accepted: accepted.map(|accepted| (accepted.at, round_the_clock || !accepted.waits)),
        assessment,
    }
}

/// The last day of the one term that applies, extended where it is known that it is.
fn ready(deadline: &Deadline) -> Option<Day> {
    let Deadline::Counted(timelines) = deadline else { return None };
    let [timeline] = timelines.as_slice() else { return None };
    let mut ready = timeline.ready;
    for extended in &timeline.extended {
        if !extended.applies.is_yes() {
            return None;
        }
        ready = ready.max(extended.ready?);
    }
    Some(ready)
}

/// The least and the most that a criterion can come to, by what is known; less is better.
#[derive(Clone, Copy)]
struct Range(i32, i32);

const NOT_KNOWN: Range = Range(i32::MIN, i32::MAX);

impl Column {
    /// By criterion, in the order in which they decide.
    fn ranges(&self, service: &Service) -> [Range; 6] {
        let exactly = |n: i32| Range(n, n);
        let settled = self.open.is_empty();
        let success = match &self.assessment.verdict {
            Verdict::Ready { .. } => exactly(0),
            Verdict::CannotTell { .. } if !settled => Range(0, 4),
            _ if !settled => Range(1, 4),
            Verdict::NotBefore { .. } => exactly(1),
            // Not worse than having to put something right, yet not for certain better.
            Verdict::CannotTell { .. } => Range(2, 3),
            Verdict::MendFirst { .. } => exactly(3),
            _ => Range(3, 4),
        };
        let succeeds = match &self.assessment.verdict {
            Verdict::NotBefore { .. } if !settled => NOT_KNOWN,
            Verdict::NotBefore { day, .. } => exactly(day.days_since_1970()),
            _ => exactly(0),
        };
        let ready = match self.ready {
            Some(day) => exactly(day.days_since_1970()),
            None if service.sets_a_term() => NOT_KNOWN,
            None => exactly(0),
        };
        let certain = i32::from(self.to_bring);
        let documents = Range(certain, certain + i32::from(self.perhaps));
        let (accepted, closed) = match self.accepted {
            Some((at, now)) => {
                (exactly(at.day.days_since_1970() * 1440 + i32::from(at.minute)), exactly(i32::from(!now)))
            }
            None => (NOT_KNOWN, NOT_KNOWN),
        };
        [success, succeeds, ready, documents, accepted, closed]
    }

    /// The reason that a criterion, by its place in `ranges`, gives where this column is better in it by so much.
    fn reason(&self, criterion: usize, by: i32) -> Option<Reason> {
        let by = u16::try_from(by).unwrap_or(u16::MAX);
        let later = matches!(self.assessment.verdict, Verdict::NotBefore { .. });
        match criterion {
            0 if later => Some(Reason::OnlyTime),
            0 => Some(Reason::NothingInTheWay),
            1 => later.then_some(Reason::SucceedsSooner { days: by }),
            2 => Some(Reason::Sooner { days: by }),
            3 => Some(Reason::FewerDocuments { n: by }),
            4 => Some(Reason::AcceptedSooner),
            _ => self.round_the_clock.then_some(Reason::AnyHour),
        }
    }
}

/// Whether the first criterion in which the two differ speaks for the one, whatever is not known of the other.
fn beats(one: &[Range], other: &[Range]) -> bool {
    for (one, other) in one.iter().zip(other) {
        if one.1 != other.0 {
            return one.1 < other.0;
        }
    }
    false
}

fn better(service: &Service, columns: &[Column]) -> Option<Better> {
    let asleep = |column: &Column| matches!(column.assessment.verdict, Verdict::History | Verdict::ForceNotKnown(_));
    if columns.len() < 2 || columns.iter().any(asleep) {
        return None;
    }
    let ranges: Vec<[Range; 6]> = columns.iter().map(|column| column.ranges(service)).collect();
    for (at, (column, own)) in columns.iter().zip(&ranges).enumerate() {
        let others = || ranges.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, ranges)| ranges);
        if !others().all(|other| beats(own, other)) {
            continue;
        }
        let mut reasons = Vec::new();
        for (criterion, own) in own.iter().enumerate() {
            let least = others().filter_map(|other| other.get(criterion)).map(|range| range.0).min()?;
            if own.1 < least {
                reasons.extend(column.reason(criterion, least.saturating_sub(own.1)));
            }
        }
        return (!reasons.is_empty()).then_some(Better { channel: column.assessment.channel, reasons });
    }
    None
}
