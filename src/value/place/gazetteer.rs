//! The table of places: parts of the world, countries, regions, cities, and the names by which texts call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::{Case, Shape, Words};
use crate::value::lexicon::{Lexicon, parts, rows};

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
    pub(in crate::value) code: String,
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
    pub(in crate::value) small_end: bool,
    /// Whether the phrase is cut short by a dot (`Calif.`), and counts only so written.
    pub(in crate::value) dotted: bool,
}

impl Naming {
    /// Whether the words from token `at` to before `end` are written as the phrase has to be.
    pub(in crate::value) fn is_written_so(self, words: &Words<'_>, at: usize, end: usize) -> bool {
        let Some(token) = words.get(at).filter(|token| token.shape == Shape::Word) else { return false };
        // "The southern Mexico city of Elm" is not about Mexico City.
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
    pub(in crate::value) areas: Vec<Area>,
    pub(in crate::value) names: Lexicon<Naming>,
    by_code: HashMap<String, u32, FixedState>,
    /// The countries of each part of the world.
    members: HashMap<&'static str, Vec<&'static str>, FixedState>,
}

impl Gazetteer {
    pub(in crate::value) fn by_code(&self, code: &str) -> Option<&Area> {
        self.by_code.get(code).map(|at| &self.areas[*at as usize])
    }

    pub(in crate::value) fn area(&self, naming: Naming) -> &Area {
        &self.areas[naming.area as usize]
    }

    /// The countries of a part of the world; none where the code is that of no such part.
    pub(in crate::value) fn members(&self, code: &str) -> &[&'static str] {
        self.members.get(code).map_or(&[], Vec::as_slice)
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

    fn add(
        &mut self,
        area: Area,
        names: impl Iterator<Item = &'static str>,
        adjectives: impl Iterator<Item = &'static str>,
    ) {
        let index = match self.by_code.get(&area.code) {
            Some(index) => *index,
            None => {
                let index = self.areas.len() as u32;
                self.by_code.insert(area.code.clone(), index);
                self.areas.push(area);
                index
            }
        };
        for (phrase, adjective) in names.map(|name| (name, false)).chain(adjectives.map(|name| (name, true))) {
            let capitals = phrase.len() > 1 && !phrase.chars().any(char::is_lowercase);
            let last = phrase.rsplit([' ', '-']).next().unwrap_or("");
            let small_end = last.starts_with(char::is_lowercase);
            let naming = Naming { area: index, adjective, capitals, small_end, dotted: phrase.ends_with('.') };
            self.names.insert(phrase, naming);
        }
    }

    fn add_city(&mut self, within: &'static str, name: &'static str, others: impl Iterator<Item = &'static str>) {
        let code = city_code(within, name);
        let known = self.by_code.contains_key(&code);
        let area = Area { code, name, within: Some(within), sort: Sort::City };
        let names = (!known).then_some(name).into_iter().chain(others);
        self.add(area, names, std::iter::empty());
    }
}

/// The code of a city: that of where it lies, and its name in lower case.
pub(in crate::value) fn city_code(within: &str, name: &str) -> String {
    // A part of a city has its code beside it, not under it.
    let region = within.split_once('/').map_or(within, |(region, _)| region);
    format!("{region}/{}", name.to_lowercase())
}

/// Territories with a code of their own that news counts to a country, as ISO 3166-2 does.
const TERRITORIES: &[(&str, &str)] =
    &[("HK", "CN"), ("MO", "CN"), ("PR", "US"), ("GU", "US"), ("GL", "DK"), ("FO", "DK"), ("GP", "FR"), ("RE", "FR")];

/// The table, read at its first use.
pub(in crate::value) fn gazetteer() -> &'static Gazetteer {
    static TABLE: LazyLock<Gazetteer> = LazyLock::new(read_table);
    &TABLE
}

fn read_table() -> Gazetteer {
    let mut table = Gazetteer {
        areas: Vec::new(),
        names: Lexicon::new(),
        by_code: HashMap::default(),
        members: HashMap::default(),
    };
    let mut capitals: Vec<(&'static str, &'static str)> = Vec::new();
    for (file, sort) in [(include_str!("countries.txt"), Sort::Country), (include_str!("regions.txt"), Sort::Region)] {
        for row in rows(file) {
            let [code, name, ..] = row[..] else { continue };
            let territory =
                || TERRITORIES.iter().find(|(territory, _)| *territory == code).map(|(_, country)| *country);
            let within = match sort {
                Sort::Region => code.split_once('-').map(|(country, _)| country),
                _ => territory(),
            };
            let area = Area { code: code.to_owned(), name, within, sort };
            table.add(area, std::iter::once(name).chain(parts(&row, 2)), parts(&row, 3));
            capitals.extend(parts(&row, 4).map(|capital| (code, capital)));
        }
    }
    for row in rows(include_str!("groups.txt")) {
        let [name, _, countries] = row[..] else { continue };
        table.members.insert(name, countries.split_whitespace().collect());
        let area = Area { code: name.to_owned(), name, within: None, sort: Sort::Group };
        table.add(area, std::iter::once(name).chain(parts(&row, 1)), std::iter::empty());
    }
    for row in rows(include_str!("cities.txt")) {
        let [within, _] = row[..] else { continue };
        for city in parts(&row, 1) {
            let mut names = city.split('=').map(str::trim);
            let Some(name) = names.next() else { continue };
            table.add_city(within, name, names);
        }
    }
    // A capital that the table of cities puts into a region of its country is that city.
    for (code, capital) in capitals {
        let normal: Vec<String> = capital.split([' ', '-']).map(crate::text::normalise).collect();
        let known = table.names.exactly(normal.iter().map(String::as_str)).iter().any(|naming| {
            let area = table.area(*naming);
            area.sort == Sort::City && (area.within == Some(code) || table.above(&area.code).contains(&code))
        });
        if !known {
            table.add_city(code, capital, std::iter::empty());
        }
    }
    table
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
        for area in &table.areas {
            assert!(area.within.is_none_or(|code| table.by_code(code).is_some()), "{}", area.code);
        }
        for code in table.members.values().flatten() {
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
