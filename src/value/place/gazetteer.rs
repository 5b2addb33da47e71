//! The table of places: countries, regions, cities, and the names by which texts call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::{Case, Shape, Words};
use crate::value::lexicon::{Lexicon, parts, rows};

/// A place of the table.
pub(in crate::value) struct Area {
    /// ISO 3166-1 code of a country, ISO 3166-2 code of a region, or the code of where it lies with the name (`FR/Lyon`).
    pub(in crate::value) code: String,
    /// The name under which it is shown.
    pub(in crate::value) name: &'static str,
    /// The code of the region or country that it lies in; none for a country.
    pub(in crate::value) within: Option<&'static str>,
}

impl Area {
    pub(in crate::value) fn is_country(&self) -> bool {
        self.code.len() == 2
    }
}

/// How a phrase names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::value) struct Naming {
    /// The index of the place in [`Gazetteer::areas`].
    pub(in crate::value) area: u32,
    /// Whether the phrase is an adjective or the name of a people (`Chilean`), not of the place.
    pub(in crate::value) adjective: bool,
    /// Whether the phrase is one of capitals only (`US`), and counts only so written.
    pub(in crate::value) capitals: bool,
    /// Whether the phrase is cut short by a dot (`Calif.`), and counts only so written.
    pub(in crate::value) dotted: bool,
}

impl Naming {
    /// Whether the words from token `at` to before `end` are written as the phrase has to be.
    pub(in crate::value) fn is_written_so(self, words: &Words<'_>, at: usize, end: usize) -> bool {
        let Some(token) = words.get(at).filter(|token| token.shape == Shape::Word) else { return false };
        let dot = || words.get(end - 1).is_some_and(|last| last.dotted) || words.word(end) == "." && words.joined(end);
        match token.case {
            Case::Upper => !self.dotted || self.capitals,
            Case::Title | Case::Mixed => !self.capitals && (!self.dotted || dot()),
            Case::Lower | Case::None => false,
        }
    }
}

/// All places of the table.
pub(in crate::value) struct Gazetteer {
    pub(in crate::value) areas: Vec<Area>,
    pub(in crate::value) names: Lexicon<Naming>,
    by_code: HashMap<String, u32, FixedState>,
}

impl Gazetteer {
    pub(in crate::value) fn by_code(&self, code: &str) -> Option<&Area> {
        self.by_code.get(code).map(|at| &self.areas[*at as usize])
    }

    pub(in crate::value) fn area(&self, naming: Naming) -> &Area {
        &self.areas[naming.area as usize]
    }

    fn add(&mut self, area: Area, row: &[&'static str]) {
        let index = self.areas.len() as u32;
        self.by_code.insert(area.code.clone(), index);
        let name = std::iter::once(area.name).chain(parts(row, 2)).map(|name| (name, false));
        for (phrase, adjective) in name.chain(parts(row, 3).map(|name| (name, true))) {
            let capitals = phrase.len() > 1 && !phrase.chars().any(char::is_lowercase);
            let dotted = phrase.ends_with('.');
            self.names.insert(phrase, Naming { area: index, adjective, capitals, dotted });
        }
        self.areas.push(area);
    }
}

/// The table, read at its first use.
pub(in crate::value) fn gazetteer() -> &'static Gazetteer {
    static TABLE: LazyLock<Gazetteer> = LazyLock::new(|| {
        let mut table = Gazetteer { areas: Vec::new(), names: Lexicon::new(), by_code: HashMap::default() };
        for row in rows(include_str!("countries.txt")) {
            let [code, name, ..] = row[..] else { continue };
            table.add(Area { code: code.to_owned(), name, within: None }, &row);
        }
        for row in rows(include_str!("regions.txt")) {
            let [code, name, ..] = row[..] else { continue };
            let within = code.split_once('-').map(|(country, _)| country);
            table.add(Area { code: code.to_owned(), name, within }, &row);
        }
        table
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        for (file, table) in [("countries", include_str!("countries.txt")), ("regions", include_str!("regions.txt"))] {
            for row in rows(table) {
                assert_eq!(row.len(), 5, "{file}: {row:?}");
            }
        }
    }

    #[test]
    fn every_code_stands_once_and_lies_in_a_known_place() {
        let table = gazetteer();
        assert_eq!(table.by_code.len(), table.areas.len());
        for area in &table.areas {
            assert!(area.within.is_none_or(|code| table.by_code(code).is_some()), "{}", area.code);
        }
    }
}
