//! Whose office it is: countries, regions, bodies.

use crate::text::{Case, FixedWords, Words};
use crate::value::lexicon::Lexicon;
use crate::value::place::{self, gazetteer};

/// A body of the table.
struct Body {
    id: &'static str,
    sort: &'static str,
    of: Option<&'static str>,
}

#[derive(Clone, Copy)]
struct Naming {
    body: u16,
    capitals: bool,
}

struct Bodies {
    all: &'static [Body],
    names: Lexicon<Naming>,
    /// The ids, in the order of the bodies.
    by_id: FixedWords,
}

/// The table, as `build/titles.rs` lays it out.
static TABLE: Bodies = include!(concat!(env!("OUT_DIR"), "/bodies.rs"));

fn bodies() -> &'static Bodies {
    &TABLE
}

/// Whether the token is written with a capital; an abbreviation of capitals has to be all capitals.
fn written_as_name(words: &Words<'_>, at: usize, capitals: bool) -> bool {
    match words.get(at).map(|token| token.case) {
        Some(Case::Upper) => true,
        Some(Case::Title | Case::Mixed) => !capitals,
        _ => false,
    }
}

/// The longest known jurisdiction that begins at token `at`: the token behind it, and its code or id.
///
/// Where a name has several owners (`Georgia`), a country goes before a region.
pub(super) fn known(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let written_so = |end, naming: &place::Naming| naming.is_written_so(words, at, end);
    let place = gazetteer().names.longest_where(words, at, written_so).and_then(|(end, namings)| {
        let mut fitting = namings.iter().filter(|naming| naming.is_written_so(words, at, end));
        let naming = fitting.next()?;
        // A town of a name that several have is kept by its words.
        let towns = gazetteer().area(*naming).code.contains('/') && fitting.next().is_some();
        if towns {
            return None;
        }
        Some((end, gazetteer().area(*naming).code.to_owned()))
    });
    let body = bodies().names.longest(words, at).and_then(|(end, namings)| {
        let naming = namings.iter().find(|naming| written_as_name(words, at, naming.capitals))?;
        Some((end, bodies().all[usize::from(naming.body)].id.to_owned()))
    });
    match (place, body) {
        (Some(place), Some(body)) => Some(if body.0 > place.0 { body } else { place }),
        (place, body) => place.or(body),
    }
}

/// The longest known jurisdiction that ends before token `end` and begins at `floor` or later: where it begins, and its code or id.
pub(super) fn known_before(words: &Words<'_>, floor: usize, end: usize) -> Option<(usize, String)> {
    // No name in the tables has more tokens than this.
    const LONGEST: usize = 9;
    (end.saturating_sub(LONGEST).max(floor)..end).find_map(|start| {
        let (behind, id) = known(words, start)?;
        (behind == end).then_some((start, id))
    })
}

/// How a jurisdiction is called in a sentence.
pub(super) fn shown(id: &str) -> &str {
    gazetteer().by_code(id).map_or(id, |area| area.name)
}

/// How two jurisdictions stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// One and the same.
    Equal,
    /// One lies in the other, or they are of different sorts (a country and a party) and go together.
    Open,
    /// Two different ones.
    Different,
}

/// How two jurisdictions stand, by their codes or ids.
pub(super) fn stand(one: &str, other: &str) -> Standing {
    if one == other {
        return Standing::Equal;
    }
    let places = gazetteer();
    match (places.by_code(one), places.by_code(other)) {
        (Some(_), Some(_)) if lies_in(one, other) || lies_in(other, one) => Standing::Open,
        (Some(_), Some(_)) => Standing::Different,
        (Some(_), None) => place_and_body(one, other),
        (None, Some(_)) => place_and_body(other, one),
        (None, None) => two_bodies(one, other),
    }
}

fn lies_in(inner: &str, outer: &str) -> bool {
    let above = gazetteer().above(inner);
    let members = gazetteer().members(outer);
    above.contains(&outer) || above.iter().chain([&inner]).any(|code| members.contains(code))
}

fn body(id: &str) -> Option<&'static Body> {
    let table = bodies();
    table.by_id.find(id).map(|at| &table.all[at as usize])
}

/// Whether the id is that of a party.
pub(super) fn is_party(id: &str) -> bool {
    body(id).is_some_and(|body| body.sort == "party")
}

fn place_and_body(place: &str, id: &str) -> Standing {
    match body(id) {
        Some(body) if body.sort == "body" => Standing::Different,
        Some(Body { of: Some(country), .. }) if *country != place && !lies_in(place, country) => Standing::Different,
        _ => Standing::Open,
    }
}

fn two_bodies(one: &str, other: &str) -> Standing {
    match (body(one), body(other)) {
        (Some(one), Some(other)) if one.sort == other.sort => Standing::Different,
        (Some(_), _) | (_, Some(_)) => Standing::Open,
        (None, None) => {
            // Names of bodies that no table holds: `acme` may be short for `acme motors`.
            let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (one, other) = (words(one), words(other));
            let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
            let within = short.iter().all(|word| long.contains(word));
            if within || is_short_for(&short, &long) { Standing::Open } else { Standing::Different }
        }
    }
}

/// Whether one word is made of the first letters of several: `ecb` of `elm county board`. A letter more may stand for the
/// office itself: `enc` in `ENC Commissioner`, an `Elm Neighborhood Commissioner`.
fn is_short_for(short: &[String], long: &[String]) -> bool {
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    let [word] = short else { return false };
    long.len() > 1 && word.strip_prefix(initials.as_str()).is_some_and(|rest| rest.chars().count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::rows::{parts, rows};

    #[test]
    fn rows_are_whole() {
        for row in rows(include_str!("organisations.txt")) {
            assert_eq!(row.len(), 4, "{row:?}");
            let of = parts(&row, 3).next();
            assert!(of.is_none_or(|code| gazetteer().by_code(code).is_some()), "{row:?}");
        }
    }

    #[test]
    fn standings() {
        assert_eq!(stand("CL", "CL"), Standing::Equal);
        assert_eq!(stand("CL", "PE"), Standing::Different);
        assert_eq!(stand("US-OH", "US"), Standing::Open);
        assert_eq!(stand("US-OH", "US-IA"), Standing::Different);
        assert_eq!(stand("White House", "US"), Standing::Open);
        assert_eq!(stand("White House", "CL"), Standing::Different);
        assert_eq!(stand("UN", "CL"), Standing::Different);
        assert_eq!(stand("Republican", "US-OH"), Standing::Open);
        assert_eq!(stand("acme", "acme motors"), Standing::Open);
        assert_eq!(stand("acme", "apex"), Standing::Different);
        assert_eq!(stand("ecb", "elm county board"), Standing::Open);
        assert_eq!(stand("enc", "elm neighborhood"), Standing::Open);
        assert_eq!(stand("elm", "elk neighborhood"), Standing::Different);
    }
}
