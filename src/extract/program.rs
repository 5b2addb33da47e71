//! All rules of a run, made ready once: which word starts which phrase, and the graphs that are walked from it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date as Day;

use super::graph::Graph;
use super::lattice::{Lane, LaneId};
use super::prefix::{PrefixIndex, PrefixUse};
use super::present::{NeedId, Present};
use crate::rule::{About, Expression, List, LookIn, Phrase};
use crate::text::{Token, WordIndex};
use crate::value::date::Grain;
use crate::value::number::{self, Dimension, Hedges, Unit, UnitRow};
use crate::value::{Cues, DayOrder, Kind, Mention, ReadSettings, Reading, Value, WeekdayRule};

/// Rules made ready for [`extract`](super::extract). It depends on the rules alone and can be shared by threads.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) slots: Vec<SlotProgram>,
    /// How many of them are asked; those behind are only needed by these.
    pub(super) asked: usize,
    pub(super) phrases: Vec<PhraseProgram>,
    pub(super) variants: Vec<Variant>,
    pub(super) lanes: Vec<Lane>,
    /// Where persons are read that a title may belong to.
    pub(super) person_lane: Option<LaneId>,
    /// Where the dates of `as of Friday` are read.
    pub(super) date_lane: LaneId,
    /// Where titles and places are read that may stand between the members of a list.
    pub(super) between_lanes: Vec<LaneId>,
    pub(super) settings: Vec<(WeekdayRule, Option<DayOrder>, Hedges)>,
    pub(super) words: WordIndex,
    /// By the number of a word.
    pub(super) entries: Vec<WordEntry>,
    /// What words start, that of one word together.
    pub(super) started: Vec<Started>,
    pub(super) prefixes: PrefixIndex,
    pub(super) by_mention: Vec<(LaneId, Vec<VariantId>)>,
    /// What a sentence has to hold for each phrase, by its number.
    pub(super) gates: Vec<Gate>,
    /// The lanes and the needs that the gates ask for, one gate's behind another's.
    pub(super) gate_lanes: Vec<LaneId>,
    pub(super) gate_needs: Vec<NeedId>,
    /// The needs that words fill, those of one word together.
    pub(super) filled: Vec<NeedId>,
    /// How many needs there are.
    pub(super) needs: usize,
    /// The slots with expressions.
    pub(super) with_regex: Vec<RegexSlot>,
}

/// The number of a variant.
pub(super) type VariantId = u32;

/// What a sentence has to hold for a phrase to match in it, and whose it is: all that is asked of most phrases, so it is kept
/// apart from the rest.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    pub(super) slot: u32,
    /// The cues that it needs besides those of its lanes.
    pub(super) cues: Cues,
    pub(super) needs: Range<u32>,
    pub(super) lanes: Range<u32>,
    /// Whether more than one word is needed.
    pub(super) needs_several: bool,
    /// Whether the phrase is an `unless`.
    pub(super) cancels: bool,
}

/// A slot with expressions.
#[derive(Clone, Copy, Debug)]
pub(super) struct RegexSlot {
    pub(super) slot: usize,
    /// The words with which the matches of all of them begin; none where they begin otherwise.
    pub(super) need: Option<NeedId>,
}

impl RegexSlot {
    /// Whether one of its expressions may match in a sentence.
    pub(super) fn may_match(&self, present: &Present) -> bool {
        self.need.is_none_or(|need| present.holds(need))
    }
}

/// What extraction has to know of a slot.
#[derive(Clone, Debug)]
pub(super) struct SlotProgram {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) each: Option<Kind>,
    pub(super) many: bool,
    pub(super) priority: i32,
    pub(super) look_in: Vec<LookIn>,
    pub(super) regex: Vec<Expression>,
    /// Which settings of the program its readers get.
    pub(super) settings: usize,
    /// Where mentions of the slot's kind are read; none for yes-no and text.
    pub(super) answers: Option<LaneId>,
    /// Where mentions of the key's kind are read.
    pub(super) keys: Option<LaneId>,
    /// The unit that the slot shows: what is measured in a unit that does not convert answers another question.
    pub(super) unit: Option<&'static UnitRow>,
    /// The coarsest unit of the calendar in which an answer may be given.
    pub(super) grain: Option<Grain>,
    /// The slot whose count is taken off one from which the answer follows.
    pub(super) less: Option<String>,
    /// The slots of which a source has to answer one, so that everyone whom it names is an answer.
    pub(super) everyone: Vec<String>,
    /// The slot whose answers are taken over, and the one that names whom they have to be about.
    pub(super) about: Option<About>,
}

impl SlotProgram {
    /// Whether a mention can answer the question: a figure with a unit must be of what the slot measures, a date no coarser
    /// than the slot allows.
    pub(super) fn takes(&self, answer: &Mention) -> bool {
        if let (Some(coarsest), Reading::Clear(Value::Date(date))) = (self.grain, &answer.reading) {
            return date.grain <= coarsest;
        }
        let (Some(wanted), Reading::Clear(Value::Number(number))) = (self.unit, &answer.reading) else { return true };
        let Unit::Measure(name) = number.unit else { return true };
        let other = || wanted.dimension == Dimension::Other && wanted.name != name;
        number::unit(name).is_none_or(|row| row.dimension.answers(wanted.dimension) && !other())
    }
}

/// What extraction has to know of a phrase.
#[derive(Clone, Debug)]
pub(super) struct PhraseProgram {
    pub(super) slot: usize,
    pub(super) list: List,
    /// Its place in the list, from 1.
    pub(super) number: usize,
    pub(super) phrase: Arc<Phrase>,
    pub(super) graph: OnceLock<Box<Graph>>,
}

impl PhraseProgram {
    /// The phrase as claims name it: `phrases[2]: <count> people`.
    pub(super) fn name(&self) -> String {
        format!("{}[{}]: {}", self.list.name(), self.number, self.phrase.written)
    }

    /// Whether auxiliaries, negations and adverbs may stand between its items.
    pub(super) fn is_loose(&self) -> bool {
        matches!(self.list, List::SaysYes | List::SaysNo | List::SaysUnsure)
    }
}

/// A phrase as it is tried from one of its anchors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variant {
    pub(super) phrase: u32,
    /// Which start of the phrase it is.
    pub(super) start: u32,
}

/// A variant that a word starts, with what rules most of them out before anything else of them is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Started {
    pub(super) variant: VariantId,
    pub(super) slot: u32,
    /// A need of the phrase that the word itself does not fill.
    pub(super) need: Option<NeedId>,
    /// The kind of the slot's answers, where they are numbers of which another word may tell that one was meant.
    pub(super) near: Option<Kind>,
}

/// What the index knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordEntry {
    /// Where the needs that it fills stand among all.
    pub(super) fills: [u32; 2],
    /// What it tells of the kinds in the sentence.
    pub(super) cues: Cues,
    /// Where the variants that it starts stand among all: first those of answers, then those of `unless` phrases, which are
    /// asked for only where a slot has matches.
    pub(super) started: [u32; 3],
}

impl WordEntry {
    /// Whether it starts anything.
    #[inline]
    pub(super) fn starts(&self) -> bool {
        self.started[0] < self.started[2]
    }
}

impl Program {
    /// The number of the slot of this id.
    pub(super) fn slot_named(&self, id: &str) -> Option<usize> {
        self.slots.iter().position(|slot| slot.id == id)
    }

    /// What readers may know besides the words, for a source of this date.
    pub(super) fn read_settings(&self, published: Option<Day>) -> Vec<ReadSettings> {
        self.settings
            .iter()
            .map(|(weekday, order, hedges)| ReadSettings {
                published,
                weekday: *weekday,
                order: *order,
                hedges: hedges.clone(),
            })
            .collect()
    }

    /// The number of a token's normalised word, if the rules know it.
    #[inline]
    pub(super) fn word<'w>(&self, token: &Token, word: impl Fn() -> &'w str) -> Option<u32> {
        self.words.get(token.hash, word)
    }

    /// What is known of the word of this number.
    #[inline]
    pub(super) fn entry_of(&self, number: u32) -> &WordEntry {
        &self.entries[number as usize]
    }

    /// The variants of answers that the word of this number starts.
    pub(super) fn variants_of(&self, number: u32) -> &[Started] {
        let [from, to, _] = self.entry_of(number).started;
        &self.started[from as usize..to as usize]
    }

    /// The variants of `unless` phrases that the word of this number starts.
    pub(super) fn cancelling_of(&self, number: u32) -> &[Started] {
        let [_, from, to] = self.entry_of(number).started;
        &self.started[from as usize..to as usize]
    }

    /// The graphs of the phrase of this number.
    pub(super) fn graph(&self, phrase: usize) -> &Graph {
        let phrase = &self.phrases[phrase];
        phrase.graph.get_or_init(|| Box::new(Graph::of(&phrase.phrase, &self.slots[phrase.slot], &self.lanes)))
    }

    /// Whether a normalised word may be for anything by how it begins.
    #[inline]
    pub(super) fn may_have_prefix(&self, word: &str) -> bool {
        self.prefixes.may_fit(word)
    }

    /// Adds what a normalised word is for by how it begins.
    pub(super) fn prefix_uses(&self, word: &str, found: &mut Vec<PrefixUse>) {
        self.prefixes.uses(word, found);
    }

    /// The needs that the word of an entry fills.
    #[inline]
    pub(super) fn filled_by(&self, entry: &WordEntry) -> &[NeedId] {
        &self.filled[entry.fills[0] as usize..entry.fills[1] as usize]
    }

    /// Nothing known of any sentence yet.
    pub(super) fn present(&self) -> Present {
        Present::new(self.needs)
    }

    /// The slots, or the only one asked for, of which an expression may match in a sentence of a text.
    pub(super) fn regex_slots(&self, text: &str, only: Option<usize>) -> Vec<RegexSlot> {
        let may_match = |slot: usize| self.slots[slot].regex.iter().any(|expression| expression.may_match_in(text));
        let wanted = self.with_regex.iter().copied().filter(|with| only.is_none_or(|only| only == with.slot));
        wanted.filter(|with| with.need.is_some() || may_match(with.slot)).collect()
    }

    /// What a sentence has to hold for a variant.
    #[inline]
    pub(super) fn gate(&self, variant: VariantId) -> &Gate {
        &self.gates[self.variants[variant as usize].phrase as usize]
    }

    /// The needs of a gate's phrase.
    #[inline]
    pub(super) fn needs_of(&self, gate: &Gate) -> &[NeedId] {
        &self.gate_needs[gate.needs.start as usize..gate.needs.end as usize]
    }

    /// The lanes of which every match of a gate's phrase holds a mention.
    #[inline]
    pub(super) fn lanes_of(&self, gate: &Gate) -> &[LaneId] {
        &self.gate_lanes[gate.lanes.start as usize..gate.lanes.end as usize]
    }
}
