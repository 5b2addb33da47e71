//! The stream of records, read back.

use std::io::BufRead;

use super::pipeline::STREAM_FORMAT;
use crate::extract::record::Record;
use crate::problem::{Problem, Problems};

/// Reads a stream of records.
///
/// # Errors
///
/// Every line that is no record, a stream without its header or of a later format.
pub fn read(input: impl BufRead, name: &str) -> Result<Vec<Record>, Problems> {
    let mut problems = Problems::default();
    let mut records = Vec::new();
    let mut first = true;
    for (at, line) in input.split(b'\n').enumerate() {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                problems.push(Problem::error(format!("`{name}` cannot be read: {}", error.kind())));
                break;
            }
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let record: Record = match serde_json::from_slice(&line) {
            Ok(record) => record,
            Err(error) => {
                problems.push(
                    Problem::error(format!("line {} of `{name}` is no record: {error}", at + 1))
                        .hint("give `factdiff compare` what `factdiff extract` printed, unchanged"),
                );
                continue;
            }
        };
        if first && !matches!(record, Record::Header(_)) {
            problems.push(
                Problem::error(format!("`{name}` does not begin with a header"))
                    .hint("give `factdiff compare` what `factdiff extract` printed, from its first line"),
            );
        }
        first = false;
        if let Record::Header(header) = &record
            && header.format > STREAM_FORMAT
        {
            let what = format!("`{name}` has format {}; this version reads up to {STREAM_FORMAT}", header.format);
            let hint = format!("it was written by factdiff {}; use that version or a newer one", header.factdiff);
            return Err(Problem::error(what).hint(hint).into());
        }
        records.push(record);
    }
    if first && problems.0.is_empty() {
        problems.push(Problem::error(format!("`{name}` is empty")).hint("give it what `factdiff extract` printed"));
    }
    if problems.0.is_empty() { Ok(records) } else { Err(problems) }
}
