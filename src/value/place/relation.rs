//! How two places stand.

use std::collections::BTreeSet;

use super::Place;
use super::gazetteer::gazetteer;
use crate::value::{Relation, Terms, Value, Verdict};

/// How two places stand: one and the same, *same*; one in the other, overlapping, or one of two readings of an ambiguous
/// name, *compatible*; places of the table apart from each other, *conflict*. A place that is in no table may lie in any
/// country or region (*compatible*), but not in another town (*apart*).
pub fn relate(one: &Value, other: &Value, _terms: &Terms) -> Verdict {
    let (Value::Place(one), Value::Place(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is a place");
    };
    let pair = format!("\"{}\" and \"{}\"", one.words, other.words);
    if readings(one).eq(readings(other)) {
        return Verdict::new(Relation::Same, format!("{pair} are the same place"));
    }
    let (mut best, mut how) = (None, Standing::Disjoint);
    for left in readings(one) {
        for right in readings(other) {
            let standing = stand(left, right, one, other);
            if best.is_none_or(|best| standing < best) {
                (best, how) = (Some(standing), standing);
            }
        }
    }
    let ambiguous = !one.alternatives.is_empty() || !other.alternatives.is_empty();
    match how {
        Standing::Equal if ambiguous => {
            Verdict::new(Relation::Compatible, format!("{pair} can be the same place, of several that are called so"))
        }
        Standing::Equal => Verdict::new(Relation::Same, format!("{pair} are the same place")),
        Standing::Inside => Verdict::new(Relation::Compatible, format!("one of {pair} lies in the other")),
        Standing::Overlapping => Verdict::new(Relation::Compatible, format!("{pair} overlap")),
        Standing::Unknown => {
            Verdict::new(Relation::Compatible, format!("one of {pair} is in no table and may lie in the other"))
        }
        Standing::Unlike => Verdict::new(Relation::Apart, format!("{pair} are different places, as far as is known")),
        Standing::Disjoint => Verdict::new(Relation::Conflict, format!("{pair} are different places")),
    }
}

fn readings(place: &Place) -> impl Iterator<Item = &str> {
    std::iter::once(place.id.as_str()).chain(place.alternatives.iter().map(String::as_str))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Equal,
    Inside,
    Overlapping,
    Unknown,
    Unlike,
    Disjoint,
}

/// The part and the whole of an id such as `southern FR`; the words of a place in no table are no part of anything.
fn part_and_whole(id: &str) -> (Option<&str>, &str) {
    match id.split_once(' ') {
        Some((part, whole)) if gazetteer().by_code(id).is_none() && is_coded(whole) => (Some(part), whole),
        _ => (None, id),
    }
}

/// Whether an id is a code of the table, or that of a town in a place of the table.
fn is_coded(id: &str) -> bool {
    gazetteer().by_code(id).is_some()
        || id.split_once('/').is_some_and(|(outer, _)| gazetteer().by_code(outer).is_some())
}

/// What an id lies in, itself first.
fn chain(id: &str, place: &Place) -> Vec<String> {
    let (_, whole) = part_and_whole(id);
    let mut chain = vec![id.to_owned(), whole.to_owned()];
    chain.extend(gazetteer().above(whole).into_iter().map(str::to_owned));
    if let Some((outer, _)) = whole.split_once('/') {
        chain.push(outer.to_owned());
        chain.extend(gazetteer().above(outer).into_iter().map(str::to_owned));
    }
    if id == place.id {
        chain.extend(place.within.iter().cloned());
    }
    chain
}

fn stand(left: &str, right: &str, one: &Place, other: &Place) -> Standing {
    if left == right {
        return Standing::Equal;
    }
    let (above_left, above_right) = (chain(left, one), chain(right, other));
    if above_left.iter().any(|id| id == right) || above_right.iter().any(|id| id == left) {
        return Standing::Inside;
    }
    // `Springfield` may be any of them, one that no table holds too.
    let town = |id: &str| id.split_once('/').map(|(_, town)| town.to_owned());
    let bare = !one.alternatives.is_empty() && left == one.id || !other.alternatives.is_empty() && right == other.id;
    if bare && town(left).is_some() && town(left) == town(right) {
        return Standing::Overlapping;
    }
    let table = gazetteer();
    let (whole_left, whole_right) = (part_and_whole(left).1, part_and_whole(right).1);
    let (members_left, members_right) = (table.members(whole_left), table.members(whole_right));
    if !members_left.is_empty() || !members_right.is_empty() {
        let touches = |members: &[&str], above: &[String]| members.iter().any(|code| above.iter().any(|id| id == code));
        return if members_left.iter().any(|code| members_right.contains(code)) {
            Standing::Overlapping
        } else if touches(members_left, &above_right) || touches(members_right, &above_left) {
            Standing::Inside
        } else if is_coded(whole_left) && is_coded(whole_right) {
            Standing::Disjoint
        } else {
            Standing::Unknown
        };
    }
    if whole_left == whole_right {
        // `southern` and `southeastern` of one place overlap, `northern` and `southern` do not.
        let parts = (part_and_whole(left).0.unwrap_or(""), part_and_whole(right).0.unwrap_or(""));
        let opposite = |one: &str, other: &str| {
            [("north", "south"), ("east", "west")]
                .iter()
                .any(|(a, b)| one.contains(a) && other.contains(b) || one.contains(b) && other.contains(a))
        };
        return if opposite(parts.0, parts.1) { Standing::Disjoint } else { Standing::Overlapping };
    }
    match (is_coded(whole_left), is_coded(whole_right)) {
        (true, true) => {
            // A part of a place may hold what lies in the place.
            let inside_part = |part: &str, whole: &str, above: &[String]| {
                part_and_whole(part).0.is_some() && above.iter().any(|id| id == whole)
            };
            if inside_part(left, whole_left, &above_right) || inside_part(right, whole_right, &above_left) {
                Standing::Overlapping
            } else {
                Standing::Disjoint
            }
        }
        (true, false) => unknown(right, &above_right, whole_left, &above_left),
        (false, true) => unknown(left, &above_left, whole_right, &above_right),
        (false, false) => {
            let words = |id: &str| id.split([' ', '/']).map(str::to_owned).collect::<BTreeSet<_>>();
            let (left, right) = (words(left), words(right));
            if left.is_subset(&right) || right.is_subset(&left) { Standing::Overlapping } else { Standing::Unlike }
        }
    }
}

/// A place in no table against one of the table.
fn unknown(id: &str, above: &[String], known: &str, above_known: &[String]) -> Standing {
    // The town of `Elm` may be the `US-OH/elm` of another text.
    if known.split_once('/').is_some_and(|(_, name)| name == id) {
        return Standing::Overlapping;
    }
    let country =
        |ids: &[String]| ids.iter().find(|id| gazetteer().by_code(id).is_some_and(|area| area.is_country())).cloned();
    match (country(above), country(above_known)) {
        (Some(one), Some(other)) if one != other => Standing::Disjoint,
        _ if known.contains('/') => Standing::Unlike,
        _ => Standing::Unknown,
    }
}
