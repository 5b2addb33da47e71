//! Days at a distance: from publication, from another day, from what the sentence named before.

use jiff::civil::Date as Day;

use super::super::Modifier;
use super::super::calendar::{Grain, around, plus, plus_days};
use super::super::days::Days;
use super::super::expression::Expr;
use super::super::lexicon::Which;
use super::{Context, NO_SUCH_DAY, Resolved, Sense, UNANCHORED, span};

impl Context {
    /// `more than two weeks ago`: any day beyond the exact one; `less than`: any up to it.
    pub(super) fn compared(&self, farther: bool, of: &Expr) -> Resolved {
        let (base, nearest, unit) = match of {
            Expr::Away { nearest, unit, .. } => {
                (Sense::one(Days::day(self.today()?), Grain::Day).placed(), *nearest, *unit)
            }
            Expr::Beside { nearest, unit, of, .. } => (self.resolve(of)?, *nearest, *unit),
            other => return self.resolve(other),
        };
        base.map(unit, |from, to| {
            Some(if nearest < 0 {
                let end = plus(from, unit, nearest)?;
                if farther { Days::Span { from: None, to: Some(end) } } else { Days::span(end, from) }
            } else {
                let end = plus(to, unit, nearest)?;
                if farther { Days::Span { from: Some(end), to: None } } else { Days::span(to, end) }
            })
        })
    }

    /// `the next day`, `two weeks later`, `the following year`: from what the sentence named before.
    pub(super) fn beside_the_anchor(&self, steps: i64, unit: Grain, whole: bool) -> Resolved {
        let (from, to) = self.anchor.ok_or(UNANCHORED)?;
        let is_unit = unit > Grain::Day && around(from, unit) == Some((from, to));
        let sense = if from == to && !whole {
            let day = plus(from, unit, steps).ok_or(NO_SUCH_DAY)?;
            match unit {
                Grain::Day => Sense::one(Days::day(day), Grain::Day),
                unit => Sense::one(loosened(day, day, unit), unit).modified(Modifier::About),
            }
        } else if is_unit || whole && from == to {
            let start = around(from, unit).ok_or(NO_SUCH_DAY)?.0;
            let moved = plus(start, unit, steps).and_then(|day| around(day, unit)).ok_or(NO_SUCH_DAY)?;
            Sense::one(span(moved), unit)
        } else {
            return Err(UNANCHORED);
        };
        Ok(sense)
    }

    /// So many units from a day. Days are exact; of longer units the words leave half a unit either way (ours).
    pub(super) fn at_distance(&self, day: Day, nearest: i64, farthest: i64, unit: Grain) -> Resolved {
        let (near, far) = plus(day, unit, nearest).zip(plus(day, unit, farthest)).ok_or(NO_SUCH_DAY)?;
        let (first, last) = (near.min(far), near.max(far));
        if unit == Grain::Day {
            return Ok(Sense::one(Days::span(first, last), Grain::Day));
        }
        Ok(Sense::one(loosened(first, last, unit), unit).modified(Modifier::About))
    }

    /// `last two weeks`: the days up to publication; or whole units of the calendar, which is kept as a second reading.
    pub(super) fn rolling(&self, which: Which, most: i64, unit: Grain) -> Resolved {
        let today = self.today()?;
        let whole = around(today, unit).ok_or(NO_SUCH_DAY)?;
        let readings = match which {
            Which::Last => {
                // `the last 2024 year` reaches back to years that no text writes.
                let from = plus(today, unit, -most).filter(|from| from.year() >= 1000).ok_or(NO_SUCH_DAY)?;
                let whole = plus(whole.0, unit, -most).zip(plus_days(whole.0, -1));
                [Some(Days::span(from, today)), whole.map(span)]
            }
            _ => {
                let to = plus(today, unit, most).filter(|to| to.year() < 3000).ok_or(NO_SUCH_DAY)?;
                let first = plus_days(today, 1);
                let next = plus_days(whole.1, 1);
                let whole = next.zip(next.and_then(|next| plus_days(plus(next, unit, most)?, -1)));
                [first.map(|first| Days::span(first, to)), whole.map(span)]
            }
        };
        Ok(Sense::several(readings.into_iter().flatten().collect(), unit)?.placed())
    }
}

/// The weekend that a holiday makes long: Saturday to Monday, Friday to Sunday, Thursday to Sunday, or the nearest one; ours.
pub(super) fn weekend_of(day: Day) -> Option<(Day, Day)> {
    let from_monday = i64::from(day.weekday().to_monday_zero_offset());
    let back = |days: i64| plus_days(day, -days);
    match from_monday {
        0 => Some((back(2)?, day)),
        1 | 2 => Some((back(from_monday + 2)?, back(from_monday + 1)?)),
        3 | 4 => Some((day, back(from_monday - 6)?)),
        _ => Some((back(from_monday - 5)?, back(from_monday - 6)?)),
    }
}

/// A stretch with half a unit more on either side; ours: who is exact to the day counts in days.
pub(super) fn loosened(first: Day, last: Day, unit: Grain) -> Days {
    let slack = match unit {
        Grain::Day => 0,
        Grain::Weekend | Grain::Week => 3,
        Grain::Month => 15,
        Grain::Quarter | Grain::Season => 45,
        Grain::Year => 183,
        Grain::Decade => 1826,
        Grain::Century => 18262,
    };
    Days::Span { from: plus_days(first, -slack).or(Some(first)), to: plus_days(last, slack).or(Some(last)) }
}
