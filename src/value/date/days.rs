//! Sets of days and whether two of them share one.

use jiff::civil::{Date as Day, Weekday};

use super::calendar::{days_between, next_weekday, plus_days};

/// A set of days: one stretch, or a pattern that recurs where nothing says in which week or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// From one day to another, both included; an end that is `None` is open.
    Span {
        /// The first day.
        from: Option<Day>,
        /// The last day.
        to: Option<Day>,
    },
    /// The same days of any year, as (month, day); a stretch that begins behind its end runs into the next year.
    Yearly {
        /// The first day.
        from: (i8, i8),
        /// The last day.
        to: (i8, i8),
        /// The weekday on which the first day must fall.
        weekday: Option<Weekday>,
    },
    /// Any such weekday.
    Weekly(Weekday),
}

impl Days {
    /// One day.
    pub fn day(day: Day) -> Days {
        Days::Span { from: Some(day), to: Some(day) }
    }

    /// A stretch of days, both ends included.
    pub fn span(from: Day, to: Day) -> Days {
        Days::Span { from: Some(from), to: Some(to) }
    }

    /// The ends of a stretch that has both.
    pub fn bounds(&self) -> Option<(Day, Day)> {
        match *self {
            Days::Span { from: Some(from), to: Some(to) } => Some((from, to)),
            _ => None,
        }
    }

    /// The day, where it is exactly one.
    pub fn single(&self) -> Option<Day> {
        self.bounds().and_then(|(from, to)| (from == to).then_some(from))
    }

    /// Whether nothing places it in a year or week.
    pub fn is_pattern(&self) -> bool {
        !matches!(self, Days::Span { .. })
    }

    /// Whether some day lies in both.
    pub fn meets(&self, other: &Days) -> bool {
        match (self, other) {
            (Days::Span { from: a, to: b }, Days::Span { from: c, to: d }) => before(*a, *d) && before(*c, *b),
            (Days::Span { from, to }, Days::Weekly(weekday)) | (Days::Weekly(weekday), Days::Span { from, to }) => {
                let (Some(from), Some(to)) = (from, to) else { return true };
                next_weekday(*from, *weekday).is_some_and(|day| day <= *to)
            }
            (Days::Span { from, to }, yearly) | (yearly, Days::Span { from, to }) => {
                let (Some(from), Some(to)) = (from, to) else { return true };
                yearly_meets(yearly, *from, *to)
            }
            (Days::Weekly(a), Days::Weekly(b)) => a == b,
            (Days::Weekly(a), Days::Yearly { from, to, weekday })
            | (Days::Yearly { from, to, weekday }, Days::Weekly(a)) => {
                from != to || weekday.is_none_or(|weekday| weekday == *a)
            }
            (Days::Yearly { from: a, to: b, weekday: v }, Days::Yearly { from: c, to: d, weekday: w }) => {
                let weekdays = a != b || c != d || v.is_none() || w.is_none() || v == w;
                weekdays && parts(*a, *b).iter().any(|(a, b)| parts(*c, *d).iter().any(|(c, d)| a <= d && c <= b))
            }
        }
    }

    /// Whether a day of one lies within so many days of a day of the other.
    pub fn meets_within(&self, other: &Days, days: u32) -> bool {
        if self.meets(other) {
            return true;
        }
        if days == 0 {
            return false;
        }
        match (self, other) {
            (Days::Span { .. }, _) => self.widened(days).meets(other),
            (_, Days::Span { .. }) => other.widened(days).meets(self),
            (Days::Weekly(a), Days::Weekly(b)) => a.since(*b).min(b.since(*a)) as u32 <= days,
            (Days::Weekly(_), _) | (_, Days::Weekly(_)) => true,
            // A leap year in the middle of three stands for every year.
            (yearly, other) => [1999, 2000, 2001]
                .into_iter()
                .filter_map(|year| occurrence(yearly, year))
                .any(|(from, to)| Days::span(from, to).widened(days).meets(other)),
        }
    }

    fn widened(&self, days: u32) -> Days {
        match *self {
            Days::Span { from, to } => Days::Span {
                from: from.and_then(|day| plus_days(day, -i64::from(days))),
                to: to.and_then(|day| plus_days(day, i64::from(days))),
            },
            pattern => pattern,
        }
    }
}

/// Whether a stretch that begins at `from` has begun by `to`.
fn before(from: Option<Day>, to: Option<Day>) -> bool {
    from.zip(to).is_none_or(|(from, to)| from <= to)
}

/// The days of a yearly stretch that begins in `year`; 29 February stands for the 28th at its end.
pub(super) fn occurrence(yearly: &Days, year: i16) -> Option<(Day, Day)> {
    let Days::Yearly { from, to, weekday } = *yearly else { return None };
    let first = Day::new(year, from.0, from.1).ok()?;
    let last_year = if to < from { year.checked_add(1)? } else { year };
    let last_month = Day::new(last_year, to.0, 1).ok()?;
    let last = Day::new(last_year, to.0, to.1.min(last_month.days_in_month())).ok()?;
    (weekday.is_none_or(|weekday| weekday == first.weekday())).then_some((first, last))
}

fn yearly_meets(yearly: &Days, from: Day, to: Day) -> bool {
    // The weekdays of a date come round within 40 years at most, leap days and skipped leap years included.
    if days_between(from, to) > 40 * 366 {
        return true;
    }
    (from.year() - 1..=to.year())
        .filter_map(|year| occurrence(yearly, year))
        .any(|(first, last)| first <= to && from <= last)
}

/// A yearly stretch as one or two that stay inside a year.
fn parts(from: (i8, i8), to: (i8, i8)) -> Vec<((i8, i8), (i8, i8))> {
    if from <= to { vec![(from, to)] } else { vec![(from, (12, 31)), ((1, 1), to)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_meet_the_days_they_can_be() {
        let day = |y, m, d| Days::day(Day::constant(y, m, d));
        let monday = Days::Weekly(Weekday::Monday);
        assert!(monday.meets(&day(2024, 4, 1)));
        assert!(!monday.meets(&day(2024, 4, 2)));
        assert!(monday.meets_within(&day(2024, 4, 2), 1));
        let seventh = Days::Yearly { from: (10, 7), to: (10, 7), weekday: None };
        assert!(seventh.meets(&day(2023, 10, 7)));
        assert!(!seventh.meets(&day(2023, 10, 8)));
        let winter = Days::Yearly { from: (12, 20), to: (1, 5), weekday: None };
        assert!(winter.meets(&day(2024, 1, 5)));
        assert!(winter.meets(&Days::Yearly { from: (1, 5), to: (1, 5), weekday: None }));
        assert!(!winter.meets(&day(2024, 1, 6)));
    }
}
