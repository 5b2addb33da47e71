//! The mentions of one sentence: read only when a phrase asks for them, and once for all phrases.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;
use super::resolve::Names;
use super::wording::WordingReader;
use crate::text::{Document, Sentence, Words};
use crate::value::{KINDS, Kind, Mention, ReadSettings, number, person};

/// The number of a lane of the lattice: one kind read in one way.
pub(super) type LaneId = usize;

/// How one lane is read.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    /// The kind of its mentions.
    pub(super) kind: Kind,
    /// Which settings of the program its reader gets.
    pub(super) settings: usize,
    /// The words that a slot declares; read besides what the kind's own reader finds.
    pub(super) wording: Option<Arc<WordingReader>>,
    /// The bits of the words that begin the declared ones: where a sentence has none of them, none is looked for.
    pub(super) begins: Bits,
}

/// The mentions of one lane in one sentence.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    list: Vec<Mention>,
    by_end: Vec<u32>,
}

impl Mentions {
    fn new(mut list: Vec<Mention>) -> Mentions {
        list.retain(|mention| !mention.tokens.is_empty());
        list.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
        let mut by_end: Vec<u32> = (0..list.len() as u32).collect();
        by_end.sort_by_key(|at| (list[*at as usize].tokens.end, list[*at as usize].tokens.start));
        Mentions { list, by_end }
    }

    /// All of them, by where they start, the longest first.
    pub(super) fn all(&self) -> &[Mention] {
        &self.list
    }

    /// The numbers of those that start at this token, the longest first.
    pub(super) fn starting_at(&self, token: usize) -> Range<usize> {
        let from = self.list.partition_point(|mention| mention.tokens.start < token);
        let len = self.list[from..].iter().take_while(|mention| mention.tokens.start == token).count();
        from..from + len
    }

    /// The numbers of those that end before this token, the longest first.
    pub(super) fn ending_at(&self, token: usize) -> &[u32] {
        let end = |at: &u32| self.list[*at as usize].tokens.end;
        let from = self.by_end.partition_point(|at| end(at) < token);
        let to = from + self.by_end[from..].iter().take_while(|at| end(at) == token).count();
        &self.by_end[from..to]
    }

    /// The longest one that holds these tokens and lies in `limit`; the first of equals.
    pub(super) fn widest(&self, tokens: &Range<usize>, limit: &Range<usize>) -> Option<usize> {
        let from = self.list.partition_point(|mention| mention.tokens.start < limit.start);
        let to = self.list.partition_point(|mention| mention.tokens.start <= tokens.start);
        (from..to)
            .filter(|at| {
                let held = &self.list[*at].tokens;
                held.end >= tokens.end && held.end <= limit.end
            })
            .min_by_key(|at| (std::cmp::Reverse(self.list[*at].tokens.len()), *at))
    }
}

/// Where mentions of any kind begin and end, for counting the steps of a gap.
#[derive(Debug, Default)]
pub(super) struct Steps {
    forward: Vec<(usize, usize)>,
    backward: Vec<(usize, usize)>,
}

impl Steps {
    /// The ends of the mentions that start at this token.
    pub(super) fn ends(&self, start: usize) -> impl Iterator<Item = usize> {
        let from = self.forward.partition_point(|(at, _)| *at < start);
        self.forward[from..].iter().take_while(move |(at, _)| *at == start).map(|(_, end)| *end)
    }

    /// The starts of the mentions that end before this token.
    pub(super) fn starts(&self, end: usize) -> impl Iterator<Item = usize> {
        let from = self.backward.partition_point(|(at, _)| *at < end);
        self.backward[from..].iter().take_while(move |(at, _)| *at == end).map(|(_, start)| *start)
    }
}

/// The mentions of one sentence after the other.
pub(super) struct Lattice<'a> {
    document: &'a Document,
    settings: &'a [ReadSettings],
    lanes: &'a [Lane],
    names: &'a Names<'a>,
    sentence: usize,
    /// What stands in the sentence.
    bits: Bits,
    /// By the settings, the numbers of every kind, which are read in one pass.
    numbers: Vec<OnceCell<Vec<Mention>>>,
    cells: Vec<OnceCell<Mentions>>,
    filled: RefCell<Vec<LaneId>>,
    steps: OnceCell<Steps>,
}

impl<'a> Lattice<'a> {
    /// A lattice that stands at the first sentence.
    pub(super) fn new(
        document: &'a Document,
        settings: &'a [ReadSettings],
        lanes: &'a [Lane],
        names: &'a Names<'a>,
    ) -> Lattice<'a> {
        Lattice {
            document,
            settings,
            lanes,
            names,
            sentence: 0,
            bits: Bits::NONE,
            numbers: (0..settings.len()).map(|_| OnceCell::new()).collect(),
            cells: (0..lanes.len()).map(|_| OnceCell::new()).collect(),
            filled: RefCell::default(),
            steps: OnceCell::new(),
        }
    }

    /// Goes to another sentence and forgets the mentions of the last one. `bits` hold what stands in it.
    pub(super) fn enter(&mut self, sentence: usize, bits: Bits) {
        self.sentence = sentence;
        self.bits = bits;
        for lane in self.filled.get_mut().drain(..) {
            self.cells[lane].take();
        }
        self.steps.take();
        self.numbers.iter_mut().for_each(|cell| drop(cell.take()));
    }

    /// The document.
    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    /// The sentence it stands at.
    pub(super) fn sentence(&self) -> &'a Sentence {
        &self.document.sentences()[self.sentence]
    }

    /// The words of the sentence.
    pub(super) fn words(&self) -> Words<'a> {
        self.document.words(self.sentence())
    }

    /// The mentions of a lane.
    pub(super) fn lane(&self, lane: LaneId) -> &Mentions {
        self.cells[lane].get_or_init(|| {
            self.filled.borrow_mut().push(lane);
            let Lane { kind, settings, wording, begins } = &self.lanes[lane];
            let mut list = Vec::new();
            self.read(*kind, *settings, &mut list);
            if let Some(wording) = wording.as_ref().filter(|_| self.bits.meets(begins)) {
                wording.read(&self.words(), &mut list);
            }
            Mentions::new(list)
        })
    }

    /// Whether a mention of a lane may begin at this token, as far as can be told without reading any.
    pub(super) fn may_begin(&self, lane: LaneId, token: usize) -> bool {
        self.lanes[lane].kind != Kind::Person || person::may_begin(&self.words(), token)
    }

    /// Whether a mention of a lane may end before this token, as far as can be told without reading any.
    pub(super) fn may_end(&self, lane: LaneId, token: usize) -> bool {
        self.lanes[lane].kind != Kind::Person || person::may_end(&self.words(), token)
    }

    /// Whether there may be a mention of a lane, as far as can be told without reading persons, which takes other
    /// sentences.
    pub(super) fn may_hold(&self, lane: LaneId) -> bool {
        self.lanes[lane].kind == Kind::Person && self.cells[lane].get().is_none() || !self.lane(lane).all().is_empty()
    }

    /// Whether the words of a sentence may hold a mention of a lane, as far as their cues tell.
    pub(super) fn is_cued(&self, lane: LaneId, bits: &Bits) -> bool {
        let Lane { kind, begins, .. } = &self.lanes[lane];
        bits.cues().may_hold(*kind) || bits.meets(begins)
    }

    fn read(&self, kind: Kind, settings: usize, list: &mut Vec<Mention>) {
        if !self.bits.cues().may_hold(kind) {
            debug_assert!(self.holds_none(kind, settings), "a {kind} without a cue in {:?}", self.text());
            return;
        }
        match kind {
            Kind::Title | Kind::Person => list.extend_from_slice(self.names.mentions(kind, self.sentence)),
            _ if number::is_number(kind) => {
                let numbers = self.numbers[settings].get_or_init(|| {
                    let mut numbers = Vec::new();
                    number::read_all(&self.words(), &self.settings[settings], &mut numbers);
                    numbers
                });
                list.extend(numbers.iter().filter(|mention| mention.kind == kind).cloned());
            }
            _ => (kind.row().read)(&self.words(), &self.settings[settings], list),
        }
    }

    fn holds_none(&self, kind: Kind, settings: usize) -> bool {
        let mut list = Vec::new();
        (kind.row().read)(&self.words(), &self.settings[settings], &mut list);
        list.is_empty()
    }

    fn text(&self) -> &str {
        self.document.slice(self.sentence().span)
    }

    /// Where mentions of any kind stand, read with the shipped settings, so that the rules do not change it.
    pub(super) fn steps(&self) -> &Steps {
        self.steps.get_or_init(|| {
            let mut list = Vec::new();
            for row in KINDS {
                self.read(row.kind, 0, &mut list);
            }
            let mut forward: Vec<(usize, usize)> = list
                .iter()
                .filter(|mention| mention.tokens.len() > 1)
                .map(|mention| (mention.tokens.start, mention.tokens.end))
                .collect();
            forward.sort_unstable();
            forward.dedup();
            let mut backward: Vec<(usize, usize)> = forward.iter().map(|(start, end)| (*end, *start)).collect();
            backward.sort_unstable();
            Steps { forward, backward }
        })
    }
}
