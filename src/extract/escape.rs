//! `regex:`, the escape hatch: an expression finds the words, the slot's kind reads them.

use std::ops::Range;

use regex::Match;

use super::candidate::{Candidate, Finder, text};
use super::lattice::{LaneId, Lattice};
use super::program::SlotProgram;
use crate::rule::List;
use crate::text::Span;
use crate::value::yes_no::YesNo;
use crate::value::{Kind, Mention, Value};

/// Everything that the expressions of a slot find in the sentence that the lattice stands at.
pub(super) fn find(slot: usize, program: &SlotProgram, lattice: &Lattice<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let sentence = lattice.document().slice(lattice.sentence().span);
    for (number, expression) in program.regex.iter().enumerate() {
        // Most sentences hold no match, and to search for groups takes memory.
        let Some(regex) = expression.for_text(sentence).filter(|regex| regex.is_match(sentence)) else { continue };
        for captures in regex.captures_iter(sentence) {
            let (Some(whole), Some(value)) = (captures.get(0), captures.name("value")) else { continue };
            let Some(tokens) = tokens_of(lattice, whole) else { continue };
            let Some(answer) = answer(program, lattice, value) else { continue };
            let key = captures.name("key").zip(program.keys).and_then(|(key, lane)| mention_in(lattice, lane, key));
            candidates.push(Candidate {
                slot,
                finder: Finder::Regex(number),
                answer,
                key,
                fixed: Vec::new(),
                between: Vec::new(),
                tokens,
                list: List::Phrases,
            });
        }
    }
    candidates
}

fn answer(program: &SlotProgram, lattice: &Lattice<'_>, value: Match<'_>) -> Option<Mention> {
    match (program.kind, program.answers) {
        (_, Some(lane)) => mention_in(lattice, lane, value)
            .or_else(|| tokens_of(lattice, value).and_then(|tokens| lattice.number_alone(lane, &tokens))),
        (Kind::YesNo, None) => {
            let yes = Value::YesNo(YesNo::Yes);
            Some(Mention::clear(lattice.document(), Kind::YesNo, tokens_of(lattice, value)?, yes))
        }
        (_, None) => Some(text(lattice, tokens_of(lattice, value)?)),
    }
}

/// The longest mention inside the words found; the first of equals.
fn mention_in(lattice: &Lattice<'_>, lane: LaneId, found: Match<'_>) -> Option<Mention> {
    let tokens = tokens_of(lattice, found)?;
    let inside = |mention: &&Mention| tokens.start <= mention.tokens.start && mention.tokens.end <= tokens.end;
    let mentions = lattice.lane(lane).all().iter().filter(inside);
    mentions.min_by_key(|mention| (std::cmp::Reverse(mention.tokens.len()), mention.tokens.start)).cloned()
}

/// The tokens that some matched words touch.
fn tokens_of(lattice: &Lattice<'_>, found: Match<'_>) -> Option<Range<usize>> {
    let base = lattice.sentence().span.start as usize;
    let span = Span::new(base + found.start(), base + found.end());
    let tokens = lattice.document().tokens();
    let sentence = lattice.sentence().tokens.clone();
    let start = sentence.start + tokens[sentence.clone()].partition_point(|token| token.span.end <= span.start);
    let end = sentence.start + tokens[sentence].partition_point(|token| token.span.start < span.end);
    (start < end).then_some(start..end)
}
