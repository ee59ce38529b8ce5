use super::{Draft, Fill, InputError, Site};
use crate::assessment::progress;
use crate::calendar::Moment;
use crate::carry::link::Opened;
use crate::interview::{Progress, offered};
use crate::law::Force;
use crate::locale::{Lang, Say};
use crate::logic::{Anchors, Answer, Answers, FactId, OptionId, Situation};
use crate::told::{Entries, Entry};
use std::rc::Rc;
use yew::Reducible;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    /// The start page, or what one service is about.
    Start,
    Question {
        fact: FactId,
        /// Asked for from the list of answers: once answered, the list comes back.
        from_review: bool,
    },
    Review,
    Result,
}

/// Everything the page knows. Answers are never taken away by an edit: those without a question are kept aside.
#[derive(Clone, PartialEq)]
pub struct State {
    pub site: Site,
    pub answers: Answers,
    /// The views that led here, the one shown last.
    pub trail: Vec<View>,
    /// What is filled in on the question that is shown.
    pub draft: Draft,
    /// Why it is no answer yet.
    pub error: Option<InputError>,
    /// How often it was sent in vain.
    pub attempts: usize,
    /// What was set on the answer's page.
    pub entries: Entries,
    /// The moment that conditions and dates are worked out for.
    pub moment: Moment,
    pub wanted: Lang,
    /// What came of the link that the page was opened with.
    pub link: Option<Rc<Opened>>,
    /// Whether the person wants the answers kept in this tab; `None` where they cannot be.
    pub keeps: Option<bool>,
    /// What could not be done, to be said in the page's language.
    pub failure: Option<Say>,
    /// The guide that led to the service that is shown.
    pub guide: Option<Guide>,
}

/// The guide, while the page is about the service that it led to.
#[derive(Clone, PartialEq)]
pub struct Guide {
    pub site: Site,
    /// How many views of the trail are its own.
    depth: usize,
    /// What it said about the person in their place, and what they had said themselves before.
    given: Vec<(FactId, Option<Answer>)>,
}

/// What happens to the state.
#[derive(Clone)]
pub enum Action {
    /// Ask the first question; or show the list of answers, where all of them are known already.
    Start(Moment),
    /// The same for the last day of an act that has been repealed.
    StartHistory,
    /// Fill in a field of the question that is shown.
    Fill(Fill),
    /// Take what is filled in for the answer, if it is one.
    Send,
    /// Change one answer from the list.
    Edit(FactId),
    /// Answer a question with an option, from the answer's page; what then is still open is asked.
    Choose(FactId, OptionId),
    /// Give entries of the answer's page their values.
    Enter(Vec<(Entry, String)>),
    /// Show the result for this moment.
    Show(Moment),
    /// Take the answers of a link, and show what follows from them at this moment.
    Open(Rc<Opened>, Moment),
    /// Go on with the service that the guide has led to, with these answers besides those that were given.
    Follow(Site, Vec<(FactId, OptionId)>, Moment),
    /// Back to this depth of the trail.
    Return(usize),
    /// Keep the answers in this tab, or no longer.
    Keep(bool),
    /// Forget every answer.
    Restart,
    /// The language that was asked for last.
    Want(Lang),
    /// The page in a language, or why not. One that is no longer wanted comes too late and is dropped.
    Speak(Lang, Result<Site, Say>),
}

impl State {
    pub fn new(site: Site, moment: Moment) -> State {
        State {
            wanted: site.lang(),
            site,
            answers: Answers::new(),
            trail: vec![View::Start],
            entries: Entries::default(),
            draft: Draft::default(),
            error: None,
            attempts: 0,
            moment,
            link: None,
            keeps: Some(false),
            failure: None,
            guide: None,
        }
    }

    /// The site whose address the page has. The guide keeps its own: the service that it led to would show in the server's
    /// log what was answered, if the page were loaded again.
    pub fn opened_site(&self) -> &Site {
        self.guide.as_ref().map_or(&self.site, |guide| &guide.site)
    }

    pub fn view(&self) -> View {
        self.trail.last().copied().unwrap_or(View::Start)
    }

    /// The interview as it stands; `None` where the page is about no service.
    pub fn progress(&self) -> Option<Progress> {
        let data = self.site.service()?;
        Some(progress(&data.service, &self.answers, self.moment, &data.calendar).0)
    }

    /// The ways to apply that are open to this person.
    pub fn offered(&self) -> Vec<OptionId> {
        let (Some(data), Some(progress)) = (self.site.service(), self.progress()) else { return Vec::new() };
        let situation = Situation { answers: &progress.active, anchors: Anchors::default(), calendar: &data.calendar };
        offered(&data.service, &situation)
    }

    /// The moment lies in the time of an act that has been repealed since.
    pub fn is_history(&self) -> bool {
        let data = self.site.service();
        data.is_some_and(|data| {
            data.service.repeal.is_some() && data.service.in_force.on(self.moment.day) != Force::Ended
        })
    }

    /// Why the clock that the moment was read from must be wrong, or these rules too old: the moment lies before the day on which
    /// they were compared with the act (on which it is known to be in force), or past the end of the calendar.
    pub fn clock_fault(&self) -> Option<Say> {
        let data = self.site.service()?;
        let from = data.service.in_force.from;
        if data.service.repeal.is_none()
            && from.not_after.or(from.not_before).is_some_and(|from| self.moment.day < from)
        {
            return Some(Say::ClockBefore);
        }
        (data.calendar.last() < self.moment.day).then_some(Say::ClockAfter)
    }

    fn started(mut self, moment: Moment) -> State {
        self.moment = moment;
        let first = self.progress().and_then(|progress| progress.asked.first().copied().or(progress.next));
        match first {
            Some(fact) => self.go(View::Question { fact, from_review: false }),
            None if self.is_history() => self.go(View::Result),
            None => self.go(View::Review),
        }
    }

    /// The first view of the service that the guide has led to: its first question without an answer.
    fn followed(mut self, site: Site, gives: Vec<(FactId, OptionId)>) -> State {
        let mut given = Vec::new();
        for (fact, option) in gives {
            given.push((fact, self.answers.get(fact).cloned()));
            self.answers.set(fact, Answer::Option(option));
        }
        // What was set on the answer of one service is not said about another: its numbers mean something else there.
        self.entries = Entries::default();
        let site = std::mem::replace(&mut self.site, site);
        self.guide = Some(Guide { site, depth: self.trail.len(), given });
        let is_repealed = self.site.service().is_some_and(|data| data.service.repeal.is_some());
        match self.progress().and_then(|progress| progress.next) {
            Some(fact) if !is_repealed => self.go(View::Question { fact, from_review: false }),
            // A service that asks nothing more still says what it is about; a repealed one first of all.
            _ => self.go(View::Start),
        }
    }

    /// Back in the guide where the trail has come to it again: what it said in the person's place is taken back.
    fn left(mut self) -> State {
        if let Some(guide) = self.guide.take_if(|guide| self.trail.len() <= guide.depth) {
            for (fact, before) in guide.given {
                match before {
                    Some(answer) => self.answers.set(fact, answer),
                    None => self.answers.remove(fact),
                }
            }
            self.site = guide.site;
        }
        self
    }

    fn go(mut self, view: View) -> State {
        self.trail.push(view);
        self.opened()
    }

    /// The state with the fields of the view that is shown as its answer left them.
    fn opened(mut self) -> State {
        if let View::Question { fact, .. } = self.view() {
            self.draft = Draft::from_answer(self.answers.get(fact));
        }
        self.error = None;
        self.attempts = 0;
        self
    }

    /// The question that is shown is answered, or says why it is not.
    fn sent(mut self) -> State {
        let View::Question { fact, from_review } = self.view() else { return self };
        let answer = match self.site.service().and_then(|data| data.service.question(fact)) {
            Some(question) => self.draft.answer(question),
            None => return self,
        };
        match answer {
            Ok(answer) => {
                self.answers.set(fact, answer);
                let view = self.after(fact, from_review);
                self.go(view)
            }
            Err(error) => {
                self.error = Some(error);
                self.attempts += 1;
                self
            }
        }
    }

    /// The view that follows once `answered` has its answer.
    fn after(&self, answered: FactId, from_review: bool) -> View {
        let Some(progress) = self.progress() else { return View::Start };
        let place = progress.asked.iter().position(|fact| *fact == answered);
        let following = place.and_then(|place| progress.asked.get(place + 1)).copied();
        match (following, progress.next) {
            (Some(fact), _) if !from_review => View::Question { fact, from_review },
            (_, Some(fact)) => View::Question { fact, from_review },
            // The guide's own answer is short, and says what it rests on.
            _ if self.site.is_guide() => View::Result,
            _ => View::Review,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        let mut state = (*self).clone();
        if state.site.is_complete() {
            state.failure = None;
        }
        let next = match action {
            Action::Start(moment) => state.started(moment),
            Action::StartHistory => {
                let last = state.site.service().and_then(|data| data.service.in_force.last_day());
                let moment = last.map_or(state.moment, Moment::start_of);
                state.started(moment)
            }
            Action::Fill(fill) => {
                state.draft.fill(fill);
                state
            }
            Action::Send => state.sent(),
            Action::Choose(fact, option) => {
                state.answers.set(fact, Answer::Option(option));
                match state.progress().and_then(|progress| progress.next) {
                    Some(fact) => state.go(View::Question { fact, from_review: true }),
                    None => state,
                }
            }
            Action::Enter(entries) => {
                entries.into_iter().for_each(|(entry, value)| state.entries.set(entry, value));
                state
            }
            Action::Edit(fact) => state.go(View::Question { fact, from_review: true }),
            Action::Show(moment) => {
                if !state.is_history() {
                    state.moment = moment;
                }
                state.go(View::Result)
            }
            Action::Open(opened, moment) => {
                state.moment = moment;
                state.answers.clone_from(&opened.answers);
                state.link = Some(opened);
                match state.progress() {
                    Some(progress) if !progress.asked.is_empty() => state.go(match progress.next {
                        Some(fact) => View::Question { fact, from_review: true },
                        None => View::Result,
                    }),
                    _ => state,
                }
            }
            Action::Follow(site, gives, moment) => {
                state.moment = moment;
                state.followed(site, gives)
            }
            Action::Return(depth) => {
                state.trail.truncate(depth.max(1));
                state.left().opened()
            }
            Action::Keep(keeps) => {
                state.keeps = state.keeps.and(Some(keeps));
                state
            }
            Action::Restart => {
                state.answers.clear();
                state.entries = Entries::default();
                state.link = None;
                state.trail.truncate(1);
                state.left()
            }
            Action::Want(lang) => {
                state.wanted = lang;
                state.failure = None;
                state
            }
            Action::Speak(lang, _) if lang != state.wanted => state,
            Action::Speak(_, Ok(site)) => {
                state.site = site;
                state.failure = None;
                state
            }
            Action::Speak(_, Err(failure)) => {
                state.wanted = state.site.lang();
                state.failure = Some(failure);
                state
            }
        };
        Rc::new(next)
    }
}
