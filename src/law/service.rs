use super::{
    Act, Channel, Document, Duty, Exit, Fee, Ground, InForce, Item, Note, Office, Question, Repeal, Review, Term,
    TermKind, TextId,
};
use crate::logic::FactId;
use serde::{Deserialize, Serialize};

/// A service, by its frozen number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ServiceId(pub u16);

/// Everything that one rule file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub id: ServiceId,
    pub name: TextId,
    /// One or two sentences: what it gives, to whom.
    pub summary: TextId,
    /// None for the guide, which says nothing of its own.
    pub act: Option<Act>,
    pub in_force: InForce,
    pub review: Review,
    /// For an act that is no longer in force.
    pub repeal: Option<Repeal>,
    /// The facts that its conditions speak about, in declared order.
    pub questions: Vec<Question>,
    /// The most questions that anybody is asked, where that is known to be fewer than could be asked one by one: of the
    /// guide, most of whose questions exclude one another.
    pub longest: Option<u16>,
    /// The fact that tells the variants apart.
    pub variant: Option<FactId>,
    /// The shared fact "channel".
    pub channel: FactId,
    /// None for the guide: nothing is applied for there.
    pub channels: Vec<Channel>,
    pub offices: Vec<Office>,
    pub exits: Vec<Exit>,
    pub documents: Vec<Document>,
    pub grounds: Vec<Ground>,
    pub duties: Vec<Duty>,
    pub terms: Vec<Term>,
    pub fees: Vec<Fee>,
    pub notes: Vec<Note>,
}

impl Service {
    pub fn question(&self, fact: FactId) -> Option<&Question> {
        self.questions.iter().find(|question| question.fact == fact)
    }

    /// The office whose ordinary hours hold up what comes on a channel; `None` where it accepts at any hour, or the
    /// act names no hours.
    pub fn accepting_office(&self, channel: &Channel) -> Option<&Office> {
        let office = self.offices.get(usize::from(channel.office?))?;
        office.hours.iter().any(|hours| !hours.duty).then_some(office)
    }

    /// Whether the act sets a term for the result at all.
    pub fn sets_a_term(&self) -> bool {
        self.terms.iter().any(|term| term.kind == TermKind::Result)
    }

    /// Every item, in the order of ids.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let exits = self.exits.iter().map(|exit| &exit.item);
        let documents = self.documents.iter().map(|document| &document.item);
        let grounds = self.grounds.iter().map(|ground| &ground.item);
        let duties = self.duties.iter().map(|duty| &duty.item);
        let terms = self.terms.iter().map(|term| &term.item);
        let fees = self.fees.iter().map(|fee| &fee.item);
        let notes = self.notes.iter().map(|note| &note.item);
        let offices = self.offices.iter().map(|office| &office.item);
        exits.chain(documents).chain(grounds).chain(duties).chain(terms).chain(fees).chain(notes).chain(offices)
    }
}
