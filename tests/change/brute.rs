//! Every other answer, one after the other, with no thought of how conditions are built.

use super::Person;
use aldyn::assessment::anchors;
use aldyn::calendar::Day;
use aldyn::interview::offered;
use aldyn::law::{Effect, Ground, ItemId, Kind, KnownTo, Question, TermKind};
use aldyn::logic::{Anchors, Answer, Answers, Condition, OptionId, Rest, Situation, Truth, truth};
use std::collections::BTreeSet;

impl Person<'_> {
    pub fn channel_in(&self, answers: &Answers) -> OptionId {
        match answers.get(self.service.channel) {
            Some(Answer::Option(channel)) => *channel,
            _ => self.channel,
        }
    }

    pub fn on<T>(&self, channel: OptionId, answers: &Answers, look: impl Fn(&Situation) -> T) -> T {
        let mut answers = answers.clone();
        answers.set(self.service.channel, Answer::Option(channel));
        let anchors = anchors(self.service, channel, self.moment, &answers, self.calendar);
        look(&Situation { answers: &answers, anchors, calendar: self.calendar })
    }

    pub fn value(&self, condition: &Condition, answers: &Answers) -> Truth {
        self.on(self.channel_in(answers), answers, |situation| truth(condition, situation))
    }

    pub fn offered(&self, answers: &Answers) -> Vec<OptionId> {
        self.on(self.channel_in(answers), answers, |situation| offered(self.service, situation))
    }

    /// The grounds that stand in the way.
    fn standing(&self, channel: OptionId, answers: &Answers) -> Vec<ItemId> {
        let stops = |ground: &&Ground| ground.known_to == KnownTo::Applicant && ground.effect != Effect::Cancelled;
        self.on(channel, answers, |situation| {
            let grounds = self.service.grounds.iter().filter(stops);
            grounds.filter(|ground| truth(&ground.item.when, situation).is_yes()).map(|ground| ground.item.id).collect()
        })
    }

    /// Whether the ground is gone with these answers, and nothing has come in its place.
    pub fn is_rid_of(&self, ground: &Ground, answers: &Answers) -> bool {
        let before = self.standing(self.channel, &self.answers);
        let channel = self.channel_in(answers);
        let open = self.offered(answers);
        let channels = match open.contains(&channel) {
            true => vec![channel],
            // Only where the person has not chosen it anew.
            false if channel == self.channel => open,
            false => Vec::new(),
        };
        let rid = |channel: &OptionId| {
            self.on(*channel, answers, |situation| {
                truth(&ground.item.when, situation).is_no()
                    && !self.service.exits.iter().any(|exit| truth(&exit.item.when, situation).is_yes())
            }) && self.standing(*channel, answers).iter().all(|ground| before.contains(ground))
        };
        !channels.is_empty() && channels.iter().all(rid)
    }

    /// The questions whose facts a condition mentions, and the channel where any day is mentioned.
    pub fn asked_by(&self, condition: &Condition) -> Vec<&Question> {
        let mut facts = condition.facts();
        condition.atoms(&mut |atom| {
            if matches!(atom, Condition::NotAfter { .. }) {
                facts.push(self.service.channel);
            }
        });
        self.service.questions.iter().filter(|question| facts.contains(&question.fact)).collect()
    }

    /// Every other answer that says no less than the one given. Boxes that the condition does not speak of stay as they are; `days` are
    /// the dates.
    pub fn others(&self, question: &Question, condition: &Condition, days: &[Day]) -> Vec<Answer> {
        let given = self.answers.get(question.fact);
        let answers: Vec<Answer> = match &question.kind {
            Kind::Choice(choices) => choices.iter().map(|choice| Answer::Option(choice.option)).collect(),
            Kind::Several(choices) => {
                let spoken_of = |option: &OptionId| {
                    let mut found = false;
                    condition.atoms(&mut |atom| found |= *atom == Condition::Has(question.fact, *option));
                    found
                };
                let boxes: Vec<OptionId> = choices.iter().map(|choice| choice.option).filter(spoken_of).collect();
                let kept = match given {
                    Some(Answer::Several { yes, .. }) => yes.iter().copied().filter(|o| !boxes.contains(o)).collect(),
                    _ => Vec::new(),
                };
                (0..1_u32 << boxes.len()).flat_map(|bits| subset(question, &boxes, bits, &kept)).collect()
            }
            Kind::Date => days.iter().copied().map(Answer::Date).collect(),
        };
        let chosen = self.channel_in(&self.answers);
        let is_other = |answer: &Answer| {
            let is_channel = question.fact == self.service.channel;
            Some(answer) != given && !says_less(given, answer) && !(is_channel && *answer == Answer::Option(chosen))
        };
        answers.into_iter().filter(is_other).collect()
    }

    /// The days around the date given, or around the moment.
    pub fn days_around(&self, question: &Question, years: i32) -> Vec<Day> {
        let centre = match self.answers.get(question.fact) {
            Some(Answer::Date(day)) => *day,
            _ => self.moment.day,
        };
        (-366 * years..=366 * years).filter_map(|n| centre.plus_days(n)).collect()
    }

    /// One day of the calendar in each cell around the date given, found by looking at each, on every channel and for every term.
    pub fn telling_days(&self, question: &Question, years: i32) -> Vec<Day> {
        let mut atoms: Vec<&Condition> = Vec::new();
        for item in self.service.items() {
            item.when.atoms(&mut |atom| {
                if atom.facts().contains(&question.fact) && !atoms.contains(&atom) {
                    atoms.push(atom);
                }
            });
        }
        let mut anchors_of = Vec::new();
        for channel in &self.service.channels {
            let anchors = anchors(self.service, channel.option, self.moment, &self.answers, self.calendar);
            for term in self.service.terms.iter().filter(|term| term.kind == TermKind::Result) {
                let limit = term.limit().zip(anchors.acceptance);
                let decision = limit.and_then(|(limit, accepted)| limit.last(self.calendar, accepted).ok());
                anchors_of.push(Anchors { decision, ..anchors });
            }
        }
        let mut seen = BTreeSet::new();
        let cell = |day: &Day| {
            let answers = self.with(question.fact, Answer::Date(*day));
            let values = anchors_of.iter().flat_map(|anchors| {
                let situation = Situation { answers: &answers, anchors: *anchors, calendar: self.calendar };
                atoms.iter().map(move |atom| truth(atom, &situation) as u8)
            });
            values.collect::<Vec<_>>()
        };
        let days = self.days_around(question, years).into_iter().filter(|day| self.calendar.contains(*day));
        days.filter(|day| seen.insert(cell(day))).collect()
    }
}

/// Whether it leaves a box open of which something was said.
fn says_less(given: Option<&Answer>, other: &Answer) -> bool {
    match (given, other) {
        (Some(Answer::Several { yes, rest }), Answer::Several { yes: after, rest: Rest::Unknown }) => {
            *rest == Rest::No || yes.iter().any(|option| !after.contains(option))
        }
        _ => false,
    }
}

fn subset(question: &Question, boxes: &[OptionId], bits: u32, kept: &[OptionId]) -> Vec<Answer> {
    let ticked = boxes.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, option)| *option);
    let mut yes: Vec<OptionId> = ticked.chain(kept.iter().copied()).collect();
    yes.sort_unstable();
    let rests = if question.may_not_know { &[Rest::No, Rest::Unknown][..] } else { &[Rest::No] };
    rests.iter().map(|rest| Answer::Several { yes: yes.clone(), rest: *rest }).collect()
}

/// What differs between two answers about boxes: the boxes, and whether the rest is known now.
pub fn differing(given: Option<&Answer>, other: &Answer) -> BTreeSet<Option<OptionId>> {
    let (before, rest) = match given {
        Some(Answer::Several { yes, rest }) => (yes.clone(), *rest),
        _ => (Vec::new(), Rest::Unknown),
    };
    let Answer::Several { yes, rest: rest_after } = other else { panic!("{other:?} is no answer about boxes") };
    let boxes = before.iter().filter(|o| !yes.contains(o)).chain(yes.iter().filter(|o| !before.contains(o)));
    boxes.copied().map(Some).chain((rest != *rest_after).then_some(None)).collect()
}
