//! The stream of records, read back.

use std::io::BufRead;

use super::pipeline::STREAM_FORMAT;
use crate::compare::{StoryComparison, compare};
use crate::extract::record::{Record, SlotRecord};
use crate::problem::{Problem, Problems};

/// The records of one story, in the order in which they came.
struct StoryRecords {
    story: String,
    records: Vec<Record>,
}

/// Reads a stream and compares every story in it, in the order in which the stories come.
///
/// # Errors
///
/// Every line that is no record, a stream of another format, and one that holds no claim.
pub fn compare_all(input: impl BufRead, name: &str) -> Result<Vec<StoryComparison>, Problems> {
    let mut problems = Problems::default();
    let mut shared: Vec<SlotRecord> = Vec::new();
    let mut stories: Vec<StoryRecords> = Vec::new();
    let mut index = std::collections::HashMap::new();
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
        let story = match &record {
            Record::Header(header) if header.format > STREAM_FORMAT => {
                problems.push(
                    Problem::error(format!("`{name}` has format {}; this version reads up to {STREAM_FORMAT}", header.format))
                        .hint(format!("it was written by factdiff {}; use that version or a newer one", header.factdiff)),
                );
                return Err(problems);
            }
            Record::Header(_) => continue,
            Record::Slot(slot) => match &slot.story {
                Some(story) => story.clone(),
                None => {
                    shared.push(slot.clone());
                    continue;
                }
            },
            Record::Story(story) => story.story.clone(),
            Record::Source(source) => source.story.clone(),
            Record::Claim(claim) => claim.story.clone(),
            Record::Unclear(unclear) => unclear.story.clone(),
            Record::NearMiss(near) => near.story.clone(),
        };
        let at = *index.entry(story.clone()).or_insert_with(|| {
            stories.push(StoryRecords { story, records: Vec::new() });
            stories.len() - 1
        });
        stories[at].records.push(record);
    }
    if stories.is_empty() && problems.0.is_empty() {
        problems.push(Problem::error(format!("`{name}` holds no story")).hint("give it what `factdiff extract` printed"));
    }
    if !problems.0.is_empty() {
        return Err(problems);
    }
    Ok(stories
        .into_iter()
        .map(|story| {
            debug_assert!(!story.story.is_empty() || !story.records.is_empty());
            let mut records: Vec<Record> = shared.iter().cloned().map(Record::Slot).collect();
            records.extend(story.records);
            compare(records)
        })
        .collect())
}
