//! The three intervals of a number in plain words.

use rust_decimal::Decimal;

use super::interval::is_whole;
use super::show::{amount, grouped, in_unit};
use super::{Interval, Number, Unit, intervals};
use crate::value::{Kind, Terms, Value};

/// What a number can mean, in three lines for people: to the letter, with rounding excused, and as a fair reader takes it.
///
/// ```text
/// to the letter: more than 1,000,000
/// with rounding: the same
/// a fair reader: more than 1,000,000, up to 1,250,000
/// ```
pub fn describe(number: &Number, kind: Kind, terms: &Terms) -> [String; 3] {
    let found = intervals(number, kind, terms);
    let whole = is_whole(number, kind);
    let in_words = |interval: &Interval| {
        let per = number.per.map_or(String::new(), |per| format!(" per {per}"));
        format!("{}{per}", in_words(&if whole { whole_ends(interval) } else { *interval }, number.unit))
    };
    let line = |interval: &Interval| {
        Some(in_words(interval)).filter(|words| *words != in_words(&found.can)).unwrap_or("the same".to_string())
    };
    [
        format!("to the letter: {}", in_words(&found.can)),
        format!("with rounding: {}", line(&found.round)),
        format!("a fair reader: {}", line(&found.fair)),
    ]
}

/// [`describe`] for a value of any kind: nothing where it is no number.
pub fn describe_value(value: &Value, kind: Kind, terms: &Terms) -> Vec<String> {
    match value {
        Value::Number(number) => describe(number, kind, terms).into(),
        _ => Vec::new(),
    }
}

/// Ends between two whole numbers moved to the one inside, where only whole numbers count.
fn whole_ends(interval: &Interval) -> Interval {
    let is_whole = |end: Option<Decimal>| end.is_none_or(|end| end.fract().is_zero());
    let whole = interval.whole();
    let (low, low_open) = if is_whole(interval.low) { (interval.low, interval.low_open) } else { (whole.low, false) };
    let (high, high_open) =
        if is_whole(interval.high) { (interval.high, interval.high_open) } else { (whole.high, false) };
    Interval { low, low_open, high, high_open }
}

fn in_words(interval: &Interval, unit: Unit) -> String {
    // Two decimals of a third are enough for a reader.
    let plain = |at: Decimal| if at.scale() > 4 { at.round_dp(2).normalize() } else { at.normalize() };
    let one = |at: Decimal| amount(plain(at), unit);
    // Signs stand at each figure, the words of a unit once.
    let figure = |at: Decimal| match unit {
        Unit::Currency(_) | Unit::Percent => one(at),
        _ => grouped(plain(at)),
    };
    let all = |words: String| match unit {
        Unit::Currency(_) | Unit::Percent => words,
        unit => in_unit(&words, unit, false),
    };
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => one(low),
        (Some(low), Some(high)) => {
            let low = figure(low);
            let high = figure(high);
            all(match (interval.low_open, interval.high_open) {
                (false, false) => format!("{low} to {high}"),
                (false, true) => format!("{low} to less than {high}"),
                (true, false) => format!("more than {low}, up to {high}"),
                (true, true) => format!("more than {low}, less than {high}"),
            })
        }
        (Some(low), None) if interval.low_open => format!("more than {}", one(low)),
        (Some(low), None) => format!("{} or more", one(low)),
        (None, Some(high)) if interval.high_open => format!("less than {}", one(high)),
        (None, Some(high)) => format!("{} or less", one(high)),
        (None, None) => "anything".to_string(),
    }
}
