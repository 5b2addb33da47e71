//! The table of places: parts of the world, countries, regions, cities, and the names by which texts call them.

use crate::text::{Case, FixedWords, Shape, Words};
use crate::value::lexicon::Lexicon;

/// What sort of place it is, from the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::value) enum Sort {
    City,
    Region,
    Country,
    /// A part of the world that holds countries.
    Group,
}

/// A place of the table.
pub(in crate::value) struct Area {
    /// ISO 3166-1 code of a country, ISO 3166-2 code of a region; of a city the code of where it lies and its name in
    /// lower case (`FR/lyon`); of a part of the world its name.
    pub(in crate::value) code: &'static str,
    /// The name under which it is shown.
    pub(in crate::value) name: &'static str,
    /// The code of the region or country that it lies in; none for a country.
    pub(in crate::value) within: Option<&'static str>,
    pub(in crate::value) sort: Sort,
}

impl Area {
    pub(in crate::value) fn is_country(&self) -> bool {
        self.sort == Sort::Country
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
    /// Whether the last word of the phrase is written small (`New York state`).
    small_end: bool,
    /// Whether the phrase is cut short by a dot (`Calif.`), and counts only so written.
    pub(in crate::value) dotted: bool,
}

impl Naming {
    /// Whether the words from token `at` to before `end` are written as the phrase has to be.
    pub(in crate::value) fn is_written_so(self, words: &Words<'_>, at: usize, end: usize) -> bool {
        let Some(token) = words.get(at).filter(|token| token.shape == Shape::Word) else { return false };
        // "The southern Mexico city of Elm" is not about Mexico City.
        if end > at + 1 && words.get(end - 1).is_some_and(|last| last.case == Case::Lower) {
            return false;
        }
        if !self.small_end && words.get(end - 1).is_some_and(|last| last.case == Case::Lower) {
            return false;
        }
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
    pub(in crate::value) areas: &'static [Area],
    pub(in crate::value) names: Lexicon<Naming>,
    /// The codes, in the order of the places.
    by_code: FixedWords,
    /// The countries of each part of the world.
    members: &'static [(&'static str, &'static [&'static str])],
}

impl Gazetteer {
    pub(in crate::value) fn by_code(&self, code: &str) -> Option<&Area> {
        self.by_code.find(code).map(|at| &self.areas[at as usize])
    }

    pub(in crate::value) fn area(&self, naming: Naming) -> &Area {
        &self.areas[naming.area as usize]
    }

    /// The countries of a part of the world; none where the code is that of no such part.
    pub(in crate::value) fn members(&self, code: &str) -> &[&'static str] {
        self.members.iter().find(|(name, _)| *name == code).map_or(&[], |(_, members)| members)
    }

    /// What the place of this code lies in, the nearest first: region, country.
    pub(in crate::value) fn above(&self, code: &str) -> Vec<&'static str> {
        let mut above = Vec::new();
        let mut at = self.by_code(code).and_then(|area| area.within);
        while let Some(code) = at {
            above.push(code);
            at = self.by_code(code).and_then(|area| area.within);
        }
        above
    }
}

/// The code of a city: that of where it lies, and its name in lower case.
pub(in crate::value) fn city_code(within: &str, name: &str) -> String {
    format!("{within}/{}", name.to_lowercase())
}

/// The table, as `build/places.rs` lays it out.
static TABLE: Gazetteer = include!(concat!(env!("OUT_DIR"), "/places.rs"));

/// The table.
pub(in crate::value) fn gazetteer() -> &'static Gazetteer {
    &TABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::rows::rows;

    #[test]
    fn every_row_is_whole() {
        for (file, table) in [("countries", include_str!("countries.txt")), ("regions", include_str!("regions.txt"))] {
            for row in rows(table) {
                assert_eq!(row.len(), 5, "{file}: {row:?}");
            }
        }
        for row in rows(include_str!("groups.txt")) {
            assert_eq!(row.len(), 3, "{row:?}");
        }
        for row in rows(include_str!("cities.txt")) {
            assert_eq!(row.len(), 2, "{row:?}");
        }
    }

    #[test]
    fn every_place_lies_in_a_known_one() {
        let table = gazetteer();
        assert_eq!(table.by_code.len(), table.areas.len());
        assert!(table.areas.len() > 1000);
        for area in table.areas {
            assert!(area.within.is_none_or(|code| table.by_code(code).is_some()), "{}", area.code);
        }
        for code in table.members.iter().flat_map(|(_, members)| *members) {
            assert!(table.by_code(code).is_some_and(Area::is_country), "{code}");
        }
    }

    #[test]
    fn capitals_stand_once() {
        let table = gazetteer();
        assert!(table.by_code("FR/paris").is_some() && table.by_code("KE/nairobi").is_some());
        assert!(table.by_code("GB/london").is_none() && table.by_code("GB-ENG/london").is_some());
        assert_eq!(table.above("GB-ENG/london"), ["GB-ENG", "GB"]);
    }
}
