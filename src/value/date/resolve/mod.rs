//! From expressions to sets of days: where the words fall on the calendar, given what the source tells.

mod choose;
mod distance;
mod part;
mod range;

use jiff::civil::Date as Day;

use distance::{loosened, weekend_of};

use super::calendar::{self, Grain, around, plus, plus_days};
use super::days::Days;
use super::expression::{Bound, Expr, Fields};
use super::lexicon::Which;
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

/// The first and last of so many working days behind a day, or before it where negative.
fn workdays(today: Day, count: i64) -> Option<(Day, Day)> {
    let step = count.signum();
    let next = |day: Day| {
        let mut day = plus_days(day, step)?;
        while day.weekday().to_monday_zero_offset() > 4 {
            day = plus_days(day, step)?;
        }
        Some(day)
    };
    let nearest = next(today)?;
    let farthest = (1..count.abs()).try_fold(nearest, |day, _| next(day))?;
    Some((nearest.min(farthest), nearest.max(farthest)))
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
            Expr::Rolling { which, most, unit } => self.rolling(*which, *most, *unit),
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
            Expr::All(of) => Ok(Sense { all: true, ..self.resolve(of)? }),
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
            Expr::FromSentence { steps, unit, whole } => self.beside_the_anchor(*steps, *unit, *whole),
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
            Expr::Lasting { count, unit, of } => {
                let of = self.resolve(of)?;
                let stretch = |from: Day, _: Day| Some(Days::span(from, plus_days(plus(from, *unit, *count)?, -1)?));
                Ok(Sense { all: true, ..of.map(Grain::Day, stretch)? })
            }
            Expr::Workdays { count } => {
                let (from, to) = workdays(self.today()?, *count).ok_or(NO_SUCH_DAY)?;
                Ok(Sense::one(Days::span(from, to), Grain::Day).placed())
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
