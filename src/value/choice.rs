//! Choices: the answers that a slot declares, some of them cases of others.

use super::{Terms, Value, ValueRecord, Verdict};

/// One of the choices that a slot declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The canonical words of the choice, as the slot declares them.
    pub id: String,
    /// Whether it was said in words that the slot flags as another label.
    pub flagged: bool,
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
