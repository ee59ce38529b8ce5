use super::Shown;
use super::calendar::calendar_ends;
use super::line::points;
use crate::assessment::{Stretch, Verdict};
use crate::calendar::Day;
use crate::law::{Force, Ground, ItemId};
use crate::locale::{Args, Say, Wording};
use crate::logic::{Answer, FactId};
use crate::told::{Node, Tag, el, heading, link_out, p, words};

/// The one word first, then what to do now.
pub(super) fn verdict(shown: &Shown) -> Node {
    let dated = |key, day: Day| shown.said(key, Args { d: Some(day), ..Args::default() });
    let (class, title, rest) = match &shown.assessment.verdict {
        Verdict::Ready { until } => {
            let mut lead = vec![p(shown.say(Say::VerdictReadyLead))];
            if until.is_some() {
                lead.extend(last_day(shown, shown.assessment.certain.as_ref(), Say::VerdictReadyUntil));
            }
            ("verdict good", shown.say(Say::VerdictReady).to_owned(), lead)
        }
        Verdict::MendFirst { grounds } => {
            let lead = vec![p(shown.say(Say::VerdictMendLead)), remedies(shown, grounds)];
            // Nobody is told to put right what is not in their power.
            let power = |ground: &&Ground| grounds.contains(&ground.item.id) && ground.remedy.is_some();
            let title = match shown.service().grounds.iter().find(power) {
                Some(_) => Say::VerdictMend,
                None => Say::VerdictBarred,
            };
            ("verdict stop", shown.say(title).to_owned(), lead)
        }
        Verdict::CannotTell { missing } => {
            let lead = if missing.is_empty() {
                vec![p(calendar_ends(shown))]
            } else {
                let skipped = |fact: &FactId| shown.progress.active.get(*fact) == Some(&Answer::PreferNotToSay);
                let skipped = missing.iter().all(skipped);
                let lead = if skipped { Say::VerdictSkippedLead } else { Say::VerdictCannotTellLead };
                let mut lines = vec![p(shown.say(lead)), questions(shown, missing)];
                lines.extend(last_day(shown, shown.assessment.possible.as_ref(), Say::VerdictPossibleUntil));
                lines
            };
            ("verdict wait", shown.say(Say::VerdictCannotTell).to_owned(), lead)
        }
        Verdict::NotCovered { exit } => {
            ("verdict wait", shown.say(Say::VerdictNotCovered).to_owned(), explained(shown, *exit))
        }
        Verdict::History => {
            ("verdict wait", shown.say(Say::VerdictHistory).to_owned(), vec![p(shown.say(Say::VerdictHistoryLead))])
        }
        Verdict::NothingToDo { exit } => {
            ("verdict stop", shown.say(Say::VerdictNothing).to_owned(), explained(shown, *exit))
        }
        Verdict::AnotherService { exit, .. } => {
            ("verdict stop", shown.say(Say::VerdictAnother).to_owned(), explained(shown, *exit))
        }
        Verdict::NotBefore { day, grounds } => {
            let mut lines = vec![remedies(shown, grounds)];
            lines.extend(last_day(shown, shown.assessment.certain.as_ref(), Say::VerdictReadyUntil));
            ("verdict wait", dated(Say::VerdictNotBefore, *day), lines)
        }
        Verdict::NotAfter { day, grounds } => {
            ("verdict stop", dated(Say::VerdictNotAfter, *day), vec![remedies(shown, grounds)])
        }
        Verdict::Repealed => ("verdict stop", shown.say(Say::VerdictRepealed).to_owned(), repealed(&shown.wording)),
        Verdict::ForceNotKnown(force) => {
            let today = shown.moment.day;
            let clock = (!shown.subject.calendar.contains(today)).then(|| p(dated(Say::ClockOutside, today)));
            // In bygone rules nobody's clock is to blame.
            let check = (!shown.subject.is_history(shown.moment)).then(|| p(shown.say(Say::VerdictForceLead)));
            let lead = clock.into_iter().chain(check).collect();
            let title = if *force == Force::NotYet { Say::VerdictNotYet } else { Say::VerdictForce };
            ("verdict wait", shown.say(title).to_owned(), lead)
        }
    };
    let mut lines = vec![heading(title)];
    lines.extend(rest);
    el(Tag::Div, class, lines)
}

/// What repealed the act, and where today's rules are.
pub fn repealed(wording: &Wording) -> Vec<Node> {
    let Some(repeal) = &wording.service.repeal else {
        return vec![p(wording.say(Say::VerdictRepealedLead))];
    };
    let link = link_out(wording.text(repeal.page), wording.say(Say::OpenToday));
    let mut lines = vec![words(Tag::P, "line-title", wording.text(repeal.title)), p(wording.text(repeal.detail))];
    lines.extend(points(&repeal.points, |text| wording.text(text).to_owned()));
    lines.push(el(Tag::P, "", vec![link]));
    lines.push(words(Tag::P, "hint", wording.sources(&repeal.cites)));
    lines
}

/// The last day of a stretch, and what stands in the way after it.
fn last_day(shown: &Shown, stretch: Option<&Stretch>, said: Say) -> Vec<Node> {
    let Some(end) = stretch.and_then(|stretch| stretch.to.as_ref()) else { return Vec::new() };
    let line = |id: &ItemId| {
        let ground = shown.service().grounds.iter().find(|ground| ground.item.id == *id)?;
        Some(words(Tag::Li, "", shown.wording.title(&ground.item)))
    };
    let until = p(shown.said(said, Args { d: Some(end.day), ..Args::default() }));
    vec![until, el(Tag::Ul, "", end.because.iter().filter_map(line).collect())]
}

/// Each ground in the way, with what to do about it.
fn remedies(shown: &Shown, grounds: &[ItemId]) -> Node {
    let line = |id: &ItemId| {
        let ground = shown.service().grounds.iter().find(|ground| ground.item.id == *id)?;
        let remedy = ground.remedy.map(|remedy| shown.wording.of(&ground.item, remedy));
        let remedy = remedy.unwrap_or_else(|| shown.say(Say::Unavoidable).to_owned());
        let title = shown.wording.title(&ground.item);
        Some(el(Tag::Li, "", vec![words(Tag::Strong, "", title), words(Tag::Span, "remedy", remedy)]))
    };
    el(Tag::Ul, "", grounds.iter().filter_map(line).collect())
}

fn questions(shown: &Shown, missing: &[FactId]) -> Node {
    let line = |fact: &FactId| Some(words(Tag::Li, "", shown.wording.text(shown.service().question(*fact)?.text)));
    el(Tag::Ul, "", missing.iter().filter_map(line).collect())
}

fn explained(shown: &Shown, exit: ItemId) -> Vec<Node> {
    let exits = shown.service().exits.iter().filter(|known| known.item.id == exit);
    exits.map(|exit| shown.line(&exit.item, None, shown.way_to(exit.link))).collect()
}
