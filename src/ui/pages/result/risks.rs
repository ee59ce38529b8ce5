use super::Shown;
use crate::assessment::{Outlook, RiskLine};
use crate::law::Effect;
use crate::locale::Say;
use crate::ui::parts::Line;
use crate::ui::words::item_text;
use yew::prelude::*;

/// What could lead to a refusal: acceptance first, then the decision, then what can undo it later. What the answers
/// have cleared is folded away at the end.
pub(super) fn risks(shown: &Shown) -> Html {
    let site = shown.site;
    let of = |wanted: &dyn Fn(&RiskLine) -> bool| {
        let lines = shown.assessment.risks.iter().filter(|risk| wanted(risk));
        lines.map(|risk| one(shown, risk)).collect::<Vec<_>>()
    };
    let group = |effect: Effect, title: Say| {
        let lines = of(&|risk| risk.effect == effect && risk.outlook != Outlook::Cleared);
        if lines.is_empty() {
            return Html::default();
        }
        html! { <><h3>{ site.say(title) }</h3><ul class="lines">{ for lines }</ul></> }
    };
    let cleared = of(&|risk| risk.outlook == Outlook::Cleared);
    html! {
        <section class="section" aria-labelledby="risks">
            <h2 id="risks">{ site.say(Say::RisksTitle) }</h2>
            if cleared.len() == shown.assessment.risks.len() {
                <p>{ site.say(Say::RisksNone) }</p>
            }
            { group(Effect::NotAccepted, Say::EffectNotAccepted) }
            { group(Effect::Refused, Say::EffectRefused) }
            { group(Effect::Cancelled, Say::EffectCancelled) }
            if !cleared.is_empty() {
                <details class="cleared">
                    <summary>{ site.say(Say::RiskCleared) }</summary>
                    <ul class="lines">{ for cleared }</ul>
                </details>
            }
        </section>
    }
}

fn one(shown: &Shown, risk: &RiskLine) -> Html {
    let site = shown.site;
    let Some(ground) = shown.data.service.grounds.iter().find(|ground| ground.item.id == risk.ground) else {
        return Html::default();
    };
    let (tone, tag) = match risk.outlook {
        Outlook::WillHappen => ("stop", Some(Say::RiskWill)),
        Outlook::Depends(_) => ("wait", Some(Say::RiskDepends)),
        Outlook::OfficerOnly => ("officer", Some(Say::RiskOfficer)),
        Outlook::Cleared => ("good", None),
    };
    let tag = tag.map(|tag| AttrValue::from(site.say(tag).to_owned()));
    let remedy = ground.remedy.map(|remedy| item_text(site, shown.data, &ground.item, remedy));
    html! {
        <li class={classes!("risk", tone)}>
            <Line site={site.clone()} data={shown.data.clone()} item={usize::from(risk.ground.0)} answers={shown.answers.clone()}
                decided_by={shown.decided_by(risk.ground)} {tag}>
                <p>
                    if let Some(remedy) = remedy {
                        <strong>{ site.say(Say::Remedy) }{ ": " }</strong>{ remedy }
                    } else {
                        { site.say(Say::Unavoidable) }
                    }
                </p>
            </Line>
        </li>
    }
}
