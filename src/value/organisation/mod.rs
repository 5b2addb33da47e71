//! Organisations: companies, parties, ministries, banks, teams.
//!
//! `reader.rs` finds names that say themselves what they are (`Kestrel Foods Inc.`, `Bank of Elm`, `UAW`), and in a document
//! what stands for such a name (`Kestrel`); `relation.rs` compares them; `words.rs` holds the words that tell.

mod reader;
mod relation;
mod words;

#[cfg(test)]
mod corpus;

pub use reader::{read, read_literal, short_forms};
pub use relation::{handles, relate};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Kind, Terms, Value, ValueRecord};

/// The name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Organisation {
    /// The words as written, white space folded.
    pub words: String,
    /// The legal form at the end of the name (`Inc.`, `plc`), as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
}

/// The words as written, which [`read_literal`] reads back.
pub fn show(value: &Value) -> String {
    match value {
        Value::Organisation(organisation) => organisation.words.clone(),
        _ => String::new(),
    }
}

/// The legal form, where the name has one.
pub fn describe(value: &Value, _: Kind, _: &Terms) -> Vec<String> {
    match value {
        Value::Organisation(organisation) => {
            organisation.form.iter().map(|form| format!("`{form}` is its legal form")).collect()
        }
        _ => Vec::new(),
    }
}

/// The organisation as it stands in records: `words`, and `form` where there is one.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Organisation(organisation) => super::text_value::fields(organisation),
        _ => ValueRecord::new(),
    }
}

/// The organisation that a record holds.
///
/// # Errors
///
/// Where a field is missing or of another type, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Organisation)
        .map_err(|error| format!("this is no record of an organisation: {error}"))
}
