//! The three intervals of a number in plain words.

use rust_decimal::Decimal;

use super::show::amount;
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
    let line = |interval: &Interval| {
        if *interval == found.can { "the same".to_string() } else { in_words(interval, number.unit) }
    };
    [
        format!("to the letter: {}", in_words(&found.can, number.unit)),
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

fn in_words(interval: &Interval, unit: Unit) -> String {
    let value = |at: Decimal| amount(at.normalize(), unit);
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => value(low),
        (Some(low), Some(high)) => {
            let begin =
                if interval.low_open { format!("more than {}, ", value(low)) } else { format!("{} ", value(low)) };
            let end = if interval.high_open {
                format!("to less than {}", value(high))
            } else {
                format!("up to {}", value(high))
            };
            format!("{begin}{end}")
        }
        (Some(low), None) if interval.low_open => format!("more than {}", value(low)),
        (Some(low), None) => format!("{} or more", value(low)),
        (None, Some(high)) if interval.high_open => format!("less than {}", value(high)),
        (None, Some(high)) => format!("{} or less", value(high)),
        (None, None) => "anything".to_string(),
    }
}
