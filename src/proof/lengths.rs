use super::{Play, Space};
use crate::law::Service;
use biodivine_lib_bdd::Bdd;

/// How many questions the ways through an interview ask.
pub(super) struct Lengths {
    /// By number of questions, the answers for which so many are asked.
    of: Vec<Bdd>,
}

impl Lengths {
    pub(super) fn new(service: &Service, play: &Play) -> Lengths {
        let mut of = vec![play.space.valid.clone()];
        for question in &service.questions {
            let asked = play.answered(question.fact);
            let mut longer = play.space.none();
            for length in &mut of {
                let (more, same) = (length.and(&asked), length.and_not(&asked));
                *length = same.or(&longer);
                longer = more;
            }
            of.push(longer);
        }
        Lengths { of }
    }

    /// The fewest questions on a way that lies in the diagram.
    pub(super) fn shortest(&self, among: &Bdd) -> Option<usize> {
        self.of.iter().position(|length| !length.and(among).is_false())
    }

    /// The most.
    pub(super) fn longest(&self, among: &Bdd) -> Option<usize> {
        self.of.iter().rposition(|length| !length.and(among).is_false())
    }
}

/// The most questions that anybody is asked: exactly, where what unsettled goals could still ask is a bound alone.
pub fn longest(service: &Service) -> Option<u16> {
    let space = Space::new(service);
    let play = Play::new(service, &space);
    u16::try_from(Lengths::new(service, &play).longest(&space.valid)?).ok()
}
