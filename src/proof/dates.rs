//! Date atoms are not independent: thresholds on the same two days stand in an order.

use crate::calendar::Unit;
use crate::logic::Condition;

/// What two comparisons of the same two days say about each other.
pub(super) enum Relation {
    FirstImpliesSecond,
    SecondImpliesFirst,
    NotBoth,
    OneOfThem,
}

/// How the truth of two comparisons of the same two days hangs together: thresholds in order.
pub(super) fn relations(one: &Condition, other: &Condition) -> Vec<Relation> {
    let (
        Condition::NotAfter { earlier: a, span: first, later: b },
        Condition::NotAfter { earlier: c, span: second, later: d },
    ) = (one, other)
    else {
        return Vec::new();
    };
    if first.unit != second.unit {
        return Vec::new();
    }
    if (a, b) == (c, d) {
        // The longer span is the stricter comparison.
        return match first.n.cmp(&second.n) {
            std::cmp::Ordering::Greater => vec![Relation::FirstImpliesSecond],
            std::cmp::Ordering::Less => vec![Relation::SecondImpliesFirst],
            std::cmp::Ordering::Equal => Vec::new(),
        };
    }
    if (a, b) == (d, c) && first.unit == Unit::Days {
        // a + n <= b and b + m <= a: together n + m <= 0; if neither, b - a < n and a - b < m, so n + m > 1.
        let mut found = Vec::new();
        if first.n.saturating_add(second.n) > 0 {
            found.push(Relation::NotBoth);
        }
        if first.n.saturating_add(second.n) <= 1 {
            found.push(Relation::OneOfThem);
        }
        return found;
    }
    Vec::new()
}
