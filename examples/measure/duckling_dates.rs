//! Duckling's corpus of times: short phrases with one moment or stretch each.

use std::error::Error;
use std::path::Path;

use factdiff::value::{ReadSettings, WeekdayRule};
use jiff::civil::Weekday;
use serde_json::Value as Json;

use crate::dates::{dates, day, is_right, outer, plus};
use crate::report::{Measured, Tally, records, text};

/// Words of holidays by the moon, of one faith or country, or of trade; and of feasts that the set begins on the evening before.
const LUNAR_OR_OBSCURE: &[&str] = &[
    "administrative",
    "ascension",
    "bakr",
    "bogi",
    "boss",
    "branch sunday",
    "buddha",
    "covenant",
    "daisy",
    "daylight",
    "dussehra",
    "eid",
    "emancipation",
    "emsc",
    "giga",
    "holi",
    "holi ",
    "holocaust",
    "id ul",
    "jamat",
    "jayanti",
    "jumu",
    "kali",
    "kamudu",
    "king's day",
    "koningsdag",
    "lent",
    "military spouse",
    "mini",
    "night of",
    "of mysteries",
    "panchami",
    "parsi",
    "passover",
    "phagwah",
    "pongal",
    "puja",
    "ramadan",
    "ratha",
    "ravidas",
    "rosh",
    "sacrifice",
    "sakhi",
    "samvatsaradi",
    "sankranti",
    "secretar",
    "shakhi",
    "shavuot",
    "shivaratri",
    "succos",
    "super ",
    "tax day",
    "tsunami",
    "ugadi",
    "vaisakha",
    "vesak",
    "purim",
    "shemini",
    "simchat",
    "yom ",
    "youth service",
];

/// Words by which a phrase about a time of day names the day too.
const DAY_WORDS: &[&str] = &[
    "april",
    "august",
    "christmas",
    "day",
    "days",
    "december",
    "february",
    "fortnight",
    "fri",
    "friday",
    "january",
    "july",
    "jul",
    "june",
    "march",
    "mon",
    "monday",
    "month",
    "night",
    "november",
    "october",
    "sat",
    "saturday",
    "sep",
    "september",
    "sun",
    "sunday",
    "thu",
    "thursday",
    "today",
    "tomorrow",
    "tonight",
    "tue",
    "tuesday",
    "wed",
    "wednesday",
    "week",
    "weekend",
    "weeks",
    "xmas",
    "year",
    "years",
    "yesterday",
];

/// What chat writes for the beginning or end of a month or year.
const CHAT: &[&str] = &["bom", "boy", "eom", "eoy"];

/// The days of the phrase, where they are days or longer; negatives: no date.
pub fn measure(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let mut measured = Measured::default();
    let (mut tally, mut negatives) = (Tally::default(), Tally::default());
    for case in records(&corpora.join("values/duckling-dev.jsonl"))?.iter().filter(|case| case["dim"] == "Time") {
        let input = text(case, "input");
        if case["negative"] == true {
            let found = dates(input, &ReadSettings::default());
            measured.case(&mut negatives, None, found.is_empty(), || format!("negative {input}: {}", found[0].shown));
            continue;
        }
        let expected = &case["normalized"];
        let grain = text(expected, "grain");
        // The set takes the next of all that recurs.
        let settings = ReadSettings {
            published: day(text(case, "reference")),
            weekday: WeekdayRule::After,
            ..ReadSettings::default()
        };
        let start = day(text(expected, "start"));
        let end = day(text(expected, "end")).or_else(|| {
            let length = jiff::Span::new();
            Some(start?.saturating_add(match grain {
                "week" => length.weeks(1),
                "month" => length.months(1),
                "quarter" => length.months(3),
                "year" => length.years(1),
                "decade" => length.years(10),
                _ => length.days(1),
            }))
        });
        // Of a stretch of hours the day.
        let end = match (start, end) {
            (Some(start), Some(end)) if end <= start => Some(plus(start, 1)),
            (_, end) => end,
        };
        let (start, end) = match text(expected, "direction") {
            "before" => (None, end),
            "after" => (start, None),
            _ => (start, end),
        };
        // The set's weekends begin on Friday evening; what is due by a day may be any day from the reference on.
        let weekend = ["weekend", "week-end"].iter().any(|word| input.to_lowercase().contains(word));
        let start = match start {
            Some(start) if weekend && start.weekday() == Weekday::Friday => Some(plus(start, 1)),
            Some(start) if input.to_lowercase().starts_with("by ") && Some(start) == settings.published => None,
            start => start,
        };
        let found = dates(input, &settings);
        let right = outer(&found).any(|read| read.date.as_ref().is_some_and(|date| is_right(date, start, end)));
        measured.case(&mut tally, left_out(input, expected), right, || {
            let shown: Vec<&str> = found.iter().map(|read| read.shown.as_str()).collect();
            format!("{input}: {start:?} to before {end:?}, read {shown:?}")
        });
    }
    measured.share("days and coarser", tally, Some(90.0));
    measured.share("negatives", negatives, Some(100.0));
    Ok(measured)
}

/// Why a case says nothing about reading news, if it does not.
fn left_out(input: &str, expected: &Json) -> Option<&'static str> {
    let lower = input.to_lowercase();
    let weekday_alone = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| lower.starts_with(day))
        && !lower.trim_end_matches('.').contains([' ', '.', '-']);
    let names_day = lower.split(|c: char| !c.is_alphanumeric()).any(|word| DAY_WORDS.contains(&word));
    let several = ["2", "3", "4", "two", "three", "four"];
    if !matches!(text(expected, "grain"), "day" | "week" | "month" | "quarter" | "year" | "decade") {
        (!names_day).then_some("a time of day or a count of hours that names no day")
    } else if LUNAR_OR_OBSCURE.iter().any(|name| lower.contains(name)) {
        Some("lunar or obscure holidays")
    } else if weekday_alone {
        Some("bare weekdays (the set takes the next one)")
    } else if lower.split([' ', '-']).any(|word| CHAT.contains(&word)) || is_short_quarter(&lower) {
        Some("chat shorthand: `EOM`, `18q4`")
    } else if lower.contains("upcoming") && lower.split(' ').any(|word| several.contains(&word)) {
        Some("the set takes `upcoming two weeks` for the second of them alone")
    } else {
        None
    }
}

/// `18q4`
fn is_short_quarter(input: &str) -> bool {
    let bytes = input.as_bytes();
    bytes.len() == 4 && bytes[2] == b'q' && bytes[0].is_ascii_digit() && bytes[3].is_ascii_digit()
}
