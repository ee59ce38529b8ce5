use super::{About, Element, Say, el, labelled, list, only_if, section};
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

    /// A ground in few words: what it means in detail is told where it concerns somebody.
    fn ground(&self, ground: &Ground) -> Element {
        let item = &ground.item;
        let line = el("li").class("line").with(el("p").class("line-title").words(self.wording.title(item)));
        // The condition of a ground that the applicant can know is the ground itself; that of another says for whom.
        let for_whom = (ground.known_to == KnownTo::Officer).then(|| only_if(&item.when, &self.wording, self.sheet));
        let remedy = match ground.remedy {
            Some(remedy) => labelled(Say::Remedy, self.wording.of(item, remedy), self.sheet),
            None => el("p").words(self.sheet.say(Say::Unavoidable)),
        };
        let cancels = ground.also_cancels.then(|| el("p").class("hint").words(self.sheet.say(Say::AlsoCancels)));
        let source = el("p").class("hint").words(self.wording.sources(&item.cites));
        line.with_all(for_whom.flatten()).with(remedy).with_all(cancels).with(source)
    }
}
