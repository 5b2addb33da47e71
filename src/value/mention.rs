use std::ops::Range;

use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};

use super::number::Hedges;
use super::{Kind, Value};
use crate::text::{Document, Span};

/// A typed expression in a text: `over one million`, `Monday`, `Secretary of State`.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it is read as.
    pub kind: Kind,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// Its bytes: exactly the words that make up the value, hedge and unit included.
    pub span: Span,
    /// What it says.
    pub reading: Reading,
}

/// What was made of the words of a mention.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Understood.
    Clear(Value),
    /// Seen but not understood (`yesterday` in an undated text), with the reason in one sentence without a full stop.
    Unclear(String),
}

impl Mention {
    /// A mention that was understood.
    pub fn clear(document: &Document, kind: Kind, tokens: Range<usize>, value: Value) -> Mention {
        Mention { kind, span: document.span(tokens.clone()), tokens, reading: Reading::Clear(value) }
    }

    /// A mention that was seen and not understood.
    pub fn unclear(document: &Document, kind: Kind, tokens: Range<usize>, reason: impl Into<String>) -> Mention {
        Mention { kind, span: document.span(tokens.clone()), tokens, reading: Reading::Unclear(reason.into()) }
    }

    /// The value, if it was understood.
    pub fn value(&self) -> Option<&Value> {
        match &self.reading {
            Reading::Clear(value) => Some(value),
            Reading::Unclear(_) => None,
        }
    }
}

/// Which day a bare weekday means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeekdayRule {
    /// Past tense or none: the last on or before publication; future: the next on or after; `would` and headlines: the nearest.
    #[default]
    ByTense,
    /// The last such day on or before publication.
    Before,
    /// The next such day on or after publication.
    After,
    /// The nearest such day, before or after.
    Nearest,
}

/// How `03/04/2024` is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 3 April.
    DayMonth,
    /// March 4.
    MonthDay,
}

/// What a reader may know besides the words: the source's publication date and the slot's wishes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadSettings {
    /// The source's publication date; the only "now" there is.
    pub published: Option<Day>,
    /// Which day a bare weekday means.
    pub weekday: WeekdayRule,
    /// The order of day and month in `03/04/2024`; where `None`, both readings are kept.
    pub order: Option<DayOrder>,
    /// Words before and after a number and what they do to it.
    pub hedges: Hedges,
}
