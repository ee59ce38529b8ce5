//! What holds of every assessment: over the scenarios of every service, over answers drawn at random, and for windows
//! over conditions drawn at random as well.

mod answers;
mod dates;
mod people;
mod windows;

use aldyn::calendar::{Calendar, Day, Moment};
use aldyn::law::Service;
use aldyn::source::Rules;
use std::path::Path;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
});

fn services() -> impl Iterator<Item = &'static Service> {
    RULES.services.iter().map(|compiled| &compiled.service)
}

fn calendar() -> &'static Calendar {
    &RULES.calendar
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn days(from: Day, to: Day) -> impl Iterator<Item = Day> {
    (0..=from.days_until(to)).map(move |n| from.plus_days(n).unwrap())
}

fn at_ten(day: Day) -> Moment {
    Moment { day, minute: 600 }
}

/// A day on which the service's rules are known to be in force: for repealed ones their last.
fn in_force(service: &Service) -> Day {
    service.in_force.last_day().unwrap_or(day("2026-11-27"))
}
