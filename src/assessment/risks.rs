use crate::law::{Effect, ItemId, KnownTo, Service};
use crate::logic::{FactId, Situation, Truth, deciding_facts, truth};

/// A ground of refusal, seen from this person's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskLine {
    pub ground: ItemId,
    pub effect: Effect,
    pub outlook: Outlook,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// By the answers given, it applies.
    WillHappen,
    /// It turns on these facts, which are not known.
    Depends(Vec<FactId>),
    /// By the answers given, it does not apply.
    Cleared,
    /// Only the officer can tell.
    OfficerOnly,
    /// It cannot touch this application; it can cancel later what is given now.
    Later,
}

pub(super) fn risks(service: &Service, situation: &Situation) -> Vec<RiskLine> {
    let lines = service.grounds.iter().filter_map(|ground| {
        let when = &ground.item.when;
        let outlook = match (ground.known_to, truth(when, situation)) {
            (_, Truth::Yes | Truth::Unknown) if ground.effect == Effect::Cancelled => Outlook::Later,
            (KnownTo::Officer, Truth::No) => return None,
            (KnownTo::Officer, _) => Outlook::OfficerOnly,
            (KnownTo::Applicant, Truth::Yes) => Outlook::WillHappen,
            (KnownTo::Applicant, Truth::No) => Outlook::Cleared,
            (KnownTo::Applicant, Truth::Unknown) => Outlook::Depends(deciding_facts(when, situation)),
        };
        Some(RiskLine { ground: ground.item.id, effect: ground.effect, outlook })
    });
    lines.collect()
}
