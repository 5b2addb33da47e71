//! The table of roles: offices by name, ministers and secretaries by portfolio.

use super::spelling::spelling_class;
use crate::text::{FixedWords, Words};
use crate::value::lexicon::Lexicon;

/// Which roles exclude each other; see the head of `roles.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    State,
    Court,
    Seat,
    Party,
    Company,
    Body,
    Rank,
    Church,
    Calling,
    Loose,
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Role {
    /// The name in lower case by which titles hold it.
    pub(super) id: &'static str,
    /// What the office does.
    pub(super) function: &'static str,
    pub(super) class: Class,
    /// Where it is called so: codes of places, ids of bodies, `US-*`.
    pub(super) home: &'static [&'static str],
    /// Takes the name of any organisation or place.
    pub(super) org: bool,
    /// Has a destination.
    pub(super) to: bool,
    /// Counts only directly before a name.
    pub(super) named: bool,
    /// Counts only in capitals or before a name.
    pub(super) capital: bool,
    /// In lower case counts only with a place or an organisation.
    pub(super) whose: bool,
    /// Said of people of every rank.
    pub(super) any_rank: bool,
}

impl Role {
    /// Whether a jurisdiction is one of the homes.
    pub(super) fn is_home(&self, jurisdiction: &str) -> bool {
        self.home.iter().any(|home| match home.strip_suffix('*') {
            Some(country) => jurisdiction.starts_with(country),
            None => *home == jurisdiction,
        })
    }
}

/// How a phrase names a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    /// The index of the role.
    pub(super) role: u16,
    /// The phrase is an abbreviation in capitals, and counts only so written (`PM`).
    pub(super) acronym: bool,
    /// The phrase ends with a dot of abbreviation and counts only before a name (`Gen.`).
    pub(super) abbreviation: bool,
}

pub(super) struct Roles {
    pub(super) all: &'static [Role],
    pub(super) phrases: Lexicon<Naming>,
    ids: FixedWords,
    /// By the number of an id, the rows of it.
    rows: &'static [&'static [u16]],
    /// Words of which every mention of an office holds one.
    heads: FixedWords,
}

impl Roles {
    /// Words of which every mention of an office holds one.
    pub(super) fn heads(&self) -> impl Iterator<Item = &'static str> {
        (0..self.heads.len() as u32).map(|number| self.heads.word(number))
    }

    /// Whether the word of token `at` is one of them.
    pub(super) fn is_head(&self, words: &Words<'_>, at: usize) -> bool {
        self.heads.get(words.hash(at), || words.word(at)).is_some()
    }

    /// The rows of a role, in the order of the table.
    pub(super) fn with_id(&self, id: &str) -> impl Iterator<Item = &Role> {
        let rows = self.ids.find(id).map_or(&[][..], |number| self.rows[number as usize]);
        rows.iter().map(|at| &self.all[usize::from(*at)])
    }
}

/// The table, as `build/titles.rs` lays it out.
static TABLE: Roles = include!(concat!(env!("OUT_DIR"), "/roles.rs"));

/// The words of portfolios, each in its first spelling.
static PORTFOLIO_WORDS: FixedWords = include!(concat!(env!("OUT_DIR"), "/portfolio_words.rs"));

/// The table.
pub(super) fn roles() -> &'static Roles {
    &TABLE
}

/// Whether a normalised word stands in the name of a portfolio (`affairs`, `health`).
pub(super) fn is_portfolio_word(word: &str) -> bool {
    PORTFOLIO_WORDS.find(spelling_class(word)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::rows::{parts, rows};

    #[test]
    fn rows_are_whole() {
        let mut count = 0;
        for row in rows(include_str!("roles.txt")) {
            assert_eq!(row.len(), 6, "{row:?}");
            for flag in parts(&row, 5) {
                assert!(["org", "to", "named", "capital", "whose", "any-rank"].contains(&flag), "{row:?}");
            }
            count += 1;
        }
        assert!(count >= 200, "{count} offices");
        for row in rows(include_str!("portfolios.txt")) {
            assert_eq!(row.len(), 3, "{row:?}");
        }
        assert!(roles().all.len() < usize::from(u16::MAX));
    }
}
