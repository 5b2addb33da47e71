//! What holds of every kind with a reader, whatever the text.

use proptest::prelude::*;

use super::{KINDS, Mention, ReadSettings, Relation, Terms, read};
use crate::text::{Document, looks};

/// Pieces of which every kind makes something, and pieces that stand in their way.
const PIECES: &[&str] = &[
    "12",
    "1,300",
    "one",
    "half",
    "dozens",
    "million",
    "$",
    "%",
    "km",
    "hours",
    "at least",
    "between",
    "and",
    "to",
    "April",
    "Monday",
    "1 April 2024",
    "last week",
    "President",
    "Minister for",
    "former",
    "US",
    "Ada",
    "Moss",
    "van",
    "der",
    "Jr.",
    "Paris",
    ", Texas",
    "northern",
    "of",
    "the",
    "said",
    "no",
    "'s",
    "’",
    "“",
    "”",
    "–",
    "-",
    "(",
    ")",
    "½",
    "é",
    "ß",
    "日本",
    "\u{200b}",
    "\u{301}",
    "😀",
    "\n",
    "...",
    "a",
    "in",
    "King",
    "St.",
    "3/4",
    "x",
    "^",
    "e6",
    "1.3e6",
    "grand",
    "st",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..20).prop_map(|pieces| {
        pieces.iter().map(|(piece, spaced)| format!("{piece}{}", if *spaced { " " } else { "" })).collect()
    })
}

fn all(document: &Document, settings: &ReadSettings) -> Vec<Mention> {
    let kinds: Vec<_> = KINDS.iter().map(|row| row.kind).collect();
    read(document, &kinds, settings)
}

fn settings(dated: bool) -> ReadSettings {
    ReadSettings { published: dated.then(|| jiff::civil::date(2024, 4, 2)), ..ReadSettings::default() }
}

/// What is wrong with the mentions of a text, if anything.
fn fault(text: &str, dated: bool) -> Option<String> {
    let document = Document::new(text);
    let mentions = all(&document, &settings(dated));
    let terms = Terms::default();
    for mention in &mentions {
        let row = mention.kind.row();
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        if mention.tokens.is_empty() || !text.is_char_boundary(start) || !text.is_char_boundary(end) || start >= end {
            return Some(format!("{mention:?} is no words of the text"));
        }
        if document.span(mention.tokens.clone()) != mention.span {
            return Some(format!("{mention:?} has other tokens than its span"));
        }
        let Some(value) = mention.value() else { continue };
        if (row.relate)(value, value, &terms).relation != Relation::Same {
            return Some(format!("{value:?} is not the same as itself"));
        }
        if (row.from_record)(&(row.record)(value)).as_ref() != Ok(value) {
            return Some(format!("{value:?} is lost in its record"));
        }
        (row.describe)(value, mention.kind, &terms);
        // Every two of a text, of whatever kind.
        for other in mentions.iter().filter_map(Mention::value) {
            let (there, back) = ((row.relate)(value, other, &terms), (row.relate)(other, value, &terms));
            if there.relation != back.relation {
                return Some(format!("{value:?} and {other:?} stand {} and {}", there.relation, back.relation));
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}", dated: bool) {
        prop_assert_eq!(fault(&text, dated), None);
    }

    #[test]
    fn any_pieces_are_read(text in pieces(), dated: bool) {
        prop_assert_eq!(fault(&text, dated), None);
    }
}

/// What stands in a long line again and again.
const UNITS: &[&str] = &[
    "12 ",
    "12, ",
    "12,300 ",
    "3rd ",
    "one hundred and ",
    "a half ",
    "1/2 ",
    "$5 million to ",
    "between 5 and ",
    "5 feet 2 inches ",
    "two hours and ",
    "at least ",
    "x 10 ^ ",
    "1 April 2024, ",
    "April 1, ",
    "2024-04-01 ",
    "from Monday to ",
    "the day before ",
    "since the end of ",
    "early last ",
    "2024 ",
    "Ada Moss, ",
    "Ada ",
    "de la ",
    "A. B. ",
    "Jean-",
    "the president of the ",
    "minister for ",
    "acting deputy ",
    "Paris, ",
    "northern ",
    "New York ",
    "of ",
    "' ",
    "(",
    "word ",
];

/// How often a token is looked at by all readers together at the most: what a list of bare figures takes, each of which may be
/// a count, a day, an hour, a year, an age, a share or one of a series. Ours.
const MOST_LOOKS: u64 = 710;

/// How often a token is looked at when a line of a unit, so many times, is read.
fn looks_a_token(unit: &str, times: usize) -> u64 {
    let document = Document::new(unit.repeat(times));
    let mut mentions = Vec::new();
    let looks = looks::during(|| mentions = all(&document, &settings(true)));
    assert!(mentions.len() <= 12 * times, "{unit}: {}", mentions.len());
    looks / document.tokens().len() as u64
}

#[test]
fn a_long_line_costs_a_token_what_a_short_one_does() {
    // A reader that looks back or ahead without end would look ten times as often.
    let mut dear = Vec::new();
    for unit in UNITS {
        let (short, long) = (looks_a_token(unit, 500), looks_a_token(unit, 2_000));
        if long > short + short / 10 + 1 || long > MOST_LOOKS {
            dear.push(format!("{unit:?}: {short} looks a token in a short line, {long} in a long one"));
        }
    }
    assert_eq!(dear, Vec::<String>::new());
}
