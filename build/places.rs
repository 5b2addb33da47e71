//! The table of places: `src/value/place/*.txt` as a `Gazetteer`.

use std::fmt::Write as _;
use std::path::Path;

use super::normal::normalise;
use super::rows::{parts, rows};
use super::tables::{Phrases, Words};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    City,
    Region,
    Country,
    Group,
}

struct Area {
    code: String,
    name: &'static str,
    within: Option<&'static str>,
    sort: Sort,
}

#[derive(Clone, Copy)]
struct Naming {
    area: u32,
    adjective: bool,
    capitals: bool,
    small_end: bool,
    dotted: bool,
}

struct Places {
    areas: Vec<Area>,
    names: Phrases<Naming>,
    by_code: Words,
}

pub(super) fn write(out: &Path) {
    let mut table = Places { areas: Vec::new(), names: Phrases::new(), by_code: Words::default() };
    let mut members = String::new();
    let mut capitals: Vec<(&'static str, &'static str)> = Vec::new();
    for (file, sort) in [
        (include_str!("../src/value/place/countries.txt"), Sort::Country),
        (include_str!("../src/value/place/regions.txt"), Sort::Region),
    ] {
        for row in rows(file) {
            let [code, name, ..] = row[..] else { continue };
            let within = code.split_once('-').map(|(country, _)| country).filter(|_| sort == Sort::Region);
            let area = Area { code: code.to_owned(), name, within, sort };
            table.add(area, std::iter::once(name).chain(parts(&row, 2)), parts(&row, 3));
            capitals.extend(parts(&row, 4).map(|capital| (code, capital)));
        }
    }
    for row in rows(include_str!("../src/value/place/groups.txt")) {
        let [name, _, countries] = row[..] else { continue };
        let countries: Vec<&str> = countries.split_whitespace().collect();
        write!(members, "({name:?}, &{countries:?}),").expect("writing to a string");
        let area = Area { code: name.to_owned(), name, within: None, sort: Sort::Group };
        table.add(area, std::iter::once(name).chain(parts(&row, 1)), std::iter::empty());
    }
    for row in rows(include_str!("../src/value/place/cities.txt")) {
        let [within, _] = row[..] else { continue };
        for city in parts(&row, 1) {
            let mut names = city.split('=').map(str::trim);
            let Some(name) = names.next() else { continue };
            table.add_city(within, name, names);
        }
    }
    // A capital that the table of cities puts into a region of its country is that city.
    for (code, capital) in capitals {
        let normal: Vec<String> = capital.split([' ', '-']).map(normalise).collect();
        let namings = table.names.known(&normal).map_or(&[][..], |words| table.names.exactly(&words));
        let known = namings.iter().any(|naming| {
            let area = &table.areas[naming.area as usize];
            area.sort == Sort::City && table.lies_in(&area.code, code)
        });
        if !known {
            table.add_city(code, capital, std::iter::empty());
        }
    }
    let mut areas = String::new();
    for Area { code, name, within, sort } in &table.areas {
        let sort = match sort {
            Sort::City => "City",
            Sort::Region => "Region",
            Sort::Country => "Country",
            Sort::Group => "Group",
        };
        write!(areas, "Area {{ code: {code:?}, name: {name:?}, within: {within:?}, sort: Sort::{sort} }},")
            .expect("writing to a string");
    }
    let names = table.names.source(|naming| {
        let Naming { area, adjective, capitals, small_end, dotted } = naming;
        format!(
            "Naming {{ area: {area}, adjective: {adjective}, capitals: {capitals}, small_end: {small_end}, dotted: {dotted} }}"
        )
    });
    let by_code = table.by_code.source();
    let source =
        format!("Gazetteer {{ areas: &[{areas}], names: {names}, by_code: {by_code}, members: &[{members}] }}");
    super::put(out, "places.rs", &source);
}

impl Places {
    fn add(
        &mut self,
        area: Area,
        names: impl Iterator<Item = &'static str>,
        adjectives: impl Iterator<Item = &'static str>,
    ) {
        let index = self.by_code.insert(&area.code);
        if index as usize == self.areas.len() {
            self.areas.push(area);
        }
        for (phrase, adjective) in names.map(|name| (name, false)).chain(adjectives.map(|name| (name, true))) {
            let capitals = phrase.len() > 1 && !phrase.chars().any(char::is_lowercase);
            let last = phrase.rsplit([' ', '-']).next().unwrap_or("");
            let small_end = last.starts_with(char::is_lowercase);
            let naming = Naming { area: index, adjective, capitals, small_end, dotted: phrase.ends_with('.') };
            self.names.insert(phrase, naming);
        }
    }

    fn add_city(&mut self, within: &'static str, name: &'static str, others: impl Iterator<Item = &'static str>) {
        // As `city_code` of the crate gives it.
        let code = format!("{within}/{}", name.to_lowercase());
        let known = self.by_code.find(&code).is_some();
        let area = Area { code, name, within: Some(within), sort: Sort::City };
        let names = (!known).then_some(name).into_iter().chain(others);
        self.add(area, names, std::iter::empty());
    }

    /// Whether the place of a code lies in another, directly or not.
    fn lies_in(&self, code: &str, outer: &str) -> bool {
        let area = self.by_code.find(code).map(|index| &self.areas[index as usize]);
        area.and_then(|area| area.within).is_some_and(|within| within == outer || self.lies_in(within, outer))
    }
}
