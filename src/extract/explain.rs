//! Why a slot found what it found: for each sentence that came near, how far its phrases came.

use serde::Serialize;

use super::automaton::{Node, Way, WordTest};
use super::candidate::{Candidate, Finder};
use super::claim::{ClaimWriter, Written, quoted};
use super::context::Surroundings;
use super::lattice::Lattice;
use super::matcher::{Bound, Furthest, Matcher};
use super::program::Program;
use super::record::{ClaimRecord, UnclearRecord};
use super::resolve::Names;
use super::scan::Scan;
use crate::source::Source;
use crate::text::{Document, Sentence, Span};

/// What one phrase of a slot made of one sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// The sentence, verbatim; of a very long one what stands around the matched words.
    pub quote: String,
    /// Its first byte in the source's text.
    pub quote_start: u32,
    /// One past its last byte.
    pub quote_end: u32,
    /// Its line in the source's text, from 1.
    pub line: u32,
    /// The phrase, as claims name it.
    pub rule: String,
    /// The words that it matched, in the order of the text.
    pub matched: Vec<Words>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Some words of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words, verbatim.
    pub words: String,
    /// Their first byte in the source's text.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
}

/// What came of a phrase in a sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It gave an answer.
    Claim(Box<ClaimRecord>),
    /// It found something that cannot be read.
    Unclear(Box<UnclearRecord>),
    /// An `unless` phrase cancelled it.
    Cancelled {
        /// The phrase, as claims name it.
        unless: String,
        /// The words that it matched.
        by: Words,
    },
    /// It matched, but a better match claims its words.
    Overruled,
    /// It did not match.
    Failed {
        /// The items of which one had to come next.
        wanted: Vec<String>,
        /// What stands where it had to come; nothing at the edge of the sentence, and behind `...`, which tries many places.
        found: Option<Words>,
    },
}

/// How the phrases of a slot fare in each sentence where one of them starts: in the order of the text, and of the phrases
/// within a sentence. Nothing where the program has no such slot.
pub fn explain(program: &Program, slot: &str, source: &Source) -> Vec<Explained> {
    let Some(slot) = program.slot_named(slot) else { return Vec::new() };
    let document = source.document();
    let settings = program.read_settings(source.published);
    let names = Names::new(&document, &settings[0]);
    let writer = ClaimWriter { program, source, document: &document, names: &names };
    let mut scan = Scan::new(program, &document, &settings, &names, Some(slot));
    let mut explained = Vec::new();
    for (number, sentence) in document.sentences().iter().enumerate() {
        let Some(matches) = scan.sentence(number) else { continue };
        let lattice = scan.lattice();
        let surroundings = Surroundings::new(lattice, program.date_lane);
        let page = Page { program, document: &document, lattice, sentence };
        let mut told: Vec<Finder> = Vec::new();
        let mut tell = |candidate: &Candidate, outcome: Outcome| {
            told.push(candidate.finder);
            explained.push(page.explained(candidate.finder.name(program), page.words_of(candidate), outcome));
        };
        for candidate in &matches.chosen {
            tell(
                candidate,
                match writer.write(candidate, sentence, &surroundings) {
                    Written::Claim(claim) => Outcome::Claim(claim),
                    Written::Unclear(record) => Outcome::Unclear(record),
                },
            );
        }
        for (candidate, unless, tokens) in &matches.cancelled {
            let by = page.words(tokens.clone());
            tell(candidate, Outcome::Cancelled { unless: program.phrases[*unless].name(), by });
        }
        matches.overruled.iter().for_each(|candidate| tell(candidate, Outcome::Overruled));
        for (phrase, furthest) in scan.attempts() {
            if !told.contains(&Finder::Phrase(phrase)) {
                explained.push(page.failure(phrase, &furthest));
            }
        }
    }
    explained
}

/// A sentence that is explained.
struct Page<'a> {
    program: &'a Program,
    document: &'a Document,
    lattice: &'a Lattice<'a>,
    sentence: &'a Sentence,
}

impl Page<'_> {
    fn words(&self, tokens: std::ops::Range<usize>) -> Words {
        let span = self.document.span(tokens);
        Words { words: self.document.slice(span).to_owned(), start: span.start, end: span.end }
    }

    /// The fixed words, the answer and the key of a match.
    fn words_of(&self, candidate: &Candidate) -> Vec<Words> {
        let mut runs: Vec<std::ops::Range<usize>> = candidate.fixed.iter().map(|token| *token..*token + 1).collect();
        if candidate.answer.tokens != candidate.tokens || runs.is_empty() {
            runs.push(candidate.answer.tokens.clone());
        }
        runs.extend(candidate.key.iter().map(|key| key.tokens.clone()));
        self.in_order(runs)
    }

    fn in_order(&self, mut runs: Vec<std::ops::Range<usize>>) -> Vec<Words> {
        runs.sort_by_key(|run| (run.start, run.end));
        runs.dedup();
        runs.into_iter().map(|run| self.words(run)).collect()
    }

    fn failure(&self, phrase: usize, furthest: &Furthest) -> Explained {
        let matcher = Matcher::new(self.program, self.lattice);
        let bounds = furthest.bounds.iter().filter(|bound| !matches!(bound, Bound::Between(_)));
        let matched = self.in_order(bounds.map(|bound| matcher.tokens(bound)).collect());
        let code = &self.program.graph(phrase).code;
        let wanted = furthest.failed.iter().map(|(node, _)| self.item(code.node(*node))).collect();
        let place = furthest.failed.first().and_then(|(_, place)| *place);
        let found = place.and_then(|(at, way)| {
            let token = match way {
                Way::Right => Some(at),
                Way::Left => at.checked_sub(1),
            };
            token.filter(|token| self.sentence.tokens.contains(token)).map(|token| self.words(token..token + 1))
        });
        let rule = self.program.phrases[phrase].name();
        self.explained(rule, matched, Outcome::Failed { wanted, found })
    }

    fn explained(&self, rule: String, matched: Vec<Words>, outcome: Outcome) -> Explained {
        let ends = matched.first().zip(matched.last());
        let matched_span =
            ends.map_or(Span { end: self.sentence.span.start, ..self.sentence.span }, |(first, last)| Span {
                start: first.start,
                end: last.end.max(first.end),
            });
        let span = quoted(self.document, self.sentence, matched_span);
        Explained {
            quote: self.document.slice(span).to_owned(),
            quote_start: span.start,
            quote_end: span.end,
            line: self.document.line(span.start),
            rule,
            matched,
            outcome,
        }
    }

    /// An item as a rule writes it.
    fn item(&self, node: &Node) -> String {
        match node {
            Node::Word(WordTest::Word(word, exact, _), _) => exact.as_deref().unwrap_or(word).to_owned(),
            Node::Word(WordTest::Number(number, _), _) => number.to_string(),
            Node::Word(WordTest::Prefix(prefix), _) => format!("{prefix}*"),
            Node::Word(WordTest::Punct(mark), _) => mark.to_string(),
            Node::Mention(test, _) => format!("<{}>", self.program.lanes[test.lane].kind),
            Node::Text(..) => "<text>".to_owned(),
            Node::Gap(_) => "...".to_owned(),
            Node::NounGap(_) => "..".to_owned(),
            Node::Split(..) | Node::Accept => String::new(),
        }
    }
}
