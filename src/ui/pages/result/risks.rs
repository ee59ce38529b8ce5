use super::Shown;
use crate::assessment::{Outlook, RiskLine};
use crate::law::Effect;
use crate::locale::Say;
use crate::ui::parts::{el, p, section, words};
use crate::ui::words::item_text;
use yew::prelude::*;

/// What could lead to a refusal: acceptance first, then the decision, then what can undo it later. What the answers
/// have cleared is folded away at the end.
pub(super) fn risks(shown: &Shown) -> Html {
    let page = shown.page;
    let (cleared, open): (Vec<&RiskLine>, Vec<&RiskLine>) =
        shown.assessment.risks.iter().partition(|risk| risk.outlook == Outlook::Cleared);
    let mut parts = Vec::new();
    if open.is_empty() && page.data.service.repeal.is_none() {
        parts.push(p(page.say(Say::RisksNone)));
    }
    let effects = [
        (Effect::NotAccepted, Say::EffectNotAccepted),
        (Effect::Refused, Say::EffectRefused),
        (Effect::Cancelled, Say::EffectCancelled),
    ];
    for (effect, title) in effects {
        let lines: Vec<Html> =
            open.iter().filter(|risk| risk.effect == effect).filter_map(|risk| one(shown, risk)).collect();
        if !lines.is_empty() {
            parts.push(words("h3", "", page.say(title)));
            parts.push(el("ul", "lines", lines));
        }
    }
    let cleared: Vec<Html> = cleared.iter().filter_map(|risk| one(shown, risk)).collect();
    if !cleared.is_empty() {
        let summary = words("summary", "", page.say(Say::RiskCleared));
        parts.push(el("details", "cleared", vec![summary, el("ul", "lines", cleared)]));
    }
    section("risks", &page.say(Say::RisksTitle), parts)
}

fn one(shown: &Shown, risk: &RiskLine) -> Option<Html> {
    let page = shown.page;
    let ground = page.data.service.grounds.iter().find(|ground| ground.item.id == risk.ground)?;
    let (class, tag) = match risk.outlook {
        Outlook::WillHappen => ("risk stop", Some(Say::RiskWill)),
        Outlook::Depends(_) => ("risk wait", Some(Say::RiskDepends)),
        Outlook::OfficerOnly => ("risk officer", Some(Say::RiskOfficer)),
        Outlook::Later => ("risk officer", Some(Say::RiskLater)),
        Outlook::Cleared => ("risk good", None),
    };
    let remedy = match ground.remedy {
        None => p(page.say(Say::Unavoidable)),
        Some(remedy) => {
            let label = words("strong", "", [page.site().say(Say::Remedy), ": "].concat());
            let remedy = item_text(page.site(), page.data, &ground.item, remedy);
            el("p", "", vec![label, words("span", "", remedy)])
        }
    };
    let mut below = vec![remedy];
    if ground.also_cancels {
        below.push(words("p", "hint", page.say(Say::AlsoCancels)));
    }
    Some(el("li", class, vec![shown.line(&ground.item, tag, below)]))
}
