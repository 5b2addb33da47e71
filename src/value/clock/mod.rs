//! Times of day: `about 1:30 a.m.`, `22:52 local time`, `1452 GMT`, `shortly after midnight`.
//!
//! `reader.rs` finds them, `relation.rs` compares them.

mod reader;
mod relation;

#[cfg(test)]
mod corpus;

pub use reader::{CUE_WORDS, read};
pub use relation::relate;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Kind, Terms, Value, ValueRecord};

/// The minutes of half a day.
pub(super) const HALF_DAY: u16 = 12 * 60;

/// How the words before a time of day put it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nearness {
    /// `at 7:30`.
    #[default]
    Exact,
    /// `about 7:30`.
    About,
    /// `shortly before 7:30`.
    JustBefore,
    /// `before 7:30`.
    Before,
    /// `shortly after 7:30`.
    JustAfter,
    /// `after 7:30`.
    After,
}

impl Nearness {
    /// The words that say so, before a time; none where it is exact.
    fn words(self) -> &'static str {
        match self {
            Nearness::Exact => "",
            Nearness::About => "about ",
            Nearness::JustBefore => "just before ",
            Nearness::Before => "before ",
            Nearness::JustAfter => "just after ",
            Nearness::After => "after ",
        }
    }
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// The minute of the day, from 0; of a time whose half of the day is not told, below 720.
    pub minute: u16,
    /// Whether it may be in either half of the day: `at 7:30`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub either_half: bool,
    /// How the words before it put it.
    #[serde(default)]
    pub nearness: Nearness,
    /// The time zone that the words name, in capitals; none for local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// The time in words that can be read back: `about 1:30 a.m.`, `2:52 p.m. GMT`, `noon`.
pub fn show(value: &Value) -> String {
    let Value::Time(clock) = value else { return String::new() };
    let (hour, minute) = (clock.minute / 60, clock.minute % 60);
    let half = match (clock.either_half, clock.minute < HALF_DAY) {
        (true, _) => "",
        (false, true) => " a.m.",
        (false, false) => " p.m.",
    };
    let time = match (clock.minute, clock.either_half) {
        (0, false) => "midnight".to_owned(),
        (HALF_DAY, false) => "noon".to_owned(),
        _ => {
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 && !clock.either_half {
                format!("{hour}{half}")
            } else {
                format!("{hour}:{minute:02}{half}")
            }
        }
    };
    let zone = clock.zone.as_ref().map_or(String::new(), |zone| format!(" {zone}"));
    format!("{}{time}{zone}", clock.nearness.words())
}

/// What is not said: the half of the day.
pub fn describe(value: &Value, _: Kind, _: &Terms) -> Vec<String> {
    match value {
        Value::Time(clock) if clock.either_half => vec!["in the morning or in the evening".to_owned()],
        _ => Vec::new(),
    }
}

/// The time as it stands in records: `minute`, `nearness`, and `either_half` and `zone` where they say something.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Time(clock) => super::text_value::fields(clock),
        _ => ValueRecord::new(),
    }
}

/// The time that a record holds.
///
/// # Errors
///
/// Where a field is missing, of another type or no minute of a day, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    let clock: Clock = serde_json::from_value(Json::Object(record.clone()))
        .map_err(|error| format!("this is no record of a time of day: {error}"))?;
    let most = if clock.either_half { HALF_DAY } else { 2 * HALF_DAY };
    if clock.minute >= most {
        return Err(format!("{} is no minute of a day", clock.minute));
    }
    Ok(Value::Time(clock))
}
