use super::Shown;
use super::change::smallest;
use super::documents::missing;
use crate::assessment::{Outlook, RiskLine};
use crate::law::Effect;
use crate::locale::{Args, Say};
use crate::told::{Node, Tag, el, p, section, words};

/// What could lead to a refusal: acceptance first, then the decision, then what can undo it later. What the answers
/// have cleared is folded away at the end.
pub(super) fn risks(shown: &Shown) -> Option<Node> {
    let (cleared, open): (Vec<&RiskLine>, Vec<&RiskLine>) =
        shown.assessment.risks.iter().partition(|risk| risk.outlook == Outlook::Cleared);
    let mut parts = Vec::new();
    parts.extend(papers(shown));
    if open.is_empty() && parts.is_empty() && shown.service().repeal.is_none() {
        parts.push(p(shown.say(Say::RisksNone)));
    }
    let effects = [
        (Effect::NotAccepted, Say::EffectNotAccepted),
        (Effect::Refused, Say::EffectRefused),
        (Effect::Cancelled, Say::EffectCancelled),
    ];
    for (effect, title) in effects {
        let lines: Vec<Node> =
            open.iter().filter(|risk| risk.effect == effect).filter_map(|risk| one(shown, risk)).collect();
        if !lines.is_empty() {
            parts.push(words(Tag::H3, "", shown.say(title)));
            parts.push(el(Tag::Ul, "lines", lines));
        }
    }
    let cleared: Vec<Node> = cleared.iter().filter_map(|risk| one(shown, risk)).collect();
    if !cleared.is_empty() {
        let summary = words(Tag::Summary, "", shown.say(Say::RiskCleared));
        parts.push(el(Tag::Details, "cleared", vec![summary, el(Tag::Ul, "lines", cleared)]));
    }
    section("risks", shown.say(Say::RisksTitle), parts)
}

/// What has not been ticked off is a risk that has a name.
fn papers(shown: &Shown) -> Option<Node> {
    let missing = missing(shown);
    if missing.is_empty() {
        return None;
    }
    let lead = shown.said(Say::RiskPapersLead, Args { x: Some(&missing.join("; ")), ..Args::default() });
    Some(el(Tag::Div, "risk wait papers", vec![words(Tag::P, "line-title", shown.say(Say::RiskPapers)), p(lead)]))
}

fn one(shown: &Shown, risk: &RiskLine) -> Option<Node> {
    let ground = shown.service().grounds.iter().find(|ground| ground.item.id == risk.ground)?;
    let (class, tag) = match risk.outlook {
        Outlook::WillHappen => ("risk stop", Some(Say::RiskWill)),
        Outlook::Depends(_) => ("risk wait", Some(Say::RiskDepends)),
        Outlook::OfficerOnly => ("risk officer", Some(Say::RiskOfficer)),
        Outlook::Later => ("risk officer", Some(Say::RiskLater)),
        Outlook::Cleared => ("risk good", None),
    };
    let remedy = match ground.remedy {
        None => p(shown.say(Say::Unavoidable)),
        Some(remedy) => {
            let label = words(Tag::Strong, "", [shown.say(Say::Remedy), ": "].concat());
            let remedy = shown.wording.of(&ground.item, remedy);
            el(Tag::P, "", vec![label, words(Tag::Span, "", remedy)])
        }
    };
    let mut below = vec![remedy];
    if let Outlook::Depends(facts) = &risk.outlook {
        let labels = facts.iter().filter_map(|fact| Some(shown.wording.text(shown.service().question(*fact)?.label)));
        let labels = labels.collect::<Vec<_>>().join("; ");
        below.push(p(shown.said(Say::RiskDependsOn, Args { x: Some(&labels), ..Args::default() })));
    }
    if matches!(risk.outlook, Outlook::WillHappen | Outlook::Depends(_)) {
        below.extend(smallest(shown, risk.ground));
    }
    if ground.also_cancels {
        below.push(words(Tag::P, "hint", shown.say(Say::AlsoCancels)));
    }
    Some(el(Tag::Li, class, vec![shown.line(&ground.item, tag, below)]))
}
