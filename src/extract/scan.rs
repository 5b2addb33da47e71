//! One pass over a document: sentences where an anchor fires, what matches there, and what of it stands.

use std::collections::BTreeMap;
use std::ops::Range;

use super::candidate::{Candidate, Finder, choose, list_around};
use super::clause::Clauses;
use super::escape;
use super::lattice::Lattice;
use super::matcher::{Bound, Furthest, Matcher};
use super::program::{AnchorTest, List, Program, VariantId};
use super::resolve::Names;
use crate::rule::LookIn;
use crate::text::{Document, Region, Shape};
use crate::value::ReadSettings;

/// What one sentence gives.
#[derive(Debug, Default)]
pub(super) struct SentenceMatches {
    /// The matches that stand, by slot and place.
    pub(super) chosen: Vec<Candidate>,
    /// The matches that an `unless` cancelled, each with the phrase that did and the tokens that it matched.
    pub(super) cancelled: Vec<(Candidate, usize, Range<usize>)>,
    /// The matches that another one kept from their words.
    pub(super) overruled: Vec<Candidate>,
    /// The slots of which an anchor fired and nothing came.
    pub(super) near: Vec<usize>,
}

/// A variant that may start in a sentence, with what its anchor matches there.
struct Hit {
    variant: VariantId,
    at: HitPlace,
}

#[derive(Clone, Copy)]
enum HitPlace {
    /// At this token.
    Token(usize),
    /// At the mention of this number in the lane of the anchor.
    Mention(usize),
}

/// Goes through a document sentence by sentence.
pub(super) struct Scan<'a> {
    program: &'a Program,
    document: &'a Document,
    lattice: Lattice<'a>,
    hits: Vec<Hit>,
    prefix_hits: Vec<VariantId>,
    only_slot: Option<usize>,
}

impl<'a> Scan<'a> {
    /// A pass over a document for all slots, or for one.
    pub(super) fn new(
        program: &'a Program,
        document: &'a Document,
        settings: &'a [ReadSettings],
        names: &'a Names<'a>,
        only_slot: Option<usize>,
    ) -> Scan<'a> {
        Scan {
            program,
            document,
            lattice: Lattice::new(document, settings, &program.lanes, names),
            hits: Vec::new(),
            prefix_hits: Vec::new(),
            only_slot,
        }
    }

    /// The mentions of the sentence that was looked at last.
    pub(super) fn lattice(&self) -> &Lattice<'a> {
        &self.lattice
    }

    /// What a sentence gives; `None` where no anchor fires, which costs no more than a look-up a word.
    pub(super) fn sentence(&mut self, number: usize) -> Option<SentenceMatches> {
        let mask = self.find_hits(number);
        if self.program.by_mention.is_empty() && self.hits.is_empty() && self.program.with_regex.is_empty() {
            return None;
        }
        self.lattice.enter(number, mask);
        self.add_mention_hits();
        let mut candidates = self.regex_candidates();
        if self.hits.is_empty() && candidates.is_empty() {
            return None;
        }
        let mut fired = self.try_hits(mask, &mut candidates);
        fired.sort_unstable();
        fired.dedup();
        let mut matches = self.sift(candidates, mask);
        fired.retain(|(slot, _)| !matches.chosen.iter().any(|candidate| candidate.slot == *slot));
        for (slot, words_stand) in fired {
            let kind_stands = match self.program.slots[slot].answers {
                Some(lane) => !self.lattice.lane(lane).all().is_empty(),
                None => words_stand || matches.cancelled.iter().any(|(candidate, ..)| candidate.slot == slot),
            };
            if kind_stands && matches.near.last() != Some(&slot) {
                matches.near.push(slot);
            }
        }
        self.settle_priorities(&mut matches);
        Some(matches)
    }

    fn wanted(&self, slot: usize) -> bool {
        self.only_slot.is_none_or(|only| only == slot)
    }

    fn find_hits(&mut self, number: usize) -> u128 {
        self.hits.clear();
        let document = self.document;
        let mut mask = 0;
        for token in document.sentences()[number].tokens.clone() {
            let about = &document.tokens()[token];
            if !matches!(about.shape, Shape::Word | Shape::Number) {
                continue;
            }
            let word = || document.word(token);
            if let Some(entry) = self.program.word(about, word) {
                mask |= entry.bit;
                let hits = entry.variants.iter().map(|variant| Hit { variant: *variant, at: HitPlace::Token(token) });
                self.hits.extend(hits);
            }
            self.program.prefix_variants(word, &mut self.prefix_hits);
            self.hits.extend(self.prefix_hits.drain(..).map(|variant| Hit { variant, at: HitPlace::Token(token) }));
        }
        mask
    }

    fn add_mention_hits(&mut self) {
        for (lane, variants) in &self.program.by_mention {
            for mention in 0..self.lattice.lane(*lane).all().len() {
                let hits = variants.iter().map(|variant| Hit { variant: *variant, at: HitPlace::Mention(mention) });
                self.hits.extend(hits);
            }
        }
    }

    fn regex_candidates(&self) -> Vec<Candidate> {
        let slots = self.program.with_regex.iter().filter(|slot| self.wanted(**slot));
        slots.flat_map(|slot| escape::find(*slot, &self.program.slots[*slot], &self.lattice)).collect()
    }

    /// Runs the phrases that answers are found by. Returns the slots tried, with whether all required words of a phrase
    /// of several stand in the sentence.
    fn try_hits(&self, mask: u128, candidates: &mut Vec<Candidate>) -> Vec<(usize, bool)> {
        let mut fired = Vec::new();
        let mut matcher = Matcher::new(self.program, &self.lattice);
        for hit in &self.hits {
            let phrase_number = self.program.variants[hit.variant as usize].phrase;
            let phrase = &self.program.phrases[phrase_number];
            if phrase.list == List::Unless || !self.wanted(phrase.slot) {
                continue;
            }
            let slot = &self.program.slots[phrase.slot];
            let words_stand = phrase.mask & mask == phrase.mask;
            fired.push((phrase.slot, words_stand && phrase.words.len() > 1));
            if !words_stand || !self.mentions_stand(phrase_number) || !self.looks_here(&slot.look_in) {
                continue;
            }
            for bounds in self.matches_of(&mut matcher, hit, slot.many) {
                for candidate in Candidate::of(self.program, &self.lattice, &matcher, phrase_number, &bounds) {
                    if slot.many {
                        candidates.extend(list_around(self.program, &self.lattice, &candidate));
                    }
                    candidates.push(candidate);
                }
            }
        }
        fired
    }

    fn mentions_stand(&self, phrase: usize) -> bool {
        self.program.phrases[phrase].lanes.iter().all(|lane| self.lattice.may_hold(*lane))
    }

    /// All bounds of a variant from the place where its anchor fired.
    fn matches_of(&self, matcher: &mut Matcher<'_>, hit: &Hit, many: bool) -> Vec<Vec<Bound>> {
        let variant = &self.program.variants[hit.variant as usize];
        match (&variant.test, hit.at) {
            (AnchorTest::Word(test), HitPlace::Token(token)) => {
                matcher.anchor_at(test, token).map_or_else(Vec::new, |anchor| matcher.matches(variant, anchor, many))
            }
            (AnchorTest::Mention(test), HitPlace::Mention(index)) => {
                matcher.matches(variant, Bound::Mention(test.lane, index, test.part), many)
            }
            // A trigger fires the mentions that hold it.
            (AnchorTest::Mention(test), HitPlace::Token(token)) => {
                let mentions = self.lattice.lane(test.lane).all();
                let before = mentions.partition_point(|mention| mention.tokens.start <= token);
                let reach = mentions[..before].iter().rev().take(MOST_NESTED);
                let holds: Vec<usize> = reach
                    .enumerate()
                    .filter(|(_, mention)| mention.tokens.contains(&token))
                    .map(|(back, _)| before - 1 - back)
                    .collect();
                let bounds = holds.into_iter().map(|index| Bound::Mention(test.lane, index, test.part));
                bounds.flat_map(|anchor| matcher.matches(variant, anchor, many)).collect()
            }
            (AnchorTest::Word(_), HitPlace::Mention(_)) => Vec::new(),
        }
    }

    /// Whether a slot looks into the sentence at all.
    fn looks_here(&self, look_in: &[LookIn]) -> bool {
        let region = self.lattice.sentence().region;
        if region == Region::Pointer {
            return false;
        }
        look_in.is_empty()
            || look_in.iter().any(|place| match place {
                LookIn::Headline => region == Region::Headline,
                LookIn::Body => region == Region::Body,
                LookIn::Captions => region == Region::Caption,
                LookIn::Quotes => true,
            })
    }

    /// Whether a slot looks at the words of an answer.
    fn looks_at(&self, look_in: &[LookIn], candidate: &Candidate) -> bool {
        let region = self.lattice.sentence().region;
        look_in.is_empty()
            || look_in.iter().any(|place| match place {
                LookIn::Headline => region == Region::Headline,
                LookIn::Body => region == Region::Body,
                LookIn::Captions => region == Region::Caption,
                LookIn::Quotes => candidate.answer.tokens.clone().all(|token| self.document.tokens()[token].quoted),
            })
    }

    /// Takes out what is cancelled or stands elsewhere, and chooses among the rest.
    fn sift(&self, mut candidates: Vec<Candidate>, mask: u128) -> SentenceMatches {
        let mut matches = SentenceMatches::default();
        if candidates.is_empty() {
            return matches;
        }
        let clauses = Clauses::of(&self.lattice.words());
        let unless = self.unless_hits();
        candidates.sort_by_key(|candidate| candidate.slot);
        for group in candidates.chunk_by(|one, other| one.slot == other.slot) {
            let slot = &self.program.slots[group[0].slot];
            let hits = &unless[unless.partition_point(|(slot, _)| *slot < group[0].slot)..];
            let hits = &hits[..hits.partition_point(|(slot, _)| *slot == group[0].slot)];
            let cancels = self.cancels(hits, mask, &clauses);
            let mut standing = Vec::with_capacity(group.len());
            for candidate in group {
                if !self.looks_at(&slot.look_in, candidate) {
                    continue;
                }
                let own = clauses.number(candidate.tokens.start)..=clauses.number(candidate.tokens.end - 1);
                match cancels.range(own).next() {
                    Some((_, (phrase, tokens))) => matches.cancelled.push((candidate.clone(), *phrase, tokens.clone())),
                    None => standing.push(candidate.clone()),
                }
            }
            matches.chosen.extend(choose(standing, slot, &mut matches.overruled));
        }
        matches
    }

    /// Where anchors of `unless` phrases fired, by slot.
    fn unless_hits(&self) -> Vec<(usize, &Hit)> {
        let mut hits: Vec<(usize, &Hit)> = Vec::new();
        for hit in &self.hits {
            let phrase = &self.program.phrases[self.program.variants[hit.variant as usize].phrase];
            if phrase.list == List::Unless {
                hits.push((phrase.slot, hit));
            }
        }
        hits.sort_by_key(|(slot, _)| *slot);
        hits
    }

    /// The clauses in which an `unless` phrase matches, each with the first that does and its tokens.
    fn cancels(&self, hits: &[(usize, &Hit)], mask: u128, clauses: &Clauses) -> BTreeMap<usize, (usize, Range<usize>)> {
        let mut matcher = Matcher::new(self.program, &self.lattice);
        let mut cancels = BTreeMap::new();
        for (_, hit) in hits {
            let number = self.program.variants[hit.variant as usize].phrase;
            let phrase = &self.program.phrases[number];
            if phrase.mask & mask != phrase.mask {
                continue;
            }
            for bounds in self.matches_of(&mut matcher, hit, false) {
                let tokens = bounds.iter().map(|bound| matcher.tokens(bound));
                let Some(tokens) = tokens.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
                else {
                    continue;
                };
                for clause in clauses.number(tokens.start)..=clauses.number(tokens.end - 1) {
                    cancels.entry(clause).or_insert_with(|| (number, tokens.clone()));
                }
            }
        }
        cancels
    }

    /// Of words that several slots claim, only those of the highest priority keep them.
    fn settle_priorities(&self, matches: &mut SentenceMatches) {
        let priority = |candidate: &Candidate| self.program.slots[candidate.slot].priority;
        let Some(highest) = matches.chosen.iter().map(priority).max() else { return };
        if matches.chosen.iter().all(|candidate| priority(candidate) == highest) {
            return;
        }
        let mut claimed: Vec<(usize, usize, i32)> = matches
            .chosen
            .iter()
            .map(|candidate| (candidate.answer.tokens.start, candidate.answer.tokens.end, priority(candidate)))
            .collect();
        claimed.sort_unstable();
        let longest = claimed.iter().map(|(start, end, _)| end - start).max().unwrap_or(0);
        let (chosen, overruled) = std::mem::take(&mut matches.chosen).into_iter().partition(|candidate| {
            let tokens = &candidate.answer.tokens;
            let from = claimed.partition_point(|(start, ..)| start + longest < tokens.start);
            !claimed[from..]
                .iter()
                .take_while(|(start, ..)| *start < tokens.end)
                .any(|(_, end, other)| *end > tokens.start && *other > priority(candidate))
        });
        matches.chosen = chosen;
        matches.overruled.extend::<Vec<Candidate>>(overruled);
    }

    /// How far each phrase of the slot came in the sentence that was looked at last, by the phrase's number in the program.
    pub(super) fn attempts(&self) -> BTreeMap<usize, Furthest> {
        let mut attempts: BTreeMap<usize, Furthest> = BTreeMap::new();
        let mut matcher = Matcher::new(self.program, &self.lattice);
        for hit in &self.hits {
            let number = self.program.variants[hit.variant as usize].phrase;
            let phrase = &self.program.phrases[number];
            if phrase.list == List::Unless || !self.wanted(phrase.slot) {
                continue;
            }
            matcher.watch();
            self.matches_of(&mut matcher, hit, false);
            let furthest = matcher.furthest();
            match attempts.get_mut(&number) {
                Some(known) if known.bounds.len() >= furthest.bounds.len() => {}
                _ if furthest.bounds.is_empty() => {}
                _ => {
                    attempts.insert(number, furthest);
                }
            }
        }
        attempts
    }
}

/// How many mentions of one lane are looked through behind a trigger for those that hold it; ours.
const MOST_NESTED: usize = 16;

impl Finder {
    /// The rule's name in claims.
    pub(super) fn name(self, program: &Program) -> String {
        match self {
            Finder::Phrase(number) => program.phrases[number].name(),
            Finder::Regex(number) => format!("regex[{}]", number + 1),
        }
    }
}
