//! Which of the days that recur is meant: the Monday, the 7 October, the March, the Christmas.

use jiff::civil::{Date as Day, Weekday};

use super::super::calendar::{self, Grain, around, days_between, plus, plus_days};
use super::super::days::Days;
use super::super::expression::{Expr, Fields};
use super::super::holiday::Holiday;
use super::super::lexicon::Which;
use super::super::tense::Tense;
use super::part::season_of;
use super::{Context, NO_SUCH_DAY, Resolved, Sense, UNDATED, span};
use crate::value::{DayOrder, WeekdayRule};

/// Where a day is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toward {
    Before,
    After,
    Nearest,
}

/// A stretch of days that recurs, as its first and last day.
type Stretch = (Day, Day);

impl Context {
    fn toward(&self) -> Toward {
        match (self.rule, self.tense) {
            (WeekdayRule::Before, _) => Toward::Before,
            (WeekdayRule::After, _) => Toward::After,
            (WeekdayRule::Nearest, _) => Toward::Nearest,
            (WeekdayRule::ByTense, Tense::Past | Tense::None) => Toward::Before,
            (WeekdayRule::ByTense, Tense::Future) => Toward::After,
            (WeekdayRule::ByTense, Tense::Either) => Toward::Nearest,
        }
    }

    /// The readings of something that recurs: `last` is the last that began on or before the day of publication, `next`
    /// the first that has not ended by it.
    ///
    /// Without any verb the last one is meant, but where the next is much nearer (a quarter of the distance or less) it is
    /// kept too: `April 25` in a text of 20 April is seldom last year's. The quarter, and that the last one lies more than two
    /// weeks back, are ours; a bare weekday is always the last one.
    pub(super) fn pick(&self, last: Option<Stretch>, next: Option<Stretch>, today: Day) -> Vec<Days> {
        let distance = |(from, to): Stretch| {
            if today < from { days_between(today, from) } else { days_between(to, today).max(0) }
        };
        let (Some(last), Some(next)) = (last, next) else {
            return last.or(next).map(span).into_iter().collect();
        };
        let (back, ahead) = (distance(last), distance(next));
        match self.toward() {
            Toward::Before
                if self.tense == Tense::None && self.rule == WeekdayRule::ByTense && ahead * 4 <= back && back > 14 =>
            {
                vec![span(last), span(next)]
            }
            Toward::Before => vec![span(last)],
            Toward::After => vec![span(next)],
            Toward::Nearest if last == next => vec![span(last)],
            Toward::Nearest if back <= ahead => vec![span(last), span(next)],
            Toward::Nearest => vec![span(next), span(last)],
        }
    }

    pub(super) fn fields(&self, fields: Fields) -> Resolved {
        let sense = match fields {
            Fields { year: Some(year), month: Some(month), day: Some(day), .. } => {
                Sense::one(Days::day(Day::new(year, month, day).map_err(|_| NO_SUCH_DAY)?), Grain::Day)
            }
            Fields { year: Some(year), month: Some(month), day: None, .. } => {
                Sense::one(span(calendar::month(year, month).ok_or(NO_SUCH_DAY)?), Grain::Month)
            }
            Fields { year: Some(year), month: None, .. } => {
                Sense::one(span(calendar::years(year, 1).ok_or(NO_SUCH_DAY)?), Grain::Year)
            }
            Fields { year: None, month: Some(month), day, weekday } => self.in_some_year(month, day, weekday)?,
            Fields { day: Some(day), weekday, .. } => self.in_some_month(day, weekday)?,
            Fields { weekday: Some(weekday), .. } => self.weekday(weekday)?,
            _ => return Err(NO_SUCH_DAY),
        };
        let sense = sense.written(fields);
        Ok(match fields.weekday {
            Some(weekday) if fields.day.is_some() => with_mismatch(sense, weekday),
            _ => sense,
        })
    }

    /// A month, or a day of a month, of no year.
    fn in_some_year(&self, month: i8, day: Option<i8>, weekday: Option<Weekday>) -> Resolved {
        // A leap year stands for the unknown one.
        Day::new(2000, month, day.unwrap_or(1)).map_err(|_| NO_SUCH_DAY)?;
        let grain = if day.is_some() { Grain::Day } else { Grain::Month };
        let stretch = |year: i16| match day {
            Some(day) => Day::new(year, month, day).ok().map(|day| (day, day)),
            None => calendar::month(year, month),
        };
        let Some(today) = self.published else {
            let first = (month, day.unwrap_or(1));
            let last = match (day, month) {
                (Some(day), _) => (month, day),
                (None, 2) => (2, 29),
                (None, 4 | 6 | 9 | 11) => (month, 30),
                (None, _) => (month, 31),
            };
            return Ok(Sense::one(Days::Yearly { from: first, to: last, weekday }, grain));
        };
        let (last, next) = last_and_next(today, stretch);
        let mut readings = self.pick(last, next, today);
        // A weekday beside the day can tell the year, where that is no farther than half a year away (ours).
        if let (Some(weekday), Some(chosen)) = (weekday, readings.first().and_then(Days::single))
            && chosen.weekday() != weekday
        {
            let other = [last, next].into_iter().flatten().map(|(day, _)| day).find(|day| {
                let near = days_between(today, *day).abs() <= 183 || readings.contains(&Days::day(*day));
                day.weekday() == weekday && near
            });
            if let Some(day) = other {
                readings = vec![Days::day(day)];
            }
        }
        Ok(Sense::several(readings, grain)?.placed())
    }

    /// A day of no month: `the 15th`, `Friday the 13th`.
    fn in_some_month(&self, day: i8, weekday: Option<Weekday>) -> Resolved {
        let today = self.published.ok_or(UNDATED)?;
        let fits = |months: i64| {
            let month = calendar::plus_months(today.first_of_month(), months)?;
            let day = Day::new(month.year(), month.month(), day).ok()?;
            weekday.is_none_or(|weekday| weekday == day.weekday()).then_some((day, day))
        };
        // A given weekday falls on a given day of the month within four years (common years, leap days, short months).
        let last = (0..=48).filter_map(|back| fits(-back)).find(|(day, _)| *day <= today);
        let next = (0..=48).filter_map(fits).find(|(day, _)| *day >= today);
        Ok(Sense::several(self.pick(last, next, today), Grain::Day)?.placed())
    }

    fn weekday(&self, weekday: Weekday) -> Resolved {
        let Some(today) = self.published else { return Ok(Sense::one(Days::Weekly(weekday), Grain::Day)) };
        let day = |day: Option<Day>| day.map(|day| (day, day));
        let last = day(calendar::last_weekday(today, weekday));
        let mut next = day(calendar::next_weekday(today, weekday));
        // Of a day of this name on the day itself, the one a week on is the other possibility.
        if last == next && self.toward() == Toward::Nearest {
            next = day(plus_days(today, 7));
        }
        Ok(Sense::several(self.pick(last, next, today), Grain::Day)?.placed())
    }

    pub(super) fn weekend(&self) -> Resolved {
        let today = self.published.ok_or(UNDATED)?;
        let this = around(today, Grain::Weekend).ok_or(NO_SUCH_DAY)?;
        let steps = |weeks| plus(this.0, Grain::Week, weeks).and_then(|day| around(day, Grain::Weekend));
        let (last, next) = if this.0 <= today { (Some(this), Some(this)) } else { (steps(-1), Some(this)) };
        Ok(Sense::several(self.pick(last, next, today), Grain::Weekend)?.placed())
    }

    pub(super) fn numeric(&self, first: i8, second: i8, year: Option<i16>) -> Resolved {
        let month_day = |month, day| self.fields(Fields { year, month: Some(month), day: Some(day), weekday: None });
        let (american, european) = (month_day(first, second), month_day(second, first));
        let sense = match (self.order, american, european) {
            (Some(DayOrder::MonthDay), Ok(sense), _) | (Some(DayOrder::DayMonth), _, Ok(sense)) => sense,
            (_, Ok(sense), Err(_)) | (_, Err(_), Ok(sense)) => sense,
            (_, Ok(american), Ok(european)) if american.readings == european.readings => american,
            (_, Ok(american), Ok(european)) => {
                let readings = american.readings.iter().chain(&european.readings).copied().collect();
                let written = Fields { year, ..Fields::default() };
                Sense { placed: american.placed, written, ..Sense::several(readings, Grain::Day)? }
            }
            (_, Err(reason), Err(_)) => return Err(reason),
        };
        Ok(sense)
    }

    pub(super) fn holiday(&self, holiday: &Holiday, year: Option<i16>) -> Resolved {
        if let Some(year) = year {
            let day = holiday.day(year).ok_or(NO_SUCH_DAY)?;
            return Ok(Sense::one(Days::day(day), Grain::Day).written(Fields { year: Some(year), ..Fields::default() }));
        }
        let Some(today) = self.published else {
            let (month, day) = holiday.fixed().ok_or(UNDATED)?;
            return Ok(Sense::one(Days::Yearly { from: (month, day), to: (month, day), weekday: None }, Grain::Day));
        };
        let (last, next) = last_and_next(today, |year| holiday.day(year).map(|day| (day, day)));
        Ok(Sense::several(self.pick(last, next, today), Grain::Day)?.placed())
    }

    /// `last Friday`, `next March`, `this Christmas`.
    pub(super) fn which(&self, which: Which, of: &Expr) -> Resolved {
        let today = self.published.ok_or(UNDATED)?;
        let stretches: (Vec<Stretch>, Grain) = match of {
            Expr::Fields(Fields { weekday: Some(weekday), .. }) => {
                return Ok(Sense::several(self.which_weekday(which, *weekday, today), Grain::Day)?
                    .placed()
                    .written(Fields { weekday: Some(*weekday), ..Fields::default() }));
            }
            Expr::Fields(Fields { year: None, month: Some(month), day: None, .. }) => {
                (near_years(today, |year| calendar::month(year, *month)), Grain::Month)
            }
            Expr::Holiday { holiday, year: None } => {
                (near_years(today, |year| holiday.day(year).map(|day| (day, day))), Grain::Day)
            }
            Expr::Season { season, year: None } => {
                let of_year = |year| season_of(*season, year);
                (near_years(today, of_year), Grain::Season)
            }
            other => return self.resolve(other),
        };
        let (stretches, grain) = stretches;
        let last = stretches.iter().rev().find(|(from, to)| *to < today || *from <= today && grain != Grain::Day);
        let next = stretches.iter().find(|(from, to)| *from > today || *to >= today && grain != Grain::Day);
        let readings = match which {
            // "last March" said in June: this year's, or last year's.
            Which::Last => {
                let ended = stretches.iter().rev().filter(|(_, to)| *to < today);
                let this_year = |stretch: &&Stretch| stretch.1.year() == today.year() && grain != Grain::Day;
                let near: Vec<Days> = ended.clone().take(1).filter(this_year).map(|s| span(*s)).collect();
                let take = if near.is_empty() { 1 } else { 2 };
                ended.take(take).map(|s| span(*s)).collect()
            }
            Which::Next => {
                let ahead = stretches.iter().filter(|(from, _)| *from > today);
                let this_year = |stretch: &&Stretch| stretch.0.year() == today.year() && grain != Grain::Day;
                let take = if ahead.clone().take(1).any(|s| this_year(&s)) { 2 } else { 1 };
                ahead.take(take).map(|s| span(*s)).collect()
            }
            Which::This => {
                let holds = stretches.iter().find(|(from, to)| *from <= today && today <= *to);
                let of_year = stretches.iter().find(|(from, _)| from.year() == today.year());
                let by_tense = if self.tense == Tense::Past { last } else { next };
                let first = holds.or(of_year).or(by_tense);
                first.map(|s| span(*s)).into_iter().collect()
            }
        };
        Ok(Sense::several(readings, grain)?.placed())
    }

    /// `next Friday` is the coming one or that of next week, `last Friday` likewise; `this Friday` is that of the week, or
    /// the coming one.
    fn which_weekday(&self, which: Which, weekday: Weekday, today: Day) -> Vec<Days> {
        let coming = plus_days(today, 1).and_then(|day| calendar::next_weekday(day, weekday));
        let gone = plus_days(today, -1).and_then(|day| calendar::last_weekday(day, weekday));
        let in_week = |steps: i64| {
            let monday = around(plus_days(today, steps * 7)?, Grain::Week)?.0;
            calendar::next_weekday(monday, weekday)
        };
        let days = match which {
            Which::Next => [in_week(1), coming],
            Which::Last => [gone, in_week(-1)],
            Which::This if self.tense == Tense::Past => [calendar::last_weekday(today, weekday), None],
            Which::This => [calendar::next_weekday(today, weekday), in_week(0)],
        };
        days.into_iter().flatten().map(Days::day).collect()
    }
}

/// The last that began on or before a day, and the first that has not ended by it.
fn last_and_next(today: Day, stretch: impl Fn(i16) -> Option<Stretch>) -> (Option<Stretch>, Option<Stretch>) {
    // Eight years hold a leap day even round a century that has none.
    let last = (0..=8).filter_map(|back| stretch(today.year().checked_sub(back)?)).find(|(from, _)| *from <= today);
    let next = (0..=8).filter_map(|ahead| stretch(today.year().checked_add(ahead)?)).find(|(_, to)| *to >= today);
    (last, next)
}

/// The stretches of the three years round a day, in order.
fn near_years(today: Day, stretch: impl Fn(i16) -> Option<Stretch>) -> Vec<Stretch> {
    (-2..=2).filter_map(|step| stretch(today.year().checked_add(step)?)).collect()
}

/// Keeps both where a written weekday does not fit the written day: the day, and the nearest such weekday.
fn with_mismatch(sense: Sense, weekday: Weekday) -> Sense {
    let Some(day) = sense.readings.first().and_then(Days::single).filter(|day| day.weekday() != weekday) else {
        return sense;
    };
    let (before, after) = (calendar::last_weekday(day, weekday), calendar::next_weekday(day, weekday));
    let nearest = match (before, after) {
        (Some(before), Some(after)) if days_between(before, day) < days_between(day, after) => Some(before),
        (before, after) => after.or(before),
    };
    let readings = std::iter::once(day).chain(nearest).map(Days::day).collect();
    Sense { readings, ..sense }
}
