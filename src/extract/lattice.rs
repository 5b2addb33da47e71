//! The mentions of one sentence: read only when a phrase asks for them, and once for all phrases.

use std::cell::{OnceCell, RefCell};
use std::ops::{Deref, Range};
use std::rc::Rc;
use std::sync::Arc;

use super::clause::Clauses;
use super::present::{NeedId, Present};
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
    /// The words that begin the declared ones: where a sentence has none of them, none is looked for.
    pub(super) begins: Option<NeedId>,
}

/// Some mentions: names that the document keeps, or those of one lane alone.
#[derive(Debug, Default)]
struct List {
    shared: Option<Rc<[Mention]>>,
    own: Vec<Mention>,
}

impl Deref for List {
    type Target = [Mention];

    #[inline]
    fn deref(&self) -> &[Mention] {
        self.shared.as_deref().unwrap_or(&self.own)
    }
}

impl List {
    fn to_mut(&mut self) -> &mut Vec<Mention> {
        if let Some(shared) = self.shared.take() {
            self.own = shared.to_vec();
        }
        &mut self.own
    }
}

/// The mentions of one lane in one sentence.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    list: List,
    by_end: Vec<u32>,
}

impl Mentions {
    fn new(mut list: List) -> Mentions {
        let key = |mention: &Mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end));
        let in_order = list.is_sorted_by_key(key) && list.iter().all(|mention| !mention.tokens.is_empty());
        if !in_order {
            let list = list.to_mut();
            list.retain(|mention| !mention.tokens.is_empty());
            list.sort_by_key(key);
        }
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
    /// What stands in the sentence that is looked at.
    present: Present,
    /// By the settings, the numbers of every kind, which are read in one pass.
    numbers: Vec<OnceCell<Vec<Mention>>>,
    cells: Vec<OnceCell<Mentions>>,
    filled: RefCell<Vec<LaneId>>,
    steps: OnceCell<Steps>,
    clauses: OnceCell<Clauses>,
}

impl<'a> Lattice<'a> {
    /// A lattice that stands at the first sentence.
    pub(super) fn new(
        document: &'a Document,
        settings: &'a [ReadSettings],
        lanes: &'a [Lane],
        names: &'a Names<'a>,
        present: Present,
    ) -> Lattice<'a> {
        Lattice {
            document,
            settings,
            lanes,
            names,
            sentence: 0,
            present,
            numbers: (0..settings.len()).map(|_| OnceCell::new()).collect(),
            cells: (0..lanes.len()).map(|_| OnceCell::new()).collect(),
            filled: RefCell::default(),
            steps: OnceCell::new(),
            clauses: OnceCell::new(),
        }
    }

    /// What stands in the sentence that is looked at; it is told before the lattice goes there.
    pub(super) fn present(&self) -> &Present {
        &self.present
    }

    /// The same, to be told.
    pub(super) fn present_mut(&mut self) -> &mut Present {
        &mut self.present
    }

    /// Goes to another sentence and forgets the mentions of the last one.
    pub(super) fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
        for lane in self.filled.get_mut().drain(..) {
            self.cells[lane].take();
        }
        self.steps.take();
        self.clauses.take();
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

    /// The clauses of the sentence.
    pub(super) fn clauses(&self) -> &Clauses {
        self.clauses.get_or_init(|| Clauses::of(&self.words()))
    }

    /// The mentions of a lane.
    pub(super) fn lane(&self, lane: LaneId) -> &Mentions {
        self.cells[lane].get_or_init(|| {
            self.filled.borrow_mut().push(lane);
            let Lane { kind, settings, wording, begins } = &self.lanes[lane];
            let mut list = match kind {
                Kind::Title | Kind::Person if self.present.cues().may_hold(*kind) => {
                    let shared = self.names.mentions(*kind, self.sentence);
                    let mut list = List { shared: Some(shared), own: Vec::new() };
                    if let Some(pronoun) = self.names.antecedent(self.sentence).filter(|_| *kind == Kind::Person) {
                        list.to_mut().push(pronoun.mention);
                    }
                    list
                }
                Kind::Organisation => List { shared: Some(self.names.organisations(self.sentence)), own: Vec::new() },
                _ => {
                    let mut list = List::default();
                    self.read(*kind, *settings, &mut list.own);
                    list
                }
            };
            if let Some(wording) = wording.as_ref().filter(|_| self.begins(*begins)) {
                wording.read(&self.words(), list.to_mut());
            }
            Mentions::new(list)
        })
    }

    /// The number that these tokens are by themselves: what is none in its place (`62-38`) can be two to whoever asks for one.
    pub(super) fn number_alone(&self, lane: LaneId, tokens: &Range<usize>) -> Option<Mention> {
        let Lane { kind, settings, .. } = &self.lanes[lane];
        if !number::is_number(*kind) {
            return None;
        }
        let mut list = Vec::new();
        (kind.row().read)(&self.document.words_in(tokens.clone()), &self.settings[*settings], &mut list);
        list.into_iter().find(|mention| mention.tokens == *tokens)
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

    /// Whether the sentence that is looked at may hold a mention of a lane, as far as its cues tell.
    #[inline]
    pub(super) fn is_cued(&self, lane: LaneId) -> bool {
        let Lane { kind, begins, .. } = &self.lanes[lane];
        self.present.cues().may_hold(*kind) || self.begins(*begins)
    }

    fn begins(&self, need: Option<NeedId>) -> bool {
        need.is_some_and(|need| self.present.holds(need))
    }

    fn read(&self, kind: Kind, settings: usize, list: &mut Vec<Mention>) {
        if !self.present.cues().may_hold(kind) {
            debug_assert!(self.holds_none(kind, settings), "a {kind} without a cue in {:?}", self.text());
            return;
        }
        match kind {
            Kind::Title | Kind::Person => list.extend_from_slice(&self.names.mentions(kind, self.sentence)),
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
            // Names of organisations go word by word, as the phrases that are shipped take them.
            for row in KINDS.iter().filter(|row| row.kind != Kind::Organisation) {
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
