//! Phrases as automata: a graph of nodes for what stands right of an anchor, one for what stands left of it.

use rust_decimal::Decimal;

use super::graph::Meaning;
use super::lattice::LaneId;
use crate::rule::Item;
use crate::text::hash;
use crate::value::Kind;

/// The number of a node in its [`Code`].
pub(super) type NodeId = u32;

/// Which way a graph is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From the anchor towards the start of the sentence.
    Left,
    /// From the anchor towards its end.
    Right,
}

/// What a mention is to the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The answer.
    Answer,
    /// Whom the answer is about.
    Key,
    /// It only has to be there.
    Other,
}

/// A mention as an item asks for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct MentionTest {
    /// Where mentions of this kind are read.
    pub(super) lane: LaneId,
    /// What it is to the slot.
    pub(super) part: Part,
    /// A title that does not stand before the phrase's own person must not stand before another.
    pub(super) alone: bool,
}

/// What one token has to be.
#[derive(Clone, Debug)]
pub(super) enum WordTest {
    /// This normalised word, with these letters where they are given; and its hash, which spares comparing most words.
    Word(Box<str>, Option<Box<str>>, u32),
    /// A number of this value: digits, or words in this lane of counts.
    Number(Decimal, LaneId),
    /// A word that begins so.
    Prefix(Box<str>),
    /// This mark.
    Punct(Box<str>),
}

/// The hashes of some words, so that it says surely which words are none of them and only probably which are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Openers([u64; Openers::BITS / 64]);

impl Openers {
    const BITS: usize = 256;

    fn add(&mut self, hash: u32) {
        let place = hash as usize % Openers::BITS;
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Whether a word of this hash may be one of them.
    #[inline]
    pub(super) fn may_hold(&self, hash: u32) -> bool {
        let place = hash as usize % Openers::BITS;
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

/// One node of a graph.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// All is matched.
    Accept,
    /// One word.
    Word(WordTest, NodeId),
    /// A mention.
    Mention(MentionTest, NodeId),
    /// Words as they are.
    Text(Part, NodeId),
    /// `...`
    Gap(NodeId),
    /// `..`
    NounGap(NodeId),
    /// The first of these that leads to the end; where all of them begin with a word, with these.
    Split(Box<[NodeId]>, Option<Box<Openers>>),
}

/// The node at which every graph ends.
pub(super) const ACCEPT: NodeId = 0;

/// The nodes of the graphs of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Code(Vec<Node>);

impl Code {
    /// Only the end.
    pub(super) fn new() -> Code {
        Code(vec![Node::Accept])
    }

    /// The node of this number.
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.0[id as usize]
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.0.push(node);
        (self.0.len() - 1) as NodeId
    }

    /// The words with which what follows a node begins, where it always begins with one of some words.
    fn openers(&self, entries: &[NodeId]) -> Option<Box<Openers>> {
        let mut openers = Openers::default();
        for entry in entries {
            match self.node(*entry) {
                Node::Word(WordTest::Word(_, _, hash), _) => openers.add(*hash),
                Node::Split(_, Some(inner)) => {
                    openers.0.iter_mut().zip(inner.0).for_each(|(bits, inner)| *bits |= inner);
                }
                _ => return None,
            }
        }
        (!entries.is_empty()).then(|| Box::new(openers))
    }
}

/// No graph at all.
pub(super) static NO_CODE: Code = Code(Vec::new());

/// Builds the graphs of a phrase.
pub(super) struct Builder<'a> {
    pub(super) code: Code,
    pub(super) meaning: Meaning<'a>,
}

impl Builder<'_> {
    /// The graph of a sequence of items walked in one way, before `next`. `person_next` tells whether a person's name may
    /// come right behind the sequence.
    pub(super) fn sequence(&mut self, items: &[Item], way: Way, next: NodeId, person_next: bool) -> NodeId {
        let mut entry = next;
        match way {
            Way::Right => {
                for (at, item) in items.iter().enumerate().rev() {
                    entry = self.item(item, way, entry, person_follows(&items[at + 1..], person_next));
                }
            }
            Way::Left => {
                for (at, item) in items.iter().enumerate() {
                    entry = self.item(item, way, entry, person_follows(&items[at + 1..], person_next));
                }
            }
        }
        entry
    }

    fn item(&mut self, item: &Item, way: Way, next: NodeId, person_next: bool) -> NodeId {
        let node = match item {
            Item::Word { .. } | Item::Prefix(_) | Item::Punct(_) => match self.word_test(item) {
                Some(test) => Node::Word(test, next),
                None => return next,
            },
            Item::Mention { kind, name } => match self.mention_test(*kind, name.as_deref(), person_next) {
                Ok(test) => Node::Mention(test, next),
                Err(part) => Node::Text(part, next),
            },
            Item::Gap => Node::Gap(next),
            Item::NounGap => Node::NounGap(next),
            Item::Group(alternatives) => {
                let entries: Box<[NodeId]> =
                    alternatives.iter().map(|items| self.sequence(items, way, next, person_next)).collect();
                let openers = self.code.openers(&entries);
                Node::Split(entries, openers)
            }
        };
        self.code.add(node)
    }

    /// The test of a word, prefix or mark; `None` for a possessive, which is stepped over wherever it stands.
    pub(super) fn word_test(&self, item: &Item) -> Option<WordTest> {
        match item {
            Item::Word { word, .. } if matches!(word.as_str(), "'s" | "'") => None,
            Item::Word { number: Some(number), .. } => Some(WordTest::Number(*number, self.meaning.numbers()?)),
            Item::Word { word, exact, .. } => {
                Some(WordTest::Word(word.as_str().into(), exact.as_deref().map(Box::from), hash(word)))
            }
            Item::Prefix(prefix) => Some(WordTest::Prefix(prefix.as_str().into())),
            Item::Punct(mark) => Some(WordTest::Punct(mark.as_str().into())),
            Item::Mention { .. } | Item::Gap | Item::NounGap | Item::Group(_) => None,
        }
    }

    /// The test of a mention; for words as they are, what they are to the slot.
    pub(super) fn mention_test(&self, kind: Kind, name: Option<&str>, person_next: bool) -> Result<MentionTest, Part> {
        let (part, lane) = self.meaning.mention(kind, name);
        let lane = lane.ok_or(part)?;
        Ok(MentionTest { lane, part, alone: kind == Kind::Title && !person_next })
    }
}

/// Whether the first thing that these items match may be a person's name.
pub(super) fn person_follows(items: &[Item], after: bool) -> bool {
    let Some((first, rest)) = items.split_first() else { return after };
    match first {
        Item::Mention { kind, .. } => *kind == Kind::Person,
        Item::Group(alternatives) => {
            let behind = person_follows(rest, after);
            alternatives.iter().any(|items| person_follows(items, behind))
        }
        Item::Word { .. } | Item::Prefix(_) | Item::Punct(_) | Item::Gap | Item::NounGap => false,
    }
}
