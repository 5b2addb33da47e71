use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::extract::record::{Context, Said, SlotRecord, SourceRecord, UnclearRecord};
use crate::rule::{Class, Level};
use crate::value::{Kind, ValueRecord};

/// What is reported about one slot and key of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Always `finding`.
    pub record: FindingTag,
    /// The story.
    pub story: String,
    /// The slot.
    pub slot: String,
    /// The joined key, in the fullest form that most sources use.
    pub key: Option<String>,
    /// The class.
    pub finding: Class,
    /// The level.
    pub level: Level,
    /// The type of the answer.
    pub kind: Kind,
    /// Why, in one sentence.
    pub reason: String,
    /// Where two of the texts are near copies of each other and differ here: one of them was edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_copy: Option<EditedCopy>,
    /// What stands against what. Every pair inside a side is the same or compatible; sides may overlap.
    pub sides: Vec<Side>,
    /// Stays the same as long as story, slot, key, class and what the sides say do, in hexadecimal.
    pub fingerprint: String,
}

/// Two near copies that differ in what a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditedCopy {
    /// The one source.
    pub source: String,
    /// The other one.
    pub other: String,
    /// How much of their text they have in common, in percent, as far as a sketch of it tells.
    pub common: usize,
}

/// The constant in the field `record` of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingTag {
    /// A finding.
    #[default]
    Finding,
}

/// One side of a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// The most precise value of the side; where sides overlap, of what stands on this one only.
    pub value: ValueRecord,
    /// The same in words.
    pub shown: String,
    /// The ids of its sources, in the order of the story.
    pub sources: Vec<String>,
    /// What they say.
    pub claims: Vec<SideClaim>,
}

/// What one source of a side says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideClaim {
    /// The source.
    pub source: String,
    /// The words and where they stand.
    #[serde(flatten)]
    pub said: Said,
    /// The value in words.
    pub shown: String,
    /// How it is meant.
    pub context: Context,
}

/// How many sources answer a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The story.
    pub story: String,
    /// The slot.
    pub slot: String,
    /// The joined key.
    pub key: Option<String>,
    /// Sources with an answer.
    pub answered: Vec<String>,
    /// Sources that say nothing of it.
    pub not_stated: Vec<String>,
    /// Sources that say something that could not be read.
    pub unclear: Vec<String>,
    /// How many sentences of sources without an answer came near one; counted only where the slot has no keys.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub near_misses: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// All that was found in one story: what every report format prints from.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryComparison {
    /// The story.
    pub story: String,
    /// Its title.
    pub title: Option<String>,
    /// Its sources, by id.
    pub sources: Vec<SourceRecord>,
    /// For each source, the first source of its group of near copies: its own place where it is independent.
    pub copies: Vec<usize>,
    /// For each source, how much of its text it has in common with that first source, in percent.
    pub common: Vec<usize>,
    /// The slots that were asked, in order.
    pub slots: Arc<[SlotRecord]>,
    /// All findings, off ones too, in the order of slots and keys, the gravest first within one.
    pub findings: Vec<Finding>,
    /// Coverage of every slot and key, in the order of slots and keys.
    pub coverage: Vec<Coverage>,
    /// The rows of the matrix, in the same order as `coverage`.
    pub matrix: Vec<MatrixRow>,
    /// What could not be read.
    pub unclear: Vec<UnclearRecord>,
}

/// One row of the matrix slot × source.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The slot.
    pub slot: String,
    /// The joined key.
    pub key: Option<String>,
    /// One cell for each source of the story.
    pub cells: Vec<Cell>,
}

/// What one source says to one slot and key.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its answers; none where it states nothing.
    pub answers: Vec<SideClaim>,
    /// Whether it says something that could not be read.
    pub unclear: bool,
    /// The level of the gravest finding of this slot and key that the source takes part in.
    pub level: Level,
}
