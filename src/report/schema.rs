use schemars::schema_for;
use serde_json::Value as Json;

use super::json::ReportRecord;
use crate::extract::record::Record;

/// The JSON Schema of one line of the stream between `extract` and `compare`.
pub fn json_schema_claims() -> Json {
    schema_for!(Record).to_value()
}

/// The JSON Schema of a report in the format `json`; a line of `jsonl` is one of its `findings`.
pub fn json_schema_findings() -> Json {
    schema_for!(ReportRecord<'static>).to_value()
}
