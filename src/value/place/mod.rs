//! Places and what they lie in.
//!
//! The table (`countries.txt`, `regions.txt`, `cities.txt`, `groups.txt`; facts that we put together) knows countries, the
//! regions of large ones and some 1,000 cities; `reader.rs` finds them in text, and other places where the words say that
//! they are some (`Elm, Ohio`, `the town of Elm`); `relation.rs` compares them.
//!
//! To add a place, add it to its file; to add a country's region, give it a code that begins with the country's.

mod gazetteer;
mod reader;
mod relation;

#[cfg(test)]
mod corpus;

pub(super) use gazetteer::{Naming, gazetteer};
pub use reader::{read, read_literal};
pub use relation::relate;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Kind, Terms, Value, ValueRecord};

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// ISO code of a country or region (`FR`, `US-TX`); of a city where it lies and its name (`FR/lyon`); of a part of the
    /// world its name; of a place that is in no table its words in lower case, behind where it lies if that is said
    /// (`US-OH/elm`). A part of a place has the part before (`southern FR`).
    pub id: String,
    /// The ids of what it lies in, the nearest first.
    pub within: Vec<String>,
    /// The ids of other places that the words can mean (`Georgia`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// The words as written, white space folded.
    pub words: String,
}

/// The words as written, which [`read_literal`] reads back.
pub fn show(value: &Value) -> String {
    match value {
        Value::Place(place) => place.words.clone(),
        _ => String::new(),
    }
}

/// How the words were understood, in one line: `lies in Texas, United States`, and what else they can mean.
pub fn describe(value: &Value, _: Kind, _: &Terms) -> Vec<String> {
    let Value::Place(place) = value else { return Vec::new() };
    let named = |ids: &[String], between: &str| {
        let name = |id: &String| gazetteer().by_code(id).map_or_else(|| id.clone(), |area| area.name.to_owned());
        ids.iter().map(name).collect::<Vec<_>>().join(between)
    };
    let within = (!place.within.is_empty()).then(|| format!("lies in {}", named(&place.within, ", ")));
    let country = |id: &str| gazetteer().by_code(id).is_some_and(|area| area.is_country());
    let within = within.or_else(|| country(&place.id).then(|| "a country".to_owned()));
    let other = |id: &String| {
        let above: Vec<String> = gazetteer().above(id).into_iter().map(str::to_owned).collect();
        let name = named(std::slice::from_ref(id), "");
        match above.is_empty() {
            true => name + if country(id) { ", the country" } else { "" },
            false => format!("{name} in {}", named(&above, ", ")),
        }
    };
    let others: Vec<String> = place.alternatives.iter().map(other).collect();
    let others = (!others.is_empty()).then(|| format!("can also be {}", others.join(" or ")));
    within.into_iter().chain(others).collect()
}

/// The place as it stands in records: `id`, `within`, `alternatives` where there are any, `words`.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Place(place) => super::text_value::fields(place),
        _ => ValueRecord::new(),
    }
}

/// The place that a record holds.
///
/// # Errors
///
/// Where a field is missing or of another type, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Place)
        .map_err(|error| format!("this is no record of a place: {error}"))
}
