//! Words as they are.

use super::{Terms, Value, ValueRecord, Verdict};

/// Words as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words as written, white space folded.
    pub words: String,
}

/// How two values of the kind stand.
pub fn relate(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// The value in words that can be read back.
pub fn show(_value: &Value) -> String {
    todo!()
}

/// The value as it stands in records.
pub fn record(_value: &Value) -> ValueRecord {
    todo!()
}

/// The value that a record holds.
pub fn from_record(_record: &ValueRecord) -> Result<Value, String> {
    todo!()
}
