//! One pass over a document: sentences where an anchor fires, what matches there, and what of it stands.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::automaton::Part;
use super::candidate::{Candidate, Finder, choose, conversion, list_around};
use super::clause::Clauses;
use super::escape;
use super::graph::{AnchorTest, Start};
use super::lattice::{LaneId, Lattice};
use super::matcher::{Bound, Furthest, Matcher};
use super::prefix::PrefixUse;
use super::program::{Gate, Program, RegexSlot, VariantId};
use super::resolve::Names;
use crate::rule::{List, LookIn};
use crate::text::{Document, Region, Shape};
use crate::value::{Cues, ReadSettings, number};

/// What one sentence gives.
#[derive(Debug, Default)]
pub(super) struct SentenceMatches {
    /// The matches that stand, by slot and place.
    pub(super) chosen: Vec<Candidate>,
    /// The matches that an `unless` cancelled, each with the phrase that did and the tokens that it matched.
    pub(super) cancelled: Vec<(Candidate, usize, Range<usize>)>,
    /// The matches that another one kept from their words.
    pub(super) overruled: Vec<Candidate>,
}

/// A variant that may start in a sentence, with what its anchor matches there.
#[derive(Clone, Copy)]
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

/// How many words most sentences have that rules know; ours.
const WORDS: usize = 32;

/// Goes through a document sentence by sentence.
pub(super) struct Scan<'a> {
    program: &'a Program,
    document: &'a Document,
    lattice: Lattice<'a>,
    /// The tokens whose words the rules know, with the numbers of these words.
    known: Vec<(usize, u32)>,
    /// The variants that the beginning of a token's word starts.
    by_prefix: Vec<(usize, VariantId)>,
    prefix_uses: Vec<PrefixUse>,
    /// The variants whose anchor is any mention of a lane, where they may match in the sentence.
    asked: Vec<(LaneId, VariantId)>,
    /// The slots with expressions that match anywhere in the document.
    with_regex: Vec<RegexSlot>,
    hits: Vec<Hit>,
    /// By slot, the last sentence, counted from 1, in which one of its anchors fired.
    fired: Vec<usize>,
    near: Vec<u32>,
    only_slot: Option<usize>,
    /// By slot, whether it is asked; all are where there is nothing.
    among: Option<Vec<bool>>,
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
            lattice: Lattice::new(document, settings, &program.lanes, names, program.present()),
            known: Vec::with_capacity(WORDS),
            by_prefix: Vec::new(),
            prefix_uses: Vec::new(),
            asked: Vec::new(),
            with_regex: program.regex_slots(document.text(), only_slot),
            hits: Vec::with_capacity(WORDS),
            fired: vec![0; program.slots.len()],
            near: vec![0; program.slots.len()],
            only_slot,
            among: None,
        }
    }

    /// The same, asking only a slot and those that may take words from it.
    pub(super) fn for_slot(mut self, slot: usize) -> Scan<'a> {
        let slots = &self.program.slots;
        let among = slots.iter().enumerate().map(|(at, other)| at == slot || other.priority > slots[slot].priority);
        let among: Vec<bool> = among.collect();
        self.with_regex.retain(|with| among[with.slot]);
        self.among = Some(among);
        self
    }

    /// By slot, how many sentences came near an answer and gave none: an anchor of the slot stands there and the kinds of
    /// mention that go with it, or a figure where a word is missing.
    pub(super) fn near(&self) -> &[u32] {
        &self.near
    }

    fn comes_near(&mut self, slot: usize, sentence: usize) {
        if self.fired[slot] != sentence + 1 {
            self.fired[slot] = sentence + 1;
            self.near[slot] += 1;
        }
    }

    /// The mentions of the sentence that was looked at last.
    pub(super) fn lattice(&self) -> &Lattice<'a> {
        &self.lattice
    }

    /// What a sentence gives; `None` where no anchor fires, which costs no more than a look-up a word.
    pub(super) fn sentence(&mut self, number: usize) -> Option<SentenceMatches> {
        self.look_at_words(number);
        self.find_hits(number);
        let present = self.lattice.present();
        let expressed = self.with_regex.iter().any(|with| with.may_match(present));
        if self.hits.is_empty() && self.asked.is_empty() && !expressed {
            return None;
        }
        self.lattice.enter(number);
        self.add_mention_hits();
        let mut candidates = self.regex_candidates();
        if self.hits.is_empty() && candidates.is_empty() {
            return None;
        }
        let tried = self.try_hits(&mut candidates);
        tried.into_iter().for_each(|slot| self.comes_near(slot, number));
        let mut matches = self.sift(candidates);
        for candidate in &matches.chosen {
            if self.fired[candidate.slot] == number + 1 {
                self.fired[candidate.slot] = 0;
                self.near[candidate.slot] -= 1;
            }
        }
        self.settle_priorities(&mut matches);
        Some(matches)
    }

    fn asks(&self, slot: usize) -> bool {
        self.among.as_ref().is_none_or(|among| among[slot])
    }

    fn wanted(&self, slot: usize) -> bool {
        self.only_slot.is_none_or(|only| only == slot)
    }

    /// Looks up each word of a sentence once: what it fills, tells and starts.
    fn look_at_words(&mut self, number: usize) {
        self.known.clear();
        self.by_prefix.clear();
        let (program, document) = (self.program, self.document);
        let present = self.lattice.present_mut();
        present.begin();
        let mut cues = Cues::NONE;
        let tokens = document.sentences()[number].tokens.clone();
        for (at, token) in tokens.clone().zip(&document.tokens()[tokens]) {
            let mut of_word = Cues::NONE;
            if matches!(token.shape, Shape::Word | Shape::Number) {
                let word = document.word(at);
                if let Some(number) = program.word(token, || word) {
                    let entry = program.entry_of(number);
                    program.filled_by(entry).iter().for_each(|need| present.fill(*need));
                    of_word = entry.cues;
                    if entry.starts() {
                        self.known.push((at, number));
                    }
                }
                if program.may_have_prefix(word) {
                    program.prefix_uses(word, &mut self.prefix_uses);
                    for used in self.prefix_uses.drain(..) {
                        match used {
                            PrefixUse::Starts(variant) => self.by_prefix.push((at, variant)),
                            PrefixUse::Fills(need) => present.fill(need),
                        }
                    }
                }
            }
            if token.shape != Shape::Word || of_word != Cues::NONE {
                cues = cues.then(Cues::of_token(document, at, of_word));
            }
        }
        present.tell(cues);
    }

    /// The variants of answers that may match in the sentence: their anchor fires, and what their phrases need is there.
    fn find_hits(&mut self, sentence: usize) {
        let program = self.program;
        self.hits.clear();
        self.asked.clear();
        for (lane, variants) in &program.by_mention {
            // Every match holds the anchor.
            if self.only_slot.is_none() && !self.lattice.is_cued(*lane) {
                continue;
            }
            for variant in variants {
                let gate = program.gate(*variant);
                if !gate.cancels && self.asks(gate.slot as usize) && self.may_match(gate) {
                    self.asked.push((*lane, *variant));
                }
            }
        }
        for known in 0..self.known.len() {
            let (at, number) = self.known[known];
            for started in program.variants_of(number) {
                let present = self.lattice.present();
                let missing = started.need.is_some_and(|need| !present.holds(need));
                if !missing || self.only_slot.is_some() {
                    self.fire(started.variant, at, sentence);
                } else if started.near.is_some_and(|kind| present.cues().may_hold(kind))
                    && self.asks(started.slot as usize)
                {
                    self.comes_near(started.slot as usize, sentence);
                }
            }
        }
        for found in 0..self.by_prefix.len() {
            let (at, variant) = self.by_prefix[found];
            if !program.gate(variant).cancels {
                self.fire(variant, at, sentence);
            }
        }
    }

    /// Takes note that the anchor of a variant fires at a token.
    fn fire(&mut self, variant: VariantId, at: usize, sentence: usize) {
        let gate = self.program.gate(variant);
        if !self.asks(gate.slot as usize) {
            return;
        }
        if self.may_match(gate) {
            self.hits.push(Hit { variant, at: HitPlace::Token(at) });
        } else if gate.needs_several
            && let Some(lane) = self.program.slots[gate.slot as usize].answers
            && number::is_number(self.program.lanes[lane].kind)
            && self.lattice.is_cued(lane)
        {
            // A word is missing beside a figure. Of names and places nothing tells that one was meant.
            self.comes_near(gate.slot as usize, sentence);
        }
    }

    #[inline]
    fn may_match(&self, gate: &Gate) -> bool {
        if let Some(only) = self.only_slot {
            // Who asks for one slot wants to see what is missing.
            return only == gate.slot as usize;
        }
        self.lattice.present().meets(self.program.needs_of(gate), gate.cues)
            && self.program.lanes_of(gate).iter().all(|lane| self.lattice.is_cued(*lane))
    }

    fn add_mention_hits(&mut self) {
        for asked in 0..self.asked.len() {
            let (lane, variant) = self.asked[asked];
            let mentions = 0..self.lattice.lane(lane).all().len();
            self.hits.extend(mentions.map(|mention| Hit { variant, at: HitPlace::Mention(mention) }));
        }
    }

    fn regex_candidates(&self) -> Vec<Candidate> {
        let present = self.lattice.present();
        let expressed = self.with_regex.iter().filter(|with| with.may_match(present));
        expressed.flat_map(|with| escape::find(with.slot, &self.program.slots[with.slot], &self.lattice)).collect()
    }

    /// Runs the phrases that answers are found by. Returns the slots of which the anchor of a phrase and every kind of
    /// mention that it holds stand in the sentence.
    fn try_hits(&self, candidates: &mut Vec<Candidate>) -> Vec<usize> {
        let mut tried = Vec::new();
        let mut matcher = Matcher::new(self.program, &self.lattice);
        let mut anchors = Vec::new();
        for hit in &self.hits {
            let phrase_number = self.program.variants[hit.variant as usize].phrase as usize;
            let slot_number = self.program.gate(hit.variant).slot as usize;
            let slot = &self.program.slots[slot_number];
            if !self.looks_here(&slot.look_in) {
                continue;
            }
            let start = self.anchors_of(&mut matcher, hit, &mut anchors);
            if anchors.is_empty() || !self.mentions_stand(hit.variant) {
                continue;
            }
            tried.push(slot_number);
            for bounds in matches_of(&mut matcher, start, &mut anchors, slot.many) {
                for candidate in Candidate::of(self.program, &self.lattice, &matcher, phrase_number, &bounds) {
                    if slot.many {
                        candidates.extend(list_around(self.program, &self.lattice, &candidate));
                    }
                    candidates.push(candidate);
                }
            }
        }
        tried
    }

    fn mentions_stand(&self, variant: VariantId) -> bool {
        self.program.lanes_of(self.program.gate(variant)).iter().all(|lane| self.lattice.may_hold(*lane))
    }

    /// Turns the matcher to the phrase of a variant. Finds what its anchor matches at the place where it fired and may go on
    /// from; returns the start of it.
    fn anchors_of<'s>(&'s self, matcher: &mut Matcher<'s>, hit: &Hit, anchors: &mut Vec<Bound>) -> &'s Start {
        let variant = &self.program.variants[hit.variant as usize];
        let graph = self.program.graph(variant.phrase as usize);
        let start = &graph.starts[variant.start as usize];
        matcher.turn_to(&graph.code, self.program.phrases[variant.phrase as usize].is_loose());
        anchors.clear();
        match (&start.test, hit.at) {
            (AnchorTest::Word(test), HitPlace::Token(token)) => anchors.extend(matcher.anchor_at(test, token)),
            (AnchorTest::Mention(test), HitPlace::Mention(index)) => {
                anchors.push(Bound::Mention(test.lane, index, test.part));
            }
            // A trigger fires the mentions that hold it.
            (AnchorTest::Mention(test), HitPlace::Token(token)) => {
                let mentions = self.lattice.lane(test.lane).all();
                let before = mentions.partition_point(|mention| mention.tokens.start <= token);
                let reach = mentions[..before].iter().rev().take(MOST_NESTED);
                let holding = reach.enumerate().filter(|(_, mention)| mention.tokens.contains(&token));
                anchors.extend(holding.map(|(back, _)| Bound::Mention(test.lane, before - 1 - back, test.part)));
            }
            (AnchorTest::Word(_), HitPlace::Mention(_)) | (AnchorTest::None, _) => {}
        }
        if !matcher.is_watched() {
            anchors.retain(|anchor| matcher.may_match(start, anchor));
        }
        start
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
                LookIn::Quotes => candidate.answer.tokens.clone().all(|token| self.document.is_quoted(token)),
            })
    }

    /// Takes out what is cancelled or stands elsewhere, and chooses among the rest.
    fn sift(&self, mut candidates: Vec<Candidate>) -> SentenceMatches {
        let mut matches = SentenceMatches::default();
        if candidates.is_empty() {
            return matches;
        }
        let words = self.lattice.words();
        let clauses = self.lattice.clauses();
        candidates.sort_by_key(|candidate| candidate.slot);
        let unless = self.unless_hits(&candidates);
        for group in candidates.chunk_by(|one, other| one.slot == other.slot) {
            let slot = &self.program.slots[group[0].slot];
            let hits = &unless[unless.partition_point(|(slot, _)| *slot < group[0].slot)..];
            let hits = &hits[..hits.partition_point(|(slot, _)| *slot == group[0].slot)];
            let cancels = self.cancels(hits, clauses);
            let mut standing = Vec::with_capacity(group.len());
            for candidate in group {
                if !self.looks_at(&slot.look_in, candidate) {
                    continue;
                }
                // What cancels the noun of which a relative clause tells cancels the clause too.
                let first = clauses.head(&words, clauses.number(candidate.tokens.start));
                let own = first..=clauses.number(candidate.tokens.end - 1);
                match cancels.of(own, &candidate.answer.tokens) {
                    Some((phrase, tokens)) => matches.cancelled.push((candidate.clone(), *phrase, tokens.clone())),
                    None => standing.push(candidate.clone()),
                }
            }
            for candidate in choose(standing, slot, &mut matches.overruled) {
                let conversion = conversion(self.program, &self.lattice, &candidate);
                matches.chosen.push(candidate);
                matches.chosen.extend(conversion);
            }
        }
        matches
    }

    /// Where anchors of `unless` phrases fire, by slot; only of the slots of some candidates, which are in order of slots.
    fn unless_hits(&self, candidates: &[Candidate]) -> Vec<(usize, Hit)> {
        let mut hits: Vec<(usize, Hit)> = Vec::new();
        let mut add = |variant: VariantId, at: HitPlace| {
            let gate = self.program.gate(variant);
            let slot = gate.slot as usize;
            if gate.cancels
                && self.lattice.present().meets(self.program.needs_of(gate), gate.cues)
                && candidates.binary_search_by_key(&slot, |candidate| candidate.slot).is_ok()
            {
                hits.push((slot, Hit { variant, at }));
            }
        };
        for (at, number) in &self.known {
            let cancelling = self.program.cancelling_of(*number);
            cancelling.iter().for_each(|started| add(started.variant, HitPlace::Token(*at)));
        }
        self.by_prefix.iter().for_each(|(at, variant)| add(*variant, HitPlace::Token(*at)));
        for (lane, variants) in &self.program.by_mention {
            if !variants.iter().any(|variant| self.program.gate(*variant).cancels) {
                continue;
            }
            for mention in 0..self.lattice.lane(*lane).all().len() {
                variants.iter().for_each(|variant| add(*variant, HitPlace::Mention(mention)));
            }
        }
        hits.sort_by_key(|(slot, _)| *slot);
        hits
    }

    /// What the `unless` phrases of a slot cancel in the sentence.
    fn cancels(&self, hits: &[(usize, Hit)], clauses: &Clauses) -> Cancels {
        let mut matcher = Matcher::new(self.program, &self.lattice);
        let mut cancels = Cancels::default();
        let mut anchors = Vec::new();
        for (_, hit) in hits {
            let number = self.program.variants[hit.variant as usize].phrase as usize;
            let start = self.anchors_of(&mut matcher, hit, &mut anchors);
            for bounds in matches_of(&mut matcher, start, &mut anchors, false) {
                let tokens = bounds.iter().map(|bound| matcher.tokens(bound));
                let Some(tokens) = tokens.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
                else {
                    continue;
                };
                let answer = bounds.iter().find(|bound| matches!(bound, Bound::Mention(_, _, Part::Answer)));
                let answer = answer.map(|bound| matcher.tokens(bound));
                let (to, places) = match answer {
                    Some(answer) => (&mut cancels.answers, answer),
                    None => (&mut cancels.clauses, clauses.number(tokens.start)..clauses.number(tokens.end - 1) + 1),
                };
                for place in places {
                    to.entry(place).or_insert_with(|| (number, tokens.clone()));
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
        let mut anchors = Vec::new();
        let words = self.known.iter().flat_map(|(at, number)| {
            let started = self.program.variants_of(*number);
            started.iter().map(|started| Hit { variant: started.variant, at: HitPlace::Token(*at) })
        });
        let prefixes = self.by_prefix.iter().map(|(at, variant)| Hit { variant: *variant, at: HitPlace::Token(*at) });
        let mentions = self.hits.iter().filter(|hit| matches!(hit.at, HitPlace::Mention(_))).copied();
        for hit in &words.chain(prefixes).chain(mentions).collect::<Vec<_>>() {
            let number = self.program.variants[hit.variant as usize].phrase as usize;
            let phrase = &self.program.phrases[number];
            if phrase.list == List::Unless || !self.wanted(phrase.slot) {
                continue;
            }
            matcher.watch();
            let start = self.anchors_of(&mut matcher, hit, &mut anchors);
            matches_of(&mut matcher, start, &mut anchors, false);
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

/// All bounds of the phrase that the matcher has turned to, from the anchors of one of its starts.
fn matches_of(matcher: &mut Matcher<'_>, start: &Start, anchors: &mut Vec<Bound>, many: bool) -> Vec<Vec<Bound>> {
    anchors.drain(..).flat_map(|anchor| matcher.matches(start, anchor, many)).collect()
}

/// What `unless` phrases cancel: the answer that they hold, or where they hold none whatever stands in their clauses. Each
/// with the first phrase that does and the tokens that it matched.
#[derive(Default)]
struct Cancels {
    clauses: BTreeMap<usize, (usize, Range<usize>)>,
    /// By token of the answer.
    answers: BTreeMap<usize, (usize, Range<usize>)>,
}

impl Cancels {
    /// What cancels an answer in these clauses.
    fn of(&self, clauses: RangeInclusive<usize>, answer: &Range<usize>) -> Option<&(usize, Range<usize>)> {
        let held = self.answers.range(answer.clone()).next();
        held.or_else(|| self.clauses.range(clauses).next()).map(|(_, cancel)| cancel)
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
