//! Whom a figure of people counts: the attacker too, the dead of several events, only a part of those who were hurt.

use std::ops::Range;

use super::event::is_wide_event;
use super::limits::is_month;
use super::{REACH, Surroundings};
use crate::extract::candidate::Candidate;
use crate::text::{Shape, Words};
use crate::value::Kind;

/// How far behind a figure `including the gunman` may stand, in tokens; ours.
const BEHIND: usize = 14;
/// How many words a noun phrase has at most before its noun; ours.
const PHRASE: usize = 8;

/// The words that say whom else a count counts, or whom it leaves out: `including the gunman`, `in four shootings`, `and
/// one woman`. The whole sentence is looked at, since the number of events often stands in another clause.
pub(super) fn company(around: &Surroundings<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    if candidate.answer.kind != Kind::Count {
        return None;
    }
    let words = &around.words;
    let figure = &candidate.answer.tokens;
    let end = words.range().end;
    attacker(words, figure.end..end.min(figure.end + BEHIND))
        .or_else(|| attacker_among(words, figure.clone()))
        .or_else(|| of_several_events(around, candidate))
        .or_else(|| counted_events(words, figure.start))
        .or_else(|| earlier_event(words, figure.start))
        .or_else(|| part(words, figure.end..end.min(figure.end + BEHIND)))
        .or_else(|| partner_behind(around, figure))
        .or_else(|| partner_before(around, figure))
}

/// `two guards and a gunman`, added up.
fn attacker_among(words: &Words<'_>, figure: Range<usize>) -> Option<Range<usize>> {
    let joined = figure.clone().find(|at| words.word(*at) == "and")?;
    let noun = figure.clone().find(|at| is_attacker(words.word(*at)))?;
    Some(joined.min(noun)..joined.max(noun) + 1)
}

/// The words that say that a count sums up several events, whatever else limits it (`in rain-related incidents since June`).
pub(super) fn of_several_events(around: &Surroundings<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    let words = &around.words;
    let figure = &candidate.answer.tokens;
    let end = words.range().end.min(figure.end + REACH);
    let from = figure.start.saturating_sub(REACH).max(words.range().start);
    (candidate.answer.kind == Kind::Count).then(|| (from..end).find_map(|at| several_events(words, at))).flatten()
}

/// Whether a word in lower case names one who attacks.
pub(crate) fn is_attacker(word: &str) -> bool {
    matches!(
        word,
        "attacker"
            | "assailant"
            | "bomber"
            | "gunman"
            | "hijacker"
            | "killer"
            | "perpetrator"
            | "shooter"
            | "suspect"
            | "himself"
            | "herself"
    )
}

/// `including the suspected gunman`, `counting himself`.
fn attacker(words: &Words<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let at = tokens.clone().find(|at| matches!(words.word(*at), "including" | "counting"))?;
    let qualifies =
        |word: &str| matches!(word, "the" | "a" | "lone" | "suspected" | "alleged" | "suicide" | "presumed" | "one");
    let noun = (at + 1..at + 5).find(|at| !qualifies(words.word(*at)))?;
    is_attacker(words.word(noun)).then(|| at..noun + 1)
}

/// `came just weeks after a blast that killed nine`: what is told behind it is another event.
fn earlier_event(words: &Words<'_>, figure: usize) -> Option<Range<usize>> {
    let comes = |word: &str| matches!(word, "came" | "come" | "comes" | "coming" | "happened" | "occurred");
    let from = figure.saturating_sub(REACH).max(words.range().start);
    let at = (from..figure).find(|at| comes(words.word(*at)))?;
    let unit = |word: &str| matches!(word, "days" | "weeks" | "months" | "years" | "day" | "week" | "month" | "year");
    let after = (at + 2..at + PHRASE).find(|at| words.word(*at) == "after" && unit(words.word(at - 1)))?;
    (after < figure).then_some(at..after + 1)
}

/// `in critical condition`, `two of the wounded`, `suffered minor injuries`, `was shot in the leg`: some of those that were
/// hurt, as reports go through them.
fn part(words: &Words<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = tokens.start;
    let state = |word: &str| matches!(word, "critical" | "serious" | "stable" | "fair" | "good" | "grave" | "guarded");
    let body = |word: &str| {
        matches!(
            word,
            "abdomen"
                | "arm"
                | "arms"
                | "back"
                | "chest"
                | "face"
                | "foot"
                | "hand"
                | "head"
                | "leg"
                | "legs"
                | "neck"
                | "shoulder"
                | "side"
                | "stomach"
                | "thigh"
                | "torso"
        )
    };
    let slight = |word: &str| matches!(word, "minor" | "slight" | "superficial" | "threatening");
    tokens.into_iter().find_map(|at| match words.word(at) {
        "of" if at <= first + 1 && matches!(words.word(at + 1), "the" | "those" | "them" | "these" | "his" | "her") => {
            Some(at..at + 2)
        }
        "in" if state(words.word(at + 1)) && words.word(at + 2) == "condition" => Some(at..at + 3),
        "in" if matches!(words.word(at + 1), "the" | "his" | "her" | "their") && body(words.word(at + 2)) => {
            Some(at..at + 3)
        }
        word if slight(word) && matches!(words.word(at + 1), "injuries" | "wounds") => Some(at..at + 2),
        _ => None,
    })
}

/// `in four separate shootings`, `after shootings`, `across the country`, `nationwide`.
fn several_events(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let area = |word: &str| matches!(word, "city" | "country" | "state" | "nation" | "region" | "county");
    match words.word(at) {
        "nationwide" | "citywide" | "countrywide" | "statewide" => Some(at..at + 1),
        "across" | "around" | "throughout"
            if words.word(at + 1) == "the" && area(words.word(at + 2)) && !is_of_a_wide_event(words) =>
        {
            Some(at..at + 3)
        }
        // `in gun violence throughout Brooklyn, Queens`
        "in" if matches!(words.word(at + 1), "gun" | "weekend" | "overnight") && words.word(at + 2) == "violence" => {
            Some(at..at + 3)
        }
        "in" | "after" => {
            let noun = (at + 1..at + PHRASE).find(|at| is_events(words.word(*at)))?;
            let plain =
                |at: usize| [Shape::Word, Shape::Number, Shape::Hyphen].iter().any(|shape| words.is(at, *shape));
            // `in one of the shootings` is one event, `in a series of shootings` are several.
            let one = |at: usize| match words.word(at) {
                "one" | "the" | "these" | "those" | "both" => true,
                // `in several Fourth of July shootings`
                "of" => !is_run(words.before(at, 1)) && !is_month(words.word(at + 1)),
                _ => false,
            };
            (at + 1..noun).all(|at| plain(at) && !one(at)).then(|| at..noun + 1)
        }
        _ => None,
    }
}

/// The words for several things of a kind, one after the other.
fn is_run(word: &str) -> bool {
    matches!(word, "pair" | "rash" | "series" | "spate" | "string" | "wave")
}

/// `two shootings left five dead`, `traffic accidents caused 40 deaths`: what several events that the sentence sums up before a
/// figure did. Attacks and blasts are left out, since several of them often are one event.
fn counted_events(words: &Words<'_>, figure: usize) -> Option<Range<usize>> {
    let from = figure.saturating_sub(REACH).max(words.range().start);
    let events =
        |word: &str| matches!(word, "accidents" | "crashes" | "fires" | "incidents" | "shootings" | "stabbings");
    let noun = (from..figure).rev().find(|at| events(words.word(*at)))?;
    let several = |at: usize| {
        let word = words.word(at);
        words.is(at, Shape::Number) && word != "1"
            || SMALL_NUMBERS[1..].contains(&word)
            || is_run(word)
            || matches!(word, "several" | "separate" | "multiple" | "weekend" | "overnight" | "traffic" | "related")
    };
    let did = |at: usize| {
        let word = words.word(at);
        matches!(
            word,
            "left" | "leave" | "leaves" | "leaving" | "caused" | "claimed" | "killed" | "injured" | "wounded"
        )
    };
    let counted = (noun.saturating_sub(PHRASE / 2).max(from)..noun).find(|at| several(*at))?;
    (noun + 1..figure).any(did).then_some(counted..noun + 1)
}

/// How many sentences are looked through for what a text is about; ours, as many as a long report has.
const ARTICLE: usize = 40;

/// Whether a sentence or the text is about one event that strikes a whole country, whose dead `across the country` are its own.
fn is_of_a_wide_event(words: &Words<'_>) -> bool {
    let document = words.document();
    words.range().any(|at| is_wide_event(words.word(at)))
        || document.sentences().iter().take(ARTICLE).any(|sentence| {
            let lead = document.words(sentence);
            lead.range().any(|at| is_wide_event(lead.word(at)))
        })
}

fn is_events(word: &str) -> bool {
    matches!(
        word,
        "accidents"
            | "attacks"
            | "blasts"
            | "bombings"
            | "crashes"
            | "explosions"
            | "fires"
            | "incidents"
            | "raids"
            | "shootings"
            | "stabbings"
            | "strikes"
    )
}

const SMALL_NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn is_person_noun(word: &str) -> bool {
    matches!(
        word,
        "boy"
            | "boys"
            | "bystander"
            | "child"
            | "children"
            | "civilian"
            | "civilians"
            | "girl"
            | "girls"
            | "man"
            | "men"
            | "officer"
            | "officers"
            | "teen"
            | "teenager"
            | "teenagers"
            | "teens"
            | "woman"
            | "women"
    )
}

/// Whether a noun phrase of people that is counted begins at a token: the token behind its noun.
fn counted_people(around: &Surroundings<'_>, at: usize) -> Option<usize> {
    let words = &around.words;
    let begins = words.is(at, Shape::Number)
        || matches!(words.word(at), "a" | "an" | "another" | "several" | "dozens")
        || SMALL_NUMBERS.contains(&words.word(at));
    let noun = (at + 1..at + PHRASE + 1).find(|at| is_person_noun(words.word(*at)))?;
    let inside = (at + 1..noun).all(|at| !matches!(words.word(at), "and" | "or" | "who" | "," | ";" | "was" | "were"));
    (begins && inside).then_some(noun + 1)
}

/// `four men and one woman`, seen from the men.
fn partner_behind(around: &Surroundings<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    let words = &around.words;
    let noun = (figure.end..figure.end + PHRASE).find(|at| is_person_noun(words.word(*at)))?;
    let joined = (figure.end..noun).all(|at| words.is(at, Shape::Word) && words.word(at) != "and");
    let end = matches!(words.word(noun + 1), "and" | ",").then(|| counted_people(around, noun + 2)).flatten()?;
    joined.then_some(noun + 1..end)
}

/// `a girl and two men`, seen from the men.
fn partner_before(around: &Surroundings<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    let words = &around.words;
    let and = figure.start.checked_sub(1).filter(|at| matches!(words.word(*at), "and" | ","))?;
    let first = words.range().start;
    // `two men` behind `and` have to be people too, or the figure may count anything.
    counted_people(around, figure.start)?;
    let start = (first..and).rev().take(PHRASE + 2).find(|at| counted_people(around, *at) == Some(and))?;
    Some(start..and + 1)
}
