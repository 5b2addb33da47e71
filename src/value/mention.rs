use std::collections::BTreeMap;
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

/// Every mention of these kinds in a document, sentence by sentence, nested and competing ones too, in the order of their
/// places: by start, the longer first, then by kind.
pub fn read(document: &Document, kinds: &[Kind], settings: &ReadSettings) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        let words = document.words(sentence);
        for kind in kinds {
            (kind.row().read)(&words, settings, &mut mentions);
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end), mention.kind));
    mentions.dedup();
    mentions
}

/// One reading of a text without overlaps: the longest mentions, of equal ones the more telling kind.
///
/// A date tells more than the sum, share or size that its figures could be, and any of them more than a bare count.
pub fn best(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|at| {
        let mention = &mentions[*at];
        (std::cmp::Reverse(mention.span.len()), rank(mention.kind), mention.value().is_none(), mention.span.start)
    });
    // Chosen spans by their start; the mention to hold against is the last that starts before the new one ends.
    let mut taken: BTreeMap<u32, Span> = BTreeMap::new();
    let mut chosen = vec![false; mentions.len()];
    for at in order {
        let span = mentions[at].span;
        let free =
            taken.range(..span.end.max(span.start + 1)).next_back().is_none_or(|(_, before)| before.end <= span.start);
        if free {
            taken.insert(span.start, span);
            chosen[at] = true;
        }
    }
    mentions.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(mention, _)| mention).collect()
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Date => 0,
        Kind::Money => 1,
        Kind::Percent => 2,
        Kind::Duration => 3,
        Kind::Time => 4,
        Kind::Quantity => 5,
        Kind::Title => 6,
        Kind::Person => 7,
        Kind::Place => 8,
        Kind::Organisation => 9,
        Kind::Count => 10,
        Kind::Choice | Kind::YesNo | Kind::Text => 11,
    }
}
