//! Stretches between two dates, one of which often says what the other leaves out.

use super::super::calendar::{Grain, next_weekday};
use super::super::days::{Days, occurrence};
use super::super::expression::{Expr, Fields};
use super::{Context, NO_SUCH_DAY, Resolved, Sense, UNDATED};
use crate::value::DayOrder;

/// Why a stretch that runs backwards is unclear.
const BACKWARDS: &str = "its end lies before its beginning";
/// Why a stretch from a day of no year to itself is unclear.
const ONE_DAY: &str = "it begins and ends on the same day of some year";

impl Context {
    pub(super) fn range(&self, from: &Expr, to: &Expr, all: bool) -> Resolved {
        // Both ends are written in one order.
        if let (Expr::Numeric { .. }, Expr::Numeric { .. }, None) = (from, to, self.order) {
            let of = |order| Context { order: Some(order), ..*self }.range(from, to, all);
            return match (of(DayOrder::MonthDay), of(DayOrder::DayMonth)) {
                (Ok(one), Ok(other)) => {
                    let readings = one.readings.iter().chain(&other.readings).copied().collect();
                    Ok(Sense { all, placed: one.placed, ..Sense::several(readings, Grain::Day)? })
                }
                (one, other) => one.or(other),
            };
        }
        let first = self.resolve(from)?;
        let grain = first.grain;
        if let [Days::Yearly { from: start, weekday: None, .. }] = first.readings[..] {
            let last = self.resolve(to)?;
            let [Days::Yearly { to: end, weekday: None, .. }] = last.readings[..] else { return Err(UNDATED) };
            // `Christmas to Christmas`
            if start == end {
                return Err(ONE_DAY);
            }
            let days = Days::Yearly { from: start, to: end, weekday: None };
            return Ok(Sense { all, written: first.written, ..Sense::one(days, grain) });
        }
        let mut readings = Vec::new();
        let mut placed = first.placed;
        for days in &first.readings {
            let Some((start, _)) = days.bounds() else {
                return Err(if days.is_pattern() { UNDATED } else { NO_SUCH_DAY });
            };
            let end = match to {
                Expr::Fields(Fields { year: None, month: None, day: None, weekday: Some(weekday) }) => {
                    next_weekday(start, *weekday)
                }
                Expr::Fields(fields @ Fields { year: None, month: Some(_), .. }) => {
                    // The first such day on or behind the beginning.
                    let undated = Context { published: None, ..*self }.fields(Fields { weekday: None, ..*fields })?;
                    let pattern = undated.readings.first().ok_or(NO_SUCH_DAY)?;
                    (0..=8)
                        .filter_map(|ahead| occurrence(pattern, start.year().checked_add(ahead)?))
                        .map(|(_, end)| end)
                        .find(|end| *end >= start)
                }
                other => {
                    let last = self.resolve(other)?;
                    placed |= last.placed;
                    let ends = last.readings.iter().filter_map(|days| days.bounds().map(|(_, end)| end));
                    let mut ends = ends.filter(|end| *end >= start);
                    ends.next()
                }
            };
            readings.extend(end.filter(|end| *end >= start).map(|end| Days::span(start, end)));
        }
        if readings.is_empty() {
            return Err(BACKWARDS);
        }
        let written = Fields { day: None, weekday: None, ..first.written };
        let several = Sense::several(readings, if grain == Grain::Day { Grain::Day } else { grain })?;
        Ok(Sense { all, placed, written, ..several })
    }
}
