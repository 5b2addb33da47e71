//! Dates in words, so that reading the words gives the same days, and the working in one line.

use jiff::civil::{Date as Day, Weekday};

use super::calendar::{self, Grain, around, plus_days};
use super::days::Days;
use super::lexicon::{MONTHS, weekday_name};
use super::{Date, Modifier};
use crate::value::{Kind, Terms, Value};

/// The date in a few words that can be read back to the same date, in a source of the same date of publication: `1 April
/// 2024`, `early May 2024`, `3 April 2024 or 4 March 2024`; empty for a value of another kind.
pub fn show(value: &Value) -> String {
    match value {
        Value::Date(date) => date.to_string(),
        _ => String::new(),
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A weekday that does not fit has its own second reading.
        if let (Some(_), Some(day), Some(weekday)) = (self.weekday_mismatch(), self.days.single(), self.written.weekday)
        {
            return f.pad(&format!("{}, {}", weekday_name(weekday), self::day(day)));
        }
        let readings: Vec<String> = self.readings().map(|reading| days(reading, self.all, self.modifier)).collect();
        // No commas: "Monday, 1 April" would be one day.
        f.pad(&readings.join(" or "))
    }
}

/// How the words led to the days, in one line without a full stop: `"yesterday" in a text of 2 April 2024 is 1 April 2024`.
pub fn working(date: &Date) -> String {
    let shown = date.to_string();
    if let Some(mismatch) = date.weekday_mismatch() {
        return format!("\"{shown}\": {mismatch}");
    }
    match &date.origin {
        Some(origin) => match origin.published {
            Some(published) => format!("\"{}\" in a text of {} is {shown}", origin.words, day(published)),
            None => format!("\"{}\" is {shown} here", origin.words),
        },
        None if date.is_unanchored() => format!("\"{shown}\" without a date can be {}", any(&date.days)),
        None => shown,
    }
}

/// What an unanchored date can be: `any Monday`, `that day of any year`.
fn any(days: &Days) -> String {
    match days {
        Days::Weekly(weekday) => format!("any {}", weekday_name(*weekday)),
        Days::Yearly { from, to, .. } if from == to => "that day of any year".to_owned(),
        _ => "those days of any year".to_owned(),
    }
}

/// `1 April 2024`
pub(super) fn day(day: Day) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// One set of days.
pub(super) fn days(days: &Days, all: bool, modifier: Option<Modifier>) -> String {
    match *days {
        Days::Weekly(weekday) => weekday_name(weekday).to_owned(),
        Days::Yearly { from, to, weekday } => yearly(from, to, weekday, all),
        Days::Span { from: Some(from), to: Some(to) } if all && from < to => every(from, to),
        Days::Span { from: Some(from), to: Some(to) } => one_of(from, to),
        Days::Span { from: Some(from), to: None } if all => format!("since {}", day(from)),
        Days::Span { from: Some(from), to: None } => format!("after {}", day(plus_days(from, -1).unwrap_or(from))),
        Days::Span { from: None, to: Some(to) } if all => format!("until {}", day(to)),
        Days::Span { from: None, to: Some(to) } => match (modifier, plus_days(to, 1)) {
            (Some(Modifier::Before), Some(next)) => format!("before {}", day(next)),
            _ => format!("by {}", day(to)),
        },
        Days::Span { from: None, to: None } => "any day".to_owned(),
    }
}

fn yearly(from: (i8, i8), to: (i8, i8), weekday: Option<Weekday>, all: bool) -> String {
    let (first, last) = (month(from.0), month(to.0));
    if from == to {
        return match weekday {
            Some(weekday) => format!("{}, {} {first}", weekday_name(weekday), from.1),
            None => format!("{} {first}", from.1),
        };
    }
    // A leap year holds every day that a month can have.
    let end = calendar::month(2000, to.0).map_or(31, |(_, end)| end.day());
    if !all && from.0 == to.0 {
        match (from.1, to.1) {
            (1, last) if last == end => return first.to_owned(),
            (1, 10) => return format!("early {first}"),
            (11, 20) => return format!("mid-{first}"),
            (21, last) if last == end => return format!("late {first}"),
            _ => {}
        }
    }
    match (all, from.0 == to.0 && from < to) {
        (true, true) => format!("{}–{} {first}", from.1, to.1),
        (true, false) => format!("{} {first} to {} {last}", from.1, to.1),
        (false, true) => format!("between {} and {} {first}", from.1, to.1),
        (false, false) => format!("between {} {first} and {} {last}", from.1, to.1),
    }
}

/// All of some days: `1–3 April 2024`, `30 April to 2 May 2024`.
fn every(from: Day, to: Day) -> String {
    let whole_years = (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31);
    if whole_years && from.year() < to.year() && from.year() >= 1700 && to.year() < 2100 {
        return format!("{}–{}", from.year(), to.year());
    }
    if from.year() != to.year() {
        return format!("{} to {}", day(from), day(to));
    }
    if from.month() != to.month() {
        return format!("{} {} to {}", from.day(), month(from.month()), day(to));
    }
    format!("{}–{}", from.day(), day(to))
}

/// One of some days: `early May 2024`, `the week of 25 March 2024`, `between 3 and 9 May 2024`.
fn one_of(from: Day, to: Day) -> String {
    let is = |unit| around(from, unit) == Some((from, to));
    let year = from.year();
    if from == to {
        return day(from);
    }
    if is(Grain::Month) {
        return format!("{} {year}", month(from.month()));
    }
    if is(Grain::Year) {
        return year.to_string();
    }
    if is(Grain::Week) {
        return format!("the week of {}", day(from));
    }
    if is(Grain::Quarter) {
        let nth = ["first", "second", "third", "fourth"];
        let at = usize::try_from((from.month() - 1) / 3).unwrap_or(0);
        return format!("the {} quarter of {year}", nth.get(at).copied().unwrap_or("first"));
    }
    if is(Grain::Decade) && year % 100 != 0 {
        return format!("the {year}s");
    }
    if is(Grain::Century) && (1000..2000).contains(&year) {
        return format!("the {}th century", year / 100 + 1);
    }
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    match (same_month, from.day(), to.day()) {
        (true, 1, 10) => return format!("early {} {year}", month(from.month())),
        (true, 11, 20) => return format!("mid-{} {year}", month(from.month())),
        (true, 21, last) if last == from.days_in_month() => return format!("late {} {year}", month(from.month())),
        (true, first, last) => return format!("between {first} and {last} {} {year}", month(from.month())),
        _ => {}
    }
    if from.year() == to.year() {
        return format!("between {} {} and {}", from.day(), month(from.month()), day(to));
    }
    format!("between {} and {}", day(from), day(to))
}

/// The days of a value in words, a line for each reading, and from what they were counted.
///
/// ```text
/// one day: Monday, 1 April 2024
/// counted from Thursday, 4 April 2024, when the text was published
/// ```
pub fn describe(value: &Value, _: Kind, _: &Terms) -> Vec<String> {
    let Value::Date(date) = value else { return Vec::new() };
    if date.weekday_mismatch().is_some() {
        return vec![working(date)];
    }
    let sets = date.readings().enumerate().map(|(at, days)| {
        let or = if at > 0 { "or " } else { "" };
        format!("{or}{}", set_of_days(days, date.all))
    });
    let counted = date.origin.as_ref().map(|origin| match origin.published {
        Some(published) => format!("counted from {}, when the text was published", weekday_and_day(published)),
        None => "counted from what the sentence names before".to_owned(),
    });
    sets.chain(counted).collect()
}

/// `Monday, 1 April 2024`
fn weekday_and_day(at: Day) -> String {
    format!("{}, {}", weekday_name(at.weekday()), day(at))
}

/// A set of days in words: one day, one of several, every one of several.
fn set_of_days(days: &Days, all: bool) -> String {
    let which = if all { "every day" } else { "one of the days" };
    match *days {
        Days::Weekly(weekday) => format!("a {} of any week", weekday_name(weekday)),
        Days::Yearly { from, to, .. } if from == to => format!("{} {} of any year", from.1, month(from.0)),
        Days::Yearly { from, to, .. } => {
            format!("{which} from {} {} to {} {} of any year", from.1, month(from.0), to.1, month(to.0))
        }
        Days::Span { from: Some(from), to: Some(to) } if from == to => format!("one day: {}", weekday_and_day(from)),
        Days::Span { from: Some(from), to: Some(to) } => {
            // The weekdays of a stretch longer than a month tell nothing, nor how many days a year has; ours.
            match calendar::days_between(from, to) + 1 {
                count @ ..=31 => {
                    format!("{which} from {} to {} ({count} days)", weekday_and_day(from), weekday_and_day(to))
                }
                count @ ..=366 => format!("{which} from {} to {} ({count} days)", day(from), day(to)),
                _ => format!("{which} from {} to {}", day(from), day(to)),
            }
        }
        Days::Span { from: Some(from), to: None } => format!("{which} from {} on", weekday_and_day(from)),
        Days::Span { from: None, to: Some(to) } => format!("{which} up to {}", weekday_and_day(to)),
        Days::Span { from: None, to: None } => "any day".to_owned(),
    }
}
