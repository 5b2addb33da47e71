//! Finds places in text: names of the table, `Elm, Ohio`, `the town of Elm`, `southern Chile`.

use std::ops::Range;

use super::Place;
use super::gazetteer::{Naming, Sort, city_code, gazetteer};
use crate::text::{Case, Document, Shape, Words};
use crate::value::person::{self, is_common, is_function, is_given, is_month, is_thing, is_weekday};
use crate::value::text_value::plain_words;
use crate::value::{Kind, Mention, ReadSettings, Value};

/// Adds every place in the window; a part (`southern Chile`) and a city with what it lies in (`Elm, Ohio`) also without.
///
/// Not places are peoples (`Chilean`), names of persons, and names of bodies that hold a place's (`University of Elm`).
pub fn read(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let mut names = Vec::new();
    person::read(words, settings, &mut names);
    let mut next_name = 0;
    let Range { start, end } = words.range();
    let mut at = start;
    while at < end {
        while names.get(next_name).is_some_and(|name| name.tokens.end <= at) {
            next_name += 1;
        }
        if let Some(name) = names.get(next_name).filter(|name| name.tokens.start <= at) {
            at = name.tokens.end;
            continue;
        }
        match place_at(words, at) {
            Some(found) => {
                let core = found.tokens.end;
                for (tokens, place) in readings(words, found, start) {
                    mentions.push(Mention::clear(words.document(), Kind::Place, tokens, Value::Place(place)));
                }
                at = core;
            }
            // `Sudan` in `Bank of South Sudan` is no place either.
            None => at = candidates(words, at).map_or(at + 1, |(end, _)| end),
        }
    }
}

/// The place that these words are, taken by themselves; `None` where there is no word in them.
///
/// ```
/// let place = factdiff::value::place::read_literal("Lyon, France").unwrap();
/// assert_eq!((place.id.as_str(), place.within), ("FR/lyon", vec!["FR".to_owned()]));
/// ```
pub fn read_literal(words: &str) -> Option<Place> {
    let document = Document::new(words);
    let is_word = |at: &usize| matches!(document.tokens()[*at].shape, Shape::Word | Shape::Number);
    let count = document.tokens().len();
    let mut first = (0..count).find(is_word)?;
    let mut last = (first..count).rev().find(is_word)?;
    if document.word(first) == "the" && first < last {
        first += 1;
    }
    // The dot of an abbreviation that the tokens do not know (`Calif.`) belongs to it.
    if last + 1 < count && document.word(last + 1) == "." && !document.tokens()[last + 1].space_before {
        last += 1;
    }
    let window = document.words_in(first..last + 1);
    let whole = |tokens: &Range<usize>| {
        tokens.start == first && (tokens.end == last + 1 || tokens.end == last && window.is(last, Shape::Punct))
    };
    // A word of direction may stand first.
    for at in first..(first + 2).min(last + 1) {
        if let Some(found) = known_at(&window, at, false).or_else(|| city_in(&window, at, false)) {
            let reading = readings(&window, found, first).into_iter().find(|(tokens, _)| whole(tokens));
            if let Some((_, place)) = reading {
                return Some(Place { words: folded_slice(&window, window.range()), ..place });
            }
        }
    }
    let id = plain_words(&folded_slice(&window, first..last + 1)).join(" ");
    (!id.is_empty()).then(|| Place {
        id,
        within: Vec::new(),
        alternatives: Vec::new(),
        words: folded_slice(&window, first..last + 1),
    })
}

fn folded_slice(words: &Words<'_>, tokens: Range<usize>) -> String {
    let document = words.document();
    document.slice(document.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| token.shape == Shape::Word && !matches!(token.case, Case::Lower | Case::None))
}

/// A place and how its words are made up.
struct Found {
    tokens: Range<usize>,
    /// The token behind the city of `Elm, Ohio`, and the city alone where the table knows it.
    short: Option<(usize, Place)>,
    place: Place,
}

fn place_at(words: &Words<'_>, at: usize) -> Option<Found> {
    if !is_capital(words, at) {
        return None;
    }
    water(words, at)
        .or_else(|| known_at(words, at, true))
        .or_else(|| city_in(words, at, true))
        .or_else(|| named_by_sort(words, at))
}

/// `Gulf of Elm`, which lies near what it is named after.
fn water(words: &Words<'_>, at: usize) -> Option<Found> {
    let fits =
        matches!(words.word(at), "gulf" | "bay" | "strait" | "straits" | "sea" | "isle" | "cape" | "lake" | "mount");
    let end = at + 2;
    if !fits || words.word(at + 1) != "of" || !is_capital(words, end) {
        return None;
    }
    let end = candidates(words, end).map_or(end + 1, |(end, _)| end);
    let written = folded_slice(words, at..end);
    let id = plain_words(&written).join(" ");
    Some(Found {
        tokens: at..end,
        short: None,
        place: Place { id, within: Vec::new(), alternatives: Vec::new(), words: written },
    })
}

/// A place of the table at token `at`, with the region behind it where there is one.
fn known_at(words: &Words<'_>, at: usize, in_text: bool) -> Option<Found> {
    let (end, candidates) = candidates(words, at)?;
    // `Calif.` stands behind the name of a town.
    let short = name_at(words, at)?.1.iter().all(|naming| naming.dotted && !naming.capitals);
    // `Nice work` and `Mobile phones` begin sentences.
    let doubtful =
        at == words.range().start && end == at + 1 && is_common(words.word(at)) && region_behind(words, end).is_none();
    if in_text && (short || doubtful || !stands_free(words, at, end)) {
        return None;
    }
    let place = chosen(candidates.clone(), folded_slice(words, at..end));
    let inner = candidates.iter().any(|code| gazetteer().by_code(code).is_some_and(|area| area.sort == Sort::City));
    if inner && let Some((behind, outer)) = region_behind(words, end) {
        let inside: Vec<String> =
            candidates.iter().filter(|code| outer.iter().any(|outer| lies_in(code, outer))).cloned().collect();
        let written = folded_slice(words, at..behind);
        let whole =
            if inside.is_empty() { unknown_city(words, at..end, &outer, written) } else { chosen(inside, written) };
        return Some(Found { tokens: at..behind, short: Some((end, place)), place: whole });
    }
    // `Elm County` and `Elm Province` are what they say.
    Some(Found { tokens: at..end, short: None, place })
}

fn lies_in(code: &str, outer: &str) -> bool {
    gazetteer().above(code).contains(&outer)
}

/// The longest phrase of the table at token `at` that does not end in small letters: `the southern Mexico city of Elm` is
/// not about Mexico City.
fn name_at(words: &Words<'_>, at: usize) -> Option<(usize, &'static [Naming])> {
    let small = |end: usize| end > at + 1 && words.get(end - 1).is_some_and(|token| token.case == Case::Lower);
    let mut found = gazetteer().names.longest(words, at)?;
    while small(found.0) && !found.1.iter().any(|naming| naming.small_end) {
        let shorter = words.document().words_in(words.range().start..found.0 - 1);
        found = gazetteer().names.longest(&shorter, at)?;
    }
    Some(found)
}

/// The codes of the places that the longest phrase at token `at` names, cities before the regions of their name, and the
/// token behind it.
fn candidates(words: &Words<'_>, at: usize) -> Option<(usize, Vec<String>)> {
    let (end, namings) = name_at(words, at)?;
    let mut areas: Vec<_> = namings
        .iter()
        .filter(|naming| !naming.adjective && naming.is_written_so(words, at, end))
        .map(|naming| gazetteer().area(*naming))
        .collect();
    let rank = |sort: Sort| match sort {
        Sort::Group | Sort::Country => 0,
        Sort::City => 1,
        Sort::Region => 2,
    };
    areas.sort_by_key(|area| rank(area.sort));
    let mut codes: Vec<String> = areas.iter().map(|area| area.code.to_owned()).collect();
    codes.dedup();
    (!codes.is_empty()).then_some((end, codes))
}

fn chosen(mut candidates: Vec<String>, written: String) -> Place {
    let id = candidates.remove(0);
    let within = gazetteer().above(&id).into_iter().map(str::to_owned).collect();
    Place { id, within, alternatives: candidates, words: written }
}

/// Region or country behind a comma (`, Ohio`, `, France`): the token behind it and the codes that it can mean.
fn region_behind(words: &Words<'_>, end: usize) -> Option<(usize, Vec<String>)> {
    if words.word(end) != "," || !is_capital(words, end + 1) {
        return None;
    }
    let (mut behind, codes) = candidates(words, end + 1)?;
    let codes: Vec<String> = codes
        .into_iter()
        .filter(|code| gazetteer().by_code(code).is_some_and(|area| matches!(area.sort, Sort::Region | Sort::Country)))
        .collect();
    // The dot of `Calif.` where the tokens hold it apart.
    let short = name_at(words, end + 1)?.1.iter().any(|naming| naming.dotted);
    if short && words.word(behind) == "." && words.joined(behind) {
        behind += 1;
    }
    (!codes.is_empty()).then_some((behind, codes))
}

fn unknown_city(words: &Words<'_>, city: Range<usize>, outer: &[String], written: String) -> Place {
    let name = plain_words(&folded_slice(words, city)).join(" ");
    let of = |outer: &String| city_code(outer, &name);
    let mut within = vec![outer[0].clone()];
    within.extend(gazetteer().above(&outer[0]).into_iter().map(str::to_owned));
    Place { id: of(&outer[0]), within, alternatives: outer[1..].iter().map(of).collect(), words: written }
}

/// `Elm, Ohio`: a city that the table does not hold, behind a preposition.
fn city_in(words: &Words<'_>, at: usize, in_text: bool) -> Option<Found> {
    // More words than any town in the table has; ours.
    const LONGEST: usize = 4;
    if in_text {
        let before = words.before(at, 1);
        let fits = matches!(
            before,
            "in" | "at"
                | "near"
                | "from"
                | "outside"
                | "to"
                | "of"
                | "around"
                | "for"
                | "through"
                | "between"
                | "and"
                | "toward"
                | "towards"
        );
        if !fits && at != words.range().start {
            return None;
        }
    }
    let mut end = at;
    while end < at + LONGEST
        && is_capital(words, end)
        && (end == at || words.get(end).is_some_and(|token| token.space_before))
    {
        end += 1;
        while words.is(end, Shape::Hyphen) && words.is(end + 1, Shape::Word) {
            end += 2;
        }
    }
    let odd = |at: usize| is_function(words.word(at)) || is_weekday(words.word(at)) || is_month(words.word(at));
    if end == at || (at..end).any(odd) || in_text && is_given(words.word(at)) && end > at + 1 {
        return None;
    }
    let (behind, outer) = region_behind(words, end)?;
    let place = unknown_city(words, at..end, &outer, folded_slice(words, at..behind));
    Some(Found { tokens: at..behind, short: None, place })
}

/// `the town of Elm`, `a resident of Elm`, `Ada Moss, 38, of Elm`: what the words take for a place is one, in the table or not.
fn named_by_sort(words: &Words<'_>, at: usize) -> Option<Found> {
    let sort = words.before(at, 2);
    let fits = words.before(at, 1) == "of"
        && matches!(
            sort,
            "city"
                | "town"
                | "village"
                | "suburb"
                | "district"
                | "province"
                | "region"
                | "island"
                | "port"
                | "township"
                | "hamlet"
                | "borough"
                | "municipality"
                | "county"
                | "governorate"
                | "neighborhood"
                | "neighbourhood"
                | "resort"
                | "enclave"
                | "native"
                | "resident"
        );
    // `Ada Moss, 38, of Elm`, `Ada Moss (38), from Elm`
    let age = |at: usize| words.is(at, Shape::Number) && words.word(at).len() <= 2;
    let of_person = matches!(words.before(at, 1), "of" | "from")
        && sort == ","
        && at >= words.range().start + 5
        && (age(at - 3) && words.before(at, 4) == ","
            || words.before(at, 3) == ")" && age(at - 4) && words.before(at, 5) == "(");
    // `38-year-old Ada Moss of Elm`
    let of_aged = matches!(words.before(at, 1), "of" | "from")
        && at >= words.range().start + 4
        && is_capital(words, at - 2)
        && is_capital(words, at - 3)
        && (2..=3).any(|back| words.before(at - 2, back) == "old" && words.is(at - 3 - back, Shape::Hyphen));
    if !fits && !of_person && !of_aged && !is_native(words, at) {
        return None;
    }
    // As above, less the sort of the place, which is said before; ours.
    const LONGEST: usize = 3;
    let mut end = at;
    while end < at + LONGEST
        && is_capital(words, end)
        && (end == at || words.get(end).is_some_and(|token| token.space_before))
        && !is_weekday(words.word(end))
        && !is_month(words.word(end))
        && !is_function(words.word(end))
    {
        end += 1;
        while words.is(end, Shape::Hyphen) && words.is(end + 1, Shape::Word) {
            end += 2;
        }
    }
    if end == at || is_thing(words.word(end - 1)) {
        return None;
    }
    // `the Chile town of Elm`, `the Chilean town of Elm`
    let outer = at.checked_sub(2).and_then(|sort| {
        let mut starts = sort.saturating_sub(3)..sort;
        starts.find_map(|start| {
            let (end, namings) = name_at(words, start).filter(|(end, _)| *end == sort)?;
            let naming = namings.iter().find(|naming| naming.is_written_so(words, start, end))?;
            Some(gazetteer().area(*naming).code.to_owned())
        })
    });
    let written = folded_slice(words, at..end);
    let name = plain_words(&written).join(" ");
    let place = match outer {
        Some(outer) => {
            let place = unknown_city(words, at..end, &[outer], written);
            Place { id: name, ..place }
        }
        None => Place { id: name, within: Vec::new(), alternatives: Vec::new(), words: written },
    };
    Some(Found { tokens: at..end, short: None, place })
}

/// Whether a name of one or two words stands between an article and whoever comes from there: `an Elm native`, `a New Elm
/// resident`. Peoples do not (`a Chilean native`).
fn is_native(words: &Words<'_>, at: usize) -> bool {
    let end = if is_capital(words, at + 1) { at + 2 } else { at + 1 };
    matches!(words.before(at, 1), "a" | "an")
        && matches!(words.word(end), "native" | "resident")
        && gazetteer().names.longest(words, at).is_none()
        && !is_common(words.word(at))
}

/// Whether a name of the table stands for the place and not for something named after it: `Elm Times`, `Bank of Elm`.
fn stands_free(words: &Words<'_>, at: usize, end: usize) -> bool {
    let word = words.word(end);
    let capital_behind = is_capital(words, end) && words.get(end).is_some_and(|token| token.space_before);
    let part_of_it =
        matches!(word, "city" | "county" | "province" | "state" | "island" | "airport" | "region" | "valley" | "river");
    if capital_behind && is_thing(word) && !part_of_it {
        return false;
    }
    if words.is(end, Shape::Hyphen) && words.is(end + 1, Shape::Word) && words.word(end + 1) == "based" {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    if words.word(before) == "of" {
        let owner = words.before(before, 1);
        return !(before > 0
            && is_capital(words, before - 1)
            && is_thing(owner)
            && !matches!(
                owner,
                "state"
                    | "city"
                    | "province"
                    | "county"
                    | "territory"
                    | "government"
                    | "republic"
                    | "kingdom"
                    | "coast"
            ));
    }
    // `Ada Chile` is read as a name where it is one; `Fort Chile`, `Port Chile` are other places.
    !(matches!(words.word(before), "fort" | "port" | "mount" | "lake" | "saint" | "st" | "new" | "de" | "la")
        && is_capital(words, before))
}

/// The parts of a place that words of direction make, in one spelling.
fn direction(word: &str) -> Option<&'static str> {
    Some(match word {
        "northern" | "north" => "northern",
        "southern" | "south" => "southern",
        "eastern" | "east" => "eastern",
        "western" | "west" => "western",
        "central" => "central",
        "northeastern" | "northeast" => "northeastern",
        "northwestern" | "northwest" => "northwestern",
        "southeastern" | "southeast" => "southeastern",
        "southwestern" | "southwest" => "southwestern",
        "downtown" => "downtown",
        "rural" => "rural",
        "upstate" => "upstate",
        _ => return None,
    })
}

/// All readings of a place that was found, the longest first.
fn readings(words: &Words<'_>, found: Found, floor: usize) -> Vec<(Range<usize>, Place)> {
    let Found { tokens, short, place } = found;
    // In capitals before a town that the table does not hold it is of its name: `North Elm, Ohio`.
    let named_so = |at: usize| is_capital(words, at) && place.id.contains('/');
    let before = tokens.start.checked_sub(1).filter(|at| *at >= floor && !named_so(*at));
    let part = before.and_then(|at| Some((at, direction(words.word(at))?)));
    let mut readings = Vec::new();
    if let Some((at, part)) = part {
        let mut within = vec![place.id.clone()];
        within.extend(place.within.iter().cloned());
        let of = |id: &String| format!("{part} {id}");
        let alternatives = place.alternatives.iter().map(of).collect();
        let written = folded_slice(words, at..tokens.end);
        readings.push((at..tokens.end, Place { id: of(&place.id), within, alternatives, words: written }));
    }
    let start = tokens.start;
    readings.push((tokens, place));
    readings.extend(short.map(|(end, place)| (start..end, place)));
    readings
}
