//! What stands after matching, as records.

use super::about;
use super::candidate::Candidate;
use super::context::{self, Surroundings};
use super::everyone;
use super::program::Program;
use super::record::{
    ClaimRecord, Context, KeyRecord, NearMissRecord, Record, Said, SlotRecord, SourceRecord, UnclearRecord,
};
use super::remainder::{self, Found};
use super::resolve::{Names, is_pronoun};
use super::scan::Scan;
use super::sketch;
use crate::rule::Slot;
use crate::source::Source;
use crate::text::{Document, Sentence, Span};
use crate::value::{Kind, Mention, Reading};

/// What one source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The source itself.
    pub source: SourceRecord,
    /// Its answers, in the order of the slots and of the text.
    pub claims: Vec<ClaimRecord>,
    /// What could not be read, in the same order.
    pub unclear: Vec<UnclearRecord>,
    /// For each slot of which a sentence came near an answer, in the order of the slots.
    pub near_misses: Vec<NearMissRecord>,
}

impl Extraction {
    /// The lines of the stream: the source, its claims, what is unclear, the near misses.
    pub fn into_records(self) -> impl Iterator<Item = Record> {
        std::iter::once(Record::Source(self.source))
            .chain(self.claims.into_iter().map(Record::Claim))
            .chain(self.unclear.into_iter().map(Record::Unclear))
            .chain(self.near_misses.into_iter().map(Record::NearMiss))
    }
}

/// Everything that a source says in answer to the slots of a program.
pub fn extract(program: &Program, source: &Source) -> Extraction {
    extract_for(program, source, None)
}

/// What a source says in answer to one slot; nothing where the program has no such slot. Of the other slots the answers of
/// those may come with it that go before it where two claim the same words.
pub fn extract_slot(program: &Program, source: &Source, slot: &str) -> Option<Extraction> {
    let slot = program.slot_named(slot)?;
    // What follows from the answers of others takes these.
    let asked = &program.slots[slot];
    let alone = asked.less.is_none() && asked.everyone.is_empty() && asked.about.is_none();
    Some(extract_for(program, source, alone.then_some(slot)))
}

fn extract_for(program: &Program, source: &Source, slot: Option<usize>) -> Extraction {
    let document = source.document();
    let settings = program.read_settings(source.published);
    let names = Names::new(&document, &settings[0]);
    let scan = Scan::new(program, &document, &settings, &names, None);
    let mut scan = match slot {
        Some(slot) => scan.for_slot(slot),
        None => scan,
    };
    let writer = ClaimWriter { program, source, document: &document, names: &names };
    let mut claims: Vec<Found> = Vec::new();
    let mut unclear: Vec<(usize, UnclearRecord)> = Vec::new();
    for (number, sentence) in document.sentences().iter().enumerate() {
        let Some(matches) = scan.sentence(number) else { continue };
        if matches.chosen.is_empty() {
            continue;
        }
        let surroundings = Surroundings::new(scan.lattice(), program.date_lane);
        for candidate in matches.chosen {
            match writer.write(&candidate, sentence, &surroundings) {
                Written::Claim(claim) => claims.push((candidate.slot, *claim, candidate.list)),
                Written::Unclear(record) => unclear.push((candidate.slot, *record)),
            }
        }
    }
    about::add(program, &mut claims);
    everyone::add(&writer, &mut claims);
    claims.sort_by_key(|(slot, claim, _)| (*slot, claim.said.start));
    remainder::settle(program, &mut claims);
    unclear.sort_by_key(|(slot, record)| (*slot, record.said.start));
    let asked = program.asked;
    Extraction {
        source: record_of(source, &document),
        claims: claims.into_iter().filter(|(slot, ..)| *slot < asked).map(|(_, claim, _)| claim).collect(),
        unclear: unclear.into_iter().filter(|(slot, _)| *slot < asked).map(|(_, record)| record).collect(),
        near_misses: near_misses(program, source, scan.near()),
    }
}

fn near_misses(program: &Program, source: &Source, near: &[u32]) -> Vec<NearMissRecord> {
    let counted = near.iter().enumerate().take(program.asked).filter(|(_, sentences)| **sentences > 0);
    let record = |(slot, sentences): (usize, &u32)| NearMissRecord {
        story: source.story.clone(),
        slot: program.slots[slot].id.clone(),
        source: source.id.clone(),
        sentences: *sentences,
    };
    counted.map(record).collect()
}

/// A source as it stands in the stream. [`extract`] gives the same and reads the text once for both.
pub fn source_record(source: &Source) -> SourceRecord {
    record_of(source, &source.document())
}

fn record_of(source: &Source, document: &Document) -> SourceRecord {
    SourceRecord {
        story: source.story.clone(),
        source: source.id.clone(),
        file: source.file.clone(),
        outlet: source.outlet.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        published: source.published,
        role: source.role,
        copy_of: source.copy_of.clone(),
        bytes: source.text.len(),
        hash: sketch::text_hash(&source.text),
        shingles: sketch::shingles(document),
        undecodable: source.undecodable,
    }
}

/// What comparing and reporting need of a slot.
pub fn slot_record(slot: &Slot) -> SlotRecord {
    SlotRecord {
        story: None,
        slot: slot.id.clone(),
        question: slot.question.clone(),
        kind: slot.kind,
        each: slot.each,
        many: slot.many,
        unit: slot.unit.clone(),
        terms: slot.terms.clone(),
        attributed_apart: slot.attributed_apart,
        first_counts: slot.first_counts,
        by_year: slot.by_year,
        changes: slot.changes.clone(),
        report: slot.report.clone(),
        note: slot.note.clone(),
        link: slot.link.clone(),
    }
}

/// Makes records of matches.
pub(super) struct ClaimWriter<'a> {
    pub(super) program: &'a Program,
    pub(super) source: &'a Source,
    pub(super) document: &'a Document,
    pub(super) names: &'a Names<'a>,
}

/// What became of a match.
pub(super) enum Written {
    Claim(Box<ClaimRecord>),
    Unclear(Box<UnclearRecord>),
}

impl ClaimWriter<'_> {
    /// The record of a match in a sentence.
    pub(super) fn write(&self, candidate: &Candidate, sentence: &Sentence, surroundings: &Surroundings<'_>) -> Written {
        let slot = &self.program.slots[candidate.slot];
        let (story, source) = (self.source.story.clone(), self.source.id.clone());
        let mut said = self.said(&candidate.answer, sentence);
        if let Some(key) = candidate.key.as_ref().filter(|key| is_pronoun(&self.document.words(sentence), key)) {
            self.begin_with_antecedent(&mut said, key, sentence);
        }
        let rule = candidate.finder.name(self.program);
        let key = candidate.key.as_ref().map(|key| self.key(key)).transpose();
        let reading = key.and_then(|key| match self.resolved(&candidate.answer) {
            Reading::Clear(value) => Ok((key, value)),
            Reading::Unclear(reason) => Err(reason),
        });
        let (key, value) = match reading {
            Ok(read) => read,
            Err(reason) => {
                let key = candidate.key.as_ref().and_then(|key| self.key(key).ok());
                let slot = slot.id.clone();
                let record =
                    UnclearRecord { story, slot, key, source, kind: candidate.answer.kind, said, reason, rule };
                return Written::Unclear(Box::new(record));
            }
        };
        let (value, context): (_, Context) = context::of(candidate, value, surroundings);
        Written::Claim(Box::new(ClaimRecord {
            story,
            slot: slot.id.clone(),
            key,
            source,
            kind: slot.kind,
            said,
            value: (slot.kind.row().record)(&value),
            context,
            rule,
        }))
    }

    /// A mention as the whole document reads it.
    fn resolved(&self, mention: &Mention) -> Reading {
        match mention.kind {
            Kind::Person => self.names.fullest(mention),
            _ => mention.reading.clone(),
        }
    }

    /// The key in the source's own fullest form, or why it cannot be read.
    fn key(&self, mention: &Mention) -> Result<KeyRecord, String> {
        let kind = mention.kind;
        match self.resolved(mention) {
            Reading::Clear(value) => {
                Ok(KeyRecord { kind, shown: (kind.row().show)(&value), value: (kind.row().record)(&value) })
            }
            Reading::Unclear(reason) => Err(reason),
        }
    }

    /// Has a quote begin with the sentence that names the person for whom a pronoun stands in it.
    fn begin_with_antecedent(&self, said: &mut Said, pronoun: &Mention, sentence: &Sentence) {
        let sentences = self.document.sentences();
        let number = sentences.partition_point(|other| other.tokens.end <= pronoun.tokens.start);
        let Some(antecedent) = self.names.antecedent(number) else { return };
        let from = sentences[antecedent.sentence].span.start;
        if (sentence.span.end - from) as usize <= LONGEST_QUOTE {
            said.quote_start = from;
            said.quote = self.document.slice(Span { start: from, end: said.quote_end }).to_owned();
        }
    }

    /// The words of a mention with the sentence around them.
    pub(super) fn said(&self, answer: &Mention, sentence: &Sentence) -> Said {
        let quote = quoted(self.document, sentence, answer.span);
        Said {
            said: self.document.slice(answer.span).to_owned(),
            start: answer.span.start,
            end: answer.span.end,
            quote: self.document.slice(quote).to_owned(),
            quote_start: quote.start,
            quote_end: quote.end,
            line: self.document.line(answer.span.start),
        }
    }
}

/// The longest quote in bytes; ours, six times the longest sentence that news prints often. A line without an end (a table, a
/// list of names) would otherwise be repeated with each of its claims.
const LONGEST_QUOTE: usize = 2_000;

/// The sentence around some words; of one too long to print, whole tokens on both sides of the words.
pub(super) fn quoted(document: &Document, sentence: &Sentence, said: Span) -> Span {
    if sentence.span.len() <= LONGEST_QUOTE {
        return sentence.span;
    }
    let tokens = &document.tokens()[sentence.tokens.clone()];
    let side = (LONGEST_QUOTE.saturating_sub(said.len()) / 2) as u32;
    let first = tokens.partition_point(|token| token.span.start < said.start.saturating_sub(side));
    let behind = tokens.partition_point(|token| token.span.end <= said.end.saturating_add(side));
    let start = tokens.get(first).map_or(said.start, |token| token.span.start.min(said.start));
    let end = tokens[..behind].last().map_or(said.end, |token| token.span.end.max(said.end));
    Span { start, end }
}
