//! From expressions to sets of days: where the words fall on the calendar, given what the source tells.

mod choose;
mod range;

use jiff::civil::Date as Day;

use super::calendar::{self, Grain, around, days_between, plus, plus_days};
use super::days::Days;
use super::expression::{Bound, Counted, Expr, Fields};
use super::lexicon::{Part, Season, Which};
use super::tense::Tense;
use super::{MOST_READINGS, Modifier};
use crate::value::{DayOrder, WeekdayRule};

/// Why a date that hangs on the day of publication is unclear.
pub(super) const UNDATED: &str = "the source has no publication date";
/// Why a date that hangs on another day is unclear.
const UNANCHORED: &str = "it hangs on a day that this sentence does not name";
/// Why a date that the calendar lacks is unclear.
const NO_SUCH_DAY: &str = "the calendar has no such day";

/// What is known besides the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The source's day of publication.
    pub(super) published: Option<Day>,
    /// Which of several days a slot wants.
    pub(super) rule: WeekdayRule,
    /// The order of day and month in figures.
    pub(super) order: Option<DayOrder>,
    /// What the verb says.
    pub(super) tense: Tense,
    /// The last days named before in the sentence.
    pub(super) anchor: Option<(Day, Day)>,
}

/// An expression placed on the calendar.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    /// The sets of days it can mean, the likeliest first; never empty.
    pub(super) readings: Vec<Days>,
    /// Whether all of the days are meant, or one of them.
    pub(super) all: bool,
    /// The finest unit named.
    pub(super) grain: Grain,
    /// What the words themselves say.
    pub(super) written: Fields,
    /// What limits or bounds the days.
    pub(super) modifier: Option<Modifier>,
    /// Whether the day of publication had a part in it.
    pub(super) placed: bool,
}

type Resolved = Result<Sense, &'static str>;

impl Sense {
    fn one(days: Days, grain: Grain) -> Sense {
        Sense { readings: vec![days], all: false, grain, written: Fields::default(), modifier: None, placed: false }
    }

    fn several(readings: Vec<Days>, grain: Grain) -> Result<Sense, &'static str> {
        let mut distinct: Vec<Days> = Vec::with_capacity(readings.len());
        for days in readings {
            if !distinct.contains(&days) && distinct.len() < MOST_READINGS {
                distinct.push(days);
            }
        }
        match distinct.first() {
            None => Err(NO_SUCH_DAY),
            Some(first) => Ok(Sense { readings: distinct.clone(), ..Sense::one(*first, grain) }),
        }
    }

    fn placed(self) -> Sense {
        Sense { placed: true, ..self }
    }

    fn written(self, written: Fields) -> Sense {
        Sense { written, ..self }
    }

    fn modified(self, modifier: Modifier) -> Sense {
        Sense { modifier: Some(modifier), ..self }
    }

    /// Changes each reading that has both ends; fails where one is a pattern of no year.
    fn map(self, grain: Grain, change: impl Fn(Day, Day) -> Option<Days>) -> Resolved {
        let mut readings = Vec::with_capacity(self.readings.len());
        for days in &self.readings {
            match days.bounds() {
                Some((from, to)) => readings.extend(change(from, to)),
                None if days.is_pattern() => return Err(UNDATED),
                None => {}
            }
        }
        let sense = Sense::several(readings, grain)?;
        Ok(Sense { placed: self.placed, written: self.written, ..sense })
    }
}

fn span(bounds: (Day, Day)) -> Days {
    Days::span(bounds.0, bounds.1)
}

impl Context {
    /// Places an expression.
    ///
    /// # Errors
    ///
    /// In one sentence without a full stop, why it cannot be placed.
    pub(super) fn resolve(&self, expr: &Expr) -> Resolved {
        match expr {
            Expr::Fields(fields) => self.fields(*fields),
            Expr::Numeric { first, second, year } => self.numeric(*first, *second, *year),
            Expr::Today(steps) => {
                let day = plus_days(self.today()?, *steps).ok_or(NO_SUCH_DAY)?;
                Ok(Sense::one(Days::day(day), Grain::Day).placed())
            }
            Expr::Away { nearest, farthest, unit } => {
                let today = self.today()?;
                Ok(self.at_distance(today, *nearest, *farthest, *unit)?.placed())
            }
            Expr::Around { unit, steps } => Ok(Sense::one(self.around(*unit, *steps)?, *unit).placed()),
            Expr::Rolling { which, least, most, unit } => self.rolling(*which, *least, *most, *unit),
            Expr::Weekend => self.weekend(),
            Expr::Which { which, of } => self.which(*which, of),
            Expr::Holiday { holiday, year } => self.holiday(holiday, *year),
            Expr::Season { season, year } => self.season(*season, *year),
            Expr::Years { first, count } => {
                let bounds = calendar::years(*first, *count).ok_or(NO_SUCH_DAY)?;
                Ok(Sense::one(span(bounds), if *count == 10 { Grain::Decade } else { Grain::Century }))
            }
            Expr::Months { nth, months, year } => self.months(*nth, *months, *year),
            Expr::InYear { of, steps } => {
                let year = self.year_away(*steps)?;
                match of.as_ref() {
                    // "March after next"
                    Expr::Which { of, .. } => {
                        let first = self.resolve(&Expr::Which { which: Which::Next, of: of.clone() })?;
                        first.map(Grain::Month, |from, _| around(plus(from, Grain::Year, 1)?, Grain::Month).map(span))
                    }
                    of => Ok(self.resolve(&of.clone().in_year(year).ok_or(NO_SUCH_DAY)?)?.placed()),
                }
            }
            Expr::Part { part, of } => self.part(*part, of),
            Expr::Nth { nth, what, of } => self.nth(*nth, *what, of),
            Expr::WeekOf(of) => {
                let of = self.resolve(of)?;
                of.map(Grain::Week, |from, _| around(from, Grain::Week).map(span))
            }
            Expr::Beside { nearest, farthest, unit, of } => {
                let of = self.resolve(of)?;
                let (unit, nearest, farthest) = (*unit, *nearest, *farthest);
                let exact = nearest == farthest && unit <= Grain::Week;
                let moved = of.map(Grain::Day, |from, to| {
                    let (near, far) = (plus(from, unit, nearest)?, plus(to, unit, farthest)?);
                    let (first, last) = (near.min(far), near.max(far));
                    if exact { Some(Days::span(near, far)) } else { Some(loosened(first, last, unit)) }
                })?;
                Ok(if exact { moved } else { moved.modified(Modifier::About) })
            }
            Expr::Compared { farther, of } => self.compared(*farther, of),
            Expr::WeekdayBeside { nth, weekday, of } => {
                let of = self.resolve(of)?;
                of.map(Grain::Day, |from, to| {
                    let day = if *nth > 0 {
                        let first = calendar::next_weekday(plus_days(to, 1)?, *weekday)?;
                        plus_days(first, nth.checked_sub(1)?.checked_mul(7)?)
                    } else {
                        let last = calendar::last_weekday(plus_days(from, -1)?, *weekday)?;
                        plus_days(last, nth.checked_add(1)?.checked_mul(7)?)
                    };
                    day.map(Days::day)
                })
                .map(|sense| {
                    if matches!(expr, Expr::WeekdayBeside { of, .. } if matches!(**of, Expr::Today(_))) {
                        sense.placed()
                    } else {
                        sense
                    }
                })
            }
            Expr::DayIn { weekday, of } => {
                let of = self.resolve(of)?;
                let written = Fields { weekday: Some(*weekday), ..Fields::default() };
                let sense = of.map(Grain::Day, |from, _| calendar::next_weekday(from, *weekday).map(Days::day))?;
                Ok(sense.written(written))
            }
            Expr::FromSentence { steps, unit, whole } => self.from_sentence(*steps, *unit, *whole),
            Expr::Several { count, unit, last, of } => {
                let of = self.resolve(of)?;
                of.map(*unit, |from, to| {
                    let (first, end) = if *last {
                        (plus(plus_days(to, 1)?, *unit, count.checked_neg()?)?, to)
                    } else {
                        (from, plus_days(plus(from, *unit, *count)?, -1)?)
                    };
                    (from <= first && end <= to).then(|| Days::span(first, end))
                })
            }
            Expr::WeekTo(of) => {
                let of = self.resolve(of)?;
                of.map(Grain::Week, |_, to| Some(Days::span(plus_days(to, -6)?, to)))
            }
            Expr::WeekendOf(of) => {
                let of = self.resolve(of)?;
                of.map(Grain::Weekend, |day, _| weekend_of(day).map(span))
            }
            Expr::Bound { bound, of } => self.bound(*bound, of),
            Expr::Range { from, to, all } => self.range(from, to, *all),
            Expr::Either(choices) => self.either(choices),
        }
    }

    /// `more than two weeks ago`: any day beyond the exact one; `less than`: any up to it.
    fn compared(&self, farther: bool, of: &Expr) -> Resolved {
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
    fn from_sentence(&self, steps: i64, unit: Grain, whole: bool) -> Resolved {
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

    fn today(&self) -> Result<Day, &'static str> {
        self.published.ok_or(UNDATED)
    }

    fn year_away(&self, steps: i64) -> Result<i16, &'static str> {
        let year = i64::from(self.today()?.year()).checked_add(steps).ok_or(NO_SUCH_DAY)?;
        i16::try_from(year).map_err(|_| NO_SUCH_DAY)
    }

    fn around(&self, unit: Grain, steps: i64) -> Result<Days, &'static str> {
        let today = self.today()?;
        let unit_start = around(today, unit).ok_or(NO_SUCH_DAY)?.0;
        let moved = plus(unit_start, unit, steps).ok_or(NO_SUCH_DAY)?;
        around(moved, unit).map(span).ok_or(NO_SUCH_DAY)
    }

    /// So many units from a day. Days are exact; of longer units the words leave half a unit either way (ours).
    fn at_distance(&self, day: Day, nearest: i64, farthest: i64, unit: Grain) -> Resolved {
        let (near, far) = plus(day, unit, nearest).zip(plus(day, unit, farthest)).ok_or(NO_SUCH_DAY)?;
        let (first, last) = (near.min(far), near.max(far));
        if unit == Grain::Day {
            return Ok(Sense::one(Days::span(first, last), Grain::Day));
        }
        Ok(Sense::one(loosened(first, last, unit), unit).modified(Modifier::About))
    }

    /// `last two weeks`: the days up to publication; or whole units of the calendar, which is kept as a second reading.
    fn rolling(&self, which: Which, least: i64, most: i64, unit: Grain) -> Resolved {
        let today = self.today()?;
        let _ = least;
        let whole = around(today, unit).ok_or(NO_SUCH_DAY)?;
        let readings = match which {
            Which::Last => {
                let from = plus(today, unit, -most).ok_or(NO_SUCH_DAY)?;
                let whole = plus(whole.0, unit, -most).zip(plus_days(whole.0, -1));
                [Some(Days::span(from, today)), whole.map(span)]
            }
            _ => {
                let to = plus(today, unit, most).ok_or(NO_SUCH_DAY)?;
                let first = plus_days(today, 1);
                let next = plus_days(whole.1, 1);
                let whole = next.zip(next.and_then(|next| plus_days(plus(next, unit, most)?, -1)));
                [first.map(|first| Days::span(first, to)), whole.map(span)]
            }
        };
        Ok(Sense::several(readings.into_iter().flatten().collect(), unit)?.placed())
    }

    fn months(&self, nth: i8, months: i8, year: Option<i16>) -> Resolved {
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

    /// Seasons of the north, from the first of the month in which weather services begin them to the solstice or equinox
    /// that ends them, so that both countings are right; a winter of one year is the one before or behind it. Ours.
    fn season(&self, season: Season, year: Option<i16>) -> Resolved {
        let Some(year) = year else { return self.which(Which::This, &Expr::Season { season, year: None }) };
        let bounds = |year: i16| {
            let (from, to, next) = match season {
                Season::Spring => (3, (6, 21), 0),
                Season::Summer => (6, (9, 23), 0),
                Season::Autumn => (9, (12, 21), 0),
                Season::Winter => (12, (3, 20), 1),
            };
            Day::new(year, from, 1).ok().zip(Day::new(year.checked_add(next)?, to.0, to.1).ok())
        };
        let mut readings = Vec::new();
        if season == Season::Winter {
            readings.extend(bounds(year - 1).map(span));
        }
        readings.extend(bounds(year).map(span));
        Ok(Sense::several(readings, Grain::Season)?.written(Fields { year: Some(year), ..Fields::default() }))
    }

    fn part(&self, part: Part, of: &Expr) -> Resolved {
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

    fn nth(&self, nth: i64, what: Counted, of: &Expr) -> Resolved {
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
            Counted::Unit(unit) => of.map(unit, |from, to| {
                let start = if nth > 0 { plus(from, unit, nth - 1) } else { plus(to, unit, nth.checked_add(1)?) };
                start.filter(|day| from <= *day && *day <= to).and_then(|day| around(day, unit)).map(span)
            })?,
        };
        Ok(sense)
    }

    fn bound(&self, bound: Bound, of: &Expr) -> Resolved {
        let of = self.resolve(of)?;
        let grain = of.grain;
        let (all, modifier) = match bound {
            Bound::Since => (true, Modifier::Since),
            Bound::After => (false, Modifier::After),
            Bound::Until => (true, Modifier::Until),
            Bound::By => (false, Modifier::By),
            Bound::Before => (false, Modifier::Before),
        };
        let sense = of.map(grain, |from, to| {
            Some(match bound {
                Bound::Since => Days::Span { from: Some(from), to: None },
                Bound::After => Days::Span { from: Some(plus_days(to, 1)?), to: None },
                Bound::Until | Bound::By => Days::Span { from: None, to: Some(to) },
                Bound::Before => Days::Span { from: None, to: Some(plus_days(from, -1)?) },
            })
        })?;
        Ok(Sense { all, ..sense }.modified(modifier))
    }

    fn either(&self, choices: &[Expr]) -> Resolved {
        let mut readings = Vec::new();
        let (mut placed, mut all) = (false, true);
        let mut grain = Grain::Century;
        for choice in choices {
            let sense = self.resolve(choice)?;
            placed |= sense.placed;
            all &= sense.all;
            grain = grain.min(sense.grain);
            readings.extend(sense.readings);
        }
        let sense = Sense::several(readings, grain)?;
        Ok(Sense { placed, all, ..sense })
    }
}

/// The weekend that a holiday makes long: Saturday to Monday, Friday to Sunday, Thursday to Sunday, or the nearest one.
fn weekend_of(day: Day) -> Option<(Day, Day)> {
    let from_monday = i64::from(day.weekday().to_monday_zero_offset());
    let back = |days: i64| plus_days(day, -days);
    match from_monday {
        0 => Some((back(2)?, day)),
        1 | 2 => Some((back(from_monday + 2)?, back(from_monday + 1)?)),
        3 | 4 => Some((day, back(from_monday - 6)?)),
        _ => Some((back(from_monday - 5)?, back(from_monday - 6)?)),
    }
}

/// A stretch with half a unit more on either side.
fn loosened(first: Day, last: Day, unit: Grain) -> Days {
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

/// A part of a stretch: thirds of a month by days, of a year by months, of a decade by years (ours, after common usage).
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
