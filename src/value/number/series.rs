//! Numbers that name one of a series: rooms, flights, models, streets, programmes.

use super::context::{is_measured, is_number};
use super::figure::is_month;
use super::hedge::Table;
use super::population;
use crate::text::{Case, Shape, Words};

/// Nouns whose number names one of a series (`room 12`, `Resolution 2728`); our own list, as are those below.
const NUMBERED: &[&str] = &[
    "amendment",
    "annex",
    "apartment",
    "appendix",
    "apt",
    "article",
    "articles",
    "award",
    "battalion",
    "bib",
    "boeing",
    "box",
    "brigade",
    "bus",
    "channel",
    "chapter",
    "class",
    "clause",
    "column",
    "court",
    "district",
    "division",
    "ep",
    "episode",
    "exhibit",
    "exit",
    "ext",
    "extension",
    "fig",
    "figure",
    "flight",
    "floor",
    "formula",
    "galaxy",
    "gate",
    "grade",
    "group",
    "hall",
    "highway",
    "image",
    "interstate",
    "iphone",
    "issue",
    "item",
    "jersey",
    "lane",
    "level",
    "line",
    "lot",
    "model",
    "no",
    "nos",
    "nr",
    "number",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "photo",
    "picture",
    "pier",
    "platform",
    "playstation",
    "pp",
    "precinct",
    "proposition",
    "psalm",
    "question",
    "resolution",
    "room",
    "round",
    "route",
    "rule",
    "runway",
    "season",
    "section",
    "sections",
    "series",
    "slide",
    "squadron",
    "stage",
    "step",
    "suite",
    "table",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "verse",
    "version",
    "vol",
    "volume",
    "ward",
    "wing",
    "xbox",
    "zip",
    "zone",
];

/// Words of two before a number that names one of a series.
const NUMBERED_TWO: &[(&str, &str)] = &[("zip", "code"), ("post", "code"), ("group", "of"), ("area", "code")];

/// Nouns that name one of a series only before a small number and where nothing is counted behind it (`day 3`, `game 7`).
const NUMBERED_AT_END: &[&str] = &[
    "day", "week", "game", "week's", "match", "plan", "train", "car", "seed", "seeds", "option", "act", "category",
    "cell", "year", "lap", "quarter", "form", "age", "block", "unit", "building", "case",
];

/// Names that go on with a number whatever follows: indices, leagues, programmes.
const NAMES: &[&str] = &[
    "nasdaq", "stoxx", "fortune", "nikkei", "ftse", "cac", "dax", "russell", "asx", "p", "apollo", "windows", "big",
    "boeing", "airbus", "formula", "euro", "topix", "csi", "tsx", "ibex", "bse", "sensex", "kospi", "max", "hms",
    "uss",
];

/// Whether a street's name begins at token `at`: up to three capitalised words, the last of them a kind of street.
fn is_street(words: &Words<'_>, at: usize) -> bool {
    for i in at..at + 4 {
        let Some(token) = words.get(i).filter(|token| token.shape == Shape::Word) else { return false };
        let street = matches!(
            words.word(i),
            "road"
                | "street"
                | "avenue"
                | "lane"
                | "drive"
                | "way"
                | "boulevard"
                | "square"
                | "court"
                | "place"
                | "terrace"
                | "close"
                | "crescent"
                | "st"
                | "ave"
                | "rd"
                | "blvd"
        );
        if street && i > at {
            return true;
        }
        if !matches!(token.case, Case::Title | Case::Mixed) {
            return false;
        }
    }
    false
}

/// The number of a room, a flight, a model; a name that ends in a number.
pub(super) fn identifier(words: &Words<'_>, at: usize, table: &Table) -> Option<usize> {
    let start = words.range().start;
    let before = words.before(at, 1);
    let noun = || population::counted(words, at + 1);
    if is_street(words, at + 1)
        || matches!(words.word(at + 1), "block" | "zip" | "postcode" | "freeway" | "expressway" | "turnpike")
    {
        return Some(at + 1);
    }
    if is_emergency_call(words, at) {
        return Some(at + 1);
    }
    if at == start {
        return None;
    }
    let two = (words.before(at, 2), before);
    // `Group of 77` is a name, `a group of 77` a count.
    let named_group =
        two == ("group", "of") && at > start + 1 && words.get(at - 2).is_some_and(|token| token.case != Case::Lower);
    if NUMBERED_TWO.contains(&two) && (before == "code" || named_group) {
        return Some(at + 1);
    }
    if before == "number" && is_verb_behind(words.before(at, 2)) {
        return None;
    }
    if NUMBERED.binary_search(&before).is_ok() {
        let counted = may_be_counted(before)
            && words.get(at - 1).is_some_and(|t| t.case == Case::Lower && !t.dotted)
            && noun().is_some();
        // `image 24 of 40`
        let of = words.word(at + 1) == "of" && is_number(words, at + 2) && !counted;
        return (!counted).then_some(if of { at + 3 } else { at + 1 });
    }
    let capital = words.get(at - 1).is_some_and(|token| token.case != Case::Lower);
    if capital && NAMES.contains(&before) {
        return Some(at + 1);
    }
    if NUMBERED_AT_END.contains(&before) && words.word(at).len() <= 3 && noun().is_none() && before != "age" {
        return Some(at + 1);
    }
    let previous = words.get(at - 1)?;
    let named = previous.shape == Shape::Word
        && matches!(previous.case, Case::Title | Case::Upper | Case::Mixed)
        && (at - 1 > start || previous.case == Case::Mixed);
    if !named
        || previous.dotted && before.len() > 1
        || table.before(words, at, start).is_some()
        || is_headline(words, at)
    {
        return None;
    }
    if is_weekday(before) || is_month(before) || before == "i" {
        return None;
    }
    let measured = is_measured(words, at + 1) || words.word(at + 1) == "-" && is_measured(words, at + 2);
    (!measured && noun().is_none() && !matches!(words.word(at), text if text.contains(','))).then_some(at + 1)
}

/// Words behind which `number` is a verb (`the dead now number 26`). Our own list.
fn is_verb_behind(word: &str) -> bool {
    matches!(
        word,
        "already"
            | "also"
            | "casualties"
            | "could"
            | "dead"
            | "deaths"
            | "homeless"
            | "injured"
            | "may"
            | "might"
            | "missing"
            | "now"
            | "still"
            | "survivors"
            | "they"
            | "to"
            | "victims"
            | "we"
            | "who"
            | "will"
            | "would"
            | "wounded"
    )
}

/// Nouns of [`NUMBERED`] that also stand before a count of something else (`the group 12 people met`).
fn may_be_counted(word: &str) -> bool {
    matches!(
        word,
        "part" | "group" | "round" | "line" | "unit" | "series" | "class" | "no" | "court" | "division" | "brigade"
    )
}

pub(super) fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Whether the words around token `at` are capitalised as those of a headline are; then a capital names nothing.
pub(super) fn is_headline(words: &Words<'_>, at: usize) -> bool {
    // Ten words on each side are more than a headline has before a figure; ours.
    let range = at.saturating_sub(10).max(words.range().start)..(at + 11).min(words.range().end);
    let (mut capital, mut lower) = (0, 0);
    for i in range {
        match words.get(i) {
            Some(token) if token.shape == Shape::Word && words.word(i).len() > 3 => match token.case {
                Case::Lower => lower += 1,
                _ => capital += 1,
            },
            _ => {}
        }
    }
    capital >= 3 && capital > 3 * lower
}

/// Calls to the emergency number of the United States, Britain or the European Union.
fn is_emergency_call(words: &Words<'_>, at: usize) -> bool {
    let behind = matches!(
        words.word(at + 1),
        "call" | "calls" | "caller" | "callers" | "operator" | "operators" | "dispatcher" | "dispatchers"
    );
    let before = matches!(
        words.before(at, 1),
        "call" | "calls" | "called" | "calling" | "dial" | "dials" | "dialed" | "dialled" | "dialing" | "phoned"
    );
    matches!(words.word(at), "911" | "999" | "112")
        && (behind || before && population::counted(words, at + 1).is_none())
}

/// Whether the word before token `at` makes a small number word one of a series.
pub(super) fn names_one_of_series(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let noun = || population::counted(words, at + 1).is_some();
    let numbered = NUMBERED.binary_search(&before).is_ok() && !(may_be_counted(before) && noun());
    numbered || NUMBERED_AT_END.contains(&before) && before != "age" && !noun()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_nouns_are_sorted() {
        assert!(NUMBERED.is_sorted(), "{:?}", NUMBERED.windows(2).find(|pair| pair[0] > pair[1]));
    }
}
