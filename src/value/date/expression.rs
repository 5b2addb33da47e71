//! What the words of a date say before they are placed on the calendar.

use jiff::civil::Weekday;

use super::calendar::Grain;
use super::holiday::Holiday;
use super::lexicon::{Part, Season, Which};

/// The fields of a date that some words name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The year.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The weekday.
    pub weekday: Option<Weekday>,
}

/// How a date bounds what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Since,
    After,
    Until,
    By,
    Before,
}

/// What a number counts off inside a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Weekday(Weekday),
    Unit(Grain),
}

/// A date as a tree of what its words say.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// `Monday, 1 April 2024` and any part of it.
    Fields(Fields),
    /// `03/04/2024`, in either order.
    Numeric { first: i8, second: i8, year: Option<i16> },
    /// `today`, `yesterday`: days from publication.
    Today(i64),
    /// `two weeks ago`, `in three days`: units from publication, both ends signed alike.
    Away { nearest: i64, farthest: i64, unit: Grain },
    /// `last week`, `this year`: the unit so many steps from the one of publication.
    Around { unit: Grain, steps: i64 },
    /// `the last two weeks`, `the next few days`: up to so many units.
    Rolling { which: Which, most: i64, unit: Grain },
    /// `the weekend`, by tense.
    Weekend,
    /// `last Friday`, `next March`, `this Christmas`.
    Which { which: Which, of: Box<Expr> },
    /// `Christmas Day`, `Easter Monday 2010`.
    Holiday { holiday: &'static Holiday, year: Option<i16> },
    /// `spring of 2021`.
    Season { season: Season, year: Option<i16> },
    /// `the 1990s`, `the 19th century`.
    Years { first: i16, count: i16 },
    /// The nth stretch of so many months of a year: quarters and halves.
    Months { nth: i8, months: i8, year: Option<i16> },
    /// `… last year`, `… this year`.
    InYear { of: Box<Expr>, steps: i64 },
    /// `early April`, `the end of last week`.
    Part { part: Part, of: Box<Expr> },
    /// `the last Monday of March`, `third day of October`; counted from the end where negative.
    Nth { nth: i64, what: Counted, of: Box<Expr> },
    /// `the first two weeks of May`, `the last three months of 2023`; counted from the end where `last`.
    Several { count: i64, unit: Grain, last: bool, of: Box<Expr> },
    /// `two weeks starting May 20`: so many units from the day on.
    Lasting { count: i64, unit: Grain, of: Box<Expr> },
    /// `the next four business days`: working days (Monday to Friday) before or behind publication.
    Workdays { count: i64 },
    /// `the week of 7 October`.
    WeekOf(Box<Expr>),
    /// `the week ended 22 February`.
    WeekTo(Box<Expr>),
    /// `all week`: every day of it.
    All(Box<Expr>),
    /// `Labor Day weekend`.
    WeekendOf(Box<Expr>),
    /// `a week before Monday`, `three days after Easter`.
    Beside { nearest: i64, farthest: i64, unit: Grain, of: Box<Expr> },
    /// `more than two weeks ago`, `less than three days after Easter`: of [`Expr::Away`] or [`Expr::Beside`].
    Compared { farther: bool, of: Box<Expr> },
    /// `the Monday after Easter`: signed count of such weekdays.
    WeekdayBeside { nth: i64, weekday: Weekday, of: Box<Expr> },
    /// `Monday last week`.
    DayIn { weekday: Weekday, of: Box<Expr> },
    /// `the next day`, `two weeks later`: from the day named before in the sentence; the `whole` unit where it is named as
    /// such (`the following week`).
    FromSentence { steps: i64, unit: Grain, whole: bool },
    /// `since April`, `by Friday`.
    Bound { bound: Bound, of: Box<Expr> },
    /// `April 1–3` (all of these days), `between 3 and 5 May` (one of them).
    Range { from: Box<Expr>, to: Box<Expr>, all: bool },
    /// `Monday or Tuesday`.
    Either(Vec<Expr>),
}

impl Expr {
    /// A month of no or some year.
    pub(super) fn month(month: i8, year: Option<i16>) -> Expr {
        Expr::Fields(Fields { year, month: Some(month), ..Fields::default() })
    }

    /// A weekday.
    pub(super) fn weekday(weekday: Weekday) -> Expr {
        Expr::Fields(Fields { weekday: Some(weekday), ..Fields::default() })
    }

    /// A year.
    pub(super) fn year(year: i16) -> Expr {
        Expr::Fields(Fields { year: Some(year), ..Fields::default() })
    }

    /// The fields, where nothing but fields is said.
    pub(super) fn fields(&self) -> Option<&Fields> {
        match self {
            Expr::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    /// The same in a given year, where a year can be added.
    pub(super) fn in_year(self, year: i16) -> Option<Expr> {
        let some = Some(year);
        Some(match self {
            Expr::Fields(fields) if fields.year.is_none() && fields.month.is_some() => {
                Expr::Fields(Fields { year: some, ..fields })
            }
            Expr::Numeric { first, second, year: None } => Expr::Numeric { first, second, year: some },
            Expr::Holiday { holiday, year: None } => Expr::Holiday { holiday, year: some },
            Expr::Season { season, year: None } => Expr::Season { season, year: some },
            Expr::Months { nth, months, year: None } => Expr::Months { nth, months, year: some },
            Expr::Part { part, of } => Expr::Part { part, of: Box::new(of.in_year(year)?) },
            Expr::Nth { nth, what, of } => Expr::Nth { nth, what, of: Box::new(of.in_year(year)?) },
            _ => return None,
        })
    }
}
