//! All rules of a run, made ready once: which word starts which phrase, and the graphs that are walked from it.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date as Day;

use super::bits::Bits;
use super::graph::Graph;
use super::lattice::{Lane, LaneId};
use super::prefix::{PrefixIndex, PrefixUse};
use crate::rule::{Expression, LookIn, Phrase};
use crate::text::{Token, WordIndex};
use crate::value::number::{self, Dimension, Hedges, Unit, UnitRow};
use crate::value::{Cues, DayOrder, Kind, Mention, ReadSettings, Reading, Value, WeekdayRule};

/// Rules made ready for [`extract`](super::extract). It depends on the rules alone and can be shared by threads.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) slots: Vec<SlotProgram>,
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
    /// The variants that words start, those of one word together.
    pub(super) started: Vec<VariantId>,
    pub(super) prefixes: PrefixIndex,
    pub(super) by_mention: Vec<(LaneId, Vec<VariantId>)>,
    /// The slots with expressions, each with the bits of what a sentence needs for one of them to match.
    pub(super) with_regex: Vec<(usize, Bits)>,
}

/// The number of a variant.
pub(super) type VariantId = u32;

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
}

impl SlotProgram {
    /// Whether a mention can answer the question: a figure with a unit must be of what the slot measures.
    pub(super) fn takes(&self, answer: &Mention) -> bool {
        let (Some(wanted), Reading::Clear(Value::Number(number))) = (self.unit, &answer.reading) else { return true };
        let Unit::Measure(name) = number.unit else { return true };
        let other = || wanted.dimension == Dimension::Other && wanted.name != name;
        number::unit(name).is_none_or(|row| row.dimension.answers(wanted.dimension) && !other())
    }
}

/// Which list of a slot a phrase stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Phrases,
    SaysYes,
    SaysNo,
    SaysUnsure,
    SaysOne,
    SaysTwo,
    Unless,
}

impl List {
    /// Its key in a rule file.
    pub(super) fn name(self) -> &'static str {
        match self {
            List::Phrases => "phrases",
            List::SaysYes => "says_yes",
            List::SaysNo => "says_no",
            List::SaysUnsure => "says_unsure",
            List::SaysOne => "says_one",
            List::SaysTwo => "says_two",
            List::Unless => "unless",
        }
    }
}

/// What extraction has to know of a phrase.
#[derive(Clone, Debug)]
pub(super) struct PhraseProgram {
    pub(super) slot: usize,
    pub(super) list: List,
    /// Its place in the list, from 1.
    pub(super) number: usize,
    /// The bits of what a sentence needs for it.
    pub(super) needs: Bits,
    /// Whether it needs more than one word.
    pub(super) needs_several: bool,
    /// The lanes of which every match holds a mention.
    pub(super) lanes: Vec<LaneId>,
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

/// What the index knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordEntry {
    /// The bits of the needs that it fills.
    pub(super) bits: Bits,
    /// What it tells of the kinds in the sentence.
    pub(super) cues: Cues,
    /// Where the variants that it starts stand among all: first those of answers, then those of `unless` phrases, which are
    /// asked for only where a slot has matches.
    pub(super) started: [u32; 3],
}

impl WordEntry {
    /// Whether it starts anything.
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
    pub(super) fn word<'w>(&self, token: &Token, word: impl Fn() -> &'w str) -> Option<u32> {
        self.words.get(token.hash, word)
    }

    /// What is known of the word of this number.
    pub(super) fn entry_of(&self, number: u32) -> &WordEntry {
        &self.entries[number as usize]
    }

    /// The variants of answers that the word of this number starts.
    pub(super) fn variants_of(&self, number: u32) -> &[VariantId] {
        let [from, to, _] = self.entry_of(number).started;
        &self.started[from as usize..to as usize]
    }

    /// The variants of `unless` phrases that the word of this number starts.
    pub(super) fn cancelling_of(&self, number: u32) -> &[VariantId] {
        let [_, from, to] = self.entry_of(number).started;
        &self.started[from as usize..to as usize]
    }

    /// The phrase of a variant.
    pub(super) fn phrase_of(&self, variant: VariantId) -> &PhraseProgram {
        &self.phrases[self.variants[variant as usize].phrase as usize]
    }

    /// The graphs of the phrase of this number.
    pub(super) fn graph(&self, phrase: usize) -> &Graph {
        let phrase = &self.phrases[phrase];
        phrase.graph.get_or_init(|| Box::new(Graph::of(&phrase.phrase, &self.slots[phrase.slot], &self.lanes)))
    }

    /// Adds what a word is for by how it begins.
    pub(super) fn prefix_uses<'w>(&self, written: [u8; 3], word: impl Fn() -> &'w str, found: &mut Vec<PrefixUse>) {
        if self.prefixes.may_fit(written) {
            self.prefixes.uses(word(), found);
        }
    }

    /// The slots, or the only one asked for, of which an expression may match in a sentence of a text.
    pub(super) fn regex_slots(&self, text: &str, only: Option<usize>) -> Vec<(usize, Bits)> {
        let may_match = |slot: usize| self.slots[slot].regex.iter().any(|expression| expression.may_match_in(text));
        let wanted = self.with_regex.iter().copied().filter(|(slot, _)| only.is_none_or(|only| only == *slot));
        wanted.filter(|(slot, needs)| *needs != Bits::NONE || may_match(*slot)).collect()
    }

    /// Whether a variant is of an `unless` phrase.
    pub(super) fn cancels(&self, variant: VariantId) -> bool {
        self.phrase_of(variant).list == List::Unless
    }
}
