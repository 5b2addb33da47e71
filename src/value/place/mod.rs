//! Places and what they lie in.

mod gazetteer;

pub(super) use gazetteer::gazetteer;

use super::{Mention, ReadSettings, Terms, Value, ValueRecord, Verdict};
use crate::text::Words;

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {}

/// Adds every mention of the kind in the window.
pub fn read(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

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
