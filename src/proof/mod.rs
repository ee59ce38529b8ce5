//! What is proven about every rule file, by decision diagrams. Native only.
//!
//! A condition becomes two diagrams over the possible answers: where it is *yes* and where it is *no*; elsewhere it is
//! unknown. The interview is played symbolically ([`Play`]), for all answers at once, with the same order of goals and
//! questions as [`interview::replay`](crate::interview::replay) - a test holds the two against each other. On that,
//! each obligation of the design is one exact operation on diagrams, and a failure names answers that show it.
//!
//! That the scenarios would notice a slip in a rule file is tried out ([`trial`]): every [`Mutant`] of it must make one
//! of them fail.

mod carried;
mod dates;
mod equality;
mod guide;
mod lengths;
mod minimise;
mod mutants;
mod mutation;
mod obligations;
mod play;
mod report;
mod slips;
mod space;
mod trial;

pub use guide::prove_guide;
pub use lengths::longest;
pub use minimise::minimise;
pub use mutants::{Mutants, mutants};
pub use mutation::{Mutant, Mutation, Of};
pub use play::Play;
pub use report::{Counts, GuideCounts, GuideProof, Proof, prove};
pub use space::Space;
pub use trial::{ENOUGH, Trial, trial};
