//! Figures of which a sentence tells of a part: `one of the 24 passengers died`, `three of nine workers were killed`.

use super::grammar::{is_auxiliary, is_no_participle, is_subordinator};
use super::lattice::{LaneId, Lattice};
use crate::value::Mention;

/// Whom the verb of a match tells of.
pub(super) enum Counted {
    /// Those that the figure counts: `24 passengers died`, `one of 24 people who died`.
    All,
    /// A part of them, which is counted too.
    Part(Mention),
    /// A part of them that nobody counts: `some of the 24 passengers`.
    Some,
}

/// How many words a part and what limits it take at most: `at least one`; ours.
const HEDGED: usize = 3;

/// What may stand between `of` and a figure.
const DETERMINERS: &[&str] = &["her", "his", "its", "our", "the", "their", "these", "those"];

/// Parts that are no figures. What is said of `all` or `each` of them is said of the whole.
const UNCOUNTED: &[&str] = &["any", "few", "half", "many", "most", "much", "neither", "several", "some"];

/// Whom the words between a figure and the end of a match tell of.
///
/// The verb of a sentence belongs to the part, a relative clause or a participle behind the noun to the whole: of `one of
/// two people killed in the crash` two were killed, of `one of two people was killed` one.
pub(super) fn counted(lattice: &Lattice<'_>, lane: LaneId, figure: &Mention, end: usize) -> Counted {
    let words = lattice.words();
    let mut of = figure.tokens.start.wrapping_sub(1);
    if DETERMINERS.contains(&words.word(of)) {
        of = of.wrapping_sub(1);
    }
    if words.word(of) != "of" {
        return Counted::All;
    }
    let part = words.before(of, 1);
    let mentions = lattice.lane(lane);
    let known = mentions.ending_at(of).first().map(|index| mentions.all()[*index as usize].clone());
    // By itself `one` counts nothing, `at least one` neither.
    let mut starts = words.range().start.max(of.saturating_sub(HEDGED))..of;
    let alone =
        matches!(part, "one" | "none").then(|| starts.find_map(|start| lattice.number_alone(lane, &(start..of))));
    let told = match alone.flatten().or(known) {
        Some(part) => Counted::Part(part),
        None if UNCOUNTED.contains(&part) => Counted::Some,
        None => return Counted::All,
    };
    for at in figure.tokens.end..end {
        let word = words.word(at);
        if is_subordinator(word) {
            return Counted::All;
        }
        if is_auxiliary(word) || is_no_participle(word) {
            return told;
        }
    }
    Counted::All
}
