//! Duckling's corpus of numbers: short phrases with one value each.

use std::error::Error;
use std::path::Path;

use factdiff::text::Document;
use factdiff::value::Kind;
use factdiff::value::number::{Hedge, Number, Unit};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::numbers::{equal, in_unit, json_decimal, mentions, number, shown};
use crate::report::{Measured, Tally, records, text};

/// The dimensions, and the kind that reads each.
const DIMENSIONS: &[(&str, Kind)] = &[
    ("Numeral", Kind::Count),
    ("AmountOfMoney", Kind::Money),
    ("Quantity", Kind::Quantity),
    ("Distance", Kind::Quantity),
    ("Volume", Kind::Quantity),
    ("Temperature", Kind::Quantity),
    ("Duration", Kind::Duration),
];

/// The value of the whole phrase in the dimension asked for; negatives: nothing of that dimension.
pub fn measure(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let cases = records(&corpora.join("values/duckling-dev.jsonl"))?;
    let mut measured = Measured::default();
    let (mut all, mut negatives) = (Tally::default(), Tally::default());
    for (dimension, kind) in DIMENSIONS {
        let mut tally = Tally::default();
        for case in cases.iter().filter(|case| case["dim"] == *dimension) {
            let (id, input, normalized) = (text(case, "id"), text(case, "input"), &case["normalized"]);
            let document = Document::new(input);
            let found = mentions(&document, &[*kind]);
            if case["negative"] == true {
                measured.case(&mut negatives, None, found.is_empty(), || {
                    format!("{id} negative {input:?}: {}", shown(&found))
                });
                continue;
            }
            let right = found.iter().filter_map(number).any(|number| fits(number, normalized));
            measured.case(&mut tally, left_out(dimension, input, normalized), right, || {
                format!("{id} {input:?} is {normalized}, read: {}", shown(&found))
            });
        }
        measured.share(dimension, tally, Some(95.0));
        all.add(tally);
    }
    measured.share("all seven", all, Some(95.0));
    measured.share("negatives", negatives, Some(100.0));
    Ok(measured)
}

/// Why a case says nothing about reading news, if it does not.
fn left_out(dimension: &str, input: &str, normalized: &Json) -> Option<&'static str> {
    let lower = input.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.trim_end_matches('s')));
    let units = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let hundred_unsaid = words.windows(2).any(|pair| units.contains(&pair[0]) && tens.contains(&pair[1]));
    let one_letter = words.last().is_some_and(|word| {
        let letter = word.trim_start_matches(|c: char| c.is_ascii_digit() || "-.,".contains(c));
        matches!(letter, "l" | "g")
    });
    if dimension == "Numeral" && (one_letter || hundred_unsaid) {
        return Some("chat shorthand: `30 l` for lakh, `1G`, `one twenty two`");
    }
    let uncounted = words.len() < 2 || words[0] == "a";
    if dimension == "AmountOfMoney" && uncounted && has(&["dime", "nickel", "quarter", "grand"]) {
        return Some("coins and slang without a figure: `a dime`, `nickel`, `a grand`");
    }
    if has(&["geneh", "genihat"]) {
        return Some("words that are not English");
    }
    if words.windows(2).any(|pair| pair[0] == "of" && matches!(pair[1], "hour" | "hours" | "liter" | "litre")) {
        return Some("an article left out: `of hour`");
    }
    let ends = |field: &str| normalized[field].as_f64().unwrap_or_default();
    if normalized["kind"] == "between" && ends("low") * 1_000.0 < ends("high") {
        return Some("a scale that the gold gives to one end of a range only");
    }
    if has(&["kilometer", "km", "m"]) && has(&["mile", "ft"]) || has(&["1m"]) && has(&["1ft"]) {
        return Some("metric and customary lengths added up");
    }
    if has(&["year", "month"]) && has(&["hour", "minute", "second"]) {
        return Some("calendar and clock added up");
    }
    None
}

fn fits(number: &Number, normalized: &Json) -> bool {
    let wanted = normalized["unit"].as_str();
    let convert = |value: Decimal| match (number.unit, wanted) {
        (Unit::None, _) => Some(value),
        (_, Some(wanted)) => in_unit(value, number.unit, wanted),
        _ => None,
    };
    let is = |field: &str, value: Option<Decimal>| matches!((json_decimal(&normalized[field]), value.and_then(convert)), (Some(gold), Some(own)) if equal(gold, own));
    let upper = number.upper.map(|(upper, _)| upper);
    match normalized["kind"].as_str().unwrap_or_default() {
        "between" => is("low", Some(number.nominal)) && is("high", upper),
        "under" => {
            is("value", Some(number.nominal)) && matches!(number.hedge, Hedge::Under | Hedge::AtMost | Hedge::UpTo)
        }
        "above" => {
            is("value", Some(number.nominal)) && matches!(number.hedge, Hedge::Over | Hedge::AtLeast | Hedge::JustOver)
        }
        _ => is("value", Some(number.nominal)) && (number.upper.is_none() || number.hedge == Hedge::Indefinite),
    }
}
