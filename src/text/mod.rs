//! Decoded text and where things stand in it: spans, tokens, sentences, regions.
//!
//! A [`Document`] is made once a source and read by everything behind it. All places are [`Span`]s: half-open byte
//! offsets into the decoded text. A quote is always a slice of that text, never rebuilt.
//!
//! To teach the tokeniser an abbreviation, add it to `abbreviation.rs`; to tell it where sentences end, see
//! `sentence.rs`.

mod abbreviation;
mod document;
mod fixed_words;
mod forms;
mod normal;
mod sentence;
mod span;
mod token;
mod word_index;

#[cfg(test)]
pub(crate) use document::looks;
pub use document::{Document, LineColumn, Region, Words};
pub use fixed_words::FixedWords;
pub use normal::normalise;
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Case, Shape, Token};
pub use word_index::{WordIndex, hash};
