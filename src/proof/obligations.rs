use super::Play;
use super::space::two_or_more;
use crate::assessment::anchors;
use crate::calendar::{Day, Moment};
use crate::law::{Exit, ExitKind, Item, KnownTo, Note, Section, Term, TermKind};
use crate::logic::{Answers, FactId};
use crate::source::{Compiled, Fault, Rules, describe_answers};
use biodivine_lib_bdd::Bdd;

/// Every obligation of the design that is about one service; what is broken, each with answers that show it.
pub(super) fn all(rules: &Rules, compiled: &Compiled, play: &Play) -> Vec<Fault> {
    let mut work = Obligations::new(rules, compiled, play);
    work.questions_are_reached();
    work.options_matter();
    work.questions_are_never_idle();
    work.items_can_apply();
    work.complete_answers_settle_everything();
    work.one_base_term();
    work.one_term_of_each_other_kind();
    work.no_paper_twice();
    work.exits_agree();
    work.channels_are_open();
    work.faults
}

/// What is found to be broken while one interview is gone through.
pub(super) struct Obligations<'o> {
    rules: &'o Rules,
    compiled: &'o Compiled,
    play: &'o Play<'o>,
    pub(super) faults: Vec<Fault>,
}

impl<'o> Obligations<'o> {
    pub(super) fn new(rules: &'o Rules, compiled: &'o Compiled, play: &'o Play<'o>) -> Obligations<'o> {
        Obligations { rules, compiled, play, faults: Vec::new() }
    }

    pub(super) fn fault(&mut self, item: &str, reason: String) {
        self.faults.push(Fault { file: self.compiled.file.clone(), item: item.to_owned(), reason });
    }

    pub(super) fn name(&self, fact: FactId) -> String {
        self.rules.facts.by_code(fact).map_or_else(|| fact.0.to_string(), |fact| fact.id.clone())
    }

    /// Answers in words that lie in the diagram.
    fn example(&self, bdd: &Bdd) -> String {
        let asked = |fact| !self.play.answered(fact).and(bdd).is_false();
        self.written(&self.play.space.example(bdd, &asked))
    }

    /// As on the command line of `cargo xtask assess`.
    pub(super) fn written(&self, answers: &Answers) -> String {
        let named = describe_answers(&self.rules.facts, answers);
        named.into_iter().map(|(fact, answer)| format!("{fact}={answer}")).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn questions_are_reached(&mut self) {
        for question in &self.compiled.service.questions {
            if self.play.answered(question.fact).is_false() {
                let name = self.name(question.fact);
                self.fault(&name, "this question is never asked: no condition needs it, take it out".to_owned());
            }
        }
    }

    /// What the assessment consists of, as diagrams: for each item where it is yes and where it is no.
    fn assessment(&self) -> Vec<Bdd> {
        let service = &self.compiled.service;
        let mut values = Vec::new();
        for item in service.items() {
            let value = self.play.value(&item.when);
            values.extend([value.yes, value.no]);
        }
        for document in service.documents.iter().filter(|document| document.unless != crate::logic::Condition::never())
        {
            let value = self.play.value(&document.unless);
            values.extend([value.yes, value.no]);
        }
        for duty in &service.duties {
            let value = self.play.value(&duty.due);
            values.extend([value.yes, value.no]);
        }
        values
    }

    /// Where two answers to one fact give different assessments.
    pub(super) fn difference(&self, assessment: &[Bdd], pair: &[super::space::Choice; 2]) -> Bdd {
        let [one, other] = pair;
        let valid = &self.play.space.valid;
        let both = one.applied(valid).and(&other.applied(valid));
        let differs = assessment.iter().map(|value| one.applied(value).xor(&other.applied(value)));
        differs.fold(self.play.space.none(), |any, differs| any.or(&differs)).and(&both)
    }

    fn options_matter(&mut self) {
        let assessment = self.assessment();
        for question in &self.compiled.service.questions {
            let fact = question.fact;
            let asked = self.play.space.forget(&self.play.answered(fact), fact);
            if asked.is_false() {
                continue;
            }
            let pairs = self.play.space.pairs(fact);
            let idle = pairs.iter().filter(|pair| self.difference(&assessment, pair).and(&asked).is_false()).count();
            if idle > 0 {
                let name = self.name(fact);
                self.fault(&name, format!("{idle} pair(s) of its options never lead to different answers: make them one option, or take one out"));
            }
        }
    }

    pub(super) fn questions_are_never_idle(&mut self) {
        let assessment = self.assessment();
        let mut idle: Vec<(FactId, Bdd)> = Vec::new();
        for step in &self.play.moves {
            let pairs = self.play.space.pairs(step.fact);
            let mut useful =
                pairs.iter().fold(self.play.space.none(), |any, pair| any.or(&self.difference(&assessment, pair)));
            useful = self.play.space.forget(&useful, step.fact);
            // What comes later may still turn out either way: where some way makes a difference, the question is useful.
            for (fact, before) in step.before.iter().filter(|(fact, _)| **fact != step.fact) {
                useful = before.and(&useful).or(&self.play.space.forget(&useful, *fact).and_not(before));
            }
            let wasted = step.asked.and_not(&useful);
            if !wasted.is_false() {
                idle.push((step.fact, wasted));
            }
        }
        for (fact, wasted) in idle {
            let (name, example) = (self.name(fact), self.example(&wasted));
            self.fault(
                &name,
                format!("it is asked although no answer to it changes anything, for example after {example}"),
            );
        }
    }

    fn items_can_apply(&mut self) {
        let service = &self.compiled.service;
        let over = self.play.over();
        let mut never: Vec<(usize, &str)> = Vec::new();
        for exit in &service.exits {
            if self.play.value(&exit.item.when).yes.and(&self.play.space.valid).is_false() {
                never.push((usize::from(exit.item.id.0), "this exit can never be taken"));
            }
        }
        for document in &service.documents {
            let needed = self.play.value(&document.item.when).yes.and(&self.play.value(&document.unless).no);
            if needed.and_not(&over).is_false() {
                never.push((usize::from(document.item.id.0), "this document can never be needed"));
            }
        }
        for ground in &service.grounds {
            let value = self.play.value(&ground.item.when);
            let fires = if ground.known_to == KnownTo::Applicant {
                value.yes
            } else {
                value.no.not().and(&self.play.space.valid)
            };
            if fires.and_not(&over).is_false() {
                never.push((usize::from(ground.item.id.0), "this ground can never fire"));
            }
        }
        let rest = service.terms.iter().map(|term| &term.item).chain(service.fees.iter().map(|fee| &fee.item));
        let (instead, notes): (Vec<&Note>, Vec<&Note>) =
            service.notes.iter().partition(|note| note.section == Section::Instead);
        for note in instead {
            if self.play.value(&note.item.when).yes.and(&over).is_false() {
                never.push((usize::from(note.item.id.0), "no exit holds where this applies"));
            }
        }
        let rest = rest
            .chain(service.duties.iter().map(|duty| &duty.item))
            .chain(notes.iter().map(|note| &note.item))
            .chain(service.offices.iter().map(|office| &office.item));
        for item in rest {
            if self.play.value(&item.when).yes.and_not(&over).is_false() {
                never.push((usize::from(item.id.0), "this item can never apply"));
            }
        }
        for (at, reason) in never {
            let name = self.compiled.names.items.get(at).cloned().unwrap_or_default();
            self.fault(&name, format!("{reason}: correct its condition, or take it out"));
        }
    }

    fn complete_answers_settle_everything(&mut self) {
        let service = &self.compiled.service;
        let (known, over) = (self.play.all_known(), self.play.over());
        let instead =
            |item: &Item| service.notes.iter().any(|note| note.section == Section::Instead && note.item.id == item.id);
        let mut open: Vec<(String, Bdd)> = Vec::new();
        for item in service.items() {
            let told = if instead(item) { known.and(&over) } else { known.and_not(&over) };
            let unknown = self.play.value(&item.when).unknown().and(&told);
            if !unknown.is_false() {
                open.push((self.compiled.names.item(item.id).to_owned(), unknown));
            }
        }
        for (name, unknown) in open {
            let example = self.example(&unknown);
            self.fault(
                &name,
                format!("it stays unsettled although every question was answered, for example with {example}"),
            );
        }
    }

    fn one_base_term(&mut self) {
        let service = &self.compiled.service;
        // That the act sets none at all is said in the rule file, with its reason.
        if !service.sets_a_term() {
            return;
        }
        let complete = self.play.all_known().and_not(&self.play.over());
        let base: Vec<&Term> = service.terms.iter().filter(|term| term.kind == TermKind::Result).collect();
        let holds: Vec<Bdd> = base.iter().map(|term| self.play.value(&term.item.when).yes).collect();
        let wrong = complete.and_not(&self.play.space.exactly_one(&holds));
        if wrong.is_false() {
            return;
        }
        let example = self.example(&wrong);
        let several = !two_or_more(self.play.space, &holds).and(&wrong).is_false();
        let what = if several { "more than one base term" } else { "no base term" };
        self.fault("terms", format!("{what} of kind result holds, where exactly one must, for example with {example}"));
    }

    fn one_term_of_each_other_kind(&mut self) {
        let service = &self.compiled.service;
        let mut kinds: Vec<TermKind> = service.terms.iter().map(|term| term.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds.into_iter().filter(|kind| !several_may_hold(*kind)) {
            let terms: Vec<&Term> = service.terms.iter().filter(|term| term.kind == kind).collect();
            let holds: Vec<Bdd> = terms.iter().map(|term| self.play.value(&term.item.when).yes).collect();
            let twice = two_or_more(self.play.space, &holds).and(&self.play.space.valid);
            if let Some(last) = terms.last().filter(|_| !twice.is_false()) {
                let (name, example) = (self.compiled.names.item(last.item.id).to_owned(), self.example(&twice));
                self.fault(
                    &name,
                    format!("another term of the same kind holds at the same time, for example with {example}"),
                );
            }
        }
    }

    fn no_paper_twice(&mut self) {
        let service = &self.compiled.service;
        for (at, one) in service.documents.iter().enumerate() {
            for other in service.documents.iter().skip(at + 1) {
                if one.paper != other.paper || one.stage != other.stage {
                    continue;
                }
                let needed = |document: &crate::law::Document| {
                    self.play.value(&document.item.when).yes.and(&self.play.value(&document.unless).no)
                };
                let both = needed(one).and(&needed(other)).and(&self.play.space.valid);
                if !both.is_false() {
                    let (name, example) = (self.compiled.names.item(other.item.id).to_owned(), self.example(&both));
                    let paper = self.compiled.names.papers.get(usize::from(one.paper)).cloned().unwrap_or_default();
                    self.fault(&name, format!("the paper \"{paper}\" is required twice, for example with {example}: make the conditions exclude each other, or declare the exemption (\"unless\")"));
                }
            }
        }
    }

    fn channels_are_open(&mut self) {
        let service = &self.compiled.service;
        let complete = self.play.all_known().and_not(&self.play.over());
        let mut closed_to = complete.clone();
        for channel in &service.channels {
            let open = self.play.value(&channel.when).yes;
            if open.and(&complete).is_false() {
                let name =
                    self.rules.facts.by_code(service.channel).and_then(|fact| fact.option_by_code(channel.option));
                let name = name.map_or("?", |option| option.id.as_str()).to_owned();
                self.fault(
                    "channels",
                    format!("the channel \"{name}\" is open to nobody: correct its condition, or take it out"),
                );
            }
            closed_to = closed_to.and_not(&open);
        }
        let all_open =
            service.channels.iter().all(|channel| !self.play.value(&channel.when).yes.and(&complete).is_false());
        if all_open && !closed_to.is_false() {
            let example = self.example(&closed_to);
            self.fault("channels", format!("no channel is open, for example with {example}"));
        }
    }

    fn exits_agree(&mut self) {
        let service = &self.compiled.service;
        for (at, one) in service.exits.iter().enumerate() {
            for other in service.exits.iter().skip(at + 1) {
                if !contradict(one, other) {
                    continue;
                }
                let both = self
                    .play
                    .value(&one.item.when)
                    .yes
                    .and(&self.play.value(&other.item.when).yes)
                    .and(&self.play.space.valid);
                if !both.is_false() {
                    let (name, example) = (self.compiled.names.item(other.item.id).to_owned(), self.example(&both));
                    let first = self.compiled.names.item(one.item.id).to_owned();
                    self.fault(
                        &name,
                        format!("this exit contradicts \"{first}\": both hold, for example with {example}"),
                    );
                }
            }
        }
    }
}

/// The base term has its own obligation; extensions and steps may stand side by side.
fn several_may_hold(kind: TermKind) -> bool {
    matches!(kind, TermKind::Result | TermKind::Extension | TermKind::Step)
}

/// Two exits that send the same person to different services.
fn contradict(one: &Exit, other: &Exit) -> bool {
    matches!((one.kind, other.kind), (ExitKind::AnotherService(a), ExitKind::AnotherService(b)) if a != b)
}

/// What is no fault yet.
pub(super) fn warnings(rules: &Rules, compiled: &Compiled, today: Day) -> Vec<String> {
    let mut warnings = Vec::new();
    let calendar = &rules.calendar;
    let longest = compiled.service.terms.iter().filter_map(|term| {
        let limit = term.limit()?;
        Some(limit.last(calendar, today).ok().and_then(|end| end.plus_years(1)))
    });
    if longest.into_iter().any(|end| end.is_none_or(|end| end > calendar.last())) {
        warnings.push(format!(
            "the calendar ends on {}: add a year, the longest term from today would need it within a year",
            calendar.last()
        ));
    }
    if compiled.service.review.again.is_some_and(|again| again <= today) {
        warnings.push("the rule file is due for another review".to_owned());
    }
    if compiled.service.review.by.is_none() {
        warnings.push("not yet reviewed by a lawyer; the page says so".to_owned());
    }
    for channel in &compiled.service.channels {
        let moment = Moment { day: today, minute: 0 };
        let known = anchors(&compiled.service, channel.option, moment, &Answers::new(), calendar);
        if known.acceptance.is_none() {
            warnings.push("today lies outside the calendar: no date can be worked out".to_owned());
        }
    }
    warnings
}
