//! The words of dates: months, weekdays, units, figures in words, parts, bounds.
//!
//! Everything here looks words up in their normalised form (lower case, no dots).

use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::calendar::Grain;
use crate::text::WordIndex;
use crate::value::number::cardinal;

/// A month's number and whether the word is an abbreviation.
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    })
}

/// Whether the word is a month's name or abbreviation.
pub(in crate::value) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The number of a month by its full name in lower case, from 1.
///
/// ```
/// assert_eq!(factdiff::value::date::month_in_full("march"), Some(3));
/// assert_eq!(factdiff::value::date::month_in_full("mar"), None);
/// ```
pub fn month_in_full(word: &str) -> Option<i8> {
    month(word).filter(|(_, short)| !short).map(|(number, _)| number)
}

/// English names of the months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A weekday and whether the word is an abbreviation.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "monday" => (Weekday::Monday, false),
        "tuesday" => (Weekday::Tuesday, false),
        "wednesday" => (Weekday::Wednesday, false),
        "thursday" => (Weekday::Thursday, false),
        "friday" => (Weekday::Friday, false),
        "saturday" => (Weekday::Saturday, false),
        "sunday" => (Weekday::Sunday, false),
        "mon" => (Weekday::Monday, true),
        "tue" | "tues" => (Weekday::Tuesday, true),
        "wed" => (Weekday::Wednesday, true),
        "thu" | "thur" | "thurs" => (Weekday::Thursday, true),
        "fri" => (Weekday::Friday, true),
        "sat" => (Weekday::Saturday, true),
        "sun" => (Weekday::Sunday, true),
        _ => return None,
    })
}

/// The weekday of this name in full, in lower case.
///
/// ```
/// assert_eq!(factdiff::value::date::weekday_in_full("monday"), Some(jiff::civil::Weekday::Monday));
/// assert_eq!(factdiff::value::date::weekday_in_full("mon"), None);
/// ```
pub fn weekday_in_full(word: &str) -> Option<Weekday> {
    weekday(word).filter(|(_, short)| !short).map(|(weekday, _)| weekday)
}

/// English name of a weekday.
pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A unit of the calendar; singular or plural.
pub(super) fn unit(word: &str) -> Option<(Grain, i64)> {
    Some(match word {
        "day" | "days" => (Grain::Day, 1),
        "week" | "weeks" | "wk" | "wks" => (Grain::Week, 1),
        "fortnight" | "fortnights" => (Grain::Week, 2),
        "weekend" | "weekends" => (Grain::Weekend, 1),
        "month" | "months" => (Grain::Month, 1),
        "quarter" | "quarters" | "qtr" | "qtrs" => (Grain::Quarter, 1),
        "year" | "years" | "yr" | "yrs" => (Grain::Year, 1),
        "decade" | "decades" => (Grain::Decade, 1),
        "century" | "centuries" => (Grain::Century, 1),
        _ => return None,
    })
}

/// A cardinal from one to nineteen, in words.
pub(super) fn ones(word: &str) -> Option<i64> {
    cardinal(word).filter(|value| (1..20).contains(value)).map(i64::from)
}

/// A cardinal in tens, in words.
pub(super) fn tens(word: &str) -> Option<i64> {
    cardinal(word).filter(|value| *value >= 20).map(i64::from)
}

/// An ordinal in words, `first` to `thirtieth`; those above twenty are two words.
pub(super) fn ordinal(word: &str) -> Option<i64> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if word == "thirtieth" {
        return Some(30);
    }
    WORDS.iter().position(|known| *known == word).map(|at| at as i64 + 1)
}

/// The years of a decade named in words: `nineties` is 90.
pub(super) fn decade(word: &str) -> Option<i16> {
    Some(match word {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    })
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The season of this name.
pub(super) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
}

/// Which one of several that follow each other, counted from the one that holds the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
}

impl Which {
    /// How many units from the one of publication.
    pub(super) fn steps(self) -> i64 {
        match self {
            Which::Last => -1,
            Which::This => 0,
            Which::Next => 1,
        }
    }
}

/// What `last`, `this`, `next` and their like say.
pub(super) fn which(word: &str) -> Option<Which> {
    Some(match word {
        "last" | "past" | "previous" | "preceding" => Which::Last,
        "this" | "current" => Which::This,
        "next" | "coming" | "upcoming" | "following" => Which::Next,
        _ => return None,
    })
}

/// A part of a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `beginning`, `start`: of a year January to March, otherwise as early.
    Start,
    /// The first third: of a month 1–10, of a year January to April, of a week Monday to Wednesday.
    Early,
    /// The second third: of a month 11–20, of a year May to August, of a week Tuesday to Thursday.
    Mid,
    /// The last third: of a month from the 21st, of a year from September, of a week from Friday.
    Late,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// What lies before the day of publication.
    Earlier,
    /// What lies behind the day of publication.
    Later,
}

/// The part that `early`, `mid` or `end` names.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "early" => Part::Early,
        "beginning" | "start" | "outset" => Part::Start,
        "mid" | "middle" => Part::Mid,
        "late" | "end" | "close" => Part::Late,
        "earlier" => Part::Earlier,
        "later" | "rest" | "remainder" => Part::Later,
        _ => return None,
    })
}

/// A part of the day, which does not change the day itself.
pub(super) fn part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning" | "afternoon" | "evening" | "night" | "midday" | "noon" | "midnight" | "lunchtime" | "dawn" | "dusk"
    )
}

/// Nouns that are counted: a figure before one of them is no day or year.
pub(super) fn is_counted(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "acres",
        "adults",
        "barrels",
        "billion",
        "bn",
        "buildings",
        "calories",
        "cars",
        "cases",
        "casualties",
        "cents",
        "characters",
        "children",
        "civilians",
        "companies",
        "copies",
        "days",
        "dead",
        "deaths",
        "degrees",
        "demonstrators",
        "dollars",
        "employees",
        "euros",
        "families",
        "fans",
        "feet",
        "ft",
        "gallons",
        "goals",
        "guests",
        "hectares",
        "homes",
        "hours",
        "houses",
        "hundred",
        "inches",
        "injured",
        "items",
        "jobs",
        "kg",
        "killed",
        "kilograms",
        "kilometers",
        "kilometres",
        "km",
        "lbs",
        "litres",
        "members",
        "men",
        "meters",
        "metres",
        "migrants",
        "miles",
        "million",
        "minutes",
        "mm",
        "mn",
        "months",
        "mph",
        "officers",
        "others",
        "pages",
        "passengers",
        "patients",
        "people",
        "per",
        "percent",
        "percentage",
        "persons",
        "points",
        "pounds",
        "prisoners",
        "protesters",
        "pupils",
        "refugees",
        "residents",
        "rooms",
        "runs",
        "schools",
        "seats",
        "seconds",
        "shares",
        "soldiers",
        "square",
        "stores",
        "students",
        "targets",
        "thousand",
        "times",
        "tonnes",
        "tons",
        "trillion",
        "troops",
        "units",
        "vehicles",
        "voters",
        "votes",
        "weeks",
        "women",
        "words",
        "workers",
        "wounded",
        "yards",
        "years",
    ];
    static INDEX: LazyLock<WordIndex> = LazyLock::new(|| {
        let mut index = WordIndex::new();
        for word in WORDS {
            index.insert(word);
        }
        index
    });
    INDEX.find(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_nouns() {
        for (word, known) in [("people", true), ("acres", true), ("years", true), ("election", false)] {
            assert_eq!(is_counted(word), known, "{word}");
        }
    }
}
