//! Whether a figure is told as the total of its event: `the death toll rose to 70`, `the number of injured is put at 70`.

use std::ops::Range;

use super::Surroundings;
use crate::extract::candidate::Candidate;
use crate::text::{Shape, Words};
use crate::value::Kind;

/// How far before its figure the noun of a total stands, in tokens; ours: `the toll from the quake that hit the north at dawn
/// on Friday climbed to`.
const REACH: usize = 16;
/// How far before that noun the verb stands that lowers it.
const VERB: usize = 4;

/// The words that make a figure a total, `toll`, `number of dead` or `a total of`; with the words that lower it where it is taken back.
pub(super) fn total(around: &Surroundings<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    if candidate.answer.kind != Kind::Count {
        return None;
    }
    let words = &around.words;
    let figure = &candidate.answer.tokens;
    let noun = before(words, figure.start).or_else(|| behind(words, figure))?;
    let from = noun.start.saturating_sub(VERB).max(words.range().start);
    let lowering = (from..figure.start).find(|at| lowers(words.word(*at)));
    Some(match lowering {
        Some(at) => at.min(noun.start)..noun.end.max(at + 1),
        None => noun,
    })
}

fn before(words: &Words<'_>, figure: usize) -> Option<Range<usize>> {
    let from = figure.saturating_sub(REACH).max(words.range().start);
    if words.before(figure, 1) == "of" && words.before(figure, 2) == "total" && figure >= from + 2 {
        return Some(figure - 2..figure);
    }
    for at in (from..figure).rev() {
        let word = words.word(at);
        if words.is(at, Shape::Punct) && matches!(word, ";" | ":") {
            return None;
        }
        // Another figure takes the noun, but for the one before: `from 58 to 57`, `by five to 57`.
        if words.is(at, Shape::Number) && !matches!(words.before(at, 1), "from" | "by" | "on") {
            return None;
        }
        if let Some(noun) = noun_at(words, at) {
            return Some(noun);
        }
    }
    None
}

/// `bringing to 27 the number of people killed`.
fn behind(words: &Words<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    let stands = words.word(figure.end) == "the" && words.before(figure.start, 1) == "to";
    stands.then(|| noun_at(words, figure.end + 1)).flatten()
}

fn noun_at(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    match words.word(at) {
        "toll" | "tally" => Some(at..at + 1),
        "number" if words.word(at + 1) == "of" => {
            let hurt = (at + 2..at + 7).find(|at| is_hurt(words.word(*at)))?;
            Some(at..hurt + 1)
        }
        _ => None,
    }
}

fn is_hurt(word: &str) -> bool {
    matches!(
        word,
        "casualties"
            | "dead"
            | "deaths"
            | "deceased"
            | "died"
            | "fatalities"
            | "hurt"
            | "injured"
            | "injuries"
            | "killed"
            | "victims"
            | "wounded"
    )
}

fn lowers(word: &str) -> bool {
    matches!(
        word,
        "lowered"
            | "lowers"
            | "lowering"
            | "reduced"
            | "reduces"
            | "cut"
            | "cuts"
            | "downgraded"
            | "down"
            | "downward"
            | "downwards"
    )
}
