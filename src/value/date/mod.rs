//! Dates: sets of possible days.
//!
//! A [`Date`] keeps what its words leave open. `Monday` in a text of no date is any Monday; `early May` is one of ten days,
//! `1–3 April` is all of three; `03/04/2024` has two readings. Reading goes in three steps, one file or folder each: tokens
//! to an expression (`parse`), the verbs beside it (`tense`), the expression to days (`resolve`).
//!
//! To add a day with a name, see `holiday.rs`; a word for a unit or a part, `lexicon.rs`; a name that only looks like a
//! date, `guard.rs`. Every wording belongs in `corpus.rs`.
//!
//! A mention covers the words that make up the date: weekday, day, month and year together, `since`, `early`, `last` and
//! their like, a part of the day (`Monday night`) and the clock of a timestamp, but neither `on`, `in`, `the` before it nor
//! an hour beside it (`Monday at 3 p.m.`): the hour never changes the day.

mod calendar;
#[cfg(test)]
mod corpus;
mod days;
mod expression;
mod guard;
mod holiday;
mod lexicon;
mod opening;
mod parse;
#[cfg(test)]
mod properties;
mod record;
mod relation;
mod resolve;
mod show;
mod tense;

pub(super) use opening::{cue_of_digits, cue_words};

pub use calendar::Grain;
pub use days::Days;
pub use expression::Fields;
pub(in crate::value) use lexicon::is_month;
pub use lexicon::{month_in_full, weekday_in_full};
pub use record::{from_record, record};
pub use relation::relate;
pub use show::{describe, show, working};

use jiff::civil::Date as Day;

use super::{Kind, Mention, ReadSettings, Reading, Value};
use crate::text::{Region, Shape, Words};
use expression::Expr;
use parse::Parser;
use resolve::{Context, Sense};
use tense::{Tense, Tenses};

/// The most readings that a date keeps; ours.
const MOST_READINGS: usize = 7;
/// The longest wording that a date keeps of itself, in bytes; ours.
const LONGEST_WORDS: usize = 80;

/// What limits or bounds the days of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// The first third of a stretch.
    Early,
    /// The second third of a stretch.
    Mid,
    /// The last third of a stretch.
    Late,
    /// The first half of a stretch.
    FirstHalf,
    /// The second half of a stretch.
    SecondHalf,
    /// From a day on.
    Since,
    /// Behind a day.
    After,
    /// Up to a day, all the time.
    Until,
    /// Some time up to a day.
    By,
    /// Some time before a day.
    Before,
    /// Near a day (`two months ago`).
    About,
}

/// Where a date that its own words do not fix comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The words as written, at most 80 bytes of them.
    pub words: String,
    /// The day of publication from which they were counted, if it was that.
    pub published: Option<Day>,
}

/// A day, or a set of possible days.
///
/// Two dates are equal where they can be the same days in the same sense, however each was worded: `yesterday` in a text of
/// 2 April 2024 equals `1 April 2024`.
#[derive(Clone, Debug)]
pub struct Date {
    /// The likeliest reading.
    pub days: Days,
    /// Other readings, the likelier ones first; none equals [`Date::days`].
    pub alternatives: Vec<Days>,
    /// Whether all of the days are meant (`1–3 April`, `since May`) or one of them (`early April`, `by May`).
    pub all: bool,
    /// The finest unit that the words name.
    pub grain: Grain,
    /// The fields that the words themselves name; others are implied.
    pub written: Fields,
    /// What limits or bounds the days.
    pub modifier: Option<Modifier>,
    /// How the words led to the days, where they do not say it themselves.
    pub origin: Option<Origin>,
}

impl PartialEq for Date {
    fn eq(&self, other: &Date) -> bool {
        let count = self.alternatives.len() == other.alternatives.len();
        count
            && self.all == other.all
            && self.weekday_mismatch() == other.weekday_mismatch()
            && self.readings().all(|days| other.readings().any(|other| other == days))
    }
}

impl Eq for Date {}

impl Date {
    /// Some days without any words: one of them where `all` is false.
    pub fn of_days(days: Days, all: bool) -> Date {
        Date {
            days,
            alternatives: Vec::new(),
            all: all && days.single().is_none(),
            grain: Grain::Day,
            written: Fields::default(),
            modifier: None,
            origin: None,
        }
    }

    /// Every reading, the likeliest first.
    pub fn readings(&self) -> impl Iterator<Item = &Days> {
        std::iter::once(&self.days).chain(&self.alternatives)
    }

    /// Whether nothing says in which week or year it lies (`Monday`, `7 October`).
    pub fn is_unanchored(&self) -> bool {
        self.days.is_pattern()
    }

    /// Where the written weekday does not fit the written day, what does not fit:
    /// `1 April 2024 is a Monday, not a Tuesday`.
    pub fn weekday_mismatch(&self) -> Option<String> {
        let (day, weekday) = (self.days.single()?, self.written.weekday?);
        self.written.day?;
        (day.weekday() != weekday).then(|| {
            let name = lexicon::weekday_name;
            format!("{} is a {}, not a {}", show::day(day), name(day.weekday()), name(weekday))
        })
    }

    fn new(sense: Sense, words: &str, published: Option<Day>, anchored: bool) -> Date {
        let Sense { mut readings, all, grain, written, modifier, placed } = sense;
        let days = readings.remove(0);
        let kept = (0..=LONGEST_WORDS.min(words.len())).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(0);
        let origin = (placed || anchored).then(|| Origin {
            words: words[..kept].split_whitespace().collect::<Vec<_>>().join(" "),
            published: published.filter(|_| placed),
        });
        let all = all && days.single().is_none() && readings.iter().all(|days| days.single().is_none());
        Date { days, alternatives: readings, all, grain, written, modifier, origin }
    }
}

/// Adds every date in the window: the longest at each place, and the dates inside bounds, ranges and choices.
///
/// A date that hangs on the day of publication is [`Reading::Unclear`] in a text that has none, and so is `the next day`
/// where the sentence names no day before it.
pub fn read(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let mut tenses = None;
    let mut anchor = None;
    let mut behind = words.range().start;
    for at in opening::openings(words) {
        if at < behind {
            continue;
        }
        let tenses = tenses.get_or_insert_with(|| Tenses::of(words));
        let Some(found) = Parser::new(words, tenses).expression(at) else { continue };
        let context = Context {
            published: settings.published,
            rule: settings.weekday,
            order: settings.order,
            tense: if is_dateline(words, found.start, found.end) { Tense::Past } else { tenses.at(found.start) },
            anchor,
        };
        let before = mentions.len();
        mentions.push(mention(words, &context, found.start, found.end, &found.expr));
        for (start, end, expr) in &found.inside {
            mentions.push(mention(words, &context, *start, *end, expr));
        }
        let named = mentions[before..].iter().find_map(|mention| match &mention.reading {
            Reading::Clear(Value::Date(date)) => date.days.bounds(),
            _ => None,
        });
        anchor = named.or(anchor);
        behind = found.end;
    }
}

/// Whether a date stands between a place and the dash that opens a report: `OSLO, March 6 - The talks will …`.
fn is_dateline(words: &Words<'_>, start: usize, end: usize) -> bool {
    let opened = words.before(start, 1) == "," && start < words.range().start + 12;
    let region = words.get(start).is_some_and(|_| words.document().sentence_of(start).region == Region::Dateline);
    region || opened && words.is(end, Shape::Dash)
}

/// Refuses days of years that no text writes as such: `2,000 years ago` is no day.
fn in_years_of_news(sense: Sense) -> Result<Sense, &'static str> {
    let written = |day: Option<Day>| day.is_none_or(|day| (1000..3000).contains(&day.year()));
    let all = sense.readings.iter().all(|days| match days {
        Days::Span { from, to } => written(*from) && written(*to),
        _ => true,
    });
    if all { Ok(sense) } else { Err("it lies outside the years 1000 to 2999") }
}

fn mention(words: &Words<'_>, context: &Context, start: usize, end: usize, expr: &Expr) -> Mention {
    let document = words.document();
    match context.resolve(expr).and_then(in_years_of_news) {
        Ok(sense) => {
            let said = document.slice(document.span(start..end));
            let anchored = matches!(expr, Expr::FromSentence { .. });
            let date = Date::new(sense, said, context.published, anchored);
            Mention::clear(document, Kind::Date, start..end, Value::Date(date))
        }
        Err(reason) => Mention::unclear(document, Kind::Date, start..end, reason),
    }
}
