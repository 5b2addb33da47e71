//! How two times of day stand.

use super::{Clock, HALF_DAY, Nearness, show};
use crate::value::{Relation, Terms, Value, Verdict};

/// How far a time may be off that nothing qualifies, by how it is written; ours. Whoever writes `6 p.m.` rounds, and whoever
/// writes `5:52` does not.
fn rounding(minute: u16) -> i32 {
    match minute % 60 {
        0 => 7,
        15 | 30 | 45 => 5,
        minute if minute % 5 == 0 => 2,
        _ => 0,
    }
}

/// How far `about` reaches, by how the time is written; ours.
fn about(minute: u16) -> i32 {
    match minute % 60 {
        0 | 30 => 15,
        minute if minute % 5 == 0 => 10,
        _ => 5,
    }
}

/// How many minutes `shortly before` and `shortly after` reach; ours.
const SHORTLY: i32 = 20;
/// How many minutes lie between times that are two rather than one that is told roughly; ours: calls and deeds, and rounding on
/// both sides, are within it.
const TWO: i32 = 20;
/// The minutes of a day.
const DAY: i32 = 2 * HALF_DAY as i32;

impl Clock {
    /// The first and the last minute that the words allow; `before` and `after` reach over half a day.
    fn reach(&self) -> (i32, i32) {
        let minute = i32::from(self.minute);
        let half = i32::from(HALF_DAY);
        match self.nearness {
            Nearness::Exact => (minute - rounding(self.minute), minute + rounding(self.minute)),
            Nearness::About => (minute - about(self.minute), minute + about(self.minute)),
            Nearness::JustBefore => (minute - SHORTLY, minute),
            Nearness::JustAfter => (minute, minute + SHORTLY),
            Nearness::Before => (minute - half + 1, minute),
            Nearness::After => (minute, minute + half - 1),
        }
    }
}

/// How many minutes lie between what two times allow, round the clock; none where they overlap.
fn between(one: &Clock, other: &Clock) -> i32 {
    let (a, b) = (one.reach(), other.reach());
    // A time without its half of the day may be in either.
    let step = if one.either_half || other.either_half { i32::from(HALF_DAY) } else { DAY };
    let gap = |shift: i32| (b.0 + shift - a.1).max(a.0 - b.1 - shift).max(0);
    (-2 * DAY / step..=2 * DAY / step).map(|turns| gap(turns * step)).min().unwrap_or(0)
}

/// How two times of day stand: **same** where they are one minute told alike, **compatible** where what the words allow
/// overlaps, **apart** where less than twenty minutes lie between, **conflict** beyond, **incomparable** in two zones.
pub fn relate(one: &Value, other: &Value, _: &Terms) -> Verdict {
    let (Value::Time(a), Value::Time(b)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "one of the two is no time of day");
    };
    let pair = format!("\"{}\" and \"{}\"", show(one), show(other));
    if a.zone != b.zone && !(a.zone.is_none() || b.zone.is_none()) {
        return Verdict::new(Relation::Incomparable, format!("{pair} are in two time zones"));
    }
    // In which zone the local time is, nothing tells.
    let abroad = |zone: &Option<String>| matches!(zone.as_deref(), Some("GMT" | "UTC"));
    if a.zone != b.zone && (abroad(&a.zone) || abroad(&b.zone)) {
        return Verdict::new(Relation::Incomparable, format!("only one of {pair} is told in a named zone"));
    }
    if a.minute == b.minute && a.nearness == b.nearness && a.either_half == b.either_half {
        return Verdict::new(Relation::Same, format!("{pair} are one time"));
    }
    match between(a, b) {
        0 => Verdict::new(Relation::Compatible, format!("{pair} can be one time")),
        gap if gap < TWO => Verdict::new(Relation::Apart, format!("{pair} are near each other")),
        _ => Verdict::new(Relation::Conflict, format!("{pair} are two times")),
    }
}
