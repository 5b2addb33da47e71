//! From lines of the stream, in whatever order they come, to the comparison of each story.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;

use super::input::lines::LinesPiece;
use super::pipeline::{Counts, STREAM_FORMAT};
use super::shard::Shard;
use super::sorted::StoryLines;
use crate::compare::{StoryComparison, compare, gather_story};
use crate::extract::record::{Record, SlotRecord};
use crate::problem::{Problem, Problems};

/// The lines of a file are numbered from its own number times this.
const FILE: u64 = 1 << 40;

/// What every line says of itself; the rest of it is read with its story.
#[derive(Deserialize)]
struct Label<'l> {
    #[serde(borrow)]
    record: Cow<'l, str>,
    #[serde(borrow, default)]
    story: Option<Cow<'l, str>>,
    #[serde(default)]
    undecodable: u64,
}

/// Lines of a stream that came together, taken apart by their stories.
#[derive(Debug, Default)]
pub struct Labelled {
    /// The lines.
    pub lines: Vec<u8>,
    /// For each run of lines of one story: the story, the number of its first line, where it begins and ends.
    pub stories: Vec<(String, u64, usize, usize)>,
    /// The slots that every story is asked.
    pub slots: Vec<SlotRecord>,
    /// How much there is in them.
    pub counts: Counts,
    /// Lines that are no records.
    pub problems: Problems,
}

/// Takes lines apart by their stories; those outside the shard are left out. `file` is the number of the file, `name` what
/// the user calls it.
pub fn label(piece: LinesPiece, file: usize, name: &str, shard: Shard) -> Labelled {
    let mut labelled = Labelled::default();
    let mut end = 0;
    for (at, line) in piece.lines.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let (start, number) = (end, piece.first + at);
        end += line.len();
        if line.trim_ascii().is_empty() {
            continue;
        }
        let label = match serde_json::from_slice::<Label>(line) {
            Ok(label) => label,
            Err(error) => {
                labelled.problems.push(no_record(number, name, &error));
                continue;
            }
        };
        if number == 1 && label.record != "header" {
            labelled.problems.push(
                Problem::error(format!("`{name}` does not begin with a header"))
                    .hint("give `factdiff compare` what `factdiff extract` printed, from its first line"),
            );
        }
        let count = match &*label.record {
            "source" => &mut labelled.counts.articles,
            "claim" => &mut labelled.counts.claims,
            "unclear" => &mut labelled.counts.unclear,
            _ => &mut 0,
        };
        let Some(story) = label.story else {
            match Record::read(line) {
                Ok(Record::Header(header)) if header.format > STREAM_FORMAT => {
                    let what =
                        format!("`{name}` has format {}; this version reads up to {STREAM_FORMAT}", header.format);
                    let hint =
                        format!("it was written by factdiff {}; use that version or a newer one", header.factdiff);
                    labelled.problems.push(Problem::error(what).hint(hint));
                }
                Ok(Record::Header(_)) => {}
                Ok(Record::Slot(slot)) => labelled.slots.push(slot),
                Ok(_) => {}
                Err(error) => labelled.problems.push(no_record(number, name, &error)),
            }
            continue;
        };
        if !shard.holds(&story) {
            continue;
        }
        *count += 1;
        labelled.counts.undecodable += label.undecodable;
        match labelled.stories.last_mut() {
            Some((last, _, _, before)) if *last == story && *before == start => *before = end,
            _ => labelled.stories.push((story.into_owned(), file as u64 * FILE + number as u64, start, end)),
        }
    }
    labelled.lines = piece.lines;
    labelled
}

fn no_record(number: usize, name: &str, error: &serde_json::Error) -> Problem {
    let why = error.to_string();
    let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
    Problem::error(format!("line {number} of `{name}` is no record: {why} (column {})", error.column()))
        .hint("give `factdiff compare` what `factdiff extract` printed, unchanged")
}

/// Adds slots to those that every story is asked. A slot that comes twice with the same content is one.
///
/// # Errors
///
/// Slots of one id that ask different things.
pub fn add_slots(slots: &mut Vec<SlotRecord>, more: Vec<SlotRecord>) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for slot in more {
        match slots.iter().find(|known| known.slot == slot.slot) {
            Some(known) if *known == slot => {}
            Some(_) => problems.push(
                Problem::error(format!("the slot `{}` comes twice and asks different things", slot.slot))
                    .hint("compare records of one set of rules"),
            ),
            None => slots.push(slot),
        }
    }
    if problems.has_error() { Err(problems) } else { Ok(()) }
}

/// Compares the sources of a story. `names` are the files that the lines come from.
///
/// # Errors
///
/// Lines that are no records, and whatever is amiss with a story's records ([`gather_story`]).
pub fn compare_lines(
    slots: &Arc<[SlotRecord]>,
    story: &StoryLines,
    names: &[String],
) -> Result<StoryComparison, Problems> {
    let (mut records, mut problems) = (Vec::new(), Problems::default());
    for part in &story.parts {
        for (at, line) in part.lines.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match Record::read(line) {
                Ok(record) => records.push(record),
                Err(error) => {
                    let name = usize::try_from(part.at / FILE).ok().and_then(|file| names.get(file));
                    let number = usize::try_from(part.at % FILE).unwrap_or(usize::MAX).saturating_add(at);
                    problems.push(no_record(number, name.map_or("-", String::as_str), &error));
                }
            }
        }
    }
    if problems.has_error() {
        return Err(problems);
    }
    Ok(compare(slots.clone(), gather_story(slots, &story.story, records)?))
}
