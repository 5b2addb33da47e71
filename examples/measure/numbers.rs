//! Numbers as the sets want them: read from a text, chosen where they compete, converted into the set's unit.

use std::fmt::Write as _;
use std::str::FromStr;

use factdiff::text::Document;
use factdiff::value::number::{Number, Unit, currency, unit};
use factdiff::value::{Kind, Mention, ReadSettings, Value};
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// The kinds that hold a number.
pub const NUMBERS: [Kind; 5] = [Kind::Money, Kind::Percent, Kind::Duration, Kind::Quantity, Kind::Count];

/// Every number in a text, all kinds and competing readings.
pub fn mentions(document: &Document, kinds: &[Kind]) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in document.sentences() {
        for kind in kinds {
            (kind.row().read)(&document.words(sentence), &ReadSettings::default(), &mut found);
        }
    }
    found
}

/// One reading a place: the longest, and of equal ones the first kind in [`NUMBERS`], but a scale before a unit.
pub fn best(mut found: Vec<Mention>) -> Vec<Mention> {
    let rank = |mention: &Mention| match mention.kind {
        Kind::Count => 0,
        kind => 1 + NUMBERS.iter().position(|other| *other == kind).unwrap_or(9),
    };
    found.sort_by_key(|mention| (std::cmp::Reverse(mention.span.len()), rank(mention), mention.span.start));
    let mut kept: Vec<Mention> = Vec::new();
    for mention in found {
        if kept.iter().all(|other| !other.span.overlaps(mention.span)) {
            kept.push(mention);
        }
    }
    kept.sort_by_key(|mention| mention.span.start);
    kept
}

pub fn number(mention: &Mention) -> Option<&Number> {
    match mention.value() {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}

pub fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

pub fn json_decimal(value: &Json) -> Option<Decimal> {
    match value {
        Json::Number(number) => decimal(&number.to_string()),
        Json::String(text) => decimal(text),
        _ => None,
    }
}

/// Whether two figures are equal as far as the sets write them out (`0.3333333333333333`).
pub fn equal(one: Decimal, other: Decimal) -> bool {
    let widest = one.abs().max(other.abs());
    one.checked_sub(other).is_some_and(|difference| difference.abs() <= widest * Decimal::new(1, 6))
}

pub fn shown(found: &[Mention]) -> String {
    let mut out = String::new();
    for mention in found {
        let value = mention.value().map_or("unclear".to_string(), |value| (mention.kind.row().show)(value));
        let _ = write!(out, "[{value}]");
    }
    out
}

/// The number in a unit of another set, where it converts exactly.
pub fn in_unit(value: Decimal, own: Unit, wanted: &str) -> Option<Decimal> {
    let own = match own {
        Unit::Measure(name) => name,
        Unit::Currency(code) => {
            // Coins and slang are given in their currency.
            let worth = match code {
                "dime" => Decimal::new(1, 1),
                "nickel" => Decimal::new(5, 2),
                "grand" => Decimal::ONE_THOUSAND,
                _ => return currency_fits(code, wanted).then_some(value),
            };
            let fits = matches!(wanted, "Dollar" | "USD") || wanted == "GBP" && code == "grand";
            return fits.then(|| value.checked_mul(worth)).flatten();
        }
        _ => return None,
    };
    let wanted = wanted.to_lowercase().replace("meter", "metre").replace("liter", "litre");
    let name = match wanted.as_str() {
        "celsius" | "c" => "degree Celsius",
        "fahrenheit" | "f" => "degree Fahrenheit",
        // Duckling leaves open whether `9m` is metres or miles.
        "m" => "metre",
        "metric ton" | "ton" if own == "tonne" => "tonne",
        "metric ton" => "tonne",
        other => other,
    };
    if own == name {
        return Some(value);
    }
    let (row, target) = (unit(own)?, unit(name)?);
    let factor = |text: &str| decimal(text);
    (row.dimension == target.dimension && !own.contains("degree"))
        .then(|| value.checked_mul(factor(row.factor)?)?.checked_div(factor(target.factor)?))
        .flatten()
}

pub fn currency_fits(code: &str, wanted: &str) -> bool {
    code == wanted
        || match wanted {
            "Dollar" | "Unnamed" => code == "$",
            "Pound" => code == "GBP",
            "Cent" => code == "cent",
            "Riyal" => code == "riyal",
            "Rial" => code == "rial",
            _ => currency(code).is_some_and(|row| row.may_be.first() == Some(&wanted)),
        }
}
