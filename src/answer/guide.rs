//! The guide's answer: a service, several in sequence, or why there is none.

use super::Subject;
use super::line::{points, way_to};
use super::words::standing;
use crate::assessment::{Course, Gap, Leg, Stage, path, progress};
use crate::calendar::Standing;
use crate::interview::{Progress, open_exits};
use crate::law::{After, Exit, ExitKind, Service, Step};
use crate::locale::{Args, Say, Wording};
use crate::logic::{Anchors, Answer, Answers, FactId, Situation};
use crate::told::{Deed, Name, Node, Request, Tag, button, el, element, heading, p, plain, section, words};

/// The page of the guide's answer.
pub(super) fn show(subject: &Subject, request: &Request) -> Vec<Node> {
    let led = Led::new(subject, request);
    let open = led.open();
    let mut parts = vec![button("back", led.say(Say::Back), Deed::Back)];
    parts.extend(match open.as_slice() {
        [exit] => led.one(exit),
        several => led.several(several),
    });
    parts.extend(super::answers(&led.wording, &led.progress));
    parts.push(el(Tag::P, "", vec![button("button secondary", led.say(Say::StartAgain), Deed::Restart)]));
    parts
}

/// Where the answers have led.
struct Led<'s> {
    subject: &'s Subject,
    request: &'s Request,
    wording: Wording<'s>,
    progress: Progress,
}

impl<'s> Led<'s> {
    fn new(subject: &'s Subject, request: &'s Request) -> Led<'s> {
        let (progress, _) = progress(&subject.service, &request.answers, request.now, &subject.calendar);
        Led { subject, request, wording: subject.wording(), progress }
    }

    fn say(&self, key: Say) -> &'s str {
        self.wording.say(key)
    }

    /// The outcomes that are possible; where one is certain, that one alone.
    fn open(&self) -> Vec<&'s Exit> {
        let situation =
            Situation { answers: &self.progress.active, anchors: Anchors::default(), calendar: &self.subject.calendar };
        let service: &'s Service = &self.subject.service;
        let mut open = open_exits(service, &situation);
        if let Some(certain) = self.progress.exit {
            open.retain(|exit| exit.item.id == certain);
        }
        open
    }

    /// The one outcome.
    fn one(&self, exit: &Exit) -> Vec<Node> {
        let title = self.wording.title(&exit.item);
        let (class, said) = match (exit.kind, exit.route.len()) {
            (ExitKind::AnotherService(_), _) if self.is_repealed(exit) => ("verdict stop", Say::VerdictRepealed),
            (ExitKind::NothingToDo, _) => ("verdict stop", Say::VerdictNothing),
            (ExitKind::NotCovered, _) => ("verdict wait", Say::VerdictNotCovered),
            (ExitKind::AnotherService(_), 0 | 1) => ("verdict good", Say::GuideOne),
            (ExitKind::AnotherService(_), _) => ("verdict good", Say::GuidePath),
        };
        let mut told = vec![words(Tag::P, "hint", self.say(said)), heading(title)];
        told.extend(self.variant(exit));
        told.extend(self.detail(exit));
        let mut parts = vec![el(Tag::Div, class, told)];
        parts.extend(self.steps(exit));
        parts
    }

    /// Which kind of the service it is, where there are several.
    fn variant(&self, exit: &Exit) -> Option<Node> {
        let variant = self.service_of(exit.route.last()?)?.variant?;
        let question = self.subject.service.question(variant)?;
        let answer = self.wording.answer(question, self.progress.active.get(variant)?);
        Some(p([self.wording.text(question.label), ": ", &answer].concat()))
    }

    /// What an outcome says besides its title, and where it says to go.
    fn detail(&self, exit: &Exit) -> Vec<Node> {
        let (item, wording) = (&exit.item, &self.wording);
        let mut told: Vec<Node> = item.detail.map(|detail| p(wording.of(item, detail))).into_iter().collect();
        told.extend(points(&item.points, |text| wording.of(item, text)));
        told.extend(exit.source.map(|source| words(Tag::P, "hint", wording.text(source))));
        if exit.kind == ExitKind::NotCovered || self.is_repealed(exit) {
            told.push(p(self.say(Say::WhereToAsk)));
        }
        // Nothing is applied for; the service's own page still says what it is about.
        if exit.route.is_empty() {
            told.extend(way_to(self.subject, &self.progress, exit.link));
        }
        told
    }

    /// Each service in its turn, with the days that it is counted to take.
    fn steps(&self, exit: &Exit) -> Option<Node> {
        let carried: Vec<Answers> = exit.route.iter().map(|step| self.carried(step)).collect();
        let stages = exit
            .route
            .iter()
            .zip(&carried)
            .map(|(step, answers)| Some(Stage { service: self.service_of(step)?, answers, after: step.after }));
        let stages: Option<Vec<Stage>> = stages.collect();
        let stages = stages.filter(|stages| !stages.is_empty())?;
        let legs = path(&stages, self.request.now, &self.subject.calendar);
        let steps = exit.route.iter().zip(stages.iter().zip(&legs)).enumerate();
        let steps = steps.map(|(at, (step, (stage, leg)))| el(Tag::Li, "step", self.step(at, step, stage, leg)));
        let title = match legs.len() {
            _ if self.is_repealed(exit) => Say::RepealedTag,
            0 | 1 => Say::GuideStep,
            _ => Say::GuideSteps,
        };
        let mut lines = vec![el(Tag::Ol, "path", steps.collect())];
        // A day rests on all before it: said once, of the least sure of them.
        let courses =
            legs.iter().flat_map(|leg| [&leg.earliest, &leg.latest]).filter_map(|course| course.as_ref().ok());
        let least = courses.map(sureness).max().and_then(standing);
        lines.extend(least.map(|note| words(Tag::P, "estimate", self.say(note))));
        section("steps", self.say(title), lines)
    }

    fn step(&self, at: usize, step: &Step, stage: &Stage, leg: &Leg) -> Vec<Node> {
        let name = self.wording.text(step.link.name);
        let mut told = vec![words(Tag::H3, "", name)];
        if at > 0 {
            let waits = if step.after == After::Filing { Say::PathAfterFiling } else { Say::PathAfterResult };
            told.push(words(Tag::P, "hint", self.say(waits)));
        }
        // Of a repealed procedure nothing is told as if it applied.
        if stage.service.repeal.is_none() {
            told.extend(self.dates(leg));
            let (open, _) = progress(stage.service, stage.answers, self.request.now, &self.subject.calendar);
            let left = Args { n: u16::try_from(open.left).ok(), ..Args::default() };
            told.push(words(Tag::P, "hint", self.wording.said(Say::GuideLeft, left)));
        }
        let class = if at == 0 { "button" } else { "button secondary" };
        told.push(self.follow(step, class, name));
        told
    }

    /// The button that goes on into a service.
    fn follow(&self, step: &Step, class: &'static str, name: &str) -> Node {
        // Of a repealed procedure nothing is asked as if it applied.
        let said = if self.leads_to_history(step) { Say::SeeHistory } else { Say::GuideFollow };
        // What it is about is told to those who hear the button alone.
        let of = words(Tag::Span, "visually-hidden", [": ", name].concat());
        let go = element(Tag::Button, class, &[(Name::Type, "button")], vec![plain(self.say(said)), of]);
        let slug = self.wording.text(step.link.slug).to_owned();
        el(Tag::P, "", vec![go.doing(Deed::Follow { slug, gives: step.gives.clone() })])
    }

    /// From when one can apply, and by when the result is due, as far as the answers say.
    fn dates(&self, leg: &Leg) -> Vec<Node> {
        let (first, last) = match (&leg.earliest, &leg.latest) {
            (Ok(first), Ok(last)) => (first, last),
            (Err(gap), _) | (_, Err(gap)) => return vec![p(self.say(said_of(gap)))],
        };
        let dated = |key, day| p(self.wording.said(key, Args { d: Some(day), ..Args::default() }));
        let mut told = Vec::new();
        if first.filed.at.day > self.request.now.day {
            told.push(dated(Say::PathApplyFrom, first.filed.at.day));
        } else {
            told.push(p(self.say(Say::PathApplyNow)));
        }
        if !first.to_clear.is_empty() || !first.held_up_by.is_empty() {
            told.push(p(self.say(Say::PathMend)));
        }
        match (&first.ready, &last.ready) {
            (Ok(one), Ok(other)) if one.at == other.at => told.push(dated(Say::DeadlineReady, one.at)),
            (Ok(one), Ok(other)) => {
                told.push(dated(Say::PathReadyFirst, one.at));
                told.push(dated(Say::PathReadyLast, other.at));
            }
            (Err(gap), _) | (_, Err(gap)) => told.push(p(self.say(said_of(gap)))),
        }
        told
    }

    /// Several outcomes are possible: each with its service, and what to find out.
    fn several(&self, open: &[&Exit]) -> Vec<Node> {
        if open.is_empty() {
            let told = vec![heading(self.say(Say::VerdictNotCovered)), p(self.say(Say::WhereToAsk))];
            return vec![el(Tag::Div, "verdict wait", told)];
        }
        let mut told = vec![heading(self.say(Say::GuideSeveral))];
        let unknown = self.progress.asked.iter().filter(|fact| self.is_open(**fact));
        let unknown: Vec<Node> = unknown
            .filter_map(|fact| Some(words(Tag::Li, "", self.wording.text(self.subject.service.question(*fact)?.text))))
            .collect();
        if !unknown.is_empty() {
            told.push(p(self.say(Say::VerdictCannotTellLead)));
            told.push(el(Tag::Ul, "", unknown));
        }
        let mut named: Vec<String> = Vec::new();
        let mut lines = Vec::new();
        for exit in open {
            let title = self.wording.title(&exit.item);
            // Of one service in several kinds, one line is enough.
            if !named.contains(&title) {
                lines.push(self.possible(exit, &title));
                named.push(title);
            }
        }
        let mut parts = vec![el(Tag::Div, "verdict wait", told)];
        parts.extend(section("possible", self.say(Say::GuidePossible), vec![el(Tag::Ul, "path", lines)]));
        parts
    }

    fn possible(&self, exit: &Exit, title: &str) -> Node {
        let mut told = vec![words(Tag::H3, "", title)];
        match exit.route.first() {
            // Of several in sequence one begins with the first.
            Some(step) => told.push(self.follow(step, "button secondary", title)),
            None => told.extend(self.detail(exit)),
        }
        el(Tag::Li, "step", told)
    }

    /// What the person has said and what the guide has found out in their place.
    fn carried(&self, step: &Step) -> Answers {
        let mut answers = self.request.answers.clone();
        for (fact, option) in &step.gives {
            answers.set(*fact, Answer::Option(*option));
        }
        match self.service_of(step) {
            Some(service) => progress(service, &answers, self.request.now, &self.subject.calendar).0.active,
            None => answers,
        }
    }

    /// The person is led to a procedure that is history: the way to today's is what they need.
    fn is_repealed(&self, exit: &Exit) -> bool {
        exit.route.last().is_some_and(|step| self.leads_to_history(step))
    }

    fn leads_to_history(&self, step: &Step) -> bool {
        self.service_of(step).is_some_and(|service| service.repeal.is_some())
    }

    fn service_of(&self, step: &Step) -> Option<&'s Service> {
        self.subject.others.iter().find(|service| service.id == step.link.service)
    }

    /// The person could not, or would not, say.
    fn is_open(&self, fact: FactId) -> bool {
        matches!(self.progress.active.get(fact), Some(Answer::DontKnow | Answer::PreferNotToSay))
    }
}

/// How sure the calendar is of a course.
fn sureness(course: &Course) -> Standing {
    course.ready.as_ref().map_or(course.filed.standing, |ready| ready.standing.max(course.filed.standing))
}

fn said_of(gap: &Gap) -> Say {
    match gap {
        Gap::NotInForce(_) => Say::VerdictRepealed,
        Gap::NoTerm => Say::DeadlineNone,
        Gap::OutsideCalendar(_) => Say::PathOutside,
        Gap::WaitsFor { .. } => Say::PathWaits,
        Gap::Exit { .. } | Gap::NoChannel | Gap::Refused { .. } => Say::PathStopped,
    }
}
