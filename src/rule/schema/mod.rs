//! What may stand in the files that users write: one table of keys, from which files are checked and the JSON Schemas
//! printed.
//!
//! To add a key: give it its row in `rules.rs` or `story.rs` and read it in the builder. The check for unknown, missing and
//! mistyped keys, the hints and the printed schema follow from the row.

mod check;
mod form;
mod json;
mod rules;
mod story;

pub(super) use check::{check, nearest};
pub(super) use form::{day, hours, tolerance};
pub use json::{json_schema_rules, json_schema_story};
pub(super) use rules::{RULES, can_be_key};
pub(super) use story::STORY;

/// A map with a closed set of keys.
pub(super) struct MapRow {
    /// What it is called where it is said to take a key.
    pub name: &'static str,
    /// One line for editors.
    pub about: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [KeyRow],
    /// Keys of which each lifts the duty to write the required ones.
    pub lifted_by: &'static [&'static str],
}

/// A key of a map.
pub(super) struct KeyRow {
    /// The key.
    pub name: &'static str,
    /// One line for editors.
    pub about: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it takes.
    pub shape: Shape,
}

/// What a value may be.
pub(super) enum Shape {
    /// Words; refused where YAML programs take them for something else (`no`, `null`).
    Words,
    /// Words in a fixed form.
    Form(&'static Form),
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// One value of the slot's kind, in words.
    Answer,
    /// An answer to the slot: a value, a list of them, or a map of them by key.
    Answers,
    /// An answer that is expected: as [`Shape::Answers`], or with who says so.
    Expected(&'static MapRow),
    /// A list of at least one.
    List(&'static Shape),
    /// One, or a list of at least one.
    OneOrMore(&'static Shape),
    /// A map with closed keys.
    Map(&'static MapRow),
    /// A map with closed keys, or nothing at all.
    MapOrNothing(&'static MapRow),
    /// A map of ids or words to values of one shape.
    Named {
        /// What an entry is.
        entry: &'static str,
        /// Whether keys are ids (letters, digits, `-`, `_`) or any words.
        ids: bool,
        /// What each takes.
        value: &'static Shape,
    },
    /// A map from some of these words.
    Chosen {
        /// The words.
        keys: fn() -> Vec<&'static str>,
        /// What each takes.
        value: &'static Shape,
    },
}

/// A form of words: a day, a number, a tolerance.
pub(super) struct Form {
    /// What is meant, with its article: `a day`.
    pub name: &'static str,
    /// A few that are right, for hints.
    pub examples: &'static str,
    /// The same as a regular expression for editors.
    pub pattern: &'static str,
    /// JSON types that YAML editors make of it.
    pub types: &'static [&'static str],
    /// Whether the words are of the form, or in one sentence why not; an empty sentence where there is no more to say.
    pub check: fn(&str) -> Result<(), String>,
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> KeyRow {
    KeyRow { name, about, required: false, shape }
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> KeyRow {
    KeyRow { name, about, required: true, shape }
}
