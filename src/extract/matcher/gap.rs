//! What `...` and `..` step over: any words up to a number of steps, and what belongs to a noun phrase or is inserted behind
//! it.

use std::ops::Range;

use super::Matcher;
use crate::extract::automaton::{Node, NodeId, Way, WordTest};
use crate::extract::grammar;
use crate::text::Shape;
use crate::value::number::cardinal;

/// The most steps of `...`.
const GAP_STEPS: u8 = 12;
/// The most words of `..`; ours: `<count> .. people .. were hurt` spans `three people in a car park near the school`.
const NOUN_GAP_WORDS: usize = 6;
/// The most tokens of what is inserted behind a noun, with its marks; ours.
const INSERTION: usize = 32;
/// Words with which it begins behind a comma.
const OPENERS: &[&str] = &[
    "aged",
    "all",
    "almost",
    "among",
    "at",
    "both",
    "half",
    "including",
    "largely",
    "mainly",
    "many",
    "most",
    "mostly",
    "nearly",
    "several",
    "some",
];
/// The most tokens that `...` can take, with mentions of several tokens as steps; ours.
const GAP_REACH: usize = 128;
impl Matcher<'_> {
    /// Tries what follows `...` at every place in reach, the nearest first.
    pub(super) fn gap(&mut self, next: NodeId, at: usize, way: Way) -> bool {
        let mut steps = [u8::MAX; GAP_REACH];
        steps[0] = 0;
        let mut with_mentions = false;
        let mut distance = 0;
        while distance < GAP_REACH {
            if steps[distance] > GAP_STEPS {
                if with_mentions {
                    // A longer mention may still reach beyond; nothing else does.
                    if !steps[distance..].iter().any(|steps| *steps <= GAP_STEPS) {
                        return false;
                    }
                    distance += 1;
                    continue;
                }
                let place = match way {
                    Way::Right => at + distance,
                    Way::Left => at - distance,
                };
                if self.furthest.is_none() && !self.may_come_behind(next, place, way) {
                    return false;
                }
                with_mentions = true;
                self.add_mention_steps(&mut steps, at, way);
                continue;
            }
            let place = match way {
                Way::Right => at + distance,
                Way::Left => at - distance,
            };
            if self.attempt(next, place, way) {
                return true;
            }
            let Some(token) = self.next_token(place, way).filter(|token| !self.ends_gap(*token)) else {
                return false;
            };
            let cost = steps[distance] + u8::from(!self.is_silent(token));
            if let Some(beyond) = steps.get_mut(distance + 1) {
                *beyond = (*beyond).min(cost);
            }
            distance += 1;
        }
        false
    }

    /// Tries what follows `..` at every place in reach, the nearest first.
    pub(super) fn noun_gap(&mut self, next: NodeId, at: usize, way: Way) -> bool {
        let mut place = at;
        // Of whom something belongs to (`Belo's lawyer was held`) nothing is told.
        if way == Way::Right && self.owns(at) {
            return self.attempt(next, place, way);
        }
        for _ in 0..=NOUN_GAP_WORDS {
            let owned = way == Way::Left && place != at && self.owns(place);
            if !owned && self.attempt(next, place, way) {
                return true;
            }
            let behind = self.next_token(self.over_silent(place, way), way);
            match behind {
                Some(token) if self.may_stand_in_noun_phrase(token) => place = Self::beyond(token, way),
                Some(token) => return self.insertion(next, token, way),
                None => return false,
            }
        }
        false
    }

    /// Whether a possessive ends at a token.
    fn owns(&self, token: usize) -> bool {
        matches!(self.words.word(token), "'s" | "'")
    }

    /// Tries what follows `..` beyond what is inserted behind a noun and set off by marks, of which one is the token: `40
    /// people, six of them minors, were hurt`.
    fn insertion(&mut self, next: NodeId, mark: usize, way: Way) -> bool {
        let other = match self.words.is(mark, Shape::Dash) {
            true => self.words.word(mark),
            false => match closing(self.words.word(mark), way) {
                Some(other) => other,
                None => return false,
            },
        };
        let sentence = self.words.range();
        let last = match way {
            Way::Right => (mark + INSERTION).min(sentence.end),
            Way::Left => mark.saturating_sub(INSERTION).max(sentence.start),
        };
        let mut token = Self::beyond(mark, way);
        while let Some(at) = self.next_token(token, way).filter(|at| *at != last) {
            token = Self::beyond(at, way);
            let (opening, mark) = match way {
                Way::Right => (mark, at),
                Way::Left => (at, mark),
            };
            if self.words.word(at) == other
                && mark > opening + 1
                && (matches!(other, "(" | ")") || self.describes(opening + 1))
                && self.attempt(next, token, way)
            {
                return true;
            }
        }
        false
    }

    /// Whether a word begins what describes those who were named (`who were on the bus`, `the singer`) or tells of a part of them
    /// (`including six minors`, `most of them`).
    fn describes(&self, token: usize) -> bool {
        let word = self.words.word(token);
        self.words.is(token, Shape::Number)
            || cardinal(word).is_some()
            || OPENERS.contains(&word)
            || matches!(word, "a" | "an" | "the" | "who" | "whose")
    }

    /// Whether a word may belong to a noun phrase that is told: no verb that is finite, no number, and nothing that joins
    /// another.
    fn may_stand_in_noun_phrase(&self, token: usize) -> bool {
        self.words.is(token, Shape::Word)
            && !grammar::parts_noun_phrases(&self.words, token)
            && cardinal(self.words.word(token)).is_none()
    }

    fn ends_gap(&self, token: usize) -> bool {
        self.words.is(token, Shape::Punct) && self.words.word(token) == ";"
    }

    /// Whether what follows `...` stands anywhere from a place on, steps aside: counting them with mentions takes reading
    /// every kind.
    fn may_come_behind(&self, node: NodeId, place: usize, way: Way) -> bool {
        match self.code.node(node) {
            Node::Word(WordTest::Number(..), _) | Node::Accept | Node::Text(..) | Node::Gap(_) | Node::NounGap(_) => {
                true
            }
            Node::Split(_, Some(openers))
                if !self.behind(place, way).any(|token| openers.may_hold(self.words.hash(token))) =>
            {
                false
            }
            Node::Split(entries, _) => entries.iter().any(|entry| self.may_come_behind(*entry, place, way)),
            Node::Word(test, _) => self.behind(place, way).any(|token| self.word_at(test, token, way).is_some()),
            // Behind a fixed word a mention may have begun before it.
            Node::Mention(test, _) => self.lattice.lane(test.lane).all().iter().any(|mention| match way {
                Way::Right => mention.tokens.end > place,
                Way::Left => mention.tokens.start < place,
            }),
        }
    }

    /// The tokens from a place on.
    fn behind(&self, place: usize, way: Way) -> Range<usize> {
        let sentence = self.words.range();
        match way {
            Way::Right => place..sentence.end,
            Way::Left => sentence.start..place,
        }
    }

    /// Counts the steps again with a mention as one step, as far as plain tokens reach and beyond.
    fn add_mention_steps(&self, steps: &mut [u8; GAP_REACH], at: usize, way: Way) {
        let mentions = self.lattice.steps();
        let last = match way {
            Way::Right => self.words.range().end - at,
            Way::Left => at - self.words.range().start,
        };
        for distance in 0..GAP_REACH.min(last) {
            if steps[distance] > GAP_STEPS {
                continue;
            }
            let place = match way {
                Way::Right => at + distance,
                Way::Left => at - distance,
            };
            let token = match way {
                Way::Right => place,
                Way::Left => place - 1,
            };
            if self.ends_gap(token) {
                return;
            }
            let cost = steps[distance] + 1;
            let plain = steps[distance] + u8::from(!self.is_silent(token));
            let mut reach = |distance: usize, cost: u8| {
                if let Some(beyond) = steps.get_mut(distance) {
                    *beyond = (*beyond).min(cost);
                }
            };
            reach(distance + 1, plain);
            match way {
                Way::Right => mentions.ends(place).for_each(|end| reach(end - at, cost)),
                Way::Left => mentions.starts(place).for_each(|start| reach(at - start, cost)),
            }
        }
    }
}

/// The mark at the other end of what is inserted between marks, of which one is met first.
fn closing(mark: &str, way: Way) -> Option<&'static str> {
    match (mark, way) {
        (",", _) => Some(","),
        ("(", Way::Right) => Some(")"),
        (")", Way::Left) => Some("("),
        _ => None,
    }
}
