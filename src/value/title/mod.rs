//! Titles: offices and roles.
//!
//! A title is a role of the table (`roles.txt`, `portfolios.txt`), its modifiers (`modifier.rs`) and whose office it is
//! (`jurisdiction.rs`; bodies in `organisations.txt`, countries and regions in `value/place`). `reader.rs` finds titles in
//! text, `relation.rs` compares them.
//!
//! To add an office, add its row to `roles.txt` and a line to the corpus below.

mod around;
mod jurisdiction;
mod modifier;
mod portfolio;
mod reader;
mod relation;
mod role;
mod spelling;

#[cfg(test)]
mod corpus;

pub(super) use reader::{begins_office, offices};
pub use reader::{read, read_literal};
pub use relation::relate;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Value, ValueRecord};

/// An office: role, modifiers and jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The role in lower case, as the table of roles calls it (`chief executive officer`); of a role that is not in the
    /// table its content words.
    pub role: String,
    /// What is said about its holder (`acting`, `deputy`, `former`), sorted.
    pub modifiers: Vec<String>,
    /// Whose office it is, as far as the words say: the ISO code of a country or region (`US`, `CA-ON`), the id of a body
    /// of the table (`UN`, `White House`), or the words of another in lower case.
    pub jurisdiction: Option<String>,
    /// The words as written, white space folded.
    pub words: String,
}

impl Title {
    /// Whether the one who bears it holds the office at the time: not a former holder, nor one who is still to enter it.
    pub(crate) fn is_held(&self) -> bool {
        let outside = |name: &String| {
            name == "then"
                || matches!(modifier::standing(name), modifier::Standing::Former | modifier::Standing::Designate)
        };
        !self.modifiers.iter().any(outside)
    }
}

/// Adds every word that an office begins with.
pub(super) fn cue_words(add: &mut dyn FnMut(&str)) {
    role::roles().phrases.first_words().for_each(add);
}

/// The words as written, which [`read_literal`] reads back.
pub fn show(value: &Value) -> String {
    match value {
        Value::Title(title) => title.words.clone(),
        _ => String::new(),
    }
}

/// The title as it stands in records: `role`, `modifiers`, `jurisdiction` (or null), `words`.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Title(title) => super::text_value::fields(title),
        _ => ValueRecord::new(),
    }
}

/// The title that a record holds.
///
/// # Errors
///
/// Where a field is missing or of another type, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Title)
        .map_err(|error| format!("this is no record of a title: {error}"))
}
