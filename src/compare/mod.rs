//! From claims to findings: keys joined across sources, values related, sides built.
//!
//! `compare` sees all records of one story and does not depend on the order in which they come: a pure reduce. It joins
//! keys first (`join`), makes one answer of what a source says to a slot (`answer`; of several figures the one that it comes
//! to, `current`), judges every pair of answers by value, then by context, then by time (`judge`, `time`), and reports the
//! groups that agree as sides (`sides`).
//!
//! To add a class of finding: give it a [`Class`](crate::rule::Class) and its row, and report it here from the step that
//! sees it.

mod ages;
mod answer;
mod cliques;
mod copies;
mod counting;
mod current;
mod finding;
mod gather;
mod join;
mod judge;
mod keys;
mod namesakes;
mod order;
mod reference;
mod sets;
mod sides;
mod single;
mod story;
mod time;
mod within;

pub use finding::{Cell, Coverage, EditedCopy, Finding, FindingTag, MatrixRow, Side, SideClaim, StoryComparison};
pub use gather::{StoryRecords, gather, gather_story};
pub use single::{SingleAnswer, single_answers};
pub use story::compare;

use std::sync::Arc;

use crate::extract::record::{Record, SlotRecord};
use crate::problem::Problems;

/// Compares every story of a stream of records, in the order of their ids.
///
/// # Errors
///
/// Whatever [`gather`] finds amiss with the stream.
pub fn compare_all(records: impl IntoIterator<Item = Record>) -> Result<Vec<StoryComparison>, Problems> {
    let (slots, stories) = gather(records)?;
    let slots: Arc<[SlotRecord]> = slots.into();
    Ok(stories.into_iter().map(|story| compare(slots.clone(), story)).collect())
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
