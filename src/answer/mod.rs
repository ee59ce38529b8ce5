//! The answer as a page: an [assessment](crate::assessment) in words, as a tree of plain values.
//!
//! [`show`] is one pure function of the [`Subject`] and a [`Request`]. In the browser it runs in a module of its own,
//! which the first question does not wait for; natively it gives the text of `cargo xtask assess` and of golden files.

mod after;
mod calendar;
mod change;
mod channels;
mod dates;
mod deadline;
mod desk;
mod documents;
mod file;
mod guide;
mod line;
mod lines;
mod now;
mod risks;
mod take_away;
#[cfg(all(test, feature = "source"))]
mod tests;
mod trace;
mod verdict;
mod when;
mod window;
mod words;

pub use desk::Opening;
pub use file::{Saved, file};
pub use verdict::repealed;
pub use words::handling;

use crate::assessment::{Assessment, Verdict, anchors, assess, progress};
use crate::calendar::{Calendar, MciTable, Moment};
use crate::interview::{Progress, offered};
use crate::law::{Force, Item, ItemId, Service, ServiceLink};
use crate::locale::{AnswerWords, Args, PageTexts, Say, Texts, Wording, time};
use crate::logic::{Anchors, FactId, OptionId, Situation};
use crate::told::{Deed, Name, Node, Request, Tag, button, el, element, link_out, p, plain, section, words};
use line::Line;
use when::Chosen;

/// What answers are given about: one service in one language, with the tables that its dates are worked out from.
pub struct Subject {
    /// The service's folder in the address.
    pub slug: String,
    /// From the page to the folder that holds the languages: `"../../"`.
    pub root: String,
    pub service: Service,
    pub texts: Texts,
    pub page: PageTexts,
    /// What the answer says besides; its sentences stand among those of the page.
    pub words: AnswerWords,
    pub calendar: Calendar,
    pub mci: MciTable,
    /// For the guide: every service that it leads to.
    pub others: Vec<Service>,
}

/// What every part of the page is made from.
struct Shown<'s> {
    subject: &'s Subject,
    request: &'s Request,
    wording: Wording<'s>,
    progress: Progress,
    /// The moment that everything is worked out for.
    moment: Moment,
    chosen: Chosen,
    /// The days that follow from filing at that moment.
    anchors: Anchors,
    assessment: Assessment,
}

impl Subject {
    pub fn wording(&self) -> Wording<'_> {
        Wording { service: &self.service, texts: &self.texts, page: &self.page }
    }

    /// The answer is left out of links unless it is ticked.
    fn is_delicate(&self, fact: FactId) -> bool {
        self.service.question(fact).is_some_and(|question| question.delicate)
    }

    /// The moment lies in the time of an act that has been repealed since.
    fn is_history(&self, moment: Moment) -> bool {
        self.service.repeal.is_some() && self.service.in_force.on(moment.day) != Force::Ended
    }
}

impl<'s> Shown<'s> {
    fn new(subject: &'s Subject, request: &'s Request) -> Option<Shown<'s>> {
        let (moment, chosen) = when::moment(subject, request);
        let (progress, channel) = progress(&subject.service, &request.answers, moment, &subject.calendar);
        let channel = channel?;
        let anchors = anchors(&subject.service, channel, moment, &progress.active, &subject.calendar);
        let mut assessment = assess(&subject.service, &progress.active, channel, moment, &subject.calendar);
        for stretch in [&mut assessment.certain, &mut assessment.possible].into_iter().flatten() {
            window::open_past_the_calendar(stretch, subject, &progress.active, channel);
        }
        Some(Shown { subject, request, wording: subject.wording(), progress, moment, chosen, anchors, assessment })
    }

    fn service(&self) -> &'s Service {
        &self.subject.service
    }

    fn say(&self, key: Say) -> &'s str {
        self.wording.say(key)
    }

    fn said(&self, key: Say, args: Args) -> String {
        self.wording.said(key, args)
    }

    /// The application is sent and not handed over a counter.
    fn sent_from_afar(&self) -> bool {
        let mut channels = self.service().channels.iter();
        channels.any(|channel| channel.option == self.assessment.channel && channel.round_the_clock)
    }

    /// The ways to apply that are open to this person.
    fn offered(&self) -> Vec<OptionId> {
        offered(self.service(), &self.situation())
    }

    fn situation(&self) -> Situation<'_> {
        Situation { answers: &self.progress.active, anchors: self.anchors, calendar: &self.subject.calendar }
    }

    /// The facts that decided about an item.
    fn decided_by(&self, id: ItemId) -> &[FactId] {
        let line = self.assessment.trace.iter().find(|line| line.item == id);
        line.map(|line| line.decided_by.as_slice()).unwrap_or_default()
    }

    /// The way to another service, where there is one.
    fn way_to(&self, link: Option<ServiceLink>) -> Vec<Node> {
        line::way_to(self.subject, &self.progress, link).into_iter().collect()
    }

    /// The line of an item.
    fn line(&self, item: &Item, tag: Option<Say>, below: Vec<Node>) -> Node {
        Line { tag, below, ..Line::of(item) }.node(self)
    }
}

/// The page of the answer.
pub fn show(subject: &Subject, request: &Request) -> Vec<Node> {
    if subject.service.act.is_none() {
        return guide::show(subject, request);
    }
    let Some(shown) = Shown::new(subject, request) else { return Vec::new() };
    let mut parts = vec![
        button("back", shown.say(Say::Back), Deed::Back),
        words(Tag::P, "service-name", shown.wording.text(subject.service.name)),
        verdict::verdict(&shown),
    ];
    // Bygone rules give no dates; the day they are shown for stands above.
    let is_history = subject.is_history(shown.moment);
    if !is_history {
        let at = time(shown.moment.minute);
        let computed = Args { d: Some(shown.moment.day), x: Some(&at), ..Args::default() };
        parts.push(words(Tag::P, "hint", shown.said(Say::ComputedFor, computed)));
    }
    parts.push(el(Tag::Div, "actions", vec![button("button secondary to-print", shown.say(Say::Print), Deed::Print)]));
    parts.extend(lines::group(&shown, &lines::WARNING));
    let is_shown = !matches!(shown.assessment.verdict, Verdict::Repealed | Verdict::ForceNotKnown(Force::NotYet));
    // What is not in force is not shown as if it applied.
    if is_shown && shown.assessment.exits.is_empty() {
        parts.extend(body(&shown, is_history));
    } else if is_shown {
        parts.extend(lines::group(&shown, &lines::INSTEAD));
    }
    parts.extend(answers(&shown.wording, &shown.progress));
    if is_shown {
        parts.extend(take_away::take_away(&shown));
    }
    parts.extend(sources(&shown));
    parts.push(el(Tag::P, "", vec![button("button secondary", shown.say(Say::StartAgain), Deed::Restart)]));
    parts
}

/// What is told where no exit holds.
fn body(shown: &Shown, is_history: bool) -> Vec<Node> {
    let service = shown.service();
    // A file of an act that is repealed may list neither papers nor grounds: its silence would read as "none".
    let listed = |is_empty: bool| service.repeal.is_none() || !is_empty;
    let mut parts = Vec::new();
    parts.extend(now::now(shown));
    parts.extend(lines::duties(shown));
    if listed(service.documents.is_empty()) {
        parts.extend(documents::documents(shown));
    }
    parts.extend(deadline::deadline(shown));
    parts.extend(window::window(shown));
    if !is_history {
        parts.extend(when::when(shown));
        parts.extend(channels::channels(shown));
    }
    parts.extend(lines::group(shown, &lines::STEPS));
    if listed(service.grounds.is_empty()) {
        parts.extend(risks::risks(shown));
    }
    parts.extend(lines::lines(shown));
    if !is_history {
        parts.extend(after::afterwards(shown));
    }
    parts
}

/// The answers that count.
fn answers(wording: &Wording, progress: &Progress) -> Option<Node> {
    let rows = progress.asked.iter().filter_map(|fact| {
        let question = wording.service.question(*fact)?;
        let answer = wording.answer(question, progress.active.get(*fact)?);
        let label = wording.text(question.label);
        let of = words(Tag::Span, "visually-hidden", [": ", label].concat());
        let attributes = [(Name::Type, "button")];
        let change = element(Tag::Button, "link-button", &attributes, vec![plain(wording.say(Say::Change)), of]);
        let told = vec![words(Tag::Span, "", answer), change.doing(Deed::Change(*fact))];
        Some(el(Tag::Div, "answer", vec![words(Tag::Dt, "", label), el(Tag::Dd, "", told)]))
    });
    let rows: Vec<Node> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    section("answers", wording.say(Say::YourAnswers), vec![el(Tag::Dl, "answers", rows)])
}

fn sources(shown: &Shown) -> Option<Node> {
    let act = shown.service().act.as_ref()?;
    let link = link_out(shown.wording.text(act.page), shown.say(Say::OpenAct));
    let mut lines = vec![p(shown.wording.text(act.title)), el(Tag::P, "", vec![link])];
    lines.extend(act.about.map(|about| p(shown.wording.text(about))));
    section("sources", shown.say(Say::SourcesTitle), lines)
}
