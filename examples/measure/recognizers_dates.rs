//! The dates of Recognizers-Text: short sentences with the words marked.

use std::error::Error;
use std::path::Path;

use factdiff::value::ReadSettings;
use factdiff::value::date::{Date, Days, Modifier};
use jiff::civil::Date as Day;
use serde_json::Value as Json;

use crate::dates::{dates, day, is_right, plus};
use crate::report::{Measured, Tally, records, text};

/// The days where the set marks them, as any of the values that it allows.
pub fn measure(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let (mut measured, mut tally) = (Measured::default(), Tally::default());
    for case in records(&corpora.join("values/recognizers-dev.jsonl"))? {
        if !matches!(text(&case, "kind"), "datetimeV2.date" | "datetimeV2.daterange") {
            continue;
        }
        let (input, gold) = (text(&case, "input"), text(&case, "text"));
        let values: Vec<&Json> = case["values"].as_array().map(|values| values.iter().collect()).unwrap_or_default();
        let settings = ReadSettings { published: day(text(&case, "reference")), ..ReadSettings::default() };
        let found = dates(input, &settings);
        let right = found.iter().any(|read| {
            let said = input[read.span.range()].to_lowercase();
            let there = gold.contains(said.as_str()) || said.contains(gold);
            let Some(date) = read.date.as_ref().filter(|_| there) else { return false };
            values.iter().any(|value| match value.get("value").and_then(Json::as_str) {
                Some(one) => is_right(date, day(one), day(one).map(|day| plus(day, 1))),
                None => {
                    let (start, end) = (day(text(value, "start")), day(text(value, "end")));
                    // In a named range of days the end is the named day.
                    is_right(date, start, end)
                        || end.is_some() && is_right(date, start, end.map(|end| plus(end, 1)))
                        || named_ends(date, start, end)
                }
            })
        });
        measured.case(&mut tally, left_out(gold, &values), right, || {
            let shown: Vec<&str> = found.iter().map(|read| read.shown.as_str()).collect();
            let wanted: Vec<String> = values
                .iter()
                .map(|value| match value.get("value").and_then(Json::as_str) {
                    Some(one) => one.to_owned(),
                    None => format!("{}..{}", text(value, "start"), text(value, "end")),
                })
                .collect();
            let reference = text(&case, "reference");
            format!("{input} [{gold}]: {}, read {shown:?} (reference {reference})", wanted.join(" or "))
        });
    }
    measured.share("date and daterange", tally, Some(85.0));
    Ok(measured)
}

/// Why a case says nothing about reading news, if it does not.
fn left_out(gold: &str, values: &[&Json]) -> Option<&'static str> {
    if values.iter().any(|value| text(value, "value") == "not resolved") {
        Some("values that the set itself does not resolve")
    } else if matches!(gold, "eoy" | "eom" | "tmr" | "tmrw") || gold.starts_with("cy1") || gold.starts_with("cy2") {
        Some("chat shorthand: `eoy`, `cy18`")
    } else if gold.contains("eid") || gold.contains("ramadan") {
        Some("lunar holidays")
    } else {
        None
    }
}

/// The set ends a stretch of named months or years at the first day of the last one, and opens `after 1 May` on that day
/// itself: the words name the same stretch.
fn named_ends(date: &Date, start: Option<Day>, end: Option<Day>) -> bool {
    date.readings().any(|days| {
        let Days::Span { from, to } = *days else { return false };
        let ends = match (to, end) {
            (Some(to), Some(end)) => {
                (to.month(), to.year()) == (end.month(), end.year()) && end.day() == 1 && to == to.last_of_month()
                    || to.year() == end.year() && end == end.first_of_year() && to == to.last_of_year()
                    || to == plus(end, -1)
                    // A quarter.
                    || end.day() == 1 && plus(end.saturating_add(jiff::Span::new().months(3)), -1) == to
            }
            (None, None) => true,
            _ => false,
        };
        let starts = from == start
            || date.modifier == Some(Modifier::After) && end.is_none() && from == start.map(|start| plus(start, 1));
        starts && ends
    })
}
