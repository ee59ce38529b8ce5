use super::{About, Element, Say, el, labelled, line, list, only_if, section};
use crate::law::{Effect, Ground, KnownTo};

impl About<'_> {
    /// Why documents are not accepted, why the service is refused, and why what was given is cancelled: apart, each with
    /// what to do about it.
    pub(super) fn refusal(&self) -> Option<Element> {
        let effects = [
            (Effect::NotAccepted, Say::EffectNotAccepted),
            (Effect::Refused, Say::EffectRefused),
            (Effect::Cancelled, Say::EffectCancelled),
        ];
        let mut inside = Vec::new();
        for (effect, title) in effects {
            let grounds = self.wording.service.grounds.iter().filter(|ground| ground.effect == effect);
            let lines: Vec<Element> = grounds.map(|ground| self.ground(ground)).collect();
            if !lines.is_empty() {
                inside.push(el("h3").words(self.sheet.say(title)));
                inside.push(list(lines));
            }
        }
        if !inside.is_empty() {
            inside.insert(0, el("p").words(&*self.sheet.words.refusal_lead));
        }
        section("refusal", self.sheet.say(Say::RisksTitle), inside)
    }

    /// A ground with its detail: whom it spares, and which paper is meant, stands there.
    fn ground(&self, ground: &Ground) -> Element {
        let item = &ground.item;
        // The condition of a ground that the applicant can know is the ground itself; that of another says for whom.
        let mut below = match ground.known_to {
            KnownTo::Officer => only_if(&item.when, &self.wording, self.sheet),
            KnownTo::Applicant => Vec::new(),
        };
        below.push(match ground.remedy {
            Some(remedy) => labelled(Say::Remedy, self.wording.of(item, remedy), self.sheet),
            None => el("p").words(self.sheet.say(Say::Unavoidable)),
        });
        below.extend(ground.also_cancels.then(|| el("p").class("hint").words(self.sheet.say(Say::AlsoCancels))));
        line(item, &self.wording, below)
    }
}
