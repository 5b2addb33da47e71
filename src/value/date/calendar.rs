//! Steps on the calendar, all checked: what falls out of the years that people write about is `None`.

use jiff::Span as Length;
use jiff::civil::{Date as Day, Weekday};

/// A unit of the calendar, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// Three months and the days up to the next solstice or equinox.
    Season,
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 00, as newspapers count.
    Century,
}

impl Grain {
    const NAMES: [(Grain, &'static str); 9] = [
        (Grain::Day, "day"),
        (Grain::Weekend, "weekend"),
        (Grain::Week, "week"),
        (Grain::Month, "month"),
        (Grain::Quarter, "quarter"),
        (Grain::Season, "season"),
        (Grain::Year, "year"),
        (Grain::Decade, "decade"),
        (Grain::Century, "century"),
    ];

    /// Its name in records.
    pub fn name(self) -> &'static str {
        Grain::NAMES[self as usize].1
    }

    /// The grain of this name.
    pub fn named(name: &str) -> Option<Grain> {
        Grain::NAMES.iter().find(|(_, known)| *known == name).map(|(grain, _)| *grain)
    }
}

/// The day so many days later (earlier where negative), within the years 1 to 4999.
pub(super) fn plus_days(day: Day, days: i64) -> Option<Day> {
    let length = Length::new().try_days(days).ok()?;
    day.checked_add(length).ok().filter(|day| (1..5000).contains(&day.year()))
}

/// The same day so many months later, or the last of its month where there is none.
pub(super) fn plus_months(day: Day, months: i64) -> Option<Day> {
    let length = Length::new().try_months(months).ok()?;
    day.checked_add(length).ok().filter(|day| (1..5000).contains(&day.year()))
}

/// The day so many units later.
pub(super) fn plus(day: Day, unit: Grain, count: i64) -> Option<Day> {
    match unit {
        Grain::Day => plus_days(day, count),
        Grain::Weekend | Grain::Week => plus_days(day, count.checked_mul(7)?),
        Grain::Month => plus_months(day, count),
        Grain::Quarter | Grain::Season => plus_months(day, count.checked_mul(3)?),
        Grain::Year => plus_months(day, count.checked_mul(12)?),
        Grain::Decade => plus_months(day, count.checked_mul(120)?),
        Grain::Century => plus_months(day, count.checked_mul(1200)?),
    }
}

/// How many days `later` lies behind `earlier`; negative where it lies before.
pub(super) fn days_between(earlier: Day, later: Day) -> i64 {
    earlier.until(later).map_or(0, |length| i64::from(length.get_days()))
}

/// First and last day of the unit that holds `day`; a weekend is that of its week.
pub(super) fn around(day: Day, unit: Grain) -> Option<(Day, Day)> {
    match unit {
        Grain::Day => Some((day, day)),
        Grain::Week => {
            let monday = plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
            Some((monday, plus_days(monday, 6)?))
        }
        Grain::Weekend => {
            let (monday, sunday) = around(day, Grain::Week)?;
            Some((plus_days(monday, 5)?, sunday))
        }
        Grain::Month => Some((day.first_of_month(), day.last_of_month())),
        Grain::Quarter | Grain::Season => {
            let first = Day::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?;
            Some((first, plus_months(first, 2)?.last_of_month()))
        }
        Grain::Year => years(day.year(), 1),
        Grain::Decade => years(day.year() / 10 * 10, 10),
        Grain::Century => years(day.year() / 100 * 100, 100),
    }
}

/// First and last day of `count` years from `first`.
pub(super) fn years(first: i16, count: i16) -> Option<(Day, Day)> {
    let last = first.checked_add(count)?.checked_sub(1)?;
    Some((Day::new(first, 1, 1).ok()?, Day::new(last, 12, 31).ok()?))
}

/// First and last day of a month.
pub(super) fn month(year: i16, month: i8) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// The last such weekday on or before `day`.
pub(super) fn last_weekday(day: Day, weekday: Weekday) -> Option<Day> {
    plus_days(day, -i64::from(day.weekday().since(weekday)))
}

/// The next such weekday on or after `day`.
pub(super) fn next_weekday(day: Day, weekday: Weekday) -> Option<Day> {
    plus_days(day, i64::from(day.weekday().until(weekday)))
}

/// Easter Sunday of the Gregorian calendar: the anonymous algorithm as printed by Jean Meeus, *Astronomical Algorithms*
/// (1991), chapter 8.
pub(super) fn easter(year: i16) -> Option<Day> {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let shift = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * shift) / 451;
    let count = epact + shift - 7 * late + 114;
    Day::new(i16::try_from(year).ok()?, (count / 31) as i8, (count % 31 + 1) as i8).ok()
}

/// Easter Sunday of the eastern churches as a day of the Gregorian calendar: the algorithm for the Julian calendar as printed
/// by Jean Meeus, *Astronomical Algorithms* (1991), chapter 8.
pub(super) fn orthodox_easter(year: i16) -> Option<Day> {
    let of = i32::from(year);
    let (four, seven, golden) = (of % 4, of % 7, of % 19);
    let moon = (19 * golden + 15) % 30;
    let sunday = (2 * four + 4 * seven - moon + 34) % 7;
    let count = moon + sunday + 114;
    let julian = Day::new(year, (count / 31) as i8, (count % 31 + 1) as i8).ok()?;
    plus_days(julian, i64::from(of / 100 - of / 400 - 2))
}

/// The first day of the Jewish year that begins in a year of the Gregorian calendar (the day after the evening on which it
/// begins): E. M. Reingold and N. Dershowitz, *Calendrical Calculations* (2018), chapter 8.
pub(super) fn rosh_hashanah(year: i16) -> Option<Day> {
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let jewish = i64::from(year) + 3_761;
    let (before, own, after) = (elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1));
    let delay = match (after - own, own - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    // From the first of January of the year 1 to the first day of the Jewish calendar.
    const EPOCH: i64 = -1_373_428;
    plus_days(Day::constant(1, 1, 1), EPOCH + own + delay)
}

/// The weeks (Monday to Sunday) of a stretch of days: those that have their Thursday in it, as ISO 8601 counts the weeks of
/// a year. `nth` counts from 1, or from the end where negative.
pub(super) fn nth_week(from: Day, to: Day, nth: i64) -> Option<(Day, Day)> {
    let thursday = if nth > 0 {
        plus_days(next_weekday(from, Weekday::Thursday)?, (nth - 1).checked_mul(7)?)?
    } else {
        plus_days(last_weekday(to, Weekday::Thursday)?, (nth + 1).checked_mul(7)?)?
    };
    if thursday < from || to < thursday { None } else { around(thursday, Grain::Week) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        // From the table of the Book of Common Prayer and its continuations.
        for (year, month, day) in [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2010, 4, 4), (2024, 3, 31)] {
            assert_eq!(easter(year), Day::new(year, month, day).ok());
        }
    }

    #[test]
    fn steps_out_of_the_calendar_are_refused() {
        let day = Day::constant(2024, 4, 1);
        assert_eq!(plus_days(day, i64::MAX), None);
        assert_eq!(plus(day, Grain::Century, i64::MIN), None);
        assert_eq!(plus(day, Grain::Year, 4000), None);
    }

    #[test]
    fn weeks_belong_where_their_thursday_is() {
        let (from, to) = month(2014, 9).unwrap();
        let monday = |month, day| Day::new(2014, month, day).ok();
        assert_eq!(nth_week(from, to, -1).map(|week| week.0), monday(9, 22));
        assert_eq!(nth_week(from, to, 1).map(|week| week.0), monday(9, 1));
        assert_eq!(nth_week(from, to, 9), None);
    }
}
