//! Runs a phrase from one of its anchors: leftwards, then rightwards, the nearest first.
//!
//! The search is a walk over pairs of a node and a place. A pair that did not lead to the end is not tried again from the
//! same anchor, so that the walk is linear in the nodes and places in reach.

mod gap;

use std::ops::Range;

use foldhash::{HashSet, HashSetExt};
use rust_decimal::Decimal;

use super::automaton::{ACCEPT, Code, MentionTest, NO_CODE, Node, NodeId, Openers, Part, Way, WordTest};
use super::grammar;
use super::graph::Start;
use super::lattice::{LaneId, Lattice, Mentions};
use super::program::Program;
use super::resolve::is_pronoun;
use super::wording::letters_are;
use crate::text::{Shape, Words};
use crate::value::number::{Hedge, Unit};
use crate::value::{Kind, Mention, Value};

/// The most tokens of `<text>`.
const TEXT_TOKENS: usize = 12;
/// The most auxiliaries, negations and adverbs between two items of a yes-no phrase (`would not even have been`); ours.
const FILLERS: usize = 5;
/// The most words at the edge of a mention that a phrase may write out (`no fewer than <count>`); ours.
const HEDGE_TOKENS: usize = 4;
/// The most nodes that are visited from one anchor; ours, far above what a phrase that people write can need.
const MOST_WORK: u32 = 20_000;
/// The most answers that are collected from one anchor; ours.
const MOST_ANSWERS: usize = 64;

/// What an item of a phrase matched.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bound {
    /// Fixed words.
    Words(Range<usize>),
    /// A word that a yes-no phrase stepped over.
    Between(usize),
    /// A mention: the lane, its number there, what it is to the slot.
    Mention(LaneId, usize, Part),
    /// Words as they are.
    Text(Range<usize>, Part),
}

/// How far a failing phrase came.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Furthest {
    /// What had matched.
    pub(super) bounds: Vec<Bound>,
    /// The nodes of which one had to match next, each with the place where it was tried, if there was only one.
    pub(super) failed: Vec<(NodeId, Option<(usize, Way)>)>,
}

/// A walk over the graphs of a program in one sentence.
pub(super) struct Matcher<'a> {
    program: &'a Program,
    /// The graphs that are walked.
    code: &'a Code,
    lattice: &'a Lattice<'a>,
    words: Words<'a>,
    loose: bool,
    seen: HashSet<(NodeId, usize)>,
    trail: Vec<Bound>,
    work: u32,
    collected: Option<Vec<Vec<Bound>>>,
    furthest: Option<Furthest>,
}

impl<'a> Matcher<'a> {
    /// A matcher for the sentence that the lattice stands at.
    pub(super) fn new(program: &'a Program, lattice: &'a Lattice<'a>) -> Matcher<'a> {
        Matcher {
            program,
            code: &NO_CODE,
            lattice,
            words: lattice.words(),
            loose: false,
            seen: HashSet::new(),
            trail: Vec::new(),
            work: 0,
            collected: None,
            furthest: None,
        }
    }

    /// Keeps how far the phrase comes from now on.
    pub(super) fn watch(&mut self) {
        self.furthest = Some(Furthest::default());
    }

    /// Whether it keeps how far phrases come.
    pub(super) fn is_watched(&self) -> bool {
        self.furthest.is_some()
    }

    /// How far the phrase came since [`Matcher::watch`].
    pub(super) fn furthest(&mut self) -> Furthest {
        self.furthest.take().unwrap_or_default()
    }

    /// What the anchor of a variant matches at a token, if its test holds there.
    pub(super) fn anchor_at(&self, test: &WordTest, token: usize) -> Option<Bound> {
        self.word_at(test, token, Way::Right).map(Bound::Words)
    }

    /// Turns to a phrase: what is asked and matched from here on are its graphs. In a `loose` one auxiliaries, negations and
    /// adverbs may stand between the items.
    pub(super) fn turn_to(&mut self, code: &'a Code, loose: bool) {
        (self.code, self.loose) = (code, loose);
    }

    /// Whether the words next to an anchor leave it to the phrase to match, as far as can be told without reading mentions.
    pub(super) fn may_match(&self, start: &Start, anchor: &Bound) -> bool {
        if self.loose {
            return true;
        }
        let tokens = self.tokens(anchor);
        self.may_go(start.right, tokens.end, Way::Right) && self.may_go(start.left, tokens.start, Way::Left)
    }

    /// Everything that the phrase matches from an anchor: nothing, one list of bounds, or where `many` is set one for each
    /// answer in reach.
    pub(super) fn matches(&mut self, start: &Start, anchor: Bound, many: bool) -> Vec<Vec<Bound>> {
        let tokens = self.tokens(&anchor);
        if let Bound::Mention(lane, index, part) = anchor
            && !self.may_be(part, &self.lattice.lane(lane).all()[index])
        {
            return Vec::new();
        }
        self.work = 0;
        self.seen.clear();
        self.trail.clear();
        if let Bound::Mention(lane, index, _) = anchor
            && start.stands_alone()
            && self.person_behind(self.lattice.lane(lane).all()[index].tokens.end)
        {
            return Vec::new();
        }
        self.trail.push(anchor);
        if !self.run(start.right, tokens.end, Way::Right) {
            return Vec::new();
        }
        let right = self.trail.len();
        if !self.run(start.left, tokens.start, Way::Left) {
            return Vec::new();
        }
        let answer = self.trail.iter().position(Bound::is_answer);
        let (Some(answer @ 1..), true) = (answer, many) else { return vec![self.trail.clone()] };
        self.seen.clear();
        self.work = 0;
        self.collected = Some(Vec::new());
        let rest = if answer < right {
            let left = self.trail.split_off(right);
            self.trail.truncate(1);
            self.run(start.right, tokens.end, Way::Right);
            left
        } else {
            self.trail.truncate(right);
            self.run(start.left, tokens.start, Way::Left);
            Vec::new()
        };
        let mut found = self.collected.take().unwrap_or_default();
        for bounds in &mut found {
            bounds.extend(rest.iter().cloned());
        }
        found
    }

    /// The tokens of a bound.
    pub(super) fn tokens(&self, bound: &Bound) -> Range<usize> {
        match bound {
            Bound::Words(tokens) | Bound::Text(tokens, _) => tokens.clone(),
            Bound::Between(token) => *token..*token + 1,
            Bound::Mention(lane, index, _) => self.lattice.lane(*lane).all()[*index].tokens.clone(),
        }
    }

    fn may_go(&self, node: NodeId, at: usize, way: Way) -> bool {
        match self.code.node(node) {
            Node::Accept | Node::Text(..) | Node::Gap(_) | Node::NounGap(_) | Node::Word(WordTest::Number(..), _) => {
                true
            }
            Node::Split(_, Some(openers)) if !self.may_open(openers, at, way) => false,
            Node::Split(entries, _) => entries.iter().any(|entry| self.may_go(*entry, at, way)),
            Node::Word(test, next) => self.places(at, way).any(|place| {
                let tokens = self.next_token(place, way).and_then(|token| self.word_at(test, token, way));
                tokens.is_some_and(|tokens| {
                    self.may_go(*next, if way == Way::Right { tokens.end } else { tokens.start }, way)
                })
            }),
            Node::Mention(test, _) => {
                let begins = |place| match way {
                    Way::Right => self.lattice.may_begin(test.lane, place),
                    Way::Left => self.lattice.may_end(test.lane, place),
                };
                // The anchor may be part of the name.
                let inside = match way {
                    Way::Right => at.checked_sub(1).is_some_and(|last| self.lattice.may_begin(test.lane, last)),
                    Way::Left => self.lattice.may_end(test.lane, at + 1),
                };
                inside || self.places(at, way).any(begins)
            }
        }
    }

    /// Whether one of some words may stand next to a place.
    fn may_open(&self, openers: &Openers, at: usize, way: Way) -> bool {
        self.places(at, way)
            .any(|place| self.next_token(place, way).is_some_and(|token| openers.may_hold(self.words.hash(token))))
    }

    /// A place, and the one behind what phrases step over there.
    fn places(&self, at: usize, way: Way) -> impl Iterator<Item = usize> + use<> {
        let silent = self.over_silent(at, way);
        std::iter::once(at).chain((silent != at).then_some(silent))
    }

    fn run(&mut self, mut node: NodeId, mut at: usize, way: Way) -> bool {
        let code = self.code;
        loop {
            self.work += 1;
            if self.work > MOST_WORK {
                return false;
            }
            match code.node(node) {
                Node::Accept => return self.accept(),
                Node::Word(test, next) => match self.word(test, at, way) {
                    Some(beyond) => (node, at) = (*next, beyond),
                    None => {
                        self.note_failure(node, at, way);
                        return false;
                    }
                },
                Node::Split(_, Some(openers))
                    if !self.loose && self.furthest.is_none() && !self.may_open(openers, at, way) =>
                {
                    return false;
                }
                Node::Split(entries, _) => {
                    return self.seen.insert((node, at)) && entries.iter().any(|entry| self.attempt(*entry, at, way));
                }
                Node::Mention(test, next) => {
                    if self.seen.insert((node, at)) {
                        self.note_failure(node, at, way);
                        return self.mention(test, *next, at, way);
                    }
                    return false;
                }
                Node::Text(part, next) => {
                    return self.seen.insert((node, at)) && self.text(*part, *next, at, way);
                }
                Node::Gap(next) => return self.seen.insert((node, at)) && self.gap(*next, at, way),
                Node::NounGap(next) => return self.seen.insert((node, at)) && self.noun_gap(*next, at, way),
            }
        }
    }

    fn accept(&mut self) -> bool {
        match &mut self.collected {
            Some(found) => {
                found.push(self.trail.clone());
                found.len() >= MOST_ANSWERS
            }
            None => true,
        }
    }

    fn note_failure(&mut self, node: NodeId, at: usize, way: Way) {
        let Some(furthest) = &mut self.furthest else { return };
        if self.trail.len() > furthest.bounds.len() {
            *furthest = Furthest { bounds: self.trail.clone(), failed: vec![(node, Some((at, way)))] };
        } else if self.trail.len() == furthest.bounds.len() {
            match furthest.failed.iter_mut().find(|(known, _)| *known == node) {
                Some((_, place)) => *place = place.filter(|(known, _)| *known == at),
                None => furthest.failed.push((node, Some((at, way)))),
            }
        }
    }

    /// Runs on from a node and takes back what it bound where that leads nowhere.
    fn attempt(&mut self, node: NodeId, at: usize, way: Way) -> bool {
        let mark = self.trail.len();
        let reached = self.run(node, at, way);
        if !reached {
            self.trail.truncate(mark);
        }
        reached
    }

    /// The token next to a place, if it stands in the sentence.
    fn next_token(&self, at: usize, way: Way) -> Option<usize> {
        let token = match way {
            Way::Right => at,
            Way::Left => at.checked_sub(1)?,
        };
        self.words.range().contains(&token).then_some(token)
    }

    fn beyond(token: usize, way: Way) -> usize {
        match way {
            Way::Right => token + 1,
            Way::Left => token,
        }
    }

    fn is_silent(&self, token: usize) -> bool {
        self.words.is(token, Shape::Hyphen) || self.words.is(token, Shape::Possessive)
    }

    fn over_silent(&self, mut at: usize, way: Way) -> usize {
        while let Some(token) = self.next_token(at, way).filter(|token| self.is_silent(*token)) {
            at = Self::beyond(token, way);
        }
        at
    }

    /// Steps over one word that may stand between the items of a yes-no phrase.
    fn over_filler(&mut self, at: usize, way: Way) -> Option<usize> {
        let at = self.over_silent(at, way);
        let token = self.next_token(at, way)?;
        if !self.loose || !grammar::may_stand_between(self.words.word(token)) {
            return None;
        }
        self.trail.push(Bound::Between(token));
        Some(Self::beyond(token, way))
    }

    /// Matches a word next to a place and returns the place behind it.
    fn word(&mut self, test: &WordTest, at: usize, way: Way) -> Option<usize> {
        let mark = self.trail.len();
        let mut at = at;
        for _ in 0..=FILLERS {
            for place in [at, self.over_silent(at, way)] {
                let Some(token) = self.next_token(place, way) else { continue };
                if let Some(tokens) = self.word_at(test, token, way) {
                    let beyond = match way {
                        Way::Right => tokens.end,
                        Way::Left => tokens.start,
                    };
                    self.trail.push(Bound::Words(tokens));
                    return Some(beyond);
                }
            }
            let Some(beyond) = self.over_filler(at, way) else { break };
            at = beyond;
        }
        self.trail.truncate(mark);
        None
    }

    /// The tokens that a test matches from `token` on, in the direction of the walk.
    fn word_at(&self, test: &WordTest, token: usize, way: Way) -> Option<Range<usize>> {
        let shape = self.words.get(token)?.shape;
        let one = token..token + 1;
        let fits = match test {
            WordTest::Word(word, exact, hash) => {
                self.words.hash(token) == *hash
                    && matches!(shape, Shape::Word | Shape::Number)
                    && self.words.word(token) == &**word
                    && exact.as_deref().is_none_or(|exact| letters_are(self.words.written(token), exact))
                    && !(&**word == "may" && self.is_month(token))
            }
            WordTest::Prefix(prefix) => shape == Shape::Word && self.words.word(token).starts_with(&**prefix),
            WordTest::Punct(mark) => {
                matches!(shape, Shape::Punct | Shape::Dash | Shape::Hyphen) && self.words.word(token) == &**mark
            }
            WordTest::Number(number, lane) => return self.number_at(*number, *lane, token, way),
        };
        fits.then_some(one)
    }

    /// Whether `may` is the month here: written with a capital and beside a day, a year or a word that dates. No phrase means
    /// the month by it; dates are read as dates.
    fn is_month(&self, token: usize) -> bool {
        let number = |at: usize| self.words.is(at, Shape::Number);
        let dates =
            matches!(self.words.before(token, 1), "in" | "of" | "since" | "last" | "early" | "mid" | "late" | "by");
        self.words.written(token).starts_with('M')
            && (number(token + 1) || dates || token > self.words.range().start && number(token - 1))
    }

    fn number_at(&self, number: Decimal, lane: LaneId, token: usize, way: Way) -> Option<Range<usize>> {
        match self.words.get(token)?.shape {
            Shape::Number if digits(self.words.word(token)) == Some(number) => return Some(token..token + 1),
            Shape::Number | Shape::Word => {}
            _ => return None,
        }
        let counts = self.lattice.lane(lane);
        let says = |index: &usize| match counts.all()[*index].value() {
            Some(Value::Number(read)) => {
                read.nominal == number && read.upper.is_none() && read.hedge == Hedge::Bare && read.unit == Unit::None
            }
            _ => false,
        };
        let found = match way {
            Way::Right => counts.starting_at(token).find(says),
            Way::Left => counts.ending_at(token + 1).iter().map(|index| *index as usize).find(says),
        };
        found.map(|index| counts.all()[index].tokens.clone())
    }

    /// Matches a mention next to a place. Fixed words may stand inside it where the mention takes them in: `over <count>` and
    /// `<count> or more` match `over 900` and `900 or more`, and the whole is the answer.
    fn mention(&mut self, test: &MentionTest, next: NodeId, at: usize, way: Way) -> bool {
        let mark = self.trail.len();
        let lattice = self.lattice;
        let mut at = at;
        for _ in 0..=FILLERS {
            for place in self.places(at, way) {
                if !self.may_stand_at(test.lane, place, way) {
                    continue;
                }
                let mentions = lattice.lane(test.lane);
                let found = self.mentions_at(mentions, place, way);
                let words_follow = matches!(self.code.node(next), Node::Word(..) | Node::Split(..));
                let whole = found.iter().map(|index| (*index, 0));
                let inside = || (1..=HEDGE_TOKENS).flat_map(|inside| found.iter().map(move |index| (*index, inside)));
                for (index, inside) in whole.chain(words_follow.then(inside).into_iter().flatten()) {
                    let tokens = &mentions.all()[index].tokens;
                    let fits = self.may_be(test.part, &mentions.all()[index]);
                    if inside >= tokens.len() || !fits || test.alone && self.person_behind(tokens.end) {
                        continue;
                    }
                    let beyond = match way {
                        Way::Right => tokens.end - inside,
                        Way::Left => tokens.start + inside,
                    };
                    let before = self.trail.len();
                    self.trail.push(Bound::Mention(test.lane, index, test.part));
                    if self.run(next, beyond, way) {
                        return true;
                    }
                    self.trail.truncate(before);
                }
            }
            let Some(beyond) = self.over_filler(at, way) else { break };
            at = beyond;
        }
        self.trail.truncate(mark);
        false
    }

    /// Whether a mention may be this part of a match: a pronoun names nobody, so that it is a key and no answer.
    fn may_be(&self, part: Part, mention: &Mention) -> bool {
        part == Part::Key || mention.kind != Kind::Person || !is_pronoun(&self.words, mention)
    }

    /// The numbers of the mentions that begin at a place, the longest first; behind a fixed word also of those that took that
    /// word in, as `over one million` does for `over <count>`.
    fn mentions_at(&self, mentions: &Mentions, place: usize, way: Way) -> Vec<usize> {
        match way {
            Way::Right => {
                let mut found: Vec<usize> = mentions.starting_at(place).collect();
                if place > 0 && self.is_fixed(place - 1) {
                    for start in (place.saturating_sub(HEDGE_TOKENS)..place).rev() {
                        found.extend(mentions.starting_at(start).filter(|at| mentions.all()[*at].tokens.end > place));
                    }
                }
                found
            }
            Way::Left => {
                let of = |end: usize| mentions.ending_at(end).iter().map(|index| *index as usize);
                let mut found: Vec<usize> = of(place).collect();
                if self.is_fixed(place) {
                    for end in place + 1..=place + HEDGE_TOKENS {
                        found.extend(of(end).filter(|index| mentions.all()[*index].tokens.start < place));
                    }
                }
                found
            }
        }
    }

    /// Whether a token was matched as a fixed word.
    fn is_fixed(&self, token: usize) -> bool {
        self.trail.iter().any(|bound| matches!(bound, Bound::Words(words) if words.contains(&token)))
    }

    /// Whether [`Matcher::mentions_at`] may find anything, as far as can be told without reading mentions.
    fn may_stand_at(&self, lane: LaneId, place: usize, way: Way) -> bool {
        match way {
            Way::Right => self.lattice.may_begin(lane, place) || place > 0 && self.is_fixed(place - 1),
            Way::Left => self.lattice.may_end(lane, place) || self.is_fixed(place),
        }
    }

    /// Whether a person's name begins here: a title before it is that person's.
    fn person_behind(&self, at: usize) -> bool {
        self.program
            .person_lane
            .is_some_and(|lane| self.lattice.may_begin(lane, at) && !self.lattice.lane(lane).starting_at(at).is_empty())
    }

    fn text(&mut self, part: Part, next: NodeId, at: usize, way: Way) -> bool {
        let start = self.over_silent(at, way);
        let mut end = start;
        for taken in 1..=TEXT_TOKENS {
            let Some(token) = self.next_token(end, way).filter(|token| !self.ends_clause(*token)) else { break };
            end = Self::beyond(token, way);
            let more = taken < TEXT_TOKENS && self.next_token(end, way).is_some_and(|token| !self.ends_clause(token));
            if next == ACCEPT && more {
                continue;
            }
            let mark = self.trail.len();
            self.trail.push(Bound::Text(start.min(end)..start.max(end), part));
            if self.run(next, end, way) {
                return true;
            }
            self.trail.truncate(mark);
        }
        false
    }

    fn ends_clause(&self, token: usize) -> bool {
        let mark = self.words.word(token);
        self.words.is(token, Shape::Dash)
            || self.words.is(token, Shape::Punct)
                && matches!(mark, "," | ";" | ":" | "." | "!" | "?" | "…" | "(" | ")" | "[" | "]" | "\"")
    }
}

impl Bound {
    /// Whether it is the answer.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self, Bound::Mention(_, _, Part::Answer) | Bound::Text(_, Part::Answer))
    }
}

/// The value of a token of digits.
fn digits(written: &str) -> Option<Decimal> {
    if written.contains(',') { written.replace(',', "").parse().ok() } else { written.parse().ok() }
}
