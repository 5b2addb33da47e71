//! The phrase language: from a line of a rule to checked items.
//!
//! `parse.rs` reads the language, `tokens.rs` cuts its words as texts are cut so that the two can be compared, and
//! `check.rs` refuses phrases that could never give their slot's answer.

mod check;
mod parse;
mod tokens;

#[cfg(test)]
mod tests;

pub(super) use check::{Use, check};
pub(super) use parse::{Lists, parse, parse_list_item};

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::text::Span;
use crate::value::Kind;

/// One phrase of a rule, checked: word lists are expanded, and there is an item that can start it.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The items, in order.
    pub items: Vec<Item>,
    /// The phrase as the rule writes it.
    pub written: String,
    /// Where it stands in the rule file.
    pub span: Span,
}

/// One item of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A word, compared in its normalised form; `exact` holds it as written where it has two or more capitals (`US`).
    Word {
        /// The normalised form (see [`normalise`](crate::text::normalise)); no white space or hyphen.
        word: String,
        /// The letters that must stand in this case, dots aside.
        exact: Option<String>,
        /// The value, for a number word or digits, which match by value.
        number: Option<Decimal>,
    },
    /// `word*`: the beginning of one word.
    Prefix(String),
    /// `<kind>` or `<kind:name>`: a mention. Without a name it is the answer where it is the slot's kind, else the key.
    Mention {
        /// The kind of mention.
        kind: Kind,
        /// The name of a second one that only has to be there.
        name: Option<String>,
    },
    /// `...`: 0 to 12 steps.
    Gap,
    /// `..`: 0 to 6 words of one noun phrase.
    NounGap,
    /// A mark of punctuation as written, in its normalised form.
    Punct(String),
    /// Alternatives, each a sequence; an empty alternative makes the group optional (`word?` is a group too). Those of a
    /// word list are shared by all phrases that name it.
    Group(Arc<[Vec<Item>]>),
}
