//! The day of the rules: how old they are.

use super::Rules;
use crate::calendar::Day;
use crate::law::{Bound, InForce, Review};

impl Rules {
    /// The latest day on which the text of an act was looked at: until then the rules are known to be those in force.
    /// `None` if no rule file says when that was.
    pub fn edition(&self) -> Option<Day> {
        let seen = |in_force: &InForce, review: &Review| {
            let bounds = [Some(in_force.from), in_force.until];
            bounds.into_iter().flatten().filter_map(seen_on).chain(review.on).max()
        };
        self.services.iter().filter_map(|one| seen(&one.service.in_force, &one.service.review)).max()
    }
}

/// A day that is known from both sides, but not itself, is so because somebody saw on the latter how the text stands. A day
/// that the act names may lie ahead.
fn seen_on(bound: Bound) -> Option<Day> {
    bound.not_after.filter(|seen| bound.not_before != Some(*seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn rules() -> Rules {
        Rules::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap()
    }

    #[test]
    fn the_rules_are_of_the_day_on_which_an_act_was_looked_at_last() {
        assert_eq!(rules().edition(), Some(day("2026-11-20")));
    }

    #[test]
    fn a_day_that_an_act_names_is_not_one_on_which_it_was_looked_at() {
        let mut rules = rules();
        let ahead = Bound { not_before: Some(day("2030-01-01")), not_after: Some(day("2030-01-01")) };
        rules.services[0].service.in_force.from = ahead;
        assert_eq!(rules.edition(), Some(day("2026-11-20")));
        for one in &mut rules.services {
            one.service.in_force = InForce { from: ahead, until: None };
            one.service.review.on = None;
        }
        assert_eq!(rules.edition(), None);
    }

    #[test]
    fn a_review_looks_at_the_act_too() {
        let mut rules = rules();
        rules.services[1].service.review.on = Some(day("2027-02-03"));
        assert_eq!(rules.edition(), Some(day("2027-02-03")));
    }
}
