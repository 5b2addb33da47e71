//! How a claim is meant: what stands around it labels it and never hides it.
//!
//! Everything is read from the clause of the match and, for the speaker, from its sentence. A label that the words do not
//! clearly give is left out: a missing one is a smaller fault than a wrong one.

mod company;
mod event;
mod limits;
mod speaker;
mod total;
mod verbs;

pub(crate) use company::is_attacker;

use std::cell::OnceCell;
use std::ops::Range;

use super::candidate::Candidate;
use super::clause::Clauses;
use super::grammar;
use super::lattice::{LaneId, Lattice};
use super::record::{Context, Modality, Polarity};
use crate::rule::List;
use crate::text::{Case, Shape, Words};
use crate::value::yes_no::YesNo;
use crate::value::{Kind, Value};

/// How many tokens around a match are looked at; ours, longer than clauses that people write.
const REACH: usize = 80;

/// The sentence around some claims.
pub(super) struct Surroundings<'a> {
    lattice: &'a Lattice<'a>,
    words: Words<'a>,
    clauses: &'a Clauses,
    date_lane: LaneId,
    speakers: speaker::Speakers,
    telling: OnceCell<event::Telling>,
}

impl<'a> Surroundings<'a> {
    /// Looks around in the sentence that the lattice stands at.
    pub(super) fn new(lattice: &'a Lattice<'a>, date_lane: LaneId) -> Surroundings<'a> {
        let words = lattice.words();
        let clauses = lattice.clauses();
        let speakers = speaker::Speakers::of(&words);
        Surroundings { lattice, words, clauses, date_lane, speakers, telling: OnceCell::new() }
    }

    /// What the sentence says of the event; of claims that count nobody nothing is asked.
    fn telling(&self, candidate: &Candidate) -> event::Telling {
        if candidate.answer.kind != Kind::Count {
            return event::Telling::default();
        }
        *self.telling.get_or_init(|| event::Telling::of(&self.words))
    }

    /// The tokens of all clauses that a match touches, as far as a reader would look.
    fn clause_of(&self, tokens: &Range<usize>) -> Range<usize> {
        let end = self.words.range().end;
        let first = self.clauses.head(&self.words, self.clauses.number(tokens.start));
        let start = self.clauses.start(first).max(tokens.start.saturating_sub(REACH));
        start..self.clauses.tokens(tokens.end - 1, end).end.min(tokens.end + REACH)
    }
}

impl Surroundings<'_> {
    /// The clauses together with those that `when` joins to them: `in 2003, 70 died when a quake struck` is all of 2003.
    fn told_when(&self, clause: &Range<usize>) -> Range<usize> {
        let end = self.words.range().end;
        let begins = |at: usize| {
            self.words.word(at) == "when" || self.words.word(at) == "," && self.words.word(at + 1) == "when"
        };
        let start = match clause.start {
            at if at > self.words.range().start && begins(at) => self.clauses.tokens(at - 1, end).start,
            at => at,
        };
        let to =
            if clause.end < end && begins(clause.end) { self.clauses.tokens(clause.end, end).end } else { clause.end };
        start.max(clause.start.saturating_sub(REACH))..to.min(clause.end + REACH)
    }
}

/// The value of a match and how it is meant. A negation turns the answer to a yes-no question; its polarity stays
/// positive then, so that it does not count twice.
pub(super) fn of(candidate: &Candidate, value: Value, around: &Surroundings<'_>) -> (Value, Context) {
    let clause = around.clause_of(&candidate.tokens);
    let said = if is_nominal(candidate) {
        speaker::Attribution::default()
    } else {
        around.speakers.of_match(&around.words, candidate, &clause)
    };
    let denied = said.stance == Some("denied");
    let spoken = verbs::reach(&around.words, candidate, &clause);
    let negated = !is_apposed(candidate) && verbs::is_negated(&around.words, candidate, &spoken) != denied;
    let (value, polarity) = match value {
        Value::YesNo(answer) => (Value::YesNo(if negated { turned(answer) } else { answer }), Polarity::Positive),
        value => (value, if negated { Polarity::Negative } else { Polarity::Positive }),
    };
    // In the year of an event `36-year-old Ana Belo` was 36, or is now; the words do not tell which.
    let prefixed = candidate.key.as_ref().is_some_and(|key| key.tokens.start == candidate.answer.tokens.end)
        && candidate.answer.kind == Kind::Quantity;
    let limited = (!is_nominal(candidate) && !prefixed).then(|| {
        let mut told = around.told_when(&clause);
        // What goes on behind `Ana Belo, 42,` says nothing of when she was 42.
        if is_apposed(candidate) {
            told.end = candidate.answer.tokens.start.max(told.start);
        }
        (limits::as_of(around, candidate, &clause), limits::scope(around, candidate, &told))
    });
    let (as_of, scope) = limited.unwrap_or_default();
    let document = around.words.document();
    let telling = around.telling(candidate);
    let context = Context {
        polarity,
        modality: if is_apposed(candidate) {
            Modality::Asserted
        } else {
            verbs::modality(&around.words, candidate, &spoken)
        },
        by: said
            .by
            .filter(|tokens| !begins_amiss(&around.words, tokens.start))
            // `Elm-` of `Elm-based Kestrel` speaks for nobody.
            .filter(|tokens| !around.words.is(tokens.end - 1, Shape::Hyphen))
            .map(|tokens| document.slice(document.span(tokens)).to_owned()),
        stance: said.stance.map(str::to_owned),
        as_of,
        tense: verbs::tense(&around.words, candidate, &clause, &spoken),
        scope,
        derived: !candidate.states_figure(),
        besides: candidate.list == List::SaysBesides,
        against: telling.against,
        at_hand: telling.at_hand,
    };
    (value, context)
}

/// Whether the words of a speaker begin with a preposition or with the verb of another clause (`spoke to workers`): then
/// the speaker was cut out of the sentence at the wrong place, and none is better.
fn begins_amiss(words: &Words<'_>, at: usize) -> bool {
    let preposition = |word: &str| {
        matches!(
            word,
            "after"
                | "as"
                | "at"
                | "before"
                | "by"
                | "contrary"
                | "during"
                | "for"
                | "from"
                | "in"
                | "of"
                | "on"
                | "to"
                | "under"
                | "while"
                | "with"
        )
    };
    let word = words.word(at);
    let lower = words.get(at).is_some_and(|token| token.case == Case::Lower);
    let verb = grammar::is_past_form(word) || matches!(word, "came" | "held" | "met" | "spoke" | "went");
    lower && (preposition(word) || verb && preposition(words.word(at + 1)))
}

fn turned(answer: YesNo) -> YesNo {
    match answer {
        YesNo::Yes => YesNo::No,
        YesNo::No => YesNo::Yes,
        YesNo::Unsure => YesNo::Unsure,
    }
}

/// Whether a figure stands right beside its key (`Ana Belo, 42`): what the verb of the sentence denies is not the figure.
fn is_apposed(candidate: &Candidate) -> bool {
    let Some(key) = candidate.key.as_ref().filter(|_| candidate.answer.kind == Kind::Quantity) else { return false };
    let (key, answer) = (&key.tokens, &candidate.answer.tokens);
    answer.start.saturating_sub(key.end).max(key.start.saturating_sub(answer.end)) <= 1
}

/// Whether a claim is made by a noun phrase alone (`Finance Minister Ana Belo`): what the sentence around says is not said
/// of it.
fn is_nominal(candidate: &Candidate) -> bool {
    candidate.answer.kind == Kind::Title
}
