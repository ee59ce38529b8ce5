use super::Shown;
use super::lines::{hours_words, item};
use crate::assessment::{Column, Reason, Verdict, compare};
use crate::law::{Item, ItemId, Topic};
use crate::locale::{Args, Say};
use crate::logic::OptionId;
use crate::told::{Deed, Node, Tag, button, el, p, plain, section, words};

/// The ways to apply, side by side; the better one for this person is marked, with its reasons.
pub(super) fn channels(shown: &Shown) -> Option<Node> {
    let (service, subject) = (shown.service(), shown.subject);
    let offered = shown.offered();
    if offered.len() < 2 {
        return None;
    }
    let compared = compare(service, &shown.request.answers, &offered, shown.moment, &subject.calendar);
    let cards: Vec<Node> = compared
        .columns
        .iter()
        .map(|column| {
            let better = compared.better.as_ref().filter(|better| better.channel == column.assessment.channel);
            card(shown, column, better.map(|better| better.reasons.as_slice()))
        })
        .collect();
    if cards.is_empty() {
        return None;
    }
    let lead = if compared.better.is_some() { Say::ChannelsLead } else { Say::ChannelsEqual };
    section("channels", shown.say(Say::ChannelsTitle), vec![p(shown.say(lead)), el(Tag::Div, "channels", cards)])
}

fn card(shown: &Shown, column: &Column, better: Option<&[Reason]>) -> Node {
    let channel = column.assessment.channel;
    let mut parts = vec![words(Tag::H3, "", shown.channel_name(channel))];
    if let Some(reasons) = better {
        let reasons = reasons.iter().map(|reason| words(Tag::Li, "", reason_words(shown, *reason)));
        parts.push(words(Tag::P, "tag better", shown.say(Say::ChannelBetter)));
        parts.push(el(Tag::Ul, "reasons", reasons.collect()));
    }
    parts.push(el(Tag::Dl, "facts", rows(shown, column)));
    let is_chosen = channel == shown.assessment.channel;
    if is_chosen {
        parts.push(words(Tag::P, "hint", shown.say(Say::ChannelChosen)));
    } else {
        if !column.open.is_empty() {
            parts.push(words(Tag::P, "hint", shown.say(Say::ChannelOpen)));
        }
        let name = shown.channel_name(channel);
        let label = shown.said(Say::ChannelChoose, Args { x: Some(&name), ..Args::default() });
        parts.push(button("button secondary", label, Deed::Choose(shown.service().channel, channel)));
    }
    el(Tag::Div, if better.is_some() { "channel is-better" } else { "channel" }, parts)
}

fn rows(shown: &Shown, column: &Column) -> Vec<Node> {
    let mut rows = Vec::new();
    let mut row = |label: Say, told: Vec<Node>| {
        if !told.is_empty() {
            rows.push(el(Tag::Div, "row", vec![words(Tag::Dt, "", shown.say(label)), el(Tag::Dd, "", told)]));
        }
    };
    row(Say::ChannelOutcome, vec![plain(outcome(shown, &column.assessment.verdict))]);
    let papers = shown.said(Say::ChannelPapers, Args { n: Some(column.to_bring), ..Args::default() });
    let perhaps = shown.said(Say::ChannelPapersPerhaps, Args { n: Some(column.perhaps), ..Args::default() });
    row(Say::DocumentsTitle, vec![plain(if column.perhaps > 0 { [papers, perhaps].join(" ") } else { papers })]);
    if shown.service().sets_a_term() {
        let ready = match column.practical.or(column.ready) {
            Some(day) => shown.said(Say::ChannelReady, Args { d: Some(day), ..Args::default() }),
            None => shown.say(Say::ChannelUnknown).to_owned(),
        };
        row(Say::DeadlineTitle, vec![plain(ready)]);
    }
    let titled = |id: Option<ItemId>| id.and_then(|id| item(shown, id)).map(|item| p(shown.wording.title(item)));
    row(Say::ChannelWaiting, [column.waiting, column.service].into_iter().filter_map(titled).collect());
    let office = shown.service().offices.iter().find(|office| Some(office.item.id) == column.office);
    let mut hours: Vec<Node> = Vec::new();
    if column.round_the_clock {
        hours.push(p(shown.say(Say::ChannelAnyHour)));
    } else if let Some(office) = office {
        hours.extend(office.hours.iter().map(|hours| p(hours_words(shown, hours))));
    }
    row(Say::WhereTitle, hours);
    let topics = [
        (Topic::Signature, Say::TopicSignature),
        (Topic::Collection, Say::CollectionTitle),
        (Topic::HomeVisit, Say::TopicHomeVisit),
    ];
    for (topic, label) in topics {
        let notes = shown.service().notes.iter().filter(|note| note.topic == Some(topic));
        let notes = notes.filter(|note| column.notes.contains(&note.item.id));
        row(label, notes.map(|note| p(short(shown, &note.item))).collect());
    }
    rows
}

/// A note in a word: its title says it.
fn short(shown: &Shown, item: &Item) -> String {
    shown.wording.title(item)
}

fn outcome(shown: &Shown, verdict: &Verdict) -> String {
    let dated = |key, day| shown.said(key, Args { d: Some(day), ..Args::default() });
    match verdict {
        Verdict::Ready { .. } => shown.say(Say::VerdictReady).to_owned(),
        Verdict::NotBefore { day, .. } => dated(Say::VerdictNotBefore, *day),
        Verdict::NotAfter { day, .. } => dated(Say::VerdictNotAfter, *day),
        Verdict::MendFirst { .. } => shown.say(Say::VerdictMend).to_owned(),
        Verdict::ForceNotKnown(_) => shown.say(Say::VerdictForce).to_owned(),
        Verdict::History => shown.say(Say::VerdictHistory).to_owned(),
        _ => shown.say(Say::VerdictCannotTell).to_owned(),
    }
}

fn reason_words(shown: &Shown, reason: Reason) -> String {
    let counted = |key, n: u16| shown.said(key, Args { n: Some(n), ..Args::default() });
    match reason {
        Reason::NothingInTheWay => shown.say(Say::ReasonNothing).to_owned(),
        Reason::OnlyTime => shown.say(Say::ReasonOnlyTime).to_owned(),
        Reason::SucceedsSooner { days } => counted(Say::ReasonSucceedsSooner, days),
        Reason::Sooner { days } => counted(Say::ReasonSooner, days),
        Reason::FewerDocuments { n } => counted(Say::ReasonFewer, n),
        Reason::AcceptedSooner => shown.say(Say::ReasonAccepted).to_owned(),
        Reason::AnyHour => shown.say(Say::ReasonAnyHour).to_owned(),
    }
}

impl Shown<'_> {
    /// What a way to apply is called.
    pub(super) fn channel_name(&self, channel: OptionId) -> String {
        let question = self.service().question(self.service().channel);
        let choice =
            question.and_then(|question| question.kind.choices().iter().find(|choice| choice.option == channel));
        let Some(choice) = choice else {
            // Where there is but one way, nobody is asked, and the office that accepts gives it its name; but what is
            // sent from afar is only counted in its hours.
            let known = self.service().channels.iter().find(|known| known.option == channel);
            if known.is_some_and(|known| known.round_the_clock) {
                return self.say(Say::ChannelPortal).to_owned();
            }
            let office = known.and_then(|known| self.service().accepting_office(known));
            return office.map_or_else(String::new, |office| self.wording.title(&office.item));
        };
        self.wording.text(choice.text).to_owned()
    }
}
