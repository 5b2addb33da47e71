//! Persons who are told of in one breath: of `a woman and two children were killed` three were.
//!
//! The members of a subject are added up where the subject begins its clause, those of an object where no verb of its own
//! follows. A verb that tells of one member more (`shot a man, and two women fled`) is none of the match's.

use std::ops::Range;

use rust_decimal::Decimal;

use super::grammar::{is_auxiliary, is_past_form, is_subordinator, parts_noun_phrases, stance_at};
use super::lattice::{LaneId, Lattice};
use crate::text::{Case, Shape, Words};
use crate::value::number::{Hedge, Number, Role, Unit, names_one_person, names_persons};
use crate::value::{Mention, Reading, Value};

/// The most tokens between what counts a member and its noun (`two unarmed young women`, `a 17-year-old boy`); ours.
const ADJECTIVES: usize = 6;
/// The most members; ours.
const MEMBERS: usize = 8;

/// The lanes in which members are read.
#[derive(Clone, Copy)]
pub(super) struct Lanes {
    /// Figures.
    pub(super) counts: LaneId,
    /// Names, where any slot asks for them.
    pub(super) persons: Option<LaneId>,
}

/// Members of a coordination without the one that a match is about.
pub(super) struct Others {
    /// How many persons they are.
    pub(super) how_many: Decimal,
    /// What limits the figure that stands first.
    pub(super) hedge: Hedge,
    /// Whether one of them is counted by a figure.
    pub(super) figure: bool,
    /// The token at which they begin, or behind which they end.
    pub(super) edge: usize,
}

struct Member {
    how_many: Decimal,
    hedge: Hedge,
    figure: bool,
    tokens: Range<usize>,
}

/// The members before the one that begins at a token: all of a subject that begins a clause.
pub(super) fn before(lattice: &Lattice<'_>, lanes: Lanes, start: usize) -> Option<Others> {
    let words = lattice.words();
    if !joins(words.before(start, 1)) {
        return None;
    }
    let mut at = start - 1;
    let mut others = Others { how_many: Decimal::ZERO, hedge: Hedge::Bare, figure: false, edge: start };
    // Behind a comma `and` joins the last of several members or begins a clause of its own; behind an age it says nothing.
    let set_off = words.before(at, 1) == "," && before_age(&words, at - 1) == at - 1;
    let mut members = 0;
    for _ in 0..MEMBERS {
        if words.before(at, 1) == "," {
            at -= 1;
        }
        let Some(member) = ending_at(lattice, lanes, &words, at) else { break };
        members += 1;
        others.how_many += member.how_many;
        others.figure |= member.figure;
        others.hedge = member.hedge;
        at = member.tokens.start;
        others.edge = at;
        if words.before(at, 1) != "," {
            break;
        }
    }
    let least = if set_off { 2 } else { 1 };
    (members >= least && begins_clause(&words, others.edge)).then_some(others)
}

/// The members behind the one whose match ends before a token: all of an object.
pub(super) fn behind(lattice: &Lattice<'_>, lanes: Lanes, end: usize) -> Option<Others> {
    let words = lattice.words();
    // A match may end with the figure, before what it counts.
    let noun = (end..=end + ADJECTIVES).find(|at| names_persons(words.word(*at)) || !describes(&words, *at));
    let end = noun.filter(|noun| names_persons(words.word(*noun))).map_or(end, |noun| noun + 1);
    let mut others = Others { how_many: Decimal::ZERO, hedge: Hedge::Bare, figure: false, edge: end };
    let mut at = end;
    for _ in 0..MEMBERS {
        let last = joins(words.word(at)) || words.word(at) == "," && joins(words.word(at + 1));
        if !last && words.word(at) != "," {
            return None;
        }
        at += if words.word(at) == "," && last { 2 } else { 1 };
        let member = starting_at(lattice, lanes, &words, at)?;
        others.how_many += member.how_many;
        others.figure |= member.figure;
        at = member.tokens.end;
        if last {
            others.edge = at;
            let verb = is_auxiliary(words.word(at)) || is_past_form(words.word(at));
            return (!verb).then_some(others);
        }
    }
    None
}

/// The number of all members: of those who were matched, and the others.
pub(super) fn sum(matched: &Number, others: &Others) -> Number {
    let hedge = if matched.hedge == Hedge::Bare { others.hedge } else { matched.hedge };
    Number { hedge, ..Number::counted(matched.nominal + others.how_many, Some("people")) }
}

/// Where the noun phrase begins of which a noun is token `at`: `a young woman`.
pub(super) fn start_of(words: &Words<'_>, at: usize) -> Option<usize> {
    let first = at.saturating_sub(ADJECTIVES + 1);
    let mut start = at;
    while start > first && start > words.range().start {
        if determines_one(words.word(start)) {
            return Some(start);
        }
        if start < at && !describes(words, start) {
            return None;
        }
        start -= 1;
    }
    determines_one(words.word(start)).then_some(start)
}

fn ending_at(lattice: &Lattice<'_>, lanes: Lanes, words: &Words<'_>, end: usize) -> Option<Member> {
    let end = before_age(words, end);
    let noun = end.checked_sub(1).filter(|noun| words.range().contains(noun))?;
    let one = |start: usize| Some(one_person(start..end));
    if matches!(words.word(noun), "he" | "she") {
        return one(noun);
    }
    if !names_persons(words.word(noun)) {
        let persons = lattice.lane(lanes.persons.filter(|_| words.get(noun).is_some_and(|t| t.case != Case::Lower))?);
        let name = persons.ending_at(end).first()?;
        return one(persons.all()[*name as usize].tokens.start);
    }
    let mut at = noun;
    for _ in 0..=ADJECTIVES {
        if let Some(member) = figure(lattice, lanes, lattice.lane(lanes.counts).ending_at(at).first().copied()) {
            return Some(member);
        }
        let before = at.checked_sub(1).filter(|before| words.range().contains(before))?;
        if determines_one(words.word(before)) {
            return if names_one_person(words.word(noun)) { one(before) } else { None };
        }
        if !describes(words, before) {
            return None;
        }
        at = before;
    }
    None
}

fn starting_at(lattice: &Lattice<'_>, lanes: Lanes, words: &Words<'_>, start: usize) -> Option<Member> {
    let counts = lattice.lane(lanes.counts);
    let first = counts.starting_at(start).next();
    let mut member = match figure(lattice, lanes, first.map(|index| index as u32)) {
        Some(member) => member,
        None if determines_one(words.word(start)) => {
            // `her two children`
            let second = counts.starting_at(start + 1).next();
            figure(lattice, lanes, second.map(|index| index as u32)).unwrap_or(one_person(start..start + 1))
        }
        None => return None,
    };
    let noun = member.tokens.end;
    for at in noun..=noun + ADJECTIVES {
        let word = words.word(at);
        let counted = if member.figure { names_persons(word) || word == "others" } else { names_one_person(word) };
        if counted && !names_persons(words.word(at + 1)) {
            member.tokens.end = at + 1;
            return Some(member);
        }
        if !describes(words, at) && !words.is(at, Shape::Hyphen) {
            return None;
        }
    }
    None
}

fn one_person(tokens: Range<usize>) -> Member {
    Member { how_many: Decimal::ONE, hedge: Hedge::Bare, figure: false, tokens }
}

/// A figure that counts persons exactly or at least.
fn figure(lattice: &Lattice<'_>, lanes: Lanes, index: Option<u32>) -> Option<Member> {
    let mention: &Mention = lattice.lane(lanes.counts).all().get(index? as usize)?;
    let Reading::Clear(Value::Number(number)) = &mention.reading else { return None };
    let tokens = mention.tokens.start..mention.tokens.end;
    (number.unit == Unit::None && number.upper.is_none() && number.role == Role::Whole).then_some(Member {
        how_many: number.nominal,
        hedge: number.hedge,
        figure: true,
        tokens,
    })
}

/// The end of a noun phrase without the age behind it: `a woman, 34`.
fn before_age(words: &Words<'_>, end: usize) -> usize {
    let age = words.is(end.wrapping_sub(1), Shape::Number) && words.before(end, 1).len() < 4;
    if age && words.before(end, 2) == "," { end - 2 } else { end }
}

fn joins(word: &str) -> bool {
    matches!(word, "and" | "&")
}

fn determines_one(word: &str) -> bool {
    matches!(word, "a" | "an" | "another" | "her" | "his" | "one" | "the" | "their")
}

/// Whether a word may stand between what counts a noun and the noun.
fn describes(words: &Words<'_>, at: usize) -> bool {
    let preposition = matches!(
        words.word(at),
        "at" | "by" | "for" | "from" | "in" | "into" | "near" | "of" | "on" | "outside" | "to" | "with"
    );
    let hyphened = words.is(at, Shape::Hyphen) || words.is(at, Shape::Number) && words.is(at + 1, Shape::Hyphen);
    hyphened
        || words.is(at, Shape::Possessive)
        || words.is(at, Shape::Word) && !preposition && !parts_noun_phrases(words, at)
}

/// Whether a clause begins at a token, or the persons of whom a verb says what it made them (`left two men and a woman dead`).
fn begins_clause(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| words.range().contains(before)) else { return true };
    words.is(before, Shape::Punct)
        || words.is(before, Shape::Dash)
        || is_subordinator(words.word(before)) && words.word(before) != "as"
        || stance_at(words, before).is_some()
        || matches!(words.word(before), "leave" | "leaves" | "leaving" | "left")
}
