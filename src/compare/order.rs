//! Which of two values comes first, and which says more.

use std::cmp::Ordering;

use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use crate::value::number::Hedge;
use crate::value::{Terms, Value, ValueRecord};

/// Which of two values is further on: the larger figure, the later day, the later choice in the order declared. None
/// where the two have no order.
pub(super) fn further(one: (&Value, &ValueRecord), other: (&Value, &ValueRecord), terms: &Terms) -> Option<Ordering> {
    match (one.0, other.0) {
        (Value::Number(a), Value::Number(b)) if a.unit == b.unit && a.per == b.per => Some(a.nominal.cmp(&b.nominal)),
        (Value::Date(_), Value::Date(_)) => Some(days(one.1)?.0.cmp(&days(other.1)?.0)),
        (Value::Choice(a), Value::Choice(b)) => Some(rank(&a.id, terms)?.cmp(&rank(&b.id, terms)?)),
        _ => None,
    }
}

/// The place of a choice in the order declared; a case of another stands where that one does.
fn rank(id: &str, terms: &Terms) -> Option<usize> {
    let mut at = terms.wording.0.iter().position(|entry| entry.canonical == id)?;
    for _ in 0..terms.wording.0.len() {
        let Some(under) = &terms.wording.0[at].under else { break };
        at = terms.wording.0.iter().position(|entry| entry.canonical == *under)?;
    }
    Some(at)
}

/// First and last day of a date record.
pub(super) fn days(record: &ValueRecord) -> Option<(Day, Day)> {
    let day = |field: &str| record.get(field)?.as_str()?.parse::<Day>().ok();
    Some((day("from")?, day("to")?))
}

/// How much a value leaves open; the smaller says more. Only values of one kind are compared by it.
pub(super) fn openness(value: &Value, record: &ValueRecord, shown: &str, terms: &Terms) -> (u32, Decimal) {
    let length = Decimal::from(shown.chars().count() as u64);
    match value {
        Value::Number(number) => (hedge_openness(number.hedge), number.step),
        Value::Date(date) => match days(record) {
            // A date with a second reading says less than one without.
            Some((from, to)) => (
                u32::from(!date.alternatives.is_empty()),
                Decimal::from(from.until(to).map_or(i32::MAX, |span| span.get_days().abs())),
            ),
            None => (2, Decimal::ZERO),
        },
        Value::Choice(choice) => (0, -Decimal::from(depth(&choice.id, terms))),
        _ => (0, -length),
    }
}

fn hedge_openness(hedge: Hedge) -> u32 {
    match hedge {
        Hedge::Exactly => 0,
        Hedge::Bare => 1,
        Hedge::JustOver | Hedge::Nearly => 2,
        Hedge::About => 3,
        Hedge::Range => 4,
        Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost => 5,
        Hedge::UpTo => 6,
        Hedge::Indefinite => 7,
    }
}

/// How many choices lie above this one.
fn depth(id: &str, terms: &Terms) -> u32 {
    let mut id = id;
    for above in 0..terms.wording.0.len() as u32 {
        match terms.wording.0.iter().find(|entry| entry.canonical == id).and_then(|entry| entry.under.as_deref()) {
            Some(under) => id = under,
            None => return above,
        }
    }
    0
}
