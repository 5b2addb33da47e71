//! The graphs of one phrase, built when one of its anchors first fires: a text fires few of all phrases.

use super::anchor::{Costs, Starts, add_starts};
use super::automaton::{ACCEPT, Builder, Code, MentionTest, NodeId, Part, Way, WordTest};
use super::lattice::{Lane, LaneId};
use super::program::SlotProgram;
use crate::rule::{Item, Phrase};
use crate::value::Kind;

/// How a phrase is walked from each of its anchors.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    /// All nodes.
    pub(super) code: Code,
    /// The starts, in the order of their variants.
    pub(super) starts: Vec<Start>,
}

/// A phrase as it is tried from one of its anchors.
#[derive(Clone, Debug)]
pub(super) struct Start {
    /// What the anchor has to be.
    pub(super) test: AnchorTest,
    /// The graph of what stands left of the anchor.
    pub(super) left: NodeId,
    /// The graph of what stands right of it.
    pub(super) right: NodeId,
}

/// What an anchor has to be.
#[derive(Clone, Debug)]
pub(super) enum AnchorTest {
    Word(WordTest),
    Mention(MentionTest),
    /// It is nowhere.
    None,
}

impl Start {
    /// Whether its anchor is a title that must not stand before a person.
    pub(super) fn stands_alone(&self) -> bool {
        matches!(self.test, AnchorTest::Mention(MentionTest { alone: true, .. }))
    }
}

impl Graph {
    /// The graph of a phrase of a slot.
    pub(super) fn of(phrase: &Phrase, slot: &SlotProgram, lanes: &[Lane]) -> Graph {
        let meaning = Meaning { slot, lanes };
        let mut building = Building { builder: Builder { code: Code::new(), meaning }, starts: Vec::new() };
        add_starts(&phrase.items, &mut Costs::default(), meaning.wording(), &mut building, [ACCEPT, ACCEPT], false);
        Graph { code: building.builder.code, starts: building.starts }
    }
}

struct Building<'a> {
    builder: Builder<'a>,
    starts: Vec<Start>,
}

impl<'r> Starts<'r> for Building<'_> {
    fn sequence(&mut self, items: &'r [Item], way: Way, next: NodeId, person_next: bool) -> NodeId {
        self.builder.sequence(items, way, next, person_next)
    }

    fn start(&mut self, anchor: &'r Item, [left, right]: [NodeId; 2], person_behind: bool) {
        let test = match anchor {
            Item::Mention { kind, name } => self
                .builder
                .mention_test(*kind, name.as_deref(), person_behind)
                .map_or(AnchorTest::None, AnchorTest::Mention),
            _ => self.builder.word_test(anchor).map_or(AnchorTest::None, AnchorTest::Word),
        };
        self.starts.push(Start { test, left, right });
    }
}

/// What the items of a phrase mean to the slot that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'a> {
    pub(super) slot: &'a SlotProgram,
    pub(super) lanes: &'a [Lane],
}

impl<'a> Meaning<'a> {
    /// How a mention is to be found; no lane for words as they are.
    pub(super) fn mention(&self, kind: Kind, name: Option<&str>) -> (Part, Option<LaneId>) {
        let part = match name {
            Some(_) => Part::Other,
            None if kind == self.slot.kind => Part::Answer,
            None if Some(kind) == self.slot.each => Part::Key,
            None => Part::Other,
        };
        let lane = match kind {
            Kind::YesNo | Kind::Text => None,
            kind if kind == self.slot.kind => self.slot.answers,
            Kind::Choice => None,
            kind => lane_of(self.lanes, kind, self.slot.settings),
        };
        (part, lane)
    }

    /// Where counts are read that match number words.
    pub(super) fn numbers(&self) -> Option<LaneId> {
        lane_of(self.lanes, Kind::Count, 0)
    }

    /// The words that the slot declares.
    pub(super) fn wording(&self) -> Option<&'a super::wording::WordingReader> {
        self.slot.answers.and_then(|answers| self.lanes[answers].wording.as_deref())
    }
}

/// The lane of a kind that these settings read, if there is one: names and places are read alike whatever the settings,
/// numbers whatever the calendar's.
pub(super) fn lane_of(lanes: &[Lane], kind: Kind, settings: usize) -> Option<LaneId> {
    let settings = settings_of(kind, settings);
    lanes.iter().position(|lane| lane.kind == kind && lane.settings == settings && lane.wording.is_none())
}

/// The settings by which a kind is read in a slot of some settings.
pub(super) fn settings_of(kind: Kind, settings: usize) -> usize {
    if matches!(kind, Kind::Title | Kind::Person | Kind::Place | Kind::Organisation | Kind::Time) {
        0
    } else {
        settings
    }
}
