//! Parts of stretches, and stretches of months: thirds and halves, the nth week, quarters, seasons.

use jiff::civil::{Date as Day, Weekday};

use super::super::Modifier;
use super::super::calendar::{self, Grain, around, days_between, plus, plus_days};
use super::super::days::Days;
use super::super::expression::{Counted, Expr, Fields};
use super::super::lexicon::{Part, Season, Which};
use super::{Context, NO_SUCH_DAY, Resolved, Sense, UNDATED, span};

impl Context {
    pub(super) fn months(&self, nth: i8, months: i8, year: Option<i16>) -> Resolved {
        let placed = year.is_none();
        let year = match year {
            Some(year) => year,
            None => self.today()?.year(),
        };
        let bounds = |year| {
            let first = Day::new(year, (nth - 1) * months + 1, 1).ok()?;
            Some((first, calendar::plus_months(first, i64::from(months) - 1)?.last_of_month()))
        };
        let (from, to) = bounds(year).ok_or(NO_SUCH_DAY)?;
        let mut readings = vec![Days::span(from, to)];
        if placed {
            // "the first quarter" without a year is the last one begun; the one before is kept.
            let before = bounds(year - 1).map(span);
            let begun = self.published.is_none_or(|today| from <= today);
            readings.extend(before);
            if !begun {
                readings.reverse();
            }
        }
        let sense = Sense::several(readings, Grain::Quarter)?.written(Fields { year: Some(year), ..Fields::default() });
        Ok(if placed { sense.placed().written(Fields::default()) } else { sense })
    }

    /// A season of a year; a winter of one year is the one before or behind it.
    pub(super) fn season(&self, season: Season, year: Option<i16>) -> Resolved {
        let Some(year) = year else { return self.which(Which::This, &Expr::Season { season, year: None }) };
        let bounds = |year: i16| season_of(season, year);
        let mut readings = Vec::new();
        if season == Season::Winter {
            readings.extend(bounds(year - 1).map(span));
        }
        readings.extend(bounds(year).map(span));
        Ok(Sense::several(readings, Grain::Season)?.written(Fields { year: Some(year), ..Fields::default() }))
    }

    pub(super) fn part(&self, part: Part, of: &Expr) -> Resolved {
        let of = self.resolve(of)?;
        let grain = of.grain;
        let modifier = match part {
            Part::Early | Part::Start => Modifier::Early,
            Part::Mid => Modifier::Mid,
            Part::Late => Modifier::Late,
            Part::FirstHalf => Modifier::FirstHalf,
            Part::SecondHalf => Modifier::SecondHalf,
            Part::Earlier => Modifier::Before,
            Part::Later => Modifier::After,
        };
        if let [Days::Yearly { from, to, weekday: None }] = of.readings[..]
            && grain == Grain::Month
        {
            let (from, to) = part_of_month(part, from, to).ok_or(UNDATED)?;
            return Ok(Sense { readings: vec![Days::Yearly { from, to, weekday: None }], ..of }.modified(modifier));
        }
        let today = self.published;
        let sense = of.map(grain, |from, to| part_of(part, from, to, grain, today).map(span))?;
        Ok(sense.modified(modifier))
    }

    pub(super) fn nth(&self, nth: i64, what: Counted, of: &Expr) -> Resolved {
        let of = self.resolve(of)?;
        let sense = match what {
            Counted::Weekday(weekday) => of.map(Grain::Day, |from, to| {
                let day = if nth > 0 {
                    plus_days(calendar::next_weekday(from, weekday)?, nth.checked_sub(1)?.checked_mul(7)?)
                } else {
                    plus_days(calendar::last_weekday(to, weekday)?, nth.checked_add(1)?.checked_mul(7)?)
                };
                day.filter(|day| from <= *day && *day <= to).map(Days::day)
            })?,
            Counted::Unit(Grain::Day) => of.map(Grain::Day, |from, to| {
                let day = if nth > 0 { plus_days(from, nth - 1) } else { plus_days(to, nth.checked_add(1)?) };
                day.filter(|day| from <= *day && *day <= to).map(Days::day)
            })?,
            Counted::Unit(Grain::Week) => {
                // Weeks that begin on a Monday, or seven days from the first: both are meant.
                let calendar = of.clone().map(Grain::Week, |from, to| calendar::nth_week(from, to, nth).map(span));
                let sevens = of.map(Grain::Week, |from, to| {
                    let (first, last) = if nth > 0 {
                        let first = plus_days(from, (nth - 1).checked_mul(7)?)?;
                        (first, plus_days(first, 6)?)
                    } else {
                        let last = plus_days(to, nth.checked_add(1)?.checked_mul(7)?)?;
                        (plus_days(last, -6)?, last)
                    };
                    (from <= first && last <= to).then(|| Days::span(first, last))
                });
                match (calendar, sevens) {
                    (Ok(calendar), Ok(sevens)) => {
                        let readings = calendar.readings.iter().chain(&sevens.readings).copied().collect();
                        Sense {
                            placed: calendar.placed,
                            written: calendar.written,
                            ..Sense::several(readings, Grain::Week)?
                        }
                    }
                    (calendar, sevens) => calendar.or(sevens)?,
                }
            }
            Counted::Unit(Grain::Weekend) => of.map(Grain::Weekend, |from, to| {
                let saturday = if nth > 0 {
                    plus_days(calendar::next_weekday(from, Weekday::Saturday)?, nth.checked_sub(1)?.checked_mul(7)?)
                } else {
                    plus_days(calendar::last_weekday(to, Weekday::Saturday)?, nth.checked_add(1)?.checked_mul(7)?)
                };
                saturday.filter(|day| from <= *day && *day <= to).and_then(|day| around(day, Grain::Weekend)).map(span)
            })?,
            Counted::Unit(unit) => of.map(unit, |from, to| {
                let start = if nth > 0 { plus(from, unit, nth - 1) } else { plus(to, unit, nth.checked_add(1)?) };
                start.filter(|day| from <= *day && *day <= to).and_then(|day| around(day, unit)).map(span)
            })?,
        };
        Ok(sense)
    }
}

/// The season that begins in a year.
///
/// Seasons of the north, from the first of the month in which weather services begin them to the solstice or equinox that
/// ends them, so that both countings are right. Ours.
pub(super) fn season_of(season: Season, year: i16) -> Option<(Day, Day)> {
    let (from, to, next) = match season {
        Season::Spring => (3, (6, 21), 0),
        Season::Summer => (6, (9, 23), 0),
        Season::Autumn => (9, (12, 21), 0),
        Season::Winter => (12, (3, 20), 1),
    };
    Day::new(year, from, 1).ok().zip(Day::new(year.checked_add(next)?, to.0, to.1).ok())
}

fn part_of_month(part: Part, from: (i8, i8), to: (i8, i8)) -> Option<((i8, i8), (i8, i8))> {
    let month = from.0;
    Some(match part {
        Part::Early | Part::Start => ((month, 1), (month, 10)),
        Part::Mid => ((month, 11), (month, 20)),
        Part::Late => ((month, 21), to),
        Part::FirstHalf => ((month, 1), (month, 15)),
        Part::SecondHalf => ((month, 16), to),
        Part::Earlier | Part::Later => return None,
    })
}

/// A part of a stretch: thirds of a month by days, of a year by months, of a decade by years, where they can be read so with a year
/// more at the inner ends (`the mid-1990s`). Ours.
fn part_of(part: Part, from: Day, to: Day, grain: Grain, today: Option<Day>) -> Option<(Day, Day)> {
    let months = |first: i64, count: i64| {
        let start = calendar::plus_months(from, first)?;
        Some((start, calendar::plus_months(start, count - 1)?.last_of_month()))
    };
    let days = |first: i64, last: i64| Some((plus_days(from, first)?, plus_days(from, last)?));
    match (part, grain) {
        (Part::Earlier, _) => {
            let end = plus_days(today?, -1)?.min(to);
            Some((from, end.max(from)))
        }
        (Part::Later, _) => {
            let start = today?.max(from);
            Some((start.min(to), to))
        }
        (_, Grain::Day) => Some((from, to)),
        (Part::Start, Grain::Year) => months(0, 3),
        (Part::Start, grain) => part_of(Part::Early, from, to, grain, today),
        (Part::Early, Grain::Month) => days(0, 9),
        (Part::Mid, Grain::Month) => days(10, 19),
        (Part::Late, Grain::Month) => Some((plus_days(from, 20)?, to)),
        (Part::FirstHalf, Grain::Month) => days(0, 14),
        (Part::SecondHalf, Grain::Month) => Some((plus_days(from, 15)?, to)),
        (Part::Early, Grain::Week) => days(0, 2),
        (Part::Mid, Grain::Week) => days(1, 3),
        (Part::Late, Grain::Week) => days(4, 6),
        (Part::Early, Grain::Quarter | Grain::Season) => months(0, 1),
        (Part::Mid, Grain::Quarter | Grain::Season) => months(1, 1),
        (Part::Late, Grain::Quarter | Grain::Season) => Some((calendar::plus_months(from, 2)?, to)),
        (Part::Early, Grain::Year) => months(0, 4),
        (Part::Mid, Grain::Year) => months(4, 4),
        (Part::Late, Grain::Year) => months(8, 4),
        (Part::FirstHalf, Grain::Year) => months(0, 6),
        (Part::SecondHalf, Grain::Year) => months(6, 6),
        (Part::Early, Grain::Decade) => months(0, 48),
        (Part::Mid, Grain::Decade) => months(36, 48),
        (Part::Late, Grain::Decade) => months(72, 48),
        (Part::FirstHalf, Grain::Decade) => months(0, 60),
        (Part::SecondHalf, Grain::Decade) => months(60, 60),
        _ => {
            let length = days_between(from, to);
            let (third, half) = (length / 3, length / 2);
            match part {
                Part::Early | Part::Start => days(0, third),
                Part::Mid => days(third, length - third),
                Part::Late => Some((plus_days(to, -third)?, to)),
                Part::FirstHalf => days(0, half),
                _ => Some((plus_days(from, half)?, to)),
            }
        }
    }
}
