//! From a source to its claims: mentions, phrase matching, context, resolution.
//!
//! ```text
//! RuleSet ─Program::compile─► Program: index of anchor words, lanes of mentions; graphs of phrases when an anchor fires
//! Source ──► Document ─scan─► sentences where an anchor fires
//!                               ├ lattice    mentions, read when a phrase asks for them
//!                               ├ matcher    leftwards and rightwards from the anchor
//!                               ├ candidate  what gets in each other's way
//!                               ├ context    polarity, modality, speaker, tense, as-of, scope
//!                               └ claim      records; names in their fullest form
//! ```
//!
//! `extract` sees one source at a time and is a pure function of the rules and the source; what it finds leaves as
//! [`record`]s. The order of slots and files changes the order of the claims, never the claims.
//!
//! To add an item to the phrase language: give it a `Node` in `automaton.rs`, its way to match in `matcher.rs`, and its
//! cost as an anchor in `anchor.rs`.

mod about;
mod anchor;
mod automaton;
mod candidate;
mod claim;
mod clause;
mod compile;
mod context;
mod coordination;
mod escape;
mod everyone;
mod explain;
mod frequency;
mod grammar;
mod graph;
mod lattice;
mod line;
mod matcher;
mod need;
mod partitive;
mod prefix;
mod present;
mod program;
pub mod record;
mod remainder;
mod resolve;
mod scan;
mod sketch;
mod wording;

#[cfg(test)]
mod tests;

pub(crate) use context::is_attacker;

pub use claim::{Extraction, extract, extract_slot, slot_record, source_record};
pub use explain::{Explained, Outcome, Words, explain};
pub use line::{push_line, push_lines};
pub use program::Program;
