use super::TextId;
use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// The act that a service's rules come from, and its places that the rules cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Full name with date and number.
    pub title: TextId,
    /// Short name, as used in a citation.
    pub short: TextId,
    /// Address of the act's page in each language's register.
    pub page: TextId,
    /// What its text does not cover: an act that amends others speaks as of itself.
    pub about: Option<TextId>,
    /// The parts that places lie in: the order itself, its rules, their annexes.
    pub parts: Vec<Part>,
    pub places: Vec<Place>,
}

/// A part of an act that is numbered by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub name: TextId,
    pub division: Division,
}

/// What the numbers in a part count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Division {
    Clause,
    Row,
    /// A numbered action of a table of steps.
    Step,
    /// A form or sample: not divided.
    Whole,
}

/// One numbered place of a part. `list`, `item` and `paragraph` are 0 where the place has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Index into [`Act::parts`].
    pub part: u8,
    /// Clause or row; 0 for a part that is not divided.
    pub number: u16,
    /// The second number of a clause put in later: the 1 of 9-1.
    pub inserted: u8,
    /// Which of several lists in one row, from 1.
    pub list: u8,
    /// Item within the clause, row or list, from 1.
    pub item: u8,
    /// Unnumbered paragraph of the clause, row or list, from 1.
    pub paragraph: u8,
}

/// Index into [`Act::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation(pub u16);

/// A day that may be known from one or both sides only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// It lies on this day or later.
    pub not_before: Option<Day>,
    /// It lies on this day or earlier.
    pub not_after: Option<Day>,
}

/// When the wording that a rule file encodes is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// Its first day.
    pub from: Bound,
    /// The first day on which it is no longer in force; `None` while no end is known.
    pub until: Option<Bound>,
}

/// What is known about a wording on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force {
    NotYet,
    InForce,
    Ended,
    /// The day lies between the bounds of an end or a beginning.
    NotKnown,
}

/// The end of a repealed act, as it is told first of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeal {
    pub title: TextId,
    pub detail: TextId,
    /// Where today's rules are.
    pub points: Vec<TextId>,
    /// The page of the act that replaced it.
    pub page: TextId,
    pub cites: Vec<Citation>,
}

/// Who compared the rule file with the act, when, and when to look again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The reviewer's name and office; `None`: not yet reviewed by a lawyer.
    pub by: Option<TextId>,
    pub on: Option<Day>,
    /// From this day on the file is said to be overdue for review.
    pub again: Option<Day>,
}

impl InForce {
    /// For what rests on no act's wording: it has no beginning that anybody could come before, and no end.
    pub fn always() -> InForce {
        let earliest = Day::new(Day::FIRST_YEAR, 1, 1);
        InForce { from: Bound { not_before: None, not_after: earliest }, until: None }
    }

    /// The last day on which the wording is known to have been in force, where it has ended.
    pub fn last_day(&self) -> Option<Day> {
        self.until?.not_before?.pred()
    }

    /// What is known of this wording on `day`.
    pub fn on(&self, day: Day) -> Force {
        match (self.from.passed(day), self.until.map(|until| until.passed(day))) {
            (_, Some(Some(true))) => Force::Ended,
            (Some(false), _) => Force::NotYet,
            (Some(true), None | Some(Some(false))) => Force::InForce,
            (None, _) | (Some(true), Some(None)) => Force::NotKnown,
        }
    }
}

impl Bound {
    /// Whether the bounded day has come on `day`: `None` when it may or may not have.
    fn passed(&self, day: Day) -> Option<bool> {
        if self.not_after.is_some_and(|latest| day >= latest) {
            Some(true)
        } else if self.not_before.is_some_and(|earliest| day < earliest) {
            Some(false)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn bound(not_before: &str, not_after: &str) -> Bound {
        Bound { not_before: Some(day(not_before)), not_after: Some(day(not_after)) }
    }

    #[test]
    fn between_the_bounds_of_its_first_day_force_is_not_known() {
        let wording = InForce { from: bound("2024-03-23", "2026-11-20"), until: None };
        assert_eq!(wording.on(day("2024-03-22")), Force::NotYet);
        assert_eq!(wording.on(day("2024-03-23")), Force::NotKnown);
        assert_eq!(wording.on(day("2026-11-19")), Force::NotKnown);
        assert_eq!(wording.on(day("2026-11-20")), Force::InForce);
    }

    #[test]
    fn a_repealed_wording_ends_and_its_uncertain_days_are_not_known() {
        let wording =
            InForce { from: bound("2019-01-01", "2019-01-01"), until: Some(bound("2020-04-10", "2020-06-01")) };
        assert_eq!(wording.on(day("2020-04-09")), Force::InForce);
        assert_eq!(wording.on(day("2020-04-10")), Force::NotKnown);
        assert_eq!(wording.on(day("2020-06-01")), Force::Ended);
    }
}
