use super::Shown;
use crate::assessment::{Stretch, Verdict};
use crate::calendar::Day;
use crate::law::{Force, Ground, ItemId};
use crate::locale::{Args, Say};
use crate::logic::{Answer, FactId};
use crate::ui::page::ServicePage;
use crate::ui::pages::result::deadline::calendar_ends;
use crate::ui::parts::{el, heading, p, plain, points, way_to, with, words};
use crate::ui::words::{item_text, sources};
use yew::prelude::*;

/// The one word first, then what to do now.
pub(super) fn verdict(shown: &Shown) -> Html {
    let page = shown.page;
    let dated = |key, day: Day| page.said(key, Args { d: Some(day), ..Args::default() });
    let (class, title, rest) = match &shown.assessment.verdict {
        Verdict::Ready { until } => {
            let mut lead = vec![p(page.say(Say::VerdictReadyLead))];
            if until.is_some() {
                lead.extend(last_day(shown, shown.assessment.certain.as_ref(), Say::VerdictReadyUntil));
            }
            ("verdict good", page.say(Say::VerdictReady), lead)
        }
        Verdict::MendFirst { grounds } => {
            let lead = vec![p(page.say(Say::VerdictMendLead)), remedies(shown, grounds)];
            // Nobody is told to put right what is not in their power.
            let power = |ground: &&Ground| grounds.contains(&ground.item.id) && ground.remedy.is_some();
            let title = match page.data.service.grounds.iter().find(power) {
                Some(_) => Say::VerdictMend,
                None => Say::VerdictBarred,
            };
            ("verdict stop", page.say(title), lead)
        }
        Verdict::CannotTell { missing } => {
            let lead = if missing.is_empty() {
                vec![p(calendar_ends(page))]
            } else {
                let skipped = |fact: &FactId| shown.answers.get(*fact) == Some(&Answer::PreferNotToSay);
                let skipped = missing.iter().all(skipped);
                let lead = if skipped { Say::VerdictSkippedLead } else { Say::VerdictCannotTellLead };
                let mut lines = vec![p(page.say(lead)), questions(shown, missing)];
                lines.extend(last_day(shown, shown.assessment.possible.as_ref(), Say::VerdictPossibleUntil));
                lines
            };
            ("verdict wait", page.say(Say::VerdictCannotTell), lead)
        }
        Verdict::NotCovered { exit } => ("verdict wait", page.say(Say::VerdictNotCovered), explained(shown, *exit)),
        Verdict::History => ("verdict wait", page.say(Say::VerdictHistory), vec![p(page.say(Say::VerdictHistoryLead))]),
        Verdict::NothingToDo { exit } => ("verdict stop", page.say(Say::VerdictNothing), explained(shown, *exit)),
        Verdict::AnotherService { exit, .. } => {
            ("verdict stop", page.say(Say::VerdictAnother), explained(shown, *exit))
        }
        Verdict::NotBefore { day, grounds } => {
            let mut lines = vec![remedies(shown, grounds)];
            lines.extend(last_day(shown, shown.assessment.certain.as_ref(), Say::VerdictReadyUntil));
            ("verdict wait", dated(Say::VerdictNotBefore, *day), lines)
        }
        Verdict::NotAfter { day, grounds } => {
            ("verdict stop", dated(Say::VerdictNotAfter, *day), vec![remedies(shown, grounds)])
        }
        Verdict::Repealed => ("verdict stop", page.say(Say::VerdictRepealed), repealed(page)),
        Verdict::ForceNotKnown(force) => {
            let today = page.state.moment.day;
            let clock = (!page.data.calendar.contains(today)).then(|| p(dated(Say::ClockOutside, today)));
            // In bygone rules nobody's clock is to blame.
            let check = (!page.state.is_history()).then(|| p(page.say(Say::VerdictForceLead)));
            let lead = clock.into_iter().chain(check).collect();
            let title = if *force == Force::NotYet { Say::VerdictNotYet } else { Say::VerdictForce };
            ("verdict wait", page.say(title), lead)
        }
    };
    let mut lines = vec![heading(title)];
    lines.extend(rest);
    el("div", class, lines)
}

/// What repealed the act, and where today's rules are.
pub fn repealed(page: &ServicePage) -> Vec<Html> {
    let (site, data) = (page.site(), page.data);
    let Some(repeal) = &data.service.repeal else {
        return vec![p(page.say(Say::VerdictRepealedLead))];
    };
    let address = [("href", data.text(repeal.page)), ("rel", "noreferrer"), ("target", "_blank")];
    let link = with("a", "", &address, vec![plain(page.say(Say::OpenToday))]);
    let mut lines =
        vec![words("p", "line-title", data.text(repeal.title).to_owned()), p(data.text(repeal.detail).to_owned())];
    lines.extend(points(&repeal.points, |text| data.text(text).to_owned()));
    lines.push(el("p", "", vec![link]));
    lines.push(words("p", "hint", sources(site, data, &repeal.cites)));
    lines
}

/// The last day of a stretch, and what stands in the way after it.
fn last_day(shown: &Shown, stretch: Option<&Stretch>, said: Say) -> Vec<Html> {
    let Some(end) = stretch.and_then(|stretch| stretch.to.as_ref()) else { return Vec::new() };
    let (site, data) = (shown.page.site(), shown.page.data);
    let line = |id: &ItemId| {
        let ground = data.service.grounds.iter().find(|ground| ground.item.id == *id)?;
        Some(words("li", "", item_text(site, data, &ground.item, ground.item.title)))
    };
    let until = p(shown.page.said(said, Args { d: Some(end.day), ..Args::default() }));
    vec![until, el("ul", "", end.because.iter().filter_map(line).collect())]
}

/// Each ground in the way, with what to do about it.
fn remedies(shown: &Shown, grounds: &[ItemId]) -> Html {
    let (site, data) = (shown.page.site(), shown.page.data);
    let line = |id: &ItemId| {
        let ground = data.service.grounds.iter().find(|ground| ground.item.id == *id)?;
        let remedy = ground.remedy.map(|remedy| item_text(site, data, &ground.item, remedy));
        let remedy = remedy.unwrap_or_else(|| shown.page.say(Say::Unavoidable));
        let title = item_text(site, data, &ground.item, ground.item.title);
        Some(el("li", "", vec![words("strong", "", title), words("span", "remedy", remedy)]))
    };
    el("ul", "", grounds.iter().filter_map(line).collect())
}

fn questions(shown: &Shown, missing: &[FactId]) -> Html {
    let data = shown.page.data;
    let line = |fact: &FactId| Some(words("li", "", data.text(data.service.question(*fact)?.text).to_owned()));
    el("ul", "", missing.iter().filter_map(line).collect())
}

fn explained(shown: &Shown, exit: ItemId) -> Vec<Html> {
    let exits = shown.page.data.service.exits.iter().filter(|known| known.item.id == exit);
    exits.map(|exit| shown.line(&exit.item, None, way_to(shown.page, exit.link))).collect()
}
