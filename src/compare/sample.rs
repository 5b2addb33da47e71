//! Small stories for the tests of comparing and reporting.

use crate::extract::record::{
    ClaimRecord, Context, ExpectedRecord, KeyRecord, Said, SlotRecord, SourceRecord, UnclearRecord,
};
use crate::source::Role;
use crate::value::choice::{self, Choice};
use crate::value::{Kind, Terms, Value, ValueRecord, Wording, WordingEntry};

use super::{Finding, StoryComparison, StoryRecords, compare};

/// A story in the making.
pub(crate) struct Desk {
    pub(crate) slots: Vec<SlotRecord>,
    pub(crate) records: StoryRecords,
    length: u32,
}

impl Desk {
    /// A story with no slots and sources yet.
    pub(crate) fn new() -> Desk {
        let mut records = StoryRecords::new("bridge");
        records.story.title = Some("The bridge".to_owned());
        Desk { slots: Vec::new(), records, length: 0 }
    }

    pub(crate) fn slot(&mut self, kind: Kind, id: &str, question: &str) -> &mut SlotRecord {
        self.slots.push(SlotRecord {
            story: None,
            slot: id.to_owned(),
            question: question.to_owned(),
            kind,
            each: None,
            many: false,
            unit: None,
            terms: Terms::default(),
            attributed_apart: false,
            first_counts: false,
            by_year: false,
            changes: None,
            report: Default::default(),
            note: None,
            link: None,
        });
        self.slots.last_mut().unwrap()
    }

    /// A slot of choices: `remote; video < remote; in person`, flagged words behind `!`.
    pub(crate) fn choices(&mut self, id: &str, question: &str, choices: &str) -> &mut SlotRecord {
        let entry = |written: &str| {
            let (written, flag) = written.split_once('!').unwrap_or((written, ""));
            let (canonical, under) = written.split_once(" < ").unwrap_or((written, ""));
            let some = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
            WordingEntry {
                canonical: canonical.trim().to_owned(),
                under: some(under),
                flag: some(flag).into_iter().collect(),
                ..WordingEntry::default()
            }
        };
        let slot = self.slot(Kind::Choice, id, question);
        slot.terms.wording = Wording(choices.split(';').map(entry).collect());
        slot
    }

    /// A source, with its day where that is not empty.
    pub(crate) fn source(&mut self, id: &str, published: &str) -> &mut SourceRecord {
        self.records.sources.push(SourceRecord {
            story: "bridge".to_owned(),
            source: id.to_owned(),
            file: format!("{id}.txt"),
            outlet: None,
            title: None,
            url: None,
            published: published.parse().ok(),
            role: Role::Peer,
            copy_of: None,
            bytes: 1_000,
            hash: format!("hash of {id}"),
            shingles: Vec::new(),
            undecodable: 0,
        });
        self.records.sources.last_mut().unwrap()
    }

    /// Where the words marked with `«…»` stand in a sentence of a source.
    fn said(&mut self, sentence: &str) -> Said {
        let (before, rest) = sentence.split_once('«').expect("the words are marked");
        let (words, after) = rest.split_once('»').expect("the words are marked");
        let quote = format!("{before}{words}{after}");
        let quote_start = self.length;
        self.length += quote.len() as u32 + 1;
        let start = quote_start + before.len() as u32;
        Said {
            said: words.to_owned(),
            start,
            end: start + words.len() as u32,
            quote_end: quote_start + quote.len() as u32,
            quote,
            quote_start,
            line: self.records.claims.len() as u32 + 1,
        }
    }

    /// A claim: the value is what the slot's kind reads in the words marked, or in `value` where that is not empty.
    pub(crate) fn says(&mut self, source: &str, slot: &str, value: &str, sentence: &str) -> &mut ClaimRecord {
        let said = self.said(sentence);
        let kind = self.slots.iter().find(|known| known.slot == slot).unwrap().kind;
        let value = self.value(slot, if value.is_empty() { &said.said } else { value });
        self.records.claims.push(ClaimRecord {
            story: "bridge".to_owned(),
            slot: slot.to_owned(),
            key: None,
            source: source.to_owned(),
            kind,
            said,
            value,
            context: Context::default(),
            rule: String::new(),
        });
        self.records.claims.last_mut().unwrap()
    }

    pub(crate) fn unread(&mut self, source: &str, slot: &str, reason: &str, sentence: &str) {
        let said = self.said(sentence);
        let kind = self.slots.iter().find(|known| known.slot == slot).unwrap().kind;
        self.records.unclear.push(UnclearRecord {
            story: "bridge".to_owned(),
            slot: slot.to_owned(),
            key: None,
            source: source.to_owned(),
            kind,
            said,
            reason: reason.to_owned(),
            rule: String::new(),
        });
    }

    pub(crate) fn expects(&mut self, slot: &str, value: &str) -> &mut ExpectedRecord {
        let values = vec![self.value(slot, value)];
        self.records.story.expected.push(ExpectedRecord {
            slot: slot.to_owned(),
            key: None,
            said: value.to_owned(),
            values,
            from: None,
            link: None,
            as_of: None,
            until: None,
        });
        self.records.story.expected.last_mut().unwrap()
    }

    fn value(&self, slot: &str, words: &str) -> ValueRecord {
        let slot = self.slots.iter().find(|known| known.slot == slot).unwrap();
        let value = match slot.kind {
            Kind::Choice => match choice::read_literal(words, &slot.terms.wording) {
                Some(choice) => Value::Choice(choice),
                None => Value::Choice(Choice { id: words.to_owned(), within: Vec::new(), flagged: None }),
            },
            Kind::YesNo => Value::YesNo(serde_json::from_value(serde_json::json!(words)).unwrap()),
            kind => read(kind, words),
        };
        (slot.kind.row().record)(&value)
    }

    pub(crate) fn compared(&self) -> StoryComparison {
        compare(self.slots.as_slice(), self.records.clone())
    }

    /// Findings in one line each: `conflict form: remote (a, b) | in person (c)`.
    pub(crate) fn found(&self) -> Vec<String> {
        self.compared().findings.iter().map(line).collect()
    }
}

/// What a kind reads in some words; free text where it reads nothing.
fn read(kind: Kind, words: &str) -> Value {
    let document = crate::text::Document::new(words);
    let mut mentions = Vec::new();
    let window = document.words_in(0..document.tokens().len());
    (kind.row().read)(&window, &Default::default(), &mut mentions);
    mentions.retain(|mention| mention.kind == kind);
    mentions.sort_by_key(|mention| mention.tokens.len());
    match mentions.pop().and_then(|mention| mention.value().cloned()) {
        Some(value) => value,
        None => Value::Text(crate::value::text_value::Text { words: words.to_owned() }),
    }
}

/// A key as a kind reads it.
pub(crate) fn key(kind: Kind, words: &str) -> Option<KeyRecord> {
    let value = read(kind, words);
    Some(KeyRecord { kind, shown: words.to_owned(), value: (kind.row().record)(&value) })
}

/// A finding in one line.
pub(crate) fn line(finding: &Finding) -> String {
    let sides: Vec<String> =
        finding.sides.iter().map(|side| format!("{} ({})", side.shown, side.sources.join(", "))).collect();
    let key = finding.key.as_ref().map_or_else(String::new, |key| format!(" [{key}]"));
    format!("{} {}{key}: {}", finding.finding, finding.slot, sides.join(" | "))
}
