//! The stream between `extract` and `compare`: JSON lines that need nothing beside them.
//!
//! The order of a stream is: the header, the slots, then for each story its record, its sources, and what each source says.
//! Fields keep this order. Spans are bytes of the source's text; lines count from 1.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::{Changes, Class, Level};
use crate::source::Role;
use crate::value::{Kind, Terms, Value, ValueRecord, number};

/// One line of the stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "record", rename_all = "kebab-case")]
pub enum Record {
    /// The first line.
    Header(Header),
    /// A slot that was asked.
    Slot(SlotRecord),
    /// A story.
    Story(StoryRecord),
    /// A source that was read.
    Source(SourceRecord),
    /// A source's answer.
    Claim(ClaimRecord),
    /// Something that a source says but that could not be read.
    Unclear(UnclearRecord),
    /// A sentence that came near an answer.
    NearMiss(NearMissRecord),
}

impl Record {
    /// Reads a line of the stream.
    ///
    /// # Errors
    ///
    /// Where it is no record.
    pub fn read(line: &[u8]) -> serde_json::Result<Record> {
        // Lines that we wrote begin with their kind. A reader that does not know it keeps all that it meets until it does.
        let is = |kind: &[u8]| {
            let rest = line.strip_prefix(br#"{"record":""#).and_then(|rest| rest.strip_prefix(kind));
            rest.is_some_and(|rest| rest.starts_with(b"\","))
        };
        if is(b"claim") {
            serde_json::from_slice(line).map(Record::Claim)
        } else if is(b"source") {
            serde_json::from_slice(line).map(Record::Source)
        } else if is(b"near-miss") {
            serde_json::from_slice(line).map(Record::NearMiss)
        } else {
            serde_json::from_slice(line)
        }
    }
}

/// The first line: which format the lines are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// The version of the format; readers refuse a higher one.
    pub format: u32,
    /// The version of factdiff that wrote it.
    pub factdiff: String,
}

/// What comparing and reporting need of a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SlotRecord {
    /// The story that alone is asked it, where the rules lie in a story's folder; every story where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The slot's id.
    pub slot: String,
    /// The question in words.
    pub question: String,
    /// The type of the answer.
    pub kind: Kind,
    /// The kind of key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Kind>,
    /// Whether the answer is a set.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// The unit to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// On what terms values are compared.
    #[schemars(with = "ValueRecord")]
    pub terms: Terms,
    /// Claims of different named speakers are compared apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub attributed_apart: bool,
    /// Of several answers of one source only the first in the text is held against other sources.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first_counts: bool,
    /// The figures of the year before publication are answers too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_year: bool,
    /// How the answer may move with time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
    /// Levels that differ from the default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub report: BTreeMap<Class, Level>,
    /// A note for the reader of a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A link for the reader of a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl SlotRecord {
    /// A value in words, in the unit that the slot shows and with what was written beside it.
    pub fn show(&self, value: &Value) -> String {
        match value {
            Value::Number(_) => number::show_in(value, self.unit.as_deref(), &self.terms.hedges),
            _ => (self.kind.row().show)(value),
        }
    }
}

/// A story and what is expected of its sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryRecord {
    /// The story's id.
    pub story: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The values that the rules or the story expect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<ExpectedRecord>,
}

/// A value that a story or rule expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedRecord {
    /// Of which slot.
    pub slot: String,
    /// For whom, where the slot has keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyRecord>,
    /// As written.
    pub said: String,
    /// As read; several where the slot is a set.
    pub values: Vec<ValueRecord>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// As of which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Day>,
    /// Until which day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub until: Option<Day>,
}

/// A source that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRecord {
    /// The story it belongs to.
    pub story: String,
    /// Its id within the story.
    pub source: String,
    /// The file as the user named it.
    pub file: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published.
    #[schemars(with = "Option<String>")]
    pub published: Option<Day>,
    /// What it is for.
    pub role: Role,
    /// The source that it is a copy of, where the story says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// The length of its text in bytes.
    pub bytes: usize,
    /// A hash of its text, in hexadecimal.
    pub hash: String,
    /// A sketch of its text for finding near copies: the smallest hashes of its runs of words.
    pub shingles: Vec<u32>,
    /// How many bytes could not be decoded.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub undecodable: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Whom or what a claim is about, in the source's own fullest form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeyRecord {
    /// The kind of key.
    pub kind: Kind,
    /// The form to show.
    pub shown: String,
    /// As read.
    pub value: ValueRecord,
}

/// The words that something was read from, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// Exactly the words of the value.
    pub said: String,
    /// Their first byte in the source's text.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
    /// The sentence around them.
    pub quote: String,
    /// Its first byte.
    pub quote_start: u32,
    /// One past its last byte.
    pub quote_end: u32,
    /// The line of the words in the source's text, from 1.
    pub line: u32,
}

/// A source's answer to a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecord {
    /// The story.
    pub story: String,
    /// The slot.
    pub slot: String,
    /// Whom it is about, where the slot has keys.
    pub key: Option<KeyRecord>,
    /// The source.
    pub source: String,
    /// The type of the answer.
    pub kind: Kind,
    /// The words.
    #[serde(flatten)]
    pub said: Said,
    /// What they say.
    pub value: ValueRecord,
    /// How they are meant.
    pub context: Context,
    /// The phrase of the rule that found it.
    pub rule: String,
}

/// Something that a source says but that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnclearRecord {
    /// The story.
    pub story: String,
    /// The slot.
    pub slot: String,
    /// Whom it is about, where the slot has keys.
    pub key: Option<KeyRecord>,
    /// The source.
    pub source: String,
    /// The type of the answer.
    pub kind: Kind,
    /// The words.
    #[serde(flatten)]
    pub said: Said,
    /// Why it could not be read, one sentence without a full stop.
    pub reason: String,
    /// The phrase of the rule that found it.
    pub rule: String,
}

/// A sentence that came near an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearMissRecord {
    /// The story.
    pub story: String,
    /// The slot.
    pub slot: String,
    /// The source.
    pub source: String,
    /// How many sentences of the source came near.
    pub sentences: u32,
}

/// How a claim is meant: what stands around it. It labels and never hides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Context {
    /// Stated or denied.
    pub polarity: Polarity,
    /// Asserted, planned, possible, conditional.
    pub modality: Modality,
    /// Who said it, where somebody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How it was said: `said`, `claimed`, `confirmed`, `denied`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<String>,
    /// As of which day, ISO, where the words say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The tense of the clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tense: Option<Tense>,
    /// What the claim is limited to: words of the clause that name another event, place, year or period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Whether the value is a count that the source does not state: of one or two persons whom it tells of (`a man was
    /// shot dead`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// Whether it tells of one whom the source's other counts may leave out: the attacker, who died too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub besides: bool,
    /// Whether the sentence of a count sets it against what was told before: `However, rights groups counted 34.`
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub against: bool,
    /// Whether the sentence of a count tells of the event at hand and no older one: it names a weekday, or says what the
    /// event did (`the quake has killed 14`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_hand: bool,
}

/// Stated or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Stated.
    #[default]
    Positive,
    /// Denied.
    Negative,
}

/// How sure the source puts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As a fact.
    #[default]
    Asserted,
    /// As a plan.
    Planned,
    /// As possible.
    Possible,
    /// On a condition.
    Conditional,
}

/// The tense of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// Past or perfect.
    Past,
    /// Present.
    Present,
    /// Future.
    Future,
}
