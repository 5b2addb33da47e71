use schemars::{JsonSchema, schema_for};
use serde_json::Value as Json;

use super::json::ReportRecord;
use crate::compare::Finding;
use crate::extract::record::Record;

/// The JSON Schema of one line of the stream between `extract` and `compare`.
pub fn json_schema_claims() -> Json {
    schema_for!(Record).to_value()
}

/// The JSON Schema of a report in the format `json` and of a line of `jsonl`, which is one of its `findings`.
pub fn json_schema_findings() -> Json {
    schema_for!(Printed<'static>).to_value()
}

/// What `check` and `compare` print for programs.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Findings")]
#[expect(dead_code, reason = "it is there for its schema")]
enum Printed<'c> {
    Report(ReportRecord<'c>),
    Line(Finding),
}
